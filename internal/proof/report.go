package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// reports checks what is said about every quota against the seats.
func (c *check) reports(t *tally) {
	merit, blamed := make([]int, len(c.p.Quotas)), make([][]int, len(c.p.Quotas))
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State == slate.Certain && s.ByQuota < 0 {
			for _, q := range c.p.Candidates[i].Member {
				merit[q]++
			}
		}
		for _, l := range s.Limits {
			if l.Kind == slate.LimitQuota && l.Index < len(blamed) {
				blamed[l.Index] = append(blamed[l.Index], i)
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
		if !slices.Equal(r.Displaced, blamed[q]) {
			c.add(ReportWrong, "displaced", blamed[q]...).figures(len(blamed[q]), len(r.Displaced)).about(slate.LimitQuota, q)
		}
		c.entered(q, r)
		if !c.p.Quotas[q].Money {
			c.figures(q, r, t)
		}
	}
	c.broughtBy()
}

// entered checks that those who entered are certainly funded, in rank order.
func (c *check) entered(q int, r *slate.QuotaReport) {
	last := -1
	for _, i := range r.Entered {
		if i <= last || i >= len(c.o.Seats) || c.o.Seats[i].State != slate.Certain {
			c.add(ReportWrong, "entered").about(slate.LimitQuota, q)
			return
		}
		last = i
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
	first := map[int]int{}
	for q := len(c.o.Quotas) - 1; q >= 0; q-- {
		for _, i := range c.o.Quotas[q].Entered {
			first[i] = q
		}
	}
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State != slate.Certain || s.ByQuota < 0 {
			continue
		}
		want, entered := first[i]
		if m := c.p.Candidates[i].Member; !entered && len(m) > 0 {
			want = m[0]
		}
		if s.ByQuota != want {
			c.add(ReportWrong, "by", i).figures(want, s.ByQuota)
		}
	}
}

// blame checks that every code follows from the limits beside it.
func (c *check) blame() {
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State == slate.Certain {
			continue
		}
		if !slices.IsSortedFunc(s.Limits, compareLimits) || slices.ContainsFunc(s.Limits, c.isNoLimit) {
			c.add(BlameWrong, "limits", i)
		}
		if code := c.codeOf(s); s.Code != code && !c.starved(i) && !c.barred(i) {
			c.add(BlameWrong, "code", i).figures(code, s.Code)
		}
	}
}

// barred reports whether a candidate may have been refused for standing too far below
// one who was passed over for money, which gives that code whatever the limits.
func (c *check) barred(i int) bool {
	if !c.p.Budget.Sequential() || c.o.Seats[i].Code != slate.BudgetCode {
		return false
	}
	return c.hands == nil || c.hands.fates[i].has(barred)
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
	class := -1
	for i := range c.o.Seats {
		if k := c.p.Candidates[i].Class; k != class {
			if class = k; len(want) >= c.p.Reserve {
				break
			}
		}
		if c.o.Seats[i].State == slate.Out {
			want = append(want, i)
		}
	}
	if !slices.Equal(want, c.o.Reserve) {
		c.add(ReserveWrong, "reserve", want...).figures(len(want), len(c.o.Reserve))
	}
}
