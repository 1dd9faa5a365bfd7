package proof

import "github.com/merit-rules/merit/internal/slate"

// single takes a candidate who has no equal.
func (w *walk) single(i int) {
	at := w.m.post(i)
	w.later[at.sig]--
	switch open := w.isOpen(at); {
	case !open && w.isFunded(at):
		w.fixed[at.sig]++
	case !open && w.closed[at.sig]:
	default:
		w.splitClass(i, i+1)
	}
}

// isOpen reports whether those at a post may have been funded or not before ties were
// settled, isFunded whether they were in any case.
func (w *walk) isOpen(at *post) bool {
	s := &at.seat
	return s.Stretch || s.State == slate.Contested || s.Code == slate.TieExcluded
}

func (w *walk) isFunded(at *post) bool { return at.certain() || w.starves(at) }

// equal takes the candidates from lo to hi, who are equals.
func (w *walk) equal(lo, hi int) {
	funded, settled := 0, true
	for i := lo; i < hi; i++ {
		at := w.m.post(i)
		w.later[at.sig]--
		switch open := w.isOpen(at); {
		case open:
			settled = false
		case w.isFunded(at):
			funded++
		default:
			settled = settled && w.closed[at.sig]
		}
	}
	switch {
	case funded == hi-lo:
		for i := lo; i < hi; i++ {
			w.fixed[w.m.sig(i)]++
		}
	case funded == 0 && settled:
	default:
		w.splitClass(lo, hi)
	}
}

// splitClass checks how many of a class are funded and notes what that leaves open.
func (w *walk) splitClass(lo, hi int) {
	cells := w.classCells(lo, hi)
	open, funded := len(w.openOf(lo, hi)), 0
	for i := lo; i < hi; i++ {
		if at := w.m.post(i); !w.isOpen(at) && w.isFunded(at) {
			funded++
		}
	}
	n, known := w.classNumber(lo, hi, funded, open, cells)
	if !known {
		w.lost = true
		return
	}
	w.split(lo, hi, n, cells)
}

// classNumber finds how many of a class the best plans fund. What the outcome says
// is checked; where a tie was settled by `exclude` or `include` it does not say,
// and the number is looked for.
func (w *walk) classNumber(lo, hi, funded, open int, cells []cell) (n int, known bool) {
	n = funded
	if open > 0 {
		n += w.contested[w.p.Candidates[lo].Class]
	}
	if settled := w.settledByRule(lo, hi); settled {
		for n = funded + open; n > funded; n-- {
			a := w.askClass(cells, n)
			if a == unknown {
				return 0, false
			}
			if a == yes {
				break
			}
		}
		if n == funded || n == funded+open {
			w.add(TieFalse, "no tie for a place", w.openOf(lo, hi)...).figures("", n-funded)
		}
		return n, true
	}
	if n == 0 && len(cells) == 1 && w.overfull(cells[0].sig) >= 0 {
		return 0, true
	}
	switch w.askClass(cells, n+1) {
	case unknown:
		return 0, false
	case yes:
		w.add(PassedOver, "a lawful plan funds one more of the class with all above", w.refusedOf(lo, hi)...).
			figures(n+1, n)
	}
	return n, true
}

// contestedPlaces gives the places of the contests for a place by class.
func contestedPlaces(p *slate.Problem, o *slate.Outcome) map[int]int {
	places := map[int]int{}
	for k := range o.Contests {
		if t := &o.Contests[k]; t.Kind == slate.ContestFunded {
			places[p.Candidates[t.Of[0]].Class] = t.Places
		}
	}
	return places
}

func (w *walk) settledByRule(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if s := &w.m.post(i).seat; s.Stretch || s.Code == slate.TieExcluded {
			return true
		}
	}
	return false
}

func (w *walk) openOf(lo, hi int) (open []int) {
	for i := lo; i < hi; i++ {
		if w.isOpen(w.m.post(i)) {
			open = append(open, i)
		}
	}
	return open
}

func (w *walk) refusedOf(lo, hi int) (refused []int) {
	for i := lo; i < hi; i++ {
		if !w.isFunded(w.m.post(i)) {
			refused = append(refused, i)
		}
	}
	return refused
}
