package exact

// ratio is a number that is held in more than two words. The denominator is not 0. It need not be in lowest terms: like
// the small form it is reduced only when it grows, and only when it has doubled since the last time, so that the cost of
// reducing stays a part of the cost of the arithmetic. A ratio is never changed after it is made.
type ratio struct {
	neg    bool
	lowest bool // known to be in lowest terms
	base   int  // words that the longest operand had when it was last reduced
	n, d   nat
}

// roomy is how many words a ratio may have without ever being reduced. It is enough for the mean of a dozen amounts.
const roomy = 16

// words is room that lives on the stack as long as little is needed.
type words struct {
	fixed [6 * roomy]uint64
	used  int
}

func (w *words) take(n int) nat {
	if w.used+n > len(w.fixed) {
		return make(nat, n)
	}
	w.used += n
	return w.fixed[w.used-n : w.used : w.used]
}

// view is any number as a ratio whose words must not be changed.
func (w *words) view(a Num) ratio {
	if a.k < 0 {
		return *a.wide
	}
	n, d := w.take(1), w.take(1)
	n[0], d[0] = magnitude(a.n), uint64(a.k+1)
	return ratio{neg: a.n < 0, n: n.trim(), d: d}
}

// product is x * y in new room.
func (w *words) product(x, y nat) nat { return mulNat(w.take(len(x)+len(y)), x, y) }

func (r ratio) size() int { return len(r.n) + len(r.d) }

// num is the number of a ratio whose words may be on the stack.
func (r ratio) num() Num {
	if r.size() > max(roomy, 2*r.base) {
		r = r.reduce()
	}
	return r.held()
}

// reduce is the same ratio in lowest terms.
func (r ratio) reduce() ratio {
	if len(r.n) == 0 {
		return ratio{lowest: true, d: nat{1}}
	}
	if g := gcdNat(r.n, r.d); len(g) > 1 || g[0] > 1 {
		r.n, r.d = exactQuotient(r.n, g), exactQuotient(r.d, g)
	}
	r.base, r.lowest = r.size(), true
	return r
}

// held is the number of a ratio as it is. The words get a home on the heap, one for both numbers.
func (r ratio) held() Num {
	if v, ok := r.small(); ok {
		return v
	}
	type home struct {
		ratio
		near [8]uint64
	}
	h := new(home)
	room := nat(h.near[:])
	if r.size() > len(room) {
		room = make(nat, r.size())
	}
	cut := copy(room, r.n)
	copy(room[cut:], r.d)
	h.neg, h.lowest, h.base = r.neg, r.lowest, r.base
	h.n, h.d = room[:cut:cut], room[cut:cut+len(r.d)]
	return Num{k: -1, wide: &h.ratio}
}

// small is the common form of a ratio that fits it as it is.
func (r ratio) small() (Num, bool) {
	if len(r.n) == 0 {
		return Num{}, true
	}
	if len(r.n) > 1 || len(r.d) > 1 || r.d[0] > maxInt64 {
		return Num{}, false
	}
	n, ok := signed(r.neg, r.n[0])
	return Num{n: n, k: int64(r.d[0]) - 1}, ok
}

// FromWords is n/d, negative with neg. n and d are 64-bit words, lowest first, and not kept. Like [Frac] it panics when
// d is 0. Bridges to other libraries of large numbers use it.
func FromWords(neg bool, n, d []uint64) Num {
	r := ratio{neg: neg, n: nat(n).trim(), d: nat(d).trim()}
	if len(r.d) == 0 {
		panic("exact: FromWords needs a denominator that is not zero")
	}
	return r.reduce().held()
}

// Words is the number in lowest terms, in the form of [FromWords]. The words are the caller's.
func (a Num) Words() (neg bool, n, d []uint64) {
	var w words
	r := w.view(a.Reduce())
	return r.neg, append([]uint64(nil), r.n...), append([]uint64(nil), r.d...)
}

// Decimal is the number as a whole number, in 64-bit words from the lowest, divided by ten to the power of places, the
// fewest that hold it exactly. It is not ok when no decimal does.
func (a Num) Decimal() (neg bool, coefficient []uint64, places int, ok bool) {
	var w words
	r := w.view(a.Reduce())
	coefficient, places, ok = r.decimal()
	return r.neg, coefficient, places, ok
}
