package search

import "math/bits"

// pivot exchanges the basic variable of row i for the variable of column j. It is
// false when a coefficient would not fit.
func (t *tableau) pivot(i, j int) bool {
	row := t.row(i)
	p, d := row[j], t.den[i]
	if p > 0 {
		for k := range row {
			row[k] = -row[k]
		}
	} else {
		p, d = -p, -d
	}
	row[j], t.den[i] = d, p
	t.size[i] = reduce(row, &t.den[i])
	t.stale = append(t.stale, i)
	for r := range t.rows {
		if r == i || t.a[r*t.cols+j] == 0 {
			continue
		}
		if t.stale = append(t.stale, r); !t.eliminate(r, j, i) {
			t.overflow = true
			return false
		}
	}
	t.basic[i], t.free[j] = t.free[j], t.basic[i]
	t.at[t.basic[i]], t.at[t.free[j]] = ^i, j
	return true
}

// large is the size from which a row is brought to its lowest terms.
const large = 1 << 16

// eliminate writes row r without the variable of column j, of which row i says
// what it is in terms of the others.
func (t *tableau) eliminate(r, j, i int) bool {
	row, by := t.row(r), t.row(i)
	by = by[:len(row)]
	f, den := row[j], t.den[i]
	g := gcd(f, den)
	m, f := den/g, f/g
	row[j] = 0
	if !fits(t.size[r], m, t.size[i], f) || !fits(t.den[r], m, 0, 0) {
		return false
	}
	if m == 1 {
		var size int64
		for k := range row {
			c := row[k] + f*by[k]
			row[k] = c
			size = max(size, c, -c)
		}
		t.size[r] = size
		return true
	}
	size := t.den[r] * m
	t.den[r] = size
	for k := range row {
		c := row[k]*m + f*by[k]
		row[k] = c
		size = max(size, c, -c)
	}
	if t.size[r] = size; size > large {
		t.size[r] = reduce(row, &t.den[r])
	}
	return true
}

// evaluate brings the values of the basic variables up to date.
func (t *tableau) evaluate() bool {
	if len(t.moved) > 0 && !t.shift() {
		t.stale = t.stale[:0]
		for i := range t.rows {
			t.stale = append(t.stale, i)
		}
	}
	for _, j := range t.moved {
		t.by[j] = 0
	}
	t.moved = t.moved[:0]
	if len(t.stale) == 0 {
		return true
	}
	reach := largest(t.outside)
	for _, i := range t.stale {
		if !t.evaluateRow(i, reach) {
			return false
		}
	}
	t.stale = t.stale[:0]
	return true
}

// shift adds what the moved columns changed; false if to work out all rows anew is
// shorter, or needed because the numbers are large.
func (t *tableau) shift() bool {
	if 2*len(t.moved) > t.cols {
		return false
	}
	for _, j := range t.moved {
		by := t.by[j]
		for i := range t.rows {
			c := t.a[i*t.cols+j]
			if c == 0 {
				continue
			}
			if !fits(t.size[i], by, 0, 0) || max(t.num[i], -t.num[i]) > far/2 {
				return false
			}
			t.num[i] += c * by
		}
		t.by[j] = 0 // it may be listed twice
	}
	return true
}

// evaluateRow evaluates one row, with no |outside[j]| above reach.
func (t *tableau) evaluateRow(i int, reach int64) bool {
	if size := t.size[i]; !fits(size, reach, 0, 0) || !fits(size*reach, int64(t.cols), 0, 0) {
		return t.evaluateSlowly(i)
	}
	row := t.row(i)
	at := t.outside[:len(row)]
	var sum int64
	for k, c := range row {
		sum += c * at[k]
	}
	t.num[i] = sum
	return true
}

// evaluateSlowly evaluates one row in 128 bits.
func (t *tableau) evaluateSlowly(i int) bool {
	var hi, lo uint64
	for k, c := range t.row(i) {
		x := t.outside[k]
		h, l := bits.Mul64(uint64(max(c, -c)), uint64(max(x, -x)))
		var carry uint64
		if (c < 0) != (x < 0) {
			lo, carry = bits.Sub64(lo, l, 0)
			hi, _ = bits.Sub64(hi, h, carry)
		} else {
			lo, carry = bits.Add64(lo, l, 0)
			hi, _ = bits.Add64(hi, h, carry)
		}
	}
	t.num[i] = int64(lo)
	if hi != uint64(t.num[i]>>63) || t.num[i] >= far || t.num[i] <= -far {
		t.overflow = true
		return false
	}
	return true
}

// fits reports whether a*b + c*d stays well within 64 bits, for a, c >= 0.
func fits(a, b, c, d int64) bool {
	h, l := bits.Mul64(uint64(a), uint64(max(b, -b)))
	h2, l2 := bits.Mul64(uint64(c), uint64(max(d, -d)))
	return h == 0 && h2 == 0 && l < 1<<61 && l2 < 1<<61
}

// product is a*b for b > 0, or else something beyond every value of a row.
func product(a, b int64) int64 {
	h, l := bits.Mul64(uint64(max(a, -a)), uint64(b))
	switch {
	case h == 0 && l < 1<<62:
		return a * b
	case a < 0:
		return -1 << 62
	}
	return 1 << 62
}

func largest(row []int64) (size int64) {
	for _, c := range row {
		size = max(size, c, -c)
	}
	return size
}

// reduce divides a row and its denominator by what they have in common and
// returns the size of the largest coefficient.
func reduce(row []int64, den *int64) (size int64) {
	g := *den
	for _, c := range row {
		size = max(size, c, -c)
		if g != 1 && c != 0 {
			g = gcd(c, g)
		}
	}
	if g == 1 {
		return size
	}
	for k := range row {
		row[k] /= g
	}
	*den /= g
	return size / g
}

// gcd is the greatest common divisor of a and b, for b > 0.
func gcd(a, b int64) int64 {
	a = max(a, -a)
	for a != 0 {
		a, b = b%a, a
	}
	return b
}
