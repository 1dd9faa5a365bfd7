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
	if c.completes() {
		c.sameRemainder(r)
	} else {
		c.samePlaces(r)
	}
	settled := []Code{OrderUnconfirmed, StopUnconfirmed, RelaxUnconfirmed}
	if len(c.findings) > before {
		return
	}
	if c.sameTiers(r) {
		settled = append(settled, TierUnconfirmed, TieUnconfirmed, AmountUnconfirmed)
	} else if len(c.p.Tiers) == 1 {
		settled = append(settled, TieUnconfirmed)
	} else if c.m.skips() {
		c.once(TierUnconfirmed, "the best tiers")
	}
	c.findings = slices.DeleteFunc(c.findings, func(f Finding) bool { return slices.Contains(settled, f.Code) })
}

// want is how a candidate stands when all is done, with the code that only a tie or
// a cut gives.
func (r *rerun) want(i int) (state slate.State, code slate.Code, stretch bool) {
	tied := r.standing()[i] == slate.Contested
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
	case tied && r.p.AtCut == slate.CutInclude && r.final()[i] == slate.Certain:
		return slate.Certain, slate.Funded, true
	}
	if _, paid := r.paid[i]; paid && r.final()[i] == slate.Out {
		return slate.Out, slate.BudgetCode, false
	}
	return r.final()[i], slate.BelowCut, false
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
			c.cut && (code == slate.BudgetCode) != (s.Code == slate.BudgetCode):
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
	if !c.o.Decided || !r.decided() || len(r.p.Tiers) > 1 && !r.tiersKnown() {
		return false
	}
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State != slate.Certain {
			continue
		}
		tier, pay := r.awardOf(i)
		if s.Tier != tier {
			c.add(TierWrong, "tier on the best list", i).figures(tier, s.Tier)
		} else if !s.Fixed || !exact.Equal(s.Amount, pay) {
			c.add(AmountWrong, "award", i).figures(pay, s.Amount)
		}
	}
	return true
}

// tiersKnown reports whether every tier of the list is certain. A tie for a place
// moves nobody else where each class has its tiers before the next is looked at.
func (r *rerun) tiersKnown() bool {
	if r.trail != nil || !r.contested() {
		return (r.p.AtCut < slate.CutExclude || !r.contested()) && r.settledTiers() && !r.seats.parted
	}
	for i, s := range r.final() {
		if s == slate.Certain && r.seats.tier[i] < 0 {
			return false
		}
	}
	return !r.seats.parted
}

// awardOf is the tier and the amount of one who is certainly funded.
func (r *rerun) awardOf(i int) (tier int, pay exact.Num) {
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
	for k := c.m.classes() - 1; k >= 0; k-- {
		if lo, hi := c.m.class(k); r.number(lo, hi) < rich.number(lo, hi) {
			stopped = c.p.Candidates[lo].Class
		}
	}
	if c.o.StoppedAt != stopped {
		c.add(TotalWrong, "class at which the budget stopped").figures(stopped, c.o.StoppedAt)
	}
}

// number is how many of the candidates from lo to hi, a class, the best plans fund.
func (l *list) number(lo, hi int) (n int) {
	if l.trail == nil {
		return l.taken[lo]
	}
	for k := range l.trail.splits {
		if s := &l.trail.splits[k]; s.lo == lo {
			return s.funded
		}
	}
	for i := lo; i < hi; i++ {
		if l.standing()[i] == slate.Certain {
			n++
		}
	}
	return n
}

// sameRemainder compares the contest for what is left. The list without it is one
// plan, so nothing else is contested.
func (c *check) sameRemainder(r *rerun) {
	if i := c.part(); i >= 0 && i != r.extra {
		c.add(AmountWrong, "nobody gets what is left", i)
	}
	var of []int
	var stake exact.Num
	places := 1
	if r.whole > len(r.maybe) {
		places = 0 // some who might be next can be given nothing
	}
	for _, s := range r.maybe {
		if state, _, _ := r.want(s.i); state == slate.Contested {
			of = append(of, s.i)
			stake = exact.Max(stake, s.paid)
		}
	}
	if len(of) == 0 || r.contested() {
		return
	}
	t := c.o.Contests
	if len(t) != 1 || t[0].Kind != slate.ContestFunded || t[0].Places != places || !slices.Equal(t[0].Of, of) ||
		!exact.Equal(t[0].Stake, stake) {
		c.add(TieFalse, "the contest for what is left", of...).figures(places, t)
	}
}

// samePlaces compares the contests for a place.
func (c *check) samePlaces(r *rerun) {
	var want []slate.Contest
	for k := range c.m.classes() {
		t := slate.Contest{Places: r.number(c.m.class(k))}
		for i := c.m.first(k); i < c.m.first(k+1); i++ {
			switch r.final()[i] {
			case slate.Contested:
				t.Of = append(t.Of, i)
			case slate.Certain:
				t.Places--
			}
		}
		if len(t.Of) > 0 {
			want = append(want, t)
		}
	}
	for _, t := range c.o.Contests {
		if t.Kind != slate.ContestFunded {
			continue
		}
		if len(want) == 0 || want[0].Places != t.Places || !slices.Equal(want[0].Of, t.Of) {
			c.add(TieFalse, "the contest for a place", t.Of...)
			return
		}
		want = want[1:]
	}
	if len(want) > 0 {
		c.add(TieFalse, "the contest for a place", want[0].Of...)
	}
}
