package exact

import "math/big"

// FromRat is the number r, which is not kept and may be changed afterwards.
func FromRat(r *big.Rat) Num { return demote(new(big.Rat).Set(r)) }

// FromBig is the whole number x times ten to the power of exp, for an exp that the caller has bounded. x is not
// kept.
func FromBig(x *big.Int, exp int) Num {
	return Mul(demote(new(big.Rat).SetInt(x)), ten(exp))
}

// Rat is the number as a rational of its own, which the caller may change.
func (a Num) Rat() *big.Rat { return new(big.Rat).Set(view(a)) }

// Decimal is the number as a whole number divided by ten to the power of places, the fewest that hold it exactly. It
// is not ok when no decimal does. The coefficient is the caller's.
func (a Num) Decimal() (coefficient *big.Int, places int, ok bool) { return wideDecimal(a) }
