package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// desk is what stays the same however often a problem is walked through with one
// limit less.
type desk struct {
	live   []bool  // by quota: its ceiling could be reached if everybody were funded
	money  *scale  // made when first asked for; total is -1 where amounts cannot be counted
	amount []int64 // every amount there is, in ascending order
	trial  *trial  // of the whole list; nil: not made yet
}

func newDesk(p *slate.Problem) *desk { return &desk{live: liveQuotas(p)} }

// trial is what a test of money of the policy's own was found to be.
type trial struct {
	falls bool
	due   map[int64]exact.Num // by amount in whole parts, see due
}

// The most sums of a class, and the most questions in all, at which a test is tried.
const (
	mostSums      = 1 << 14
	mostQuestions = 1 << 21
)

// falls reports whether, where there is no money for an amount, there is none later in
// the class either, and none for a larger one. That goes without saying where money
// is added up; a test of the policy's own is tried at every sum to which the list may
// come or, if these are many, the class.
func (w *teller) falls(parties []*party) bool {
	return w.p.Budget.Fits == nil || w.fallsAlways() || w.fallsIn(parties)
}

func (w *teller) fallsAlways() bool {
	if w.desk.trial == nil {
		w.desk.count(w.p)
		w.desk.trial = w.tryList()
	}
	return w.desk.trial.falls
}

func (w *teller) fallsIn(parties []*party) bool {
	if w.trial == nil {
		w.trial = w.tryClass(parties)
	}
	return w.trial.falls
}

// due is the sum that may have been spent at most once an amount is paid, -1 if it
// never is. It may be asked for only where the test falls.
func (w *teller) due(amount exact.Num) exact.Num {
	if w.p.Budget.Fits == nil {
		return w.p.Budget.Max
	}
	due := w.trial
	if w.fallsAlways() {
		due = w.desk.trial
	}
	if x, ok := due.due[w.desk.money.whole(amount)]; ok {
		return x
	}
	return exact.Int(-1)
}

// allows reports whether there is money for an amount where so much is spent, or
// would be if there had been money for so much. Only where the test falls.
func (w *teller) allows(amount, spent exact.Num) bool {
	return exact.Cmp(exact.Add(spent, amount), w.due(amount)) <= 0
}

// count turns all amounts into whole numbers.
func (d *desk) count(p *slate.Problem) {
	money, ok := newScale(p)
	d.money = &money
	if !ok || !p.Paid {
		d.money.total = -1
		return
	}
	known := map[int64]bool{}
	for i := range p.Candidates {
		for _, x := range p.Candidates[i].Amounts {
			if n := money.whole(x); !known[n] {
				known[n] = true
				d.amount = append(d.amount, n)
			}
		}
	}
	slices.Sort(d.amount)
}

// tryList tries the test at every sum, from 0 to the largest that one award after
// another could come to.
func (w *teller) tryList() *trial {
	d := w.desk
	fits := make([][]bool, len(d.amount)) // by amount, by sum
	reach, asked := int64(0), 0
	for sum := int64(0); sum <= reach; sum++ {
		if asked += len(d.amount); d.money.total < 0 || asked > mostQuestions || !w.meter.spend(len(d.amount)/8) {
			return &trial{}
		}
		spent := d.money.money(sum)
		for n, a := range d.amount {
			can := w.p.Budget.Fits(d.money.money(a), spent)
			if fits[n] = append(fits[n], can); can {
				reach = max(reach, min(sum+a, d.money.total))
			}
		}
	}
	sums := make([]exact.Num, reach+1)
	for n := range sums {
		sums[n] = d.money.money(int64(n))
	}
	return w.found(d.amount, sums, func(n int) []bool { return fits[n] })
}

// tryClass tries the test at every sum to which a class may come.
func (w *teller) tryClass(parties []*party) *trial {
	money := w.desk.money
	sums, amounts := []int64{0}, []int64(nil)
	for _, pt := range parties {
		if money.total < 0 {
			return &trial{}
		}
		pays := money.costs(w.first(pt))
		for range pt.who {
			if sums = w.added(sums, pays); sums == nil {
				return &trial{}
			}
		}
		amounts = append(amounts, pays...)
	}
	slices.Sort(amounts)
	amounts = slices.Compact(amounts)
	spent := w.spent(sums)
	if !w.meter.spend(len(amounts) * len(spent) / 8) {
		return &trial{}
	}
	return w.found(amounts, spent, func(n int) (fits []bool) {
		for _, x := range spent {
			fits = append(fits, w.p.Budget.Fits(money.money(amounts[n]), x))
		}
		return fits
	})
}

// spent are the sums that may be spent in all where so much may be in a class, in
// ascending order.
func (w *teller) spent(sums []int64) (spent []exact.Num) {
	for _, s := range w.tills {
		if s.done {
			continue
		}
		for _, sum := range sums {
			spent = append(spent, exact.Add(s.spent, w.desk.money.money(sum)))
		}
	}
	slices.SortFunc(spent, exact.Cmp)
	return slices.CompactFunc(spent, exact.Equal)
}

// found is what trying came to, of amounts and sums spent in ascending order.
func (w *teller) found(amounts []int64, spent []exact.Num, fits func(n int) []bool) *trial {
	t := &trial{falls: true, due: map[int64]exact.Num{}}
	last := len(spent)
	for n, a := range amounts {
		all := fits(n)
		end := slices.Index(all, false)
		if end < 0 {
			end = len(all)
		}
		if slices.Contains(all[end:], true) || end > last {
			return &trial{}
		}
		if last = end; end > 0 {
			t.due[a] = exact.Add(spent[end-1], w.desk.money.money(a))
		}
	}
	return t
}

// added are the sums with or without one more of the amounts; nil if they are many.
func (w *teller) added(sums, amounts []int64) []int64 {
	more := slices.Clone(sums)
	for _, a := range amounts {
		for _, x := range sums {
			more = append(more, x+a)
		}
	}
	slices.Sort(more)
	if more = slices.Compact(more); len(more) > mostSums || !w.meter.spend(1+len(more)/16) {
		return nil
	}
	return more
}
