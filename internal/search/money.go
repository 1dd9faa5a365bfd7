package search

import (
	"sort"

	"github.com/merit-rules/merit/internal/exact"
)

// afford keeps the plans that cost no more than the budget.
func (p *plans) afford(budget exact.Num) {
	limit := p.f.money.of(budget)
	p.faces = p.keep(func(fc *face) bool {
		fc.spent = fc.fixedCost()
		if fc.spent > limit || len(fc.groups) == 0 {
			return fc.spent <= limit
		}
		fc.sh.money = limit - fc.spent
		return fc.system().solvable()
	})
}

// fixedCost is what those in no group are paid.
func (fc *face) fixedCost() (sum int64) {
	for i := range fc.f.p.Candidates {
		if _, grouped := fc.within[int32(i)]; grouped {
			continue
		}
		if t := fc.fixed(i); t >= 0 {
			sum += fc.f.cost(i, t)
		}
	}
	return sum
}

// share is one funded candidate at the scaling.
type share struct {
	who    int
	amount exact.Num
	paid   exact.Num
	rest   exact.Num // of the exact share, less than a unit
}

// scaled shares the budget out in the proportion of the amounts: exact shares
// rounded down to the unit, the units left over to the largest remainders, equal
// remainders by rank, then by id.
func (f *field) scaled(shares []share, budget exact.Num) {
	var total exact.Num
	for i := range shares {
		total = exact.Add(total, shares[i].amount)
	}
	if exact.Cmp(total, budget) <= 0 {
		for i := range shares {
			shares[i].paid = shares[i].amount
		}
		return
	}
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
