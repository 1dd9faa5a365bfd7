package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// pay settles the money of a finished list where the budget looks at it then: the
// list is cut, or one more gets what is left. Where tiers or places are undecided,
// every way they can fall is paid.
func (r *result) pay() {
	switch {
	case !r.f.counts(r.s.t):
	case r.f.cuts():
		r.payCut()
	case r.f.p.Budget.Mode == slate.ShortPartial:
		r.payPartly()
	}
}

// payCut cuts every list that may come to pass. Who is left with nothing is
// refused, and quotas are looked at again.
func (r *result) payCut() {
	d := r.digest()
	if p := r.decided(); p != nil {
		if !exact.Less(*r.s.t.budget, cost(p.shares)) {
			return
		}
		d.cut(p)
	} else if !r.mayExceed() {
		return
	} else {
		d.cutAll()
	}
	if broken := d.close(); len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.BudgetBreaksQuota, About: broken}
	}
}

// decided is the one plan that is left, if no place and no tier is open.
func (r *result) decided() *pattern {
	for _, look := range r.looks.of {
		if !look.definite() {
			return nil
		}
	}
	return r.scene(r.s.plans().faces[0]).pattern(nil)
}

func (d *digest) cutAll() {
	r := d.r
	for _, fc := range r.s.plans().faces {
		s := r.scene(fc)
		fc.forms(s.open, func(in [][]int64) {
			if r.f.meter.spend(r.f.sweep()) {
				d.cut(s.pattern(in))
			}
		})
	}
}

// cut cuts the outcomes of a pattern to the money. Where the order of ids decides
// who gets anything at all, each outcome is a pattern of its own.
func (d *digest) cut(p *pattern) {
	d.r.f.cut(p.shares, *d.r.s.t.budget)
	if b := p.hanging(); b != nil {
		d.r.spell(p, b, d.cut)
		return
	}
	d.add(p)
}

// hanging is a bunch of which some are left with nothing by the order of ids.
func (p *pattern) hanging() *bunch {
	for k := range p.shares {
		if s := &p.shares[k]; s.run != nil && s.bunch != nil && s.paid.Sign() == 0 {
			return s.bunch
		}
	}
	for k := range p.shares {
		s := &p.shares[k]
		if s.run == nil || s.paid.Sign() > 0 {
			continue
		}
		for _, other := range s.run.shares {
			if other.bunch != nil {
				return other.bunch
			}
		}
	}
	return nil
}

// spell visits every way to choose the members of a bunch by name.
func (r *result) spell(p *pattern, b *bunch, visit func(*pattern)) {
	tiers := make([]int, len(b.who))
	left := append([]int64{b.left}, b.in...)
	var walk func(n int)
	walk = func(n int) {
		if n == len(b.who) {
			if r.f.meter.spend(r.f.sweep()) {
				visit(p.spelled(r.f, b, tiers))
			}
			return
		}
		for t := range left {
			if left[t] > 0 && !r.f.meter.out {
				left[t]--
				tiers[n] = t - 1
				walk(n + 1)
				left[t]++
			}
		}
	}
	walk(0)
}

// spelled is the pattern with the members of a bunch in the tiers given.
func (p *pattern) spelled(f *field, b *bunch, tiers []int) *pattern {
	by := make(map[int32]int, len(tiers))
	for n, i := range b.who {
		by[i] = tiers[n]
	}
	q := &pattern{gone: map[int32]bool{}, fixed: func(i int) int {
		if t, ok := by[int32(i)]; ok {
			return t
		}
		return p.fixed(i)
	}}
	for i := range p.shares {
		if s := &p.shares[i]; s.bunch == nil {
			q.shares = append(q.shares, share{who: s.who, n: 1, tier: s.tier, amount: s.amount})
		}
	}
	for _, i := range b.who {
		if t := by[i]; t >= 0 {
			q.shares = append(q.shares, share{who: i, n: 1, tier: t, amount: f.amount(int(i), t)})
		}
	}
	for _, other := range p.bunches {
		if other != b {
			q.bunches = append(q.bunches, other.copied())
		}
	}
	q.share(f)
	return q
}

func (b *bunch) copied() *bunch {
	c := *b
	c.in = slices.Clone(b.in)
	return &c
}

// mayExceed reports whether some plan costs more than the budget.
func (r *result) mayExceed() bool {
	for _, fc := range r.s.plans().faces {
		c := r.countApart(fc)
		least := r.f.money.of(*r.s.t.budget) + 1 - fc.fixedCost() - r.f.money.whole(c.cost)
		e := equation{parts: r.steady(fc), tier: -1, lo: least, hi: far, weigh: fc.costOf}
		if fc.build(e).solvable() {
			return true
		}
	}
	return false
}

func (r *result) starve(i int32) {
	if r.starved == nil {
		r.starved = map[int32]bool{}
	}
	r.starved[i] = true
}
