package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

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
	for k, l := range a.limits {
		if l == (slate.Limit{Kind: slate.LimitQuota, Index: q}) {
			a.changes(a.absent[k], &report)
		}
	}
	for k := range a.f.kinds {
		if contains(a.f.kinds[k].member, q) {
			report.ByMerit += a.meritIn(k)
		}
	}
	return report
}

// changes lists who is funded in only one of the two runs.
func (a *auditor) changes(without *result, report *slate.QuotaReport) {
	a.each(without, func(i int32) {
		now, then := a.r.certain(int(i)), without.certain(int(i))
		switch {
		case now && !then:
			report.Entered = append(report.Entered, int(i))
		case then && !now:
			report.Displaced = append(report.Displaced, int(i))
		}
	})
	slices.Sort(report.Entered)
	slices.Sort(report.Displaced)
}

// each visits every candidate of whom the run may say other than the main one.
func (a *auditor) each(other *result, visit func(int32)) {
	if !a.ordered {
		for i := range a.f.p.Candidates {
			visit(int32(i))
		}
		return
	}
	for k := range a.f.kinds {
		lo, hi := a.r.first(k), other.first(k)
		for _, i := range a.f.kinds[k].at[min(lo, hi):max(lo, hi)] {
			if !a.special(i) {
				visit(i)
			}
		}
	}
	for i := range a.r.looks.of {
		visit(i)
	}
}

// meritIn counts the members of a kind who are funded by merit.
func (a *auditor) meritIn(k int) (n int) {
	at := a.f.kinds[k].at
	if a.ordered && len(a.r.looks.of) == 0 {
		if n = a.r.first(k); a.merit != nil {
			n = min(n, a.merit.first(k))
		}
		return n
	}
	for _, i := range at {
		if a.r.certain(int(i)) && a.byMerit(int(i)) {
			n++
		}
	}
	return n
}
