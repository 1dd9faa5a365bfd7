package exact

// Num is a rational number of any size. The zero value is 0. A Num is never changed after it is made, so it may be
// copied and shared freely. Two equal numbers may differ in form: use [Equal], not ==.
type Num struct {
	n int64 // numerator, when wide is nil
	// k is the denominator less one, which makes the zero value 0/1; it is -1 exactly when wide is not nil.
	k    int64
	wide *ratio // only for what did not fit n and k when it was made
}

const (
	minInt64 = -1 << 63
	maxInt64 = 1<<63 - 1
)

// Int is the whole number n.
func Int(n int64) Num { return Num{n: n} }

// Frac is n/d. It panics when d is 0: a divisor that comes from data belongs into [Div].
func Frac(n, d int64) Num {
	if d == 0 {
		panic("exact: Frac needs a denominator that is not zero")
	}
	neg := (n < 0) != (d < 0)
	return fraction128{neg: neg, n: wide128{lo: magnitude(n)}, d: wide128{lo: magnitude(d)}}.num()
}

// FromSmall is n/d for a d that the caller knows to be above zero; nothing is checked. It is the way back from
// [Num.Small].
func FromSmall(n, d int64) Num { return Num{n: n, k: d - 1} }

// Small is the number as a fraction with d > 0, not necessarily in lowest terms. It is not ok when the number is
// held as a big rational.
func (a Num) Small() (n, d int64, ok bool) { return a.n, a.k + 1, a.k >= 0 }

// IsInt reports whether the number is whole.
func (a Num) IsInt() bool {
	if a.k == 0 {
		return true
	}
	if a.k < 0 {
		a = a.Reduce()
	}
	if a.k < 0 {
		return len(a.wide.d) == 1 && a.wide.d[0] == 1
	}
	return a.n%(a.k+1) == 0
}

// Int64 is the number as an int64. It is not ok when the number is not whole or too large.
func (a Num) Int64() (int64, bool) {
	if a.k < 0 {
		a = a.Reduce()
	}
	if a.k < 0 {
		return 0, false
	}
	d := a.k + 1
	return a.n / d, a.n%d == 0
}

// Sign is -1, 0 or 1.
func (a Num) Sign() int {
	if a.k < 0 {
		return wideSign(a)
	}
	switch {
	case a.n < 0:
		return -1
	case a.n > 0:
		return 1
	}
	return 0
}

// Neg is -a.
func (a Num) Neg() Num {
	if a.k < 0 || a.n == minInt64 {
		return wideNeg(a)
	}
	return Num{n: -a.n, k: a.k}
}

// Abs is the number without its sign.
func (a Num) Abs() Num {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Reduce is the same number in lowest terms, the form in which it prints.
func (a Num) Reduce() Num {
	if a.k < 0 && !a.wide.lowest {
		return a.wide.reduce().held()
	}
	if a.k <= 0 {
		return a
	}
	g := gcd(magnitude(a.n), uint64(a.k+1))
	if g == 1 {
		return a
	}
	return Num{n: quoSigned(a.n, g), k: int64(uint64(a.k+1)/g) - 1}
}

// Bits is the size of numerator and denominator together, the measure of work budgets. It depends on the form: a
// number counts as it is held, but it is above [MaxBits] only if it is so in lowest terms.
func (a Num) Bits() int {
	if a.k < 0 {
		return wideBits(a)
	}
	return bitLen(magnitude(a.n)) + bitLen(uint64(a.k+1))
}
