package exact

import "math/bits"

// wide128 is an unsigned number of 128 bits, enough for any product of two int64.
type wide128 struct{ hi, lo uint64 }

func bitLen(x uint64) int { return bits.Len64(x) }

// magnitude is |x|, also of the smallest int64, whose negative is no int64.
func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// quoSigned is x/g for a g that divides x.
func quoSigned(x int64, g uint64) int64 {
	if x < 0 {
		return -int64(-uint64(x) / g)
	}
	return int64(uint64(x) / g)
}

// signed joins a sign and a magnitude.
func signed(neg bool, m uint64) (int64, bool) {
	if neg {
		return -int64(m), m <= 1<<63
	}
	return int64(m), m <= maxInt64
}

// mulSigned is the product of two int64 in 128 bits, two's complement.
func mulSigned(x, y int64) (hi int64, lo uint64) {
	h, lo := bits.Mul64(uint64(x), uint64(y))
	return int64(h) - (x >> 63 & y) - (y >> 63 & x), lo
}

// mulFits is the product of two int64 when it is one itself.
func mulFits(x, y int64) (int64, bool) {
	hi, lo := mulSigned(x, y)
	return int64(lo), hi == int64(lo)>>63
}

// addFits is the sum of two int64 when it is one itself.
func addFits(x, y int64) (int64, bool) {
	s := x + y
	return s, (x^s)&(y^s) >= 0
}

// areShort reports whether both numerators lie in [-2^30, 2^30) and both denominators below 2^31, so that cross
// products and their sum cannot overflow. One test decides it, without a 128-bit multiplication, which is dear in wasm.
func areShort(an, bn, da, db int64) bool {
	const half = 1 << 30
	return uint64((an+half)|(bn+half)|da|db)>>31 == 0
}

// gcd is the greatest common divisor, that of 0 and y being y, by halving and subtracting.
func gcd(x, y uint64) uint64 {
	if x == 0 || y == 0 {
		return x | y
	}
	shift := bits.TrailingZeros64(x | y)
	x >>= bits.TrailingZeros64(x)
	y >>= bits.TrailingZeros64(y)
	for x != y {
		// Written without a branch that the processor would have to guess.
		difference, negative := x-y, y-x
		twos := bits.TrailingZeros64(difference)
		less := x < y
		y = min(x, y)
		if less {
			difference = negative
		}
		x = difference >> twos
	}
	return x << shift
}

func mul128(x, y uint64) wide128 {
	hi, lo := bits.Mul64(x, y)
	return wide128{hi, lo}
}

// mod is the remainder of w by m, which is not zero.
func (w wide128) mod(m uint64) uint64 { return bits.Rem64(w.hi, w.lo, m) }

// quo is w/m for an m that is not zero.
func (w wide128) quo(m uint64) wide128 {
	hi := w.hi / m
	lo, _ := bits.Div64(w.hi%m, w.lo, m)
	return wide128{hi, lo}
}

// addSigned adds two numbers given as sign and magnitude. Magnitudes below 2^127 cannot overflow.
func addSigned(xneg bool, x wide128, yneg bool, y wide128) (bool, wide128) {
	if xneg == yneg {
		lo, c := bits.Add64(x.lo, y.lo, 0)
		hi, _ := bits.Add64(x.hi, y.hi, c)
		return xneg, wide128{hi, lo}
	}
	if x.hi < y.hi || x.hi == y.hi && x.lo < y.lo {
		x, y, xneg = y, x, yneg
	}
	lo, b := bits.Sub64(x.lo, y.lo, 0)
	hi, _ := bits.Sub64(x.hi, y.hi, b)
	return xneg, wide128{hi, lo}
}

// fraction128 is a fraction in 128-bit words; d is not zero.
type fraction128 struct {
	neg  bool
	n, d wide128
}

// small is the common form of a fraction that fits it as it is.
func (f fraction128) small() (Num, bool) {
	if f.n.hi != 0 || f.d.hi != 0 || f.d.lo > maxInt64 {
		return Num{}, false
	}
	n, ok := signed(f.neg, f.n.lo)
	return Num{n: n, k: int64(f.d.lo) - 1}, ok
}

func (f fraction128) num() Num {
	if v, ok := f.small(); ok {
		return v
	}
	n, d := [2]uint64{f.n.lo, f.n.hi}, [2]uint64{f.d.lo, f.d.hi}
	return ratio{neg: f.neg, n: nat(n[:]).trim(), d: nat(d[:]).trim()}.held()
}
