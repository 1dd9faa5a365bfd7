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
	starved set         // funded by the plan, left with nothing by the cut
}

// pay turns plans into results: it cuts the amounts or adds a partial award where
// the budget says so, and looks at the quotas again, because the list is another.
func (b *book) pay(p *slate.Problem, r *run, plans []plan) {
	code := slate.BudgetBreaksQuota
	for i := range plans {
		switch {
		case cuts(p):
			r.results = append(r.results, cut(p, &plans[i]))
		default:
			r.results = append(r.results, completed(p, &plans[i], r.excluded)...)
		}
	}
	if !cuts(p) {
		r.lastTies(p)
		code = slate.TieBreaksLimit
	}
	var left []plan
	for i := range r.results {
		left = append(left, r.results[i].plan)
	}
	if broken := b.brokenQuotas(r.settled.limits, left); len(broken) > 0 {
		r.fault = &slate.Fault{Code: code, About: broken}
	}
}

// cuts reports whether the budget cuts what the finished plan costs.
func cuts(p *slate.Problem) bool {
	return p.Budget != nil && (p.Budget.Mode == slate.ShortScale || p.Budget.Mode == slate.ShortWhole)
}

// whole is the plan paid in full.
func whole(p *slate.Problem, pl *plan) result {
	res := result{plan: *pl, paid: make([]exact.Num, len(p.Candidates))}
	for _, i := range pl.all.list() {
		res.paid[i] = amount(p, i, pl.tier(i))
	}
	return res
}

// cut pays group after group while the money lasts. The first that does not fit
// shares what is left or gets nothing, and those after it get nothing.
func cut(p *slate.Problem, pl *plan) result {
	res := whole(p, pl)
	left, short := p.Budget.Max, false
	for _, group := range groups(p, pl) {
		var total exact.Num
		for _, i := range group.list() {
			total = exact.Add(total, res.paid[i])
		}
		switch {
		case !short && exact.Cmp(total, left) <= 0:
			left = exact.Sub(left, total)
			continue
		case !short && p.Budget.Mode == slate.ShortScale:
			scale(p, group, res.paid, total, left)
		default:
			for _, i := range group.list() {
				res.paid[i] = exact.Int(0)
			}
		}
		short = true
	}
	for _, i := range pl.all.list() {
		if res.paid[i].Sign() == 0 {
			res.starved |= one(i)
		}
	}
	res.plan = pl.strike(p, res.starved)
	return res
}

// groups are the funded in the order in which they are paid.
func groups(p *slate.Problem, pl *plan) (groups []set) {
	switch p.Budget.By {
	case slate.ByTier:
		return pl.in[:len(p.Tiers)]
	case slate.ByClass:
		for i, c := range p.Candidates {
			for len(groups) <= c.Class {
				groups = append(groups, 0)
			}
			groups[c.Class] |= one(i) & pl.all
		}
		return groups
	}
	return []set{pl.all}
}

// scale shares the money out to a group in the proportion of the amounts: exact
// shares, rounded down to the unit, the units left over to the largest remainders,
// equal remainders by rank, then by id.
func scale(p *slate.Problem, group set, paid []exact.Num, total, money exact.Num) {
	rest := make([]exact.Num, len(paid))
	left := money
	for _, i := range group.list() {
		share, _ := exact.Div(exact.Mul(paid[i], money), total)
		paid[i] = share.RoundTo(p.Unit, exact.Floor)
		rest[i] = exact.Sub(share, paid[i])
		left = exact.Sub(left, paid[i])
	}
	order := group.list()
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
}
