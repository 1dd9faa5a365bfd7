package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// settled is what a run comes to before ties are looked at: the best plans, with
// the needs of relaxed quotas as numbers among the limits. No plans: there is no
// lawful one (or none that the budget pays for).
type settled struct {
	plans  []plan
	limits *limits
	short  []int // by quota, what is missing of a relaxed minimum
	ended  int   // the class in which a walk that hands out money ended; -1: none did
}

func (s *settled) funded() int { return s.plans[0].all.size() }

// settle finds the best plans of a problem. A `stop` budget asks for the longest
// list that can be paid, searched from the top down.
func (b *book) settle(p *slate.Problem) *settled {
	n := len(p.Candidates)
	switch {
	case p.Budget.Sequential():
		return b.walk(p, nil)
	case !stops(p):
		return b.relax(p, n)
	}
	var dear []plan // best plans with one more than k
	for k := min(n, ceiling(p.Count, n)); k >= 0; k-- {
		s := b.relax(p, k)
		var paid []plan
		for _, pl := range s.plans {
			if exact.Cmp(pl.cost, p.Budget.Max) <= 0 {
				paid = append(paid, pl)
			}
		}
		if len(paid) > 0 {
			s.plans = paid
			if p.Budget.Mode == slate.ShortPartial {
				complete(paid, dear)
			}
			return s
		}
		dear = s.plans
	}
	return &settled{}
}

// stops reports whether the budget asks for the longest list that can be paid.
func stops(p *slate.Problem) bool {
	return p.Budget != nil && (p.Budget.Mode == slate.ShortStop || p.Budget.Mode == slate.ShortPartial)
}

// relax settles the relaxing quotas one after the other, those not yet settled
// left out, and then finds the best plans with at most k funded.
func (b *book) relax(p *slate.Problem, k int) *settled {
	s := &settled{limits: limitsOf(p, k), short: make([]int, len(p.Quotas))}
	need := make([][]int, len(p.Quotas))
	for q := range p.Quotas {
		if p.Quotas[q].IfShort == slate.Relax && !p.Quotas[q].Money {
			need[q], s.limits.least[q] = s.limits.least[q], nil
		}
	}
	for q := range need {
		if need[q] != nil && !b.relaxOne(p, s, q, need[q]) {
			return s
		}
	}
	s.plans = b.best(p, s.limits)
	return s
}

// relaxOne gives quota q its number: as much of the need as a plan can have that
// funds as many as without the quota. It is false when no plan is lawful.
func (b *book) relaxOne(p *slate.Problem, s *settled, q int, need []int) bool {
	best := b.best(p, s.limits)
	if len(best) == 0 {
		return false
	}
	scope, n, base := s.limits.scope[q], best[0].all.size(), 0
	for i := range best {
		base = max(base, best[i].base(scope))
	}
	most := 0
	for i := range b.plans {
		pl := &b.plans[i]
		if pl.all.size() == n && pl.base(scope) == base && b.lawful(s.limits, pl) {
			most = max(most, pl.members(scope, b.members[q]))
		}
	}
	s.short[q] = max(0, need[base]-most)
	s.limits.least[q] = number(min(need[base], most), len(p.Candidates))
	return true
}

// best returns the best of the lawful plans.
func (b *book) best(p *slate.Problem, l *limits) []plan {
	var plans []plan
	for i := range b.plans {
		if b.lawful(l, &b.plans[i]) {
			plans = append(plans, b.plans[i])
		}
	}
	if p.Prefer == slate.PreferNumber {
		plans = keepMost(plans, 0, func(pl *plan) int { return pl.all.size() })
	}
	if l.budget != nil {
		return b.bestSkip(p, plans)
	}
	for _, class := range b.classes {
		plans = keepMost(plans, 0, func(pl *plan) int { return (pl.all & class).size() })
	}
	for _, class := range b.classes {
		plans = keepTiers(p, plans, ^set(0), class)
	}
	return plans
}

// bestSkip settles the tiers of a class before it looks at the next class, so
// that money never moves anyone to a lower tier to make room for one below.
func (b *book) bestSkip(p *slate.Problem, plans []plan) []plan {
	var above set
	for _, class := range b.classes {
		above |= class
		plans = keepMost(plans, 0, func(pl *plan) int { return (pl.all & class).size() })
		plans = keepTiers(p, plans, above, class)
	}
	return plans
}

// keepTiers keeps, among plans that fund the same candidates of `same`, those with
// the most of the class in the highest tier, then in the next.
func keepTiers(p *slate.Problem, plans []plan, same, class set) []plan {
	for t := range p.Tiers {
		plans = keepMost(plans, same, func(pl *plan) int { return (pl.in[t] & class).size() })
	}
	return plans
}

// keepMost keeps the plans with the greatest value, each compared only with those
// that fund the same candidates of `same`.
func keepMost(plans []plan, same set, value func(*plan) int) []plan {
	if len(plans) < 2 {
		return plans
	}
	most := map[set]int{}
	for i := range plans {
		group := plans[i].all & same
		most[group] = max(most[group], value(&plans[i]))
	}
	kept := plans[:0:0]
	for i := range plans {
		if value(&plans[i]) == most[plans[i].all&same] {
			kept = append(kept, plans[i])
		}
	}
	return kept
}
