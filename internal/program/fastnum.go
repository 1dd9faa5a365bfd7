//go:build !merit_preview

package program

import "github.com/merit-rules/merit/internal/exact"

// num compiles a node that computes a number.
func (c *compiler) num(n *Node) numFn {
	if v, ok := c.constant(n); ok {
		if xn, xd, ok := v.Num().Small(); ok && isNumber(v) {
			return func(*Frame) (int64, int64) { return xn, xd }
		}
		return func(m *Frame) (int64, int64) { return m.giveUp() }
	}
	if c.nodes++; c.nodes > maxFastNodes {
		return c.slowNum(n)
	}
	fn := c.numOf(n)
	at, ok := c.number(n)
	if !ok || n.Op == OpSlot {
		return fn
	}
	return func(m *Frame) (int64, int64) {
		a, b := fn(m)
		if !m.gaveUp {
			m.record[at] = cell{a, b}
		}
		return a, b
	}
}

func (c *compiler) numOf(n *Node) numFn {
	switch n.Op {
	case OpSlot:
		c.cost++
		slot := n.Slot
		return func(m *Frame) (int64, int64) { return m.small(&m.slots[slot]) }
	case OpLocal:
		c.cost++
		at := c.offset + n.Slot
		return func(m *Frame) (int64, int64) { return m.small(&m.locals[at]) }
	case OpField:
		return c.fieldNum(n)
	case OpAdd, OpSub, OpMul, OpDiv:
		return c.arithmetic(n)
	case OpNeg:
		c.cost++
		x := c.num(n.Args[0])
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			if a == -1<<63 {
				return m.giveUp()
			}
			return -a, b
		}
	case OpMin, OpMax:
		if len(n.Args) == 2 && c.kindOf(n.Args[0]) == numKind && c.kindOf(n.Args[1]) == numKind {
			return c.lesser(n)
		}
		return c.drawn(n)
	case OpMean, OpSum:
		return c.drawn(n)
	case OpCount:
		return c.counted(n)
	case OpClamp:
		return c.clamped(n)
	case OpRound:
		return c.roundedNum(n)
	case OpIf:
		return c.eitherNum(n)
	case OpCall:
		setup, leave, ok := c.enter(n)
		if !ok {
			return c.slowNum(n)
		}
		body := c.num(c.program.Funcs[n.Slot].Body)
		leave()
		return func(m *Frame) (int64, int64) {
			setup(m)
			return body(m)
		}
	case OpBands, OpPoints, OpChecklist, OpJudged:
		return c.formNum(n)
	}
	return c.slowNum(n)
}

// slowNum leaves a node to the general evaluator, which charges for itself.
func (c *compiler) slowNum(n *Node) numFn {
	slow := c.slow(n)
	return func(m *Frame) (int64, int64) {
		v := slow(m)
		return m.small(&v)
	}
}

func (c *compiler) slow(n *Node) valFn {
	offset, top := c.offset, c.offset+c.span
	return func(m *Frame) Value {
		base, oldTop := m.base, m.top
		m.base, m.top = offset, top
		v := m.eval(n)
		m.base, m.top = base, oldTop
		return v
	}
}

func (c *compiler) fieldNum(n *Node) numFn {
	if n.Args[0].Op != OpLocal {
		return c.slowNum(n)
	}
	c.cost += 2
	at, field := c.offset+n.Args[0].Slot, n.Slot
	return func(m *Frame) (int64, int64) {
		if r := m.locals[at].ref; r != nil && r.state == IsRecord && field < len(r.list) {
			return m.small(&r.list[field])
		}
		return m.giveUp()
	}
}

func (c *compiler) arithmetic(n *Node) numFn {
	c.cost++
	x, y := c.num(n.Args[0]), c.num(n.Args[1])
	if k, ok := c.wholeConstant(n.Args[1]); ok && n.Op == OpMul {
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			if short(a, k, 0, 0) {
				return a * k, b
			}
			return m.mul(a, b, k, 1)
		}
	}
	switch n.Op {
	case OpAdd:
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			p, q := y(m)
			return m.add(a, b, p, q)
		}
	case OpSub:
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			p, q := y(m)
			if p == -1<<63 {
				return m.giveUp()
			}
			return m.add(a, b, -p, q)
		}
	case OpMul:
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			p, q := y(m)
			return m.mul(a, b, p, q)
		}
	}
	return func(m *Frame) (int64, int64) {
		a, b := x(m)
		p, q := y(m)
		return m.div(a, b, p, q)
	}
}

// wholeConstant is the whole number that a constant node is; its work was charged
// when the node was compiled.
func (c *compiler) wholeConstant(n *Node) (int64, bool) {
	before := c.cost
	v, ok := c.constant(n)
	c.cost = before
	if !ok || v.ref != nil || v.d != 1 {
		return 0, false
	}
	return v.n, true
}

// lesser is min or max of two numbers; the general evaluator charges for the list
// that the two make.
func (c *compiler) lesser(n *Node) numFn {
	c.cost += 3
	x, y := c.num(n.Args[0]), c.num(n.Args[1])
	isMin := n.Op == OpMin
	if one, ok := c.wholeConstant(n.Args[0]); ok && isMin {
		return func(m *Frame) (int64, int64) {
			p, q := y(m)
			if lessNum(p, q, one, 1) {
				return p, q
			}
			return one, 1
		}
	}
	return func(m *Frame) (int64, int64) {
		a, b := x(m)
		p, q := y(m)
		if lessNum(p, q, a, b) == isMin {
			return p, q
		}
		return a, b
	}
}

func (c *compiler) clamped(n *Node) numFn {
	c.cost++
	x, lo, hi := c.num(n.Args[0]), c.num(n.Args[1]), c.num(n.Args[2])
	return func(m *Frame) (int64, int64) {
		a, b := x(m)
		ln, ld := lo(m)
		hn, hd := hi(m)
		if lessNum(a, b, ln, ld) {
			a, b = ln, ld
		}
		if lessNum(hn, hd, a, b) {
			return hn, hd
		}
		return a, b
	}
}

func (c *compiler) roundedNum(n *Node) numFn {
	if len(n.Args) > 1 && n.Args[1] != nil {
		places, ok := c.wholeConstant(n.Args[1])
		if !ok || places < -exact.MaxExponent || places > exact.MaxExponent {
			return c.slowNum(n)
		}
		c.cost++
		x := c.num(n.Args[0])
		c.constant(n.Args[1])
		mode := n.Mode
		return func(m *Frame) (int64, int64) {
			a, b := x(m)
			return m.fromNum(exact.FromSmall(a, b).Round(int(places), mode))
		}
	}
	return c.slowNum(n)
}

func (c *compiler) eitherNum(n *Node) numFn {
	c.cost++
	cond := c.bool(n.Args[0])
	var x, y numFn
	xc := c.arm(func() { x = c.num(n.Args[1]) })
	yc := c.arm(func() { y = c.num(n.Args[2]) })
	return func(m *Frame) (int64, int64) {
		if cond(m) {
			m.left -= xc
			return x(m)
		}
		m.left -= yc
		return y(m)
	}
}
