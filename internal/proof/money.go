package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

func (c *check) scales() bool { return cutting(c.p.Budget) }

func (c *check) completes() bool {
	return c.p.Budget != nil && c.p.Budget.Mode == slate.ShortPartial
}

// starved reports whether the candidate was funded by the plan and left with
// nothing by the scaling: nothing else gives that code under `scale`.
func (c *check) starved(i int) bool { return c.starves(c.m.post(i)) }

// starves says the same of all at a post.
func (c *check) starves(at *post) bool {
	return c.cut && at.seat.State == slate.Out && at.seat.Code == slate.BudgetCode
}

func (c *check) anyStarved() bool { return c.m.some(c.starves) }

// pays is what candidate i is paid in tier t, before any scaling.
func (c *check) pays(i, t int) exact.Num {
	k := slices.Index(c.p.Candidates[i].Open, t)
	if !c.p.Paid || k < 0 || k >= len(c.p.Candidates[i].Amounts) {
		return exact.Int(0)
	}
	return c.p.Candidates[i].Amounts[k]
}

// payRange is the least and the most that a candidate with an open tier is paid.
func (c *check) payRange(i int) (least, most exact.Num) {
	for k, t := range c.p.Candidates[i].Open {
		pay := c.pays(i, t)
		if k == 0 {
			least = pay
		}
		least, most = exact.Min(least, pay), exact.Max(most, pay)
	}
	return least, most
}

// amounts checks every award to the last unit.
func (c *check) amounts() {
	if c.cut {
		c.scaled()
		return
	}
	part := c.partAward()
	for _, i := range c.m.odd {
		s := &c.o.Seats[i]
		if i != part && (s.Fixed || !c.completes()) {
			c.sameAmount(i, c.pays(i, s.Tier), s)
		}
	}
	if !c.m.some(bothAlike) {
		return
	}
	for _, i := range c.m.those(bothAlike) {
		c.samePaid(i)
	}
}

// bothAlike is a post whose tier is contested and whose amount is certain.
func bothAlike(at *post) bool { return at.certain() && at.seat.Tier < 0 && at.seat.Fixed }

// partAward is the one who gets what is left; -1 if all are paid in full.
func (c *check) partAward() int {
	part := c.part()
	if part < 0 {
		return -1
	}
	s, others := &c.o.Seats[part], exact.Int(0)
	for i := range c.o.Seats {
		if i != part && c.o.Seats[i].Fixed {
			others = exact.Add(others, c.o.Seats[i].Amount)
		}
	}
	left := exact.Sub(c.p.Budget.Max, others).RoundTo(c.p.Unit, exact.Floor)
	if s.Amount.Sign() <= 0 || exact.Less(s.Amount, c.p.Budget.Least) || c.o.Decided && !exact.Equal(left, s.Amount) {
		c.add(AmountWrong, "what is left", part).figures(left, s.Amount)
	}
	return part
}

// part is the first who gets less than their tier pays under `partial`; -1: nobody.
func (c *check) part() int {
	if !c.completes() {
		return -1
	}
	for _, i := range c.m.odd {
		if s := &c.o.Seats[i]; s.Fixed && exact.Less(s.Amount, c.pays(i, s.Tier)) {
			return i
		}
	}
	return -1
}

// samePaid checks an amount that is certain though the tier is not: two tiers must
// pay it, or more where what is left may be all that one of them can give.
func (c *check) samePaid(i int) {
	s, paying, more := &c.o.Seats[i], 0, 0
	for _, t := range c.p.Candidates[i].Open {
		switch exact.Cmp(c.pays(i, t), s.Amount) {
		case 0:
			paying++
		case 1:
			more++
		}
	}
	switch {
	case paying >= 2:
	case c.completes() && paying+more >= 2:
		c.once(AmountUnconfirmed, "the same in two tiers, in one of them for want of money", i)
	default:
		c.add(AmountWrong, "the same in two tiers", i).figures("", s.Amount)
	}
}

func (c *check) sameAmount(i int, want exact.Num, s *slate.Seat) {
	if !s.Fixed || exact.Cmp(want, s.Amount) != 0 {
		c.add(AmountWrong, "award", i).figures(want, s.Amount)
	}
}

// mayCut reports whether some way in which the contested fall out costs more than
// a budget that scales, so that amounts are cut.
func (c *check) mayCut() bool {
	if !c.scales() {
		return false
	}
	var total exact.Num
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		switch {
		case s.State == slate.Certain && s.Tier >= 0:
			total = exact.Add(total, c.pays(i, s.Tier))
		case s.State != slate.Out || s.Code == slate.BudgetCode:
			_, most := c.payRange(i)
			total = exact.Add(total, most)
		}
	}
	return exact.Cmp(total, c.p.Budget.Max) > 0
}

// hiddenTies reports whether somebody left with nothing may have been contested
// before: then the outcome does not tell who shared the budget. Where all equals
// of the starved are funded, the class was funded whole.
func (c *check) hiddenTies() bool {
	for i := range c.o.Seats {
		if !c.starved(i) {
			continue
		}
		if c.p.AtCut == slate.CutInclude {
			return true
		}
		for j := i - 1; c.equals(i, j); j-- {
			if c.o.Seats[j].State != slate.Certain {
				return true
			}
		}
		for j := i + 1; c.equals(i, j); j++ {
			if c.o.Seats[j].State != slate.Certain {
				return true
			}
		}
	}
	return false
}

// scaled checks awards that were cut to the budget. Those left with nothing have
// no tier any more; where they could have stood in tiers of different amounts, or
// something is contested, the exact shares cannot be told.
func (c *check) scaled() {
	shares, known := c.sharers()
	if !known || c.hiddenTies() {
		c.once(AmountUnconfirmed, "shares of the budget")
		return
	}
	cutAwards(c.p, shares)
	for _, s := range shares {
		seat := &c.o.Seats[s.i]
		switch {
		case c.starved(s.i) && s.paid.Sign() > 0:
			c.add(AmountWrong, "award", s.i).figures(s.paid, "nothing")
		case !c.starved(s.i):
			c.sameAmount(s.i, s.paid, seat)
			if s.paid.Sign() == 0 {
				c.add(AmountWrong, "funded with nothing", s.i)
			}
		}
	}
}

func (c *check) sharers() (shares []share, known bool) {
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		switch {
		case s.State == slate.Certain && s.Tier >= 0:
			shares = append(shares, share{i: i, tier: s.Tier, full: c.pays(i, s.Tier)})
		case c.starved(i):
			least, most := c.payRange(i)
			open := c.p.Candidates[i].Open
			if exact.Cmp(least, most) != 0 || c.p.Budget.By == slate.ByTier && len(open) > 1 {
				return nil, false
			}
			shares = append(shares, share{i: i, tier: open[0], full: most})
		case s.State != slate.Out:
			return nil, false
		}
	}
	return shares, true
}

// totals checks the sums.
func (c *check) totals(t *tally) {
	sum := c.m.amount
	if exact.Cmp(sum, c.o.Amount) != 0 {
		c.add(TotalWrong, "amount").figures(sum, c.o.Amount)
	}
	if c.o.Funded != t.certain {
		c.add(TotalWrong, "funded").figures(t.certain, c.o.Funded)
	}
	left := exact.Int(0)
	if c.p.Budget != nil {
		left = exact.Sub(c.p.Budget.Max, sum)
	}
	if exact.Cmp(left, c.o.Left) != 0 {
		c.add(TotalWrong, "left").figures(left, c.o.Left)
	}
}
