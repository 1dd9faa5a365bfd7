package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// list is one way the allocation may end.
type list struct {
	tier []int // by candidate; -1: out
	paid []exact.Num
}

// pay cuts the finished list to the money where the budget says so. Who is left
// with nothing is refused, and quotas are looked at again. Where tiers or places are
// undecided and the money may not suffice, every way they can fall is cut.
func (r *result) pay() {
	if !r.f.counts(r.s.t) || !r.f.cuts() {
		return
	}
	open := len(r.looks.where(func(o outlook) bool { return o.contested() || o.ungraded() })) > 0
	switch {
	case !open:
		r.cut()
	case r.mayExceed():
		r.cutAll()
	}
}

// cut cuts a decided list.
func (r *result) cut() {
	var shares []share
	for i := range r.f.p.Candidates {
		if look := r.looks.look(i); look.certain() {
			t := look.highest()
			shares = append(shares, share{who: i, tier: t, amount: r.f.amount(i, t)})
		}
	}
	if !exact.Less(*r.s.t.budget, cost(shares)) {
		return
	}
	r.f.cut(shares, *r.s.t.budget)
	r.paid = make([]exact.Num, len(r.f.p.Candidates))
	for _, s := range shares {
		if r.paid[s.who] = s.paid; s.paid.Sign() == 0 {
			r.starve(int32(s.who))
			r.looks.of[int32(s.who)] = outlook{out: true}
		}
	}
	if len(r.starved) > 0 {
		r.breaks(r.brokenCounts(false))
	}
}

func (r *result) breaks(limits []slate.Limit) {
	var quotas []slate.Limit
	for _, l := range limits {
		if l.Kind == slate.LimitQuota {
			quotas = append(quotas, l)
		}
	}
	if len(quotas) > 0 {
		r.fault = &slate.Fault{Code: slate.BudgetBreaksQuota, About: quotas}
	}
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

// cutAll cuts every list that may come to pass.
func (r *result) cutAll() {
	for _, fc := range r.s.plans().faces {
		l := &lister{r: r, fc: fc, tier: make([]int, len(r.f.p.Candidates))}
		for i := range l.tier {
			if _, grouped := fc.within[int32(i)]; !grouped {
				l.tier[i] = fc.fixed(i)
			}
		}
		for _, g := range fc.groups {
			l.who = append(l.who, g.who...)
		}
		l.walk(0)
	}
	r.foldLists()
}

// lister goes through all plans of a face, person by person.
type lister struct {
	r    *result
	fc   *face
	who  []int32
	tier []int
}

func (l *lister) walk(n int) {
	if !l.r.f.meter.spend(1) || !l.fc.system().solvable() {
		return
	}
	if n == len(l.who) {
		l.emit()
		return
	}
	i := l.who[n]
	bl := &l.fc.system().blocks[l.fc.groups[l.fc.within[i]].block]
	mark := len(l.fc.system().trail)
	for c, v := range bl.cols {
		l.tier[i] = bl.tiers[c]
		l.fc.system().set(v, max(l.placed(i, bl.tiers[c]), l.fc.system().lo[v]), l.fc.system().hi[v])
		l.walk(n + 1)
		l.fc.system().undo(mark)
	}
	l.tier[i] = -1
	l.fc.system().set(bl.sum, l.fc.system().lo[bl.sum], l.fc.system().hi[bl.sum]-1)
	l.walk(n + 1)
	l.fc.system().undo(mark)
}

// placed counts those of i's group who have been put into a tier, up to i.
func (l *lister) placed(i int32, tier int) (n int64) {
	for _, j := range l.fc.groups[l.fc.within[i]].who {
		if l.tier[j] == tier {
			n++
		}
		if j == i {
			return n
		}
	}
	return n
}

// emit cuts the list at hand, with those treated apart as they were treated.
func (l *lister) emit() {
	r := l.r
	n := len(l.tier)
	if !r.f.meter.spend(n) {
		return
	}
	one := list{tier: append([]int(nil), l.tier...), paid: make([]exact.Num, n)}
	for i := range r.apart {
		if one.tier[i] = -1; r.looks.of[i].in {
			one.tier[i] = r.looks.of[i].highest()
		}
	}
	var shares []share
	for i, t := range one.tier {
		if t >= 0 {
			shares = append(shares, share{who: i, tier: t, amount: r.f.amount(i, t)})
		}
	}
	r.f.cut(shares, *r.s.t.budget)
	for _, s := range shares {
		if one.paid[s.who] = s.paid; s.paid.Sign() == 0 {
			one.tier[s.who] = -1
			r.starve(int32(s.who))
		}
	}
	r.lists = append(r.lists, one)
}

func (r *result) starve(i int32) {
	if r.starved == nil {
		r.starved = map[int32]bool{}
	}
	r.starved[i] = true
}

// foldLists reads the outlooks anew from the lists, and checks their quotas.
func (r *result) foldLists() {
	looks := map[int32]outlook{}
	for _, one := range r.lists {
		for i, t := range one.tier {
			looks[int32(i)] = looks[int32(i)].or(fixedOutlook(t))
		}
	}
	if len(r.starved) > 0 {
		var broken []slate.Limit
		for _, one := range r.lists {
			r.looks.of = map[int32]outlook{}
			for i, t := range one.tier {
				r.looks.of[int32(i)] = fixedOutlook(t)
			}
			broken = merge(broken, r.brokenCounts(false))
		}
		r.breaks(broken)
	}
	r.looks.of = looks
}
