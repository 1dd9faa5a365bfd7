package exact

import "math/bits"

// Mode says which neighbour a rounding takes.
type Mode uint8

// The modes. HalfUp, the zero value, is the everyday rule (四舍五入): halves go away from zero, so -2.5 becomes -3.
// HalfEven takes halves to the even neighbour. Down goes towards zero and Up away from it; Ceiling goes towards
// plus infinity and Floor towards minus infinity.
const (
	HalfUp Mode = iota
	HalfEven
	Down
	Up
	Ceiling
	Floor
)

// ParseMode reads the name of a mode as policies write it.
func ParseMode(name string) (Mode, bool) {
	for m := HalfUp; m <= Floor; m++ {
		if m.String() == name {
			return m, true
		}
	}
	return HalfUp, false
}

// String is the name of the mode in a policy, such as half_up.
func (m Mode) String() string {
	switch m {
	case HalfUp:
		return "half_up"
	case HalfEven:
		return "half_even"
	case Down:
		return "down"
	case Up:
		return "up"
	case Ceiling:
		return "ceiling"
	case Floor:
		return "floor"
	}
	return "unknown mode"
}

// away reports whether a quotient that left a remainder goes on to the neighbour further from zero. half is the
// order of the remainder against half of the divisor, odd tells whether the quotient is odd.
func (m Mode) away(neg bool, half int, odd bool) bool {
	switch m {
	case HalfEven:
		return half > 0 || half == 0 && odd
	case Down:
		return false
	case Up:
		return true
	case Ceiling:
		return !neg
	case Floor:
		return neg
	}
	return half >= 0
}

// MaxPlaces bounds the places of a rounding, either way.
const MaxPlaces = 4096

// Round is the number rounded to so many decimal places; -3 places are thousands. Places beyond [MaxPlaces] count
// as that many.
func (a Num) Round(places int, m Mode) Num {
	if a.k == 0 && places >= 0 {
		return a
	}
	places = max(-MaxPlaces, min(places, MaxPlaces))
	if a.k >= 0 && -len(tens) < places && places < len(tens) {
		un, ud := int64(1), int64(1)
		if places < 0 {
			un = tens[-places]
		} else {
			ud = tens[places]
		}
		if r, ok := roundSmall(a, un, ud, m); ok {
			return r
		}
	}
	return wideRound(a, Power10(-places), m)
}

// RoundTo is the multiple of unit that the mode takes for a. A unit that is not above zero rounds nothing.
func (a Num) RoundTo(unit Num, m Mode) Num {
	if unit.Sign() <= 0 {
		return a
	}
	if a.k|unit.k >= 0 {
		if r, ok := roundSmall(a, unit.n, unit.k+1, m); ok {
			return r
		}
	}
	return wideRound(a, unit, m)
}

// Floor is the largest whole number that is not above a.
func (a Num) Floor() Num { return a.whole(Floor) }

// Ceil is the smallest whole number that is not below a.
func (a Num) Ceil() Num { return a.whole(Ceiling) }

func (a Num) whole(m Mode) Num {
	if a.k == 0 {
		return a
	}
	return a.RoundTo(Int(1), m)
}

// roundSmall rounds a to a multiple of un/ud, both above zero: the whole part q of (n*ud)/(d*un) gives q*un/ud. No
// normal form is needed for that. It is not ok when a step does not fit its word.
func roundSmall(a Num, un, ud int64, m Mode) (Num, bool) {
	divisor, ok := mulFits(a.k+1, un)
	if !ok {
		return Num{}, false
	}
	hi, lo := bits.Mul64(magnitude(a.n), uint64(ud))
	neg := a.n < 0
	q, ok := roundQuo(neg, hi, lo, uint64(divisor), m)
	if !ok {
		return Num{}, false
	}
	s, ok := signed(neg, q)
	if !ok {
		return Num{}, false
	}
	n, ok := mulFits(s, un)
	return Num{n: n, k: ud - 1}, ok
}

// roundQuo is the rounded quotient of a 128-bit magnitude by d, when it fits 64 bits. d is above zero.
func roundQuo(neg bool, hi, lo, d uint64, m Mode) (uint64, bool) {
	if hi >= d {
		return 0, false
	}
	var q, r uint64
	if hi == 0 {
		q, r = lo/d, lo%d
	} else {
		q, r = bits.Div64(hi, lo, d)
	}
	if r == 0 {
		return q, true
	}
	// d - r does not overflow where 2r might.
	half := 0
	if rest := d - r; r < rest {
		half = -1
	} else if r > rest {
		half = 1
	}
	if m.away(neg, half, q&1 == 1) {
		q++
		return q, q != 0
	}
	return q, true
}
