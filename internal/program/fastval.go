//go:build !merit_preview

package program

// val compiles a node to a value that is known, or nil.
func (c *compiler) val(n *Node) valFn {
	if v, ok := c.constant(n); ok {
		return func(*Frame) Value { return v }
	}
	switch n.Op {
	case OpConst:
		c.cost++
		v := n.Const
		return func(*Frame) Value { return v }
	case OpSlot:
		c.cost++
		slot := n.Slot
		return func(m *Frame) Value { return m.certain(m.slots[slot]) }
	case OpLocal:
		c.cost++
		at := c.offset + n.Slot
		return func(m *Frame) Value { return m.certain(m.locals[at]) }
	case OpField:
		return c.fieldVal(n)
	}
	switch c.kindOf(n) {
	case numKind:
		x := c.num(n)
		return func(m *Frame) Value {
			a, b := x(m)
			return Value{n: a, d: b}
		}
	case boolKind:
		x := c.bool(n)
		return func(m *Frame) Value {
			if x(m) {
				return valueTrue
			}
			return valueFalse
		}
	}
	slow := c.slow(n)
	return func(m *Frame) Value { return m.certain(slow(m)) }
}

// certain gives up at what is not known, or not to its last element.
func (m *Frame) certain(v Value) Value {
	if v.ref == nil {
		if v.d == 0 {
			m.gaveUp = true
		}
		return v
	}
	switch v.ref.state {
	case IsText, IsDate, IsBool, IsTime, IsNil:
		return v
	case IsList, IsRecord:
		if !hasUnknown(v) {
			return v
		}
	}
	m.gaveUp = true
	return v
}

func (c *compiler) fieldVal(n *Node) valFn {
	if n.Args[0].Op != OpLocal {
		slow := c.slow(n)
		return func(m *Frame) Value { return m.certain(slow(m)) }
	}
	c.cost += 2
	at, field := c.offset+n.Args[0].Slot, n.Slot
	return func(m *Frame) Value {
		if r := m.locals[at].ref; r != nil && r.state == IsRecord && field < len(r.list) {
			return m.certain(r.list[field])
		}
		m.gaveUp = true
		return Value{}
	}
}

// list compiles a node to the elements of a list, which may be unknown one by one.
func (c *compiler) list(n *Node) listFn {
	if v, ok := c.constant(n); ok {
		elems := v.List()
		isList := v.State() == IsList
		return func(m *Frame) []Value {
			m.gaveUp = m.gaveUp || !isList
			return elems
		}
	}
	var get valFn
	switch n.Op {
	case OpSlot:
		c.cost++
		slot := n.Slot
		get = func(m *Frame) Value { return m.slots[slot] }
	case OpLocal:
		c.cost++
		at := c.offset + n.Slot
		get = func(m *Frame) Value { return m.locals[at] }
	default:
		get = c.slow(n)
	}
	return func(m *Frame) []Value {
		v := get(m)
		if v.ref == nil || v.ref.state != IsList {
			m.gaveUp = true
			return nil
		}
		return v.ref.list
	}
}
