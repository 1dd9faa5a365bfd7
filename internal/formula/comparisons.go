package formula

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

var comparisons = map[string]program.Op{
	"==": program.OpEq, "!=": program.OpNe,
	"<": program.OpLt, "<=": program.OpLe, ">": program.OpGt, ">=": program.OpGe,
}

// equality is == or !=.
func (c *compiler) equality(n *ast.BinaryNode, p, a, b part) part {
	if left, ok := n.Left.(*ast.BinaryNode); ok && (left.Operator == "==" || left.Operator == "!=") && !c.parenthesised(a) {
		middle := c.source(c.spanOf(left.Right, a))
		return c.fail(p, "expr-equals-chain", "first", c.source(a), "middle", middle, "op", n.Operator, "last", c.source(b))
	}
	if !matchable(a.typ(), b.typ()) {
		return c.incomparable(p, a, b, n.Operator)
	}
	c.percentScale(a, b, n.Operator)
	c.neverNil(a, b, n.Operator)
	verdict := "verdict-never"
	if n.Operator == "!=" {
		verdict = "verdict-always"
	}
	if c.strayOption(a, b, verdict) || c.strayOption(b, a, verdict) || c.apart(p, a, b) {
		return part{first: p.first, last: p.last}
	}
	c.strayParameter(p, a, b)
	c.strayParameter(p, b, a)
	return c.build(p, comparisons[n.Operator], boolType, a.node, b.node)
}

// strayParameter warns where a function is called with a text that the choice it
// is compared with does not have.
func (c *compiler) strayParameter(p, param, choice part) {
	x, y := param.typ(), choice.typ()
	if param.node.Op != program.OpLocal || !c.parameter(param.node.Slot) || loose(x) || loose(y) || x.Kind != program.Choice || y.Kind != program.Choice {
		return
	}
	var stray []string
	for _, o := range x.Options {
		if !c.env.search.Has(o, y.Options) {
			stray = append(stray, o)
		}
	}
	if len(stray) > 0 {
		c.warn(p, "expr-parameter-option", "param", c.source(param), "name", c.source(choice), "seen", clip(message.List(stray...)))
	}
}

// parameter reports whether a slot is that of a local of the use.
func (c *compiler) parameter(slot int) bool {
	first := 0
	if c.use.Elem != nil {
		first = 1
	}
	return slot >= first && slot < first+len(c.use.Locals)
}

// neverNil warns of a comparison with nil of what is never nil: an answer that is
// missing is unknown, and nil only where `optional` lets somebody say so.
func (c *compiler) neverNil(a, b part, op string) {
	for _, p := range [][2]part{{a, b}, {b, a}} {
		t := p[0].typ()
		if loose(t) || t.Optional || t.Kind == program.NilKind || p[1].typ() == nil || p[1].typ().Kind != program.NilKind {
			continue
		}
		verdict := "verdict-never"
		if op == "!=" {
			verdict = "verdict-always"
		}
		c.warn(p[0], "expr-never-nil", "name", c.source(p[0]), "verdict", verdict)
	}
}

// spanOf is the part of the tokens that belong to the end of a.
func (c *compiler) spanOf(n ast.Node, within part) part {
	at := c.at(n)
	return span(min(at, within.last), within.last)
}

// comparison is < <= > >= between numbers, dates or texts.
func (c *compiler) comparison(p, a, b part, op string) part {
	x, y := a.typ(), b.typ()
	switch {
	case isNumber(x) && isNumber(y), isDay(x) && isDay(y):
		c.percentScale(a, b, op)
		return c.build(p, comparisons[op], boolType, a.node, b.node)
	case isText(x) && isText(y):
		for _, side := range []part{a, b} {
			if _, literal := literalText(side.node); !literal && !loose(side.typ()) && side.typ().Kind == program.Choice {
				return c.fail(p, "expr-choice-order", "seen", c.source(side), "op", op)
			}
		}
		return c.build(p, comparisons[op], boolType, a.node, b.node)
	}
	return c.incomparable(p, a, b, op)
}

// incomparable reports a comparison of different kinds; a date beside a text in
// quotes wants date("…").
func (c *compiler) incomparable(p, a, b part, op string) part {
	for _, side := range [][2]part{{a, b}, {b, a}} {
		s, literal := literalText(side[1].node)
		if !literal || loose(side[0].typ()) || !dated(side[0].typ()) {
			continue
		}
		if day, err := civil.ParseLooseDate(s); err == nil {
			better := `date("` + day.String() + `")`
			p = c.fail(side[1], "expr-date-quotes", "seen", c.source(side[1]), "better", better)
			c.problems[len(c.problems)-1].Fix = better
			return p
		}
	}
	return c.fail(p, "expr-compare", "left", c.source(a), "lefttype", term(a.typ()),
		"right", c.source(b), "righttype", term(b.typ()), "op", op)
}

// in is a in b: b is a list, several choices, or a table with a as an entry's name.
func (c *compiler) in(p, a, b part) part {
	t := b.typ()
	if !loose(t) && t.Kind == program.Record && isText(a.typ()) {
		return c.build(p, program.OpIn, boolType, a.node, b.node)
	}
	elem, list := elements(t)
	switch {
	case !list && t.Textual() && isText(a.typ()):
		return c.fail(p, "expr-in-text", "better", c.source(b)+" contains "+c.source(a))
	case !list:
		return c.fail(b, "expr-in-list", "seen", c.source(b), "got", term(t))
	case !matchable(a.typ(), elem):
		return c.fail(p, "expr-compare", "left", c.source(a), "lefttype", term(a.typ()),
			"right", c.source(b), "righttype", term(elem), "op", "in")
	}
	if c.strayElements(a, b) {
		return part{first: p.first, last: p.last}
	}
	if !loose(elem) && elem.Kind == program.Choice && c.strayOption(c.elementOf(b, elem), a, "verdict-never") {
		return part{first: p.first, last: p.last}
	}
	return c.build(p, program.OpIn, boolType, a.node, b.node)
}

// elementOf is a part that stands for the elements of a list.
func (c *compiler) elementOf(list part, elem *program.Type) part {
	list.node = &program.Node{Op: program.OpLocal, Type: elem}
	return list
}

// strayElements looks at the elements of a list literal one by one.
func (c *compiler) strayElements(a, list part) (stray bool) {
	if list.node.Op != program.OpList {
		return false
	}
	for _, e := range list.node.Args {
		element := c.partOf(e)
		c.percentScale(a, element, "==")
		if c.strayOption(a, element, "verdict-idle") {
			stray = true
		}
	}
	return stray
}

// partOf finds the tokens of a node that was built before.
func (c *compiler) partOf(n *program.Node) part {
	t := c.src.tokens
	first, _ := slices.BinarySearchFunc(t, n.From, func(t token, at int) int { return t.from - at })
	last := first
	for last+1 < len(t) && t[last+1].from < n.To {
		last++
	}
	return part{node: n, first: min(first, len(t)-1), last: last}
}

// strayOption reports a text that is none of a choice's options.
func (c *compiler) strayOption(choice, text part, verdict string) bool {
	s, literal := literalText(text.node)
	t := choice.typ()
	if _, other := literalText(choice.node); !literal || other || t == nil || t.Kind != program.Choice || c.env.search.Has(s, t.Options) {
		return false
	}
	near := c.nearest(s, t.Options)
	if near == "" && c.env.search.Affords(len(t.Options)) {
		near = prefixed(s, t.Options)
	}
	c.fail(text, "expr-option", "name", c.source(choice), "options", clip(message.List(t.Options[:min(len(t.Options), maxClip+1)]...)), "seen", clip(s), "near", near, "verdict", verdict)
	if near != "" {
		c.problems[len(c.problems)-1].Fix = "\"" + escape(near) + "\""
	}
	return true
}

// prefixed gives the only option that a text is the beginning of, or "".
func prefixed(s string, options []string) string {
	found := ""
	for _, o := range options {
		if s != "" && strings.HasPrefix(o, s) {
			if found != "" {
				return ""
			}
			found = o
		}
	}
	return found
}

// apart reports two choices that have no option in common.
func (c *compiler) apart(p, a, b part) bool {
	x, y := a.typ(), b.typ()
	_, literal := literalText(a.node)
	_, literal2 := literalText(b.node)
	if literal || literal2 || loose(x) || loose(y) || x.Kind != program.Choice || y.Kind != program.Choice {
		return false
	}
	for _, o := range x.Options {
		if c.env.search.Has(o, y.Options) {
			return false
		}
	}
	c.fail(p, "expr-choices-apart", "left", c.source(a), "right", c.source(b))
	return true
}

// percentScale warns of a percent beside a number above 1.5: 满意度 - 85. With a
// comparison as op it says what comes of it, else op is "".
func (c *compiler) percentScale(a, b part, op string) {
	c.percentBeside(a, b, op)
	c.percentBeside(b, a, turned(op))
}

// turned is the comparison with its sides exchanged.
func turned(op string) string {
	switch op {
	case "<":
		return ">"
	case "<=":
		return ">="
	case ">":
		return "<"
	case ">=":
		return "<="
	}
	return op
}

func (c *compiler) percentBeside(percent, other part, op string) {
	v, ok := constant(other.node)
	if !ok || loose(percent.typ()) || percent.typ().Kind != program.Percent || loose(other.typ()) || other.typ().Kind == program.Percent {
		return
	}
	if !exact.Less(exact.Frac(3, 2), v.Abs()) {
		return
	}
	code, verdict := "expr-percent-compare", "verdict-never"
	switch above := v.Sign() > 0; {
	case op == "":
		code = "expr-percent-sum"
	case op == "!=", op[0] == '<' && above, op[0] == '>' && !above:
		verdict = "verdict-always"
	}
	seen := v.String()
	m := c.warn(other, code, "name", c.source(percent), "seen", seen, "means", exact.Mul(v, exact.Int(100)).String()+"%",
		"want", seen+"%", "decimal", exact.Mul(v, exact.Frac(1, 100)).String(), "verdict", verdict)
	m.Fix = seen + "%"
}
