package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// run is one whole allocation, from the limits to what everyone gets.
type run struct {
	fault     *slate.Fault
	settled   *settled
	results   []result // what may come to pass; one only where nothing is contested
	excluded  set      // refused by `exclude`
	stretched set      // funded by `include`
	wantsSeed bool
}

// certain is who is funded whatever happens; nobody where there is no list.
func (r *run) certain() set {
	if r.fault != nil {
		return 0
	}
	every := ^set(0)
	for i := range r.results {
		every &= r.results[i].all
	}
	return every
}

// possible is who is funded in at least one result.
func (r *run) possible() (some set) {
	for i := range r.results {
		some |= r.results[i].all
	}
	return some
}

// run settles the problem, its ties and its money.
func (b *book) run(p *slate.Problem) *run {
	r := &run{settled: b.settle(p)}
	if len(r.settled.plans) == 0 {
		r.fault = &slate.Fault{Code: slate.NoLawfulPlan}
		return r
	}
	if r.fault = b.stopped(p, r.settled); r.fault != nil {
		return r
	}
	plans := b.cutTies(p, r, r.settled.plans)
	if r.fault == nil {
		plans = b.tierTies(p, r, plans)
	}
	if r.fault == nil {
		b.pay(p, r, plans)
	}
	return r
}

// stopped finds the first quota with `if_short: stop` that makes the list shorter.
func (b *book) stopped(p *slate.Problem, s *settled) *slate.Fault {
	for q := range p.Quotas {
		if p.Quotas[q].Least == nil || p.Quotas[q].IfShort != slate.Stop {
			continue
		}
		free := *s.limits
		free.least = append([][]int(nil), s.limits.least...)
		free.least[q] = nil
		if n := b.best(p, &free)[0].all.size(); s.funded() < n {
			return &slate.Fault{Code: slate.QuotaStop, Without: n, With: s.funded(),
				About: []slate.Limit{{Kind: slate.LimitQuota, Index: q}}}
		}
	}
	return nil
}

// inSome and inAll are who is funded in at least one of the plans, and in each.
func inSome(plans []plan) (some set) {
	for i := range plans {
		some |= plans[i].all
	}
	return some
}

func inAll(plans []plan) set {
	every := ^set(0)
	for i := range plans {
		every &= plans[i].all
	}
	return every
}

// cutTies does what `at_cut` says with those funded in some best plans only.
func (b *book) cutTies(p *slate.Problem, r *run, plans []plan) []plan {
	contested := inSome(plans) &^ inAll(plans)
	if contested == 0 {
		return plans
	}
	switch p.AtCut {
	case slate.CutLot:
		return b.drawPlaces(p, r, plans, contested)
	case slate.CutExclude:
		r.excluded = contested
		plans = struck(p, plans, contested)
		b.recheck(r, plans, nil)
	case slate.CutInclude:
		r.stretched = contested
		plans = include(p, plans, contested)
		b.recheck(r, plans, spendable(p))
	}
	return plans
}

func struck(p *slate.Problem, plans []plan, s set) (left []plan) {
	for i := range plans {
		left = append(left, plans[i].strike(p, s))
	}
	return left
}

// include funds all contested, each in the lowest tier that a best plan gives.
func include(p *slate.Problem, plans []plan, contested set) []plan {
	wider := struck(p, plans, contested)
	for _, i := range contested.list() {
		_, low := tierRange(plans, i)
		for k := range wider {
			wider[k] = wider[k].place(i, low, amount(p, i, low))
		}
	}
	return wider
}

// tierRange is the highest and the lowest tier of candidate i in those of the
// plans that fund the candidate.
func tierRange(plans []plan, i int) (high, low int) {
	high, low = MaxTiers, -1
	for k := range plans {
		if t := plans[k].tier(i); t >= 0 {
			high, low = min(high, t), max(low, t)
		}
	}
	return high, low
}

// drawPlaces keeps the plans that fund the first of the lot, then the second.
func (b *book) drawPlaces(p *slate.Problem, r *run, plans []plan, contested set) []plan {
	if p.Lot == nil {
		r.wantsSeed = true
		return plans
	}
	for _, i := range p.Lot {
		if contested.has(i) {
			plans = keepMost(plans, 0, func(pl *plan) int { return (pl.all & one(i)).size() })
		}
	}
	return plans
}

// tierTies does what `at_tier` says, where no place is contested.
func (b *book) tierTies(p *slate.Problem, r *run, plans []plan) []plan {
	if inSome(plans) != inAll(plans) {
		return plans
	}
	var contested set
	for _, i := range inAll(plans).list() {
		if high, low := tierRange(plans, i); high != low {
			contested |= one(i)
		}
	}
	if contested == 0 {
		return plans
	}
	switch p.AtTier {
	case slate.TierLot:
		return b.drawTiers(p, r, plans, contested)
	case slate.TierHigher, slate.TierLower:
		plans = []plan{levelled(p, plans)}
		b.recheck(r, plans, spendable(p))
	}
	return plans
}

// drawTiers gives the first of the lot the highest tier a plan has, then the second.
func (b *book) drawTiers(p *slate.Problem, r *run, plans []plan, contested set) []plan {
	if p.Lot == nil {
		r.wantsSeed = true
		return plans
	}
	for _, i := range p.Lot {
		if contested.has(i) {
			plans = keepMost(plans, 0, func(pl *plan) int { return MaxTiers - pl.tier(i) })
		}
	}
	return plans
}

// levelled gives everyone the best or the worst tier that any plan gives.
func levelled(p *slate.Problem, plans []plan) (level plan) {
	for _, i := range inAll(plans).list() {
		high, low := tierRange(plans, i)
		if p.AtTier == slate.TierLower {
			high = low
		}
		level = level.place(i, high, amount(p, i, high))
	}
	return level
}

// spendable is the budget that a plan itself must not exceed: nil for `scale`,
// which cuts the amounts afterwards.
func spendable(p *slate.Problem) *exact.Num {
	if p.Budget == nil || p.Budget.Mode == slate.ShortScale {
		return nil
	}
	return &p.Budget.Max
}

// recheck looks at quotas and money again after a tie has changed the plans.
func (b *book) recheck(r *run, plans []plan, budget *exact.Num) {
	broken := b.brokenQuotas(r.settled.limits, plans)
	for i := range plans {
		if budget != nil && exact.Cmp(plans[i].cost, *budget) > 0 {
			broken = append(broken, slate.Limit{Kind: slate.LimitBudget})
			break
		}
	}
	if len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.TieBreaksLimit, About: broken}
	}
}
