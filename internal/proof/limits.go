package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// tally is what can be counted off an outcome.
type tally struct {
	certain   int
	places    int // contested places
	stretched int
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
	for i := range c.o.Seats {
		t.add(c.p, i, &c.o.Seats[i])
		c.pay(t.paid, i)
	}
	for _, k := range c.o.Contests {
		if k.Kind == slate.ContestFunded {
			t.places += k.Places
		}
	}
	return t
}

func (t *tally) add(p *slate.Problem, i int, s *slate.Seat) {
	if s.State == slate.Out {
		return
	}
	if s.State == slate.Certain {
		t.certain++
		if s.Tier < 0 {
			t.unsure++
		} else {
			t.tiers[s.Tier]++
		}
		if s.Stretch {
			t.stretched++
			t.stretch[s.Tier]++
		}
	}
	for _, q := range p.Candidates[i].Member {
		tier := p.Quotas[q].Tier
		switch {
		case s.State == slate.Certain && (tier < 0 || tier == s.Tier):
			t.members[q]++
		case tier < 0 || s.Tier < 0 && mayStandIn(&p.Candidates[i], tier):
			t.maybe[q]++
		}
	}
}

func mayStandIn(c *slate.Candidate, tier int) bool {
	for _, t := range c.Open {
		if t == tier {
			return true
		}
	}
	return false
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
	for i := range c.p.Candidates {
		state := c.o.Seats[i].State
		if c.p.Candidates[i].Keep && (state == slate.Out && !c.starved(i) || state == slate.Contested && !c.cut) {
			c.add(KeepBroken, "an earlier award", i)
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
	for lo, hi := 0, 0; lo < len(c.o.Seats); lo = hi {
		those, here := 0, 0
		for hi = lo; c.equals(lo, hi); hi++ {
			if s := &c.o.Seats[hi]; s.State == slate.Certain && !s.Stretch && len(c.p.Candidates[hi].Open) > 1 {
				those++
				if s.Tier == tier {
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
	q := &question{fixed: make([]int, len(c.m.sigs)), free: make([]int, len(c.m.sigs)), total: span{0, len(c.p.Candidates)}}
	for i := range c.o.Seats {
		if c.o.Seats[i].State == slate.Certain {
			q.fixed[c.m.of[i]]++
		} else if c.o.Seats[i].Code == slate.TieExcluded {
			q.free[c.m.of[i]]++
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
