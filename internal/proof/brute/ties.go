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
		if n := b.best(p, s.limits.withoutLeast(q))[0].all.size(); s.funded() < n {
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
		b.recheck(p, r, plans)
	case slate.CutInclude:
		r.stretched = contested
		plans = include(p, plans, lowest(plans, contested))
		b.recheck(p, r, plans)
	}
	return plans
}

func struck(p *slate.Problem, plans []plan, s set) (left []plan) {
	for i := range plans {
		left = append(left, plans[i].strike(p, s))
	}
	return left
}

// include funds all contested, in the tiers given.
func include(p *slate.Problem, plans []plan, contested [MaxTiers]set) (wider []plan) {
	for t := range contested {
		plans = struck(p, plans, contested[t])
	}
	for _, pl := range plans {
		for t := range contested {
			for _, i := range contested[t].list() {
				pl = pl.place(i, t, amount(p, i, t))
			}
		}
		wider = append(wider, pl)
	}
	return wider
}

// lowest is the lowest tier that one of the plans gives, for each of the contested.
func lowest(plans []plan, contested set) (in [MaxTiers]set) {
	for _, i := range contested.list() {
		_, low := tierRange(plans, i)
		in[low] |= one(i)
	}
	return in
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
	if p.Budget.Sequential() {
		return b.walk(p, p.Lot).plans
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
		b.recheck(p, r, plans)
	}
	return plans
}

// drawTiers gives the first of the lot the highest tier a plan has, then the second.
func (b *book) drawTiers(p *slate.Problem, r *run, plans []plan, contested set) []plan {
	if p.Lot == nil {
		r.wantsSeed = true
		return plans
	}
	if p.Budget.Sequential() {
		plans = struck(p, b.walk(p, p.Lot).plans, r.excluded)
		return include(p, plans, lowest(r.settled.plans, r.stretched))
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
	for k := range plans {
		level.next = append(level.next, plans[k].steps()...)
		level.far |= plans[k].far
	}
	for _, i := range inAll(plans).list() {
		high, low := tierRange(plans, i)
		if p.AtTier == slate.TierLower {
			high = low
		}
		level = level.place(i, high, amount(p, i, high))
	}
	return level
}

// recheck looks at the limits again after a tie has changed the plans. Only what is
// elastic has stretched.
func (b *book) recheck(p *slate.Problem, r *run, plans []plan) {
	var broken []slate.Limit
	for _, l := range allLimits(p) {
		for i := range plans {
			if b.breaks(r.settled.limits, l, &plans[i]) {
				broken = append(broken, l)
				break
			}
		}
	}
	if len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.TieBreaksLimit, About: broken}
	}
}

// breaks reports whether a plan that a tie has changed breaks a limit. A budget that
// cuts the amounts afterwards is not broken by a plan, nor one that has a test of
// its own for each candidate.
func (b *book) breaks(l *limits, limit slate.Limit, pl *plan) bool {
	p := l.p
	switch limit.Kind {
	case slate.LimitCount:
		return !p.Count.Elastic && pl.all.size() > p.Count.N
	case slate.LimitTier:
		most := p.Tiers[limit.Index].Max
		return !most.Elastic && pl.in[limit.Index].size() > most.N
	case slate.LimitQuota:
		return b.breaksQuota(l, limit.Index, pl)
	}
	return !cuts(p) && p.Budget.Fits == nil && exact.Less(p.Budget.Max, pl.cost)
}
