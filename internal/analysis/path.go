package analysis

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// fork is a place where a path could go several ways, in the order to try them.
type fork struct {
	order []int
	next  int
}

// Path is one run of the programs over unknown inputs. Once it is Dead, no application
// is on it, and everything asked of it is without meaning.
type Path struct {
	space *Space
	sys   *linear.System
	trail []fork
	at    int
	dead  bool
	spent bool // a limit was reached: the search ends
	forks int

	sides    []*state
	atoms    map[string]*atom
	lists    map[string]int // lengths taken
	calendar map[int]step   // variables that count months or years
	pins     []pin          // unknowns that would make the path linear, were they known
	pinned   map[string]exact.Num
	why      map[Reason]bool // over all paths: what was loosened or left out for good
	loose    bool            // this path: something was loosened
	dated    *value          // the day of the round, once it is asked for
	used     []int           // variables of inputs, in the order met
	depth    int
	marks    map[*program.Node]bool // nodes and outcomes that this path came to
	lean     int                    // 1, -1: try what brings more, or less, first
	until    int64                  // the work at which to stop
	hint     int                    // 1, -1: try yes, or no, first at the next split
}

// pin is an unknown input number by its key and variable.
type pin struct {
	key string
	v   int
}

// state is what a path knows of one program.
type state struct {
	*side
	values []value
	busy   []bool
	known  []bool
	scores map[*program.Indicator]value
	locals []value
	base   int
	top    int
	calls  int
}

// Dead reports whether no application is on the path.
func (p *Path) Dead() bool { return p.dead || p.spent }

// begin puts the path at its start again, to follow what the trail says.
func (p *Path) begin() {
	p.space.sys.Undo(0)
	if p.space.sys.Size() > maxSystem {
		p.space.renew()
	}
	p.sys = p.space.sys
	p.sys.Until = p.until - p.space.done
	p.at, p.dead, p.loose, p.depth = 0, false, false, 0
	if p.atoms == nil {
		p.atoms, p.lists, p.calendar, p.marks = map[string]*atom{}, map[string]int{}, map[int]step{}, map[*program.Node]bool{}
	}
	clear(p.atoms)
	clear(p.lists)
	clear(p.calendar)
	clear(p.marks)
	p.dated, p.used, p.pins = nil, p.used[:0], p.pins[:0]
	for i, d := range p.space.programs {
		if i == len(p.sides) {
			n := len(d.prog.Slots)
			p.sides = append(p.sides, &state{side: d, values: make([]value, n), busy: make([]bool, n), known: make([]bool, n), scores: map[*program.Indicator]value{}})
			continue
		}
		s := p.sides[i]
		clear(s.busy)
		clear(s.known)
		clear(s.scores)
		s.base, s.top, s.calls = 0, 0, 0
	}
}

// maxSystem is the size at which a system that has gathered the forms of many paths is
// begun anew.
const maxSystem = 400

// next goes to the next path; false when all have been followed.
func (p *Path) next() bool {
	p.trail = p.trail[:min(len(p.trail), p.at)]
	for len(p.trail) > 0 {
		last := &p.trail[len(p.trail)-1]
		if last.next++; last.next < len(last.order) {
			return true
		}
		p.trail = p.trail[:len(p.trail)-1]
	}
	return false
}

// choose takes one of n ways, first the way that is tried first. apply adds the
// conditions of a way and is false where they cannot hold.
func (p *Path) choose(n, first int, apply func(way int) bool) int {
	if p.Dead() {
		return 0
	}
	order := make([]int, 0, n)
	order = append(order, first)
	for i := range n {
		if i != first {
			order = append(order, i)
		}
	}
	return p.among(order, apply)
}

// among takes one of the ways of a list, in that order.
func (p *Path) among(order []int, apply func(way int) bool) int {
	if p.Dead() {
		return 0
	}
	if p.at < len(p.trail) {
		return p.follow(apply)
	}
	if p.forks++; p.forks > p.space.limits.Forks {
		p.spent = true
		p.note("forks", "")
		return 0
	}
	mark := p.sys.Mark()
	for i, way := range order {
		if apply(way) && p.check() {
			p.trail = append(p.trail, fork{order, i})
			p.at++
			return way
		}
		p.sys.Undo(mark)
	}
	// No way is left, and so the path is none: the trail says so too.
	p.trail = append(p.trail, fork{order, len(order) - 1})
	p.at++
	p.dead = true
	return 0
}

// follow goes the way that the trail says. Conditions up to the last fork were found
// to hold when it was met.
func (p *Path) follow(apply func(way int) bool) int {
	f := &p.trail[p.at]
	p.at++
	way := f.order[f.next]
	if !apply(way) || p.at == len(p.trail) && !p.check() {
		p.dead = true
	}
	return way
}

// check decides whether the conditions can hold. Past the limit of work it cannot tell,
// and the search ends.
func (p *Path) check() bool {
	ok := p.sys.Check()
	if p.sys.Over() {
		p.exhaust()
	}
	return ok
}

func (p *Path) exhaust() {
	p.spent = true
	p.note("work", "")
}

// split decides whether a form meets a condition or its opposite.
func (p *Path) split(f linear.Form, yes linear.Cond) bool {
	no := opposite[yes]
	if f.IsConstant() {
		p.hint = 0
		return meets(f.Const.Sign(), yes)
	}
	low, high, hasLow, hasHigh := p.sys.Bounds(f)
	if truth, sure := settled(low, high, hasLow, hasHigh, yes); sure {
		p.hint = 0
		return truth
	}
	if p.hint == 0 {
		p.hint = -1
		if meets(p.sys.At(f).Sign(), yes) {
			p.hint = 1
		}
	}
	first := pick(p.hint < 0)
	p.hint = 0
	way := p.choose(2, first, func(way int) bool { return p.require(f, [...]linear.Cond{yes, no}[way]) })
	return way == 0
}

var opposite = [...]linear.Cond{linear.AtLeast: linear.Below, linear.Above: linear.AtMost, linear.AtMost: linear.Above, linear.Below: linear.AtLeast}

func meets(sign int, cond linear.Cond) bool {
	switch cond {
	case linear.AtLeast:
		return sign >= 0
	case linear.Above:
		return sign > 0
	case linear.AtMost:
		return sign <= 0
	case linear.Below:
		return sign < 0
	}
	return sign == 0
}

// settled says what bounds tell about a condition.
func settled(low, high linear.Point, hasLow, hasHigh bool, cond linear.Cond) (truth, sure bool) {
	switch cond {
	case linear.AtMost, linear.Below:
		truth, sure = settled(low, high, hasLow, hasHigh, opposite[cond])
		return !truth, sure
	case linear.AtLeast:
		if hasLow && low.Sign() >= 0 {
			return true, true
		}
		return false, hasHigh && high.Sign() < 0
	}
	if hasLow && low.Sign() > 0 {
		return true, true
	}
	return false, hasHigh && high.Sign() <= 0
}

// sign takes the sign of a form: 1, 0 or -1.
func (p *Path) sign(f linear.Form) int {
	if f.IsConstant() {
		return f.Const.Sign()
	}
	low, high, hasLow, hasHigh := p.sys.Bounds(f)
	if hasLow && low.Sign() > 0 {
		return 1
	}
	if hasHigh && high.Sign() < 0 {
		return -1
	}
	if hasLow && hasHigh && low.Sign() == 0 && high.Sign() == 0 {
		return 0
	}
	conds := [...]linear.Cond{linear.Above, linear.Zero, linear.Below}
	return 1 - p.choose(3, 1-p.sys.At(f).Sign(), func(way int) bool { return p.require(f, conds[way]) })
}

// require adds a condition, also to the dates that a count of months or years in it
// depends on.
func (p *Path) require(f linear.Form, cond linear.Cond) bool {
	if !p.sys.Require(f, cond) {
		return false
	}
	if len(f.Terms) == 1 {
		if st, ok := p.calendar[f.Terms[0].Var]; ok {
			return p.dates(f.Terms[0].Var, st)
		}
	}
	return true
}

// maybe goes both ways where nothing is known.
func (p *Path) maybe() bool { return p.choose(2, 0, func(int) bool { return true }) == 0 }

// note keeps a reason for which the search proves nothing.
func (p *Path) note(code, name string) { p.why[Reason{code, name}] = true }

// reasons are what stood in the way, sorted.
func (p *Path) reasons() []Reason {
	var out []Reason
	for r := range p.why {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Reason) int {
		if a.Code != b.Code {
			if a.Code < b.Code {
				return -1
			}
			return 1
		}
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return out
}
