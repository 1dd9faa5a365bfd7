package exact

import "math/big"

// wideScale is the fewest places at which the number is a decimal.
func wideScale(a Num) (places int, ok bool) {
	d := view(a).Denom()
	twos := int(d.TrailingZeroBits())
	odd := new(big.Int).Rsh(d, uint(twos))
	fives := powersOfFive(odd)
	five := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(fives)), nil)
	return max(twos, fives), five.Cmp(odd) == 0
}

// powersOfFive is the only b for which x can be 5 to the power of b. Of each length in bits there is at most one such
// power, as 5 is above 2: b is the length less one divided by log2(5) = 2.3219280948873623, rounded up. The logarithm
// is taken a little too large, never too small: the quotient lies less than 0.44 below b, so only the other side errs.
func powersOfFive(x *big.Int) int {
	const unit, log = 1_000_000_000, 2_321_928_095
	length := int64(x.BitLen() - 1)
	return int((length*unit + log - 1) / log)
}

// wideDecimal is the number as a whole number of so many decimal places, the fewest that do.
func wideDecimal(a Num) (coefficient *big.Int, places int, ok bool) {
	places, ok = wideScale(a)
	if !ok {
		return nil, 0, false
	}
	r := view(a)
	x := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	x.Mul(x, r.Num())
	return x.Quo(x, r.Denom()), places, true
}

func wideText(dst []byte, a Num) []byte {
	x, places, ok := wideDecimal(a)
	if !ok {
		r := view(a)
		dst = r.Num().Append(dst, 10)
		dst = append(dst, '/')
		return r.Denom().Append(dst, 10)
	}
	if x.Sign() < 0 {
		dst = append(dst, '-')
		x.Neg(x)
	}
	return pointed(dst, x.Append(nil, 10), places)
}
