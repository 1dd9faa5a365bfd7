package search

import "github.com/merit-rules/merit/internal/slate"

// block is a group of candidates who differ in nothing but their rank, as the
// search sees them: how many of them are funded is a number from lo to hi.
type block struct {
	kind   int
	member []int   // quotas it counts for
	tiers  []int   // tiers that are open to it
	cost   []int64 // parallel to tiers, where the budget counts
	price  []int64 // parallel to tiers, where a quota counts the money of the kind
	lo, hi int64
	least  []int64 // parallel to tiers: at least so many there; nil: 0

	settled bool // lo is hi for good: such blocks share a column

	cols []int // variables: one by tier, or one in all
	sum  int   // the variable that is the number funded of the block
}

// equation bounds the number funded in a set of blocks, in all or in one tier, or
// another sum over them.
type equation struct {
	parts  []int                       // blocks
	tier   int                         // -1: in all
	weigh  func(block, tier int) int64 // nil: 1
	lo, hi int64
}

// shape is what a system is built from.
type shape struct {
	blocks    []block
	equations []equation
	terms     *terms
	scope     []int  // by quota: the tier it counts in, -1: everywhere
	coins     []bool // by quota: it counts money
	watch     int    // a quota that needs a variable even without a bound; -1
	graded    bool   // a variable for every block and tier; else tiers are rows
	money     int64  // the budget in the units of cost; far: none
	paying    bool   // a variable for the money, whatever the budget
	meter     *meter // shared by all questions of a settlement
}

// system is the question "is there a lawful plan within these bounds" in whole
// numbers: one variable for the number funded of each block (or of each block in
// each tier), and a row for everything that limits sums of them.
type system struct {
	*tableau
	whole   [][]int64 // the rows as they were at first
	blocks  []block
	total   int    // the variable that is the number funded
	inTier  []int  // by tier: the variable that is the number funded there, -1
	have    []int  // by quota: the variable that is the number of members, -1
	sums    []int  // by equation: its variable
	money   int    // the variable that is the money spent, -1
	sumsOf  []bool // by row: a sum of money
	shares  []shareRow
	trail   []change
	point   []int64              // by variable: the last solution
	sources [][]slate.Limit      // by row: the limits it comes from
	blamed  map[slate.Limit]bool // limits that made answers no; nil: nobody asks
	sifted  bool                 // the tableau overflowed: questions go to sift
	refuter *refuter             // nil: answers are not kept
}

// shareRow ties the members of a quota to its base.
type shareRow struct {
	x, base int // variables
	bound   bound
	isMost  bool
}

type change struct {
	v      int
	lo, hi int64
}

// set bounds a variable until undo.
func (s *system) set(v int, lo, hi int64) {
	s.trail = append(s.trail, change{v, s.lo[v], s.hi[v]})
	s.bound(v, lo, hi)
}

func (s *system) undo(mark int) {
	for len(s.trail) > mark {
		c := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		s.bound(c.v, c.lo, c.hi)
	}
}

// most is the greatest value of a variable within the bounds, which some plan
// satisfies. Whether a value of at least x is possible falls with x, so halving
// finds it; the point of every answer moves the lower end further.
func (s *system) most(v int) int64 {
	lo, hi := s.point[v], min(s.hi[v], s.reach(v))
	for step := hi; lo < hi && !s.meter.out; step = lo + (hi-lo+1)/2 {
		mark := len(s.trail)
		s.set(v, step, s.hi[v])
		if s.solvable() {
			lo = s.point[v]
		} else {
			hi = step - 1
		}
		s.undo(mark)
	}
	return lo
}

// least is the smallest value of a variable within the bounds.
func (s *system) least(v int) int64 {
	lo, hi := max(s.lo[v], -s.reach(v)), s.point[v]
	for step := lo; lo < hi && !s.meter.out; step = lo + (hi-lo)/2 {
		mark := len(s.trail)
		s.set(v, s.lo[v], step)
		if s.solvable() {
			hi = s.point[v]
		} else {
			lo = step + 1
		}
		s.undo(mark)
	}
	return hi
}

// can reports whether a variable can be from lo to hi.
func (s *system) can(v int, lo, hi int64) bool {
	mark := len(s.trail)
	s.set(v, max(lo, s.lo[v]), min(hi, s.hi[v]))
	ok := s.solvable()
	s.undo(mark)
	return ok
}

// reach is a value that the variable cannot exceed, up or down.
func (s *system) reach(v int) int64 {
	if v < s.cols {
		return s.hi[v]
	}
	var sum int64
	for j, c := range s.whole[v-s.cols] {
		sum += max(c, -c) * s.hi[j]
	}
	return sum
}
