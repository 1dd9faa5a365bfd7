package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// awards is the least and the most that a candidate may be paid.
func (r *result) awards(i int, look outlook) (least, most exact.Num) {
	if r.digested != nil {
		return r.digested.least[i], r.digested.most[i]
	}
	first := !look.out
	for t := range r.s.t.tiers {
		if look.tiers&(1<<t) == 0 {
			continue
		}
		x := r.f.amount(i, t)
		if first {
			least, first = x, false
		}
		least, most = exact.Min(least, x), exact.Max(most, x)
	}
	return least, most
}

// differs says what is contested about a candidate, the first that applies.
func (r *result) differs(i int) (kind slate.ContestKind, differs bool) {
	look := r.looks.look(i)
	switch {
	case look.contested():
		return slate.ContestFunded, true
	case look.ungraded():
		return slate.ContestTier, true
	case !look.in:
		return 0, false
	}
	least, most := r.awards(i, look)
	return slate.ContestAmount, !exact.Equal(least, most)
}

// contests lists what differs between the plans, class by class.
func (r *result) contests() (all []slate.Contest) {
	var of [3][]int
	class := -1
	end := func() {
		for kind, who := range of {
			if len(who) > 0 {
				all = append(all, r.contest(slate.ContestKind(kind), who))
			}
			of[kind] = nil
		}
	}
	for _, i := range r.looks.where(func(o outlook) bool { return o.in }) {
		if c := r.f.p.Candidates[i].Class; c != class {
			end()
			class = c
		}
		if kind, differs := r.differs(i); differs {
			of[kind] = append(of[kind], i)
		}
	}
	end()
	return all
}

func (r *result) contest(kind slate.ContestKind, of []int) slate.Contest {
	c := slate.Contest{Kind: kind, Of: of, Places: len(of)}
	top := far
	for _, i := range of {
		look := r.looks.look(i)
		top = min(top, int64(look.highest()))
		least, most := r.awards(i, look)
		c.Stake = exact.Max(c.Stake, exact.Sub(most, least))
	}
	switch {
	case kind == slate.ContestAmount:
	case kind == slate.ContestFunded:
		c.Places = r.fewest(of, -1)
	default:
		c.Places = r.fewest(of, int(top))
	}
	return c
}

// fewest is the least number of the candidates that a plan funds, in the tier if
// one is named.
func (r *result) fewest(of []int, tier int) int {
	n := len(of)
	if r.digested != nil {
		for _, p := range r.digested.patterns {
			n = min(n, p.fewest(of, tier))
		}
		return n
	}
	for _, fc := range r.s.plans().faces {
		n = min(n, fc.fewest(of, tier))
	}
	return n
}

func (fc *face) fewest(of []int, tier int) (n int) {
	e := equation{tier: tier, hi: far}
	for _, i := range of {
		g, grouped := fc.within[int32(i)]
		if !grouped {
			if t := fc.fixed(i); t >= 0 && (tier < 0 || t == tier) {
				n++
			}
		} else if b := fc.groups[g].block; !contains(e.parts, b) {
			e.parts = append(e.parts, b)
		}
	}
	if len(e.parts) == 0 {
		return n
	}
	s := fc.build(e)
	if !s.solvable() {
		return n
	}
	return n + int(s.least(s.sums[len(s.sums)-1]))
}

// extent is the greatest base of a quota and the fewest of its members, or the least
// of their money, over all that may come to pass.
func (r *result) extent(q int) (base, have int64) {
	if r.digested != nil {
		return r.digested.base[q], r.digested.have[q]
	}
	c, scope := r.tally(), r.f.scope[q]
	switch {
	case len(c.open) == 0:
		return r.base(q, c), r.inside(q, c.have[q])
	case scope < 0 && !r.f.coins[q] && len(r.apart) == 0 && !r.f.someMember(c.open, q):
		return r.s.total(), r.inside(q, c.have[q])
	}
	have = far
	for _, fc := range r.s.plans().faces {
		parts := r.steady(fc)
		counted := func(block, tier int) int64 {
			if scope < 0 || scope == tier {
				return fc.weight(q, block, tier)
			}
			return 0
		}
		member := func(block, tier int) int64 {
			if contains(fc.sh.blocks[block].member, q) {
				return counted(block, tier)
			}
			return 0
		}
		s := fc.build(equation{parts: parts, tier: -1, hi: far, weigh: counted},
			equation{parts: parts, tier: -1, hi: far, weigh: member})
		if s.solvable() {
			n := len(s.sums)
			c := r.countApart(fc)
			have = min(have, s.least(s.sums[n-1])+r.inside(q, c.have[q]))
			base = max(base, s.most(s.sums[n-2])+r.base(q, c))
		}
	}
	return base, have
}

// tally counts what is certain, once.
func (r *result) tally() *tally {
	if r.counted == nil {
		r.counted = r.count()
		r.counted.open = r.looks.where(func(o outlook) bool { return o.contested() || o.ungraded() })
	}
	return r.counted
}

// someMember reports whether one of the candidates counts for the quota.
func (f *field) someMember(of []int, q int) bool {
	for _, i := range of {
		if contains(f.p.Candidates[i].Member, q) {
			return true
		}
	}
	return false
}
