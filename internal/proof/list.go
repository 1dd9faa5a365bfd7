package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// list is what the best plans of a model have in common, found by the proof itself.
type list struct {
	m      *model
	states []slate.State // over all best plans, before ties are settled; nil: not asked for
	first  *firsts       // who is certainly funded; nil where it takes the states to tell
	n      int           // funded in each
	trail  *trail        // nil where the money is a limit of plans
	seats  *berths       // nil until asked for
	taken  map[int]int   // per first candidate of a class: funded; without a trail
}

// best finds the best plans of at most total.hi.
func (m *model) best(total span) (*list, answer) {
	if m.skips() {
		if total.hi < len(m.of) {
			return nil, unknown
		}
		w, a := m.climb()
		if a != yes {
			return nil, a
		}
		l := &list{m: m, states: w.standing, seats: w.berths, taken: w.taken}
		for _, k := range w.seats {
			l.n += k
		}
		return l, yes
	}
	w, a := m.follow(total)
	if a != yes {
		return nil, a
	}
	l := &list{m: m, trail: w, n: w.number()}
	if l.first = w.firsts(); l.first != nil {
		return l, yes
	}
	if l.states = w.standings(); l.states == nil {
		return nil, unknown
	}
	return l, yes
}

// standing is how everyone stands over all best plans, before ties are settled.
func (l *list) standing() []slate.State {
	if l.states == nil {
		l.states = l.trail.standings()
	}
	return l.states
}

// firsts says who is certainly funded where that is the first so many of each
// signature.
type firsts struct {
	ends   []int // per signature: the first candidate who is not, or one beyond the last of all
	n      []int // and how many stand above
	unsure bool  // others are contested
}

// firsts is nil where a signature of which not all of a class are certain is open for
// those below, or where that cannot be told.
func (w *trail) firsts() *firsts {
	f := &firsts{ends: slices.Clone(w.shut), n: slices.Clone(w.fixed)}
	for k := range w.splits {
		s := &w.splits[k]
		for _, sig := range s.none {
			f.ends[sig] = s.lo
		}
		if s.alike >= 0 {
			f.n[s.alike] -= s.funded
		}
		for _, cell := range s.cells {
			c := &w.cells[cell]
			switch state, known := w.cellStanding(cell); {
			case !known || state != slate.Certain && w.shut[c.sig] > s.hi:
				return nil
			case state == slate.Certain:
				f.n[c.sig] += c.span.hi
			default:
				f.ends[c.sig] = min(f.ends[c.sig], s.lo)
				f.unsure = f.unsure || state == slate.Contested
			}
		}
		f.unsure = f.unsure || s.alike >= 0 && s.funded > 0
	}
	return f
}

// skips reports whether the money is a limit of plans.
func (m *model) skips() bool {
	b := m.p.Budget
	return b != nil && b.Mode == slate.ShortSkip && !b.Sequential()
}

// number is how many every best plan funds.
func (w *trail) number() (n int) {
	for _, k := range w.fixed {
		n += k
	}
	for _, t := range w.ties {
		n += t.span.lo
	}
	return n
}

// standings says how everyone stands; nil where that cannot be told.
func (w *trail) standings() []slate.State {
	all := make([]slate.State, len(w.model.of))
	for i, sig := range w.model.of {
		if i < w.shut[sig] {
			all[i] = slate.Certain
		}
	}
	for k := range w.splits {
		s := &w.splits[k]
		of := map[int]slate.State{}
		for _, sig := range s.full {
			of[sig] = slate.Certain
		}
		if s.alike >= 0 && s.funded > 0 {
			of[s.alike] = slate.Contested
		}
		for _, cell := range s.cells {
			state, known := w.cellStanding(cell)
			if !known {
				return nil
			}
			of[w.cells[cell].sig] = state
		}
		for i := s.lo; i < s.hi; i++ {
			all[i] = of[w.model.sig(i)]
		}
	}
	return all
}

// cellStanding asks whether a best plan refuses one of a cell, and whether one funds
// one.
func (w *trail) cellStanding(k int) (state slate.State, known bool) {
	whole := w.cells[k].span
	w.cells[k].span = span{whole.lo, whole.hi - 1}
	refuses := no
	if whole.hi > whole.lo {
		refuses = w.ask(w.question())
	}
	w.cells[k].span = span{max(1, whole.lo), whole.hi}
	funds := no
	if whole.hi > 0 {
		funds = w.ask(w.question())
	}
	w.cells[k].span = whole
	switch {
	case refuses == unknown || funds == unknown:
		return slate.Out, false
	case funds == no:
		return slate.Out, true
	case refuses == no:
		return slate.Certain, true
	}
	return slate.Contested, true
}

// settled is the model with the numbers of relaxing quotas found, those not yet
// settled left out meanwhile, and its best plans of at most total.hi.
func (m *model) settled(total span) (*list, answer) {
	if !m.anyRelaxes() {
		return m.best(total)
	}
	held := m.copy()
	for q := range m.p.Quotas {
		if m.relaxes(q) {
			held.least[q] = nil
		}
	}
	for q := range m.p.Quotas {
		if !m.relaxes(q) {
			continue
		}
		l, a := held.best(total)
		if a != yes {
			return nil, a
		}
		least, short, known := l.relax(q, total)
		if !known {
			return nil, unknown
		}
		held = held.copy()
		held.least[q], held.short[q] = least, short
	}
	return held.best(total)
}

func (m *model) relaxes(q int) bool {
	quota := &m.p.Quotas[q]
	return quota.Least != nil && quota.IfShort == slate.Relax && !quota.Money
}

// relax is the number of a relaxing quota: its need at the greatest base of the best
// plans without it, as far as a lawful plan of that length and base has it.
func (l *list) relax(q int, total span) (number *measure, short int, known bool) {
	quota := &l.m.p.Quotas[q]
	full := measureOf(quota.Least, true)
	base := l.n
	asked := l.m.anyPlan()
	asked.total = span{l.n, min(l.n, total.hi)}
	if t := quota.Tier; t >= 0 && len(l.m.p.Tiers) > 1 {
		if !l.placed() {
			return nil, 0, false
		}
		base = l.seats.seats[t]
		asked.bases = make([]span, len(l.m.p.Tiers))
		for k := range asked.bases {
			asked.bases[k] = span{0, len(l.m.of)}
		}
		asked.bases[t] = span{base, base}
	}
	need := full.at(base)
	sure := true
	most := lastTrue(1, need, func(n int) bool {
		held := l.m.copy()
		more := fixedMeasure(n)
		held.least[q] = &more
		a := held.ask(asked)
		sure = sure && a != unknown
		return a == yes
	})
	held := fixedMeasure(most)
	return &held, need - most, sure
}

// contested reports whether some stand in some best plans only.
func (l *list) contested() bool {
	if l.first == nil {
		return slices.Contains(l.standing(), slate.Contested)
	}
	return l.first.unsure
}

// placed finds the tiers of the best plans; false where they cannot be told.
func (l *list) placed() bool {
	if l.seats != nil {
		return true
	}
	if l.contested() {
		return false
	}
	b, known := l.m.place(func(i int) bool { return l.standing()[i] == slate.Certain })
	if known {
		l.seats = b
	}
	return known
}
