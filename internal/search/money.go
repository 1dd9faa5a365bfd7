package search

import "github.com/merit-rules/merit/internal/exact"

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
