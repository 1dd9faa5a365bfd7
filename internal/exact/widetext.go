package exact

import (
	"math/bits"
	"strconv"
)

// power is x to the power of e.
func power(x uint64, e int) nat {
	result := nat{1}
	for i := bits.Len(uint(e)) - 1; i >= 0; i-- {
		result = mulNat(make(nat, 2*len(result)), result, result)
		if e>>i&1 == 1 {
			result = mulNat(make(nat, len(result)+1), result, nat{x})
		}
	}
	return result
}

// scale finds the fewest places at which a ratio in lowest terms is a decimal. It is not ok when there are none.
func (r ratio) scale() (twos, fives int, ok bool) {
	twos = r.d.trailingZeros()
	odd := shiftRight(make(nat, len(r.d)), r.d, uint(twos))
	fives = powersOfFive(odd)
	return twos, fives, power(5, fives).cmp(odd) == 0
}

// powersOfFive is the only b for which x can be 5 to the power of b. Of each length in bits there is at most one such
// power, as 5 is above 2: b is the length less one divided by log2(5) = 2.3219280948873623, rounded up. The logarithm
// is taken a little too large, never too small: the quotient lies less than 0.44 below b, so only the other side errs.
func powersOfFive(x nat) int {
	const unit, log = 1_000_000_000, 2_321_928_095
	length := int64(x.bitLen() - 1)
	return int((length*unit + log - 1) / log)
}

// decimal is a ratio in lowest terms as a whole number of so many decimal places, the fewest that do.
func (r ratio) decimal() (coefficient nat, places int, ok bool) {
	twos, fives, ok := r.scale()
	if !ok {
		return nil, 0, false
	}
	factor := power(5, max(twos-fives, 0))
	if fives > twos {
		factor = power(2, fives-twos)
	}
	return mulNat(make(nat, len(r.n)+len(factor)), r.n, factor), max(twos, fives), true
}

// wideText appends a number in lowest terms.
func wideText(dst []byte, a Num) []byte {
	var w words
	r := w.view(a)
	if r.neg {
		dst = append(dst, '-')
	}
	coefficient, places, ok := r.decimal()
	if ok {
		return pointed(dst, coefficient.appendText(nil), places)
	}
	dst = r.n.appendText(dst)
	dst = append(dst, '/')
	return r.d.appendText(dst)
}

// appendText appends the decimal digits of x.
func (x nat) appendText(dst []byte) []byte {
	const chunk, chunkDigits = 1e19, 19
	var chunks []uint64
	rest := append(nat(nil), x...)
	for len(rest) > 0 {
		var low uint64
		rest, low = quoWord(rest, chunk)
		chunks = append(chunks, low)
	}
	if len(chunks) == 0 {
		return append(dst, '0')
	}
	dst = strconv.AppendUint(dst, chunks[len(chunks)-1], 10)
	for i := len(chunks) - 2; i >= 0; i-- {
		var digits [20]byte
		text := strconv.AppendUint(digits[:0], chunks[i], 10)
		for range chunkDigits - len(text) {
			dst = append(dst, '0')
		}
		dst = append(dst, text...)
	}
	return dst
}
