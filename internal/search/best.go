package search

import "github.com/merit-rules/merit/internal/slate"

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
	if t.budget == nil || f.p.Budget.Mode != slate.ShortStop {
		return f.relax(t)
	}
	return f.stop(t)
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
		blocks = append(blocks, f.block(k, 0, int64(len(f.kinds[k].at))))
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
		if v := fc.sys.inTier[tier]; fc.sys.solvable() {
			n = max(n, fc.sys.most(v))
		}
	}
	return n
}

// stop finds the greatest k such that some best plan with at most k funded costs
// no more than the budget; best plans that cost more are dropped.
func (f *field) stop(t *terms) *settled {
	now := *t
	now.count = min(t.count, int64(len(f.p.Candidates)))
	for now.count >= 0 && !f.meter.out {
		s := f.relax(&now)
		if !s.lawful() {
			return s // fewer places make no plan lawful
		}
		if s.plans().afford(*t.budget); len(s.plans().faces) > 0 {
			return s
		}
		now.count--
		if !f.relaxes(t) {
			now.count = min(now.count, s.total()-1)
		}
	}
	return &settled{f: f, t: &now, fund: &funding{}}
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
