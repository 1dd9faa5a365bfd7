package proof

import "github.com/merit-rules/merit/internal/slate"

// walk goes down the ranking and asks, wherever somebody was refused, whether a
// lawful plan funds one more of that class with the classes above as they are.
type walk struct {
	*check
	fixed     []int  // per signature: funded in every plan that agrees so far
	later     []int  // per signature: candidates below the class at hand
	closed    []bool // per signature: no plan that agrees so far funds another
	cells     []cell // of classes that may be filled in several ways
	ties      []tie
	splits    []split
	total     span
	lost      bool // a number could not be told: nothing below can be confirmed
	asked     int
	contested map[int]int // per class: contested places
}

// split is a class of which not all are funded.
type split struct {
	lo, hi int   // candidates
	funded int   // how many
	open   bool  // there are more who might have been
	cells  []int // into walk.cells; nil where one signature alone was left
}

// mostAsked is how many questions are asked about one outcome, where each may be
// long.
const mostAsked = 5_000

// order checks that nobody was passed over.
func (c *check) order(t *tally) {
	if c.p.Budget != nil && c.p.Budget.Mode == slate.ShortSkip {
		c.skipOrder()
		return
	}
	if c.cut && (!c.o.Decided || c.hiddenTies()) {
		c.once(OrderUnconfirmed, "the scaling may leave some with nothing")
		return
	}
	n := len(c.m.sigs)
	w := &walk{check: c, fixed: make([]int, n), later: append([]int(nil), c.m.sizes...), closed: make([]bool, n),
		contested: contestedPlaces(c.p, c.o)}
	if !w.setTotal(t) {
		c.once(OrderUnconfirmed, "the number funded before ties were settled")
		return
	}
	w.down()
	if w.lost {
		c.once(OrderUnconfirmed, "nobody passed over")
		return
	}
	w.checkTies()
	w.stops()
	w.relaxed()
}

// down takes the classes one after the other.
func (w *walk) down() {
	for lo, hi := 0, 0; lo < len(w.o.Seats) && !w.lost; lo = hi {
		for hi = lo + 1; hi < len(w.o.Seats) && w.equals(lo, hi); hi++ {
		}
		w.class(lo, hi)
	}
}

// setTotal finds how many the plans in question fund: all of them at most so many
// where a budget stops, exactly so many where the number comes first.
func (w *walk) setTotal(t *tally) bool {
	w.total = span{0, len(w.p.Candidates)}
	n, open := w.planned(t)
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

// planned is how many the settled plans fund, and how many beside may be.
func (c *check) planned(t *tally) (n, open int) {
	n = t.certain + t.places - t.stretched
	open = t.stretched
	for i := range c.o.Seats {
		switch s := &c.o.Seats[i]; {
		case s.Code == slate.TieExcluded:
			open++
		case c.starved(i):
			n++
		}
	}
	return n, open
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

// question is the question of any plan that agrees so far.
func (w *walk) question() *question {
	free := make([]int, len(w.later))
	for s := range free {
		if !w.closed[s] {
			free[s] = w.later[s]
		}
	}
	return &question{fixed: w.fixed, free: free, total: w.total,
		cells: append([]cell(nil), w.cells...), ties: append([]tie(nil), w.ties...)}
}

func (w *walk) ask(q *question) answer {
	if w.asked++; w.asked > mostAsked && w.m.forest == nil {
		return unknown
	}
	return w.m.ask(q)
}
