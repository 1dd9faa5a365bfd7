package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// limits are the limits in force during one step of a run. A bound on heads is a
// list that gives the number of members for every base; nil where there is none.
type limits struct {
	p      *slate.Problem // for what everyone is paid
	count  int
	tiers  []int
	keep   set   // who must be funded
	scope  []int // the tier a quota counts in, -1: everywhere
	least  [][]int
	most   [][]int
	floor  []*slate.Bound // of quotas of money, in place of least and most
	roof   []*slate.Bound
	budget *exact.Num // of `skip`, where money is a limit of plans
}

// limitsOf reads the limits of a problem, with at most k funded in all.
func limitsOf(p *slate.Problem, k int) *limits {
	n := len(p.Candidates)
	l := &limits{p: p, count: min(k, ceiling(p.Count, n))}
	for i := range p.Candidates {
		if p.Candidates[i].Keep {
			l.keep |= one(i)
		}
	}
	for _, t := range p.Tiers {
		l.tiers = append(l.tiers, ceiling(t.Max, n))
	}
	for _, q := range p.Quotas {
		l.add(q, n)
	}
	if p.Budget != nil && p.Budget.Mode == slate.ShortSkip && !p.Budget.Sequential() {
		l.budget = &p.Budget.Max
	}
	return l
}

func (l *limits) add(q slate.Quota, n int) {
	l.scope = append(l.scope, q.Tier)
	if q.Money {
		l.floor, l.roof = append(l.floor, q.Least), append(l.roof, q.Most)
		l.least, l.most = append(l.least, nil), append(l.most, nil)
		return
	}
	l.floor, l.roof = append(l.floor, nil), append(l.roof, nil)
	l.least = append(l.least, table(q.Least, n, exact.Num.Ceil))
	l.most = append(l.most, table(q.Most, n, exact.Num.Floor))
}

// withoutLeast returns the limits with the minimum of quota q left out.
func (l *limits) withoutLeast(q int) *limits {
	free := *l
	free.least = append([][]int(nil), l.least...)
	free.floor = append([]*slate.Bound(nil), l.floor...)
	free.least[q], free.floor[q] = nil, nil
	return &free
}

func ceiling(m slate.Max, n int) int {
	if m.Set {
		return m.N
	}
	return n
}

// table gives the whole number that a bound means for every base from 0 to n;
// exactly says how a share is made whole when no rounding was written.
func table(b *slate.Bound, n int, exactly func(exact.Num) exact.Num) []int {
	if b == nil {
		return nil
	}
	whole := make([]int, n+1)
	for base := range whole {
		whole[base] = wholeBound(b, base, exactly)
	}
	return whole
}

func wholeBound(b *slate.Bound, base int, exactly func(exact.Num) exact.Num) int {
	if !b.IsShare {
		return b.N
	}
	share := exact.Mul(b.Share, exact.Int(int64(base)))
	switch b.Round {
	case slate.RoundDown:
		share = share.Floor()
	case slate.RoundHalfUp:
		share = share.Round(0, exact.HalfUp)
	default:
		share = exactly(share)
	}
	whole, _ := share.Int64()
	return int(whole)
}

// sum is the money that a bound of a quota of money means, never rounded.
func sum(b *slate.Bound, base exact.Num) exact.Num {
	if b.IsShare {
		return exact.Mul(b.Share, base)
	}
	return b.Sum
}

// number is a bound that is the same whatever the base.
func number(need, n int) []int {
	whole := make([]int, n+1)
	for base := range whole {
		whole[base] = need
	}
	return whole
}

// lawful reports whether a plan breaks no limit.
func (b *book) lawful(l *limits, pl *plan) bool {
	if pl.all.size() > l.count || l.keep&^pl.all != 0 {
		return false
	}
	for t, most := range l.tiers {
		if pl.in[t].size() > most {
			return false
		}
	}
	for q := range l.scope {
		if b.breaksQuota(l, q, pl) {
			return false
		}
	}
	return l.budget == nil || exact.Cmp(pl.cost, *l.budget) <= 0
}

func (b *book) breaksQuota(l *limits, q int, pl *plan) bool {
	if l.floor[q] != nil || l.roof[q] != nil {
		return b.breaksMoney(l, q, pl)
	}
	base, have := pl.base(l.scope[q]), pl.members(l.scope[q], b.members[q])
	return l.least[q] != nil && have < l.least[q][base] ||
		l.most[q] != nil && have > l.most[q][base]
}

func (b *book) breaksMoney(l *limits, q int, pl *plan) bool {
	base, have := pl.awarded(l.p, l.scope[q], pl.all), pl.awarded(l.p, l.scope[q], b.members[q])
	return l.floor[q] != nil && exact.Less(have, sum(l.floor[q], base)) ||
		l.roof[q] != nil && exact.Less(sum(l.roof[q], base), have)
}

// brokenQuotas lists the quotas that at least one of the plans breaks.
func (b *book) brokenQuotas(l *limits, plans []plan) (broken []slate.Limit) {
	for q := range l.scope {
		for i := range plans {
			if b.breaksQuota(l, q, &plans[i]) {
				broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
				break
			}
		}
	}
	return broken
}

// without returns the problem with one limit absent.
func without(p *slate.Problem, l slate.Limit) *slate.Problem {
	less := *p
	switch l.Kind {
	case slate.LimitCount:
		less.Count = slate.Max{}
	case slate.LimitTier:
		less.Tiers = append([]slate.Tier(nil), p.Tiers...)
		less.Tiers[l.Index].Max = slate.Max{}
	case slate.LimitQuota:
		less.Quotas = append([]slate.Quota(nil), p.Quotas...)
		less.Quotas[l.Index].Least, less.Quotas[l.Index].Most = nil, nil
	case slate.LimitBudget:
		less.Budget = nil
	}
	return &less
}

// allLimits lists the limits that a problem sets, in the order of reporting.
func allLimits(p *slate.Problem) (all []slate.Limit) {
	if p.Count.Set {
		all = append(all, slate.Limit{Kind: slate.LimitCount})
	}
	for t := range p.Tiers {
		if p.Tiers[t].Max.Set {
			all = append(all, slate.Limit{Kind: slate.LimitTier, Index: t})
		}
	}
	for q := range p.Quotas {
		all = append(all, slate.Limit{Kind: slate.LimitQuota, Index: q})
	}
	if p.Budget != nil {
		all = append(all, slate.Limit{Kind: slate.LimitBudget})
	}
	return all
}
