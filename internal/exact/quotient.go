package exact

import "math/bits"

// quoWord divides x in place by w, which is not 0.
func quoWord(x nat, w uint64) (q nat, r uint64) {
	for i := len(x) - 1; i >= 0; i-- {
		x[i], r = bits.Div64(r, x[i], w)
	}
	return x.trim(), r
}

// quoNat divides x by y, which is not 0 (Knuth 4.3.1, algorithm D). The quotient is written into q, which is nil when
// it is not wanted and else of len(x)-len(y)+1 words. The remainder is written into u, of len(x)+1 words, which may
// begin with those of x. v is room for len(y) words.
func quoNat(q, u, v, x, y nat) (quotient, remainder nat) {
	if x.cmp(y) < 0 {
		return nil, u[:copy(u, x)]
	}
	s := uint(bits.LeadingZeros64(y[len(y)-1]))
	n := len(y)
	shiftInto(v[:n], y, s)
	u = u[:len(x)+1]
	u[len(x)] = shiftInto(u, x, s)
	v = v[:n]
	for j := len(x) - n; j >= 0; j-- {
		d := quotientDigit(u[j:j+n+1], v)
		if q != nil {
			q[j] = d
		}
	}
	if q != nil {
		quotient = q[:len(x)-n+1].trim()
	}
	return quotient, shiftRight(u, u[:n].trim(), s)
}

// shiftInto writes the low words of x * 2^s into z and gives back the word that is shifted out.
func shiftInto(z, x nat, s uint) (out uint64) {
	for i, v := range x {
		z[i] = v<<s | out
		out = v >> (64 - s)
	}
	return out
}

// quotientDigit finds the largest d for which d * v does not exceed u and subtracts that product from u. u has a word
// more than v, whose highest bit is set, and is below 2^64 * v.
func quotientDigit(u, v nat) uint64 {
	n := len(v)
	d := ^uint64(0)
	if u[n] < v[n-1] {
		var r uint64
		d, r = bits.Div64(u[n], u[n-1], v[n-1])
		if n > 1 {
			hi, lo := bits.Mul64(d, v[n-2])
			for hi > r || hi == r && lo > u[n-2] {
				d--
				before := r
				r += v[n-1]
				if r < before {
					break
				}
				hi, lo = bits.Mul64(d, v[n-2])
			}
		}
	}
	borrow := subMulWord(u, v, d)
	below := borrow > u[n]
	u[n] -= borrow
	for below { // the estimate was too large, which is rare: add v back
		d--
		var carry uint64
		for i := range v {
			u[i], carry = bits.Add64(u[i], v[i], carry)
		}
		u[n] += carry
		below = carry == 0 || u[n] != 0
	}
	return d
}

// exactQuotient is x/y in new words, for a y that divides x.
func exactQuotient(x, y nat) nat {
	if len(x) < len(y) {
		return nil // 0 is all that is left
	}
	room := make(nat, 2*len(x)+3)
	q, _ := quoNat(room[:len(x)-len(y)+1], room[len(x)-len(y)+1:][:len(x)+1], make(nat, len(y)), x, y)
	return q
}
