package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// terms are the limits in force in one run. A run with a limit absent is a run
// under other terms of the same field.
type terms struct {
	count  int64   // places in all; far: no limit
	tiers  []int64 // places by tier; far: no limit
	least  []bound // by quota
	most   []bound
	budget *exact.Num  // nil: none, whatever the mode
	number bool        // the number funded comes before the ranking
	absent slate.Limit // the limit left out, if whole is false
	whole  bool        // no limit was left out
}

// bound is a linear bound on the members X of a quota over its base B, both in
// whole parts of money where the quota counts money:
// times*X - share*B >= plus for a minimum, <= plus for a maximum.
type bound struct {
	set                bool
	times, share, plus int64
}

func number(n int64) bound { return bound{set: true, times: 1, plus: n} }

// isShare reports whether the bound moves with its base.
func (b bound) isShare() bool { return b.set && b.share != 0 }

// least and most are the whole number that the bound stands for at a base.
func (b bound) least(base int64) int64 { return ceilDiv(b.share*base+b.plus, b.times) }
func (b bound) most(base int64) int64  { return floorDiv(b.share*base+b.plus, b.times) }

// baseUnder is the largest base at which x members satisfy the minimum, baseOver
// the smallest at which they satisfy the maximum.
func (b bound) baseUnder(x int64) int64 { return floorDiv(b.times*x-b.plus, b.share) }
func (b bound) baseOver(x int64) int64  { return ceilDiv(b.times*x-b.plus, b.share) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }

// terms reads the limits of the problem. It is false when a share is written with
// more digits than the search can count with.
func (f *field) terms() (*terms, bool) {
	p := f.p
	t := &terms{count: ceiling(p.Count), number: p.Prefer == slate.PreferNumber, whole: true}
	for _, tier := range p.Tiers {
		t.tiers = append(t.tiers, ceiling(tier.Max))
	}
	ok := true
	for i := range p.Quotas {
		least, ok1 := f.leastBound(i)
		most, ok2 := f.mostBound(i)
		t.least, t.most = append(t.least, least), append(t.most, most)
		ok = ok && ok1 && ok2
	}
	if p.Budget != nil && p.Paid {
		t.budget = &p.Budget.Max
	}
	return t, ok
}

func ceiling(m slate.Max) int64 {
	if m.Set {
		return int64(m.N)
	}
	return far
}

// leastBound writes a minimum as a linear bound. Of money the need is not rounded:
// a share is compared as it is, a number as the fewest parts that reach it. With s = share/times, X is at
// least the exact need when X >= sB; at least the need rounded down when
// X > sB - 1; at least the need rounded half up when X > sB - 1/2. Between whole
// numbers "more than" is "at least one more".
func (f *field) leastBound(q int) (bound, bool) {
	b := f.p.Quotas[q].Least
	switch {
	case b == nil:
		return bound{}, true
	case !b.IsShare && f.coins[q]:
		return number(f.money.need(b.Sum)), true
	case !b.IsShare:
		return number(int64(b.N)), true
	}
	p, d, ok := parts(b.Share)
	switch {
	case f.coins[q]:
		return bound{true, d, p, 0}, ok && max(d, p) <= far/max(f.money.total, 1)
	case b.Round == slate.RoundDown:
		return bound{true, d, p, 1 - d}, ok
	case b.Round == slate.RoundHalfUp:
		return bound{true, 2 * d, 2 * p, 1 - d}, ok
	}
	return bound{true, d, p, 0}, ok
}

// mostBound writes a maximum as a linear bound: X is at most the share rounded
// down when X <= sB, at most the share rounded half up when X <= sB + 1/2.
func (f *field) mostBound(q int) (bound, bool) {
	b := f.p.Quotas[q].Most
	switch {
	case b == nil:
		return bound{}, true
	case !b.IsShare && f.coins[q]:
		return number(f.money.of(b.Sum)), true
	case !b.IsShare:
		return number(int64(b.N)), true
	}
	p, d, ok := parts(b.Share)
	switch {
	case f.coins[q]:
		return bound{true, d, p, 0}, ok && max(d, p) <= far/max(f.money.total, 1)
	case b.Round == slate.RoundHalfUp:
		return bound{true, 2 * d, 2 * p, d}, ok
	}
	return bound{true, d, p, 0}, ok
}

// parts are a share's numerator and denominator in lowest terms.
func parts(share exact.Num) (p, d int64, ok bool) {
	p, d, ok = share.Reduce().Small()
	if !ok || d > 1<<30 || p > 1<<30 || p < 0 {
		return 0, 1, false
	}
	return p, d, true
}

// without returns the terms with one limit absent.
func (t *terms) without(l slate.Limit) *terms {
	free := *t
	free.absent, free.whole = l, false
	switch l.Kind {
	case slate.LimitCount:
		free.count = far
	case slate.LimitTier:
		free.tiers = replaced(t.tiers, l.Index, far)
	case slate.LimitQuota:
		free.least = replaced(t.least, l.Index, bound{})
		free.most = replaced(t.most, l.Index, bound{})
	case slate.LimitBudget:
		free.budget = nil
	}
	return &free
}

// sets reports whether a limit of the problem is in force.
func (t *terms) sets(l slate.Limit) bool { return t.whole || t.absent != l }

// withoutMinima returns the terms with all minima left out.
func (t *terms) withoutMinima() *terms {
	free := *t
	free.least = make([]bound, len(t.least))
	return &free
}

func replaced[T any](list []T, i int, by T) []T {
	other := append([]T(nil), list...)
	other[i] = by
	return other
}

// setLimits lists the limits that a problem sets, in the order of reporting.
func setLimits(p *slate.Problem) (all []slate.Limit) {
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
