package proof

import "github.com/merit-rules/merit/internal/slate"

// climb finds the best plans where money is a limit of plans: the tiers of a class
// are settled before the next is looked at. Standing is how each candidate stands
// over these plans. It is unknown where a class can be filled in ways that differ
// for those below.
func (m *model) climb() (*ladder, answer) {
	if m.classes() >= mostPlaced || m.tight {
		return nil, unknown
	}
	l := &ladder{berths: m.berths(), standing: make([]slate.State, len(m.of)), taken: map[int]int{}}
	copy(l.free, m.anyPlan().free)
	copy(l.fixed, m.anyPlan().fixed)
	if a := m.ask(l.question(nil, span{})); a != yes {
		return nil, a
	}
	if m.p.Prefer == slate.PreferNumber && !l.longest() {
		return nil, unknown
	}
	for c := range m.classes() {
		if !l.rung(m.class(c)) {
			return nil, unknown
		}
	}
	return l, yes
}

// ladder is the way down the ranking with the tiers settled class by class.
type ladder struct {
	*berths
	standing []slate.State
	taken    map[int]int // per first candidate of a class: funded
	unsure   bool
}

// question asks for a number of some cells beside those so far.
func (l *ladder) question(cells []cell, number span) *question {
	q := &question{fixed: l.fixed, free: l.free, total: l.total, seated: l.placed, cells: cells}
	if len(cells) > 0 {
		q.ties = []tie{{from(0, len(cells)), number, everywhere}}
	}
	return q
}

func (l *ladder) ask(q *question) bool {
	a := l.m.ask(q)
	l.unsure = l.unsure || a == unknown
	return a == yes
}

func (l *ladder) longest() bool {
	n := lastTrue(0, len(l.m.of), func(n int) bool {
		l.total.lo = n
		return l.ask(l.question(nil, span{}))
	})
	l.total = span{n, n}
	return !l.unsure
}

// rung takes the candidates from lo to hi, who are equals.
func (l *ladder) rung(lo, hi int) bool {
	cells := l.cells(lo, hi)
	room, least := roomIn(cells), 0
	for _, c := range cells {
		least += c.span.lo
	}
	n := lastTrue(least+1, room, func(n int) bool { return l.ask(l.question(cells, span{n, room})) })
	if n < room {
		cells = l.possible(cells, n)
	}
	if l.unsure || n < roomIn(cells) && len(cells) > 1 {
		return false
	}
	l.taken[lo] = n
	g := &grade{in: make([]int, len(l.m.p.Tiers))}
	for _, c := range cells {
		var those []int
		for i := lo; i < hi; i++ {
			if l.m.sig(i) == c.sig {
				those = append(those, i)
				l.standing[i] = l.state(n, roomIn(cells))
			}
		}
		g.sigs, g.of = append(g.sigs, c.sig), append(g.of, those)
		l.fixed[c.sig] += min(n, c.span.hi)
	}
	return n == 0 || l.seatClass(g, n)
}

// state is how the members stand of whom n of so many are funded.
func (l *ladder) state(n, room int) slate.State {
	switch n {
	case room:
		return slate.Certain
	case 0:
		return slate.Out
	}
	return slate.Contested
}

// cells are the members by signature; they are no more free.
func (l *ladder) cells(lo, hi int) (cells []cell) {
	for i := lo; i < hi; i++ {
		sig := l.m.sig(i)
		k := 0
		for k < len(cells) && cells[k].sig != sig {
			k++
		}
		if k == len(cells) {
			cells = append(cells, cell{sig: sig})
		}
		cells[k].span.hi++
		if l.m.sigs[sig].keep {
			cells[k].span.lo++
			l.fixed[sig]--
		} else {
			l.free[sig]--
		}
	}
	return cells
}

// possible are the cells of which a plan that funds n of the class funds one.
func (l *ladder) possible(cells []cell, n int) (some []cell) {
	for k, c := range cells {
		asked := append([]cell(nil), cells...)
		asked[k].span.lo = max(1, c.span.lo)
		if n > 0 && l.ask(l.question(asked, span{n, n})) {
			some = append(some, c)
		}
	}
	return some
}

// seatClass gives tiers to the n funded of a class, and the tiers of a class of
// which only some are funded to nobody.
func (l *ladder) seatClass(g *grade, n int) bool {
	if len(g.sigs) == 1 {
		g.members = g.of[0][:n]
		g.of[0] = g.of[0][:n]
	} else {
		for _, those := range g.of {
			g.members = append(g.members, those...)
		}
	}
	whole := len(g.sigs) > 1 || l.standing[g.members[0]] == slate.Certain
	if !l.place(g) {
		return false
	}
	if !whole {
		for _, i := range g.members {
			l.tier[i] = -1
		}
	}
	return true
}
