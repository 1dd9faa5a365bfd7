package search

// far stands for no bound. It is beyond every count and every sum of money in
// the least unit that a tableau is asked about.
const far = int64(1) << 60

// tableau decides whether rational numbers within bounds satisfy linear rows.
//
// Variables 0..cols-1 are the columns; variable cols+i is the value of row i,
// whose coefficients are whole. At any time every row has one variable in the
// basis, written as a combination of those outside it:
//
//	den[i] * basic = sum of a[i][j] * outside[j]
//
// Those outside the basis stand at whole numbers within their bounds. Basis and
// point stay from one question to the next, so a question that differs little
// from the last one costs little.
type tableau struct {
	cols, rows int
	a          []int64 // rows × cols, in place
	den        []int64 // above 0
	size       []int64 // by row: no coefficient is larger
	num        []int64 // den[i] times the value of the basic variable of row i
	outside    []int64 // the value of the variable outside the basis at column j
	basic      []int   // by row: its variable
	free       []int   // by column: its variable
	at         []int   // by variable: its column, or ^row
	lo, hi     []int64 // by variable
	moved      []int   // columns whose variable was moved; num does not follow yet
	by         []int64 // by column: how far
	stale      []int   // rows that were written anew; num does not follow yet
	overflow   bool    // a coefficient outgrew 64 bits: answers no longer count
	clash      []bool  // by variable: its bounds took part in a contradiction
	stuck      int     // the row that cannot reach its bound; -1: none was found
	upward     bool    // it would have to rise
	meter      *meter
}

func newTableau(cols int, rows [][]int64, m *meter) *tableau {
	r := len(rows)
	t := &tableau{cols: cols, rows: r, meter: m}
	whole := make([]int64, r*cols+3*r+2*cols+2*(cols+r))
	take := func(n int) []int64 {
		part := whole[:n:n]
		whole = whole[n:]
		return part
	}
	t.a, t.den, t.num, t.size, t.outside = take(r*cols), take(r), take(r), take(r), take(cols)
	t.lo, t.hi, t.by = take(cols+r), take(cols+r), take(cols)
	names := make([]int, 2*(cols+r))
	t.basic, t.free, t.at = names[:r:r], names[r:r+cols:r+cols], names[r+cols:]
	for j := range cols {
		t.free[j], t.at[j] = j, j
	}
	t.clash = make([]bool, cols+r)
	for i, row := range rows {
		copy(t.row(i), row)
		t.size[i] = largest(row)
		t.den[i], t.basic[i], t.at[cols+i] = 1, cols+i, ^i
		t.lo[cols+i], t.hi[cols+i] = -far, far
	}
	return t
}

func (t *tableau) row(i int) []int64 { return t.a[i*t.cols : (i+1)*t.cols] }

// bound sets the bounds of a variable and moves its value into them if it stands
// outside the basis.
func (t *tableau) bound(v int, lo, hi int64) {
	t.lo[v], t.hi[v] = lo, hi
	j := t.at[v]
	if j < 0 || lo > hi {
		return
	}
	t.move(j, min(max(t.outside[j], lo), hi))
}

// move sets the value of the variable outside the basis at column j.
func (t *tableau) move(j int, to int64) {
	if to == t.outside[j] {
		return
	}
	if t.by[j] == 0 {
		t.moved = append(t.moved, j)
	}
	t.by[j] += to - t.outside[j]
	t.outside[j] = to
}

// value is the value of a variable as a fraction.
func (t *tableau) value(v int) (num, den int64) {
	if j := t.at[v]; j >= 0 {
		return t.outside[j], 1
	}
	i := ^t.at[v]
	return t.num[i], t.den[i]
}

// feasible reports whether some rational point lies within all bounds, and stands
// at such a point if so. At first it mends the worst row by the variable with the
// most room, which is quick; if that takes long it goes on by the least number at
// each choice, which cannot go round in circles (Bland).
func (t *tableau) feasible() bool {
	for v := range t.lo {
		if t.lo[v] > t.hi[v] {
			t.clash[v] = true
			return false
		}
	}
	price := 1 + t.rows*t.cols/64
	for pivots := 0; t.evaluate(); pivots++ {
		patient := pivots > 16*t.rows+64
		i, to := t.broken(patient)
		if i < 0 {
			return true
		}
		j := t.remedy(i, to, patient)
		if j < 0 {
			return false
		}
		if !t.meter.spend(price) || !t.pivot(i, j) {
			return false
		}
		t.outside[j] = to
	}
	return false
}

// contradict notes whose bounds keep the basic variable of row i from its own.
func (t *tableau) contradict(i int, up bool) {
	t.stuck, t.upward = i, up
	t.clash[t.basic[i]] = true
	for j, c := range t.row(i) {
		if c != 0 {
			t.clash[t.free[j]] = true
		}
	}
}

// broken finds a row whose basic variable is outside its bounds, and the bound it
// must go to: the row that is furthest off, or, if patient, the one whose variable
// has the least number.
func (t *tableau) broken(patient bool) (row int, to int64) {
	row = -1
	least, most := len(t.lo), int64(0)
	for i, v := range t.basic {
		off, bound := t.off(i, v)
		if off == 0 || patient && v > least || !patient && off < most {
			continue
		}
		row, to, least, most = i, bound, v, off
	}
	return row, to
}

// off is how far the basic variable v of row i is outside its bounds, rounded up,
// and the bound that it misses.
func (t *tableau) off(i, v int) (off, bound int64) {
	if lo := t.lo[v]; lo > -far && t.num[i] < product(lo, t.den[i]) {
		return lo - floorDiv(t.num[i], t.den[i]), lo
	}
	if hi := t.hi[v]; hi < far && t.num[i] > product(hi, t.den[i]) {
		return ceilDiv(t.num[i], t.den[i]) - hi, hi
	}
	return 0, 0
}

// remedy finds a variable outside the basis that can move the basic variable of row
// i towards a bound; -1 shows that all together cannot move it there, so that the
// bounds clash. It takes the one that can move it furthest and, where that is not
// enough, first moves that to its own end; if patient, the one of the least number.
func (t *tableau) remedy(i int, to int64, patient bool) (col int) {
	need := product(to, t.den[i]) - t.num[i]
	up := need > 0
	need = max(need, -need)
	if first := t.reaches(i, need, up); first < 0 || patient {
		return first
	}
	for {
		col, most := -1, int64(0)
		for j, c := range t.row(i) {
			if reach := t.span(j, c, up); reach > most {
				col, most = j, reach
			}
		}
		if most >= need || !t.exhaust(i, col, up) {
			return col
		}
		need -= most
	}
}

// reaches finds the first variable that can move the basic variable of row i; -1 if
// all together do not move it as far as needed.
func (t *tableau) reaches(i int, need int64, up bool) (first int) {
	first = -1
	least := len(t.lo)
	sum := int64(0)
	for j, c := range t.row(i) {
		if reach := t.span(j, c, up); reach > 0 {
			sum = min(sum+reach, 1<<62)
			if t.free[j] < least {
				first, least = j, t.free[j]
			}
		}
	}
	if sum < need {
		t.contradict(i, up)
		return -1
	}
	return first
}

// span is how far the variable of column j can move a row in which its coefficient
// is c, within its bounds.
func (t *tableau) span(j int, c int64, up bool) int64 {
	if c == 0 {
		return 0
	}
	v := t.free[j]
	room := t.hi[v] - t.outside[j]
	if (c > 0) != up {
		room = t.outside[j] - t.lo[v]
	}
	return min(product(room, max(c, -c)), far)
}

// exhaust moves the variable of column j to the end of its bounds; false if that is
// not to be counted.
func (t *tableau) exhaust(i, j int, up bool) bool {
	v := t.free[j]
	to := t.hi[v]
	if (t.row(i)[j] > 0) != up {
		to = t.lo[v]
	}
	by := to - t.outside[j]
	for r := range t.rows {
		if !fits(t.size[r], by, 0, 0) || max(t.num[r], -t.num[r]) > far {
			return false
		}
	}
	for r := range t.rows {
		t.num[r] += t.a[r*t.cols+j] * by
	}
	t.outside[j] = to
	return true
}
