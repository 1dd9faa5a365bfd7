package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// stops checks that a `stop` budget pays for no longer list. It can tell where the
// list does not hang on the budget at all, and where longer lists only add to it.
func (w *walk) stops() {
	b := w.p.Budget
	if b == nil || b.Mode != slate.ShortStop || w.nobodyRefused() {
		return
	}
	n := w.total.hi
	q := w.unheld(w.m)
	q.total.lo = n + 1
	switch {
	case w.ask(q) == no:
		if w.o.StoppedAt >= 0 {
			w.add(TotalWrong, "class at which the budget stopped").figures(-1, w.o.StoppedAt)
		}
	case w.relaxes() || !w.onlyGrows() || !w.o.Decided:
		w.once(StopUnconfirmed, "no longer list can be paid")
	default:
		w.nextIsTooDear(n)
	}
}

func (c *check) nobodyRefused() bool {
	return !c.m.some(func(at *post) bool { return !at.certain() })
}

// unheld is the question of any lawful plan.
func (c *check) unheld(m *model) *question {
	return m.anyPlan()
}

// onlyGrows reports whether a longer list is a shorter one with somebody added:
// nothing is asked for but ceilings in whole numbers, no class could be filled in
// several ways, and nobody's pay changes when somebody is added below, because
// everyone is paid the same in all their tiers or all have the same tiers, which
// then are filled from the top.
func (w *walk) onlyGrows() bool {
	if w.m.keeps {
		return false
	}
	for q := range w.p.Quotas {
		if w.m.least[q] != nil || w.m.most[q] != nil && w.m.most[q].share {
			return false
		}
	}
	for k := range w.splits {
		if w.splits[k].cells != nil || w.splits[k].open && w.splits[k].funded > 0 {
			return false
		}
	}
	return w.p.Prefer == slate.PreferRank && (w.sameTiers() || w.samePay())
}

func (w *walk) samePay() bool {
	for i := range w.p.Candidates {
		if least, most := w.payRange(i); exact.Cmp(least, most) != 0 {
			return false
		}
	}
	return true
}

// sameTiers reports whether all candidates have the same open tiers and no quota
// counts inside one.
func (w *walk) sameTiers() bool {
	for s := range w.m.sigs {
		if setOf(w.m.sigs[s].open) != setOf(w.m.sigs[0].open) {
			return false
		}
	}
	return !w.m.byTier && w.p.AtTier < slate.TierHigher
}

// openTier is the tier that one more would stand in where all have the same tiers:
// the first with room; -1 where everyone is paid the same in each.
func (w *walk) openTier() int {
	if !w.sameTiers() {
		return -1
	}
	t := w.count()
	for _, k := range w.m.sigs[0].open {
		if m := w.p.Tiers[k].Max; !m.Set || t.tiers[k] < m.N {
			return k
		}
	}
	return -1
}

// nextPay is what a candidate is paid who is added below all others.
func (w *walk) nextPay(i, tier int) exact.Num {
	if tier >= 0 {
		return w.pays(i, tier)
	}
	pay, _ := w.payRange(i)
	return pay
}

// nextIsTooDear checks that the cheapest way to fund one more costs too much. Who
// comes next stands below the last funded: those refused above were refused for
// another reason than the number.
func (w *walk) nextIsTooDear(n int) {
	last, class := w.lastClass(), -1
	fits := map[int]answer{} // by signature
	tier := w.openTier()
	var cheapest *exact.Num
	for i := range w.p.Candidates {
		k, sig := w.p.Candidates[i].Class, w.m.sig(i)
		if k <= last {
			continue
		}
		if cheapest != nil && k > class {
			break
		}
		a, asked := fits[sig]
		if !asked {
			a = w.ask(w.oneMore(sig, n))
			fits[sig] = a
		}
		if a == unknown {
			w.once(StopUnconfirmed, "no longer list can be paid", i)
			return
		}
		if a == yes {
			class = k
			if pay := w.nextPay(i, tier); cheapest == nil || exact.Cmp(pay, *cheapest) < 0 {
				cheapest = &pay
			}
		}
	}
	w.stopClass(cheapest, class)
}

func (w *walk) lastClass() int {
	last := w.m.lastCertain()
	if last < 0 {
		return -1
	}
	return w.p.Candidates[last].Class
}

func (w *walk) stopClass(cheapest *exact.Num, class int) {
	if cheapest == nil {
		return
	}
	if total := exact.Add(w.o.Amount, *cheapest); exact.Cmp(total, w.p.Budget.Max) <= 0 {
		w.add(PassedOver, "the budget pays for one more").figures(w.p.Budget.Max, total)
	}
	if w.o.StoppedAt != class {
		w.add(TotalWrong, "class at which the budget stopped").figures(class, w.o.StoppedAt)
	}
}

// oneMore is the question of everyone funded and one more of a signature.
func (w *walk) oneMore(sig, n int) *question {
	q := &question{fixed: w.m.certain(), free: make([]int, len(w.m.sigs)), total: span{n + 1, n + 1}}
	q.fixed[sig]++
	return q
}

// relaxed checks the numbers that relaxed quotas were given. A minimum in a whole
// number that was met needs no check; else it must be known how many are funded
// without the quota.
func (w *walk) relaxed() {
	for k := range w.p.Quotas {
		quota := &w.p.Quotas[k]
		if quota.IfShort != slate.Relax || quota.Least == nil || w.o.Quotas[k].Short == 0 && !quota.Least.IsShare {
			continue
		}
		m := w.m.before(k)
		if n := w.funded(); n < 0 || quota.Tier >= 0 || !w.fundsWithout(m, n) {
			w.once(RelaxUnconfirmed, "the number of a relaxed quota")
		} else {
			w.relaxedNumber(m, k, n)
		}
	}
}

// fundsWithout reports whether the best plans of a model are known to fund n:
// because the list at hand is one of them, or because they fund all they can.
func (w *walk) fundsWithout(m *model, n int) bool {
	q := w.unheld(m)
	q.total.lo = n + 1
	return w.fillsUp(m) && m.ask(q) == no || w.isBest(m)
}

// isBest walks down the ranking once more under the limits of another model.
func (w *walk) isBest(m *model) bool {
	c := *w.check
	c.m, c.findings = m, nil
	other := &walk{check: &c, trail: m.trail(w.total), contested: w.contested}
	other.down()
	return !other.lost && len(c.findings) == 0 && w.p.Prefer == slate.PreferRank
}

// relaxedNumber checks the number of quota k where n are funded without it.
func (w *walk) relaxedNumber(m *model, k, n int) {
	r := &w.o.Quotas[k]
	full := measureOf(w.p.Quotas[k].Least, true)
	if want := full.at(n); want != r.Need+r.Short {
		w.add(ReportWrong, "need").figures(want-r.Short, r.Need).about(slate.LimitQuota, k)
	}
	if r.Short == 0 {
		return
	}
	q := w.unheld(m)
	q.total = span{n, n}
	more := fixedMeasure(r.Need + 1)
	m = m.copy()
	m.least[k] = &more
	switch m.ask(q) {
	case yes:
		w.add(QuotaBroken, "more members could be funded").about(slate.LimitQuota, k)
	case unknown:
		w.once(RelaxUnconfirmed, "the shortfall of a relaxed quota")
	}
}

// funded is how many the best plans fund, -1 where the outcome does not say.
func (w *walk) funded() int {
	n, open := w.count().planned()
	if open > 0 || w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop {
		return -1
	}
	return n
}

// fillsUp reports whether the best plans of a model fund as many as can be.
func (w *walk) fillsUp(m *model) bool {
	if w.p.Prefer == slate.PreferNumber {
		return true
	}
	for q := range w.p.Quotas {
		if m.least[q] != nil || m.most[q] != nil {
			return false
		}
	}
	return true
}
