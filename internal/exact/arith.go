package exact

import "errors"

// Add is a + b.
func Add(a, b Num) Num {
	if a.k == b.k && a.k >= 0 {
		if s := a.n + b.n; (a.n^s)&(b.n^s) >= 0 {
			return Num{n: s, k: a.k}
		}
	}
	return add(a, b)
}

// Sub is a - b.
func Sub(a, b Num) Num {
	if a.k == b.k && a.k >= 0 {
		if s := a.n - b.n; (a.n^b.n)&(a.n^s) >= 0 {
			return Num{n: s, k: a.k}
		}
	}
	return add(a, b.Neg())
}

func add(a, b Num) Num {
	if a.k|b.k < 0 {
		return wideAdd(a, b)
	}
	da, db := a.k+1, b.k+1
	if areShort(a.n, b.n, da, db) {
		return Num{n: a.n*db + b.n*da, k: da*db - 1}
	}
	if s, ok := addUnreduced(a, b); ok {
		return s
	}
	return addReduced(a, b).num()
}

// addUnreduced adds two small fractions if the cross products fit.
func addUnreduced(a, b Num) (Num, bool) {
	da, db := a.k+1, b.k+1
	x, ok1 := mulFits(a.n, db)
	y, ok2 := mulFits(b.n, da)
	d, ok3 := mulFits(da, db)
	s, ok4 := addFits(x, y)
	return Num{n: s, k: d - 1}, ok1 && ok2 && ok3 && ok4
}

// addReduced adds two small fractions and gives the sum in lowest terms (Knuth 4.5.1): the divisors are taken out
// before the product is formed, so that whatever fits an int64 is found to fit.
func addReduced(a, b Num) fraction128 {
	a, b = a.Reduce(), b.Reduce()
	da, db := uint64(a.k+1), uint64(b.k+1)
	g := gcd(da, db)
	neg, sum := addSigned(a.n < 0, mul128(magnitude(a.n), db/g), b.n < 0, mul128(magnitude(b.n), da/g))
	common := gcd(sum.mod(g), g)
	return fraction128{neg: neg, n: sum.quo(common), d: mul128(da/g, db/common)}
}

// Mul is a * b.
func Mul(a, b Num) Num {
	if a.k|b.k < 0 {
		return wideMul(a, b)
	}
	da, db := a.k+1, b.k+1
	if areShort(a.n, b.n, da, db) {
		return Num{n: a.n * b.n, k: da*db - 1}
	}
	n, ok1 := mulFits(a.n, b.n)
	d, ok2 := mulFits(da, db)
	if ok1 && ok2 {
		return Num{n: n, k: d - 1}
	}
	return mulReduced(a, b).num()
}

// mulReduced multiplies two small fractions and gives the product in lowest terms.
func mulReduced(a, b Num) fraction128 {
	a, b = a.Reduce(), b.Reduce()
	an, bn := magnitude(a.n), magnitude(b.n)
	da, db := uint64(a.k+1), uint64(b.k+1)
	g, h := gcd(an, db), gcd(bn, da)
	return fraction128{neg: (a.n < 0) != (b.n < 0), n: mul128(an/g, bn/h), d: mul128(da/h, db/g)}
}

// Div is a / b. It is not ok when b is 0.
func Div(a, b Num) (Num, bool) {
	if a.k|b.k < 0 {
		return wideDiv(a, b)
	}
	switch {
	case b.n == 0:
		return Num{}, false
	case a.k == b.k && b.n > 0:
		return Num{n: a.n, k: b.n - 1}, true
	case b.n == minInt64:
		return wideDiv(a, b)
	case b.n < 0:
		return Mul(a, Num{n: -b.k - 1, k: -b.n - 1}), true
	}
	return Mul(a, Num{n: b.k + 1, k: b.n - 1}), true
}

// Mod is the remainder of a / b truncated towards zero: it has the sign of a and is smaller than b in size. a and b
// need not be whole. It is not ok when b is 0.
func Mod(a, b Num) (Num, bool) {
	if a.k|b.k < 0 {
		return wideMod(a, b)
	}
	if b.n == 0 {
		return Num{}, false
	}
	if a.k == b.k {
		return Num{n: a.n % b.n, k: a.k}, true
	}
	x, ok1 := mulFits(a.n, b.k+1)
	y, ok2 := mulFits(b.n, a.k+1)
	d, ok3 := mulFits(a.k+1, b.k+1)
	if ok1 && ok2 && ok3 {
		return Num{n: x % y, k: d - 1}, true
	}
	return wideMod(a, b)
}

// MaxExponent is the largest size of an exponent that [Pow] takes.
const MaxExponent = 64

// MaxBits is the size, in the measure of [Num.Bits], that an intermediate result may have. [Pow] keeps to it by
// itself, because one step could go far beyond; after the other operations, which at most double the size, the
// caller looks.
const MaxBits = 1 << 16

// Errors of [Pow].
var (
	ErrZeroPower = errors.New("exact: zero to a negative power")
	ErrExponent  = errors.New("exact: exponent beyond 64")
	ErrTooLarge  = errors.New("exact: number too large")
)

// Pow is a to the power of e; 0 to the power of 0 is 1. The error is [ErrExponent], [ErrZeroPower], or [ErrTooLarge]
// when the result would certainly be above [MaxBits].
func Pow(a Num, e int64) (Num, error) {
	if e < -MaxExponent || e > MaxExponent {
		return Num{}, ErrExponent
	}
	if e < 0 {
		inverse, ok := Div(Int(1), a)
		if !ok {
			return Num{}, ErrZeroPower
		}
		return Pow(inverse, -e)
	}
	a = a.Reduce()
	// A number of b bits is at least 2^(b-1); two such bounds, of numerator and denominator.
	if (a.Bits()-2)*int(e) > MaxBits {
		return Num{}, ErrTooLarge
	}
	result := Int(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			result = Mul(result, a)
		}
		if e > 1 {
			a = Mul(a, a)
		}
	}
	return result, nil
}
