package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// settled is what the best plans under some terms come to, before ties.
type settled struct {
	f      *field
	t      *terms // with the needs of relaxed quotas as numbers
	fund   *funding
	short  []int64 // by quota: what is missing of a relaxed minimum
	graded *plans
}

func (s *settled) lawful() bool { return s.fund.lawful }
func (s *settled) total() int64 { return s.fund.total }

// plans are the best plans, graded when first asked for.
func (s *settled) plans() *plans {
	if s.graded == nil {
		s.graded = s.f.plans(s.t, s.fund, s.f.counts(s.t))
	}
	return s.graded
}

// counts reports whether money decides something under the terms.
func (f *field) counts(t *terms) bool { return t.budget != nil }

// skips reports whether the budget is a limit of plans.
func (f *field) skips(t *terms) bool {
	return t.budget != nil && f.p.Budget.Mode == slate.ShortSkip
}

// best finds the best plans under the terms.
func (f *field) best(t *terms) *settled {
	s := &settled{f: f, t: t}
	if f.skips(t) {
		s.fund, s.graded = f.skip(t)
	} else {
		s.fund = f.fund(t)
	}
	return s
}

// settle finds the best plans that can be paid. A `stop` budget asks for the
// longest list that can, searched from the top down; each length settles its own
// quotas.
func (f *field) settle(t *terms) *settled {
	if f.stops(t) {
		return f.stop(t)
	}
	return f.relax(t)
}

// stops reports whether the budget asks for the longest list that can be paid,
// completes whether one more may then get what is left.
func (f *field) stops(t *terms) bool {
	return t.budget != nil && f.p.Budget.Mode == slate.ShortStop || f.completes(t)
}

func (f *field) completes(t *terms) bool {
	return t.budget != nil && f.p.Budget.Mode == slate.ShortPartial
}

// relax settles the relaxing quotas one after the other, those not yet settled
// left out, and then finds the best plans.
func (f *field) relax(t *terms) *settled {
	now := *t
	now.least = append([]bound(nil), t.least...)
	short := make([]int64, len(t.least))
	var waiting []int
	for q := range now.least {
		if now.least[q].set && f.p.Quotas[q].IfShort == slate.Relax {
			waiting = append(waiting, q)
			now.least[q] = bound{}
		}
	}
	for _, q := range waiting {
		s := f.best(&now)
		if !s.lawful() {
			return s
		}
		need, can := s.attainable(q, t.least[q])
		next := now
		next.least = replaced(now.least, q, number(min(need, can)))
		now, short[q] = next, max(0, need-can)
	}
	s := f.best(&now)
	s.short = short
	return s
}

// attainable is what a minimum asks for, and the most members of its quota that
// any lawful plan has which funds as many as the best plans without it, in all and
// inside the quota's tier.
func (s *settled) attainable(q int, least bound) (need, can int64) {
	tier, base := s.f.scope[q], s.total()
	if tier >= 0 {
		base = s.plans().mostIn(tier)
	}
	sh := s.f.everyone(s.t)
	sh.watch = q
	sh.graded = sh.graded || tier >= 0
	sys := build(sh)
	sys.bound(sys.total, s.total(), s.total())
	if tier >= 0 {
		sys.bound(sys.inTier[tier], base, base)
	}
	if sys.solvable() {
		can = sys.most(sys.have[q])
	}
	return least.least(base), can
}

// everyone is the shape of all lawful plans.
func (f *field) everyone(t *terms) shape {
	var blocks []block
	for k := range f.kinds {
		blocks = append(blocks, f.block(k, f.kinds[k].least(), int64(len(f.kinds[k].at))))
	}
	sh := f.shape(t, blocks, nil)
	if f.skips(t) {
		sh.graded, sh.money = true, f.money.of(*t.budget)
	}
	return sh
}

// mostIn is the greatest number that any of the plans puts into a tier.
func (p *plans) mostIn(tier int) (n int64) {
	for _, fc := range p.faces {
		if v := fc.system().inTier[tier]; fc.system().solvable() {
			n = max(n, fc.system().most(v))
		}
	}
	return n
}

// stop finds the greatest k such that some best plan with at most k funded costs
// no more than the budget; best plans that cost more are dropped.
func (f *field) stop(t *terms) *settled {
	st := &stopper{f: f, t: t, cheapest: f.cheapest()}
	k := min(t.count, int64(len(f.p.Candidates)))
	if f.grows(t) {
		return st.halve(k)
	}
	for k >= 0 && !f.meter.out {
		s := st.length(k)
		if !s.lawful() || len(s.plans().faces) > 0 {
			return s // if unlawful: fewer places make no plan lawful
		}
		if k--; !f.relaxes(t) {
			k = min(k, s.total()-1) // the lengths between have the same plans
		}
	}
	return st.none()
}

// stopper settles lists of a given length.
type stopper struct {
	f        *field
	t        *terms
	cheapest []int64 // what so many cost at least
}

// length settles the list with at most k funded and keeps the plans that can be
// paid, if any.
func (st *stopper) length(k int64) *settled {
	now := *st.t
	now.count = k
	s := st.f.relax(&now)
	switch {
	case !s.lawful():
	case st.cheapest[s.total()] > st.f.money.of(*st.t.budget):
		s.graded = &plans{}
	default:
		s.plans().afford(*st.t.budget)
	}
	return s
}

func (st *stopper) none() *settled {
	return &settled{f: st.f, t: st.t, fund: &funding{}}
}

// halve finds the length where a longer list never costs less.
func (st *stopper) halve(hi int64) *settled {
	best, lo := st.none(), int64(0)
	for k := hi; lo <= hi && !st.f.meter.out; k = lo + (hi-lo)/2 {
		if s := st.length(k); s.lawful() && len(s.plans().faces) > 0 {
			best, lo = s, k+1
		} else {
			hi = k - 1
		}
	}
	return best
}

// grows reports whether a longer list is a shorter one and more: no quota asks for
// anything, no ceiling moves, and the tiers are filled from the top by all alike.
func (f *field) grows(t *terms) bool {
	if t.number || f.keeps || !f.coarse && f.countsMoney(t) {
		return false
	}
	for q := range t.least {
		if t.least[q].set || t.most[q].isShare() {
			return false
		}
	}
	for k := range f.kinds {
		if !same(f.kinds[k].tiers, f.kinds[0].tiers) {
			return f.coarse
		}
	}
	return !t.gradesQuotas(f.scope)
}

// cheapest lists what the cheapest 0, 1, 2, ... candidates would cost together.
func (f *field) cheapest() []int64 {
	costs := make([]int64, len(f.p.Candidates)+1)
	for i := range f.p.Candidates {
		c := &f.p.Candidates[i]
		least := far
		for k := range c.Open {
			least = min(least, f.money.whole(c.Amounts[k]))
		}
		costs[i+1] = least
	}
	slices.Sort(costs[1:])
	for i := 1; i < len(costs); i++ {
		costs[i] += costs[i-1]
	}
	return costs
}

// relaxes reports whether a quota's need depends on what can be reached.
func (f *field) relaxes(t *terms) bool {
	for q := range t.least {
		if t.least[q].set && f.p.Quotas[q].IfShort == slate.Relax {
			return true
		}
	}
	return false
}
