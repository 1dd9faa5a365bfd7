package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// mostSums is the most sums of a class that a test of its own is tried at.
const mostSums = 1 << 14

// trial is what the test of money was found to be in a class.
type trial struct {
	falls bool
	due   map[int64]exact.Num // by amount in whole parts, see due; nil: the sum alone decides
}

// falls reports whether, where there is no money for an amount, there is none later in
// the class either, and none for a larger one. That goes without saying where money
// is added up; a test of the policy's own is tried at every sum that the class may
// come to.
func (w *teller) falls(parties []*party) bool {
	switch {
	case w.p.Budget.Fits == nil:
		return true
	case w.trial == nil:
		w.trial = w.tried(parties)
	}
	return w.trial.falls
}

// due is the sum that may have been spent at most once an amount is paid.
func (w *teller) due(amount exact.Num) exact.Num {
	if w.p.Budget.Fits == nil {
		return w.p.Budget.Max
	}
	return w.trial.due[w.money.whole(amount)]
}

func (w *teller) tried(parties []*party) *trial {
	if w.money == nil {
		money, ok := newScale(w.p)
		if w.money = &money; !ok || !w.p.Paid {
			w.money.total = -1
		}
	}
	sums, amounts := []int64{0}, []int64(nil)
	for _, pt := range parties {
		if w.money.total < 0 {
			return &trial{}
		}
		pays := w.money.costs(w.first(pt))
		for range pt.who {
			if sums = w.added(sums, pays); sums == nil {
				return &trial{}
			}
		}
		amounts = append(amounts, pays...)
	}
	slices.Sort(amounts)
	return w.tryAll(slices.Compact(amounts), w.spent(sums))
}

// spent are the sums that may be spent in all where so much may be in a class, in
// ascending order.
func (w *teller) spent(sums []int64) (spent []exact.Num) {
	for _, s := range w.tills {
		if s.done {
			continue
		}
		for _, sum := range sums {
			spent = append(spent, exact.Add(s.spent, w.money.money(sum)))
		}
	}
	slices.SortFunc(spent, exact.Cmp)
	return slices.CompactFunc(spent, exact.Equal)
}

func (w *teller) tryAll(amounts []int64, spent []exact.Num) *trial {
	t := &trial{falls: true, due: map[int64]exact.Num{}}
	last := len(spent)
	for _, a := range amounts {
		amount := w.money.money(a)
		n := w.lasts(amount, spent)
		if n < 0 || n > last {
			return &trial{}
		}
		if last = n; n > 0 {
			t.due[a] = exact.Add(spent[n-1], amount)
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

// lasts is at how many of the sums spent, in ascending order, there is money for an
// amount; -1 where there is none at one of them and some at a later one.
func (w *teller) lasts(amount exact.Num, spent []exact.Num) (n int) {
	if !w.meter.spend(1 + len(spent)/4) {
		return -1
	}
	for i, x := range spent {
		switch fits := w.p.Budget.Fits(amount, x); {
		case fits && n < i:
			return -1
		case fits:
			n++
		}
	}
	return n
}
