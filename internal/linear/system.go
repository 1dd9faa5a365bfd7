package linear

import "github.com/merit-rules/merit/internal/exact"

// Cond is how a form compares with 0.
type Cond uint8

// The conditions.
const (
	AtLeast Cond = iota // f >= 0
	Above               // f > 0
	AtMost              // f <= 0
	Below               // f < 0
	Zero                // f = 0
)

// System is a set of conditions on forms. The zero System has none and no variables.
type System struct {
	lo, hi []bound
	val    []Point
	whole  []bool
	row    []int         // by variable: its row; -1 while it is free to move
	basic  []int         // by row: the variable that it defines
	rows   [][]exact.Num // a row's variable as a sum over the free ones
	forms  map[string]int
	trail  []change
	work   int64

	Until int64 // work after which nothing more is decided; 0: no limit
}

// change is a bound as it was.
type change struct {
	v     int
	upper bool
	old   bound
}

// Var is a new variable, without bounds; a whole one is a whole number.
func (s *System) Var(whole bool) int {
	s.lo, s.hi = append(s.lo, bound{}), append(s.hi, bound{})
	s.val, s.whole = append(s.val, Point{}), append(s.whole, whole)
	s.row = append(s.row, -1)
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], exact.Num{})
	}
	return len(s.lo) - 1
}

// Size is the number of variables and rows.
func (s *System) Size() int { return len(s.lo) + len(s.rows) }

// Work is what has been done so far: numbers looked at or computed, long ones counted
// by their length.
func (s *System) Work() int64 { return s.work }

// Mark is the present state, for [System.Undo].
func (s *System) Mark() int { return len(s.trail) }

// Undo takes back every condition since the mark.
func (s *System) Undo(mark int) {
	for len(s.trail) > mark {
		c := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if c.upper {
			s.hi[c.v] = c.old
		} else {
			s.lo[c.v] = c.old
		}
	}
}

// Require adds a condition. It is false where the bounds alone show that it cannot
// hold; true says nothing until [System.Check].
func (s *System) Require(f Form, cond Cond) bool {
	if f.IsConstant() {
		return holds(f.Const.Sign(), cond)
	}
	v, k := f.Terms[0].Var, f.Terms[0].Coef
	if len(f.Terms) > 1 {
		var g Form
		g, k, _ = f.apart()
		v = s.define(g)
	}
	line, _ := exact.Div(f.Const.Neg(), k)
	if k.Sign() < 0 {
		cond = mirrored[cond]
	}
	return s.bound(v, line.Reduce(), cond)
}

var mirrored = [...]Cond{AtLeast: AtMost, Above: Below, AtMost: AtLeast, Below: Above, Zero: Zero}

func holds(sign int, cond Cond) bool {
	switch cond {
	case AtLeast:
		return sign >= 0
	case Above:
		return sign > 0
	case AtMost:
		return sign <= 0
	case Below:
		return sign < 0
	}
	return sign == 0
}

// bound holds a variable against a line.
func (s *System) bound(v int, line exact.Num, cond Cond) bool {
	one := exact.Int(1)
	switch cond {
	case AtLeast:
		return s.raise(v, at(line))
	case Above:
		return s.raise(v, Point{line, one})
	case AtMost:
		return s.lower(v, at(line))
	case Below:
		return s.lower(v, Point{line, one.Neg()})
	}
	return s.raise(v, at(line)) && s.lower(v, at(line))
}

// raise sets a lower bound, of a whole variable to the next whole number.
func (s *System) raise(v int, p Point) bool {
	if s.whole[v] {
		up := p.X.Ceil()
		if p.Eps.Sign() > 0 && exact.Equal(up, p.X) {
			up = exact.Add(up, exact.Int(1))
		}
		p = at(up)
	}
	switch {
	case s.lo[v].set && p.Cmp(s.lo[v].at) <= 0:
		return true
	case s.hi[v].set && p.Cmp(s.hi[v].at) > 0:
		return false
	}
	s.trail = append(s.trail, change{v, false, s.lo[v]})
	s.lo[v] = bound{true, p}
	if s.row[v] < 0 && s.val[v].Cmp(p) < 0 {
		s.move(v, p)
	}
	return true
}

// lower sets an upper bound.
func (s *System) lower(v int, p Point) bool {
	if s.whole[v] {
		down := p.X.Floor()
		if p.Eps.Sign() < 0 && exact.Equal(down, p.X) {
			down = exact.Sub(down, exact.Int(1))
		}
		p = at(down)
	}
	switch {
	case s.hi[v].set && p.Cmp(s.hi[v].at) >= 0:
		return true
	case s.lo[v].set && p.Cmp(s.lo[v].at) < 0:
		return false
	}
	s.trail = append(s.trail, change{v, true, s.hi[v]})
	s.hi[v] = bound{true, p}
	if s.row[v] < 0 && s.val[v].Cmp(p) > 0 {
		s.move(v, p)
	}
	return true
}

// define is the variable that a form is which [Form.apart] gave.
func (s *System) define(g Form) int {
	if len(g.Terms) == 1 {
		return g.Terms[0].Var
	}
	key := g.Key()
	if v, ok := s.forms[key]; ok {
		return v
	}
	v := s.Var(s.wholeForm(g))
	row := make([]exact.Num, len(s.lo))
	var value Point
	for _, t := range g.Terms {
		value = value.add(s.val[t.Var].scale(t.Coef))
		if i := s.row[t.Var]; i >= 0 {
			s.addScaled(row, s.rows[i], t.Coef)
			continue
		}
		row[t.Var] = exact.Add(row[t.Var], t.Coef).Reduce()
	}
	s.val[v], s.row[v] = value, len(s.rows)
	s.rows, s.basic = append(s.rows, row), append(s.basic, v)
	if s.forms == nil {
		s.forms = map[string]int{}
	}
	s.forms[key] = v
	return v
}

// wholeForm reports whether a form is a whole number wherever its variables are.
func (s *System) wholeForm(g Form) bool {
	for _, t := range g.Terms {
		if !s.whole[t.Var] || !t.Coef.IsInt() {
			return false
		}
	}
	return true
}

func (s *System) addScaled(row, other []exact.Num, k exact.Num) {
	s.work += int64(len(other))
	for i := range other {
		if other[i].Sign() != 0 {
			row[i] = exact.Add(row[i], exact.Mul(other[i], k)).Reduce()
			s.charge(row[i])
		}
	}
}

// Over reports whether the limit of work has been passed: what was decided since may be
// wrong, on the side of holding.
func (s *System) Over() bool { return s.Until > 0 && s.work > s.Until }

// charge counts a number that was computed: a multiplication of long ones, and bringing
// the result to lowest terms, take about the square of their length.
func (s *System) charge(x exact.Num) {
	words := int64(x.Bits()/64 + 1)
	s.work += 4 * words * words
}

// At is the form's value at the present point.
func (s *System) At(f Form) Point {
	s.work += int64(len(f.Terms))
	p := at(f.Const)
	for _, t := range f.Terms {
		p = p.add(s.val[t.Var].scale(t.Coef))
	}
	return p
}

// Bounds is what the bounds of a form's variables, each by itself, leave of the form.
func (s *System) Bounds(f Form) (low, high Point, hasLow, hasHigh bool) {
	s.work += int64(len(f.Terms))
	low, high, hasLow, hasHigh = at(f.Const), at(f.Const), true, true
	for _, t := range f.Terms {
		lo, hi := s.lo[t.Var], s.hi[t.Var]
		if t.Coef.Sign() < 0 {
			lo, hi = hi, lo
		}
		if hasLow = hasLow && lo.set; hasLow {
			low = low.add(lo.at.scale(t.Coef))
		}
		if hasHigh = hasHigh && hi.set; hasHigh {
			high = high.add(hi.at.scale(t.Coef))
		}
	}
	if len(f.Terms) > 1 && len(s.forms) > 0 {
		low, high, hasLow, hasHigh = s.tighter(f, low, high, hasLow, hasHigh)
	}
	return low, high, hasLow, hasHigh
}

// tighter takes the bounds that were required of the form itself.
func (s *System) tighter(f Form, low, high Point, hasLow, hasHigh bool) (Point, Point, bool, bool) {
	g, k, c := f.apart()
	v, known := s.forms[g.Key()]
	if !known {
		return low, high, hasLow, hasHigh
	}
	lo, hi := s.lo[v], s.hi[v]
	if k.Sign() < 0 {
		lo, hi = hi, lo
	}
	if p := lo.at.scale(k).add(at(c)); lo.set && (!hasLow || p.Cmp(low) > 0) {
		low, hasLow = p, true
	}
	if p := hi.at.scale(k).add(at(c)); hi.set && (!hasHigh || p.Cmp(high) < 0) {
		high, hasHigh = p, true
	}
	return low, high, hasLow, hasHigh
}
