package program

// eval is the general evaluator, the authority on what a node means: a walk over
// the tree with every state of a value. It nests as deep as an expression does,
// never as deep as names depend on each other.
func (f *Frame) eval(n *Node) Value {
	if !f.spend(n, 1) {
		return f.stop
	}
	switch {
	case n.Op <= OpRange:
		return f.evalBasic(n)
	case n.Op <= OpPow:
		return f.evalArithmetic(n)
	case n.Op <= OpCall:
		return f.evalLogic(n)
	case n.Op <= OpMatches:
		return f.evalText(n)
	case n.Op <= OpTrimmed:
		return f.evalList(n)
	case n.Op <= OpAddMonths:
		return f.evalOwn(n)
	}
	return f.evalForm(n)
}

func (f *Frame) evalBasic(n *Node) Value {
	switch n.Op {
	case OpConst:
		return n.Const
	case OpSlot:
		return f.read(n.Slot)
	case OpLocal:
		return f.local(n.Slot)
	case OpField:
		return f.field(n)
	case OpIndex:
		return f.index(n)
	case OpSlice:
		return f.slice(n)
	case OpList:
		return f.listLiteral(n)
	}
	return f.rangeOf(n)
}

// read is the value of a name. Elements and fields of a list input that were not
// supplied get the input to wait for.
func (f *Frame) read(slot int) Value {
	v := f.slots[slot]
	if v.State() == IsList && slot < f.program.Inputs && hasUnknown(v) {
		v = f.named(v, f.program.Slots[slot].Type, slot)
		f.slots[slot] = v
	}
	return v
}

// named gives the unknowns inside an input's value the input's slot to wait for,
// and the limits of their field.
func (f *Frame) named(v Value, t *Type, slot int) Value {
	if t == nil || v.State() != IsList {
		return v
	}
	elems := make([]Value, len(v.List()))
	for i, e := range v.List() {
		elems[i] = namedElement(e, t.Elem, slot)
	}
	return Listing(elems)
}

func namedElement(e Value, t *Type, slot int) Value {
	switch {
	case e.State() == IsUnknown && e.Wait() == nil:
		return unsupplied(slot, &Limits{})
	case e.State() != IsRecord || t == nil || len(t.Fields) != len(e.List()):
		return e
	}
	fields := make([]Value, len(e.List()))
	for i, v := range e.List() {
		if v.State() == IsUnknown && v.Wait() == nil {
			v = unsupplied(slot, &t.Fields[i].Limits)
		}
		fields[i] = v
	}
	return Fields(fields)
}

// unsupplied is an input's value that waits for the input.
func unsupplied(slot int, l *Limits) Value {
	return Unknown(&Wait{Slots: []int32{int32(slot)}, Low: l.Min, High: l.Max, HasLow: l.HasMin, HasHigh: l.HasMax})
}

func (f *Frame) local(i int) Value {
	if f.base+i < len(f.locals) {
		return f.locals[f.base+i]
	}
	return Value{}
}

func (f *Frame) setLocal(i int, v Value) {
	at := f.base + i
	for at >= len(f.locals) {
		f.locals = append(f.locals, Value{})
	}
	f.locals[at] = v
	f.top = max(f.top, at+1)
}

// call runs a function of the policy over locals of its own.
func (f *Frame) call(n *Node) Value {
	fn := &f.program.Funcs[n.Slot]
	if f.depth >= maxDepth {
		return f.fail(n, "too_deep")
	}
	base, top := f.base, f.top
	for i, arg := range n.Args {
		v := f.eval(arg)
		f.base = top
		f.setLocal(i, v)
		f.base = base
	}
	f.base = top
	f.depth++
	v := f.eval(fn.Body)
	f.depth--
	f.base, f.top = base, top
	return v
}

// Eval is the value of any node of the program over the present state. It is
// charged to the work budget of the present applicant.
func (f *Frame) Eval(n *Node) Value {
	f.base, f.top, f.depth = 0, 0, 0
	return f.eval(n)
}

// EvalWith is the value of a node that reads locals: those given are its first. It
// has a work budget of its own, so that it may be asked any number of times.
func (f *Frame) EvalWith(n *Node, locals ...Value) Value {
	f.base, f.top, f.depth = 0, 0, 0
	f.left, f.poll, f.stop = f.budget(), max(f.budget()-pollEvery, 0), Value{}
	for i, v := range locals {
		f.setLocal(i, v)
	}
	return f.eval(n)
}
