package proof

import (
	"github.com/merit-rules/merit/internal/exact"
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

func fixedMeasure(n int) measure { return measure{fixed: n} }

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
