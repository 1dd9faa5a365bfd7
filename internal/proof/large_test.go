package proof_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// regions is a large field with disjoint shares of 30, 20 and 10 percent, whose
// members stand lower than the rest.
func regions(n, places int) (p *slate.Problem, tiers []int) {
	p = &slate.Problem{Count: slate.Max{Set: true, N: places}, Paid: true, Unit: exact.Int(1), Reserve: 5,
		Tiers: []slate.Tier{{ID: "t0", Max: slate.Max{Set: true, N: places / 2}}, {ID: "t1"}}}
	need := []int{places * 3 / 10, places / 5, places / 10}
	for q, percent := range []int64{30, 20, 10} {
		p.Quotas = append(p.Quotas, slate.Quota{ID: fmt.Sprint("q", q), Tier: -1,
			Least: &slate.Bound{IsShare: true, Share: exact.Frac(percent, 100)}})
	}
	d := dice(1)
	for i := range n {
		c := slate.Candidate{ID: fmt.Sprintf("C%07d", i), Class: i, Open: []int{0, 1},
			Amounts: []exact.Num{exact.Int(300), exact.Int(200)}}
		if i > n/2 {
			c.Member = [][]int{{0}, {1}, {2}, nil}[d.below(4)]
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p, regionsFunded(p, places, need)
}

// regionsFunded is who is funded, by tier: the best of each region up to its need, and
// the best of all others.
func regionsFunded(p *slate.Problem, places int, need []int) []int {
	rest := places - need[0] - need[1] - need[2]
	funded := 0
	tiers := make([]int, len(p.Candidates))
	for i := range p.Candidates {
		room := &rest
		if m := p.Candidates[i].Member; len(m) > 0 {
			room = &need[m[0]]
		}
		if tiers[i] = -1; *room > 0 {
			*room--
			tiers[i] = min(1, funded/(places/2))
			funded++
		}
	}
	return tiers
}

func TestCheckLargeField(t *testing.T) {
	p, tiers := regions(100_000, 1_000)
	o := search.Settle(p, search.Limits{})
	for i := range o.Seats {
		require.Equal(t, tiers[i], o.Seats[i].Tier)
	}
	require.Empty(t, proof.Check(p, o))

	last := -1
	for i := range o.Seats {
		if o.Seats[i].State == slate.Certain && o.Seats[i].ByQuota < 0 {
			last = i
		}
	}
	wrong := copyOf(o)
	wrong.Seats[last], wrong.Seats[last+1] = wrong.Seats[last+1], wrong.Seats[last]
	launder(p, wrong)
	findings := proof.Check(p, wrong)
	require.NotEmpty(t, findings)
	require.Equal(t, proof.PassedOver, findings[0].Code)
	require.Equal(t, []string{p.Candidates[last].ID}, findings[0].Candidates)
}
