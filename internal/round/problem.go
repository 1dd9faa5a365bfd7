package round

import (
	"cmp"
	"context"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/slate"
)

// The words of a policy as the slate has them; "" stands for what a policy that
// says nothing means.
var (
	atCut  = map[string]slate.AtCut{"": slate.CutAsk, "ask": slate.CutAsk, "lot": slate.CutLot, "exclude": slate.CutExclude, "include": slate.CutInclude}
	atTier = map[string]slate.AtTier{"": slate.TierAsk, "ask": slate.TierAsk, "lot": slate.TierLot, "higher": slate.TierHigher, "lower": slate.TierLower}
	short  = map[string]slate.Short{"": slate.ShortStop, "stop": slate.ShortStop, "partial": slate.ShortPartial, "skip": slate.ShortSkip, "scale": slate.ShortScale, "whole": slate.ShortWhole}
	gives  = map[string]slate.IfShort{"": slate.Shrink, "shrink": slate.Shrink, "relax": slate.Relax, "stop": slate.Stop}
	rounds = map[string]slate.Rounding{"": slate.Exact, "down": slate.RoundDown, "half_up": slate.RoundHalfUp}
	orders = map[string]slate.By{"all": slate.ByAll, "tier": slate.ByTier, "class": slate.ByClass}
)

// problem turns the terms of a pool and those whom it admits into a slate. The
// test of `fits` is returned too, where there is one, for what may fail in it.
func (m *maker) problem(p *Pool) (*slate.Problem, *fits) {
	a, t := m.r.Program.Allocation, p.Terms
	s := &slate.Problem{Unit: t.UnitTo, Reserve: a.Reserve, Paid: t.Paid, AtCut: atCut[a.AtCut], AtTier: atTier[a.AtTier]}
	if a.Number {
		s.Prefer = slate.PreferNumber
	}
	s.Count = m.count(p)
	for i := range t.Tiers {
		s.Tiers = append(s.Tiers, slate.Tier{ID: t.Tiers[i].ID, Max: m.most(t.Tiers[i].Max)})
	}
	test := m.budget(p, s)
	members := m.quotas(p, s)
	m.candidates(p, s, members)
	s.Lot = m.lot(s)
	return s, test
}

// candidates takes over those with an open tier. An earlier award that stands
// closes every tier below it.
func (m *maker) candidates(p *Pool, s *slate.Problem, members [][]int) {
	s.Candidates = make([]slate.Candidate, 0, len(p.Ranked))
	p.Seats = make([]*Entrant, 0, len(p.Ranked))
	for i, e := range p.Ranked {
		x := e.sheet(p.list)
		if len(x.tiers) == 0 {
			continue
		}
		c := slate.Candidate{ID: e.App.ID, Class: p.classes[i], Open: x.tiers, Amounts: x.amount, Member: members[i]}
		if e.kept != nil {
			open := e.kept.open(x)
			c.Keep, c.Open, c.Amounts = true, x.tiers[:open:open], x.amount[:open:open]
		}
		if e.Total.State() == program.IsNumber {
			c.Points = e.Total.Num()
		}
		s.Candidates = append(s.Candidates, c)
		p.Seats = append(p.Seats, e)
	}
}

// count is how many places a pool has.
func (m *maker) count(p *Pool) slate.Max {
	most := p.Terms.Count
	if most == nil {
		m.places.open(m, p, nil)
		return slate.Max{}
	}
	m.places.open(m, p, &limit{"count", most.Max, most.Percent, most.Rest})
	return slate.Max{Set: true, N: whole(m.places.most), Elastic: most.Elastic}
}

// budget sets the money of a pool.
func (m *maker) budget(p *Pool, s *slate.Problem) *fits {
	b := p.Terms.Budget
	m.money.unit = p.Terms.UnitTo
	if b == nil || !p.Terms.Paid {
		m.money.open(m, p, nil)
		return nil
	}
	m.money.open(m, p, &limit{"budget", b.Max, b.Percent, b.Rest})
	s.Budget = &slate.Budget{Max: m.money.most, Mode: short[b.When], By: orders[b.By]}
	if b.By == "" && s.Budget.Mode == slate.ShortWhole {
		s.Budget.By = slate.ByTier
	}
	if b.Least != nil {
		s.Budget.Least, _ = m.figure(b.Least)
	}
	if b.Within != nil {
		within, _ := m.figure(b.Within)
		s.Budget.Within = &within
	}
	if b.Fits == nil {
		return nil
	}
	test := m.r.fits(m.f, b.Fits, s.Budget.Max)
	s.Budget.Fits = test.hold
	return test
}

// fits is the formula that replaces the test of money. It has a frame of its own,
// so that one question does not depend on those before.
type fits struct {
	frame  *program.Frame
	node   *program.Node
	budget program.Value
	fault  *program.Fault // the first
}

func (r *Round) fits(f *program.Frame, n *program.Node, budget exact.Num) *fits {
	own := f.Twin()
	r.Stand(own)
	return &fits{frame: own, node: n, budget: program.Num(budget)}
}

func (t *fits) hold(amount, spent exact.Num) bool {
	v := t.frame.EvalWith(t.node, program.Num(amount), program.Num(spent), t.budget)
	if v.State() == program.IsBool {
		return v.Bool()
	}
	if t.fault == nil {
		t.fault = cmp.Or(v.Fault(), &program.Fault{Code: "figure_unknown", Node: t.node})
	}
	return false
}

// most is a maximum number of places, rounded down to whole ones.
func (m *maker) most(most *program.Most) slate.Max {
	if most == nil {
		return slate.Max{}
	}
	v, ok := m.figure(most.Max)
	if !ok {
		return slate.Max{}
	}
	return slate.Max{Set: true, N: whole(v.Floor()), Elastic: most.Elastic}
}

// whole is a whole number as an int, held within what places can be.
func whole(v exact.Num) int {
	const plenty = 1 << 40
	n, ok := v.Int64()
	switch {
	case v.Sign() < 0:
		return 0
	case !ok || n > plenty:
		return plenty
	}
	return int(n)
}

// FitsLine is a pool's test of money as one line of arithmetic, for one amount
// after so much was handed out.
func (r *Round) FitsLine(ctx context.Context, p *Pool, amount, spent exact.Num) string {
	n, most := p.Terms.Budget.Fits, p.Problem.Budget.Max
	if n == nil {
		fits := exact.Cmp(exact.Add(spent, amount), most) <= 0
		return spent.String() + " + " + amount.String() + " <= " + most.String() + " = " + strconv.FormatBool(fits)
	}
	f := r.Frame(ctx)
	r.Stand(f)
	v := f.EvalWith(n, program.Num(amount), program.Num(spent), program.Num(most))
	return f.Why(n, v)
}
