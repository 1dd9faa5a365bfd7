package proof

import "github.com/merit-rules/merit/internal/slate"

// follow finds the greatest numbers of the classes by itself, whatever an outcome
// says. The answer is no where there is no lawful plan.
//
// It goes boldly first: where the list at hand refuses nobody whose signature is open,
// it takes it that all can be funded, and asks only whether a refusal stands. A plan
// that agrees with all of it in the end shows that all of it was right, and every
// answer yes on the way shows it of what is above. Where there is none, the walk is
// made again and asks at every step, as it does from the first where an earlier award
// stands: such a one must not be refused on the way.
func (m *model) follow(total span) (*trail, answer) {
	w, a := m.descend(total, len(m.hints) > 0 && !m.keeps)
	if a == yes && w.owed && w.sure(w.question()) != yes || w.strayed {
		w, a = m.descend(total, false)
	}
	return w, a
}

func (m *model) descend(total span, bold bool) (*trail, answer) {
	t := m.trail(total)
	w := &t
	w.bold = bold
	if a := w.ask(w.question()); a != yes {
		return w, a
	}
	if m.p.Prefer == slate.PreferNumber && !w.longest() {
		return w, unknown
	}
	for c := 0; c < m.classes() && w.opens(); {
		if c = w.run(c); c < m.classes() {
			w.found(m.class(c))
			c++
		}
		if w.lost || w.strayed {
			return w, unknown
		}
	}
	w.ended = true
	return w, yes
}

// longest holds the number funded at the most there can be.
func (w *trail) longest() bool {
	held := w.total
	n := lastTrue(held.lo, min(held.hi, w.model.places), func(n int) bool {
		w.total.lo = n
		return w.sure(w.question()) == yes
	})
	w.total = span{n, n}
	return !w.lost
}

// sure asks and notes it if there is no answer.
func (w *trail) sure(q *question) answer {
	a := w.ask(q)
	w.lost = w.lost || a == unknown
	return a
}

// opens reports whether any signature may still be funded below.
func (w *trail) opens() bool {
	for sig, n := range w.later {
		if n > 0 && !w.closed[sig] {
			return true
		}
	}
	return false
}

// run funds classes from c on, all of each that are not closed, while a lawful plan
// does, and returns the first class of which not all can be. The plan that answered
// the last question shows how far that is at least; beyond it the next class is
// tried in which the list at hand refuses somebody, then doubling and halving.
func (w *trail) run(c int) int {
	last := w.model.classes()
	for step := 0; c < last; {
		to := min(c+step, last)
		if step == 0 {
			to = w.skim(c, w.next(c))
			if w.bold && to > c && to < last {
				w.take(c, to, 1)
				c, w.owed = to, true
				continue
			}
			if to == c {
				if w.refusedAlone(c) {
					return c
				}
				to = c + 1
			}
		}
		w.take(c, to, 1)
		if w.sure(w.question()) == yes {
			w.total.hi, w.owed = min(w.total.hi, w.model.shown), false
			if c, step = w.shown(to), step*2; w.skims() {
				w.hint = len(w.model.hints) // the list at hand refused somebody here
			}
			continue
		}
		w.take(c, to, -1)
		switch {
		case to == c+1:
			return c
		case w.owed && w.sure(w.question()) != yes:
			w.strayed = true
			return last
		case step == 0:
			step, w.owed = 1, false
			continue
		}
		return w.between(c, to)
	}
	return c
}

// refusedAlone reports whether a class is one candidate whom the places of some set
// alone refuse.
func (w *trail) refusedAlone(c int) bool {
	lo, hi := w.model.class(c)
	return hi == lo+1 && w.overfull(w.model.sig(lo)) >= 0
}

// next is where to look for the next refusal from class c on: where the list at hand
// first refuses one of a signature that is open yet, or at the end.
func (w *trail) next(c int) int {
	hints := w.model.hints
	for w.hint < len(hints) && (hints[w.hint].class < c || w.closed[hints[w.hint].sig]) {
		w.hint++
	}
	if w.hint == len(hints) {
		return w.model.classes()
	}
	return hints[w.hint].class
}

// between is the first class of which not all can be funded, where all up to c can,
// and not all up to hi.
func (w *trail) between(c, hi int) int {
	for c < hi-1 {
		mid := c + (hi-c)/2
		w.take(c, mid, 1)
		if w.sure(w.question()) == yes {
			c = mid
		} else {
			w.take(c, mid, -1)
			hi = mid
		}
	}
	return c
}

// shown funds classes from c on as far as the plan that answered the last question
// has them.
func (w *trail) shown(c int) int {
	m := w.model
	if m.point == nil {
		return c
	}
	for last := m.classes(); c < last; c++ {
		for i := m.first(c); i < m.first(c+1); i++ {
			if sig := m.sig(i); !w.closed[sig] && w.fixed[sig] >= m.point(sig) {
				for i--; i >= m.first(c); i-- {
					w.put(m.sig(i), -1)
				}
				return c
			}
			w.put(m.sig(i), 1)
		}
	}
	return c
}

// put funds one of a signature that is not closed, or takes that back.
func (w *trail) put(sig, sign int) {
	w.later[sig] -= sign
	if !w.closed[sig] {
		w.fixed[sig] += sign
	}
}

// take funds all of some classes who are not closed, or takes that back.
func (w *trail) take(c, to, sign int) {
	m := w.model
	m.between(m.first(c), m.first(to), func(sig, n int) {
		w.later[sig] -= sign * n
		if !w.closed[sig] {
			w.fixed[sig] += sign * n
		}
	})
}

// found takes a class of which not all can be funded.
func (w *trail) found(lo, hi int) {
	for i := lo; i < hi; i++ {
		w.later[w.model.sig(i)]--
	}
	cells := w.classCells(lo, hi)
	least := 0
	for _, c := range cells {
		least += c.span.lo
	}
	n := lastTrue(least+1, roomIn(cells)-1, func(n int) bool {
		a := w.askClass(cells, n)
		w.lost = w.lost || a == unknown
		return a == yes
	})
	w.split(lo, hi, n, cells)
}
