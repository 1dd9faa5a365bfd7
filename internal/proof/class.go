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
	w.narrowCells(cells, n)
	first, room := len(w.cells), 0
	for _, c := range cells {
		room += c.span.hi
	}
	if n == room || len(cells) == 1 {
		for _, c := range cells {
			w.fixed[c.sig] += min(n, c.span.hi)
			w.closed[c.sig] = w.closed[c.sig] || len(cells) == 1 && n < room
		}
		w.splits = append(w.splits, split{lo: lo, hi: hi, funded: n, open: n < room})
		return
	}
	w.cells = append(w.cells, cells...)
	held := tie{from(first, len(w.cells)), span{n, n}, everywhere}
	w.ties = append(w.ties, held)
	w.splits = append(w.splits, split{lo: lo, hi: hi, funded: n, open: true, cells: held.cells})
	w.closeCells(cells)
}

func from(lo, hi int) (all []int) {
	for i := lo; i < hi; i++ {
		all = append(all, i)
	}
	return all
}

// classCells are the members of a class by signature, closed ones left out.
func (w *walk) classCells(lo, hi int) (cells []cell) {
	at := map[int]int{}
	for i := lo; i < hi; i++ {
		sig := w.m.of[i]
		if w.closed[sig] {
			continue
		}
		k, ok := at[sig]
		if !ok {
			k = len(cells)
			at[sig] = k
			cells = append(cells, cell{sig: sig})
		}
		cells[k].span.hi++
	}
	return cells
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

// askClass asks for at least n of a class.
func (w *walk) askClass(cells []cell, n int) answer {
	room := 0
	for _, c := range cells {
		room += c.span.hi
	}
	if room < n {
		return no
	}
	return w.ask(w.withClass(cells, span{n, room}))
}

func (w *walk) withClass(cells []cell, number span) *question {
	q := w.question()
	first := len(q.cells)
	q.cells = append(q.cells, cells...)
	q.ties = append(q.ties, tie{from(first, len(q.cells)), number, everywhere})
	return q
}

// narrowCells empties the cells of a class that no plan that funds n of it has.
func (w *walk) narrowCells(cells []cell, n int) {
	if len(cells) < 2 {
		return
	}
	for k := range cells {
		whole := cells[k].span
		cells[k].span.lo = 1
		if w.ask(w.withClass(cells, span{n, n})) == no {
			whole.hi = 0
		}
		cells[k].span = whole
	}
}

// closeCells closes the signatures of which no plan can fund another below.
func (w *walk) closeCells(cells []cell) {
	for _, c := range cells {
		if w.closed[c.sig] || w.later[c.sig] == 0 {
			continue
		}
		q := w.question()
		q.cells = append(q.cells, cell{sig: c.sig, span: span{1, q.free[c.sig]}})
		q.free[c.sig] = 0
		w.closed[c.sig] = w.ask(q) == no
	}
}
