package search

import "github.com/merit-rules/merit/internal/slate"

// idle reports whether the run would fund the same without the limit. It takes a
// list without ties or money, and quotas that only shrink it, to be sure of that:
// a limit may settle a tie without refusing anyone, and under prefer: number its
// absence may make a longer list that ranks others.
func (a *auditor) idle(l slate.Limit) bool {
	return a.void(l) || a.lists && !a.r.s.fund.blamed[l]
}

// void reports whether a limit cannot touch any plan: a ceiling with too few
// members to reach it.
func (a *auditor) void(l slate.Limit) bool {
	if l.Kind != slate.LimitQuota {
		return false
	}
	q := &a.f.p.Quotas[l.Index]
	switch {
	case q.Least != nil || q.Most == nil:
		return q.Least == nil
	case q.Most.IsShare:
		return false
	case q.Money:
		return a.members[l.Index] <= a.f.money.of(q.Most.Sum)
	}
	return a.members[l.Index] <= int64(q.Most.N)
}

// isList reports whether the run is a list by rank without ties or money, under
// quotas that only shrink it.
func (a *auditor) isList() bool {
	if a.f.p.Prefer == slate.PreferNumber || a.f.keeps || a.r.s.fund.split || !a.f.quick().settlesByRank(a.r) {
		return false
	}
	for q := range a.f.p.Quotas {
		if a.f.p.Quotas[q].Least != nil && a.f.p.Quotas[q].IfShort != slate.Shrink {
			return false
		}
	}
	return true
}
