package formula

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/program"
)

// junction is and, or. Both sides are conditions.
func (c *compiler) junction(n *ast.BinaryNode) part {
	var sides []ast.Node
	or := n.Operator == "or" || n.Operator == "||"
	c.flatten(n, or, &sides)
	parts := c.visitAll(sides)
	ok := whole(parts...)
	for i, side := range sides {
		if c.mixedCoalesce(side, parts[i]) {
			ok = false
		}
	}
	p := parts[0]
	for i := range parts {
		p = c.join(p, parts[i])
		if parts[i].node != nil && !isBool(parts[i].typ()) {
			ok = false
			c.junctionSide(parts, i, or)
		}
	}
	if !ok {
		return part{first: p.first, last: p.last}
	}
	return c.folded(parts, or)
}

// flatten lists the sides of a and b and c, in order.
func (c *compiler) flatten(n ast.Node, or bool, into *[]ast.Node) {
	b, ok := n.(*ast.BinaryNode)
	if ok && !chained(b) && (or && (b.Operator == "or" || b.Operator == "||") || !or && (b.Operator == "and" || b.Operator == "&&")) {
		c.flatten(b.Left, or, into)
		c.flatten(b.Right, or, into)
		return
	}
	*into = append(*into, n)
}

func (c *compiler) folded(parts []part, or bool) part {
	op := program.OpAnd
	if or {
		op = program.OpOr
	}
	p := parts[0]
	for _, q := range parts[1:] {
		p = c.build(c.join(p, q), op, boolType, p.node, q.node)
	}
	return p
}

// junctionSide says why a side is no condition; 等次 == "优秀" or "良好" has a
// better spelling.
func (c *compiler) junctionSide(parts []part, i int, or bool) {
	side := parts[i]
	word := "and"
	if or {
		word = "or"
	}
	better, fix := c.membership(parts, i, or)
	if better == "" {
		c.notCondition(side, word)
		return
	}
	c.fail(side, "expr-or-text", "op", word, "got", term(side.typ()), "better", better)
	c.problems[len(c.problems)-1].Fix = fix
}

// membership turns x == "a" or "b" into x in ["a", "b"], and x != "a" and "b"
// into x not in [...]. The second result replaces the one side.
func (c *compiler) membership(parts []part, i int, or bool) (better, fix string) {
	op, relation, sign := program.OpEq, " in ", " == "
	if !or {
		op, relation, sign = program.OpNe, " not in ", " != "
	}
	at := i - 1
	for at >= 0 && (parts[at].node == nil || parts[at].node.Op != op) {
		at--
	}
	if at < 0 || (!parts[i].typ().Textual() && !parts[i].typ().Numeric()) {
		return "", ""
	}
	compared := parts[at].node
	list := []string{c.source(c.partOf(compared.Args[1]))}
	for _, p := range parts[at+1:] {
		if p.node != nil && !isBool(p.typ()) {
			list = append(list, c.source(p))
		}
	}
	left := c.source(c.partOf(compared.Args[0]))
	return left + relation + "[" + strings.Join(list, ", ") + "]", left + sign + c.source(parts[i])
}

// notCondition reports a value where a condition belongs.
func (c *compiler) notCondition(p part, op string) part {
	return c.fail(p, "expr-not-condition", "op", op, "seen", c.source(p), "got", term(p.typ()))
}

// notNumber reports what is no number where an operator wants one.
func (c *compiler) notNumber(p part, op string) part {
	if p.typ() != nil && p.typ().Kind == program.Bool {
		return c.fail(p, "expr-condition-number", "op", op, "seen", c.source(p), "better", "("+c.source(p)+" ? 1 : 0)")
	}
	return c.fail(p, "expr-not-number", "op", op, "seen", c.source(p), "got", term(p.typ()))
}

// opposite gives the comparison that holds when another does not.
func opposite(op string) string {
	switch op {
	case "<":
		return ">="
	case "<=":
		return ">"
	case ">":
		return "<="
	case ">=":
		return "<"
	case "==":
		return "!="
	case "!=":
		return "=="
	}
	return "not " + op
}

// notLeft reports `not x >= 60`, which expr reads as (not x) >= 60.
func (c *compiler) notLeft(n *ast.BinaryNode) (part, bool) {
	u, ok := n.Left.(*ast.UnaryNode)
	if !ok || u.Operator != "not" && u.Operator != "!" || !relation(n.Operator) {
		return part{}, false
	}
	at := c.at(u)
	t := c.src.tokens
	if !t[at].is("not") && !t[at].is("!") {
		return part{}, false // the not of `not in`
	}
	if at > 0 && t[at-1].is("(") && t[at-1].mate < c.at(n) {
		return part{}, false
	}
	// The sides are compiled for the faults in them; what they are is not asked.
	x, y := c.visit(u.Node), c.visit(n.Right)
	left := c.join(span(at, at), x)
	p := c.join(left, y)
	a, b := c.source(x), c.source(y)
	op := n.Operator
	better := a + " " + opposite(op) + " " + b
	p = c.fail(p, "expr-not", "not", t[at].text, "seen", a, "better", better,
		"brackets", "not ("+a+" "+op+" "+b+")")
	c.problems[len(c.problems)-1].Fix = better
	return p, true
}

// relation reports whether an operator compares.
func relation(op string) bool {
	switch op {
	case "==", "!=", "<", "<=", ">", ">=", "in", "matches", "contains", "startsWith", "endsWith":
		return true
	}
	return false
}

// dateArithmetic names the function that date + number or date - date wants.
func (c *compiler) dateArithmetic(p, a, b part, op string) part {
	x, y := a.typ(), b.typ()
	better := ""
	switch {
	case dated(x) && dated(y) && op == "-":
		better = "days(" + c.source(b) + ", " + c.source(a) + ")"
	case dated(x) && y.Numeric() && op == "+":
		better = "addDays(" + c.source(a) + ", " + c.source(b) + ")"
	case dated(x) && y.Numeric():
		better = "addDays(" + c.source(a) + ", -" + c.source(b) + ")"
	case dated(y) && x.Numeric() && op == "+":
		better = "addDays(" + c.source(b) + ", " + c.source(a) + ")"
	}
	p = c.fail(p, "expr-date-arithmetic", "op", op, "better", better)
	c.problems[len(c.problems)-1].Fix = better
	return p
}
