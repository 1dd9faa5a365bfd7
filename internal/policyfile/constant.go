package policyfile

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// mostConstant is how many bits a constant may have that is computed here; a
// larger one is left to the evaluator and its work budget.
const mostConstant = 4096

// constant is the number that an expression is whatever the inputs are, such as
// 1/3; nil for no expression at all, which is an open end.
func constant(n *program.Node) (*exact.Num, bool) {
	if n == nil {
		return nil, true
	}
	switch n.Op {
	case program.OpConst:
		if n.Const.State() != program.IsNumber {
			return nil, false
		}
		v := n.Const.Num()
		return &v, true
	case program.OpNeg:
		if v, ok := constant(n.Args[0]); ok && v != nil {
			v := v.Neg()
			return &v, true
		}
	case program.OpAdd, program.OpSub, program.OpMul, program.OpDiv:
		x, okX := constant(n.Args[0])
		y, okY := constant(n.Args[1])
		if okX && okY && x != nil && y != nil {
			return combined(n.Op, *x, *y)
		}
	}
	return nil, false
}

func combined(op program.Op, x, y exact.Num) (*exact.Num, bool) {
	v, ok := exact.Num{}, true
	switch op {
	case program.OpAdd:
		v = exact.Add(x, y)
	case program.OpSub:
		v = exact.Sub(x, y)
	case program.OpMul:
		v = exact.Mul(x, y)
	case program.OpDiv:
		v, ok = exact.Div(x, y)
	}
	if !ok || v.Bits() > mostConstant {
		return nil, false
	}
	return &v, true
}
