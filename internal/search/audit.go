package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// auditor explains a run by others, each with one limit absent.
type auditor struct {
	f       *field
	r       *result
	limits  []slate.Limit
	absent  []*result // parallel to limits
	merit   *result   // with all minima left out; nil: there are none
	takenBy []int     // by quota
	blames  map[string][]slate.Limit
}

func (f *field) auditor(t *terms, r *result) *auditor {
	a := &auditor{f: f, r: r, limits: setLimits(f.p), blames: map[string][]slate.Limit{}}
	quick := f.quick()
	for _, l := range a.limits {
		free := t.without(l)
		if l.Kind == slate.LimitBudget && f.skips(t) {
			plain, _ := newField(f.p, false, f.meter)
			a.absent = append(a.absent, plain.quick().run(free))
			continue
		}
		a.absent = append(a.absent, quick.run(free))
	}
	for q := range t.least {
		if t.least[q].set && a.merit == nil {
			a.merit = quick.run(t.withoutMinima())
		}
	}
	a.taken()
	return a
}

// taken finds for each relaxed quota that is short the earlier one without which
// it would be less so.
func (a *auditor) taken() {
	a.takenBy = make([]int, len(a.f.p.Quotas))
	for q := range a.takenBy {
		a.takenBy[q] = -1
	}
	for k, l := range a.limits {
		if l.Kind != slate.LimitQuota || a.f.p.Quotas[l.Index].IfShort != slate.Relax || !a.absent[k].s.lawful() {
			continue
		}
		for q := l.Index + 1; q < len(a.takenBy); q++ {
			if a.takenBy[q] < 0 && a.absent[k].s.short[q] < a.r.s.short[q] {
				a.takenBy[q] = l.Index
			}
		}
	}
}

// byMerit reports whether a funded candidate needs no minimum.
func (a *auditor) byMerit(i int) bool { return a.merit == nil || a.merit.certain(i) }

// seats writes everyone's outcome, and reports whether anyone may be funded.
func (a *auditor) seats(o *slate.Outcome) (someone bool) {
	for i := range o.Seats {
		s := &o.Seats[i]
		s.Tier, s.ByQuota = -1, -1
		look := a.r.looks.look(i)
		someone = someone || look.in
		if look.certain() {
			a.funded(i, look, s)
			o.Funded++
			if s.Fixed {
				o.Amount = exact.Add(o.Amount, s.Amount)
			}
			continue
		}
		if look.in {
			s.State = slate.Contested
		}
		s.Limits = a.toBlame(i)
		s.Code = a.code(i, look, s.Limits)
	}
	return someone
}

func (a *auditor) funded(i int, look outlook, s *slate.Seat) {
	s.State = slate.Certain
	if !look.ungraded() {
		s.Tier = look.highest()
	}
	if least, most := a.r.awards(i, look); exact.Equal(least, most) {
		s.Fixed, s.Amount = true, least
	}
	s.Stretch = a.r.apart[int32(i)]
	if !a.byMerit(i) {
		s.ByQuota = a.broughtBy(i)
	}
}

// broughtBy is the first quota whose absence alone would leave the candidate not
// certainly funded; if none, the first they are a member of, else the first.
func (a *auditor) broughtBy(i int) int {
	for k, l := range a.limits {
		if l.Kind == slate.LimitQuota && !a.absent[k].certain(i) {
			return l.Index
		}
	}
	if m := a.f.p.Candidates[i].Member; len(m) > 0 {
		return m[0]
	}
	return 0
}

// toBlame lists each limit whose absence alone certainly funds the candidate. The
// lists are shared: most candidates have the same.
func (a *auditor) toBlame(i int) []slate.Limit {
	var key [64]byte
	n := 0
	for k := range a.limits {
		if a.absent[k].certain(i) {
			if n == len(key) {
				return a.blameList(i)
			}
			key[n] = byte(k)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	list, ok := a.blames[string(key[:n])]
	if !ok {
		list = a.blameList(i)
		a.blames[string(key[:n])] = list
	}
	return list
}

func (a *auditor) blameList(i int) (list []slate.Limit) {
	for k, l := range a.limits {
		if a.absent[k].certain(i) {
			list = append(list, l)
		}
	}
	return list
}

func (a *auditor) code(i int, look outlook, limits []slate.Limit) slate.Code {
	switch {
	case a.r.apart[int32(i)] && a.f.p.AtCut == slate.CutExclude:
		return slate.TieExcluded
	case look.in:
		return slate.TieUndecided
	case a.r.starved[int32(i)]:
		return slate.BudgetCode
	}
	code := slate.BelowCut
	for _, l := range limits {
		switch l.Kind {
		case slate.LimitQuota:
			return slate.QuotaCode
		case slate.LimitBudget:
			code = slate.BudgetCode
		case slate.LimitTier:
			code = slate.TierFull
		}
	}
	return code
}

// quota reports on one quota.
func (a *auditor) quota(q int) slate.QuotaReport {
	r := a.r
	base, have := r.extent(q)
	report := slate.QuotaReport{Ceiling: -1, TakenBy: a.takenBy[q], Short: int(r.s.short[q]), Have: int(have)}
	if b := r.s.t.least[q]; b.set {
		report.Need = int(b.least(base))
	}
	if b := r.s.t.most[q]; b.set {
		report.Ceiling = int(b.most(base))
	}
	var without *result
	for k, l := range a.limits {
		if l == (slate.Limit{Kind: slate.LimitQuota, Index: q}) {
			without = a.absent[k]
		}
	}
	for i := range a.f.p.Candidates {
		now, then := r.certain(i), without.certain(i)
		switch {
		case now && !then:
			report.Entered = append(report.Entered, i)
		case then && !now:
			report.Displaced = append(report.Displaced, i)
		}
		if now && a.byMerit(i) && contains(a.f.p.Candidates[i].Member, q) {
			report.ByMerit++
		}
	}
	return report
}
