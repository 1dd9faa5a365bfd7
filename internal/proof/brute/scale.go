package brute

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// result is a plan with what everyone is paid.
type result struct {
	plan
	paid    []exact.Num // by candidate, 0 for those not funded
	starved set         // funded by the plan, left with nothing by the scaling
}

// pay turns plans into results: it scales the amounts where the budget says so
// and looks at the quotas again, because who is left with nothing is refused.
func (b *book) pay(p *slate.Problem, r *run, plans []plan) {
	var left []plan
	for i := range plans {
		one := payPlan(p, &plans[i])
		r.results = append(r.results, one)
		left = append(left, one.plan)
	}
	if broken := b.brokenQuotas(r.settled.limits, left); len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.BudgetBreaksQuota, About: broken}
	}
}

func payPlan(p *slate.Problem, pl *plan) result {
	res := result{plan: *pl, paid: make([]exact.Num, len(p.Candidates))}
	for _, i := range pl.all.list() {
		res.paid[i] = amount(p, i, pl.tier(i))
	}
	scales := p.Budget != nil && p.Budget.Mode == slate.ShortScale
	if !scales || exact.Cmp(pl.cost, p.Budget.Max) <= 0 {
		return res
	}
	res.paid = scale(p, pl, res.paid)
	for _, i := range pl.all.list() {
		if res.paid[i].Sign() == 0 {
			res.starved |= one(i)
		}
	}
	res.plan = pl.strike(p, res.starved)
	return res
}

// scale shares the budget out in the proportion of the amounts: exact shares,
// rounded down to the unit, the units left over to the largest remainders, equal
// remainders by rank, then by id.
func scale(p *slate.Problem, pl *plan, amounts []exact.Num) []exact.Num {
	paid := make([]exact.Num, len(amounts))
	rest := make([]exact.Num, len(amounts))
	left := p.Budget.Max
	for _, i := range pl.all.list() {
		share, _ := exact.Div(exact.Mul(amounts[i], p.Budget.Max), pl.cost)
		units, _ := exact.Div(share, p.Unit)
		paid[i] = exact.Mul(units.Floor(), p.Unit)
		rest[i] = exact.Sub(share, paid[i])
		left = exact.Sub(left, paid[i])
	}
	order := pl.all.list()
	slices.SortFunc(order, func(i, j int) int {
		if c := exact.Cmp(rest[j], rest[i]); c != 0 {
			return c
		}
		if c := p.Candidates[i].Class - p.Candidates[j].Class; c != 0 {
			return c
		}
		return strings.Compare(p.Candidates[i].ID, p.Candidates[j].ID)
	})
	for _, i := range order {
		if exact.Cmp(left, p.Unit) < 0 {
			break
		}
		paid[i] = exact.Add(paid[i], p.Unit)
		left = exact.Sub(left, p.Unit)
	}
	return paid
}
