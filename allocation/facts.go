package allocation

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// facts are figures of the settled list that many sentences name, taken once.
type facts struct {
	tiers  []tierSum
	demand exact.Num      // what all certain awards would cost unscaled
	last   *round.Entrant // the last one in by rank
	equals map[int]int    // by rank: those not certainly funded
}

// tierSum is what one tier certainly awards.
type tierSum struct {
	funded int
	amount exact.Num
}

func gather(r *round.Round) facts {
	o := r.Outcome
	if o == nil || o.Fault != nil {
		return facts{}
	}
	f := facts{tiers: make([]tierSum, len(r.Problem.Tiers)), equals: map[int]int{}}
	for _, x := range r.Ranked {
		if x.Seat < 0 {
			continue
		}
		seat := &o.Seats[x.Seat]
		if seat.State != slate.Certain {
			f.equals[x.Rank]++
			continue
		}
		if seat.ByQuota < 0 {
			f.last = x
		}
		if seat.Tier >= 0 {
			f.add(&r.Problem.Candidates[x.Seat], seat)
		}
	}
	return f
}

func (f *facts) add(c *slate.Candidate, seat *slate.Seat) {
	sum := &f.tiers[seat.Tier]
	sum.funded++
	if seat.Fixed {
		sum.amount = exact.Add(sum.amount, seat.Amount)
	}
	for i, tier := range c.Open {
		if tier == seat.Tier && i < len(c.Amounts) {
			f.demand = exact.Add(f.demand, c.Amounts[i])
		}
	}
}
