package exact

import "math/big"

// The tests hold everything against math/big, an implementation that shares no code with this one.

func bigNat(x []uint64) *big.Int {
	out := new(big.Int)
	for i := len(x) - 1; i >= 0; i-- {
		out.Lsh(out, 64).Or(out, new(big.Int).SetUint64(x[i]))
	}
	return out
}

func natOf(x *big.Int) nat {
	var out nat
	for rest := new(big.Int).Set(x); rest.Sign() > 0; rest.Rsh(rest, 64) {
		out = append(out, new(big.Int).And(rest, new(big.Int).SetUint64(^uint64(0))).Uint64())
	}
	return out
}

// Rat is the number as it is held, without the package's own reduction.
func (a Num) Rat() *big.Rat {
	if a.wide == nil {
		return new(big.Rat).SetFrac(big.NewInt(a.n), new(big.Int).Add(big.NewInt(a.k), big.NewInt(1)))
	}
	n := bigNat(a.wide.n)
	if a.wide.neg {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, bigNat(a.wide.d))
}

func FromRat(r *big.Rat) Num {
	return FromWords(r.Sign() < 0, natOf(new(big.Int).Abs(r.Num())), natOf(r.Denom()))
}
