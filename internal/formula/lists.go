package formula

import (
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// drawn is min, max, mean or median of numbers or of lists of them.
func (c *compiler) drawn(f *call, op program.Op) part {
	typ := anyType
	for _, a := range f.args {
		t := a.typ()
		if elem, list := elements(t); list && !loose(t) {
			t = elem
		}
		day := !loose(t) && dated(t) && (op == program.OpMin || op == program.OpMax)
		if !isNumber(t) && !day {
			return c.notNumber(a, f.name)
		}
		var ok bool
		if typ, ok = unite(typ, t); !ok {
			return c.fail(a, "expr-list-mixed", "first", term(typ), "got", term(t))
		}
	}
	for i := 1; i < len(f.args); i++ {
		c.percentScale(f.args[i-1], f.args[i], "")
	}
	return c.build(f.part, op, drawnType(op, typ), nodes(f.args)...)
}

// drawnType: the mean of whole numbers need not be whole.
func drawnType(op program.Op, t *program.Type) *program.Type {
	t = required(t)
	switch {
	case loose(t):
		return numberType
	case (op == program.OpMean || op == program.OpMedian) && t.Kind == program.Integer:
		return numberType
	}
	if t.Numeric() {
		return plain(t)
	}
	return t
}

// over builds a node with the locals of a body.
func (c *compiler) over(f *call, op program.Op, typ *program.Type, args ...*program.Node) part {
	p := c.build(f.part, op, typ, args...)
	p.node.Slot = f.slot
	return p
}

// elem is the type of the elements of the call's list.
func (f *call) elem() *program.Type {
	t, _ := elements(f.args[0].typ())
	return t
}

func (c *compiler) sum(f *call) part {
	if len(f.args) == 1 {
		if !isNumber(f.elem()) {
			return c.fail(f.args[0], "expr-elements", "name", f.name, "got", term(f.elem()), "want", "type-number")
		}
		return c.over(f, program.OpSum, plain(f.elem()), f.args[0].node)
	}
	body := f.args[1]
	if !isNumber(body.typ()) {
		return c.notNumber(body, f.name)
	}
	return c.over(f, program.OpSum, plain(body.typ()), nodes(f.args)...)
}

func (c *compiler) count(f *call) part {
	if len(f.args) == 1 {
		if !isBool(f.elem()) {
			return c.fail(f.part, "expr-count", "seen", c.source(f.args[0]), "better", "len("+c.source(f.args[0])+")")
		}
		return c.over(f, program.OpCount, integerType, f.args[0].node)
	}
	if !isBool(f.args[1].typ()) {
		return c.notCondition(f.args[1], f.name)
	}
	return c.over(f, program.OpCount, integerType, nodes(f.args)...)
}

func (c *compiler) length(f *call) part {
	t := f.args[0].typ()
	if _, list := elements(t); !list && !t.Textual() && t.Kind != program.Record {
		return c.fail(f.args[0], "expr-not-list", "name", f.name, "seen", c.source(f.args[0]), "got", term(t))
	}
	return c.build(f.part, program.OpLen, integerType, f.args[0].node)
}

// quantified is all, any, one or none.
func (c *compiler) quantified(f *call, op program.Op) part {
	return c.judged(f, op, boolType)
}

// judged is a function whose body is a condition.
func (c *compiler) judged(f *call, op program.Op, typ *program.Type) part {
	if !isBool(f.args[1].typ()) {
		return c.notCondition(f.args[1], f.name)
	}
	return c.over(f, op, typ, nodes(f.args)...)
}

func (c *compiler) filter(f *call) part {
	return c.judged(f, program.OpFilter, listOf(f.elem()))
}

func (c *compiler) find(f *call) part {
	return c.judged(f, program.OpFind, optional(f.elem()))
}

func (c *compiler) mapped(f *call) part {
	return c.over(f, program.OpMap, listOf(f.args[1].typ()), nodes(f.args)...)
}

// edge is first or last; of nothing it is nil.
func (c *compiler) edge(f *call, op program.Op) part {
	if _, list := elements(f.args[0].typ()); !list {
		return c.fail(f.args[0], "expr-not-list", "name", f.name, "seen", c.source(f.args[0]), "got", term(f.args[0].typ()))
	}
	return c.build(f.part, op, optional(f.elem()), f.args[0].node)
}

func (c *compiler) sorted(f *call) part {
	if _, list := elements(f.args[0].typ()); !list {
		return c.fail(f.args[0], "expr-not-list", "name", f.name, "seen", c.source(f.args[0]), "got", term(f.args[0].typ()))
	}
	if !ordered(f.elem()) {
		return c.fail(f.args[0], "expr-unordered", "name", f.name, "got", term(f.elem()))
	}
	desc, ok := c.order(f.args[1:])
	if !ok {
		return part{first: f.first, last: f.last}
	}
	p := c.build(f.part, program.OpSort, listOf(f.elem()), f.args[0].node)
	p.node.Desc = desc
	return p
}

func (c *compiler) sortedBy(f *call) part {
	if !ordered(f.args[1].typ()) {
		return c.fail(f.args[1], "expr-unordered", "name", f.name, "got", term(f.args[1].typ()))
	}
	desc, ok := c.order(f.args[2:])
	if !ok {
		return part{first: f.first, last: f.last}
	}
	p := c.over(f, program.OpSortBy, listOf(f.elem()), f.args[0].node, f.args[1].node)
	p.node.Desc = desc
	return p
}

// ordered reports whether values of a type can be sorted.
func ordered(t *program.Type) bool { return isNumber(t) || isText(t) || isDay(t) }

// order reads the last argument of a sort: "asc" or "desc".
func (c *compiler) order(rest []part) (desc, ok bool) {
	if len(rest) == 0 {
		return false, true
	}
	switch s, _ := literalText(rest[0].node); s {
	case "asc":
		return false, true
	case "desc":
		return true, true
	}
	c.fail(rest[0], "expr-word-of", "seen", c.source(rest[0]), "options", message.List(`"asc"`, `"desc"`))
	return false, false
}

// groupBy is a list of groups, each with its key and its items.
func (c *compiler) groupBy(f *call) part {
	if !ordered(f.args[1].typ()) && !isBool(f.args[1].typ()) {
		return c.fail(f.args[1], "expr-unordered", "name", f.name, "got", term(f.args[1].typ()))
	}
	c.unlike = true // to expr it is a map
	group := &program.Type{Kind: program.Record, Fields: []program.Field{
		{Name: "key", Type: f.args[1].typ()},
		{Name: "items", Type: listOf(f.elem())},
	}}
	return c.over(f, program.OpGroupBy, listOf(group), nodes(f.args)...)
}

// reduce folds a list; the body must give what #acc is.
func (c *compiler) reduce(f *call) part {
	first := f.elem()
	if len(f.args) > 2 {
		first = f.args[2].typ()
	}
	typ, ok := unite(openChoice(first), openChoice(f.args[1].typ()))
	if !ok {
		return c.fail(f.args[1], "expr-branches", "first", term(first), "got", term(f.args[1].typ()))
	}
	return c.over(f, program.OpReduce, typ, nodes(f.args)...)
}

// trimmed is a list without its lowest and highest.
func (c *compiler) trimmed(f *call) part {
	if elem, list := elements(f.args[0].typ()); !list || !isNumber(elem) {
		return c.fail(f.args[0], "expr-elements", "name", f.name, "got", term(f.args[0].typ()), "want", "type-number")
	}
	for _, a := range f.args[1:] {
		if !isNumber(a.typ()) {
			return c.notNumber(a, f.name)
		}
		if x, ok := constant(a.node); ok && (!x.IsInt() || x.Sign() < 0) {
			return c.fail(a, "expr-whole", "seen", c.source(a))
		}
	}
	return c.build(f.part, program.OpTrimmed, listOf(f.elem()), nodes(f.args)...)
}
