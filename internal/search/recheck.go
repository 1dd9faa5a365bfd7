package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// recheck looks at the limits again after a tie has changed the plans: a quota
// that a plan now breaks, or a budget that it exceeds, is a fault.
func (r *result) recheck(money bool) {
	var broken []slate.Limit
	if len(r.looks.where(outlook.ungraded)) == 0 {
		broken = r.brokenCounts(money)
	} else {
		for _, fc := range r.s.plans().faces {
			broken = merge(broken, r.brokenIn(fc, money))
		}
	}
	if len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.TieBreaksLimit, About: broken}
	}
}

// merge joins two lists of limits in the order of reporting.
func merge(a, b []slate.Limit) (all []slate.Limit) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && earlier(a[0], b[0]):
			all, a = append(all, a[0]), a[1:]
		case len(a) > 0 && a[0] == b[0]:
			a = a[1:]
		default:
			all, b = append(all, b[0]), b[1:]
		}
	}
	return all
}

func earlier(a, b slate.Limit) bool {
	return a.Kind < b.Kind || a.Kind == b.Kind && a.Index < b.Index
}

// tally is a list counted: funded and members, by tier. Of a quota of money it is
// the members' money that is counted, in whole parts.
type tally struct {
	in   []int64   // by tier
	sums []int64   // by tier: the money, where a quota counts it
	have [][]int64 // by quota, by tier
	cost exact.Num
	open []int // candidates whose place or tier is not certain
}

// count counts the certainly funded whose tier is certain.
func (r *result) count() *tally {
	c := r.blank()
	add := func(i int) {
		look := r.looks.look(i)
		if !look.certain() || look.ungraded() {
			return
		}
		t := look.highest()
		c.add(r.f, i, t, 1)
		if r.f.counts(r.s.t) {
			c.cost = exact.Add(c.cost, r.f.amount(i, t))
		}
	}
	if r.s.fund.sure == nil {
		for i := range r.f.p.Candidates {
			add(i)
		}
		return c
	}
	plain := r.f.coarse && len(r.looks.of) == 0 && !r.f.counts(r.s.t) && r.f.pricing == unpriced
	for k, n := range r.s.fund.sure {
		at := r.f.kinds[k].at[:n]
		if plain && n > 0 {
			c.add(r.f, int(at[0]), r.f.kinds[k].tiers[0], int64(n))
			continue
		}
		for _, i := range at {
			add(int(i))
		}
	}
	for i := range r.looks.of {
		if int(r.f.pos[i]) >= r.s.fund.sure[r.f.kind[i]] {
			add(int(i))
		}
	}
	return c
}

func (r *result) blank() *tally {
	tiers := len(r.s.t.tiers)
	c := &tally{in: make([]int64, tiers), sums: make([]int64, tiers), have: make([][]int64, len(r.f.scope))}
	for q := range c.have {
		c.have[q] = make([]int64, tiers)
	}
	return c
}

// add adds a candidate n times.
func (c *tally) add(f *field, i, t int, n int64) {
	c.in[t] += n
	money := int64(0)
	if f.pricing != unpriced {
		money = n * f.cost(i, t)
		c.sums[t] += money
	}
	for _, q := range f.p.Candidates[i].Member {
		if f.coins[q] {
			c.have[q][t] += money
		} else {
			c.have[q][t] += n
		}
	}
}

// base is what a quota's share would be a share of, as far as it is counted.
func (r *result) base(q int, c *tally) int64 {
	if r.f.coins[q] {
		return r.inside(q, c.sums)
	}
	return r.inside(q, c.in)
}

// inside sums a count by tier over the tiers that a quota looks at.
func (r *result) inside(q int, by []int64) (n int64) {
	for t, x := range by {
		if tier := r.f.scope[q]; tier < 0 || tier == t {
			n += x
		}
	}
	return n
}

// brokenCounts names the limits that the list breaks, if every tier is certain.
func (r *result) brokenCounts(money bool) (broken []slate.Limit) {
	c := r.count()
	broken = append(broken, r.overfull(func(tier int, most int64) bool { return c.standing(tier) > most })...)
	for q := range r.f.scope {
		x, b := r.inside(q, c.have[q]), r.base(q, c)
		least, most := r.s.t.least[q], r.s.t.most[q]
		if least.set && x < least.least(b) || most.set && x > most.most(b) {
			broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}
	}
	if money && r.overspends() && exact.Less(*r.s.t.budget, c.cost) {
		broken = append(broken, slate.Limit{Kind: slate.LimitBudget})
	}
	return broken
}

// overfull names the places that are exceeded though they must not stretch, given
// the test whether more than so many stand in a tier; -1: in any.
func (r *result) overfull(exceeds func(tier int, most int64) bool) (broken []slate.Limit) {
	check := func(l slate.Limit, m slate.Max, tier int) {
		if m.Set && !m.Elastic && r.s.t.sets(l) && exceeds(tier, int64(m.N)) {
			broken = append(broken, l)
		}
	}
	check(slate.Limit{Kind: slate.LimitCount}, r.f.p.Count, -1)
	for t := range r.f.p.Tiers {
		check(slate.Limit{Kind: slate.LimitTier, Index: t}, r.f.p.Tiers[t].Max, t)
	}
	return broken
}

// standing is how many are counted in a tier; -1: in any.
func (c *tally) standing(tier int) int64 {
	if tier < 0 {
		return sum(c.in)
	}
	return c.in[tier]
}

// overspends reports whether the list itself must not exceed the budget: it is not
// cut afterwards.
func (r *result) overspends() bool { return r.f.counts(r.s.t) && !r.f.cuts() }

// brokenIn names the limits that some plan of a face breaks once those treated
// apart are out of it or in it. The tiers of others are still open, so each limit
// is a question: is there a plan that is at least one beyond it?
func (r *result) brokenIn(fc *face, money bool) (broken []slate.Limit) {
	c := r.countApart(fc)
	broken = r.overfull(func(tier int, most int64) bool {
		e := equation{parts: r.steady(fc), tier: tier, lo: most + 1 - c.standing(tier), hi: far}
		return fc.build(e).solvable()
	})
	for q := range r.f.scope {
		least, most := r.s.t.least[q], r.s.t.most[q]
		x, b := r.inside(q, c.have[q]), r.base(q, c)
		if least.set && r.some(fc, q, least, -far, least.plus-1-least.times*x+least.share*b) ||
			most.set && r.some(fc, q, most, most.plus+1-most.times*x+most.share*b, far) {
			broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}
	}
	if money && r.overspends() {
		least := r.f.money.of(*r.s.t.budget) + 1 - fc.fixedCost() - r.f.money.whole(c.cost)
		e := equation{parts: r.steady(fc), tier: -1, lo: least, hi: far, weigh: fc.costOf}
		if fc.build(e).solvable() {
			broken = append(broken, slate.Limit{Kind: slate.LimitBudget})
		}
	}
	return broken
}

func (fc *face) costOf(block, tier int) int64 {
	bl := &fc.sh.blocks[block]
	for n, t := range bl.tiers {
		if t == tier {
			return bl.cost[n]
		}
	}
	return 0
}

// weight is how much a member counts for a quota in a tier.
func (fc *face) weight(q, block, tier int) int64 {
	if !fc.f.coins[q] {
		return 1
	}
	bl := &fc.sh.blocks[block]
	for n, t := range bl.tiers {
		if t == tier && bl.price != nil {
			return bl.price[n]
		}
	}
	return 0
}

// some reports whether a plan of the face has times*X - share*B within lo and hi,
// over those not treated apart.
func (r *result) some(fc *face, q int, b bound, lo, hi int64) bool {
	scope := r.f.scope[q]
	e := equation{parts: r.steady(fc), tier: -1, lo: lo, hi: hi, weigh: func(block, tier int) (w int64) {
		if scope >= 0 && scope != tier {
			return 0
		}
		if contains(fc.sh.blocks[block].member, q) {
			w = b.times
		}
		return (w - b.share) * fc.weight(q, block, tier)
	}}
	return fc.build(e).solvable()
}

// steady lists the blocks of a face without those treated apart.
func (r *result) steady(fc *face) (blocks []int) {
	away := map[int]bool{}
	for _, g := range fc.groups {
		away[g.block] = len(g.who) > 0 && r.apart[g.who[0]]
	}
	for k := range fc.sh.blocks {
		if !away[k] {
			blocks = append(blocks, k)
		}
	}
	return blocks
}

// countApart counts what those treated apart add to the plans of a face: where they
// stand now, less where the face fixes them.
func (r *result) countApart(fc *face) *tally {
	c := r.blank()
	add := func(i, t int, n int64) {
		c.add(r.f, i, t, n)
		c.cost = exact.Add(c.cost, exact.Mul(r.f.amount(i, t), exact.Int(n)))
	}
	for i := range r.apart {
		if look := r.looks.of[i]; look.in {
			add(int(i), look.highest(), 1)
		}
		if _, grouped := fc.within[i]; !grouped {
			if t := fc.fixed(int(i)); t >= 0 {
				add(int(i), t, -1)
			}
		}
	}
	return c
}
