package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// spender is what those above have taken, where money is a limit of plans and
// nothing but ceilings in whole numbers stands beside it: then whoever still fits
// is funded, and in the best tier that still fits.
type spender struct {
	*check
	funded  int
	tiers   []int
	members []int
	spent   exact.Num
}

// skipOrder checks the order under a `skip` budget.
func (c *check) skipOrder() {
	if c.o.ByNumber != nil {
		c.once(NumberUnconfirmed, "the list by number")
	}
	if c.allAtTop() {
		return
	}
	if c.p.Prefer == slate.PreferNumber || !c.onlyCeilings() {
		c.once(OrderUnconfirmed, "money beside minima, shares or the number")
		return
	}
	u := &spender{check: c, tiers: make([]int, len(c.p.Tiers)), members: make([]int, len(c.p.Quotas))}
	for lo, hi := 0, 0; lo < len(c.o.Seats); lo = hi {
		for hi = lo + 1; hi < len(c.o.Seats) && c.equals(lo, hi); hi++ {
		}
		if !u.class(lo, hi) {
			c.once(OrderUnconfirmed, "equals who compete for money", from(lo, hi)...)
			return
		}
	}
}

// allAtTop reports whether everyone is funded in their best tier.
func (c *check) allAtTop() bool {
	for i := range c.o.Seats {
		if !c.atTop(i) {
			return false
		}
	}
	return true
}

func (c *check) atTop(i int) bool {
	s := &c.o.Seats[i]
	return s.State == slate.Certain && s.Tier == c.p.Candidates[i].Open[0]
}

func (c *check) onlyCeilings() bool {
	if c.m.keeps {
		return false
	}
	for q := range c.p.Quotas {
		if c.p.Quotas[q].Money || c.m.least[q] != nil || c.m.most[q] != nil && c.m.most[q].share {
			return false
		}
	}
	return true
}

// class takes equals. It is false where they compete, so that those below cannot
// be judged by what these took.
func (u *spender) class(lo, hi int) bool {
	alike := true
	for i := lo; i < hi; i++ {
		alike = alike && u.atTop(i) && !u.o.Seats[i].Stretch
	}
	if alike {
		for i := lo; i < hi; i++ {
			if u.p.AtTier >= slate.TierHigher && !u.fits(i, u.o.Seats[i].Tier) {
				return false // levelled: not all of them stand there in any best plan
			}
			u.take(i, u.o.Seats[i].Tier)
		}
		return true
	}
	if hi-lo > 1 {
		return u.noneFits(lo, hi)
	}
	u.single(lo)
	return u.o.Seats[lo].Code != slate.TieExcluded && !u.o.Seats[lo].Stretch
}

// noneFits is the one case of several that is clear: everyone refused, and nobody
// would fit.
func (u *spender) noneFits(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if s := &u.o.Seats[i]; s.State != slate.Out || s.Code == slate.TieExcluded {
			return false
		}
	}
	for i := lo; i < hi; i++ {
		u.single(i)
	}
	return true
}

func (u *spender) single(i int) {
	s := &u.o.Seats[i]
	for _, t := range u.p.Candidates[i].Open {
		if s.State == slate.Certain && t == s.Tier {
			u.take(i, t)
			return
		}
		if !u.fits(i, t) {
			continue
		}
		if s.State == slate.Certain {
			u.add(TierWrong, "a better tier still had room", i).about(slate.LimitTier, t)
			u.take(i, s.Tier)
		} else {
			u.add(PassedOver, "there was money and room", i).figures(exact.Sub(u.p.Budget.Max, u.spent), u.pays(i, t))
		}
		return
	}
}

func (u *spender) fits(i, t int) bool {
	if u.funded >= u.m.places || u.p.Tiers[t].Max.Set && u.tiers[t] >= u.p.Tiers[t].Max.N ||
		exact.Cmp(exact.Add(u.spent, u.pays(i, t)), u.p.Budget.Max) > 0 {
		return false
	}
	return !slices.ContainsFunc(u.p.Candidates[i].Member, func(q int) bool {
		return u.counts(q, t) && u.m.most[q] != nil && u.members[q] >= u.m.most[q].fixed
	})
}

// counts reports whether quota q counts those in tier t.
func (u *spender) counts(q, t int) bool {
	return u.p.Quotas[q].Tier < 0 || u.p.Quotas[q].Tier == t
}

func (u *spender) take(i, t int) {
	u.funded++
	u.tiers[t]++
	u.spent = exact.Add(u.spent, u.pays(i, t))
	for _, q := range u.p.Candidates[i].Member {
		if u.counts(q, t) {
			u.members[q]++
		}
	}
}
