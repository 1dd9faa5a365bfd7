package proof

import (
	"encoding/binary"
	"slices"

	"github.com/merit-rules/merit/internal/proof/whole"
)

// question asks whether a lawful plan exists that funds given numbers: of each
// signature so many for certain and so many more at will, and of some classes
// that hold several signatures a number in all.
type question struct {
	fixed  []int // per signature: funded
	free   []int // per signature: may be funded, beside the cells
	cells  []cell
	ties   []tie
	total  span    // number funded
	seated [][]int // per signature and open tier: so many stand there at least; nil: any
	bases  []span  // per tier: the number in it; nil: any
	more   *bunch  // at least one more of it; nil: none
}

// cell is the members of one signature in one class.
type cell struct {
	sig  int
	span span
}

// everywhere is the tier of what does not count inside one.
const everywhere = -1

// tie holds a number for the sum of some cells, or of those of them in one tier.
type tie struct {
	cells []int // indexes into the question's cells
	span  span
	tier  int
}

// span is a closed interval of whole numbers.
type span struct{ lo, hi int }

// answer is what is known about a question.
type answer = whole.Answer

const (
	unknown = whole.Unknown // the effort allowed was spent
	no      = whole.No
	yes     = whole.Yes
)

// What may be done for a single question, and for all about one outcome, counted
// in numbers looked at: a fraction of a second, and some seconds.
const (
	mostForOne = 200_000_000
	mostForAll = 4_000_000_000
)

// anyPlan is the question of any lawful plan.
func (m *model) anyPlan() *question {
	q := &question{fixed: m.kept(), free: make([]int, len(m.sigs)), total: span{0, len(m.of)}}
	for sig, n := range m.sizes {
		q.free[sig] = n - q.fixed[sig]
	}
	return q
}

// ask answers a question.
func (m *model) ask(q *question) answer {
	m.point, m.shown = nil, q.total.hi
	if slices.ContainsFunc(q.cells, func(c cell) bool { return c.span.lo > c.span.hi }) {
		return no
	}
	if m.tight {
		return unknown
	}
	if m.forest != nil && q.seated == nil && q.bases == nil {
		m.forest.hits = m.forest.hits[:0]
		if a := (orchard{m.forest, m}).answer(q); a != unknown {
			if a == no {
				m.forest.keep()
			}
			return a
		}
	}
	if m.forest != nil {
		m.forest.every = true
	}
	f := q.fold()
	if f == nil {
		return no
	}
	f.total.hi = min(f.total.hi, m.places)
	c := m.system(f)
	c.pose(f)
	allowed := max(0, min(mostForOne, *m.effort))
	left := allowed
	a := c.Decide(&left)
	*m.effort -= allowed - left
	if a == yes {
		m.point = func(sig int) int { return c.Point()[c.heads[sig].sum] }
	}
	return a
}

// system is the model's system in the shape of a question: the one of the last
// question if it has that shape.
func (m *model) system(f *folded) *counts {
	if m.counts == nil || m.counts.shape != f.shape || m.counts.under != m && !m.counts.has(m) {
		c := m.draw(f)
		*m.effort -= 10 * len(c.heads)
		if m.counts != nil {
			c.Learn(m.counts.System, m.counts.rows)
		}
		m.counts = c
	}
	m.counts.holds(m)
	return m.counts
}

// folded is a question without what is no tie: a cell that is held by itself, or
// not at all, is a part of the interval of its signature.
type folded struct {
	question
	shape string
}

// fold is nil where a tie holds more or less than its cells can be.
func (q *question) fold() *folded {
	f := &folded{question: *q}
	f.fixed, f.free, f.ties, f.cells = slices.Clone(q.fixed), slices.Clone(q.free), nil, nil
	spans, held := make([]span, len(q.cells)), make([]bool, len(q.cells))
	for k, c := range q.cells {
		spans[k] = c.span
	}
	for _, t := range q.ties {
		whole := span{}
		for _, k := range t.cells {
			whole.lo, whole.hi = whole.lo+spans[k].lo, whole.hi+spans[k].hi
		}
		switch {
		case t.tier != everywhere:
			f.hold(t, held)
		case max(t.span.lo, whole.lo) > min(t.span.hi, whole.hi):
			return nil
		case len(t.cells) == 1:
			k := t.cells[0]
			spans[k] = span{max(t.span.lo, spans[k].lo), min(t.span.hi, spans[k].hi)}
		case t.span.lo >= whole.hi:
			for _, k := range t.cells {
				spans[k].lo = spans[k].hi
			}
		case t.span.lo > whole.lo || t.span.hi < whole.hi:
			f.hold(t, held)
		}
	}
	return f.place(q.cells, spans, held)
}

func (f *folded) hold(t tie, held []bool) {
	for _, k := range t.cells {
		held[k] = true
	}
	f.ties = append(f.ties, t)
}

// place folds the cells that no tie holds, and numbers the others anew.
func (f *folded) place(cells []cell, spans []span, held []bool) *folded {
	number := make([]int, len(cells))
	var shape []byte
	for k, s := range spans {
		if s.lo > s.hi {
			return nil
		}
		if sig := cells[k].sig; held[k] {
			number[k] = len(f.cells)
			f.cells = append(f.cells, cell{sig, s})
			shape = binary.AppendUvarint(shape, uint64(sig))
		} else {
			f.fixed[sig] += s.lo
			f.free[sig] += s.hi - s.lo
		}
	}
	for i := range f.ties {
		t := &f.ties[i]
		shape = binary.AppendUvarint(append(shape, 0xff, 0xff), uint64(t.tier+1))
		t.cells = slices.Clone(t.cells)
		for j, k := range t.cells {
			t.cells[j] = number[k]
			shape = binary.AppendUvarint(shape, uint64(number[k]))
		}
	}
	f.shape = string(shape)
	return f
}

// tiesOf gives the rows of the ties in which a cell's seat in some tier counts.
func (f *folded) tiesOf(cell int, rows []int) func(tier int) []int {
	return func(tier int) (those []int) {
		for k, t := range f.ties {
			if (t.tier == everywhere || t.tier == tier) && slices.Contains(t.cells, cell) {
				those = append(those, rows[k])
			}
		}
		return those
	}
}
