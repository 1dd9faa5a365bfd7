//go:build !merit_preview

package program

// stream is a list, perhaps filtered, perhaps with a body, that is gone through
// once without making lists in between.
type stream struct {
	source  listFn
	perItem int64 // work an element of the source costs
	keep    boolFn
	keepAt  int
	keepPos bool // the condition looks at the position
	perKept int64
	body    numFn // nil: the element itself
	bodyAt  int
	bodyPos bool
}

// stream compiles map(filter(list, …), …) or a part of it.
func (c *compiler) stream(n *Node) *stream {
	switch n.Op {
	case OpMap:
		s := c.stream(n.Args[0])
		if s.body != nil || n.Args[1] == nil {
			return c.plainStream(n)
		}
		c.withBody(s, n)
		return s
	case OpFilter:
		if inner := n.Args[0].Op; inner == OpFilter || inner == OpMap {
			return c.plainStream(n)
		}
		s := c.plainStream(n.Args[0])
		c.cost++
		s.keepAt = c.offset + n.Slot
		c.setType(n.Slot, elemType(c.typeOf(n.Args[0])), Value{})
		c.setType(n.Slot+1, numberType, Value{})
		s.perItem = 1 + c.looped(func() { s.keep = c.bool(n.Args[1]) })
		s.keepPos = reads(n.Args[1], n.Slot+1)
		return s
	}
	return c.plainStream(n)
}

func (c *compiler) plainStream(n *Node) *stream { return &stream{source: c.list(n)} }

// withBody lets a stream yield what the body of n makes of an element.
func (c *compiler) withBody(s *stream, n *Node) {
	c.cost++
	c.bodyOf(s, n)
	s.perKept++
}

func (c *compiler) bodyOf(s *stream, n *Node) {
	s.bodyAt = c.offset + n.Slot
	c.setType(n.Slot, elemType(c.typeOf(n.Args[0])), Value{})
	c.setType(n.Slot+1, numberType, Value{})
	s.perKept += c.looped(func() { s.body = c.num(n.Args[1]) })
	s.bodyPos = reads(n.Args[1], n.Slot+1)
}

// looped compiles what is evaluated for each element.
func (c *compiler) looped(make func()) int64 {
	c.loops++
	defer func() { c.loops-- }()
	return c.arm(make)
}

var numberType = &Type{Kind: Number}

// reads reports whether a tree reads a local.
func reads(n *Node, slot int) bool {
	found := false
	var walk func(*Node)
	walk = func(n *Node) {
		if n == nil || found {
			return
		}
		found = n.Op == OpLocal && n.Slot == slot
		n.Children(walk)
	}
	walk(n)
	return found
}

// drawn compiles sum, mean, min and max of a stream. The general evaluator charges
// for each list it makes on the way.
func (c *compiler) drawn(n *Node) numFn {
	if len(n.Args) != 1 && n.Op != OpSum || n.Op != OpSum && c.kindOf(n.Args[0]) == numKind {
		return c.slowNum(n)
	}
	c.cost++
	s := c.stream(n.Args[0])
	if n.Op == OpSum && len(n.Args) > 1 && n.Args[1] != nil {
		if s.body != nil {
			s = c.plainStream(n.Args[0])
		}
		c.bodyOf(s, n)
	}
	s.perKept++
	op := n.Op
	return func(m *Frame) (int64, int64) {
		a, b, count := s.fold(m, op)
		switch {
		case op == OpSum:
			return a, b
		case count == 0:
			return m.giveUp()
		case op == OpMean:
			return m.div(a, b, count, 1)
		}
		return a, b
	}
}

// fold draws the numbers of a stream together.
func (s *stream) fold(m *Frame, op Op) (n, d, count int64) {
	list := s.source(m)
	m.left -= int64(len(list)) * s.perItem
	n, d = 0, 1
	for i := range list {
		if m.gaveUp || m.left <= m.poll {
			m.gaveUp = true
			return 0, 1, 1
		}
		if s.keep != nil {
			m.locals[s.keepAt] = list[i]
			if s.keepPos {
				m.locals[s.keepAt+1] = Int(int64(i))
			}
			if !s.keep(m) {
				continue
			}
		}
		x, y := s.element(m, &list[i], count)
		count++
		switch {
		case op == OpSum || op == OpMean:
			n, d = m.add(n, d, x, y)
		case count == 1 || lessNum(x, y, n, d) == (op == OpMin):
			n, d = x, y
		}
	}
	m.left -= count * s.perKept
	return n, d, count
}

// element is what the stream yields for a kept element.
func (s *stream) element(m *Frame, e *Value, position int64) (n, d int64) {
	if s.body == nil {
		return m.small(e)
	}
	m.locals[s.bodyAt] = *e
	if s.bodyPos {
		m.locals[s.bodyAt+1] = Int(position)
	}
	return s.body(m)
}

// question compiles the body of a node that asks each element a question.
func (c *compiler) question(n *Node) (source listFn, ask boolFn, at int, cost int64) {
	c.cost++
	source = c.list(n.Args[0])
	at = c.offset + n.Slot
	c.setType(n.Slot, elemType(c.typeOf(n.Args[0])), Value{})
	c.setType(n.Slot+1, numberType, Value{})
	cost = c.looped(func() { ask = c.bool(n.Args[1]) })
	return source, ask, at, cost
}

func (c *compiler) counted(n *Node) numFn {
	if len(n.Args) < 2 || n.Args[1] == nil {
		return c.slowNum(n)
	}
	source, ask, at, cost := c.question(n)
	return func(m *Frame) (int64, int64) {
		list := source(m)
		m.left -= int64(len(list)) * (1 + cost)
		held := int64(0)
		for i := range list {
			if m.gaveUp || m.left <= m.poll {
				return m.giveUp()
			}
			m.locals[at], m.locals[at+1] = list[i], Int(int64(i))
			if ask(m) {
				held++
			}
		}
		return held, 1
	}
}

func (c *compiler) quantifier(n *Node) boolFn {
	if len(n.Args) < 2 || n.Args[1] == nil {
		return c.slowBool(n)
	}
	source, ask, at, cost := c.question(n)
	op := n.Op
	return func(m *Frame) bool {
		list := source(m)
		m.left -= int64(len(list))
		held := 0
		for i := range list {
			if m.gaveUp || m.left <= m.poll {
				m.gaveUp = true
				return false
			}
			m.left -= cost
			m.locals[at], m.locals[at+1] = list[i], Int(int64(i))
			holds := ask(m)
			if holds {
				held++
			}
			if answer, ok := decides(op, holds, held); ok {
				return answer
			}
		}
		return op == OpAll || op == OpNone || op == OpOne && held == 1
	}
}
