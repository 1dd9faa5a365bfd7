package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// byHand checks an outcome of money that is handed out one candidate at a time,
// against a walk of its own.
func (c *check) byHand() {
	t := c.count()
	s, known := handOut(c.p)
	c.limits(t)
	c.amounts()
	c.totals(t)
	c.reports(t)
	c.reserve()
	c.hands = s
	c.blame()
	if !known {
		c.once(OrderUnconfirmed, "the ways in which equals can be taken")
		return
	}
	if len(s.broken) > 0 {
		c.add(FaultFalse, "a tie breaks a limit")
		return
	}
	c.absences()
	c.sameFates(s)
	c.sameWays(s)
	stopped := -1
	if c.p.Budget.Mode == slate.ShortStop {
		stopped = s.first.ended
	}
	if c.o.StoppedAt != stopped {
		c.add(TotalWrong, "class at which the budget stopped").figures(stopped, c.o.StoppedAt)
	}
	if c.o.WantsSeed != s.wantsSeed {
		c.add(Misshapen, "a seed is wanted").figures(s.wantsSeed, c.o.WantsSeed)
	}
	if c.o.ByNumber != nil {
		c.add(NumberWrong, "told where money is handed out one at a time")
	}
}

// sameFates compares every seat.
func (c *check) sameFates(s *settledHandout) {
	var passed, other []int
	for i := range c.o.Seats {
		seat, f := &c.o.Seats[i], s.fates[i]
		in := f.funded()
		want := slate.Contested
		switch {
		case in == 0 || s.excluded[i]:
			want = slate.Out
		case in == f:
			want = slate.Certain
		}
		tier := -1
		if want == slate.Certain && in&(in-1) == 0 {
			tier = slices.IndexFunc(from(0, len(c.p.Tiers)), func(t int) bool { return in.has(fate(t)) })
		}
		switch {
		case seat.State == slate.Out && want == slate.Certain:
			passed = append(passed, i)
		case seat.State != want, seat.Tier != tier, s.excluded[i] != (seat.Code == slate.TieExcluded), seat.Stretch != s.stretched[i]:
			other = append(other, i)
		}
	}
	if len(passed) > 0 {
		c.add(PassedOver, "money and room were left for these", passed...)
	}
	if len(other) > 0 {
		c.add(TieFalse, "fares otherwise when money is handed out", other...)
	}
}

// sameWays compares the places of contests with the fewest of any way.
func (c *check) sameWays(s *settledHandout) {
	for k := range c.o.Contests {
		t := &c.o.Contests[k]
		ways, known := s.ways[c.p.Candidates[t.Of[0]].Class]
		if !known || t.Kind == slate.ContestAmount {
			continue
		}
		places := len(t.Of)
		top := refused
		for _, i := range t.Of {
			for f := fate(0); f < top; f++ {
				if s.fates[i].has(f) {
					top = f
				}
			}
		}
		for _, w := range ways {
			places = min(places, w.placesIn(t, top))
		}
		if places != t.Places {
			c.add(TieFalse, "number of the contested", t.Of...).figures(places, t.Places)
		}
	}
	c.sameStakes(s)
}

// placesIn is how many of a contest a way funds, or puts in the highest tier.
func (w *way) placesIn(t *slate.Contest, top fate) (n int) {
	for k, those := range w.kinds {
		if !slices.Contains(t.Of, those[0]) {
			continue
		}
		for f, m := range w.got[k] {
			if t.Kind == slate.ContestFunded && f < refused || t.Kind == slate.ContestTier && f == top {
				n += m
			}
		}
	}
	return n
}

// sameStakes compares what is at stake: the largest difference for one of them.
func (c *check) sameStakes(s *settledHandout) {
	for k := range c.o.Contests {
		t := &c.o.Contests[k]
		var stake exact.Num
		for _, i := range t.Of {
			var least, most exact.Num
			first := t.Kind != slate.ContestFunded
			for j, tier := range c.p.Candidates[i].Open {
				if !s.fates[i].has(fate(tier)) {
					continue
				}
				pay := payOf(c.p, i, j)
				if first {
					least, first = pay, false
				}
				least, most = exact.Min(least, pay), exact.Max(most, pay)
			}
			stake = exact.Max(stake, exact.Sub(most, least))
		}
		if !exact.Equal(stake, t.Stake) {
			c.add(TotalWrong, "stake", t.Of...).figures(stake, t.Stake)
		}
	}
}
