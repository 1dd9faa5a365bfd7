package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// quota reports on one quota.
func (a *auditor) quota(q int) slate.QuotaReport {
	report := slate.QuotaReport{Ceiling: -1, TakenBy: a.takenBy[q]}
	if a.f.coins[q] {
		a.sums(q, &report)
	} else {
		a.heads(q, &report)
	}
	for k, l := range a.limits {
		if l == (slate.Limit{Kind: slate.LimitQuota, Index: q}) {
			a.changes(a.absent[k], &report)
		}
	}
	return report
}

func (a *auditor) heads(q int, report *slate.QuotaReport) {
	base, have := a.r.extent(q)
	report.Short, report.Have = int(a.r.s.short[q]), int(have)
	if b := a.r.s.t.least[q]; b.set {
		report.Need = int(b.least(base))
	}
	if b := a.r.s.t.most[q]; b.set {
		report.Ceiling = int(b.most(base))
	}
	for k := range a.f.kinds {
		if contains(a.f.kinds[k].member, q) {
			report.ByMerit += a.meritIn(k)
		}
	}
}

// sums reports on a quota of money. A share of the money is not rounded.
func (a *auditor) sums(q int, report *slate.QuotaReport) {
	base, have := a.r.extent(q)
	report.HaveSum = a.f.money.money(have)
	quota := &a.f.p.Quotas[q]
	if quota.Least != nil {
		report.NeedSum = quota.Least.Sum
		if quota.Least.IsShare {
			report.NeedSum = exact.Mul(quota.Least.Share, a.f.money.money(base))
		}
	}
	if quota.Most != nil {
		most := quota.Most.Sum
		if quota.Most.IsShare {
			most = exact.Mul(quota.Most.Share, a.f.money.money(base))
		}
		report.CeilingSum = &most
	}
	for k := range a.f.kinds {
		if contains(a.f.kinds[k].member, q) {
			report.MeritSum = exact.Add(report.MeritSum, a.meritMoney(k))
		}
	}
}

// meritMoney is the certain money of the members of a kind who are funded by merit.
func (a *auditor) meritMoney(k int) (sum exact.Num) {
	for _, i := range a.f.kinds[k].at {
		if !a.r.certain(int(i)) || !a.byMerit(int(i)) {
			continue
		}
		if least, most := a.r.awards(int(i), a.r.looks.look(int(i))); exact.Equal(least, most) {
			sum = exact.Add(sum, least)
		}
	}
	return sum
}

// changes lists who is funded in only one of the two runs.
func (a *auditor) changes(without *result, report *slate.QuotaReport) {
	one := func(i int) {
		switch now, then := a.r.certain(i), without.certain(i); {
		case now && !then:
			report.Entered = append(report.Entered, i)
		case then && !now:
			report.Displaced = append(report.Displaced, i)
		}
	}
	if !a.ordered {
		for i := range a.f.p.Candidates {
			one(i)
		}
		return
	}
	for k := range a.f.kinds {
		now, then := a.r.first(k), without.first(k)
		report.Entered = a.unmarked(report.Entered, k, then, now)
		report.Displaced = a.unmarked(report.Displaced, k, now, then)
	}
	for i := range a.r.looks.of {
		one(int(i))
	}
	slices.Sort(report.Entered)
	slices.Sort(report.Displaced)
}

// unmarked adds the members of a kind from one place to another, but for those
// whose outlook is not that of their kind.
func (a *auditor) unmarked(list []int, k, from, to int) []int {
	if from >= to {
		return list
	}
	list = slices.Grow(list, to-from)
	for _, i := range a.f.kinds[k].at[from:to] {
		if !a.special(i) {
			list = append(list, int(i))
		}
	}
	return list
}

// meritIn counts the members of a kind who are funded by merit.
func (a *auditor) meritIn(k int) (n int) {
	at := a.f.kinds[k].at
	if !a.ordered {
		return a.meritAmong(at)
	}
	if n = a.r.first(k); a.merit != nil {
		n = min(n, a.merit.first(k))
	}
	like := n
	for _, i := range a.odd(k) {
		if int(a.f.pos[i]) < like {
			n--
		}
	}
	return n + a.meritAmong(a.odd(k))
}

func (a *auditor) meritAmong(who []int32) (n int) {
	for _, i := range who {
		if a.r.certain(int(i)) && a.byMerit(int(i)) {
			n++
		}
	}
	return n
}

// odd lists the members of a kind whose outlook is not that of the kind.
func (a *auditor) odd(k int) []int32 {
	if a.outside == nil && len(a.r.looks.of) > 0 {
		a.outside = make([][]int32, len(a.f.kinds))
		for i := range a.r.looks.of {
			a.outside[a.f.kind[i]] = append(a.outside[a.f.kind[i]], i)
		}
	}
	if a.outside == nil {
		return nil
	}
	return a.outside[k]
}
