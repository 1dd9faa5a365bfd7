package program

import "github.com/merit-rules/merit/internal/exact"

// moves is how far each input can still move the total.
type moves map[int]move

type move struct {
	width     exact.Num
	unbounded bool
}

func (m moves) compare(a, b int) int {
	x, y := m[a], m[b]
	if x.unbounded != y.unbounded {
		if x.unbounded {
			return 1
		}
		return -1
	}
	return exact.Cmp(x.width, y.width)
}

func (f *Frame) moves() moves {
	m := moves{}
	f.addMoves(m, f.program.Scoring.Items, exact.Int(1))
	f.addMoves(m, f.program.Scoring.Adjust, exact.Int(1))
	return m
}

func (f *Frame) addMoves(m moves, items []*Indicator, weight exact.Num) {
	for _, item := range items {
		w := weight
		if item.HasWeight {
			w = exact.Mul(w, item.Weight).Abs()
		}
		if item.Form == nil {
			f.addMoves(m, item.Items, w)
			continue
		}
		d := f.scores[item.Index].doubt()
		width := exact.Mul(exact.Sub(d.high, d.low), w)
		for _, slot := range d.slots {
			old := m[int(slot)]
			m[int(slot)] = move{width: exact.Add(old.width, width), unbounded: old.unbounded || d.unbounded}
		}
	}
}
