package whatif

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// follower follows formulas of one applicant with their slopes, and narrows a
// window to where they keep their form. f stands at the applicant, with the
// parameter at the window's value.
type follower struct {
	*dependence
	*window
	f     *program.Frame
	known map[int]exact.Num // slopes of names

	locals []program.Value // in force, by number
	bends  []exact.Num     // parallel: their slopes
	loose  []bool          // parallel: whether they depend on the parameter
}

func newFollower(d *dependence, w *window, f *program.Frame) *follower {
	return &follower{dependence: d, window: w, f: f, known: map[int]exact.Num{}}
}

// moves reports whether a node depends on the parameter, here.
func (x *follower) moves(n *program.Node) bool {
	if n == nil {
		return false
	}
	switch n.Op {
	case program.OpSlot:
		return x.slots[n.Slot]
	case program.OpLocal:
		return n.Slot < len(x.loose) && x.loose[n.Slot]
	case program.OpCall:
		if x.funcs[n.Slot] {
			return true
		}
	}
	found := false
	n.Children(func(c *program.Node) { found = found || x.moves(c) })
	return found
}

// value is a node as the engine evaluates it.
func (x *follower) value(n *program.Node) program.Value { return x.f.EvalWith(n, x.locals...) }

// strange notes a formula that cannot be followed.
func (x *follower) strange(n *program.Node) exact.Num {
	x.odd = append(x.odd, n)
	return exact.Num{}
}

// line is a number with its slope; ok is false for what is no number.
func (x *follower) line(n *program.Node) (line, bool) {
	v := x.value(n)
	if v.State() != program.IsNumber {
		if x.moves(n) {
			x.any(n)
		}
		return line{}, false
	}
	return line{v.Num(), x.slope(n)}, true
}

// lines are the numbers of several nodes; ok is false when one is none.
func (x *follower) lines(nodes []*program.Node) ([]line, bool) {
	out := make([]line, len(nodes))
	all := true
	for i, n := range nodes {
		var ok bool
		out[i], ok = x.line(n)
		all = all && ok
	}
	return out, all
}

// slope is the slope of a node that is a number.
func (x *follower) slope(n *program.Node) exact.Num {
	if !x.moves(n) {
		return exact.Num{}
	}
	switch n.Op {
	case program.OpSlot:
		return x.name(n.Slot, n)
	case program.OpLocal:
		return x.bends[n.Slot]
	case program.OpNeg:
		return x.slope(n.Args[0]).Neg()
	case program.OpAdd:
		return exact.Add(x.slope(n.Args[0]), x.slope(n.Args[1]))
	case program.OpSub:
		return exact.Sub(x.slope(n.Args[0]), x.slope(n.Args[1]))
	case program.OpMul, program.OpDiv:
		return x.product(n)
	case program.OpMin, program.OpMax:
		return x.extreme(n)
	case program.OpClamp:
		return x.clamp(n)
	case program.OpAbs:
		return x.abs(n)
	case program.OpRound, program.OpFloor, program.OpCeil:
		return x.stepped(n)
	case program.OpSum, program.OpMean:
		return x.sum(n)
	}
	return x.structure(n)
}

// structure is the slope of a node that picks among others.
func (x *follower) structure(n *program.Node) exact.Num {
	switch n.Op {
	case program.OpIf:
		return x.branch(n)
	case program.OpCoalesce:
		return x.coalesce(n)
	case program.OpLet:
		return x.let(n)
	case program.OpCall:
		return x.call(n)
	case program.OpCount:
		x.elements(n, func(body *program.Node) { x.truth(body) })
		return exact.Num{}
	case program.OpBands, program.OpTable, program.OpPoints, program.OpChecklist, program.OpMatrix, program.OpBest:
		return x.form(n)
	}
	return x.strange(n)
}

// any narrows the window by whatever a node is: a number or a truth; of anything
// else that depends on the parameter it cannot be said when it changes.
func (x *follower) any(n *program.Node) {
	switch {
	case !x.moves(n):
	case n.Type != nil && n.Type.Kind == program.Bool:
		x.truth(n)
	case x.value(n).State() == program.IsNumber:
		x.slope(n)
	default:
		x.strange(n)
	}
}

// name is the slope of a name.
func (x *follower) name(slot int, n *program.Node) exact.Num {
	if s, ok := x.known[slot]; ok {
		return s
	}
	locals, bends, loose := x.locals, x.bends, x.loose
	x.locals, x.bends, x.loose = nil, nil, nil
	s := x.nameSlope(slot, n)
	x.locals, x.bends, x.loose = locals, bends, loose
	x.known[slot] = s
	return s
}

func (x *follower) nameSlope(slot int, n *program.Node) exact.Num {
	s := &x.p.Slots[slot]
	switch {
	case slot == x.slot:
		return exact.Int(1)
	case s.Kind == program.Computed && s.Formula != nil:
		l, ok := x.line(s.Formula)
		if ok && s.Round != nil {
			return x.rounded(l, s.Round)
		}
		return l.slope
	case s.Kind == program.ScoreSlot:
		return x.score(x.p.Scoring.All[s.Index])
	case s.Kind == program.Total:
		return x.total()
	}
	return x.strange(n)
}

// product is the slope of a product or quotient in which one side stays.
func (x *follower) product(n *program.Node) exact.Num {
	a, okA := x.line(n.Args[0])
	b, okB := x.line(n.Args[1])
	switch {
	case !okA || !okB:
		return exact.Num{}
	case n.Op == program.OpMul && b.slope.Sign() == 0:
		return exact.Mul(a.slope, b.at)
	case n.Op == program.OpMul && a.slope.Sign() == 0:
		return exact.Mul(b.slope, a.at)
	case n.Op == program.OpDiv && b.slope.Sign() == 0:
		q, _ := exact.Div(a.slope, b.at)
		return q
	}
	return x.strange(n)
}

// extreme is the slope of the least or greatest of some numbers.
func (x *follower) extreme(n *program.Node) exact.Num {
	list, ok := x.lines(n.Args)
	if len(n.Args) == 1 {
		list, ok = x.list(n.Args[0])
	}
	if !ok || len(list) == 0 {
		return exact.Num{}
	}
	best := 0
	for i := range list {
		c := exact.Cmp(list[i].at, list[best].at)
		if n.Op == program.OpMin && c < 0 || n.Op == program.OpMax && c > 0 {
			best = i
		}
	}
	for i := range list {
		if i != best {
			x.apart(list[best], list[i])
		}
	}
	return list[best].slope
}

func (x *follower) clamp(n *program.Node) exact.Num {
	l, ok := x.lines(n.Args)
	if !ok {
		return exact.Num{}
	}
	return x.held(l[0], l[1], l[2])
}

// held is the slope of a number held between two others.
func (x *follower) held(v, lo, hi line) exact.Num {
	x.apart(v, lo)
	x.apart(v, hi)
	x.apart(lo, hi)
	switch {
	case exact.Less(v.at, lo.at):
		return lo.slope
	case exact.Less(hi.at, v.at):
		return hi.slope
	}
	return v.slope
}

func (x *follower) abs(n *program.Node) exact.Num {
	l, _ := x.line(n.Args[0])
	x.cut(l)
	if l.at.Sign() < 0 {
		return l.slope.Neg()
	}
	return l.slope
}

// stepped is a rounded number: it does not change until it jumps.
func (x *follower) stepped(n *program.Node) exact.Num {
	l, ok := x.line(n.Args[0])
	if !ok {
		return exact.Num{}
	}
	if n.Op != program.OpRound {
		x.steps(l, exact.Int(1))
		return exact.Num{}
	}
	places := 0
	if len(n.Args) > 1 && n.Args[1] != nil {
		v := x.value(n.Args[1])
		p, ok := v.Num().Int64()
		if !ok || x.moves(n.Args[1]) || p < -30 || p > 30 {
			return x.strange(n)
		}
		places = int(p)
	}
	return x.rounded(l, &program.Rounding{Places: places, Mode: n.Mode})
}

// rounded narrows the window to where a rounded number stays: up to the next half
// step, whatever the mode.
func (x *follower) rounded(l line, r *program.Rounding) exact.Num {
	unit, _ := exact.Pow(exact.Int(10), int64(-r.Places))
	x.steps(l, exact.Mul(unit, exact.Frac(1, 2)))
	return exact.Num{}
}

// sum is the slope of a sum or mean of a list.
func (x *follower) sum(n *program.Node) exact.Num {
	list, ok := x.summed(n)
	if !ok || len(list) == 0 {
		return exact.Num{}
	}
	var all exact.Num
	for _, l := range list {
		all = exact.Add(all, l.slope)
	}
	if n.Op == program.OpMean {
		all, _ = exact.Div(all, exact.Int(int64(len(list))))
	}
	return all
}

func (x *follower) summed(n *program.Node) ([]line, bool) {
	if len(n.Args) < 2 || n.Args[1] == nil {
		return x.list(n.Args[0])
	}
	return x.mapped(n)
}
