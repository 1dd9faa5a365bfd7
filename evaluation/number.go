package evaluation

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/exact"
)

// Number is an exact number of points. The zero Number is 0.
type Number struct{ value exact.Num }

// Decimal is the number as a decimal; false where no decimal holds it exactly.
func (n Number) Decimal() (decimal.Decimal, bool) { return decimals.To(n.value) }

// Rat is the exact number as a fraction of its own.
func (n Number) Rat() *big.Rat { return decimals.Rat(n.value) }

// String is the decimal without trailing zeros, "86.35", or else the fraction in
// lowest terms, "307/18".
func (n Number) String() string { return n.value.String() }

// Approx is the number rounded half up to so many decimal places, "17.06".
func (n Number) Approx(places int) string { return n.value.Approx(places) }

// Cmp is negative, 0 or positive as n is below, equal to or above m.
func (n Number) Cmp(m Number) int { return exact.Cmp(n.value, m.value) }

// MarshalJSON writes the number as a string, as all decimals of this module are.
func (n Number) MarshalJSON() ([]byte, error) {
	return append(n.value.AppendText([]byte{'"'}), '"'), nil
}
