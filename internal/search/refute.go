package search

import "slices"

// refutation is why a question was answered no: a tree of boxes that together hold
// every plan, none of which holds one. It often answers the next question too, for
// other bounds on the columns, without a pivot. Bounds on rows must be those of the
// question that it comes from.
type refutation struct {
	leaves []leaf
	clash  []bool // by variable: its bounds took part
	ok     bool   // the tree is whole
}

// leaf is a box that holds no plan. The sum of row[v] times the variable v is nought
// at every point; where the box lets it come to less than nought only, it is empty.
type leaf struct {
	within []side  // the variables on which branching set bounds
	row    []int64 // by variable, the others; none: bounds cross
}

// side is a bound on a variable, beyond far where none was set, and its coefficient.
type side struct {
	change
	times int64
}

// What is larger is not multiplied out, what is longer not written down.
const (
	mostCoefficient = 1 << 20
	mostBound       = 1 << 28
	mostVariables   = 1 << 12
	mostLeaves      = 64
)

// refuter keeps the last few refutations, the one used last in front.
type refuter struct {
	kept []*refutation
	now  *refutation // being written; nil: none is asked for
	root int         // the trail at the question
}

const mostRefutations = 6

// begin starts to write a refutation, over the one that was not used for longest.
func (r *refuter) begin(root int) {
	if r == nil {
		return
	}
	r.root = root
	if r.now == nil {
		if last := len(r.kept) - 1; last+1 < mostRefutations {
			r.now = &refutation{}
		} else {
			r.now, r.kept = r.kept[last], r.kept[:last]
		}
	}
	r.now.leaves, r.now.ok = r.now.leaves[:0], true
}

// refute adds the box at hand, which holds no plan, to the refutation.
func (s *system) refute() {
	if s.refuter == nil || !s.refuter.now.ok {
		return
	}
	now := s.refuter.now
	n := len(now.leaves)
	if s.meter.out || s.overflow || n == mostLeaves || s.cols+s.rows > mostVariables {
		now.ok = false
		return
	}
	if n < cap(now.leaves) {
		now.leaves = now.leaves[:n+1]
	} else {
		now.leaves = append(now.leaves, leaf{})
	}
	now.ok = s.write(&now.leaves[n])
}

// write describes the box at hand; false if its numbers are large.
func (s *system) write(l *leaf) bool {
	l.within = l.within[:0]
	for n, c := range s.trail[s.refuter.root:] {
		if s.changed(n, c.v) {
			continue
		}
		own := side{change: change{c.v, -far, far}}
		if s.lo[c.v] != c.lo {
			own.lo = s.lo[c.v]
		}
		if s.hi[c.v] != c.hi {
			own.hi = s.hi[c.v]
		}
		l.within = append(l.within, own)
	}
	l.row = l.row[:0]
	if s.stuck < 0 {
		return true
	}
	if s.size[s.stuck] > mostCoefficient || s.den[s.stuck] > mostCoefficient {
		return false
	}
	l.row = slices.Grow(l.row, s.cols+s.rows)[:s.cols+s.rows]
	clear(l.row)
	sign := int64(1)
	if !s.upward {
		sign = -1
	}
	for j, c := range s.row(s.stuck) {
		l.row[s.free[j]] = sign * c
	}
	l.row[s.basic[s.stuck]] = -sign * s.den[s.stuck]
	for n := range l.within {
		w := &l.within[n]
		w.times, l.row[w.v] = l.row[w.v], 0
	}
	return true
}

// changed reports whether one of the first n changes since the question was of v.
func (s *system) changed(n, v int) bool {
	for _, c := range s.trail[s.refuter.root : s.refuter.root+n] {
		if c.v == v {
			return true
		}
	}
	return false
}

// end keeps the refutation if the answer was no.
func (r *refuter) end(s *system, yes bool) {
	if r == nil || yes || !r.now.ok || s.meter.out || s.overflow {
		return
	}
	r.now.clash = append(r.now.clash[:0], s.clash...)
	r.kept = slices.Insert(r.kept, 0, r.now)
	r.now = nil
}

// refuted reports whether a refutation that is kept answers the question at hand.
func (s *system) refuted() bool {
	if s.refuter == nil {
		return false
	}
	kept := s.refuter.kept
	for n, r := range kept {
		if s.answers(r) {
			copy(kept[1:n+1], kept[:n])
			kept[0] = r
			copy(s.clash, r.clash)
			return true
		}
	}
	return false
}

func (s *system) answers(r *refutation) bool {
	for i := range r.leaves {
		if s.utmost(&r.leaves[i]) >= 0 {
			return false
		}
	}
	return true
}

// utmost is the most that the sum of a leaf can come to within the bounds at hand;
// less than nought where they cross.
func (s *system) utmost(l *leaf) (most int64) {
	unbounded := false
	for _, w := range l.within {
		lo, hi := max(w.lo, s.lo[w.v]), min(w.hi, s.hi[w.v])
		if lo > hi {
			return -1
		}
		part, ok := utmost(w.times, lo, hi)
		if !ok {
			unbounded = true
		}
		most += part
	}
	if unbounded || len(l.row) == 0 {
		return far
	}
	for v, c := range l.row {
		if c == 0 {
			continue
		}
		part, ok := utmost(c, s.lo[v], s.hi[v])
		if !ok {
			return far
		}
		most += part
	}
	return most
}

// utmost is the most that c times a number from lo to hi can come to, if that is to
// be counted.
func utmost(c, lo, hi int64) (int64, bool) {
	switch {
	case c > 0:
		return c * hi, hi <= mostBound && hi >= -mostBound
	case c < 0:
		return c * lo, lo <= mostBound && lo >= -mostBound
	}
	return 0, true
}

// slacks gives for a refutation how far each of its boxes is from being known to be
// empty at the bounds at hand.
func (s *system) slacks(r *refutation) (slacks []int64) {
	for i := range r.leaves {
		slacks = append(slacks, s.utmost(&r.leaves[i]))
	}
	return slacks
}

// bars reports whether the refutation answers no where a column is asked for one
// more than now.
func (r *refutation) bars(column int, slacks []int64) bool {
	for i, slack := range slacks {
		if l := &r.leaves[i]; slack >= 0 && (len(l.row) == 0 || slack == far || slack+min(l.row[column], 0) >= 0) {
			return false
		}
	}
	return true
}
