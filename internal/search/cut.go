package search

import (
	"slices"
	"sort"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// share is one funded candidate where a finished list is cut to the money.
type share struct {
	who    int
	tier   int
	amount exact.Num
	paid   exact.Num
	rest   exact.Num // of the exact share, less than a unit
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
		return prefix(shares, func(s *share) bool { return s.tier == shares[0].tier })
	case slate.ByClass:
		class := f.p.Candidates[shares[0].who].Class
		return prefix(shares, func(s *share) bool { return f.p.Candidates[s.who].Class == class })
	}
	return len(shares)
}

// prefix is how many of the first shares pass the test.
func prefix(shares []share, test func(*share) bool) (n int) {
	for n < len(shares) && test(&shares[n]) {
		n++
	}
	return n
}

func cost(shares []share) (sum exact.Num) {
	for i := range shares {
		sum = exact.Add(sum, shares[i].amount)
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
		left = exact.Sub(left, s.paid)
	}
	order := make([]*share, len(shares))
	for i := range shares {
		order[i] = &shares[i]
	}
	sort.Slice(order, func(a, b int) bool { return f.firstUnit(order[a], order[b]) })
	for _, s := range order {
		if exact.Less(left, f.p.Unit) {
			break
		}
		s.paid = exact.Add(s.paid, f.p.Unit)
		left = exact.Sub(left, f.p.Unit)
	}
}

// firstUnit reports whether a comes before b where single units are handed out.
func (f *field) firstUnit(a, b *share) bool {
	if c := exact.Cmp(a.rest, b.rest); c != 0 {
		return c > 0
	}
	x, y := &f.p.Candidates[a.who], &f.p.Candidates[b.who]
	if x.Class != y.Class {
		return x.Class < y.Class
	}
	return x.ID < y.ID
}
