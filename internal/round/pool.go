package round

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/slate"
)

// Pool is one list that is made for itself: a set-aside, or everything where the
// policy has no pools.
type Pool struct {
	ID      string // POOL or POOL:VALUE; "" where the policy has none
	Value   string // of `each`
	Terms   *program.Terms
	Source  *program.Pool  // nil where the policy has none
	OwnRank bool           // ranks by other keys than the programme
	Skipped bool           // an earlier pool waits for a tie to be decided
	Ranked  []*Entrant     // the admitted in the order of this pool
	Seats   []*Entrant     // parallel to Problem.Candidates
	Problem *slate.Problem // nil: Skipped
	Outcome *slate.Outcome // as results show it: withdrawn winners struck where the policy says so
	Settled *slate.Outcome // as the search settled it

	list    int // the sheet
	share   int // 1 + index of the pool's share; 0: none
	classes []int
}

// waits reports whether a later pool cannot be run yet.
func (p *Pool) waits() bool { return p.Skipped || p.Outcome != nil && !p.Outcome.Decided }

// Struck reports whether withdrawn winners were struck from the settled list.
func (p *Pool) Struck() bool { return p.Outcome != p.Settled }

// Named is a limit's name inside the pool.
func (p *Pool) Named(limit string) string {
	if p.ID == "" {
		return limit
	}
	return p.ID + "/" + limit
}

// pools are the pools to be run, those with `each` as one per share. The totals
// that percents refer to are taken on the way.
func (m *maker) pools() []*Pool {
	a := m.r.Program.Allocation
	if len(a.Pools) == 0 {
		return m.out.Pools
	}
	if a.Count != nil {
		m.places.know(m, a.Count.Max)
	}
	m.money.unit = a.UnitTo
	if a.Budget != nil {
		m.money.know(m, a.Budget.Max)
		total := m.money.total
		m.out.money = &total
	}
	var list []*Pool
	for i := range a.Pools {
		source := &a.Pools[i]
		p := Pool{ID: source.ID, Terms: &source.Terms, Source: source, list: 1 + i, OwnRank: OwnRanking(a, &source.Terms)}
		if source.Each == nil {
			list = append(list, &p)
			continue
		}
		for j := range source.Shares {
			one := p
			one.Value, one.share = source.Shares[j].Value, 1+j
			one.ID += ":" + one.Value
			list = append(list, &one)
		}
	}
	return list
}

// figure evaluates a number of the allocation; a failure is the list's.
func (m *maker) figure(n *program.Node) (exact.Num, bool) {
	v, fault := figure(m.f, n)
	if fault != nil && m.out.Fault == nil {
		m.out.Fault = fault
	}
	return v, fault == nil
}

// weights are the shares of a pool with `each`.
func (m *maker) weights(p *Pool) []exact.Num {
	weights := make([]exact.Num, len(p.Source.Shares))
	for i := range weights {
		weights[i], _ = m.figure(p.Source.Shares[i].Weight)
	}
	return weights
}

// Money is the programme's budget, which percents of pools refer to; nil: none.
func (l *List) Money() *exact.Num { return l.money }
