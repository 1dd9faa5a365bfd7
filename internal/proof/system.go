package proof

// system is a set of whole numbers, each within an interval, that are tied
// together by sums and by bounds. The question asked of it is whether all of them
// can be chosen at once. It knows nothing of allocations.
type system struct {
	lo, hi []int
	sums   []sum
	bounds []bound
	first  []int // which numbers to halve first while looking for a choice
	size   int   // numbers in all the sums
	effort *int  // what may still be done
}

// sum says that whole is the total of the parts.
type sum struct {
	whole int
	parts []int
}

// bound says that of is at least (or, if ceiling, at most) what the measure makes
// of base.
type bound struct {
	of, base int
	measure  measure
	ceiling  bool
}

// answer is what is known about a question.
type answer uint8

const (
	unknown answer = iota // the effort allowed was spent
	no
	yes
)

// number adds a number within an interval and returns its place.
func (s *system) number(lo, hi int) int {
	s.lo, s.hi = append(s.lo, lo), append(s.hi, hi)
	return len(s.lo) - 1
}

// total adds the number that is the sum of the parts.
func (s *system) total(parts []int) int {
	lo, hi := 0, 0
	for _, v := range parts {
		lo, hi = lo+s.lo[v], hi+s.hi[v]
	}
	whole := s.number(lo, hi)
	s.sums = append(s.sums, sum{whole, parts})
	return whole
}

// atLeast and atMost narrow the interval of one number.
func (s *system) atLeast(v, n int) { s.lo[v] = max(s.lo[v], n) }
func (s *system) atMost(v, n int)  { s.hi[v] = min(s.hi[v], n) }

// solve looks for a choice: it narrows the intervals, halves one that is still
// open, and tries both halves. Effort is what it may do, counted in numbers looked
// at; what it leaves is given back.
func (s *system) solve(effort int) (a answer, left int) {
	s.size = 1
	for i := range s.sums {
		s.size += len(s.sums[i].parts)
	}
	s.effort = &effort
	return s.search(), max(effort, 0)
}

func (s *system) search() answer {
	if !s.narrow() {
		return no
	}
	v := s.widestOpen()
	if v < 0 {
		return yes
	}
	if *s.effort <= 0 {
		return unknown
	}
	result, mid := no, s.lo[v]+(s.hi[v]-s.lo[v])/2
	for _, upper := range []bool{true, false} {
		half := *s
		half.lo, half.hi = append([]int(nil), s.lo...), append([]int(nil), s.hi...)
		if upper {
			half.lo[v] = mid + 1
		} else {
			half.hi[v] = mid
		}
		if a := half.search(); a == yes {
			return yes
		} else if a == unknown {
			result = unknown
		}
	}
	return result
}

// widestOpen is the number to halve next: of those to be halved first the one with
// the widest interval, then any; -1 if all are settled.
func (s *system) widestOpen() (v int) {
	v = -1
	for _, k := range s.first {
		if s.lo[k] < s.hi[k] && (v < 0 || s.hi[k]-s.lo[k] > s.hi[v]-s.lo[v]) {
			v = k
		}
	}
	for k := 0; v < 0 && k < len(s.lo); k++ {
		if s.lo[k] < s.hi[k] {
			v = k
		}
	}
	return v
}

// rounds is how often the constraints are gone through before a step of the
// search is worth more than narrowing by ones.
const rounds = 40

// narrow shrinks the intervals as far as single constraints tell. It is false
// when one of them cannot hold.
func (s *system) narrow() bool {
	for v := range s.lo {
		if s.lo[v] > s.hi[v] {
			return false
		}
	}
	for range rounds {
		*s.effort -= s.size
		changed := false
		for i := range s.sums {
			c, ok := s.narrowSum(&s.sums[i])
			if !ok {
				return false
			}
			changed = changed || c
		}
		for i := range s.bounds {
			c, ok := s.narrowBound(&s.bounds[i])
			if !ok {
				return false
			}
			changed = changed || c
		}
		if !changed {
			return true
		}
	}
	return true
}

// raise and lower move one end of an interval; ok is false when it is empty then.
func (s *system) raise(v, n int) (changed, ok bool) {
	if n <= s.lo[v] {
		return false, true
	}
	s.lo[v] = n
	return true, n <= s.hi[v]
}

func (s *system) lower(v, n int) (changed, ok bool) {
	if n >= s.hi[v] {
		return false, true
	}
	s.hi[v] = n
	return true, n >= s.lo[v]
}

func (s *system) narrowSum(c *sum) (changed, ok bool) {
	lo, hi := 0, 0
	for _, v := range c.parts {
		lo, hi = lo+s.lo[v], hi+s.hi[v]
	}
	up, ok1 := s.raise(c.whole, lo)
	down, ok2 := s.lower(c.whole, hi)
	if changed = up || down; !ok1 || !ok2 {
		return changed, false
	}
	least, most := s.lo[c.whole], s.hi[c.whole]
	for _, v := range c.parts {
		othersLo, othersHi := lo-s.lo[v], hi-s.hi[v]
		up, ok1 := s.raise(v, least-othersHi)
		down, ok2 := s.lower(v, most-othersLo)
		if changed = changed || up || down; !ok1 || !ok2 {
			return changed, false
		}
	}
	return changed, true
}

func (s *system) narrowBound(b *bound) (changed, ok bool) {
	if b.ceiling {
		return s.narrowCeiling(b)
	}
	changed, ok = s.raise(b.of, b.measure.at(s.lo[b.base]))
	if !ok || b.measure.at(s.hi[b.base]) <= s.hi[b.of] {
		return changed, ok
	}
	// need rises with the base: the greatest base whose need can still be had
	fit := lastTrue(s.lo[b.base], s.hi[b.base], func(n int) bool { return b.measure.at(n) <= s.hi[b.of] })
	down, ok := s.lower(b.base, fit)
	return changed || down, ok
}

func (s *system) narrowCeiling(b *bound) (changed, ok bool) {
	changed, ok = s.lower(b.of, b.measure.at(s.hi[b.base]))
	if !ok || b.measure.at(s.lo[b.base]) >= s.lo[b.of] {
		return changed, ok
	}
	short := lastTrue(s.lo[b.base], s.hi[b.base], func(n int) bool { return b.measure.at(n) < s.lo[b.of] })
	up, ok := s.raise(b.base, short+1)
	return changed || up, ok
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
