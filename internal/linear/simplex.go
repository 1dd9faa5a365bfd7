package linear

import "github.com/merit-rules/merit/internal/exact"

// Check decides whether all conditions can hold over the rationals; then the present
// point is one where they do, unless the limit of work was passed ([System.Over]). It
// always ends: of several variables that could move,
// the first does (Bland's rule).
func (s *System) Check() bool {
	for {
		broken := s.broken()
		if broken < 0 || s.Over() {
			return true
		}
		i := s.row[broken]
		target, up := s.lo[broken].at, true
		if !s.lo[broken].set || s.val[broken].Cmp(target) >= 0 {
			target, up = s.hi[broken].at, false
		}
		free := s.helper(i, up)
		if free < 0 {
			return false
		}
		s.exchange(i, free, target)
	}
}

// broken is the first defined variable outside its bounds; -1: none.
func (s *System) broken() int {
	found := -1
	s.work += int64(len(s.basic))
	for _, v := range s.basic {
		if (found < 0 || v < found) && (s.lo[v].set && s.val[v].Cmp(s.lo[v].at) < 0 || s.hi[v].set && s.val[v].Cmp(s.hi[v].at) > 0) {
			found = v
		}
	}
	return found
}

// helper is the first free variable that can move a row's variable up, or down.
func (s *System) helper(i int, up bool) int {
	s.work += int64(len(s.rows[i])) / 4
	for v, c := range s.rows[i] {
		if sign := c.Sign(); sign != 0 && s.movable(v, (sign > 0) == up) {
			return v
		}
	}
	return -1
}

func (s *System) movable(v int, up bool) bool {
	if up {
		return !s.hi[v].set || s.val[v].Cmp(s.hi[v].at) < 0
	}
	return !s.lo[v].set || s.val[v].Cmp(s.lo[v].at) > 0
}

// move gives a free variable another value; the rows follow.
func (s *System) move(v int, to Point) {
	by := to.sub(s.val[v])
	s.val[v] = to
	s.work += int64(len(s.rows))
	for i, row := range s.rows {
		if row[v].Sign() != 0 {
			s.val[s.basic[i]] = s.val[s.basic[i]].add(by.scale(row[v]))
			s.charge(s.val[s.basic[i]].X)
		}
	}
}

// exchange moves a row's variable to a value by moving a free one, and lets them
// change places.
func (s *System) exchange(i, free int, to Point) {
	inverse, _ := exact.Div(exact.Int(1), s.rows[i][free])
	by := to.sub(s.val[s.basic[i]]).scale(inverse)
	s.move(free, s.val[free].add(by))
	s.pivot(i, free)
}

// pivot makes a free variable the one that row i defines.
func (s *System) pivot(i, free int) {
	row, out := s.rows[i], s.basic[i]
	inverse, _ := exact.Div(exact.Int(1), row[free])
	minus := inverse.Neg()
	for v := range row {
		if row[v].Sign() != 0 {
			row[v] = exact.Mul(row[v], minus).Reduce()
			s.charge(row[v])
		}
	}
	row[free], row[out] = exact.Num{}, inverse.Reduce()
	for j := range s.rows {
		if k := s.rows[j][free]; j != i && k.Sign() != 0 {
			s.rows[j][free] = exact.Num{}
			s.addScaled(s.rows[j], row, k)
		}
	}
	s.basic[i], s.row[free], s.row[out] = free, i, -1
}

// Most is the least upper bound of a form under the conditions, which must be known
// to hold together; bounded is false where it has none. A bound with a part below 0
// beside the number comes near the number and never reaches it.
func (s *System) Most(f Form) (top Point, bounded bool) {
	if f.IsConstant() {
		return at(f.Const), true
	}
	g, k, c := f.apart()
	v := s.define(g)
	if !s.Check() || !s.push(v, k.Sign() > 0) {
		return Point{}, false
	}
	return s.val[v].scale(k).add(at(c)), true
}

// Least is the greatest lower bound of a form.
func (s *System) Least(f Form) (bottom Point, bounded bool) {
	top, bounded := s.Most(f.Scale(exact.Int(-1)))
	return top.scale(exact.Int(-1)), bounded
}

// push moves a variable as far up, or down, as the conditions allow; false where
// there is no end. The point keeps all conditions.
func (s *System) push(v int, up bool) bool {
	for !s.Over() {
		if s.row[v] < 0 {
			if !s.slide(v, up) {
				return false
			}
			if s.row[v] < 0 {
				return true // stopped by its own bound
			}
		}
		free := s.helper(s.row[v], up)
		if free < 0 {
			return true
		}
		if !s.slide(free, (s.rows[s.row[v]][free].Sign() > 0) == up) {
			return false
		}
	}
	return false
}

// slide moves a free variable until a bound stops it: its own, or that of a row's
// variable, which then changes places with it.
func (s *System) slide(free int, up bool) bool {
	var room Point
	found, row := false, -1
	take := func(r Point, i int) {
		if !found || r.Cmp(room) < 0 || r.Cmp(room) == 0 && i >= 0 && row >= 0 && s.basic[i] < s.basic[row] {
			room, row, found = r, i, true
		}
	}
	if own := s.end(free, up); own.set {
		take(gap(s.val[free], own.at), -1)
	}
	s.work += int64(len(s.rows))
	for i := range s.rows {
		k := s.rows[i][free]
		if k.Sign() == 0 {
			continue
		}
		w := s.basic[i]
		if e := s.end(w, (k.Sign() > 0) == up); e.set {
			inverse, _ := exact.Div(exact.Int(1), k.Abs())
			take(gap(s.val[w], e.at).scale(inverse), i)
		}
	}
	if !found {
		return false
	}
	if !up {
		room = room.scale(exact.Int(-1))
	}
	s.move(free, s.val[free].add(room))
	if row >= 0 {
		s.pivot(row, free)
	}
	return true
}

func (s *System) end(v int, up bool) bound {
	if up {
		return s.hi[v]
	}
	return s.lo[v]
}

func gap(a, b Point) Point {
	if a.Cmp(b) > 0 {
		return a.sub(b)
	}
	return b.sub(a)
}
