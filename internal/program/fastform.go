//go:build !merit_preview

package program

import "github.com/merit-rules/merit/internal/exact"

// formNum compiles an indicator form whose thresholds and ranges are constants;
// others are left to the general evaluator.
func (c *compiler) formNum(n *Node) numFn {
	switch n.Op {
	case OpBands:
		return c.bands(n)
	case OpPoints:
		return c.points(n)
	case OpChecklist:
		return c.checklist(n)
	}
	return c.judged(n)
}

// outcome is what a form leads to, and the work of getting there.
type outcome struct {
	value numFn
	cost  int64
}

func (c *compiler) outcome(n *Node) outcome {
	var o outcome
	o.cost = c.arm(func() { o.value = c.num(n) })
	return o
}

func (m *Frame) take(o *outcome) (n, d int64) {
	m.left -= o.cost
	return o.value(m)
}

// smallConstants are numbers of two words that nodes are; not ok when one is not.
func (c *compiler) smallConstants(nodes []*Node) ([]Value, bool) {
	vs := make([]Value, len(nodes))
	for i, n := range nodes {
		v, ok := c.constant(n)
		if !ok || v.ref != nil {
			return nil, false
		}
		vs[i] = v
	}
	return vs, true
}

func (c *compiler) bands(n *Node) numFn {
	before := c.cost
	limits, ok := c.smallConstants(n.Form.Thresholds)
	if !ok || c.kindOf(n.Args[0]) != numKind {
		c.cost = before
		return c.slowNum(n)
	}
	c.cost++
	of := c.num(n.Args[0])
	cmp := n.Form.Cmp
	order := tightestFirst(cmp, limits)
	outcomes := make([]outcome, len(limits))
	for i := range outcomes {
		outcomes[i] = c.outcome(n.Form.Outcomes[i])
	}
	rest := c.outcome(n.Form.Else)
	return func(m *Frame) (int64, int64) {
		a, b := of(m)
		for _, at := range order {
			if bandHolds(cmp, a, b, &limits[at]) {
				return m.take(&outcomes[at])
			}
		}
		return m.take(&rest)
	}
}

func bandHolds(cmp Cmp, a, b int64, limit *Value) bool {
	switch cmp {
	case AtLeast:
		return !lessNum(a, b, limit.n, limit.d)
	case MoreThan:
		return lessNum(limit.n, limit.d, a, b)
	case AtMost:
		return !lessNum(limit.n, limit.d, a, b)
	}
	return lessNum(a, b, limit.n, limit.d)
}

// tightestFirst is the order in which thresholds are tried: of equal ones the
// first written comes first.
func tightestFirst(cmp Cmp, limits []Value) []int {
	order := make([]int, len(limits))
	for i := range order {
		order[i] = i
		for k := i; k > 0; k-- {
			c := compareNumbers(limits[order[k]], limits[order[k-1]])
			if cmp == AtMost || cmp == LessThan {
				c = -c
			}
			if c <= 0 {
				break
			}
			order[k], order[k-1] = order[k-1], order[k]
		}
	}
	return order
}

func (c *compiler) points(n *Node) numFn {
	c.cost++
	of := c.val(n.Args[0])
	options := n.Form.Options
	outcomes := make([]outcome, len(options))
	for i := range outcomes {
		outcomes[i] = c.outcome(n.Form.Outcomes[i])
	}
	return func(m *Frame) (int64, int64) {
		v := of(m)
		if s := v.State(); s != IsText && s != IsBool {
			return m.giveUp()
		}
		key := optionText(v)
		for i := range options {
			if options[i] == key {
				return m.take(&outcomes[i])
			}
		}
		return m.giveUp()
	}
}

// tickbox is an entry of a checklist.
type tickbox struct {
	holds boolFn // nil: always
	value outcome
}

func (c *compiler) checklist(n *Node) numFn {
	best := n.Form.Take == TakeBest || n.Form.Take == TakeMax
	if n.Form.CountAtMost > 0 && !best {
		return c.slowNum(n)
	}
	c.cost++
	boxes := make([]tickbox, len(n.Form.Entries))
	for i := range boxes {
		e := &n.Form.Entries[i]
		if e.If != nil {
			boxes[i].holds = c.bool(e.If)
		}
		boxes[i].value = c.outcome(e.Value)
	}
	return func(m *Frame) (int64, int64) {
		var a, b int64 = 0, 1
		none := true
		for i := range boxes {
			box := &boxes[i]
			if box.holds != nil && !box.holds(m) {
				continue
			}
			x, y := m.take(&box.value)
			switch {
			case !best:
				a, b = m.add(a, b, x, y)
			case none || lessNum(a, b, x, y):
				a, b = x, y
			}
			none = false
		}
		return a, b
	}
}

func (c *compiler) judged(n *Node) numFn {
	if n.Form.Axes[0] != nil || c.kindOf(n.Args[0]) != numKind {
		return c.slowNum(n)
	}
	before := c.cost
	ends, ok := c.smallConstants([]*Node{n.Form.Low[0], n.Form.High[0]})
	if !ok {
		c.cost = before
		return c.slowNum(n)
	}
	c.cost++
	mark := c.num(n.Args[0])
	step := n.Form.Step
	hasStep := n.Form.HasStep
	return func(m *Frame) (int64, int64) {
		a, b := mark(m)
		if lessNum(a, b, ends[0].n, ends[0].d) || lessNum(ends[1].n, ends[1].d, a, b) {
			return m.giveUp()
		}
		if hasStep {
			if rest, ok := exact.Mod(exact.FromSmall(a, b), step); !ok || rest.Sign() != 0 {
				return m.giveUp()
			}
		}
		return a, b
	}
}
