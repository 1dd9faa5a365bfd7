package program

import "github.com/merit-rules/merit/internal/exact"

// span is the interval of numbers that a value can still take. An end whose inf
// is not 0 is open to that side.
type span struct{ lo, hi end }

type end struct {
	x   exact.Num
	inf int8
}

var everything = span{lo: end{inf: -1}, hi: end{inf: 1}}

func point(x exact.Num) span { return span{lo: end{x: x}, hi: end{x: x}} }

// spanOf is the interval of a number or of an unknown that is one.
func spanOf(v Value) span {
	switch v.State() {
	case IsNumber:
		return point(v.Num())
	case IsUnknown:
		return v.Wait().span()
	}
	return everything
}

func (w *Wait) span() span {
	s := everything
	if w == nil {
		return s
	}
	if w.HasLow {
		s.lo = end{x: w.Low}
	}
	if w.HasHigh {
		s.hi = end{x: w.High}
	}
	return s
}

// unknown is an unknown number inside s that waits for the slots.
func (s span) unknown(slots []int32) Value {
	w := &Wait{Slots: slots}
	if s.lo.inf == 0 {
		w.Low, w.HasLow = s.lo.x, true
	}
	if s.hi.inf == 0 {
		w.High, w.HasHigh = s.hi.x, true
	}
	return Unknown(w)
}

func (e end) neg() end { return end{x: e.x.Neg(), inf: -e.inf} }

func (e end) sign() int {
	if e.inf != 0 {
		return int(e.inf)
	}
	return e.x.Sign()
}

func endLess(a, b end) bool {
	if a.inf != 0 || b.inf != 0 {
		return a.inf < b.inf
	}
	return exact.Less(a.x, b.x)
}

func minEnd(a, b end) end {
	if endLess(b, a) {
		return b
	}
	return a
}

func maxEnd(a, b end) end {
	if endLess(a, b) {
		return b
	}
	return a
}

func addEnd(a, b end) end {
	if a.inf != 0 {
		return a
	}
	if b.inf != 0 {
		return b
	}
	return end{x: exact.Add(a.x, b.x)}
}

// mulEnd takes 0 times infinity for 0, which is right for intervals.
func mulEnd(a, b end) end {
	if a.inf == 0 && b.inf == 0 {
		return end{x: exact.Mul(a.x, b.x)}
	}
	return end{inf: int8(a.sign() * b.sign())}
}

func (s span) neg() span { return span{lo: s.hi.neg(), hi: s.lo.neg()} }

func (s span) add(t span) span { return span{lo: addEnd(s.lo, t.lo), hi: addEnd(s.hi, t.hi)} }

func (s span) mul(t span) span {
	a, b := mulEnd(s.lo, t.lo), mulEnd(s.lo, t.hi)
	c, d := mulEnd(s.hi, t.lo), mulEnd(s.hi, t.hi)
	return span{lo: minEnd(minEnd(a, b), minEnd(c, d)), hi: maxEnd(maxEnd(a, b), maxEnd(c, d))}
}

// inverse is 1/s. Division by zero has no value, so a 0 at an end opens it.
func (s span) inverse() span {
	lo, hi := s.lo.sign(), s.hi.sign()
	if lo < 0 && hi > 0 || lo == 0 && hi == 0 {
		return everything
	}
	t := span{lo: invertEnd(s.hi), hi: invertEnd(s.lo)}
	if lo == 0 {
		t.hi = end{inf: 1}
	}
	if hi == 0 {
		t.lo = end{inf: -1}
	}
	return t
}

func invertEnd(e end) end {
	if e.inf != 0 {
		return end{}
	}
	x, _ := exact.Div(exact.Int(1), e.x)
	return end{x: x}
}

func (s span) div(t span) span { return s.mul(t.inverse()) }

// mod is the interval of s % t, which has the sign of s and is smaller than t.
func (s span) mod(t span) span {
	size := maxEnd(t.lo.neg(), t.hi)
	r := span{lo: size.neg(), hi: size}
	if s.lo.sign() >= 0 {
		r.lo, r.hi = end{}, minEnd(size, s.hi)
	}
	if s.hi.sign() <= 0 {
		r.lo, r.hi = maxEnd(size.neg(), s.lo), end{}
	}
	return r
}

// hull is the smallest interval that holds both.
func (s span) hull(t span) span { return span{lo: minEnd(s.lo, t.lo), hi: maxEnd(s.hi, t.hi)} }

func (s span) min(t span) span { return span{lo: minEnd(s.lo, t.lo), hi: minEnd(s.hi, t.hi)} }

func (s span) max(t span) span { return span{lo: maxEnd(s.lo, t.lo), hi: maxEnd(s.hi, t.hi)} }

// each applies a function that never falls to both ends.
func (s span) each(rising func(exact.Num) exact.Num) span {
	if s.lo.inf == 0 {
		s.lo.x = rising(s.lo.x)
	}
	if s.hi.inf == 0 {
		s.hi.x = rising(s.hi.x)
	}
	return s
}

func (s span) abs() span {
	if s.lo.sign() >= 0 {
		return s
	}
	if s.hi.sign() <= 0 {
		return s.neg()
	}
	return span{hi: maxEnd(s.lo.neg(), s.hi)}
}

// pow is the interval of s to a known whole power.
func (s span) pow(e int64) span {
	if e < 0 {
		return s.inverse().pow(-e)
	}
	if e == 0 {
		return point(exact.Int(1))
	}
	if e%2 == 0 {
		s = s.abs()
	}
	r := s
	if s.lo.inf == 0 {
		r.lo = powEnd(s.lo.x, e, -1)
	}
	if s.hi.inf == 0 {
		r.hi = powEnd(s.hi.x, e, 1)
	}
	return r
}

// powEnd opens the end when the power is too large to be held.
func powEnd(x exact.Num, e int64, side int8) end {
	y, err := exact.Pow(x, e)
	if err != nil {
		return end{inf: side}
	}
	return end{x: y}
}

// isPoint reports whether one number is left, and which.
func (s span) isPoint() (exact.Num, bool) {
	return s.lo.x, s.lo.inf == 0 && s.hi.inf == 0 && exact.Equal(s.lo.x, s.hi.x)
}
