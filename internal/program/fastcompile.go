//go:build !merit_preview

package program

// compiler turns the steps of a program into their fast forms for one setting.
type compiler struct {
	program *Program
	setting *Setting
	scratch *Frame  // folds constants
	types   []*Type // of the locals, by absolute index
	consts  []Value // of the locals that are constants; unknown: not
	offset  int     // absolute index of local 0
	span    int     // locals that the present formula may use, from offset on
	cost    int64   // work of the block being compiled
	nodes   int     // compiled so far: calls are compiled anew at each place
	nesting int
	most    int // locals that all fast forms together may touch
	loops   int // bodies around the node being compiled
	// numbers gives the nodes whose values are recorded their place; nil: none are.
	numbers map[*Node]int
}

const (
	maxFastNodes   = 50_000
	maxFastNesting = 12
)

// compile makes the fast forms, parallel to Program.Steps, and says how many
// locals they touch. With numbers they record the values of nodes too.
func compile(p *Program, s *Setting, numbers map[*Node]int) (forms []fastStep, locals int) {
	c := &compiler{program: p, setting: s, scratch: NewFrame(p, s), numbers: numbers}
	c.scratch.Begin(&Applicant{})
	steps := make([]fastStep, len(p.Steps))
	for i := range p.Steps {
		steps[i] = c.step(&p.Steps[i])
	}
	return steps, c.most
}

func (c *compiler) step(s *Step) fastStep {
	p := c.program
	switch s.Kind {
	case StepInput:
		return fastStep{input: c.input(s.Index)}
	case StepSlot:
		return c.slotStep(&p.Slots[s.Index])
	case StepCheck:
		return fastStep{rule: c.rule(&p.Checks[s.Index])}
	case StepRule:
		return fastStep{rule: c.rule(&p.Eligibility[s.Index])}
	case StepQualify:
		return fastStep{rule: c.rule(&p.Qualification[s.Index])}
	case StepLeaf:
		ind := p.Scoring.All[s.Index]
		if ind.Form == nil {
			return fastStep{branch: c.branch(ind)}
		}
		return fastStep{leaf: c.leaf(ind)}
	case StepTotal:
		items := append(append([]*Indicator(nil), p.Scoring.Items...), p.Scoring.Adjust...)
		return fastStep{branch: &fastBranch{items: items, slot: p.Scoring.Total}}
	}
	return fastStep{}
}

func (c *compiler) slotStep(slot *Slot) fastStep {
	if slot.Formula == nil {
		return fastStep{}
	}
	var fn valFn
	cost := c.block(slot.Formula, func() { fn = c.val(slot.Formula) })
	return fastStep{value: func(m *Frame) Value {
		m.left -= cost
		return fn(m)
	}}
}

// input is the fast form of an input that is asked under a condition.
func (c *compiler) input(index int) *fastInput {
	slot := &c.program.Slots[index]
	if slot.When == nil || fills(slot) {
		return nil
	}
	in := &fastInput{absent: notAsked(index)}
	in.cost = c.block(slot.When, func() { in.when = c.bool(slot.When) })
	return in
}

func (c *compiler) rule(r *Rule) *fastRule {
	fast := &fastRule{}
	if r.When != nil {
		fast.cost = c.block(r.When, func() { fast.when = c.bool(r.When) })
	}
	fast.requireCost = c.block(r.Require, func() { fast.require = c.bool(r.Require) })
	for i := range r.Except {
		var fn boolFn
		cost := c.block(r.Except[i].When, func() { fn = c.bool(r.Except[i].When) })
		fast.except = append(fast.except, fn)
		fast.exceptCost = append(fast.exceptCost, cost)
	}
	return fast
}

func (c *compiler) leaf(ind *Indicator) *fastLeaf {
	lim := ind.limits(c.scratch.isAdjustment(ind))
	l := &fastLeaf{ind: ind, round: c.scratch.rounding(ind), lo: lim.lo.x, hi: lim.hi.x, cutLow: lim.lo.inf == 0, cutHigh: lim.hi.inf == 0}
	l.strict = ind.Strict && ind.HasMax
	if ind.When != nil {
		l.whenCost = c.block(ind.When, func() { l.when = c.bool(ind.When) })
	}
	l.cost = c.block(ind.Form, func() { l.form = c.num(ind.Form) })
	return l
}

// branch is the fast form of a plain sum; others are left to the general one.
func (c *compiler) branch(ind *Indicator) *fastBranch {
	if ind.When != nil || ind.Round != nil || ind.HasMin || ind.Cap {
		return nil
	}
	return &fastBranch{ind: ind, items: ind.Items, slot: ind.Slot}
}

// block compiles the root of a formula and gives its work.
func (c *compiler) block(n *Node, make func()) int64 {
	c.cost, c.offset, c.types, c.consts = 0, 0, c.types[:0], c.consts[:0]
	c.span = localsOf(n)
	c.most = max(c.most, c.span)
	make()
	return c.cost
}

// arm compiles what is not always evaluated, and gives its work apart.
func (c *compiler) arm(make func()) int64 {
	before := c.cost
	c.cost = 0
	make()
	cost := c.cost
	c.cost = before
	return cost
}

// localsOf is how many locals a tree may touch.
func localsOf(n *Node) int {
	most := 0
	var walk func(*Node)
	walk = func(n *Node) {
		if n == nil {
			return
		}
		switch {
		case n.Op == OpLocal || n.Op == OpLet:
			most = max(most, n.Slot+1)
		case n.Op >= OpMin && n.Op <= OpTrimmed:
			most = max(most, n.Slot+3)
		}
		n.Children(walk)
	}
	walk(n)
	return most
}

// setType notes what is known of a local while its body is compiled.
func (c *compiler) setType(i int, t *Type, constant Value) {
	at := c.offset + i
	for len(c.types) <= at {
		c.types = append(c.types, nil)
		c.consts = append(c.consts, Value{})
	}
	c.types[at], c.consts[at] = t, constant
}

func (c *compiler) typeOf(n *Node) *Type {
	switch n.Op {
	case OpSlot:
		return c.program.Slots[n.Slot].Type
	case OpLocal:
		if at := c.offset + n.Slot; at < len(c.types) && c.types[at] != nil {
			return c.types[at]
		}
	case OpFilter, OpSort, OpSortBy:
		return c.typeOf(n.Args[0])
	case OpField:
		if t := c.typeOf(n.Args[0]); t != nil && n.Slot < len(t.Fields) {
			return t.Fields[n.Slot].Type
		}
	}
	return n.Type
}

// kind is what a node computes, as far as that shows.
type kind uint8

const (
	anyKind kind = iota
	numKind
	boolKind
)

// number gives a node its place in the record; not ok when it has none: a node
// that may be evaluated several times has no single value.
func (c *compiler) number(n *Node) (int, bool) {
	if c.numbers == nil || c.loops > 0 || c.nesting > 0 {
		return 0, false
	}
	at, ok := c.numbers[n]
	if !ok {
		at = len(c.numbers)
		c.numbers[n] = at
	}
	return at, true
}

func (c *compiler) kindOf(n *Node) kind {
	switch n.Op {
	case OpNeg, OpAdd, OpSub, OpMul, OpDiv, OpMod, OpPow, OpSum, OpMean, OpMedian, OpLen, OpCount, OpRound, OpFloor, OpCeil, OpAbs, OpClamp,
		OpDays, OpMonths, OpYears, OpYear, OpMonth, OpDay, OpChecklist, OpJudged, OpBest:
		return numKind
	case OpEq, OpNe, OpLt, OpLe, OpGt, OpGe, OpAnd, OpOr, OpNot, OpIn, OpContains, OpStartsWith, OpEndsWith, OpMatches, OpAll, OpAny, OpOne, OpNone:
		return boolKind
	case OpConst:
		return kindOfValue(n.Const)
	case OpIf:
		if k := c.kindOf(n.Args[1]); k == c.kindOf(n.Args[2]) {
			return k
		}
	case OpCall:
		if c.nesting < maxFastNesting {
			c.nesting++
			defer func() { c.nesting-- }()
			return c.kindOf(c.program.Funcs[n.Slot].Body)
		}
	}
	switch t := c.typeOf(n); {
	case t.Numeric() && !t.Optional:
		return numKind
	case t != nil && t.Kind == Bool && !t.Optional:
		return boolKind
	}
	return anyKind
}

func kindOfValue(v Value) kind {
	switch v.State() {
	case IsNumber:
		return numKind
	case IsBool:
		return boolKind
	}
	return anyKind
}

// constant is the value of a node that depends on nothing but the setting. The
// work that the general evaluator spends on it is charged to the block.
func (c *compiler) constant(n *Node) (Value, bool) {
	if !c.fixed(n) {
		return Value{}, false
	}
	c.scratch.left, c.scratch.poll, c.scratch.stop = defaultBudget, 0, Value{}
	c.scratch.base, c.scratch.top = 0, 0
	for i := range c.consts[min(c.offset, len(c.consts)):] {
		c.scratch.setLocal(i, c.consts[c.offset+i])
	}
	v := c.scratch.eval(n)
	if !isKnown(v) || v.State() == IsNil {
		return Value{}, false
	}
	c.cost += defaultBudget - c.scratch.left
	return v, true
}

// fixed reports whether nothing of an applicant reaches a node. Only what is cheap
// to look at is folded.
func (c *compiler) fixed(n *Node) bool {
	switch n.Op {
	case OpConst:
		return true
	case OpSlot:
		return n.Slot >= c.program.Inputs && isKnown(c.setting.values[n.Slot])
	case OpLocal:
		at := c.offset + n.Slot
		return at < len(c.consts) && isKnown(c.consts[at])
	case OpField, OpIndex, OpNeg, OpAdd, OpSub, OpMul, OpDiv, OpList:
		for _, arg := range n.Args {
			if !c.fixed(arg) {
				return false
			}
		}
		return true
	}
	return false
}
