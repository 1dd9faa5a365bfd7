package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// reports checks what is said about every quota against the seats.
func (c *check) reports(t *tally) {
	merit, blamed := make([]int, len(c.p.Quotas)), make([]int, len(c.p.Quotas))
	for k := range c.m.all {
		at := &c.m.all[k]
		if at.certain() && at.seat.ByQuota < 0 {
			for _, q := range c.m.sigs[at.sig].member {
				merit[q] += at.n
			}
		}
		for _, l := range at.seat.Limits {
			if l.Kind == slate.LimitQuota && l.Index >= 0 && l.Index < len(blamed) {
				blamed[l.Index] += at.n
			}
		}
	}
	for q := range c.o.Quotas {
		r := &c.o.Quotas[q]
		if c.p.Quotas[q].Money {
			merit[q] = 0
			c.sumFigures(q, r, &t.paid[q])
		} else if r.NeedSum.Sign() != 0 || r.HaveSum.Sign() != 0 || r.MeritSum.Sign() != 0 || r.CeilingSum != nil {
			c.add(ReportWrong, "money of a quota of heads").about(slate.LimitQuota, q)
		}
		if r.ByMerit != merit[q] {
			c.add(ReportWrong, "by_merit").figures(merit[q], r.ByMerit).about(slate.LimitQuota, q)
		}
		if !c.areThose(r.Displaced, blamed[q], func(at *post) bool {
			return slices.Contains(at.seat.Limits, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}) {
			c.add(ReportWrong, "displaced").figures(blamed[q], len(r.Displaced)).about(slate.LimitQuota, q)
		}
		c.entered(q, r)
		if !c.p.Quotas[q].Money {
			c.figures(q, r, t)
		}
	}
	c.broughtBy()
}

// areThose reports whether a list names n candidates at posts like that, each once and
// in rank order: all of them, where there are n.
func (c *check) areThose(list []int, n int, like func(*post) bool) bool {
	last := -1
	for _, i := range list {
		if i <= last || i >= len(c.m.at) || !like(c.m.post(i)) {
			return false
		}
		last = i
	}
	return len(list) == n
}

// entered checks that those who entered are certainly funded, in rank order.
func (c *check) entered(q int, r *slate.QuotaReport) {
	if !c.areThose(r.Entered, len(r.Entered), (*post).certain) {
		c.add(ReportWrong, "entered").about(slate.LimitQuota, q)
	}
}

// figures checks need, ceiling and have.
func (c *check) figures(q int, r *slate.QuotaReport, t *tally) {
	quota := &c.p.Quotas[q]
	lo, hi := t.members[q], t.members[q]+t.maybe[q]
	if r.Have < lo || r.Have > hi {
		c.add(ReportWrong, "have").figures(lo, r.Have).about(slate.LimitQuota, q)
	}
	base := t.certain + t.places
	if quota.Tier >= 0 {
		base = t.tiers[quota.Tier]
	}
	sure := c.o.Decided || quota.Tier < 0 && !c.scales() && !c.completes()
	c.needFigure(q, r, base, sure)
	ceiling := -1
	if quota.Most != nil {
		ceiling = c.m.most[q].at(base)
	}
	if sure && r.Ceiling != ceiling {
		c.add(ReportWrong, "ceiling").figures(ceiling, r.Ceiling).about(slate.LimitQuota, q)
	}
}

// needFigure checks the need, and of a relaxed quota that need and shortfall add
// up to what the quota asks of some number funded.
func (c *check) needFigure(q int, r *slate.QuotaReport, base int, sure bool) {
	quota := &c.p.Quotas[q]
	wrong := r.Short != 0
	switch {
	case quota.Least == nil:
		wrong = wrong || r.Need != 0
	case quota.IfShort == slate.Relax:
		full := measureOf(quota.Least, true)
		b := lastTrue(0, len(c.p.Candidates), func(n int) bool { return full.at(n) <= r.Need+r.Short })
		wrong = r.Short < 0 || r.Need < 0 || b < 0 || full.at(b) != r.Need+r.Short
	default:
		wrong = wrong || sure && r.Need != c.m.least[q].at(base)
	}
	if wrong {
		c.add(ReportWrong, "need").figures("", r.Need).about(slate.LimitQuota, q)
	}
}

// broughtBy checks that a winner who is not there by merit names the first quota
// that they entered by, or else one by the rule.
func (c *check) broughtBy() {
	brought := func(at *post) bool { return at.certain() && at.seat.ByQuota >= 0 }
	if !c.m.some(brought) {
		return
	}
	first := make([]int32, len(c.m.at)) // and one
	for q := len(c.o.Quotas) - 1; q >= 0; q-- {
		for _, i := range c.o.Quotas[q].Entered {
			if i >= 0 && i < len(first) {
				first[i] = int32(q + 1)
			}
		}
	}
	for _, i := range c.m.those(brought) {
		want := max(0, int(first[i])-1)
		if m := c.p.Candidates[i].Member; first[i] == 0 && len(m) > 0 {
			want = m[0]
		}
		if by := c.m.post(i).seat.ByQuota; by != want {
			c.add(ReportWrong, "by", i).figures(want, by)
		}
	}
}

// blame checks that every code follows from the limits beside it.
func (c *check) blame() {
	for k := range c.m.all {
		at := &c.m.all[k]
		s := &at.seat
		if at.certain() {
			continue
		}
		if !slices.IsSortedFunc(s.Limits, compareLimits) || slices.ContainsFunc(s.Limits, c.isNoLimit) {
			c.add(BlameWrong, "limits", c.m.standing(at)...)
		}
		if code := c.codeOf(s); s.Code != code && !c.starves(at) && !c.allBarred(at) {
			c.add(BlameWrong, "code", c.m.standing(at)...).figures(code, s.Code)
		}
	}
}

// allBarred reports whether all at a post may have been refused for standing too far
// below one who was passed over for money, which gives that code whatever the limits.
func (c *check) allBarred(at *post) bool {
	if !c.p.Budget.Sequential() || at.seat.Code != slate.BudgetCode {
		return false
	}
	if c.hands == nil {
		return true
	}
	those := c.m.those(func(other *post) bool { return other == at })
	return !slices.ContainsFunc(those, func(i int) bool { return !c.hands.fates[i].has(barred) })
}

func compareLimits(a, b slate.Limit) int {
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	return a.Index - b.Index
}

// isNoLimit reports whether the problem sets no such limit.
func (c *check) isNoLimit(l slate.Limit) bool {
	switch l.Kind {
	case slate.LimitCount:
		return !c.p.Count.Set
	case slate.LimitTier:
		return l.Index < 0 || l.Index >= len(c.p.Tiers) || !c.p.Tiers[l.Index].Max.Set
	case slate.LimitQuota:
		return l.Index < 0 || l.Index >= len(c.p.Quotas)
	}
	return c.p.Budget == nil
}

func (c *check) codeOf(s *slate.Seat) slate.Code {
	if s.Code == slate.TieExcluded || s.Code == slate.TieUndecided {
		return s.Code
	}
	code := slate.BelowCut
	for _, l := range s.Limits { // in the order count, tiers, quotas, budget
		switch {
		case l.Kind == slate.LimitTier && code == slate.BelowCut:
			code = slate.TierFull
		case l.Kind == slate.LimitBudget && code != slate.QuotaCode:
			code = slate.BudgetCode
		case l.Kind == slate.LimitQuota:
			code = slate.QuotaCode
		}
	}
	return code
}

// reserve checks the runners-up.
func (c *check) reserve() {
	var want []int
	for k := 0; k < c.m.classes() && len(want) < c.p.Reserve; k++ {
		for i, hi := c.m.class(k); i < hi; i++ {
			if c.m.post(i).seat.State == slate.Out {
				want = append(want, i)
			}
		}
	}
	if !slices.Equal(want, c.o.Reserve) {
		c.add(ReserveWrong, "reserve", want...).figures(len(want), len(c.o.Reserve))
	}
}
