package search

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// Where money is handed out one candidate at a time, a limit that would look ahead
// is never passed over in silence.
func TestALimitThatLooksAheadIsNotPassedOver(t *testing.T) {
	fits := func(_, _ exact.Num) bool { return true }
	budget := &slate.Budget{Mode: slate.ShortSkip, Fits: fits}
	share := &slate.Bound{IsShare: true, Share: exact.Frac(1, 2)}
	tests := []struct {
		name string
		in   slate.Problem
	}{
		{"minimum", slate.Problem{Budget: budget, Quotas: []slate.Quota{{ID: "q", Tier: -1, Least: &slate.Bound{N: 1}}}}},
		{"share", slate.Problem{Budget: budget, Quotas: []slate.Quota{{ID: "q", Tier: -1, Most: share}}}},
		{"number", slate.Problem{Budget: budget, Prefer: slate.PreferNumber}},
		{"keep", slate.Problem{Budget: budget, Candidates: []slate.Candidate{{Open: []int{0}, Amounts: []exact.Num{{}}, Keep: true}}}},
		{"partial", slate.Problem{Budget: &slate.Budget{Mode: slate.ShortPartial, Fits: fits}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.Tiers = []slate.Tier{{}}
			require.Panics(t, func() { Settle(&tt.in, Limits{}) })
		})
	}
}
