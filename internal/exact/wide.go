package exact

// The operations on numbers of which at least one does not fit the small form. They take any form.

func wideSign(a Num) int {
	if a.wide.neg {
		return -1
	}
	return 1
}

func wideNeg(a Num) Num {
	var w words
	r := w.view(a)
	r.neg = !r.neg
	return r.held()
}

func wideBits(a Num) int {
	bits := a.wide.n.bitLen() + a.wide.d.bitLen()
	if bits > MaxBits && !a.wide.lowest {
		return a.Reduce().Bits()
	}
	return bits
}

func wideAdd(a, b Num) Num {
	var w words
	x, y := w.view(a), w.view(b)
	r := ratio{base: max(x.base, y.base), d: x.d}
	p, q := x.n, y.n
	if x.d.cmp(y.d) != 0 {
		p, q, r.d = w.product(x.n, y.d), w.product(y.n, x.d), w.product(x.d, y.d)
	}
	room := w.take(max(len(p), len(q)) + 1)
	switch {
	case x.neg == y.neg:
		r.neg, r.n = x.neg, addNat(room, p, q)
	case p.cmp(q) >= 0:
		r.neg, r.n = x.neg, subNat(room, p, q)
	default:
		r.neg, r.n = y.neg, subNat(room, q, p)
	}
	return r.num()
}

func wideMul(a, b Num) Num {
	var w words
	x, y := w.view(a), w.view(b)
	return ratio{
		neg:  x.neg != y.neg,
		base: max(x.base, y.base),
		n:    w.product(x.n, y.n),
		d:    w.product(x.d, y.d),
	}.num()
}

func wideDiv(a, b Num) (Num, bool) {
	var w words
	x, y := w.view(a), w.view(b)
	if len(y.n) == 0 {
		return Num{}, false
	}
	return ratio{
		neg:  x.neg != y.neg,
		base: max(x.base, y.base),
		n:    w.product(x.n, y.d),
		d:    w.product(x.d, y.n),
	}.num(), true
}

func wideMod(a, b Num) (Num, bool) {
	var w words
	x, y := w.view(a), w.view(b)
	if len(y.n) == 0 {
		return Num{}, false
	}
	p, q := w.product(x.n, y.d), w.product(y.n, x.d)
	_, rest := quoNat(nil, w.take(len(p)+1), w.take(len(q)), p, q)
	return ratio{neg: x.neg, base: max(x.base, y.base), n: rest, d: w.product(x.d, y.d)}.num(), true
}

func wideCmp(a, b Num) int {
	var w words
	x, y := w.view(a), w.view(b)
	if sign := a.Sign(); sign != b.Sign() {
		return order(int64(sign), int64(b.Sign()))
	}
	// A product has as many bits as its factors together, or one less: often that decides.
	p, q := x.n.bitLen()+y.d.bitLen(), y.n.bitLen()+x.d.bitLen()
	larger := order(int64(p), int64(q))
	if p-q < 2 && q-p < 2 {
		larger = w.product(x.n, y.d).cmp(w.product(y.n, x.d))
	}
	if x.neg {
		return -larger
	}
	return larger
}

// wideRound rounds a to a multiple of unit, which is above zero.
func wideRound(a, unit Num, m Mode) Num {
	var w words
	x, u := w.view(a), w.view(unit)
	p, q := w.product(x.n, u.d), w.product(x.d, u.n)
	quo, rest := quoNat(w.take(max(len(p)-len(q), 0)+1), w.take(len(p)+1), w.take(len(q)), p, q)
	if len(rest) > 0 {
		half := shiftLeft(w.take(len(rest)+1), rest, 1).cmp(q)
		if m.away(x.neg, half, quo.isOdd()) {
			quo = addNat(w.take(len(quo)+2), quo, nat{1})
		}
	}
	return ratio{neg: x.neg, base: u.base, n: w.product(quo, u.n), d: u.d}.num()
}

// Power10 is 10 to the power of p, of either sign. The caller bounds p.
func Power10(p int) Num {
	size := max(p, -p)
	n, d := nat{1}, nat{1}
	switch {
	case size < len(tens) && p < 0:
		return Num{n: 1, k: tens[size] - 1}
	case size < len(tens):
		return Int(tens[size])
	case p < 0:
		d = power(10, size)
	default:
		n = power(10, size)
	}
	return ratio{lowest: true, n: n, d: d}.held()
}
