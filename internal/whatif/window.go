package whatif

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// window is the stretch of parameter values around one of them on which every
// comparison looked at so far comes out the same. Its ends are open.
type window struct {
	at           exact.Num
	lo, hi       exact.Num
	hasLo, hasHi bool
	hit          bool // a comparison turns at the value itself
	odd          []*program.Node
}

// line is a number that depends on the parameter: what it is at the value looked
// at, and by how much it changes for each unit of the parameter.
type line struct{ at, slope exact.Num }

// cut narrows the window to where a difference keeps its sign.
func (w *window) cut(d line) {
	if d.slope.Sign() == 0 {
		return
	}
	if d.at.Sign() == 0 {
		w.hit = true
		return
	}
	step, _ := exact.Div(d.at.Neg(), d.slope)
	root := exact.Add(w.at, step)
	if step.Sign() > 0 {
		if !w.hasHi || exact.Less(root, w.hi) {
			w.hi, w.hasHi = root, true
		}
		return
	}
	if !w.hasLo || exact.Less(w.lo, root) {
		w.lo, w.hasLo = root, true
	}
}

// apart narrows the window to where two lines stay in their order.
func (w *window) apart(a, b line) {
	w.cut(line{exact.Sub(a.at, b.at), exact.Sub(a.slope, b.slope)})
}

// against narrows the window to where a line stays on its side of a number.
func (w *window) against(a line, x exact.Num) { w.apart(a, line{at: x}) }

// steps narrows the window to where a line stays between multiples of a unit.
func (w *window) steps(a line, unit exact.Num) {
	if a.slope.Sign() == 0 {
		return
	}
	below := a.at.RoundTo(unit, exact.Floor)
	w.against(a, below)
	w.against(a, exact.Add(below, unit))
}

// within narrows the window by another one.
func (w *window) within(o *window) {
	w.hit = w.hit || o.hit
	w.odd = append(w.odd, o.odd...)
	if o.hasLo && (!w.hasLo || exact.Less(w.lo, o.lo)) {
		w.lo, w.hasLo = o.lo, true
	}
	if o.hasHi && (!w.hasHi || exact.Less(o.hi, w.hi)) {
		w.hi, w.hasHi = o.hi, true
	}
}

// holds reports whether a value lies inside the window.
func (w *window) holds(x exact.Num) bool {
	return !w.hit && (!w.hasLo || exact.Less(w.lo, x)) && (!w.hasHi || exact.Less(x, w.hi))
}
