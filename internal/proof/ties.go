package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// checkTies checks, for every class that is not funded whole, who of it is
// certain, contested or out over all best plans, or that the lot was followed.
func (w *walk) checkTies() {
	if len(w.splits) == 0 {
		return
	}
	if w.m.some(w.isOpen) && w.ask(w.question()) == no {
		w.add(TieFalse, "no lawful plan funds so many of each class")
	}
	drawn := w.p.AtCut == slate.CutLot && w.p.Lot != nil
	if !w.checkAlike(drawn) {
		return
	}
	if w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop {
		w.once(TieUnconfirmed, "which of the best plans the budget pays for")
		return
	}
	if drawn {
		w.drawn()
		return
	}
	for k := range w.splits {
		if w.splits[k].cells != nil {
			w.cellStates(&w.splits[k])
		}
	}
}

// checkAlike checks the classes with one signature to choose from, and reports
// whether there are others.
func (w *walk) checkAlike(drawn bool) (others bool) {
	for k := range w.splits {
		s := &w.splits[k]
		switch {
		case s.cells != nil:
			others = true
		case drawn:
			w.drawnAlike(s)
		default:
			w.treatedAlike(s)
		}
	}
	return others
}

// standing is how a candidate stands over the best plans, ties not settled.
func (w *walk) standing(i int) slate.State {
	switch at := w.m.post(i); {
	case w.isOpen(at):
		return slate.Contested
	case w.isFunded(at):
		return slate.Certain
	}
	return slate.Out
}

// treatedAlike checks a class in which a tie can only be between members of one
// signature: those not closed are all contested where some and not all are funded.
func (w *walk) treatedAlike(s *split) {
	open := w.openOf(s.lo, s.hi)
	if w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop && w.unlikePay(s) {
		if len(open) > 0 {
			w.once(TieUnconfirmed, "which of the best plans the budget pays for", open...)
		}
		w.exchanges(s)
		return
	}
	certain := 0
	first := map[int]slate.State{}
	for i := s.lo; i < s.hi; i++ {
		state, sig := w.standing(i), w.m.sig(i)
		if before, seen := first[sig]; seen && before != state {
			w.add(TieFalse, "equals treated unlike", i)
		} else if !seen {
			first[sig] = state
		}
		if state == slate.Certain {
			certain++
		}
	}
	if len(open) == 0 && certain != s.funded || len(open) == 1 || len(open) > 0 && !s.open {
		w.add(TieFalse, "number of the contested", open...)
	}
}

// exchanges looks for an equal who could have stood in the place of a funded one
// and be paid out of the budget too: then there are two plans.
func (w *walk) exchanges(s *split) {
	type place struct{ sig, tier int }
	dearest := map[place]int{}
	for i := s.lo; i < s.hi; i++ {
		if a := &w.o.Seats[i]; a.State == slate.Certain && a.Tier >= 0 {
			at := place{w.m.sig(i), a.Tier}
			if k, ok := dearest[at]; !ok || exact.Less(w.pays(k, a.Tier), w.pays(i, a.Tier)) {
				dearest[at] = i
			}
		}
	}
	for j := s.lo; j < s.hi && w.o.Decided; j++ {
		if w.o.Seats[j].State != slate.Out {
			continue
		}
		for _, t := range w.p.Candidates[j].Open {
			i, ok := dearest[place{w.m.sig(j), t}]
			if !ok {
				continue
			}
			cost := exact.Add(exact.Sub(w.o.Amount, w.pays(i, t)), w.pays(j, t))
			if exact.Cmp(cost, w.p.Budget.Max) <= 0 {
				w.add(TieFalse, "equals treated unlike", i, j)
				return
			}
		}
	}
}

// unlikePay reports whether members of a class are paid differently, so that the
// budget may choose among the best plans.
func (w *walk) unlikePay(s *split) bool {
	first, _ := w.payRange(s.lo)
	for i := s.lo; i < s.hi; i++ {
		least, most := w.payRange(i)
		if exact.Cmp(least, most) != 0 || exact.Cmp(first, most) != 0 {
			return true
		}
	}
	return false
}

// drawnAlike checks a class where the lot chose between members of one signature:
// nobody refused comes before anybody funded.
func (w *walk) drawnAlike(s *split) {
	if w.p.Budget != nil && w.p.Budget.Mode == slate.ShortStop && w.unlikePay(s) {
		w.once(TieUnconfirmed, "which of the best plans the budget pays for")
		return
	}
	refused := map[int]int{} // signature: first refused in lot order
	for _, i := range w.p.Lot {
		if i < s.lo || i >= s.hi {
			continue
		}
		before, was := refused[w.m.sig(i)]
		switch {
		case w.standing(i) == slate.Out && !was:
			refused[w.m.sig(i)] = i
		case w.standing(i) == slate.Certain && was:
			w.add(TieFalse, "the lot has the refused before the funded", before, i)
		}
	}
}

// cellStates checks a class that could be filled in several ways.
func (w *walk) cellStates(s *split) {
	for _, k := range s.cells {
		var members []int
		for i := s.lo; i < s.hi; i++ {
			if w.m.sig(i) == w.cells[k].sig {
				members = append(members, i)
			}
		}
		state := w.standing(members[0])
		for _, i := range members {
			if w.standing(i) != state {
				w.add(TieFalse, "equals treated unlike", i)
				return
			}
		}
		w.cellState(k, state, members)
	}
}

// cellState asks whether a plan refuses one of the cell, and whether one funds one.
func (w *walk) cellState(k int, state slate.State, members []int) {
	whole := w.cells[k].span
	w.cells[k].span = span{whole.lo, min(whole.hi, len(members)-1)}
	refuses := w.ask(w.question())
	w.cells[k].span = span{max(1, whole.lo), whole.hi}
	funds := w.ask(w.question())
	w.cells[k].span = whole
	if refuses == unknown || funds == unknown {
		w.once(TieUnconfirmed, "who is contested", members...)
		return
	}
	want := slate.Contested
	if refuses == no {
		want = slate.Certain
	} else if funds == no {
		want = slate.Out
	}
	if want != state {
		w.add(TieFalse, "state over all best plans", members...).figures(want, state)
	}
}

// drawn follows the lot: of the plans left, one that funds the next in lot order is
// kept if there is any.
func (w *walk) drawn() {
	at := map[int]int{} // candidate: cell
	for k := range w.splits {
		s := &w.splits[k]
		for _, cell := range s.cells {
			for i := s.lo; i < s.hi; i++ {
				if w.m.sig(i) == w.cells[cell].sig {
					at[i] = cell
				}
			}
		}
	}
	for _, i := range w.p.Lot {
		k, ok := at[i]
		if !ok {
			continue
		}
		if w.standing(i) == slate.Certain {
			w.cells[k].span.lo++
			continue
		}
		w.refusedByLot(i, k)
	}
}

// refusedByLot asks for a plan that funds the candidate beside those that the lot
// has already funded; refusing a member narrows the cell. Its lower end counts the
// funded so far, its upper end those not refused.
func (w *walk) refusedByLot(i, k int) {
	whole := w.cells[k].span
	if whole.lo < whole.hi {
		w.cells[k].span.lo++
		switch w.ask(w.question()) {
		case yes:
			w.add(TieFalse, "the lot would fund", i)
		case unknown:
			w.once(TieUnconfirmed, "that the lot was followed", i)
		}
	}
	w.cells[k].span = span{whole.lo, max(whole.lo, whole.hi-1)}
}
