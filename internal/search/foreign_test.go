package search

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// A limit that the search does not know is never passed over in silence.
func TestALimitThatIsNotKnownIsNotPassedOver(t *testing.T) {
	within := exact.Int(1)
	tests := []struct {
		name string
		in   slate.Problem
	}{
		{"fits", slate.Problem{Budget: &slate.Budget{Fits: func(_, _ exact.Num) bool { return true }}}},
		{"within", slate.Problem{Budget: &slate.Budget{Mode: slate.ShortSkip, Within: &within}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.Tiers = []slate.Tier{{}}
			require.Panics(t, func() { Settle(&tt.in, Limits{}) })
		})
	}
}
