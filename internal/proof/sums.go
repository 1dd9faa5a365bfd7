package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// sums is the money that a quota looks at: the least and the most that members may
// be awarded, and all who count.
type sums struct {
	least, most       exact.Num
	leastAll, mostAll exact.Num
	merit             exact.Num // certain, of members by merit, in any tier
}

// pay adds what candidate i may be awarded to the sums of every quota of money.
func (c *check) pay(all []sums, i int) {
	s := &c.o.Seats[i]
	if s.State == slate.Out {
		return
	}
	for q := range all {
		if !c.p.Quotas[q].Money {
			continue
		}
		lo, hi := c.awardIn(i, c.p.Quotas[q].Tier)
		u, member := &all[q], isMember(&c.p.Candidates[i], q)
		u.leastAll, u.mostAll = exact.Add(u.leastAll, lo), exact.Add(u.mostAll, hi)
		if member {
			u.least, u.most = exact.Add(u.least, lo), exact.Add(u.most, hi)
		}
		if member && s.State == slate.Certain && s.Fixed && s.ByQuota < 0 {
			u.merit = exact.Add(u.merit, s.Amount)
		}
	}
}

// awardIn is the least and the most that a candidate who is not out may be awarded
// in a tier, or in any.
func (c *check) awardIn(i, tier int) (lo, hi exact.Num) {
	s := &c.o.Seats[i]
	sure := s.State == slate.Certain && s.Tier >= 0
	if sure && s.Fixed {
		if tier < 0 || tier == s.Tier {
			return s.Amount, s.Amount
		}
		return lo, hi
	}
	first := true
	for _, t := range c.p.Candidates[i].Open {
		if sure && t != s.Tier {
			continue
		}
		var pay exact.Num
		if tier < 0 || tier == t {
			pay = c.pays(i, t)
		}
		if first {
			lo, first = pay, false
		}
		lo, hi = exact.Min(lo, pay), exact.Max(hi, pay)
	}
	if s.State != slate.Certain {
		lo = exact.Int(0)
	}
	return lo, hi
}

func isMember(c *slate.Candidate, q int) bool {
	for _, k := range c.Member {
		if k == q {
			return true
		}
	}
	return false
}

// at is what a bound of money asks of a base.
func (b *moneyBound) at(base exact.Num) exact.Num {
	if b.IsShare {
		return exact.Mul(b.Share, base)
	}
	return b.Sum
}

type moneyBound slate.Bound

// sumLimit checks a quota of money on every way in which the contested may fall
// out: an error is certain only where the best case breaks it.
func (c *check) sumLimit(u *sums, q int) {
	if least := (*moneyBound)(c.p.Quotas[q].Least); least != nil && exact.Less(u.most, least.at(u.leastAll)) {
		c.add(QuotaBroken, "money of members").figures(least.at(u.leastAll), u.most).about(slate.LimitQuota, q)
	}
	if most := (*moneyBound)(c.p.Quotas[q].Most); most != nil && exact.Less(most.at(u.mostAll), u.least) {
		c.add(QuotaBroken, "money of members").figures(most.at(u.mostAll), u.least).about(slate.LimitQuota, q)
	}
}

// sumFigures checks what is reported about a quota of money.
func (c *check) sumFigures(q int, r *slate.QuotaReport, u *sums) {
	quota := &c.p.Quotas[q]
	within := func(what string, got, lo, hi exact.Num) {
		if exact.Less(got, lo) || exact.Less(hi, got) {
			c.add(ReportWrong, what).figures(lo, got).about(slate.LimitQuota, q)
		}
	}
	if r.Need != 0 || r.Have != 0 || r.Short != 0 || r.Ceiling != -1 || r.ByMerit != 0 || r.TakenBy != -1 ||
		(r.CeilingSum == nil) != (quota.Most == nil) {
		c.add(ReportWrong, "heads of a quota of money").about(slate.LimitQuota, q)
	}
	within("have", r.HaveSum, u.least, u.most)
	within("by_merit", r.MeritSum, u.merit, u.merit)
	var lo, hi exact.Num
	if least := (*moneyBound)(quota.Least); least != nil {
		lo, hi = least.at(u.leastAll), least.at(u.mostAll)
	}
	within("need", r.NeedSum, lo, hi)
	if most := (*moneyBound)(quota.Most); most != nil && r.CeilingSum != nil {
		within("ceiling", *r.CeilingSum, most.at(u.leastAll), most.at(u.mostAll))
	}
}
