package program

import "github.com/merit-rules/merit/internal/exact"

func (f *Frame) evalArithmetic(n *Node) Value {
	a := f.eval(n.Args[0])
	if a.State() == IsError {
		return a
	}
	if n.Op == OpNeg {
		return f.negate(n, a)
	}
	b := f.eval(n.Args[1])
	if isNumber(a) && isNumber(b) {
		return f.arithmetic(n, a.Num(), b.Num())
	}
	return f.rangedOdd(n, func() span { return rangeOfArithmetic(n.Op, a, b) }, a, b)
}

func (f *Frame) negate(n *Node, a Value) Value {
	if isNumber(a) {
		return f.number(n, a.Num().Neg())
	}
	return f.rangedOdd(n, func() span { return spanOf(a).neg() }, a)
}

func (f *Frame) arithmetic(n *Node, a, b exact.Num) Value {
	switch n.Op {
	case OpAdd:
		return f.number(n, exact.Add(a, b))
	case OpSub:
		return f.number(n, exact.Sub(a, b))
	case OpPow:
		return f.power(n, a, b)
	}
	if v, ok := f.product(n, a, b); !ok {
		return v
	}
	switch n.Op {
	case OpMul:
		return f.number(n, exact.Mul(a, b))
	case OpDiv:
		return f.quotient(n, exact.Div, a, b)
	}
	return f.quotient(n, exact.Mod, a, b)
}

func (f *Frame) quotient(n *Node, divide func(a, b exact.Num) (exact.Num, bool), a, b exact.Num) Value {
	q, ok := divide(a, b)
	if !ok {
		return f.fail(n, "division_by_zero")
	}
	return f.number(n, q)
}

func (f *Frame) power(n *Node, a, b exact.Num) Value {
	e, ok := b.Int64()
	if !ok || e < -exact.MaxExponent || e > exact.MaxExponent {
		return f.fail(n, "exponent", b.String())
	}
	words := int64(a.Bits()) * max(e, -e) / 64
	if words > maxFactorBits/32 {
		return f.fail(n, "too_large")
	}
	if !f.spend(n, words*words/16) {
		return f.stop
	}
	x, err := exact.Pow(a, e)
	switch err {
	case nil:
		return f.number(n, x)
	case exact.ErrZeroPower:
		return f.fail(n, "division_by_zero")
	}
	return f.fail(n, "too_large")
}

func rangeOfArithmetic(op Op, a, b Value) span {
	x, y := spanOf(a), spanOf(b)
	switch op {
	case OpAdd:
		return x.add(y)
	case OpSub:
		return x.add(y.neg())
	case OpMul:
		return x.mul(y)
	case OpDiv:
		return x.div(y)
	case OpMod:
		return x.mod(y)
	}
	if e, ok := b.Num().Int64(); ok && isNumber(b) && e >= -exact.MaxExponent && e <= exact.MaxExponent {
		return x.pow(e)
	}
	return everything
}
