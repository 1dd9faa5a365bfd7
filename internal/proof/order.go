package proof

import "github.com/merit-rules/merit/internal/slate"

// walk goes down the ranking and asks, wherever somebody was refused, whether a
// lawful plan funds one more of that class with the classes above as they are.
type walk struct {
	*check
	trail
	contested map[int]int // per class: contested places
}

// order checks that nobody was passed over.
func (c *check) order(t *tally) {
	if c.p.Budget != nil && c.p.Budget.Mode == slate.ShortSkip {
		c.skipOrder()
		return
	}
	if c.completes() {
		c.once(OrderUnconfirmed, "the longest list that can be paid, and who gets what is left")
		return
	}
	if c.cut && (!c.o.Decided || c.anyStarved()) {
		c.once(OrderUnconfirmed, "whom the cut leaves with nothing")
		return
	}
	w := &walk{check: c, trail: c.m.trail(span{0, len(c.p.Candidates)}), contested: contestedPlaces(c.p, c.o)}
	c.gather()
	if !w.setTotal(t) {
		c.once(OrderUnconfirmed, "the number funded before ties were settled")
		return
	}
	before := len(c.findings)
	w.down()
	if w.lost {
		c.once(OrderUnconfirmed, "nobody passed over")
		return
	}
	w.checkTies()
	if len(c.findings) == before {
		c.restsOn(w)
	}
	w.stops()
	w.relaxed()
}

// restsOn takes over what the refusals rest on, where quotas bear on nothing else.
func (c *check) restsOn(w *walk) {
	f := c.m.forest
	if f == nil || !f.told {
		return
	}
	f.told = false
	g := f.grounds
	c.grounds = &g
	c.local = w.trail.local
}

// gather has the forest note what its refusals rest on, where quotas bear on nothing
// but the walk: none gives way or stops the list, and no money is counted.
func (c *check) gather() {
	f := c.m.forest
	if f == nil || c.p.Budget != nil && !cutting(c.p.Budget) {
		return
	}
	for q := range c.p.Quotas {
		if c.p.Quotas[q].Least != nil && c.p.Quotas[q].IfShort != slate.Shrink {
			return
		}
	}
	f.tell(len(c.p.Quotas))
}

// down takes the classes one after the other.
func (w *walk) down() {
	m := w.m
	for c := 0; c < m.classes() && !w.lost; c++ {
		lo, hi := m.class(c)
		if hi == lo+1 {
			w.single(lo)
		} else {
			w.equal(lo, hi)
		}
	}
}

// setTotal finds how many the plans in question fund: all of them at most so many
// where a budget stops, exactly so many where the number comes first.
func (w *walk) setTotal(t *tally) bool {
	n, open := t.planned()
	if w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop {
		if open > 0 {
			return false
		}
		w.total.hi = n
	}
	if w.p.Prefer == slate.PreferRank {
		return w.byNumber(t, n, open)
	}
	if w.o.ByNumber != nil {
		w.add(NumberWrong, "told where the number comes first anyway")
	}
	if open > 0 {
		return false
	}
	w.total.lo = n
	if w.p.Budget == nil || w.p.Budget.Mode != slate.ShortStop {
		return w.noMore(n, PassedOver)
	}
	return true
}

// noMore checks that no lawful plan funds more than n. It is false when that
// could not be told.
func (w *walk) noMore(n int, wrong Code) bool {
	q := w.question()
	q.total = span{n + 1, len(w.p.Candidates)}
	switch a := w.ask(q); a {
	case yes:
		w.add(wrong, "a lawful plan funds more").figures(n+1, n)
	case unknown:
		return false
	}
	return true
}

// byNumber checks what the outcome says about `prefer: number`.
func (w *walk) byNumber(t *tally, n, open int) bool {
	alt := w.o.ByNumber
	if alt != nil && (alt.ByNumber <= alt.ByRank || open == 0 && alt.ByRank != n) {
		w.add(NumberWrong, "by rank").figures(n, alt.ByRank)
	}
	if open > 0 || w.relaxes() || w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop {
		if alt != nil {
			w.once(NumberUnconfirmed, "the list by number")
		}
		return true
	}
	if alt != nil {
		n = alt.ByNumber
		q := w.question()
		q.total.lo = n
		if w.ask(q) == no {
			w.add(NumberWrong, "no lawful plan funds so many").figures("", n)
		}
	}
	wrong := NumberWrong
	if alt == nil && w.mayFail() {
		wrong = NumberUnconfirmed // that list may come to nothing for another reason
	}
	if !w.noMore(n, wrong) {
		w.once(NumberUnconfirmed, "the number funded by number")
	}
	return true
}

// mayFail reports whether a lawful plan may yet end without a list.
func (c *check) mayFail() bool {
	for q := range c.p.Quotas {
		if c.p.Quotas[q].IfShort == slate.Stop {
			return true
		}
	}
	return c.p.AtCut >= slate.CutExclude || c.p.AtTier >= slate.TierHigher || c.scales()
}

func (c *check) relaxes() bool {
	for q := range c.p.Quotas {
		if c.p.Quotas[q].IfShort == slate.Relax && c.p.Quotas[q].Least != nil {
			return true
		}
	}
	return false
}
