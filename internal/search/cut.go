package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// share is one of the funded, or so many of a bunch in a tier, where a finished
// list is paid.
type share struct {
	who    int32 // the first of the bunch
	bunch  *bunch
	n      int64
	tier   int
	amount exact.Num
	paid   exact.Num // each
	rest   exact.Num // of the exact share, less than a unit
	run    *run      // some get a unit more; nil: none
}

// cuts reports whether the money is looked at once the list is finished.
func (f *field) cuts() bool {
	return f.p.Budget.Mode == slate.ShortScale || f.p.Budget.Mode == slate.ShortWhole
}

// cut pays a finished list, given in rank order: portion by portion in full while
// the money suffices. The first portion for which it does not is scaled to what is
// left or, under `whole`, paid nothing; the later ones are paid nothing.
func (f *field) cut(shares []share, budget exact.Num) {
	for len(shares) > 0 {
		n := f.portion(shares)
		due := cost(shares[:n])
		if exact.Less(budget, due) {
			if f.p.Budget.Mode == slate.ShortScale {
				f.scaled(shares[:n], due, budget)
			}
			return
		}
		for i := range shares[:n] {
			shares[i].paid = shares[i].amount
		}
		budget = exact.Sub(budget, due)
		shares = shares[n:]
	}
}

// portion brings the next portion to the front and returns its length: the best
// tier of those left, the first class, or all.
func (f *field) portion(shares []share) int {
	switch f.p.Budget.By {
	case slate.ByTier:
		slices.SortStableFunc(shares, func(a, b share) int { return a.tier - b.tier })
		return prefix(shares, func(a, b *share) bool { return a.tier == b.tier })
	case slate.ByClass:
		return prefix(shares, func(a, b *share) bool { return f.class(a) == f.class(b) })
	}
	return len(shares)
}

func (f *field) class(s *share) int { return f.p.Candidates[s.who].Class }

// prefix is how many shares are like the first.
func prefix(shares []share, alike func(a, b *share) bool) (n int) {
	for n < len(shares) && alike(&shares[0], &shares[n]) {
		n++
	}
	return n
}

func cost(shares []share) (sum exact.Num) {
	for i := range shares {
		if s := &shares[i]; s.n == 1 {
			sum = exact.Add(sum, s.amount)
		} else {
			sum = exact.Add(sum, exact.Mul(s.amount, exact.Int(s.n)))
		}
	}
	return sum
}

// scaled shares the budget out in the proportion of the amounts: exact shares
// rounded down to the unit, the units left over to the largest remainders, equal
// remainders by rank, then by id.
func (f *field) scaled(shares []share, total, budget exact.Num) {
	left := budget
	for i := range shares {
		s := &shares[i]
		due, _ := exact.Div(exact.Mul(s.amount, budget), total)
		s.paid = due.RoundTo(f.p.Unit, exact.Floor)
		s.rest = exact.Sub(due, s.paid)
		left = exact.Sub(left, exact.Mul(s.paid, exact.Int(s.n)))
	}
	quotient, _ := exact.Div(left, f.p.Unit)
	units, _ := quotient.Floor().Int64()
	order := make([]*share, len(shares))
	for i := range shares {
		order[i] = &shares[i]
	}
	before := func(a, b *share) int {
		if c := exact.Cmp(b.rest, a.rest); c != 0 {
			return c
		}
		return f.class(a) - f.class(b)
	}
	slices.SortStableFunc(order, before)
	for from := 0; units > 0 && from < len(order); {
		to, heads := from, int64(0)
		for ; to < len(order) && before(order[from], order[to]) == 0; to++ {
			heads += order[to].n
		}
		f.hand(order[from:to], min(units, heads), heads)
		units, from = units-heads, to
	}
}

// hand gives single units to equals, in the order of their ids if they do not
// suffice for all.
func (f *field) hand(equals []*share, units, heads int64) {
	if units == heads {
		for _, s := range equals {
			s.paid = exact.Add(s.paid, f.p.Unit)
		}
		return
	}
	r := &run{f: f, units: units, shares: equals}
	for _, s := range equals {
		if s.run = r; s.bunch == nil {
			r.ids = append(r.ids, f.p.Candidates[s.who].ID)
		}
	}
	slices.Sort(r.ids)
	if len(r.ids) < len(equals) {
		return
	}
	for _, s := range equals {
		if _, more := s.pays(f, s.who); exact.Less(s.paid, more) {
			s.paid = more
		}
	}
	for _, s := range equals {
		s.run = nil
	}
}

// run is a class whose members have equal remainders, and fewer units than members.
type run struct {
	f      *field
	units  int64
	shares []*share
	ids    []string // of those in no bunch, in order
}

// pays is the least and the most that the candidate is paid for their part of the
// share: where single units are handed out it may hang on who else has a part.
func (s *share) pays(f *field, i int32) (least, most exact.Num) {
	least, most = s.paid, s.paid
	if s.run == nil {
		return least, most
	}
	fewest, utmost := s.run.ahead(i)
	if fewest < s.run.units {
		most = exact.Add(s.paid, f.p.Unit)
	}
	if utmost < s.run.units {
		least = most
	}
	return least, most
}

// ahead is how many with a part in the run may come before a candidate who has one,
// at least and at most. Of a bunch, those who come later are taken first, or last.
func (r *run) ahead(i int32) (fewest, utmost int64) {
	id := r.f.p.Candidates[i].ID
	n, _ := slices.BinarySearch(r.ids, id)
	fewest, utmost = int64(n), int64(n)
	done := map[*bunch]bool{}
	for _, s := range r.shares {
		if s.bunch == nil || done[s.bunch] {
			continue
		}
		done[s.bunch] = true
		parts := r.parts(s.bunch)
		before, after := int64(0), int64(0)
		for _, j := range s.bunch.who {
			switch other := r.f.p.Candidates[j].ID; {
			case other < id:
				before++
			case other > id:
				after++
			default:
				parts-- // their own
			}
		}
		fewest += max(0, parts-after)
		utmost += min(parts, before)
	}
	return fewest, utmost
}

// parts is how many of a bunch have a part in the run.
func (r *run) parts(b *bunch) (n int64) {
	for _, s := range r.shares {
		if s.bunch == b {
			n += s.n
		}
	}
	return n
}
