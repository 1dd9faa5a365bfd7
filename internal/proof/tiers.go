package proof

import "github.com/merit-rules/merit/internal/slate"

// rungs goes down the ranking once more and checks that, with these funded, no
// class could have had more in the highest tier, then in the next.
type rungs struct {
	*check
	taken  []int   // per tier: by the classes so far
	below  []int   // per signature: funded below the class at hand
	placed [][]int // per tier and signature: of the classes so far
	open   bool    // places are contested: who else needs a tier is not known
}

// tiers checks the tiers. Money under `skip` settles them class by class, which
// skipOrder has looked at.
func (c *check) tiers(t *tally) {
	if len(c.p.Tiers) < 2 || c.p.Budget != nil && c.p.Budget.Mode == slate.ShortSkip {
		return
	}
	c.equalTiers()
	if c.certainAtTop() {
		return
	}
	if !c.tiersKnown(t) {
		c.once(TierUnconfirmed, "the best tiers")
		return
	}
	r := &rungs{check: c, open: t.places > 0, taken: make([]int, len(c.p.Tiers)), below: make([]int, len(c.m.sigs)),
		placed: make([][]int, len(c.p.Tiers))}
	for k := range r.placed {
		r.placed[k] = make([]int, len(c.m.sigs))
	}
	for i := range c.o.Seats {
		if c.o.Seats[i].State == slate.Certain {
			r.below[c.m.of[i]]++
		}
	}
	for lo, hi := 0, 0; lo < len(c.o.Seats); lo = hi {
		for hi = lo + 1; hi < len(c.o.Seats) && c.equals(lo, hi); hi++ {
		}
		r.class(lo, hi)
	}
}

// certainAtTop reports whether all certainly funded stand in their best tier.
func (c *check) certainAtTop() bool {
	for i := range c.o.Seats {
		if c.o.Seats[i].State == slate.Certain && !c.atTop(i) {
			return false
		}
	}
	return true
}

// tiersKnown reports whether the outcome tells the tiers of the best plans: no tie
// for a tier was levelled, nobody was struck or added after they were settled, and
// whose place is contested comes after all others and finds room in one tier.
func (c *check) tiersKnown(t *tally) bool {
	if t.stretched > 0 || t.unsure > 0 {
		return false
	}
	last := -1
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.Code == slate.TieExcluded || c.starved(i) {
			return false
		}
		if s.State == slate.Certain {
			last = c.p.Candidates[i].Class
			if c.p.AtTier >= slate.TierHigher && !c.atTop(i) && (c.equals(i, i-1) || c.equals(i, i+1)) {
				return false
			}
		}
	}
	for k := range c.p.Tiers {
		if m := c.p.Tiers[k].Max; m.Set && t.tiers[k] > m.N {
			return false
		}
	}
	return t.places == 0 || !c.m.byTier && c.roomForContested(t, last)
}

func (c *check) roomForContested(t *tally, last int) bool {
	common := ^tierSet(0)
	for i := range c.o.Seats {
		if c.o.Seats[i].State == slate.Contested {
			if c.p.Candidates[i].Class <= last {
				return false
			}
			common &= setOf(c.p.Candidates[i].Open)
		}
	}
	for k := range c.p.Tiers {
		m := c.p.Tiers[k].Max
		if common&(1<<k) != 0 && (!m.Set || m.N-t.tiers[k] >= t.places) {
			return true
		}
	}
	return false
}

// equalTiers checks that equals of one signature are in one tier, unless a lot
// parted them, and then the earlier drawn in the higher.
func (c *check) equalTiers() {
	if c.p.AtTier == slate.TierLot && c.p.Lot != nil && c.settledPlaces() {
		c.drawnTiers()
		return
	}
	if c.p.Budget != nil && c.p.Budget.Mode == slate.ShortStop {
		return
	}
	type group struct{ class, sig int }
	first := map[group]int{}
	for i := range c.o.Seats {
		s := &c.o.Seats[i]
		if s.State != slate.Certain || s.Stretch || !c.equals(i, i-1) && !c.equals(i, i+1) {
			continue
		}
		g := group{c.p.Candidates[i].Class, c.m.of[i]}
		if tier, seen := first[g]; seen && tier != s.Tier {
			c.add(TieFalse, "equals in different tiers", i).figures(tier, s.Tier)
		} else if !seen {
			first[g] = s.Tier
		}
	}
}

func (c *check) settledPlaces() bool {
	for _, t := range c.o.Contests {
		if t.Kind == slate.ContestFunded {
			return false
		}
	}
	return true
}

func (c *check) drawnTiers() {
	if c.p.Budget != nil && c.p.Budget.Mode == slate.ShortStop {
		return
	}
	type group struct{ class, sig int }
	lowest := map[group]int{}
	for _, i := range c.p.Lot {
		s := &c.o.Seats[i]
		if s.State != slate.Certain || s.Stretch {
			continue
		}
		g := group{c.p.Candidates[i].Class, c.m.of[i]}
		if s.Tier < lowest[g] {
			c.add(TieFalse, "drawn later and yet in a higher tier", i).figures(lowest[g], s.Tier)
		}
		lowest[g] = max(lowest[g], s.Tier)
	}
}

func (r *rungs) class(lo, hi int) {
	low := false
	for i := lo; i < hi; i++ {
		if r.o.Seats[i].State == slate.Certain {
			r.below[r.m.of[i]]--
			r.taken[r.o.Seats[i].Tier]++
			low = low || !r.atTop(i)
		}
	}
	if low {
		for t := range r.p.Tiers {
			r.rung(lo, hi, t)
		}
	}
	for i := lo; i < hi; i++ {
		if s := &r.o.Seats[i]; s.State == slate.Certain {
			r.placed[s.Tier][r.m.of[i]]++
		}
	}
}

// rung asks whether one more of a class could stand in tier t, those in the tiers
// above it being as they are. A tier that the classes so far fill cannot take one.
func (r *rungs) rung(lo, hi, t int) {
	m := r.p.Tiers[t].Max
	if m.Set && r.taken[t] >= m.N {
		return
	}
	var lower []int
	for i := lo; i < hi; i++ {
		if s := &r.o.Seats[i]; s.State == slate.Certain && s.Tier > t && mayStandIn(&r.p.Candidates[i], t) {
			lower = append(lower, i)
		}
	}
	if len(lower) == 0 && !r.m.byTier {
		return
	}
	if r.open {
		r.once(TierUnconfirmed, "the best tiers", lower...)
		return
	}
	switch r.askRung(lo, hi, t) {
	case yes:
		r.add(TierWrong, "one more could stand in the tier", lower...).about(slate.LimitTier, t)
	case unknown:
		r.once(TierUnconfirmed, "the best tiers", lower...)
	}
}

// askRung asks it: the classes above stand where they stand, those below anywhere.
func (r *rungs) askRung(lo, hi, t int) answer {
	size, in := make([]int, len(r.m.sigs)), make([]int, len(r.p.Tiers))
	for i := lo; i < hi; i++ {
		if s := &r.o.Seats[i]; s.State == slate.Certain {
			size[r.m.of[i]]++
			in[s.Tier]++
		}
	}
	s := &system{}
	seats := make([][]int, len(r.p.Tiers))
	mine := make([][]int, len(r.p.Tiers))
	for k := range seats {
		seats[k] = filled(len(r.m.sigs), -1)
	}
	for sig := range r.m.sigs {
		r.spread(s, sig, size[sig], seats, mine)
	}
	for k := range seats {
		if a := s.total(mine[k]); k < t {
			s.atLeast(a, in[k])
			s.atMost(a, in[k])
		} else if k == t {
			s.atLeast(a, in[k]+1)
		}
		r.m.addBase(s, k, seats[k])
	}
	return r.m.solve(s)
}

// spread adds the seats of one signature: those of the classes above are given,
// those of the class and of the classes below are free among the open tiers.
func (r *rungs) spread(s *system, sig, size int, seats, mine [][]int) {
	var class, below []int
	for _, k := range r.m.sigs[sig].open {
		above := s.number(r.placed[k][sig], r.placed[k][sig])
		x, y := s.number(0, size), s.number(0, r.below[sig])
		class, below = append(class, x), append(below, y)
		mine[k] = append(mine[k], x)
		seats[k][sig] = s.total([]int{above, x, y})
	}
	s.exactly(size, class)
	s.exactly(r.below[sig], below)
}

// exactly ties the parts to a number.
func (s *system) exactly(n int, parts []int) {
	s.sums = append(s.sums, sum{s.number(n, n), parts})
}
