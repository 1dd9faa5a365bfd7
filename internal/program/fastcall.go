//go:build !merit_preview

package program

// enter prepares the compilation of a function's body at one call: setup puts the
// arguments into locals of their own, leave goes back to the caller's.
func (c *compiler) enter(n *Node) (setup func(*Frame), leave func(), ok bool) {
	if c.nesting >= maxFastNesting {
		return nil, nil, false
	}
	base := c.offset + c.span
	args := make([]valFn, len(n.Args))
	consts := make([]Value, len(n.Args))
	types := make([]*Type, len(n.Args))
	c.cost++
	for i, arg := range n.Args {
		types[i] = c.typeOf(arg)
		before := c.cost
		if v, ok := c.constant(arg); ok {
			consts[i] = v
			c.cost = before
		}
		args[i] = c.val(arg)
	}
	offset, span := c.offset, c.span
	c.offset, c.span = base, max(localsOf(c.program.Funcs[n.Slot].Body), len(args))
	c.nesting++
	c.most = max(c.most, c.offset+c.span)
	for i := range args {
		c.setType(i, types[i], consts[i])
	}
	setup = func(m *Frame) {
		for i, arg := range args {
			m.locals[base+i] = arg(m)
		}
	}
	leave = func() {
		c.offset, c.span = offset, span
		c.nesting--
	}
	return setup, leave, true
}
