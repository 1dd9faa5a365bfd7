//go:build !merit_preview

package program

import (
	"math/bits"

	"github.com/merit-rules/merit/internal/exact"
)

// The fast evaluator is the same program as functions over small rationals, bools
// and values. It knows only what is known: at an unknown, nil, an answer not
// asked, an error, a number that does not fit two words or a limit it gives up,
// and the general evaluator, which is the authority, does the step again from its
// beginning. What it does finish is equal to the last bit, the work charged
// included.

// numFn, boolFn and valFn compute a node. On giving up they set m.gaveUp and
// return anything; a denominator is above 0 even then.
type (
	numFn  func(m *Frame) (n, d int64)
	boolFn func(m *Frame) bool
	valFn  func(m *Frame) Value
	listFn func(m *Frame) []Value
)

func (m *Frame) giveUp() (n, d int64) {
	m.gaveUp = true
	return 0, 1
}

// small splits a value that is a number of two words.
func (m *Frame) small(v *Value) (n, d int64) {
	if v.ref == nil && v.d > 0 {
		return v.n, v.d
	}
	return m.giveUp()
}

func (m *Frame) fromNum(x exact.Num) (n, d int64) {
	if n, d, ok := x.Small(); ok {
		return n, d
	}
	return m.giveUp()
}

// short reports whether products of two of the numbers fit an int64 twice over.
func short(a, b, c, d int64) bool {
	const half = 1 << 30
	return uint64(a+half)|uint64(b+half)|uint64(c+half)|uint64(d+half) < 2*half
}

func (m *Frame) add(an, ad, bn, bd int64) (n, d int64) {
	if ad == bd {
		if s := an + bn; (an^s)&(bn^s) >= 0 {
			return s, ad
		}
	} else if short(an, ad, bn, bd) {
		return an*bd + bn*ad, ad * bd
	}
	return m.fromNum(exact.Add(exact.FromSmall(an, ad), exact.FromSmall(bn, bd)))
}

func (m *Frame) mul(an, ad, bn, bd int64) (n, d int64) {
	if short(an, ad, bn, bd) {
		return an * bn, ad * bd
	}
	return m.fromNum(exact.Mul(exact.FromSmall(an, ad), exact.FromSmall(bn, bd)))
}

func (m *Frame) div(an, ad, bn, bd int64) (n, d int64) {
	switch {
	case bn == 0:
		return m.giveUp()
	case ad == bd && bn > 0:
		return an, bn
	case bn > 0 && short(an, ad, bn, bd):
		return an * bd, ad * bn
	}
	q, _ := exact.Div(exact.FromSmall(an, ad), exact.FromSmall(bn, bd))
	return m.fromNum(q)
}

// lessNum reports whether an/ad < bn/bd.
func lessNum(an, ad, bn, bd int64) bool {
	if ad == bd {
		return an < bn
	}
	if short(an, ad, bn, bd) {
		return an*bd < bn*ad
	}
	xhi, xlo := mulWide(an, bd)
	yhi, ylo := mulWide(bn, ad)
	return xhi < yhi || xhi == yhi && xlo < ylo
}

// equalNum reports whether an/ad = bn/bd.
func equalNum(an, ad, bn, bd int64) bool {
	if ad == bd {
		return an == bn
	}
	xhi, xlo := mulWide(an, bd)
	yhi, ylo := mulWide(bn, ad)
	return xhi == yhi && xlo == ylo
}

// mulWide is x*y in 128 bits, for y above 0.
func mulWide(x, y int64) (hi int64, lo uint64) {
	h, l := bits.Mul64(uint64(x), uint64(y))
	hi = int64(h)
	if x < 0 {
		hi -= y
	}
	return hi, l
}
