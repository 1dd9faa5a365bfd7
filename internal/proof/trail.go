package proof

// trail is a walk down the ranking: which plans agree with the greatest numbers of
// the classes so far.
type trail struct {
	model   *model
	fixed   []int  // per signature: funded in every plan that agrees so far
	later   []int  // per signature: candidates below the class at hand
	closed  []bool // per signature: no plan that agrees so far funds another
	cells   []cell // of classes that may be filled in several ways
	ties    []tie
	splits  []split
	total   span
	bound   span  // what total was to begin with
	shut    []int // per signature: the first candidate who is not funded for being closed
	ended   bool  // the walk has gone down to the last class
	lost    bool  // a number could not be told: nothing below can be confirmed
	asked   int
	hint    int   // the next of the model's
	denied  int   // classes so far in which a signature was closed
	bundle  int   // how many of them until a whole bunch is asked about
	bold    bool  // only refusals are asked about
	owed    bool  // and no plan is known yet that agrees so far
	strayed bool  // and none does
	local   []int // per signature: the set that overfull has named; -1
}

// split is a class of which not all are funded.
type split struct {
	lo, hi int   // candidates
	funded int   // how many
	open   bool  // there are more who might have been
	cells  []int // into trail.cells; nil where one signature alone was left
	full   []int // signatures funded whole
	none   []int // and those that are not, where one signature alone was left
	alike  int   // the one signature that was left to choose from; -1
}

func (m *model) trail(total span) trail {
	n := len(m.sigs)
	w := trail{model: m, fixed: make([]int, n), later: append([]int(nil), m.sizes...), closed: make([]bool, n),
		shut: make([]int, n), total: total, bound: total}
	w.local = make([]int, n)
	for sig := range w.shut {
		w.shut[sig], w.local[sig] = len(m.of), -1
	}
	return w
}

// close notes that no member of a signature from candidate i on is funded.
func (w *trail) close(sig, i int) {
	if !w.closed[sig] {
		w.closed[sig], w.shut[sig] = true, i
	}
}

// question is the question of any plan that agrees so far. Those whose earlier
// award stands are in every plan.
func (w *trail) question() *question {
	q := &question{fixed: w.fixed, free: make([]int, len(w.later)), total: w.total,
		cells: append([]cell(nil), w.cells...), ties: append([]tie(nil), w.ties...)}
	if w.model.keeps {
		q.fixed = append([]int(nil), w.fixed...)
	}
	for s, n := range w.later {
		switch {
		case w.model.keeps && w.model.sigs[s].keep:
			q.fixed[s] += n
		case !w.closed[s]:
			q.free[s] = n
		}
	}
	return q
}

// mostAsked is how many questions are asked about one outcome, where each may be
// long.
const mostAsked = 20_000

func (w *trail) ask(q *question) answer {
	if w.asked++; w.asked > mostAsked && w.model.forest == nil {
		return unknown
	}
	return w.model.ask(q)
}

// split notes that n of a class are funded and what that leaves open.
func (w *trail) split(lo, hi, n int, cells []cell) {
	w.narrowCells(cells, n)
	s := split{lo: lo, hi: hi, funded: n, alike: -1}
	room := 0
	for _, c := range cells {
		room += c.span.hi
	}
	s.open = n < room
	if n == room || len(cells) == 1 {
		last := -1
		for _, c := range cells {
			w.fixed[c.sig] += min(n, c.span.hi)
			if n < room || c.span.hi == 0 {
				w.close(c.sig, hi)
				last = c.sig
			}
			if n == room && n > 0 && c.span.hi > 0 {
				s.full = append(s.full, c.sig)
				continue
			}
			if s.none = append(s.none, c.sig); n < room {
				s.alike = c.sig
			}
		}
		w.splits = append(w.splits, s)
		if last >= 0 {
			w.closeBunch(last, hi)
		}
		return
	}
	first := len(w.cells)
	w.cells = append(w.cells, cells...)
	held := tie{from(first, len(w.cells)), span{n, n}, everywhere}
	w.ties = append(w.ties, held)
	s.cells = held.cells
	w.splits = append(w.splits, s)
	w.closeCells(cells, hi)
}

func from(lo, hi int) (all []int) {
	for i := lo; i < hi; i++ {
		all = append(all, i)
	}
	return all
}

// classCells are the members of a class by signature, closed ones left out.
func (w *trail) classCells(lo, hi int) (cells []cell) {
	if hi == lo+1 {
		sig := w.model.sig(lo)
		if w.closed[sig] {
			return nil
		}
		c := cell{sig: sig, span: span{0, 1}}
		if w.model.sigs[sig].keep {
			c.span.lo = 1
		}
		return []cell{c}
	}
	at := map[int]int{}
	for i := lo; i < hi; i++ {
		sig := w.model.sig(i)
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
		if w.model.sigs[sig].keep {
			cells[k].span.lo++
		}
	}
	return cells
}

// roomIn is how many the cells hold.
func roomIn(cells []cell) (room int) {
	for _, c := range cells {
		room += c.span.hi
	}
	return room
}

// askClass asks for at least n of a class.
func (w *trail) askClass(cells []cell, n int) answer {
	room := roomIn(cells)
	if room < n {
		return no
	}
	return w.ask(w.withClass(cells, span{n, room}))
}

func (w *trail) withClass(cells []cell, number span) *question {
	q := w.question()
	first := len(q.cells)
	q.cells = append(q.cells, cells...)
	q.ties = append(q.ties, tie{from(first, len(q.cells)), number, everywhere})
	return q
}

// narrowCells empties the cells of a class that no plan that funds n of it has.
func (w *trail) narrowCells(cells []cell, n int) {
	if len(cells) < 2 || n == roomIn(cells) {
		return
	}
	for k := range cells {
		whole := cells[k].span
		if whole.lo > 0 {
			continue
		}
		cells[k].span.lo = 1
		if w.ask(w.withClass(cells, span{n, n})) == no {
			whole.hi = 0
		}
		cells[k].span = whole
	}
}

// closeCells closes the signatures of which no plan can fund another below.
func (w *trail) closeCells(cells []cell, hi int) {
	for _, c := range cells {
		if w.closed[c.sig] || w.later[c.sig] == 0 || w.model.sigs[c.sig].keep {
			continue
		}
		if c.span.hi == 0 {
			w.close(c.sig, hi)
			continue
		}
		q := w.question()
		q.cells = append(q.cells, cell{sig: c.sig, span: span{1, q.free[c.sig]}})
		q.free[c.sig] = 0
		if w.ask(q) == no {
			w.close(c.sig, hi)
		}
	}
}
