//go:build !merit_preview

package program

// bool compiles a node that is a condition.
func (c *compiler) bool(n *Node) boolFn {
	if v, ok := c.constant(n); ok && v.ref == boolBox {
		truth := v.Bool()
		return func(*Frame) bool { return truth }
	}
	if c.nodes++; c.nodes > maxFastNodes {
		return c.slowBool(n)
	}
	fn := c.boolOf(n)
	at, ok := c.number(n)
	if !ok || n.Op == OpSlot {
		return fn
	}
	return func(m *Frame) bool {
		truth := fn(m)
		if !m.gaveUp {
			m.record[at] = cellOf(truth)
		}
		return truth
	}
}

func (c *compiler) boolOf(n *Node) boolFn {
	switch n.Op {
	case OpSlot:
		c.cost++
		slot := n.Slot
		return func(m *Frame) bool { return m.truth(&m.slots[slot]) }
	case OpLocal, OpField:
		v := c.val(n)
		return func(m *Frame) bool {
			x := v(m)
			return m.truth(&x)
		}
	case OpNot:
		c.cost++
		x := c.bool(n.Args[0])
		return func(m *Frame) bool { return !x(m) }
	case OpAnd, OpOr:
		return c.both(n)
	case OpEq, OpNe:
		return c.equality(n)
	case OpLt, OpLe, OpGt, OpGe:
		return c.comparison(n)
	case OpIn:
		return c.in(n)
	case OpAll, OpAny, OpNone, OpOne:
		return c.quantifier(n)
	case OpIf:
		return c.eitherBool(n)
	case OpCall:
		setup, leave, ok := c.enter(n)
		if !ok {
			return c.slowBool(n)
		}
		body := c.bool(c.program.Funcs[n.Slot].Body)
		leave()
		return func(m *Frame) bool {
			setup(m)
			return body(m)
		}
	}
	return c.slowBool(n)
}

func (m *Frame) truth(v *Value) bool {
	if v.ref != boolBox {
		m.gaveUp = true
	}
	return v.n != 0
}

func (c *compiler) slowBool(n *Node) boolFn {
	slow := c.slow(n)
	return func(m *Frame) bool {
		v := slow(m)
		return m.truth(&v)
	}
}

func (c *compiler) both(n *Node) boolFn {
	c.cost++
	x := c.bool(n.Args[0])
	var y boolFn
	cost := c.arm(func() { y = c.bool(n.Args[1]) })
	if n.Op == OpAnd {
		return func(m *Frame) bool {
			if !x(m) {
				return false
			}
			m.left -= cost
			return y(m)
		}
	}
	return func(m *Frame) bool {
		if x(m) {
			return true
		}
		m.left -= cost
		return y(m)
	}
}

func (c *compiler) eitherBool(n *Node) boolFn {
	c.cost++
	cond := c.bool(n.Args[0])
	var x, y boolFn
	xc := c.arm(func() { x = c.bool(n.Args[1]) })
	yc := c.arm(func() { y = c.bool(n.Args[2]) })
	return func(m *Frame) bool {
		if cond(m) {
			m.left -= xc
			return x(m)
		}
		m.left -= yc
		return y(m)
	}
}

func (c *compiler) equality(n *Node) boolFn {
	c.cost++
	negate := n.Op == OpNe
	if c.kindOf(n.Args[0]) == numKind && c.kindOf(n.Args[1]) == numKind {
		x, y := c.num(n.Args[0]), c.num(n.Args[1])
		return func(m *Frame) bool {
			a, b := x(m)
			p, q := y(m)
			return equalNum(a, b, p, q) != negate
		}
	}
	x, y := c.val(n.Args[0]), c.val(n.Args[1])
	return func(m *Frame) bool {
		a, b := x(m), y(m)
		if a.ref != nil && b.ref != nil && a.ref.state == IsText && b.ref.state == IsText {
			return (a.ref.text == b.ref.text) != negate
		}
		if m.gaveUp {
			return false
		}
		v := m.equal(n, a, b)
		return m.truth(&v) != negate
	}
}

func (c *compiler) comparison(n *Node) boolFn {
	c.cost++
	if c.kindOf(n.Args[0]) == numKind && c.kindOf(n.Args[1]) == numKind {
		return c.numbersCompared(n)
	}
	x, y := c.val(n.Args[0]), c.val(n.Args[1])
	op := n.Op
	return func(m *Frame) bool {
		a, b := x(m), y(m)
		order, ok := 0, true
		if a.ref == dateBox && b.ref == dateBox {
			order = int(a.n - b.n)
		} else {
			order, ok = m.order(a, b)
		}
		if !ok {
			m.gaveUp = true
		}
		switch op {
		case OpLt:
			return order < 0
		case OpLe:
			return order <= 0
		case OpGt:
			return order > 0
		}
		return order >= 0
	}
}

func (c *compiler) numbersCompared(n *Node) boolFn {
	x, y := c.num(n.Args[0]), c.num(n.Args[1])
	if n.Op == OpGt || n.Op == OpGe {
		x, y = y, x
	}
	if n.Op == OpLe || n.Op == OpGe { // x <= y is not y < x
		return func(m *Frame) bool {
			a, b := x(m)
			p, q := y(m)
			return !lessNum(p, q, a, b)
		}
	}
	return func(m *Frame) bool {
		a, b := x(m)
		p, q := y(m)
		return lessNum(a, b, p, q)
	}
}

func (c *compiler) in(n *Node) boolFn {
	c.cost++
	x := c.val(n.Args[0])
	l := c.list(n.Args[1])
	return func(m *Frame) bool {
		v, elems := x(m), l(m)
		m.left -= int64(len(elems))
		for i := range elems {
			e := &elems[i]
			if v.ref != nil && e.ref != nil && v.ref.state == IsText && e.ref.state == IsText {
				if v.ref.text == e.ref.text {
					return true
				}
				continue
			}
			if m.gaveUp {
				return false
			}
			same := m.equal(n, v, *e)
			if m.truth(&same) {
				return true
			}
		}
		return false
	}
}
