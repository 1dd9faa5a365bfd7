package formula

import (
	"regexp"

	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/exact"
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

// arithmetic is + - * / % **.
func (c *compiler) arithmetic(p, a, b part, op string) part {
	x, y := a.typ(), b.typ()
	if op == "+" && isText(x) && isText(y) && !(loose(x) && loose(y)) {
		return c.build(p, program.OpConcat, textType, a.node, b.node)
	}
	if (op == "+" || op == "-") && !loose(x) && !loose(y) && (dated(x) || dated(y)) {
		return c.dateArithmetic(p, a, b, op)
	}
	for _, side := range []part{a, b} {
		if !isNumber(side.typ()) {
			return c.notNumber(side, op)
		}
	}
	switch op {
	case "+", "-":
		c.percentScale(a, b, "")
		return c.build(p, arithmetics[op], sumType(x, y), a.node, b.node)
	case "*":
		return c.build(p, program.OpMul, productType(x, y), a.node, b.node)
	case "/":
		c.zeroDivisor(p, b)
		return c.build(p, program.OpDiv, quotientType(x, y), a.node, b.node)
	case "%":
		c.zeroDivisor(p, b)
		return c.build(p, program.OpMod, sumType(x, y), a.node, b.node)
	case "**":
		return c.power(p, a, b)
	}
	return c.fail(p, "expr-outside", "seen", op)
}

var arithmetics = map[string]program.Op{"+": program.OpAdd, "-": program.OpSub}

// zeroDivisor warns of a division by the number 0. It is no error: a branch that
// is never taken raises nothing.
func (c *compiler) zeroDivisor(p, b part) {
	if v, ok := constant(b.node); ok && v.Sign() == 0 {
		c.warn(b, "expr-zero-divisor", "seen", c.source(p))
	}
}

// power wants a whole exponent from -64 to 64.
func (c *compiler) power(p, a, b part) part {
	if v, ok := constant(b.node); ok {
		e, whole := v.Int64()
		if !whole || e < -64 || e > 64 {
			return c.fail(b, "expr-exponent", "seen", c.source(b))
		}
		if base, ok := constant(a.node); ok && base.Sign() == 0 && e < 0 {
			c.warn(b, "expr-zero-divisor", "seen", c.source(p))
		}
	}
	typ := numberType
	if v, ok := constant(b.node); ok && v.Sign() >= 0 && a.typ() != nil && a.typ().Kind == program.Integer {
		typ = integerType
	}
	return c.build(p, program.OpPow, typ, a.node, b.node)
}

// plain is a number's type without what its declaration says of it.
func plain(t *program.Type) *program.Type {
	if loose(t) {
		return numberType
	}
	switch t.Kind {
	case program.Integer:
		return integerType
	case program.Percent:
		return percentType
	case program.Money:
		return moneyType
	}
	return numberType
}

func sumType(a, b *program.Type) *program.Type { return uniteNumbers(plain(a), plain(b)) }

// productType: money times a number is money, whole times whole is whole.
func productType(a, b *program.Type) *program.Type {
	x, y := plain(a).Kind, plain(b).Kind
	switch {
	case x == program.Money && y != program.Money, y == program.Money && x != program.Money:
		return moneyType
	case x == program.Integer && y == program.Integer:
		return integerType
	}
	return numberType
}

func quotientType(a, b *program.Type) *program.Type {
	if plain(a).Kind == program.Money && plain(b).Kind != program.Money {
		return moneyType
	}
	return numberType
}

// rangeOf is a..b; both ends count.
func (c *compiler) rangeOf(p, a, b part) part {
	var ends [2]exact.Num
	known := true
	for i, side := range []part{a, b} {
		if !isNumber(side.typ()) {
			return c.notNumber(side, "..")
		}
		v, ok := constant(side.node)
		if ok && !v.IsInt() {
			return c.fail(side, "expr-whole", "seen", c.source(side))
		}
		ends[i], known = v, known && ok
	}
	if known && !exact.Less(exact.Sub(ends[1], ends[0]), exact.Int(MaxList)) {
		return c.fail(p, "expr-range", "seen", c.source(p), "limit", "10,000")
	}
	return c.build(p, program.OpRange, listOf(integerType), a.node, b.node)
}

// textual is contains, startsWith, endsWith or matches.
func (c *compiler) textual(p, a, b part, op string) part {
	for _, side := range []part{a, b} {
		if isText(side.typ()) {
			continue
		}
		if _, list := elements(side.typ()); list && op == "contains" {
			return c.fail(p, "expr-contains-list", "better", c.source(b)+" in "+c.source(a))
		}
		return c.fail(side, "expr-not-text", "op", op, "seen", c.source(side), "got", term(side.typ()))
	}
	if op == "matches" {
		return c.matches(p, a, b)
	}
	ops := map[string]program.Op{"contains": program.OpContains, "startsWith": program.OpStartsWith, "endsWith": program.OpEndsWith}
	return c.build(p, ops[op], boolType, a.node, b.node)
}

// matches wants a constant pattern that can be compiled.
func (c *compiler) matches(p, a, b part) part {
	pattern, ok := literalText(b.node)
	switch {
	case !ok:
		return c.fail(b, "expr-pattern-constant")
	case len(pattern) > MaxPattern:
		return c.fail(b, "expr-pattern-length", "limit", "256")
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return c.fail(b, "expr-pattern", "why", clip(err.Error()))
	}
	p = c.build(p, program.OpMatches, boolType, a.node)
	p.node.Pattern = pattern
	return p
}
