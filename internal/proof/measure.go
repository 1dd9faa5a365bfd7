package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/whole"
	"github.com/merit-rules/merit/internal/slate"
)

// measure is a bound of a quota made ready to be asked often: the whole number
// that it means for a base. It never falls as the base grows.
type measure struct {
	share bool
	fixed int
	num   int64 // of the share, where both fit
	den   int64
	wide  exact.Num
	round slate.Rounding
	up    bool // an exact share is rounded up: it is a minimum
}

// small is the largest numerator or denominator that is computed in one word.
const small = 1 << 30

func measureOf(b *slate.Bound, minimum bool) measure {
	m := measure{share: b.IsShare, fixed: b.N, round: b.Round, up: minimum, wide: b.Share}
	if n, d, ok := b.Share.Reduce().Small(); ok && n >= 0 && n < small && d < small {
		m.num, m.den = n, d
	}
	return m
}

// fixedMeasure is a minimum in a whole number.
func fixedMeasure(n int) measure { return measure{fixed: n, up: true} }

// line is a share as a linear bound that says the same of whole numbers: times the
// members less per times the base is in the interval. It is not ok where the share
// is no short fraction.
func (m *measure) line() (times, per int, s span, ok bool) {
	if m.den == 0 {
		return 0, 0, span{}, false
	}
	times, per = int(m.den), int(m.num)
	if m.round == slate.RoundHalfUp {
		times, per = 2*times, 2*per
	}
	switch {
	case m.round == slate.Exact && m.up:
		s = span{0, whole.Far}
	case m.round == slate.RoundDown && m.up:
		s = span{1 - times, whole.Far}
	case m.up: // more than the share less a half
		s = span{1 - int(m.den), whole.Far}
	case m.round == slate.RoundHalfUp:
		s = span{-whole.Far, int(m.den)}
	default:
		s = span{-whole.Far, 0}
	}
	return times, per, s, true
}

// at is the whole number for a base.
func (m *measure) at(base int) int {
	if !m.share {
		return m.fixed
	}
	if m.den == 0 || base >= small {
		return m.wideAt(base)
	}
	n := m.num * int64(base)
	switch {
	case m.round == slate.RoundHalfUp:
		return int((2*n + m.den) / (2 * m.den))
	case m.round == slate.Exact && m.up:
		return int((n + m.den - 1) / m.den)
	}
	return int(n / m.den)
}

func (m *measure) wideAt(base int) int {
	n := exact.Mul(m.wide, exact.Int(int64(base)))
	switch {
	case m.round == slate.RoundHalfUp:
		n = n.Round(0, exact.HalfUp)
	case m.round == slate.Exact && m.up:
		n = n.Ceil()
	default:
		n = n.Floor()
	}
	whole, _ := n.Int64()
	return int(whole)
}

// lastTrue is the greatest number from lo to hi that holds, where those that hold
// come first; lo-1 if none does.
func lastTrue(lo, hi int, holds func(int) bool) int {
	for lo <= hi {
		mid := lo + (hi-lo)/2
		if holds(mid) {
			lo = mid + 1
		} else {
			hi = mid - 1
		}
	}
	return hi
}
