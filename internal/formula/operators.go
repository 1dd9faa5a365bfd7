package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/program"
)

// unary is a sign, or not.
func (c *compiler) unary(n *ast.UnaryNode) part {
	at := c.at(n)
	if n.Operator == "not" || n.Operator == "!" {
		return c.not(n, at)
	}
	if b, ok := n.Node.(*ast.BinaryNode); ok && (b.Operator == "**" || b.Operator == "^") && n.Operator == "-" {
		defer c.minusPower(at, b)
	}
	x := c.visit(n.Node)
	p := c.join(span(at, at), x)
	if c.mixedCoalesce(n.Node, x) || !whole(x) {
		return part{first: p.first, last: p.last}
	}
	if !isNumber(x.typ()) {
		return c.notNumber(x, n.Operator)
	}
	if n.Operator == "+" {
		x.first, x.last = p.first, p.last
		return x
	}
	if v, ok := constant(x.node); ok && x.node.Numeral != "" && x.node.Numeral[0] != '-' {
		p = c.build(p, program.OpConst, x.typ())
		p.node.Const, p.node.Numeral = program.Num(v.Neg()), "-"+x.node.Numeral
		return p
	}
	return c.build(p, program.OpNeg, plain(x.typ()), x.node)
}

// minusPower warns of -2 ** 2, unless brackets say what is meant.
func (c *compiler) minusPower(at int, power *ast.BinaryNode) {
	end := c.at(power.Right)
	if c.src.tokens[at+1].is("(") && c.src.tokens[at+1].mate >= end {
		return
	}
	c.warn(span(at, end), "expr-minus-power", "seen", c.source(span(at, end)), "power", c.source(span(at+1, end)))
}

// not is `not x`, or the not of `not in`, which expr places at the `in`.
func (c *compiler) not(n *ast.UnaryNode, at int) part {
	x := c.visit(n.Node)
	p := c.join(span(at, at), x)
	if c.mixedCoalesce(n.Node, x) || !whole(x) {
		return part{first: p.first, last: p.last}
	}
	if !isBool(x.typ()) {
		return c.notCondition(x, n.Operator)
	}
	return c.build(p, program.OpNot, boolType, x.node)
}

// binary is an operator between two values.
func (c *compiler) binary(n *ast.BinaryNode) part {
	switch n.Operator {
	case "and", "&&", "or", "||":
		if chained(n) {
			return c.chain(n)
		}
		return c.junction(n)
	case "??":
		return c.coalesce(n)
	}
	if p, bad := c.notLeft(n); bad {
		return p
	}
	a, b := c.visit(n.Left), c.visit(n.Right)
	p := c.join(a, b)
	mixed := c.mixedCoalesce(n.Left, a)
	if c.mixedCoalesce(n.Right, b) || mixed || !whole(a, b) {
		return part{first: p.first, last: p.last}
	}
	switch n.Operator {
	case "==", "!=":
		return c.equality(n, p, a, b)
	case "<", "<=", ">", ">=":
		return c.comparison(p, a, b, n.Operator)
	case "in":
		return c.in(p, a, b)
	case "contains", "startsWith", "endsWith", "matches":
		return c.textual(p, a, b, n.Operator)
	case "..":
		return c.rangeOf(p, a, b)
	}
	return c.arithmetic(p, a, b, n.Operator)
}

// mixedCoalesce reports x ?? y beside another operator without brackets, which
// expr would read as binding tighter than anything.
func (c *compiler) mixedCoalesce(n ast.Node, x part) bool {
	b, ok := n.(*ast.BinaryNode)
	if !ok || b.Operator != "??" || c.parenthesised(x) {
		return false
	}
	c.fail(x, "expr-coalesce", "seen", c.source(x))
	return true
}

// coalesce is x ?? y.
func (c *compiler) coalesce(n *ast.BinaryNode) part {
	a, b := c.visit(n.Left), c.visit(n.Right)
	p := c.join(a, b)
	if !whole(a, b) {
		return p
	}
	typ, ok := unite(required(a.typ()), b.typ())
	if !ok {
		return c.fail(b, "expr-branches", "first", term(a.typ()), "got", term(b.typ()))
	}
	return c.build(p, program.OpCoalesce, typ, a.node, b.node)
}

// conditional is c ? a : b, or if c {a} else {b}.
func (c *compiler) conditional(n *ast.ConditionalNode) part {
	cond := c.visit(n.Cond)
	if n.Exp1 == n.Cond { // x ?: y has one node twice
		return c.fail(c.join(cond, c.visit(n.Exp2)), "expr-elvis")
	}
	mixed := n.Ternary && c.mixedCoalesce(n.Cond, cond)
	a, b := c.visit(n.Exp1), c.visit(n.Exp2)
	p := c.join(cond, c.join(a, b))
	p.first, p.last = c.cover(p.first, p.last)
	if !n.Ternary {
		for p.first > 0 && !c.src.tokens[p.first].is("if") {
			p.first--
		}
		if t := c.src.tokens; p.last+1 < len(t) && t[p.last+1].is("}") {
			p.last++
		}
	}
	if mixed || !whole(cond, a, b) {
		return part{first: p.first, last: p.last}
	}
	if !isBool(cond.typ()) {
		return c.notCondition(cond, "?")
	}
	typ, ok := unite(a.typ(), b.typ())
	if !ok {
		return c.fail(b, "expr-branches", "first", term(a.typ()), "got", term(b.typ()))
	}
	return c.build(p, program.OpIf, typ, cond.node, a.node, b.node)
}
