package exact

import "math/big"

// This file holds the numbers that do not fit two int64. Every function takes and gives any form; a result that
// fits the small form is given in it.

// view is the number as a big rational that must not be changed: for a wide number it is the one held.
func view(a Num) *big.Rat {
	if a.k < 0 {
		return a.wide
	}
	if a.k == 0 {
		return new(big.Rat).SetInt64(a.n)
	}
	return new(big.Rat).SetFrac64(a.n, a.k+1)
}

// demote takes r over and gives it the small form if it fits.
func demote(r *big.Rat) Num {
	n, d := r.Num(), r.Denom()
	if n.IsInt64() && d.IsInt64() {
		return Num{n: n.Int64(), k: d.Int64() - 1}
	}
	return Num{k: -1, wide: r}
}

func bigOf(w wide128) *big.Int {
	x := new(big.Int).SetUint64(w.hi)
	x.Lsh(x, 64)
	return x.Or(x, new(big.Int).SetUint64(w.lo))
}

func wideOf(neg bool, n, d wide128) Num {
	x := bigOf(n)
	if neg {
		x.Neg(x)
	}
	return demote(new(big.Rat).SetFrac(x, bigOf(d)))
}

func wideNeg(a Num) Num    { return demote(new(big.Rat).Neg(view(a))) }
func wideAdd(a, b Num) Num { return demote(new(big.Rat).Add(view(a), view(b))) }
func wideMul(a, b Num) Num { return demote(new(big.Rat).Mul(view(a), view(b))) }
func wideCmp(a, b Num) int { return view(a).Cmp(view(b)) }

func wideBits(a Num) int { return a.wide.Num().BitLen() + a.wide.Denom().BitLen() }

func wideDiv(a, b Num) (Num, bool) {
	if b.Sign() == 0 {
		return Num{}, false
	}
	return demote(new(big.Rat).Quo(view(a), view(b))), true
}

func wideMod(a, b Num) (Num, bool) {
	if b.Sign() == 0 {
		return Num{}, false
	}
	x, y := view(a), view(b)
	n := new(big.Int).Mul(x.Num(), y.Denom())
	n.Rem(n, new(big.Int).Mul(y.Num(), x.Denom()))
	return demote(new(big.Rat).SetFrac(n, new(big.Int).Mul(x.Denom(), y.Denom()))), true
}

// wideRound rounds a to a multiple of unit, which is above zero.
func wideRound(a, unit Num, m Mode) Num {
	x, u := view(a), view(unit)
	neg := x.Sign() < 0
	n := new(big.Int).Mul(x.Num(), u.Denom())
	d := new(big.Int).Mul(x.Denom(), u.Num())
	q, r := n.Abs(n).QuoRem(n, d, new(big.Int))
	if r.Sign() != 0 {
		half := r.Lsh(r, 1).Cmp(d)
		if m.away(neg, half, q.Bit(0) == 1) {
			q.Add(q, big.NewInt(1))
		}
	}
	if neg {
		q.Neg(q)
	}
	return demote(new(big.Rat).SetFrac(q.Mul(q, u.Num()), new(big.Int).Set(u.Denom())))
}

// ten is 10 to the power of p, of either sign.
func ten(p int) Num {
	size := max(p, -p)
	if size < len(tens) {
		if p < 0 {
			return Num{n: 1, k: tens[size] - 1}
		}
		return Int(tens[size])
	}
	x := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(size)), nil)
	r := new(big.Rat).SetInt(x)
	if p < 0 {
		r.Inv(r)
	}
	return demote(r)
}
