package exact

import (
	"math/bits"
	"strconv"
)

// String is the number in full: a decimal without exponent and without zeros at the end where one is exact ("0.7",
// "-2.5", "300000"), else a fraction in lowest terms ("307/18").
func (a Num) String() string {
	var buf [48]byte
	return string(a.AppendText(buf[:0]))
}

// AppendText appends what [Num.String] gives to dst.
func (a Num) AppendText(dst []byte) []byte {
	if out, ok := a.appendDecimal(dst); ok {
		return out
	}
	a = a.Reduce()
	if a.k < 0 {
		return wideText(dst, a)
	}
	if out, ok := a.appendDecimal(dst); ok {
		return out
	}
	if _, _, decimal := decimalScale(uint64(a.k + 1)); decimal {
		return wideText(dst, a) // its digits do not fit a word
	}
	dst = strconv.AppendInt(dst, a.n, 10)
	dst = append(dst, '/')
	return strconv.AppendUint(dst, uint64(a.k+1), 10)
}

// appendDecimal appends a number whose denominator, reduced or not, is a product of twos and fives and whose digits
// fit a word: that needs no common divisor, zeros at the end are left out.
func (a Num) appendDecimal(dst []byte) ([]byte, bool) {
	if a.k <= 0 {
		if a.k < 0 {
			return dst, false
		}
		return strconv.AppendInt(dst, a.n, 10), true
	}
	places, factor, decimal := decimalScale(uint64(a.k + 1))
	hi, m := bits.Mul64(magnitude(a.n), factor)
	if !decimal || factor == 0 || hi != 0 {
		return dst, false
	}
	for ; places > 0 && m%10 == 0; places-- {
		m /= 10
	}
	if a.n < 0 {
		dst = append(dst, '-')
	}
	var digits [20]byte
	return pointed(dst, strconv.AppendUint(digits[:0], m, 10), places), true
}

// decimalScale finds the fewest places at which a fraction in lowest terms with denominator d is a decimal, and what
// its numerator is multiplied by: 0 when that factor does not fit. It is not ok when there are no such places.
func decimalScale(d uint64) (places int, factor uint64, ok bool) {
	twos := bits.TrailingZeros64(d)
	d >>= twos
	fives := 0
	for ; d%5 == 0; d /= 5 {
		fives++
	}
	if d != 1 {
		return 0, 0, false
	}
	if fives >= twos {
		return fives, 1 << (fives - twos), true
	}
	factor = 1
	for i := fives; i < twos; i++ {
		var hi uint64
		if hi, factor = bits.Mul64(factor, 5); hi != 0 {
			return twos, 0, true
		}
	}
	return twos, factor, true
}

// pointed appends digits with a point before the last so many of them, zeros filled in.
func pointed(dst, digits []byte, places int) []byte {
	if places == 0 {
		return append(dst, digits...)
	}
	whole := len(digits) - places
	if whole <= 0 {
		dst = append(dst, '0', '.')
		for ; whole < 0; whole++ {
			dst = append(dst, '0')
		}
		return append(dst, digits...)
	}
	dst = append(dst, digits[:whole]...)
	dst = append(dst, '.')
	return append(dst, digits[whole:]...)
}

// IsDecimal reports whether a decimal of finitely many places holds the number exactly.
func (a Num) IsDecimal() bool {
	a = a.Reduce()
	if a.k < 0 {
		_, _, ok := a.wide.scale()
		return ok
	}
	_, _, ok := decimalScale(uint64(a.k + 1))
	return ok
}

// Approx is the number rounded half up to at most so many places, as a decimal without zeros at the end.
func (a Num) Approx(places int) string { return a.Round(max(places, 0), HalfUp).String() }

// ApproxDistinct is [Num.Approx] with as many more places as it takes for the decimal to stand on the same side of
// line as the number itself: 69.995 beside a line of 70 is never shown as 70.
func (a Num) ApproxDistinct(line Num, places int) string {
	places = max(places, 0)
	side := Cmp(a, line)
	if side == 0 {
		return a.Approx(places)
	}
	for range 2 {
		for p := places; p < places+8; p++ {
			if r := a.Round(p, HalfUp); Cmp(r, line) == side {
				return r.String()
			}
		}
		places = a.gapPlaces(line)
	}
	return a.String()
}

// gapPlaces is about how many decimal places the difference of two numbers has before its first digit, never more.
func (a Num) gapPlaces(b Num) int {
	gap := Sub(a, b).Reduce()
	_, n, d := gap.Words()
	zeros := nat(d).bitLen() - nat(n).bitLen() - 1 // 2^-zeros is above the gap
	return max(zeros, 0) * 30102 / 100_000
}

// Percent is the number in hundredths with a percent sign: "70%", "69.995%", "200/3%".
func (a Num) Percent() string { return Mul(a, Int(100)).String() + "%" }
