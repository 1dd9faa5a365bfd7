package exact

import "math/bits"

// nat is a natural number of any size: 64-bit words, lowest first, the last one not zero; no words for 0. Functions
// that make one take the words to write into, so that the caller decides where they live.
type nat []uint64

// trim drops zero words from the top.
func (x nat) trim() nat {
	n := len(x)
	for n > 0 && x[n-1] == 0 {
		n--
	}
	return x[:n]
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return (len(x)-1)*64 + bits.Len64(x[len(x)-1])
}

// trailingZeros is how often 2 divides x, which is not 0.
func (x nat) trailingZeros() int {
	i := 0
	for x[i] == 0 {
		i++
	}
	return i*64 + bits.TrailingZeros64(x[i])
}

func (x nat) isOdd() bool { return len(x) > 0 && x[0]&1 == 1 }

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		return order(int64(len(x)), int64(len(y)))
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] < y[i] {
			return -1
		}
		if x[i] > y[i] {
			return 1
		}
	}
	return 0
}

// addNat writes x + y into z, which has a word more than the longer one and may be that one's own words.
func addNat(z, x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	var carry uint64
	for i := range y {
		z[i], carry = bits.Add64(x[i], y[i], carry)
	}
	for i := len(y); i < len(x); i++ {
		z[i], carry = bits.Add64(x[i], 0, carry)
	}
	z[len(x)] = carry
	return z[:len(x)+1].trim()
}

// subNat writes x - y, which is not below 0, into z of the length of x; z may be x.
func subNat(z, x, y nat) nat {
	var borrow uint64
	for i := range y {
		z[i], borrow = bits.Sub64(x[i], y[i], borrow)
	}
	for i := len(y); i < len(x); i++ {
		z[i], borrow = bits.Sub64(x[i], 0, borrow)
	}
	return z[:len(x)].trim()
}

// mulNat writes x * y into z, which has as many words as both together and shares none with them.
func mulNat(z, x, y nat) nat {
	if len(x) == 0 || len(y) == 0 {
		return nil
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	z = z[:len(x)+len(y)]
	z[len(x)] = mulWord(z, x, y[0])
	for i := 1; i < len(y); i++ {
		z[i+len(x)] = addMulWord(z[i:], x, y[i])
	}
	return z.trim()
}

// mulWord writes the low words of x * w into z and gives back the high one. z may be x.
func mulWord(z, x nat, w uint64) (carry uint64) {
	for i, v := range x {
		hi, lo := bits.Mul64(v, w)
		var c uint64
		z[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
	return carry
}

// addMulWord adds x * w to the words of z and gives back what is carried out of them.
func addMulWord(z, x nat, w uint64) (carry uint64) {
	for i, v := range x {
		hi, lo := bits.Mul64(v, w)
		lo, c := bits.Add64(lo, carry, 0)
		hi += c
		z[i], c = bits.Add64(z[i], lo, 0)
		carry = hi + c
	}
	return carry
}

// subMulWord subtracts x * w from the words of z and gives back what is borrowed.
func subMulWord(z, x nat, w uint64) (borrow uint64) {
	for i, v := range x {
		hi, lo := bits.Mul64(v, w)
		lo, c := bits.Add64(lo, borrow, 0)
		hi += c
		z[i], c = bits.Sub64(z[i], lo, 0)
		borrow = hi + c
	}
	return borrow
}

// shiftLeft writes x * 2^s, for s below 64, into z, which has a word more than x and may be it.
func shiftLeft(z, x nat, s uint) nat {
	z = z[:len(x)+1]
	var low uint64
	for i, v := range x {
		z[i] = v<<s | low
		low = v >> (64 - s) // 0 for s = 0: a shift by 64 leaves nothing
	}
	z[len(x)] = low
	return z.trim()
}

// shiftRight writes x / 2^s, rounded down, into z, which is as long as x and may be it.
func shiftRight(z, x nat, s uint) nat {
	skip := int(s / 64)
	s %= 64
	if skip >= len(x) {
		return nil
	}
	n := len(x) - skip
	for i := range n {
		var high uint64
		if skip+i+1 < len(x) {
			high = x[skip+i+1] << (64 - s)
		}
		z[i] = x[skip+i]>>s | high
	}
	return z[:n].trim()
}
