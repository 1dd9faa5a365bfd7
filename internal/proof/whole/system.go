package whole

import "slices"

// Answer is what is known about a question.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota // the steps allowed were spent, or a number outgrew its word
	No
	Yes
)

// Far is farther than any variable goes: the end of an interval that has none.
const Far = 1 << 60

// Term is a row and how often a column counts in it.
type Term struct {
	Row   int
	Times int
}

// Bound says that variable Of is at least, or if Ceiling at most, what At makes of
// variable Base. At never falls as its argument grows.
type Bound struct {
	Of, Base int
	At       func(int) int
	Ceiling  bool
}

// System is a set of whole numbers with what they are tied by. Columns and rows are
// both called variables; a column's name is its number, a row's is given by
// [System.Row].
type System struct {
	cols, rows int
	start      []int // per column: where its terms start; one more at the end
	row        []int
	times      []int
	lo, hi     []int // of the columns, then of the rows
	bounds     []Bound
	first      []int
	longest    int // most terms of a column
	greatest   int // of all times, without their sign
	basis      *basis
	kept       []*certificate // last used first
	effort     *int
	point      []int
}

// New is the system whose columns count in the rows as the terms say.
func New(rows int, columns [][]Term) *System {
	s := &System{cols: len(columns), rows: rows}
	for _, terms := range columns {
		s.start = append(s.start, len(s.row))
		s.longest = max(s.longest, len(terms))
		for _, t := range terms {
			s.row = append(s.row, t.Row)
			s.times = append(s.times, t.Times)
			s.greatest = max(s.greatest, t.Times, -t.Times)
		}
	}
	s.start = append(s.start, len(s.row))
	s.lo, s.hi = make([]int, s.cols+rows), make([]int, s.cols+rows)
	for k := range rows {
		s.lo[s.cols+k], s.hi[s.cols+k] = -Far, Far
	}
	s.basis = newBasis(s)
	return s
}

// Row is the variable that stands for row k.
func (s *System) Row(k int) int { return s.cols + k }

// Box sets the interval of a variable for the questions to come.
func (s *System) Box(v, lo, hi int) { s.lo[v], s.hi[v] = lo, hi }

// Narrow takes from the interval of a variable what is outside another.
func (s *System) Narrow(v, lo, hi int) { s.Box(v, max(s.lo[v], lo), min(s.hi[v], hi)) }

// Bound adds a bound.
func (s *System) Bound(b Bound) { s.bounds = append(s.bounds, b) }

// Bounds sets all bounds anew.
func (s *System) Bounds(all []Bound) { s.bounds = all }

// First names the variables that are parted first while looking for a choice, the
// foremost of them before the others.
func (s *System) First(v ...int) { s.first = append(s.first, v...) }

// Start says where the columns may stand to begin with: a choice that is near to
// one makes the first question short.
func (s *System) Start(at []int) {
	for j, x := range at {
		if s.basis.at[j] < 0 {
			s.basis.move(j, x)
		}
	}
}

// Point is the choice found by the last question that was answered with [Yes], the
// columns before the rows. It is changed by the next question.
func (s *System) Point() []int { return s.point }

// Decide answers whether a choice exists. Effort is what may be done, counted in
// numbers looked at; what was done is taken off.
func (s *System) Decide(effort *int) Answer {
	s.effort = effort
	a := s.search(slices.Clone(s.lo), slices.Clone(s.hi))
	if s.basis.lost {
		s.basis = newBasis(s)
		if a == Unknown && *effort > 0 {
			a = s.search(slices.Clone(s.lo), slices.Clone(s.hi))
		}
		if s.basis.lost {
			s.basis = newBasis(s)
		}
	}
	return a
}
