package program

// Trace is how a value came about. A name is a leaf of it: how a value of the
// policy came about is the trace of its own formula, so that nothing is shown
// twice however many formulas read it.
type Trace struct {
	Node  *Node
	Text  string // the expression as written
	Value Value
	Slot  int // of a name: its slot; -1
	Pick  int // of a form: the outcome taken, see [Node.Picks]; -1
	Items []*Trace
}

// maxElements is how many elements of a list a trace follows.
const maxElements = 50

// Trace is how the value of n comes about in the present state. Only what is
// looked at is in it: of a conditional the branch that is taken, of `and` what
// stands before the side that decides.
func (f *Frame) Trace(n *Node) *Trace {
	defer f.aside()()
	return f.trace(n)
}

// TraceWith is [Frame.Trace] of a node that reads locals: those given are its first.
func (f *Frame) TraceWith(n *Node, locals ...Value) *Trace {
	defer f.aside()()
	for i, v := range locals {
		f.setLocal(i, v)
	}
	return f.trace(n)
}

func (f *Frame) trace(n *Node) *Trace {
	t := &Trace{Node: n, Text: n.Source(), Slot: -1, Pick: -1}
	v, ok := f.recorded(n)
	if !ok {
		v = f.eval(n)
	}
	t.Value = v
	switch n.Op {
	case OpConst, OpLocal:
	case OpSlot:
		t.Slot = n.Slot
	case OpIf:
		f.traceIf(t)
	case OpAnd, OpOr, OpCoalesce:
		t.add(f, n.Args[0])
		if v := t.Items[0].Value; n.Op == OpCoalesce && !isKnown(v) || v.State() == IsNil || n.Op != OpCoalesce && !(v.ref == boolBox && v.Bool() == (n.Op == OpOr)) {
			t.add(f, n.Args[1])
		}
	case OpLet:
		t.add(f, n.Args[0])
		f.setLocal(n.Slot, t.Items[0].Value)
		t.add(f, n.Args[1])
	case OpCall:
		f.traceCall(t)
	case OpSum, OpCount, OpAll, OpAny, OpOne, OpNone, OpFilter, OpMap, OpFind, OpSortBy, OpGroupBy:
		f.traceElements(t)
	case OpReduce:
		t.add(f, n.Args[0])
	default:
		f.traceParts(t)
	}
	return t
}

func (t *Trace) add(f *Frame, n *Node) {
	if n != nil {
		t.Items = append(t.Items, f.trace(n))
	}
}

func (f *Frame) traceIf(t *Trace) {
	n := t.Node
	t.add(f, n.Args[0])
	switch c := t.Items[0].Value; {
	case c.isTrue():
		t.add(f, n.Args[1])
	case c.isFalse():
		t.add(f, n.Args[2])
	case c.State() == IsUnknown:
		t.add(f, n.Args[1])
		t.add(f, n.Args[2])
	}
}

func (f *Frame) traceCall(t *Trace) {
	n := t.Node
	if f.depth >= maxDepth {
		return
	}
	for _, arg := range n.Args {
		t.add(f, arg)
	}
	base, top := f.base, f.top
	f.base = top
	for i, item := range t.Items {
		f.setLocal(i, item.Value)
	}
	f.depth++
	t.add(f, f.program.Funcs[n.Slot].Body)
	f.depth--
	f.base, f.top = base, top
}

// traceElements follows a list, and its body for each element.
func (f *Frame) traceElements(t *Trace) {
	n := t.Node
	t.add(f, n.Args[0])
	if len(n.Args) < 2 || n.Args[1] == nil {
		return
	}
	for i, e := range t.Items[0].Value.List() {
		if i == maxElements {
			return
		}
		f.setLocal(n.Slot, e)
		f.setLocal(n.Slot+1, Int(int64(i)))
		t.add(f, n.Args[1])
	}
}

// traceParts follows all arguments; of a form what it looks at and the outcome
// that was picked.
func (f *Frame) traceParts(t *Trace) {
	n := t.Node
	for _, arg := range n.Args {
		t.add(f, arg)
	}
	if n.Form == nil {
		return
	}
	for _, axis := range n.Form.Axes {
		if axis != nil {
			t.add(f, axis.Of)
		}
	}
	for i := range n.Form.Entries {
		f.traceEntry(t, &n.Form.Entries[i])
	}
	var outcome *Node
	t.Pick, outcome = f.picked(n)
	t.add(f, outcome)
}

// traceEntry follows the condition of an entry, and its value where it holds.
func (f *Frame) traceEntry(t *Trace, e *Entry) {
	if e.If != nil {
		t.add(f, e.If)
		if !t.Items[len(t.Items)-1].Value.isTrue() {
			return
		}
	}
	t.add(f, e.Value)
}

// picked is the outcome that a form takes and its place among [Node.Picks]; -1 and
// nil while that is not known, and for forms without outcomes.
func (f *Frame) picked(n *Node) (int, *Node) {
	switch n.Op {
	case OpBands:
		of, limits := f.eval(n.Args[0]), f.all(n.Form.Thresholds)
		if _, odd := f.odd(n, append(limits[:len(limits):len(limits)], of)...); odd {
			return -1, nil
		}
		if at, ok := f.band(n.Form.Cmp, limits, of); ok {
			if at < 0 {
				return len(limits), n.Form.Else
			}
			return at, n.Form.Outcomes[at]
		}
	case OpTable:
		of := f.eval(n.Args[0])
		for i := range n.Form.Rows {
			if holds, _ := f.inRow(n, &n.Form.Rows[i], of); holds && isKnown(of) {
				return i, n.Form.Outcomes[i]
			}
		}
	case OpPoints:
		key := optionText(f.eval(n.Args[0]))
		for i, option := range n.Form.Options {
			if option == key {
				return i, n.Form.Outcomes[i]
			}
		}
	case OpMatrix:
		rows, _ := f.axis(n, n.Form.Axes[0])
		columns, _ := f.axis(n, n.Form.Axes[1])
		if len(rows) == 1 && len(columns) == 1 {
			return rows[0]*n.Form.Axes[1].length() + columns[0], n.Form.Cells[rows[0]][columns[0]]
		}
	case OpJudged:
		if a := n.Form.Axes[0]; a != nil {
			if rows, _ := f.axis(n, a); len(rows) == 1 {
				return rows[0], nil
			}
		}
	}
	return -1, nil
}

// length is the number of entries of an axis.
func (a *Axis) length() int {
	n := len(a.Thresholds) + len(a.Options)
	if a.Else {
		n++
	}
	return n
}

// Uses are the slots that a trace reads, each once, in the order met.
func (t *Trace) Uses() []int {
	var slots []int
	seen := map[int]bool{}
	var walk func(*Trace)
	walk = func(t *Trace) {
		if t.Slot >= 0 && !seen[t.Slot] {
			seen[t.Slot] = true
			slots = append(slots, t.Slot)
		}
		for _, item := range t.Items {
			walk(item)
		}
	}
	walk(t)
	return slots
}
