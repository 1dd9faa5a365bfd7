package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// confirm settles the list by itself where reading the outcome left something open,
// and compares. What it could tell is no more open.
func (c *check) confirm() {
	if !slices.ContainsFunc(c.findings, func(f Finding) bool { return f.Code.Unconfirmed() && f.Code != FaultUnconfirmed }) {
		return
	}
	r, known := c.m.rerun()
	if !known {
		return
	}
	if r.fault != nil {
		c.add(FaultFalse, "no list can be made")
		return
	}
	before := len(c.findings)
	c.sameStanding(r)
	c.sameNeeds(r)
	c.sameStop(r)
	settled := []Code{OrderUnconfirmed, StopUnconfirmed, RelaxUnconfirmed}
	if len(c.findings) > before {
		return
	}
	if c.sameTiers(r) {
		settled = append(settled, TierUnconfirmed, TieUnconfirmed, AmountUnconfirmed)
	} else if !r.tierTies() {
		settled = append(settled, TieUnconfirmed)
	}
	c.findings = slices.DeleteFunc(c.findings, func(f Finding) bool { return slices.Contains(settled, f.Code) })
}

// tierTies reports whether a tie for a tier may be among what is open.
func (r *rerun) tierTies() bool { return len(r.p.Tiers) > 1 }

// want is how a candidate stands when all is done, with the code that only a tie or
// a cut gives.
func (r *rerun) want(i int) (state slate.State, code slate.Code, stretch bool) {
	tied := r.standing[i] == slate.Contested
	switch {
	case i == r.extra:
		return slate.Certain, slate.Funded, false
	case slices.ContainsFunc(r.maybe, func(s share) bool { return s.i == i }):
		switch {
		case r.p.AtCut == slate.CutExclude:
			return slate.Out, slate.TieExcluded, false
		case r.extra >= 0:
			return slate.Out, slate.BelowCut, false
		}
		return slate.Contested, slate.TieUndecided, false
	case tied && r.p.AtCut == slate.CutExclude:
		return slate.Out, slate.TieExcluded, false
	case tied && r.p.AtCut == slate.CutInclude && r.after[i] == slate.Certain:
		return slate.Certain, slate.Funded, true
	}
	if _, paid := r.paid[i]; paid && r.after[i] == slate.Out {
		return slate.Out, slate.BudgetCode, false
	}
	return r.after[i], slate.BelowCut, false
}

// sameStanding compares who is funded, contested and out.
func (c *check) sameStanding(r *rerun) {
	var passed, other []int
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		state, code, stretch := r.want(i)
		switch {
		case state != s.State && state == slate.Certain && s.State == slate.Out:
			passed = append(passed, i)
		case state != s.State, stretch != s.Stretch,
			(code == slate.TieExcluded) != (s.Code == slate.TieExcluded),
			code == slate.BudgetCode && s.Code != slate.BudgetCode:
			other = append(other, i)
		}
	}
	if len(passed) > 0 {
		c.add(PassedOver, "the best list funds these", passed...)
	} else if len(other) > 0 {
		c.add(TieFalse, "stands otherwise on the best list", other...)
	}
}

// sameNeeds compares the numbers of relaxed quotas.
func (c *check) sameNeeds(r *rerun) {
	for q := range c.p.Quotas {
		if !c.m.relaxes(q) {
			continue
		}
		got := &c.o.Quotas[q]
		if need, short := r.m.least[q].fixed, r.m.short[q]; got.Need != need || got.Short != short {
			c.add(ReportWrong, "the number of a relaxed quota").figures([]int{need, short}, []int{got.Need, got.Short}).
				about(slate.LimitQuota, q)
		}
	}
}

// sameTiers compares tiers and amounts. It is false where the tiers cannot be told.
func (c *check) sameTiers(r *rerun) bool {
	if !c.o.Decided || !r.decided() || r.contested() && r.p.AtCut >= slate.CutExclude && len(r.p.Tiers) > 1 {
		return false
	}
	if len(r.p.Tiers) > 1 && (!r.settledTiers() || r.seats.parted) {
		return false
	}
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State != slate.Certain {
			continue
		}
		tier, pay := r.award1(i)
		if s.Tier != tier {
			c.add(TierWrong, "tier on the best list", i).figures(tier, s.Tier)
		} else if !s.Fixed || !exact.Equal(s.Amount, pay) {
			c.add(AmountWrong, "award", i).figures(pay, s.Amount)
		}
	}
	return true
}

// award1 is the tier and the amount of one who is certainly funded.
func (r *rerun) award1(i int) (tier int, pay exact.Num) {
	if i == r.extra {
		k := slices.IndexFunc(r.maybe, func(s share) bool { return s.i == i })
		return r.maybe[k].tier, r.maybe[k].paid
	}
	if s, cut := r.paid[i]; cut {
		return s.tier, s.paid
	}
	if len(r.p.Tiers) > 1 {
		tier = r.seats.tier[i]
	}
	return tier, payOf(r.p, i, slices.Index(r.p.Candidates[i].Open, tier))
}

// sameStop compares the first class that a budget leaves shorter.
func (c *check) sameStop(r *rerun) {
	b := c.p.Budget
	if b == nil || b.Mode != slate.ShortStop && b.Mode != slate.ShortPartial {
		return
	}
	rich, a := c.m.lacking(slate.Limit{Kind: slate.LimitBudget}).payable()
	if a != yes {
		c.once(StopUnconfirmed, "the class at which the budget stopped")
		return
	}
	stopped := -1
	for k := len(c.m.starts) - 2; k >= 0; k-- {
		if lo, hi := c.m.starts[k], c.m.starts[k+1]; r.number(lo, hi) < rich.number(lo, hi) {
			stopped = c.p.Candidates[lo].Class
		}
	}
	if c.o.StoppedAt != stopped {
		c.add(TotalWrong, "class at which the budget stopped").figures(stopped, c.o.StoppedAt)
	}
}

// number is how many of the candidates from lo to hi, a class, the best plans fund.
func (l *list) number(lo, hi int) (n int) {
	for k := range l.trail.splits {
		if s := &l.trail.splits[k]; s.lo == lo {
			return s.funded
		}
	}
	for i := lo; i < hi; i++ {
		if l.standing[i] == slate.Certain {
			n++
		}
	}
	return n
}
