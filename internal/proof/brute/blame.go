package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// findings are a run beside all the runs with one limit absent.
type findings struct {
	p       *slate.Problem
	run     *run
	limits  []slate.Limit
	absent  []set // parallel to limits: certainly funded without that limit
	merit   set   // certainly funded with all minima left out
	takenBy []int // by quota
}

func (b *book) survey(p *slate.Problem, r *run) *findings {
	f := &findings{p: p, run: r, limits: allLimits(p), takenBy: make([]int, len(p.Quotas))}
	for q := range f.takenBy {
		f.takenBy[q] = -1
	}
	for _, l := range f.limits {
		without := b.run(without(p, l))
		f.absent = append(f.absent, without.certain())
		if l.Kind == slate.LimitQuota && p.Quotas[l.Index].IfShort == slate.Relax {
			f.taken(l.Index, without)
		}
	}
	f.merit = r.certain()
	if free, some := withoutMinima(p); some {
		f.merit &= b.run(free).certain()
	}
	return f
}

// taken notes which later relaxed quotas would be less short without quota e.
func (f *findings) taken(e int, without *run) {
	if len(without.settled.plans) == 0 {
		return
	}
	for q := e + 1; q < len(f.takenBy); q++ {
		if f.takenBy[q] < 0 && without.settled.short[q] < f.run.settled.short[q] {
			f.takenBy[q] = e
		}
	}
}

func withoutMinima(p *slate.Problem) (free *slate.Problem, some bool) {
	free = &slate.Problem{}
	*free = *p
	free.Quotas = append([]slate.Quota(nil), p.Quotas...)
	for q := range free.Quotas {
		some = some || free.Quotas[q].Least != nil
		free.Quotas[q].Least = nil
	}
	return free, some
}

// seat is the outcome of one candidate.
func (f *findings) seat(i int) slate.Seat {
	s := slate.Seat{Tier: -1, ByQuota: -1}
	if !f.run.certain().has(i) {
		if f.run.possible().has(i) {
			s.State = slate.Contested
		}
		s.Limits = f.toBlame(i)
		s.Code = f.code(i, s.Limits)
		return s
	}
	s.State = slate.Certain
	if high, low := f.run.tiers(i); high == low {
		s.Tier = high
	}
	if least, most := f.run.awards(i); exact.Cmp(least, most) == 0 {
		s.Fixed, s.Amount = true, least
	}
	s.Stretch = f.run.stretched.has(i)
	if !f.merit.has(i) {
		s.ByQuota = f.broughtBy(i)
	}
	return s
}

// toBlame lists each limit whose absence alone certainly funds the candidate.
func (f *findings) toBlame(i int) (limits []slate.Limit) {
	for k, l := range f.limits {
		if f.absent[k].has(i) {
			limits = append(limits, l)
		}
	}
	return limits
}

func (f *findings) code(i int, limits []slate.Limit) slate.Code {
	switch {
	case f.run.excluded.has(i):
		return slate.TieExcluded
	case f.run.possible().has(i):
		return slate.TieUndecided
	case f.starved(i), f.far(i):
		return slate.BudgetCode
	}
	kinds := map[slate.LimitKind]bool{}
	for _, l := range limits {
		kinds[l.Kind] = true
	}
	switch {
	case kinds[slate.LimitQuota]:
		return slate.QuotaCode
	case kinds[slate.LimitBudget]:
		return slate.BudgetCode
	case kinds[slate.LimitTier]:
		return slate.TierFull
	}
	return slate.BelowCut
}

// starved reports whether the cut left the candidate with nothing, far whether
// `skip_within` refused them.
func (f *findings) starved(i int) bool {
	for k := range f.run.results {
		if f.run.results[k].starved.has(i) {
			return true
		}
	}
	return false
}

func (f *findings) far(i int) bool {
	for k := range f.run.results {
		if f.run.results[k].far.has(i) {
			return true
		}
	}
	return false
}

// broughtBy is the first quota whose absence alone would leave the candidate not
// certainly funded; if none, the first they are a member of, else the first.
func (f *findings) broughtBy(i int) int {
	for k, l := range f.limits {
		if l.Kind == slate.LimitQuota && !f.absent[k].has(i) {
			return l.Index
		}
	}
	if m := f.p.Candidates[i].Member; len(m) > 0 {
		return m[0]
	}
	return 0
}

// quota reports on one quota.
func (f *findings) quota(b *book, q int) slate.QuotaReport {
	if f.p.Quotas[q].Money {
		return f.money(b, q)
	}
	s, scope := f.run.settled, f.run.settled.limits.scope[q]
	r := slate.QuotaReport{Ceiling: -1, TakenBy: f.takenBy[q], Short: s.short[q]}
	base := 0
	r.Have = b.members[q].size()
	for k := range f.run.results {
		base = max(base, f.run.results[k].base(scope))
		r.Have = min(r.Have, f.run.results[k].members(scope, b.members[q]))
	}
	if least := s.limits.least[q]; least != nil {
		r.Need = least[base]
	}
	if most := s.limits.most[q]; most != nil {
		r.Ceiling = most[base]
	}
	r.ByMerit = (f.merit & b.members[q]).size()
	r.Entered, r.Displaced = f.changed(q)
	return r
}

// changed is who is certainly funded only with quota q, and only without it.
func (f *findings) changed(q int) (entered, displaced []int) {
	certain := f.run.certain()
	for k, l := range f.limits {
		if l == (slate.Limit{Kind: slate.LimitQuota, Index: q}) {
			return (certain &^ f.absent[k]).list(), (f.absent[k] &^ certain).list()
		}
	}
	return nil, nil
}

// money reports on a quota of money.
func (f *findings) money(b *book, q int) slate.QuotaReport {
	r := slate.QuotaReport{Ceiling: -1, TakenBy: -1}
	var base exact.Num
	for k := range f.run.results {
		res := &f.run.results[k]
		counted := res.counted(f.p.Quotas[q].Tier)
		base = exact.Max(base, res.received(counted))
		have := res.received(counted & b.members[q])
		if k == 0 || exact.Less(have, r.HaveSum) {
			r.HaveSum = have
		}
	}
	if least := f.p.Quotas[q].Least; least != nil {
		r.NeedSum = sum(least, base)
	}
	if most := f.p.Quotas[q].Most; most != nil {
		ceiling := sum(most, base)
		r.CeilingSum = &ceiling
	}
	for _, i := range (f.merit & b.members[q]).list() {
		if least, most := f.run.awards(i); exact.Equal(least, most) {
			r.MeritSum = exact.Add(r.MeritSum, least)
		}
	}
	r.Entered, r.Displaced = f.changed(q)
	return r
}

// received is what those of s are paid.
func (res *result) received(s set) (total exact.Num) {
	for _, i := range s.list() {
		total = exact.Add(total, res.paid[i])
	}
	return total
}

// blame completes the fault of a problem that has no lawful plan.
func (b *book) blame(p *slate.Problem, fault *slate.Fault) {
	keeps := limitsOf(p, 0).keep != 0
	for _, l := range allLimits(p) {
		named := keeps || l.Kind == slate.LimitQuota || l.Kind == slate.LimitBudget
		if named && b.solvable(without(p, l)) {
			fault.About = append(fault.About, l)
			fault.Reach = append(fault.Reach, b.reach(p, l))
		}
	}
}

func (b *book) solvable(p *slate.Problem) bool { return len(b.settle(p).plans) > 0 }

// reach is the greatest number that could stand in the place of a minimum.
func (b *book) reach(p *slate.Problem, l slate.Limit) int {
	if l.Kind != slate.LimitQuota {
		return -1
	}
	least := p.Quotas[l.Index].Least
	if least == nil || least.IsShare || p.Quotas[l.Index].Money {
		return -1
	}
	for n := least.N - 1; n >= 0; n-- {
		lower := *p
		lower.Quotas = append([]slate.Quota(nil), p.Quotas...)
		lower.Quotas[l.Index].Least = &slate.Bound{N: n}
		if b.solvable(&lower) {
			return n
		}
	}
	return -1
}
