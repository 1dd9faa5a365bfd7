package whatif

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// truth narrows the window to where a condition stays what it is.
func (x *follower) truth(n *program.Node) {
	if !x.moves(n) {
		return
	}
	switch n.Op {
	case program.OpSlot:
		x.nameTruth(n)
	case program.OpLt, program.OpLe, program.OpGt, program.OpGe, program.OpEq, program.OpNe:
		x.compared(n)
	case program.OpAnd, program.OpOr, program.OpNot, program.OpIf, program.OpCoalesce:
		for _, a := range n.Args {
			x.any(a)
		}
	case program.OpIn:
		x.member(n)
	case program.OpAll, program.OpAny, program.OpOne, program.OpNone:
		x.elements(n, x.truth)
	case program.OpLet:
		back := x.bindNode(n.Slot, n.Args[0])
		x.truth(n.Args[1])
		back()
	case program.OpCall:
		x.inside(n, x.truth)
	default:
		x.strange(n)
	}
}

func (x *follower) nameTruth(n *program.Node) {
	s := &x.p.Slots[n.Slot]
	if s.Kind != program.Computed || s.Formula == nil {
		x.strange(n)
		return
	}
	locals, bends, loose := x.locals, x.bends, x.loose
	x.locals, x.bends, x.loose = nil, nil, nil
	x.truth(s.Formula)
	x.locals, x.bends, x.loose = locals, bends, loose
}

// compared is a comparison of two things, of which one depends on the parameter. A
// number that is not known yet is compared by the ends of its range.
func (x *follower) compared(n *program.Node) {
	a, b := x.value(n.Args[0]), x.value(n.Args[1])
	switch {
	case a.State() == program.IsNumber && b.State() == program.IsNumber:
		x.apart(line{a.Num(), x.slope(n.Args[0])}, line{b.Num(), x.slope(n.Args[1])})
	case a.State() == program.IsNumber && b.State() == program.IsUnknown && !x.moves(n.Args[1]):
		x.ranged(line{a.Num(), x.slope(n.Args[0])}, b)
	case b.State() == program.IsNumber && a.State() == program.IsUnknown && !x.moves(n.Args[0]):
		x.ranged(line{b.Num(), x.slope(n.Args[1])}, a)
	default:
		x.any(n.Args[0])
		x.any(n.Args[1])
	}
}

// ranged compares a line with both ends of what is not known.
func (x *follower) ranged(l line, v program.Value) {
	w := v.Wait()
	if w == nil {
		return
	}
	if w.HasLow {
		x.against(l, w.Low)
	}
	if w.HasHigh {
		x.against(l, w.High)
	}
}

// member is a number among those of a list.
func (x *follower) member(n *program.Node) {
	l, ok := x.line(n.Args[0])
	list, all := x.list(n.Args[1])
	if !ok || !all {
		return
	}
	for _, e := range list {
		x.apart(l, e)
	}
}

func (x *follower) branch(n *program.Node) exact.Num {
	x.truth(n.Args[0])
	v := x.value(n.Args[0])
	if v.State() != program.IsBool {
		return exact.Num{}
	}
	if v.Bool() {
		return x.slope(n.Args[1])
	}
	return x.slope(n.Args[2])
}

// coalesce is the first part that has a value; whether it has one must not change.
func (x *follower) coalesce(n *program.Node) exact.Num {
	for _, a := range n.Args {
		if s := x.value(a).State(); s == program.IsNil || s == program.IsAbsent {
			x.any(a)
			continue
		}
		return x.slope(a)
	}
	return exact.Num{}
}

// ruleTruth narrows the window to where a rule has the same verdict.
func (x *follower) ruleTruth(r *program.Rule) {
	x.condition(r.When)
	x.condition(r.Require)
	for i := range r.Except {
		x.condition(r.Except[i].When)
	}
}

func (x *follower) condition(n *program.Node) {
	if n != nil {
		x.truth(n)
	}
}
