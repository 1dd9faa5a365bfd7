package whatif

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// list are the numbers of a list with their slopes.
func (x *follower) list(n *program.Node) ([]line, bool) {
	v := x.value(n)
	if v.State() != program.IsList {
		x.any(n)
		return nil, false
	}
	if !x.moves(n) {
		return still(v.List())
	}
	switch n.Op {
	case program.OpList:
		return x.lines(n.Args)
	case program.OpMap:
		return x.mapped(n)
	case program.OpFilter:
		x.elements(n, func(body *program.Node) { x.truth(body) })
		return still(v.List())
	}
	x.strange(n)
	return nil, false
}

// still are numbers that do not depend on the parameter.
func still(list []program.Value) ([]line, bool) {
	out := make([]line, len(list))
	for i, v := range list {
		if v.State() != program.IsNumber {
			return nil, false
		}
		out[i] = line{at: v.Num()}
	}
	return out, true
}

// mapped are the numbers that a body makes of the elements of a list.
func (x *follower) mapped(n *program.Node) ([]line, bool) {
	var out []line
	all := true
	x.elements(n, func(body *program.Node) {
		l, ok := x.line(body)
		out, all = append(out, l), all && ok
	})
	return out, all
}

// elements calls visit with the body of a node for each element of its list, which
// must not depend on the parameter by more than which of them it holds.
func (x *follower) elements(n *program.Node, visit func(body *program.Node)) {
	source := n.Args[0]
	if x.moves(source) {
		if source.Op != program.OpFilter {
			x.strange(source)
			return
		}
		x.elements(source, func(body *program.Node) { x.truth(body) })
	}
	v := x.value(source)
	if v.State() != program.IsList || len(n.Args) < 2 || n.Args[1] == nil {
		return
	}
	for i, e := range v.List() {
		back := x.bind(n.Slot, e, exact.Num{}, false)
		undo := x.bind(n.Slot+1, program.Int(int64(i)), exact.Num{}, false)
		visit(n.Args[1])
		undo()
		back()
	}
}

// bind sets a local and gives what takes it back.
func (x *follower) bind(at int, v program.Value, slope exact.Num, moves bool) (back func()) {
	size := len(x.locals)
	for len(x.locals) <= at {
		x.locals, x.bends, x.loose = append(x.locals, program.Value{}), append(x.bends, exact.Num{}), append(x.loose, false)
	}
	oldV, oldB, oldL := x.locals[at], x.bends[at], x.loose[at]
	x.locals[at], x.bends[at], x.loose[at] = v, slope, moves
	return func() {
		x.locals[at], x.bends[at], x.loose[at] = oldV, oldB, oldL
		x.locals, x.bends, x.loose = x.locals[:size], x.bends[:size], x.loose[:size]
	}
}

// let is the slope of what follows a local.
func (x *follower) let(n *program.Node) exact.Num {
	defer x.bindNode(n.Slot, n.Args[0])()
	return x.slope(n.Args[1])
}

// bindNode binds a local to a node.
func (x *follower) bindNode(at int, n *program.Node) (back func()) {
	v := x.value(n)
	if !x.moves(n) {
		return x.bind(at, v, exact.Num{}, false)
	}
	if v.State() == program.IsNumber {
		return x.bind(at, v, x.slope(n), true)
	}
	x.any(n)
	return x.bind(at, v, exact.Num{}, false) // its state stays within the window
}

// call is the slope of a function for these arguments.
func (x *follower) call(n *program.Node) exact.Num {
	var slope exact.Num
	x.inside(n, func(body *program.Node) { slope = x.slope(body) })
	return slope
}

// inside visits the body of a function with its parameters bound.
func (x *follower) inside(n *program.Node, visit func(body *program.Node)) {
	type bound struct {
		v     program.Value
		slope exact.Num
		moves bool
	}
	args := make([]bound, len(n.Args))
	for i, a := range n.Args {
		args[i].v = x.value(a)
		if x.moves(a) && args[i].v.State() == program.IsNumber {
			args[i].slope, args[i].moves = x.slope(a), true
		} else {
			x.any(a)
		}
	}
	locals, bends, loose := x.locals, x.bends, x.loose
	x.locals, x.bends, x.loose = nil, nil, nil
	for i, a := range args {
		x.bind(i, a.v, a.slope, a.moves)
	}
	visit(x.p.Funcs[n.Slot].Body)
	x.locals, x.bends, x.loose = locals, bends, loose
}
