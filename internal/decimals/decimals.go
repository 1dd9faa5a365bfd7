package decimals

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/shopspring/decimal"
)

// MaxExponent is the largest size of an exponent that [From] takes. It is far beyond any amount and keeps a decimal
// such as 1e999999999 from filling the memory.
const MaxExponent = 4096

// From is the value of d, exactly. It is not ok for a decimal beyond [MaxExponent] or of a coefficient above
// [exact.MaxBits].
func From(d decimal.Decimal) (exact.Num, bool) {
	coefficient, exp := d.Coefficient(), int(d.Exponent())
	if coefficient.Sign() == 0 {
		return exact.Num{}, true
	}
	if exp < -MaxExponent || exp > MaxExponent || coefficient.BitLen() > exact.MaxBits {
		return exact.Num{}, false
	}
	return exact.Mul(FromBig(coefficient), exact.Power10(exp)), true
}

// To is the decimal that is v, with the fewest places. It is not ok when v is no decimal, such as 1/3: nothing is
// rounded here.
func To(v exact.Num) (decimal.Decimal, bool) {
	neg, coefficient, places, ok := v.Decimal()
	if !ok {
		return decimal.Decimal{}, false
	}
	x := bigInt(coefficient)
	if neg {
		x.Neg(x)
	}
	return decimal.NewFromBigInt(x, -int32(places)), true
}

// Near is the decimal that is v and an empty fraction; where no decimal is v, the
// next one towards zero with four places beside the fraction, such as "100/3".
func Near(v exact.Num) (d decimal.Decimal, fraction string) {
	if d, ok := To(v); ok {
		return d, ""
	}
	d, _ = To(v.Round(4, exact.Down))
	return d, v.String()
}
