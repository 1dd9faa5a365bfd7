package whole

import "slices"

// search looks for a choice within boxes, which it may shrink.
func (s *System) search(lo, hi []int) Answer {
	if !s.tighten(lo, hi) || s.isRefuted(lo, hi) {
		return No
	}
	b := s.basis
	if b.lost {
		return Unknown
	}
	b.enter(lo, hi)
	stuck, done := b.repair(lo, hi)
	switch {
	case !done:
		return Unknown
	case stuck >= 0:
		if s.refute(b.rowOf(stuck), lo, hi) {
			return No
		}
		b.lost = true
		return Unknown
	}
	if v, below, found := s.fraction(); found {
		return s.part(v, below, lo, hi)
	}
	s.record()
	if k := s.broken(); k >= 0 {
		return s.settle(s.bounds[k].Base, lo, hi)
	}
	return Yes
}

// tighten draws from every bound what it says about both ends of its variables. It
// is false where nothing is left.
func (s *System) tighten(lo, hi []int) bool {
	for v := range lo {
		if lo[v] > hi[v] {
			return false
		}
	}
	for k := range s.bounds {
		c := &s.bounds[k]
		of, base := c.Of, c.Base
		if c.Ceiling {
			hi[of] = min(hi[of], c.At(hi[base]))
			if c.At(lo[base]) < lo[of] {
				lo[base] = lastTrue(lo[base], hi[base], func(n int) bool { return c.At(n) < lo[of] }) + 1
			}
		} else {
			lo[of] = max(lo[of], c.At(lo[base]))
			if c.At(hi[base]) > hi[of] {
				hi[base] = lastTrue(lo[base], hi[base], func(n int) bool { return c.At(n) <= hi[of] })
			}
		}
		if lo[of] > hi[of] || lo[base] > hi[base] {
			return false
		}
	}
	return true
}

// lastTrue is the greatest number from lo to hi that holds, where those that hold
// come first; lo-1 if none does.
func lastTrue(lo, hi int, holds func(int) bool) int {
	for lo <= hi {
		mid := lo + (hi-lo)/2
		if holds(mid) {
			lo = mid + 1
		} else {
			hi = mid - 1
		}
	}
	return hi
}

// fraction finds a variable that does not stand at a whole number.
func (s *System) fraction() (v, below int, found bool) {
	b := s.basis
	for _, v := range s.first {
		if i := b.at[v]; i >= 0 && b.num[i]%b.den[i] != 0 {
			return v, floor(b.num[i], b.den[i]), true
		}
	}
	for i, v := range b.in {
		if b.den[i] != 1 && b.num[i]%b.den[i] != 0 {
			return v, floor(b.num[i], b.den[i]), true
		}
	}
	return 0, 0, false
}

func floor(n, d int) int {
	if n < 0 {
		return -((-n + d - 1) / d)
	}
	return n / d
}

// part tries the whole numbers above a fraction, and those below.
func (s *System) part(v, below int, lo, hi []int) Answer {
	result := No
	for _, up := range []bool{true, false} {
		l, h := slices.Clone(lo), slices.Clone(hi)
		if up {
			l[v] = below + 1
		} else {
			h[v] = below
		}
		if a := s.search(l, h); a == Yes {
			return Yes
		} else if a == Unknown {
			result = Unknown
		}
		if *s.effort <= 0 {
			return Unknown
		}
	}
	return result
}

// record writes down where all variables stand.
func (s *System) record() {
	b := s.basis
	if s.point == nil {
		s.point = make([]int, len(b.x))
	}
	copy(s.point, b.x)
	for i, v := range b.in {
		s.point[v] = b.num[i] / b.den[i]
	}
}

// broken is a bound that the choice found does not keep; -1 if it keeps all.
func (s *System) broken() int {
	for k, c := range s.bounds {
		of, limit := s.point[c.Of], c.At(s.point[c.Base])
		if c.Ceiling && of > limit || !c.Ceiling && of < limit {
			return k
		}
	}
	return -1
}

// settle parts a base around where it stands: where it can be only one number, a
// bound on it is exact.
func (s *System) settle(base int, lo, hi []int) Answer {
	n, result := s.point[base], No
	for _, part := range [][2]int{{n, n}, {n + 1, hi[base]}, {lo[base], n - 1}} {
		if part[0] > part[1] {
			continue
		}
		l, h := slices.Clone(lo), slices.Clone(hi)
		l[base], h[base] = part[0], part[1]
		if a := s.search(l, h); a == Yes {
			return Yes
		} else if a == Unknown {
			result = Unknown
		}
	}
	return result
}
