package whole

import "math/bits"

// basis is a set of variables, as many as there are rows, that follow from all
// others. Of the equations sum of columns - row = 0 let M be those of the basic
// variables; row i of the inverse of M is y(i)/den(i), in lowest terms. The others
// stand at whole numbers, and r is what they add to the equations; basic variable i
// is then -y(i)·r / den(i).
type basis struct {
	s     *System
	in    []int // the basic variables
	at    []int // per variable: where it is in the basis, -1: it is not
	x     []int // of the others: where they stand
	y     []int // rows × rows
	den   []int // above 0
	r     []int
	num   []int // of the basic variables: value × den
	gains []int // scratch, per variable
	width int   // of the ends of the boxes, in bits
	lost  bool  // a number would not have fitted its word
	steps int   // exchanges in the question at hand
}

// mostBits is how long a number may grow before it is given up.
const mostBits = 61

func newBasis(s *System) *basis {
	all := s.cols + s.rows
	b := &basis{s: s, in: make([]int, s.rows), at: make([]int, all), x: make([]int, all),
		y: make([]int, s.rows*s.rows), den: make([]int, s.rows), r: make([]int, s.rows),
		num: make([]int, s.rows), gains: make([]int, all)}
	for v := range b.at {
		b.at[v] = -1
	}
	for k := range s.rows {
		b.in[k], b.at[s.cols+k] = s.cols+k, k
		b.y[k*s.rows+k], b.den[k] = -1, 1
	}
	return b
}

func (b *basis) rowOf(i int) []int { return b.y[i*b.s.rows : (i+1)*b.s.rows] }

// longest is the length in bits of the longest number.
func longest(x []int) int {
	var all uint
	for _, v := range x {
		all |= magnitude(v)
	}
	return bits.Len(all)
}

func magnitude(v int) uint {
	if v < 0 {
		return uint(-v)
	}
	return uint(v)
}

// fits reports whether sums of n products of numbers of so many bits fit a word,
// and notes it if they do not.
func (b *basis) fits(n int, size ...int) bool {
	total := bits.Len(uint(n))
	for _, k := range size {
		total += k
	}
	b.lost = b.lost || total > mostBits
	return !b.lost
}

// dot is y times the equation column of a variable.
func (b *basis) dot(y []int, v int) (sum int) {
	s := b.s
	if v >= s.cols {
		return -y[v-s.cols]
	}
	for k := s.start[v]; k < s.start[v+1]; k++ {
		sum += y[s.row[k]] * s.times[k]
	}
	return sum
}

// move sets where a variable that is not basic stands.
func (b *basis) move(v, to int) {
	b.shift(v, to-b.x[v])
	b.x[v] = to
}

// shift adds so much of a variable's column to what the others add up to.
func (b *basis) shift(v, by int) {
	s := b.s
	if v >= s.cols {
		b.r[v-s.cols] -= by
		return
	}
	for k := s.start[v]; k < s.start[v+1]; k++ {
		b.r[s.row[k]] += by * s.times[k]
	}
}

// enter moves the variables that are not basic into their boxes.
func (b *basis) enter(lo, hi []int) {
	b.width = 0
	for v, x := range b.x {
		if lo[v] > -Far {
			b.width = max(b.width, bits.Len(magnitude(lo[v])))
		}
		if hi[v] < Far {
			b.width = max(b.width, bits.Len(magnitude(hi[v])))
		}
		if b.at[v] < 0 && (x < lo[v] || x > hi[v]) {
			b.move(v, min(max(x, lo[v]), hi[v]))
		}
	}
	b.evaluate()
}

// evaluate finds the values of the basic variables anew.
func (b *basis) evaluate() {
	size := longest(b.r)
	for i := range b.in {
		y, sum := b.rowOf(i), 0
		if !b.fits(len(y), size, longest(y)) || !b.fits(1, b.width, bits.Len(uint(b.den[i]))) {
			return
		}
		for k, x := range b.r {
			sum -= y[k] * x
		}
		b.num[i] = sum
	}
	*b.s.effort -= len(b.y)
}

// missing is by how much, in den-ths, basic variable i is below (above 0) or above
// (below 0) its box.
func (b *basis) missing(i int, lo, hi []int) int {
	v, num, den := b.in[i], b.num[i], b.den[i]
	if lo[v] > -Far && num < lo[v]*den {
		return lo[v]*den - num
	}
	if hi[v] < Far && num > hi[v]*den {
		return hi[v]*den - num
	}
	return 0
}

// worst is the basic variable that is farthest outside its box, or, if careful, the
// first of those outside; -1 if there is none.
func (b *basis) worst(lo, hi []int, careful bool) (worst int) {
	worst = -1
	most := uint(0)
	for i := range b.in {
		m := b.missing(i, lo, hi)
		if m == 0 {
			continue
		}
		if careful {
			if worst < 0 || b.in[i] < b.in[worst] {
				worst = i
			}
			continue
		}
		if far := (magnitude(m)-1)/uint(b.den[i]) + 1; far > most {
			worst, most = i, far
		}
	}
	return worst
}

// repair exchanges variables until all are in their boxes. A basic variable that
// nothing can move is returned: its row shows that there is no choice.
func (b *basis) repair(lo, hi []int) (stuck int, done bool) {
	b.steps = 0
	for !b.lost && *b.s.effort > 0 {
		careful := b.steps > 4*b.s.rows+20
		i := b.worst(lo, hi, careful)
		if i < 0 {
			return -1, true
		}
		if !b.fits(b.s.longest, longest(b.rowOf(i)), bits.Len(uint(b.s.greatest))) {
			return -1, false
		}
		if !b.mend(i, lo, hi, careful) {
			return i, true
		}
		b.steps++
	}
	return -1, false
}

// mend moves basic variable i to the end of its box that it is beyond. It is false
// where no other variable can move it that way.
func (b *basis) mend(i int, lo, hi []int, careful bool) bool {
	want := b.missing(i, lo, hi)
	y, best, reach := b.rowOf(i), -1, uint(0)
	*b.s.effort -= len(b.x) + len(b.s.row)
	for v := range b.x {
		if b.at[v] >= 0 || lo[v] == hi[v] {
			continue
		}
		gain := -b.dot(y, v) // of i, in den-ths, for one more of v
		if gain == 0 {
			continue
		}
		room := hi[v] - b.x[v]
		if (gain > 0) != (want > 0) {
			room = b.x[v] - lo[v]
		}
		if room <= 0 {
			continue
		}
		if careful {
			best = v
			break
		}
		if r := far(magnitude(gain), uint(room)); r > reach {
			best, reach = v, r
		}
	}
	if best < 0 {
		return false
	}
	leaving := b.in[i]
	to := lo[leaving]
	if want < 0 {
		to = hi[leaving]
	}
	b.exchange(i, best, to)
	return true
}

// far is how far a variable with so much room moves another, no more than a word.
func far(gain, room uint) uint {
	hi, lo := bits.Mul(gain, room)
	if hi > 0 {
		return ^uint(0)
	}
	return lo
}

// exchange makes variable v basic in place of the i-th, which goes to a whole number.
func (b *basis) exchange(i, v, to int) {
	s, m := b.s, b.s.rows
	pivot := b.rowOf(i)
	alpha, size := b.dot(pivot, v), longest(pivot)
	for k := range b.in {
		y := b.rowOf(k)
		a := 0
		if k != i {
			if !b.fits(s.longest, longest(y), bits.Len(uint(s.greatest))) {
				return
			}
			a = b.dot(y, v)
		}
		if a != 0 {
			b.combine(y, pivot, k, a, alpha, size)
		}
	}
	if b.lost {
		return
	}
	if b.den[i] = alpha; alpha < 0 {
		b.den[i] = -alpha
		for k := range pivot {
			pivot[k] = -pivot[k]
		}
	}
	reduce(pivot, &b.den[i])
	b.shift(v, -b.x[v])
	leaving := b.in[i]
	b.in[i], b.at[v], b.at[leaving] = v, i, -1
	b.x[leaving], b.x[v] = 0, 0
	b.move(leaving, to)
	*s.effort -= 2 * m * m
	b.evaluate()
}

// combine takes the pivot row off row k of the inverse: with a(k) and alpha what
// the two rows make of the entering column, (alpha·y(k) - a(k)·pivot) / (den(k)·alpha).
func (b *basis) combine(y, pivot []int, k, a, alpha, size int) {
	g := gcd(magnitude(a), magnitude(alpha))
	a, alpha = a/int(g), alpha/int(g)
	if alpha < 0 {
		a, alpha = -a, -alpha
	}
	la, lp := bits.Len(magnitude(a)), bits.Len(magnitude(alpha))
	if !b.fits(2, max(longest(y)+lp, size+la)) || !b.fits(1, bits.Len(magnitude(b.den[k])), lp) {
		return
	}
	for j, p := range pivot {
		y[j] = alpha*y[j] - a*p
	}
	b.den[k] *= alpha
	reduce(y, &b.den[k])
}

// reduce divides a row and its denominator by what they have in common.
func reduce(y []int, den *int) {
	g := magnitude(*den)
	for _, v := range y {
		if g == 1 {
			return
		}
		if v != 0 {
			g = gcd(g, magnitude(v))
		}
	}
	if g <= 1 {
		return
	}
	for k := range y {
		y[k] /= int(g)
	}
	*den /= int(g)
}

func gcd(a, b uint) uint {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
