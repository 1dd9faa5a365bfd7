package allocation

import (
	"iter"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// Pool is one set-aside as it was run.
type Pool struct {
	ID      string   // POOL, or POOL:VALUE of one with shares
	Skipped bool     // an earlier pool waits for a tie to be decided
	Funded  []string // certainly, in rank order
	Amount  decimal.Decimal
	Places  int             // its maximum with what earlier pools left it; -1: none
	Budget  decimal.Decimal // likewise
	// HasBudget is false where the pool's money has no maximum.
	HasBudget bool
}

// Pools are the set-asides in the order in which they are run; none where the
// policy has none, or no list could be made.
func (r *Result) Pools() iter.Seq[Pool] {
	return func(yield func(Pool) bool) {
		if !r.pooled() || r.Failed() {
			return
		}
		for _, p := range r.round.Pools {
			if !yield(r.shown(p)) {
				return
			}
		}
	}
}

func (r *Result) shown(p *round.Pool) Pool {
	out := Pool{ID: p.ID, Skipped: p.Skipped, Places: -1}
	if p.Skipped {
		return out
	}
	out.Funded, out.Amount = ids(p, r.funded(p)), money(p.Outcome.Amount)
	if p.Problem.Count.Set {
		out.Places = p.Problem.Count.N
	}
	if b := p.Problem.Budget; b != nil {
		out.Budget, out.HasBudget = money(b.Max), true
	}
	return out
}

// money is a multiple of the policy's unit as a decimal.
func money(x exact.Num) decimal.Decimal {
	d, _ := decimals.Near(x)
	return d
}

// allocated reports whether the run came to the list, or to why there is none.
func (r *Result) allocated() bool { return len(r.round.Pools) > 0 || r.round.Fault != nil }

// pooled reports whether the policy has pools.
func (r *Result) pooled() bool { return len(r.program.Allocation.Pools) > 0 }

// pool is the one that admitted an entrant last; nil: none did.
func (r *Result) pool(x *round.Entrant) *round.Pool {
	if x.Pool < 0 || x.Pool >= len(r.round.Pools) {
		return nil
	}
	return r.round.Pools[x.Pool]
}

// seat is where an entrant stands in the list; nil: nowhere, or there is no list.
func (r *Result) seat(x *round.Entrant) *slate.Seat {
	p := r.pool(x)
	if p == nil || p.Outcome == nil || x.Seat < 0 || x.Seat >= len(p.Outcome.Seats) || r.Failed() {
		return nil
	}
	return &p.Outcome.Seats[x.Seat]
}

// funded are the seats that are certainly funded, in rank order.
func (r *Result) funded(p *round.Pool) []int {
	list := []int{}
	for i := range p.Outcome.Seats {
		if p.Outcome.Seats[i].State == slate.Certain {
			list = append(list, i)
		}
	}
	return list
}

// reserve are a pool's runners-up, a class whole: those without an award there and
// in later pools, and who did not withdraw.
func (r *Result) reserve(p *round.Pool) []int {
	if !r.pooled() && !p.Struck() {
		return p.Outcome.Reserve
	}
	var list []int
	c := p.Problem.Candidates
	for i, x := range p.Seats {
		if len(list) >= p.Problem.Reserve && (i == 0 || c[i].Class != c[i-1].Class) {
			break
		}
		if p.Outcome.Seats[i].State == slate.Out && r.seat(x).State == slate.Out && !x.Withdrawn {
			list = append(list, i)
		}
	}
	return list
}

// lastRun is the last pool that was run.
func (r *Result) lastRun() *round.Pool {
	var last *round.Pool
	for _, p := range r.round.Pools {
		if p.Outcome != nil {
			last = p
		}
	}
	return last
}

// amount is all that is certainly awarded.
func (r *Result) amount() exact.Num {
	var sum exact.Num
	for _, p := range r.round.Pools {
		if p.Outcome != nil {
			sum = exact.Add(sum, p.Outcome.Amount)
		}
	}
	return sum
}

// left is what the programme's budget still has; nil where it has none.
func (r *Result) left() *exact.Num {
	if !r.pooled() {
		if o := r.round.Pools[0].Outcome; r.program.Allocation.Budget != nil {
			return &o.Left
		}
		return nil
	}
	total := r.round.Money()
	if total == nil {
		return nil
	}
	left := exact.Sub(*total, r.amount())
	return &left
}

// rank is an entrant's rank in the pool that sentences about them speak of.
func (r *Result) rank(x *round.Entrant) int {
	if x.PoolRank > 0 {
		return x.PoolRank
	}
	return x.Rank
}

// tierID is the id of a pool's tier; "" for the nameless one.
func tierID(p *round.Pool, tier int) string { return p.Terms.Tiers[tier].ID }

// terms of a tier as the policy has it.
func tierOf(p *round.Pool, tier int) *program.Tier { return &p.Terms.Tiers[tier] }
