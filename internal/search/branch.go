package search

// solvable reports whether whole numbers lie within all bounds, and keeps them in
// s.point. The tableau guides: where its point is whole it is the proof, where
// there is none there is no whole one either. Else the search branches, first on
// the number funded, because for a fixed number every share is a whole number.
func (s *system) solvable() bool {
	clear(s.clash)
	ok := !s.refuted() && s.ask()
	if s.blamed != nil && !ok {
		s.blame(s.clash)
	}
	return ok && !s.meter.out
}

func (s *system) ask() bool {
	mark := len(s.trail)
	s.recall()
	s.refuter.begin(mark)
	ok := !s.sifted && s.search()
	s.undo(mark)
	s.refuter.end(s, ok)
	if s.overflow {
		s.sifted = true
		ok = s.sift()
	}
	return ok
}

// recall moves the tableau to the last solution, as far as the bounds allow: a
// question mostly asks for little more than what that has.
func (s *system) recall() {
	for j, v := range s.free {
		s.move(j, min(max(s.point[v], s.lo[v]), s.hi[v]))
	}
}

func (s *system) search() bool {
	s.stuck = -1
	if !s.meter.spend(1+s.rows*s.cols/512) || !s.tighten() || !s.feasible() {
		s.refute()
		return false
	}
	v := s.fraction()
	if v < 0 {
		s.keep()
		return true
	}
	base := s.openBase()
	if base < 0 {
		num, den := s.value(v)
		at, lo, hi := floorDiv(num, den), s.lo[v], s.hi[v]
		return s.within(v, lo, at) || s.within(v, at+1, hi)
	}
	num, den := s.value(base)
	at, lo, hi := floorDiv(num, den), s.lo[base], s.hi[base]
	return s.within(base, at, at) || s.within(base, at+1, hi) || s.within(base, lo, at-1)
}

func (s *system) within(v int, lo, hi int64) bool {
	if lo > hi || s.overflow {
		return false
	}
	mark := len(s.trail)
	s.set(v, lo, hi)
	ok := s.search()
	s.undo(mark)
	return ok
}

// fraction names a variable whose value is not whole, sums before columns; -1: the
// point is whole. Sums of money are not named: they are whole once the columns are,
// and have too many values to branch on.
func (s *system) fraction() (v int) {
	v = -1
	for i, b := range s.basic {
		if b >= s.cols && s.sumsOf[b-s.cols] {
			continue
		}
		if s.num[i]%s.den[i] != 0 && (v < 0 || s.before(b, v)) {
			v = b
		}
	}
	return v
}

// openBase names the first base of a share that is not fixed yet, the number
// funded before the others; -1: every share is a whole number.
func (s *system) openBase() (v int) {
	v = -1
	for k := range s.shares {
		if b := s.shares[k].base; s.lo[b] < s.hi[b] && (v < 0 || b < v) {
			v = b
		}
	}
	return v
}

// before orders the variables by how much a branch on them settles: sums first.
func (s *system) before(v, w int) bool {
	if (v >= s.cols) != (w >= s.cols) {
		return v >= s.cols
	}
	return v < w
}

// tighten carries the bounds over from the base of a share to its members and
// back, rounded to whole numbers. It is false where they clash.
func (s *system) tighten() bool {
	for k := range s.shares {
		r := &s.shares[k]
		x, b := r.x, r.base
		xlo, xhi, blo, bhi := s.lo[x], s.hi[x], s.lo[b], s.hi[b]
		if r.isMost {
			xhi, blo = min(xhi, r.bound.most(bhi)), max(blo, r.bound.baseOver(max(xlo, 0)))
		} else {
			xlo, bhi = max(xlo, r.bound.least(blo)), min(bhi, r.bound.baseUnder(xhi))
		}
		moved := s.narrow(x, xlo, xhi)
		if s.narrow(b, blo, bhi) || moved {
			s.clash[x], s.clash[b] = true, true
		}
		if xlo > xhi || blo > bhi {
			return false
		}
	}
	return true
}

func (s *system) narrow(v int, lo, hi int64) (moved bool) {
	if moved = lo != s.lo[v] || hi != s.hi[v]; moved {
		s.set(v, lo, hi)
	}
	return moved
}

// blame adds the limits whose rows took part in the answer no. It may name too
// many, never too few: without the others the answer would still be no.
func (s *system) blame(clash []bool) {
	for i, source := range s.sources {
		if clash[s.cols+i] || s.sifted {
			for _, l := range source {
				s.blamed[l] = true
			}
		}
	}
}

// keep stores the whole point at which the tableau stands.
func (s *system) keep() {
	for v := range s.point {
		num, den := s.value(v)
		s.point[v] = num / den
	}
}
