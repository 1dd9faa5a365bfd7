package allocation

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// facts are figures of a pool's list that many sentences name, taken once.
type facts struct {
	tiers  []tierSum
	last   *round.Entrant // the last one in by rank
	equals map[int]int    // by class: those not certainly funded

	// Where money is handed out by groups, the list before its budget, nil while that
	// is not decided, and what it would cost.
	plan   *slate.Outcome
	groups map[int]*group
	demand exact.Num
}

// tierSum is what one tier certainly awards.
type tierSum struct {
	funded int
	amount exact.Num
}

func gather(r *round.Round) []facts {
	list := make([]facts, len(r.Pools))
	for i, p := range r.Pools {
		if p.Outcome != nil && p.Outcome.Fault == nil {
			list[i] = gatherPool(p)
			if b := p.Problem.Budget; b != nil && (b.Mode == slate.ShortScale || b.Mode == slate.ShortWhole) {
				list[i].beforeBudget(p, &r.Terms)
			}
		}
	}
	return list
}

func gatherPool(p *round.Pool) facts {
	o := p.Outcome
	f := facts{tiers: make([]tierSum, len(p.Problem.Tiers)), equals: map[int]int{}}
	for i := range o.Seats {
		c, seat := &p.Problem.Candidates[i], &o.Seats[i]
		if seat.State != slate.Certain {
			f.equals[c.Class]++
			continue
		}
		if seat.ByQuota < 0 {
			f.last = p.Seats[i]
		}
		if seat.Tier >= 0 {
			f.add(seat)
		}
	}
	return f
}

func (f *facts) add(seat *slate.Seat) {
	sum := &f.tiers[seat.Tier]
	sum.funded++
	if seat.Fixed {
		sum.amount = exact.Add(sum.amount, seat.Amount)
	}
}

// amountIn is what a tier pays a candidate before the money decides.
func amountIn(c *slate.Candidate, tier int) (exact.Num, bool) {
	for i, t := range c.Open {
		if t == tier && i < len(c.Amounts) {
			return c.Amounts[i], true
		}
	}
	return exact.Num{}, false
}
