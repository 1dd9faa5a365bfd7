package exact

import "math/bits"

// gcdNat is the greatest common divisor of x and y by Lehmer's method: most steps of Euclid's algorithm are done on the
// leading words alone and then applied to the whole numbers at once. The result may be the words of neither.
func gcdNat(x, y nat) nat {
	n := max(len(x), len(y)) + 1
	room := make([]uint64, 5*n)
	a := append(nat(room[:0:n]), x...)
	b := append(nat(room[n:n:2*n]), y...)
	s, t, v := nat(room[2*n:3*n]), nat(room[3*n:4*n]), nat(room[4*n:])
	if a.cmp(b) < 0 {
		a, b = b, a
	}
	for len(b) > 1 {
		m := leadingSteps(a, b)
		if m.v0 == 0 {
			_, r := quoNat(nil, a[:len(a)+1], v, a, b)
			a, b = b, r
			continue
		}
		p, q := m.apply(s, t, a, b)
		s, t = a[:n], b[:n]
		a, b = p, q
	}
	if len(b) == 0 {
		return a
	}
	w := b[0]
	_, r := quoWord(a, w)
	return nat{gcd(w, r)}
}

// cosequence says how some steps of Euclid's algorithm change a and b: with even they become u0*a - v0*b and
// v1*b - u1*a, else the same with the other sign.
type cosequence struct {
	u0, u1, v0, v1 uint64
	even           bool
}

// leadingSteps runs the algorithm on the 64 leading bits of a and those of b at the same places, as long as the
// quotients are certainly those of the whole numbers (Collins' condition). a is not below b, both have two words or more.
func leadingSteps(a, b nat) cosequence {
	n := len(a)
	s := uint(bits.LeadingZeros64(a[n-1]))
	top := func(x nat) uint64 {
		var high, low uint64
		if len(x) == n {
			high = x[n-1]
		}
		if len(x) >= n-1 {
			low = x[n-2]
		}
		return high<<s | low>>(64-s)
	}
	x, y := top(a), top(b)
	even := false
	u0, u1, u2 := uint64(0), uint64(1), uint64(0)
	v0, v1, v2 := uint64(0), uint64(0), uint64(1)
	for y >= v2 && x-y >= v1+v2 {
		q := x / y
		x, y = y, x%y
		u0, u1, u2 = u1, u2, u1+q*u2
		v0, v1, v2 = v1, v2, v1+q*v2
		even = !even
	}
	return cosequence{u0: u0, u1: u1, v0: v0, v1: v1, even: even}
}

// apply writes the two numbers that the steps lead to into s and t, which have a word more than a.
func (m cosequence) apply(s, t, a, b nat) (nat, nat) {
	p := combine(s, a, m.u0, b, m.v0, m.even)
	q := combine(t, a, m.u1, b, m.v1, !m.even)
	return p, q
}

// combine writes u*a - v*b into z, or v*b - u*a when first is false; it is not below 0 and not above a.
func combine(z, a nat, u uint64, b nat, v uint64, first bool) nat {
	if !first {
		a, b, u, v = b, a, v, u
	}
	n := max(len(a), len(b)) + 1
	z = z[:n]
	clear(z)
	z[len(a)] = mulWord(z, a, u)
	borrow := subMulWord(z, b, v)
	for i := len(b); borrow != 0 && i < n; i++ {
		z[i], borrow = bits.Sub64(z[i], borrow, 0)
	}
	return z.trim()
}
