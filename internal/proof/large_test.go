package proof_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/slate"
)

// regions is a large field with disjoint shares of 30, 20 and 10 percent, whose
// members stand lower than the rest, and its right outcome: the best of each
// region up to its need, and the best of all others.
func regions(n, places int) (*slate.Problem, *slate.Outcome) {
	p := &slate.Problem{Count: slate.Max{Set: true, N: places}, Paid: true, Unit: exact.Int(1), Reserve: 5,
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
	return p, regionsOutcome(p, places, need)
}

func regionsOutcome(p *slate.Problem, places int, need []int) *slate.Outcome {
	o := &slate.Outcome{Decided: true, StoppedAt: -1}
	rest := places - need[0] - need[1] - need[2]
	merit := places
	have := make([]int, len(need))
	for i := range p.Candidates {
		s := slate.Seat{Tier: -1, ByQuota: -1, Code: slate.BelowCut}
		room, by := &rest, -1
		if m := p.Candidates[i].Member; len(m) > 0 {
			room, by = &need[m[0]], m[0]
		}
		if merit > 0 {
			by = -1
			merit--
		}
		if *room > 0 {
			*room--
			s = seat(p, i, min(1, o.Funded/(places/2)))
			s.ByQuota = by
			o.Funded++
			o.Amount = exact.Add(o.Amount, s.Amount)
			for _, q := range p.Candidates[i].Member {
				have[q]++
			}
		} else if len(o.Reserve) < p.Reserve {
			o.Reserve = append(o.Reserve, i)
		}
		o.Seats = append(o.Seats, s)
	}
	for q := range have {
		o.Quotas = append(o.Quotas, slate.QuotaReport{Need: have[q], Have: have[q], Ceiling: -1, TakenBy: -1})
	}
	for i := range o.Seats {
		if by := o.Seats[i].ByQuota; by >= 0 {
			o.Quotas[by].Entered = append(o.Quotas[by].Entered, i)
		}
	}
	return o
}

func TestCheckLargeField(t *testing.T) {
	p, o := regions(100_000, 1_000)
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
	require.Len(t, findings, 1)
	require.Equal(t, proof.PassedOver, findings[0].Code)
	require.Equal(t, []string{p.Candidates[last].ID}, findings[0].Candidates)
}

func BenchmarkCheckMillion(b *testing.B) {
	p, o := regions(1_000_000, 100_000)
	for b.Loop() {
		if f := proof.Check(p, o); len(f) > 0 {
			b.Fatal(f)
		}
	}
}
