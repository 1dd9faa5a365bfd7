package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// tally is what can be counted off an outcome.
type tally struct {
	certain   int
	places    int // contested places
	stretched int
	excluded  int    // by a tie
	starved   int    // left with nothing by a cut
	tiers     []int  // certainly funded and certainly in it
	stretch   []int  // of those, by `include`
	unsure    int    // certainly funded, tier contested
	members   []int  // certainly funded and certainly counted, by quota
	maybe     []int  // may be counted beside, by quota
	paid      []sums // of quotas of money
}

func (c *check) count() *tally {
	t := &tally{tiers: make([]int, len(c.p.Tiers)), stretch: make([]int, len(c.p.Tiers)),
		members: make([]int, len(c.p.Quotas)), maybe: make([]int, len(c.p.Quotas)),
		paid: make([]sums, len(c.p.Quotas))}
	for k := range c.m.all {
		at := &c.m.all[k]
		t.add(c.p, &c.m.sigs[at.sig], at)
		if at.seat.Code == slate.TieExcluded {
			t.excluded += at.n
		} else if c.starves(at) {
			t.starved += at.n
		}
	}
	if slices.ContainsFunc(c.p.Quotas, func(q slate.Quota) bool { return q.Money }) {
		for i := range c.o.Seats {
			c.pay(t.paid, i)
		}
	}
	for _, k := range c.o.Contests {
		if k.Kind == slate.ContestFunded {
			t.places += k.Places
		}
	}
	return t
}

// planned is how many the settled plans fund, and how many beside may be.
func (t *tally) planned() (n, open int) {
	return t.certain + t.places - t.stretched + t.starved, t.stretched + t.excluded
}

func (t *tally) add(p *slate.Problem, sig *signature, at *post) {
	s := &at.seat
	if s.State == slate.Out {
		return
	}
	if s.State == slate.Certain {
		t.certain += at.n
		if s.Tier < 0 {
			t.unsure += at.n
		} else {
			t.tiers[s.Tier] += at.n
		}
		if s.Stretch {
			t.stretched += at.n
			t.stretch[s.Tier] += at.n
		}
	}
	for _, q := range sig.member {
		tier := p.Quotas[q].Tier
		switch {
		case s.State == slate.Certain && (tier < 0 || tier == s.Tier):
			t.members[q] += at.n
		case tier < 0 || s.Tier < 0 && slices.Contains(sig.open, tier):
			t.maybe[q] += at.n
		}
	}
}

// limits checks places, tiers and quotas.
func (c *check) limits(t *tally) {
	if m := c.p.Count; m.Set {
		stretch := 0
		if m.Elastic {
			stretch = t.stretched
		}
		if n := t.certain + t.places; n > m.N+stretch {
			c.add(CountExceeded, "funded").figures(m.N+stretch, n).about(slate.LimitCount, 0)
		}
	}
	for k := range c.p.Tiers {
		c.tierLimit(t, k)
	}
	for q := range c.p.Quotas {
		c.quotaLimit(t, q)
	}
	for k := range c.m.all {
		at := &c.m.all[k]
		state := at.seat.State
		if c.m.sigs[at.sig].keep && (state == slate.Out && !c.starves(at) || state == slate.Contested && !c.cut) {
			c.add(KeepBroken, "an earlier award", c.m.standing(at)...)
		}
	}
}

// tierLimit allows an elastic tier what `include` put there, and under `higher`
// and `lower` those who share their class with another of the tier's.
func (c *check) tierLimit(t *tally, k int) {
	m := c.p.Tiers[k].Max
	if !m.Set {
		return
	}
	allowed := m.N
	if m.Elastic {
		allowed += t.stretch[k]
		if c.p.AtTier == slate.TierHigher || c.p.AtTier == slate.TierLower {
			allowed += c.equalsIn(k)
		}
	}
	if t.tiers[k] > allowed {
		c.add(TierExceeded, "in the tier").figures(allowed, t.tiers[k]).about(slate.LimitTier, k)
	}
}

// equalsIn counts those of a tier who may have been levelled up or down with an
// equal: both could stand elsewhere.
func (c *check) equalsIn(tier int) (n int) {
	for k := range c.m.classes() {
		those, here := 0, 0
		for lo, hi := c.m.class(k); lo < hi; lo++ {
			if at := c.m.post(lo); at.certain() && !at.seat.Stretch && len(c.m.sigs[at.sig].open) > 1 {
				those++
				if at.seat.Tier == tier {
					here++
				}
			}
		}
		if those > 1 {
			n += here
		}
	}
	return n
}

// levelled checks that those funded can be placed at all where ties for a tier were
// levelled, which hides in which tiers the best plans had them.
func (c *check) levelled(t *tally) {
	if c.p.AtTier < slate.TierHigher || !c.o.Decided || t.stretched > 0 || c.cut {
		return
	}
	q := &question{fixed: c.m.certain(), free: make([]int, len(c.m.sigs)), total: span{0, len(c.p.Candidates)}}
	for k := range c.m.all {
		if at := &c.m.all[k]; at.seat.Code == slate.TieExcluded {
			q.free[at.sig] += at.n
		}
	}
	if c.m.ask(q) == no {
		c.add(TierExceeded, "no lawful plan places these")
	}
}

func (c *check) equals(i, j int) bool {
	return j >= 0 && j < len(c.o.Seats) && c.p.Candidates[i].Class == c.p.Candidates[j].Class
}

// quotaLimit checks a quota on every way in which the contested may fall out: an
// error is certain only where the best case breaks it.
func (c *check) quotaLimit(t *tally, q int) {
	if c.p.Quotas[q].Money {
		c.sumLimit(&t.paid[q], q)
		return
	}
	base := t.certain + t.places
	baseLo, baseHi := base, base
	if c.scales() { // the scaling may leave contested ones with nothing
		baseHi = t.certain + c.contestedPlaces()
	}
	if k := c.p.Quotas[q].Tier; k >= 0 {
		baseLo, baseHi = t.tiers[k], t.tiers[k]+t.unsure+c.contestedPlaces()
	}
	have, most := t.members[q], t.members[q]+t.maybe[q]
	if least := c.m.least[q]; least != nil && most < least.at(baseLo) {
		c.add(QuotaBroken, "members").figures(least.at(baseLo), most).about(slate.LimitQuota, q)
	}
	if ceiling := c.m.most[q]; ceiling != nil && have > ceiling.at(baseHi) {
		c.add(QuotaBroken, "members").figures(ceiling.at(baseHi), have).about(slate.LimitQuota, q)
	}
}

// contestedPlaces counts those whose place is contested.
func (c *check) contestedPlaces() (n int) {
	for _, k := range c.o.Contests {
		if k.Kind == slate.ContestFunded {
			n += len(k.Of)
		}
	}
	return n
}

// budget checks that the awards do not exceed the money; contested ones are not
// yet awarded.
func (c *check) budget() {
	b := c.p.Budget
	if b != nil && exact.Cmp(c.o.Amount, b.Max) > 0 {
		c.add(BudgetExceeded, "awarded").figures(b.Max, c.o.Amount).about(slate.LimitBudget, 0)
	}
}
