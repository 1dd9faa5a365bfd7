package decimals

import (
	"math/big"
	"math/bits"

	"github.com/merit-rules/merit/internal/exact"
)

// Rat is v as a rational of the standard library, which the caller may change.
func Rat(v exact.Num) *big.Rat {
	neg, n, d := v.Words()
	x := bigInt(n)
	if neg {
		x.Neg(x)
	}
	return new(big.Rat).SetFrac(x, bigInt(d))
}

// FromRat is the value of r, which is not kept.
func FromRat(r *big.Rat) exact.Num {
	return exact.FromWords(r.Sign() < 0, words(r.Num()), words(r.Denom()))
}

// FromBig is the value of x, which is not kept.
func FromBig(x *big.Int) exact.Num { return exact.FromWords(x.Sign() < 0, words(x), []uint64{1}) }

// bigInt joins 64-bit words, lowest first. A word of math/big may have 32 bits, as it does not under wasm but on older
// processors.
func bigInt(x []uint64) *big.Int {
	w := make([]big.Word, 0, len(x)*64/bits.UintSize)
	for _, v := range x {
		for shift := 0; shift < 64; shift += bits.UintSize {
			w = append(w, big.Word(v>>shift))
		}
	}
	return new(big.Int).SetBits(w)
}

// words is the size of x in 64-bit words, lowest first.
func words(x *big.Int) []uint64 {
	out := make([]uint64, (x.BitLen()+63)/64)
	for i, w := range x.Bits() {
		bit := i * bits.UintSize
		out[bit/64] |= uint64(w) << (bit % 64)
	}
	return out
}
