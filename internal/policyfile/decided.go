package policyfile

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// decided gives the truth of a condition that the limits of its inputs settle for
// every application; ok is false for any other.
func (r *reader) decided(n *program.Node) (truth, ok bool) {
	switch n.Op {
	case program.OpNot:
		truth, ok = r.decided(n.Args[0])
		return !truth, ok
	case program.OpAnd, program.OpOr:
		return r.joined(n)
	case program.OpLt, program.OpLe, program.OpGt, program.OpGe:
		return r.within(n)
	}
	return false, false
}

// joined is decided by one side when that side settles it, else by both.
func (r *reader) joined(n *program.Node) (truth, ok bool) {
	settles := n.Op == program.OpOr
	a, okA := r.decided(n.Args[0])
	b, okB := r.decided(n.Args[1])
	if okA && a == settles || okB && b == settles {
		return settles, true
	}
	return !settles, okA && okB
}

// within compares an input's limits with a constant.
func (r *reader) within(n *program.Node) (truth, ok bool) {
	op, x, y := n.Op, n.Args[0], n.Args[1]
	if x.Op == program.OpConst {
		op, x, y = mirrored[op], y, x
	}
	line, isConst := constant(y)
	if x.Op != program.OpSlot || !isConst || line == nil || x.Slot >= r.prog.Inputs {
		return false, false
	}
	l := r.prog.Slots[x.Slot].Limits
	above := l.HasMin && !less(l.Min, *line)      // never below the line
	over := l.HasMin && less(*line, l.Min)        // always above it
	below := l.HasMax && !less(*line, l.Max)      // never above it
	under := l.HasMax && exact.Less(l.Max, *line) // always below it
	switch op {
	case program.OpGe:
		return above, above || under
	case program.OpGt:
		return over, over || below
	case program.OpLe:
		return below, below || over
	}
	return under, under || above
}
