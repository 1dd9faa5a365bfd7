package proof

import "github.com/merit-rules/merit/internal/slate"

// class takes the candidates from lo to hi, who are equals.
func (w *walk) class(lo, hi int) {
	funded, open := 0, 0
	for i := lo; i < hi; i++ {
		w.later[w.m.of[i]]--
		switch s := &w.o.Seats[i]; {
		case s.Stretch || s.State == slate.Contested || s.Code == slate.TieExcluded:
			open++
		case s.State == slate.Certain || w.starved(i):
			funded++
		}
	}
	switch {
	case funded == hi-lo:
		for i := lo; i < hi; i++ {
			w.fixed[w.m.of[i]]++
		}
	case funded+open == 0 && w.allClosed(lo, hi):
	default:
		w.splitClass(lo, hi, funded, open)
	}
}

func (w *walk) allClosed(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !w.closed[w.m.of[i]] {
			return false
		}
	}
	return true
}

// splitClass checks how many of a class are funded and notes what that leaves open.
func (w *walk) splitClass(lo, hi, funded, open int) {
	cells := w.classCells(lo, hi)
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
		if w.o.Seats[i].Stretch || w.o.Seats[i].Code == slate.TieExcluded {
			return true
		}
	}
	return false
}

func (w *walk) openOf(lo, hi int) (open []int) {
	for i := lo; i < hi; i++ {
		if s := &w.o.Seats[i]; s.Stretch || s.State == slate.Contested || s.Code == slate.TieExcluded {
			open = append(open, i)
		}
	}
	return open
}

func (w *walk) refusedOf(lo, hi int) (refused []int) {
	for i := lo; i < hi; i++ {
		if w.o.Seats[i].State != slate.Certain && !w.starved(i) {
			refused = append(refused, i)
		}
	}
	return refused
}
