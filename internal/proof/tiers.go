package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// rungs goes down the ranking once more and checks that, with these funded, no
// class could have had more in the highest tier, then in the next.
type rungs struct {
	*check
	m      *model   // of who is funded, by what matters to tiers
	funded []int    // per signature
	taken  []int    // per tier: by the classes so far
	placed [][]int  // per signature and open tier: of the classes so far
	closed [][]bool // per signature and open tier: no other can stand there
	open   bool     // places are contested: who else needs a tier is not known
}

// tiers checks the tiers. Money under `skip` settles them class by class, which
// skipOrder has looked at.
func (c *check) tiers(t *tally) {
	if len(c.p.Tiers) < 2 || c.p.Budget != nil && c.p.Budget.Mode == slate.ShortSkip {
		return
	}
	if c.completes() {
		c.once(TierUnconfirmed, "the best tiers")
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
	r := c.newRungs(t)
	for k := range c.m.classes() {
		r.class(c.m.class(k))
	}
}

func (c *check) newRungs(t *tally) *rungs {
	r := &rungs{check: c, m: c.m.ofTiers(), open: t.places > 0, taken: make([]int, len(c.p.Tiers))}
	r.funded = make([]int, len(r.m.sigs))
	for sig := range r.m.sigs {
		n := len(r.m.sigs[sig].open)
		r.placed, r.closed = append(r.placed, make([]int, n)), append(r.closed, make([]bool, n))
	}
	for k := range c.m.all {
		if at := &c.m.all[k]; at.certain() {
			r.funded[r.m.sig(at.first)] += at.n
		}
	}
	return r
}

// certainAtTop reports whether all certainly funded stand in their best tier.
func (c *check) certainAtTop() bool {
	return !c.m.some(func(at *post) bool { return at.certain() && at.place != 0 })
}

// tiersKnown reports whether the outcome tells the tiers of the best plans: no tie
// for a tier was levelled, nobody was struck or added after they were settled, and
// whose place is contested comes after all others and finds room in one tier.
func (c *check) tiersKnown(t *tally) bool {
	if t.stretched > 0 || t.unsure > 0 {
		return false
	}
	if t.excluded > 0 || t.starved > 0 || c.p.AtTier >= slate.TierHigher && c.levelledBelow() {
		return false
	}
	for k := range c.p.Tiers {
		if m := c.p.Tiers[k].Max; m.Set && t.tiers[k] > m.N {
			return false
		}
	}
	return t.places == 0 || !c.m.byTier && c.roomForContested(t)
}

// levelledBelow reports whether somebody below their best tier has an equal, so that
// they may have been levelled.
func (c *check) levelledBelow() bool {
	for k := range c.m.classes() {
		lo, hi := c.m.class(k)
		for i := lo; i < hi && hi-lo > 1; i++ {
			if at := c.m.post(i); at.certain() && at.place != 0 {
				return true
			}
		}
	}
	return false
}

func (c *check) roomForContested(t *tally) bool {
	common, last := ^tierSet(0), -1
	if i := c.m.lastCertain(); i >= 0 {
		last = c.p.Candidates[i].Class
	}
	for k := range c.m.all {
		if at := &c.m.all[k]; at.seat.State == slate.Contested {
			if c.p.Candidates[at.first].Class <= last {
				return false
			}
			common &= setOf(c.m.sigs[at.sig].open)
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
	for k := range c.m.classes() {
		lo, hi := c.m.class(k)
		if hi-lo < 2 {
			continue
		}
		first := map[int]int{} // tier by signature
		for i := lo; i < hi; i++ {
			at := c.m.post(i)
			if !at.certain() || at.seat.Stretch {
				continue
			}
			if tier, seen := first[at.sig]; seen && tier != at.seat.Tier {
				c.add(TieFalse, "equals in different tiers", i).figures(tier, at.seat.Tier)
			} else if !seen {
				first[at.sig] = at.seat.Tier
			}
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
		g := group{c.p.Candidates[i].Class, c.m.sig(i)}
		if s.Tier < lowest[g] {
			c.add(TieFalse, "drawn later and yet in a higher tier", i).figures(lowest[g], s.Tier)
		}
		lowest[g] = max(lowest[g], s.Tier)
	}
}

// class takes the candidates from lo to hi, who are equals.
func (r *rungs) class(lo, hi int) {
	low := -1
	for i := lo; i < hi; i++ {
		if at := r.check.m.post(i); at.certain() && at.place != 0 {
			low = max(low, at.seat.Tier)
		}
	}
	if low >= 0 && (hi-lo > 1 || !r.fullAbove(low)) {
		g := r.grade(lo, hi)
		for t := range r.p.Tiers {
			r.rung(g, t)
		}
		r.unique(g)
	}
	for i := lo; i < hi; i++ {
		if at := r.check.m.post(i); at.certain() {
			r.placed[r.m.sig(i)][at.place]++
			r.taken[at.seat.Tier]++
		}
	}
}

// fullAbove reports whether the classes so far fill every tier above one.
func (r *rungs) fullAbove(tier int) bool {
	for t := range tier {
		if m := r.p.Tiers[t].Max; !m.Set || r.taken[t] < m.N {
			return false
		}
	}
	return true
}

// grade is the funded of one class.
type grade struct {
	members []int
	in      []int   // per tier
	sigs    []int   // the signatures there are
	of      [][]int // parallel to sigs: members
}

func (r *rungs) grade(lo, hi int) *grade {
	g := &grade{in: make([]int, len(r.p.Tiers))}
	for i := lo; i < hi; i++ {
		if r.o.Seats[i].State != slate.Certain {
			continue
		}
		g.in[r.o.Seats[i].Tier]++
		g.members = append(g.members, i)
		k := slices.Index(g.sigs, r.m.sig(i))
		if k < 0 {
			k = len(g.sigs)
			g.sigs, g.of = append(g.sigs, r.m.sig(i)), append(g.of, nil)
		}
		g.of[k] = append(g.of[k], i)
	}
	return g
}

// rung asks whether one more of a class could stand in tier t, as many being in the
// tiers above it. A tier that the classes so far fill cannot take one.
//
// A signature of which somebody stays below the tier is closed there: if a best plan
// had a later one of it in the tier, exchanging the two would put one more of the
// class there.
func (r *rungs) rung(g *grade, t int) {
	if m := r.p.Tiers[t].Max; m.Set && r.taken[t]+g.in[t] >= m.N {
		return
	}
	lower := r.lower(g, t)
	if len(lower) == 0 {
		return
	}
	if r.open {
		r.once(TierUnconfirmed, "the best tiers", lower...)
		return
	}
	q := r.question(g, func(k int) (span, bool) {
		switch {
		case k < t:
			return span{g.in[k], g.in[k]}, true
		case k == t:
			return span{g.in[k] + 1, len(g.members)}, true
		}
		return span{}, false
	})
	switch r.m.ask(q) {
	case yes:
		r.add(TierWrong, "one more could stand in the tier", lower...).about(slate.LimitTier, t)
	case unknown:
		r.once(TierUnconfirmed, "the best tiers", lower...)
	case no:
		for _, i := range lower {
			sig := r.m.sig(i)
			if k := slices.Index(r.m.sigs[sig].open, t); k >= 0 {
				r.closed[sig][k] = true
			}
		}
	}
}

// lower are those of a class who stand below tier t, if it is not known already
// that none of them can stand there. Of several signatures one may move down to let
// another up.
func (r *rungs) lower(g *grade, t int) (lower []int) {
	mayRise := false
	for _, i := range g.members {
		if r.o.Seats[i].Tier <= t {
			continue
		}
		lower = append(lower, i)
		sig := r.m.sig(i)
		k := slices.Index(r.m.sigs[sig].open, t)
		mayRise = mayRise || k >= 0 && !r.closed[sig][k] || len(g.sigs) > 1
	}
	if !mayRise {
		return nil
	}
	return lower
}

// question is about the tiers of a class, the classes above standing where they
// stand and those below anywhere. Members of one signature need no cells: as many
// seats of their signature as they take are held beside those of the classes above.
func (r *rungs) question(g *grade, number func(tier int) (span, bool)) *question {
	q := &question{fixed: slices.Clone(r.funded), free: make([]int, len(r.funded)), total: span{0, len(r.m.of)}}
	q.seated = make([][]int, len(r.placed))
	copy(q.seated, r.placed)
	if len(g.sigs) == 1 {
		sig := g.sigs[0]
		q.seated[sig] = slices.Clone(r.placed[sig])
		for k, t := range r.m.sigs[sig].open {
			if s, held := number(t); held {
				q.seated[sig][k] += s.lo
			}
		}
		return q
	}
	for k, sig := range g.sigs {
		n := len(g.of[k])
		q.fixed[sig] -= n
		q.cells = append(q.cells, cell{sig, span{n, n}})
	}
	for t := range r.p.Tiers {
		if s, held := number(t); held {
			q.ties = append(q.ties, tie{from(0, len(q.cells)), s, t})
		}
	}
	return q
}

// unique looks for another way to place a class with as many in every tier: then
// some of it are contested. Members of one signature are looked at by equalTiers.
func (r *rungs) unique(g *grade) {
	if len(g.sigs) < 2 || r.open || r.p.AtTier != slate.TierAsk && (r.p.AtTier != slate.TierLot || r.p.Lot != nil) {
		return
	}
	for k, sig := range g.sigs {
		in := make([]int, len(r.p.Tiers))
		for _, i := range g.of[k] {
			in[r.o.Seats[i].Tier]++
		}
		for _, t := range r.m.sigs[sig].open {
			if g.in[t] == in[t] || in[t] == len(g.of[k]) {
				continue // nobody else stands there, or all of them do
			}
			q := r.question(g, func(tier int) (span, bool) { return span{g.in[tier], g.in[tier]}, true })
			q.ties = append(q.ties, tie{[]int{k}, span{in[t] + 1, len(g.of[k])}, t})
			switch a := r.m.ask(q); {
			case a == unknown || a == yes && (r.below(g) || r.p.Budget != nil && r.p.Budget.Mode == slate.ShortStop):
				r.once(TieUnconfirmed, "whose tier is contested", g.of[k]...)
			case a == yes:
				r.add(TieFalse, "the tier is contested", g.of[k]...).about(slate.LimitTier, t)
				return
			}
		}
	}
}

// below reports whether somebody funded below a class may yet settle its tie: the
// tiers of that one are not held when it is looked at.
func (r *rungs) below(g *grade) bool {
	for i := g.members[len(g.members)-1] + 1; i < len(r.o.Seats); i++ {
		if r.o.Seats[i].State == slate.Certain && !r.equals(i, g.members[0]) {
			return true
		}
	}
	return false
}

// ofTiers is the model of where the funded stand: only limits that look into tiers
// tell them apart.
func (m *model) ofTiers() *model {
	other := m.copy()
	counts := func(q int) bool { return m.p.Quotas[q].Tier >= 0 || m.p.Quotas[q].Money }
	for q := range m.p.Quotas {
		if !counts(q) {
			other.least[q], other.most[q] = nil, nil
		}
	}
	other.byTier, other.forest, other.unions = true, nil, nil
	other.roll = m.merged(counts)
	return other
}
