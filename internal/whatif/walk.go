package whatif

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// stretch is an open interval of parameter values on which the list is the same, or
// a single value, with the value that was run for it.
type stretch struct {
	from, to exact.Num
	sample   exact.Num
	list     string
}

func (s *stretch) single() bool { return exact.Equal(s.from, s.to) }

// cover is what is known of the values of a parameter in a range.
type cover struct {
	from, to  exact.Num
	stretches []stretch // sorted; without gaps where the cover is complete
	open      []*program.Node
	stopped   bool // there were more turns than are looked at
}

// complete reports whether nothing in the range was left out.
func (c *cover) complete() bool { return len(c.open) == 0 && !c.stopped }

// at is the stretch that holds a value; nil: the cover has none.
func (c *cover) at(x exact.Num) *stretch {
	for i := range c.stretches {
		s := &c.stretches[i]
		if s.single() && exact.Equal(s.from, x) || exact.Less(s.from, x) && exact.Less(x, s.to) {
			return s
		}
	}
	return nil
}

// prober runs the round at a value and gives the list and, for the interior of a
// range, the window around it.
type prober func(x exact.Num, look bool) (list string, w *window)

// mostProbes bounds the rounds of one walk.
const mostProbes = 2000

// walker covers a range.
type walker struct {
	probe  prober
	cover  cover
	probes int
}

// walk covers the range from one value to another.
func walk(from, to exact.Num, probe prober) *cover {
	w := &walker{probe: probe, cover: cover{from: from, to: to}}
	w.single(from)
	if exact.Less(from, to) {
		w.between(from, to)
		w.single(to)
	}
	slices.SortFunc(w.cover.stretches, func(a, b stretch) int {
		if c := exact.Cmp(a.from, b.from); c != 0 {
			return c
		}
		return exact.Cmp(a.to, b.to)
	})
	return &w.cover
}

func (w *walker) single(x exact.Num) {
	if w.full() {
		return
	}
	list, _ := w.probe(x, false)
	w.cover.stretches = append(w.cover.stretches, stretch{x, x, x, list})
}

func (w *walker) full() bool {
	w.probes++
	w.cover.stopped = w.cover.stopped || w.probes > mostProbes
	return w.cover.stopped
}

// between covers an open interval: the window around one of its values, and then
// what is left on both sides.
func (w *walker) between(a, b exact.Num) {
	todo := [][2]exact.Num{{a, b}}
	for len(todo) > 0 {
		a, b := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		m := Plain(a, b)
		if w.full() {
			return
		}
		list, win := w.probe(m, true)
		w.note(win.odd)
		lo, hi := a, b
		if win.hit {
			lo, hi = m, m
			w.cover.stretches = append(w.cover.stretches, stretch{m, m, m, list})
		} else {
			if win.hasLo {
				lo = exact.Max(lo, win.lo)
			}
			if win.hasHi {
				hi = exact.Min(hi, win.hi)
			}
			w.cover.stretches = append(w.cover.stretches, stretch{lo, hi, m, list})
			for _, end := range []exact.Num{lo, hi} {
				if exact.Less(a, end) && exact.Less(end, b) {
					w.single(end)
				}
			}
		}
		if exact.Less(a, lo) {
			todo = append(todo, [2]exact.Num{a, lo})
		}
		if exact.Less(hi, b) {
			todo = append(todo, [2]exact.Num{hi, b})
		}
	}
}

func (w *walker) note(odd []*program.Node) {
	for _, n := range odd {
		if !slices.Contains(w.cover.open, n) {
			w.cover.open = append(w.cover.open, n)
		}
	}
}

// Plain is a number between two others, a < b, with as few digits as can be.
func Plain(a, b exact.Num) exact.Num {
	if a.Sign() < 0 && b.Sign() > 0 {
		return exact.Num{}
	}
	gap := exact.Sub(b, a)
	unit := exact.Int(1)
	for !exact.Less(gap, exact.Mul(unit, exact.Int(10))) {
		unit = exact.Mul(unit, exact.Int(10))
	}
	for {
		x := exact.Add(a.RoundTo(unit, exact.Floor), unit)
		if exact.Less(x, b) {
			return x
		}
		unit = exact.Mul(unit, exact.Frac(1, 10))
	}
}
