package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// stakes checks that what is at stake in a contest is what one of them can gain or
// lose. Where the amounts may yet be scaled it cannot be told.
func (c *check) stakes() {
	if c.cut {
		return
	}
	for k := range c.o.Contests {
		t := &c.o.Contests[k]
		lo, hi := c.stakeRange(t)
		if exact.Cmp(t.Stake, lo) < 0 || exact.Cmp(t.Stake, hi) > 0 {
			f := c.add(TotalWrong, "stake", t.Of...)
			f.figures(hi, t.Stake)
		}
	}
}

// stakeRange is the least and the most that the stake can be: of a place what is
// paid for it, of a tier the difference between two of those open.
func (c *check) stakeRange(t *slate.Contest) (lo, hi exact.Num) {
	for _, i := range t.Of {
		least, most := c.payRange(i)
		switch {
		case t.Kind == slate.ContestFunded:
			lo, hi = exact.Max(lo, least), exact.Max(hi, most)
		case t.Kind == slate.ContestTier:
			hi = exact.Max(hi, exact.Sub(most, least))
			if len(c.p.Candidates[i].Open) == 2 {
				lo = exact.Max(lo, exact.Sub(most, least))
			}
		}
	}
	if c.completes() {
		lo = exact.Int(0) // what is left may be less than anybody is paid
		for _, i := range t.Of {
			hi = exact.Max(hi, mostPay(c.p, i))
		}
	}
	return lo, hi
}

// seed checks that a tie is open only where nothing settles it, and that a seed is
// wanted exactly where a lot would.
func (c *check) seed() {
	if c.cut || c.completes() {
		return // an award that is scaled to nothing makes and hides contests
	}
	places, tiers := false, false
	for _, t := range c.o.Contests {
		places = places || t.Kind == slate.ContestFunded
		tiers = tiers || t.Kind == slate.ContestTier
	}
	cut, tier := c.p.AtCut, c.p.AtTier
	wants := c.p.Lot == nil && (cut == slate.CutLot && places || tier == slate.TierLot && tiers && !places)
	if c.o.WantsSeed != wants {
		c.add(Misshapen, "a seed is wanted").figures(wants, c.o.WantsSeed)
	}
	if places && cut != slate.CutAsk && !wants || tiers && !places && tier != slate.TierAsk && !wants {
		c.add(TieFalse, "open though the rule settles it")
	}
}

// together asks for one lawful plan that funds all the certain and as many of the
// contested as there are places.
func (c *check) together() {
	if c.o.Decided || c.cut || c.completes() {
		return
	}
	q := &question{fixed: make([]int, len(c.m.sigs)), free: make([]int, len(c.m.sigs)), total: span{0, len(c.p.Candidates)}}
	for k := range c.m.all {
		if at := &c.m.all[k]; at.certain() && !at.seat.Stretch {
			q.fixed[at.sig] += at.n
		} else if at.seat.Stretch || at.seat.Code == slate.TieExcluded {
			q.free[at.sig] += at.n
		}
	}
	for k := range c.o.Contests {
		if c.o.Contests[k].Kind == slate.ContestFunded {
			c.addContest(q, &c.o.Contests[k])
		}
	}
	switch c.m.ask(q) {
	case no:
		c.add(TieFalse, "no lawful plan funds the certain and so many of the contested")
	case unknown:
		c.once(TieUnconfirmed, "a plan that funds the certain and so many of the contested")
	}
}

func (c *check) addContest(q *question, t *slate.Contest) {
	members := map[int]int{}
	first := len(q.cells)
	for _, i := range t.Of {
		members[c.m.sig(i)]++
	}
	for sig := range c.m.sigs { // not the map's order
		if n := members[sig]; n > 0 {
			q.cells = append(q.cells, cell{sig: sig, span: span{0, n}})
		}
	}
	q.ties = append(q.ties, tie{from(first, len(q.cells)), span{t.Places, t.Places}, everywhere})
}
