package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/program"
)

// chained reports whether expr made a node out of 60 <= x < 80: an && of two
// comparisons that have the middle in common.
func chained(n *ast.BinaryNode) bool {
	right, ok := n.Right.(*ast.BinaryNode)
	if !ok || n.Operator != "&&" {
		return false
	}
	before := lastComparison(n.Left)
	return before != nil && before.Right == right.Left
}

func lastComparison(n ast.Node) *ast.BinaryNode {
	b, ok := n.(*ast.BinaryNode)
	if !ok {
		return nil
	}
	if b.Operator == "&&" {
		b, ok = b.Right.(*ast.BinaryNode)
	}
	if !ok || !relation(b.Operator) {
		return nil
	}
	return b
}

// chain is a < b < c. A middle that is more than a name is computed once, as a
// local: chains inside chains would otherwise double without end.
func (c *compiler) chain(n *ast.BinaryNode) part {
	var links []*ast.BinaryNode
	for n != nil {
		if !chained(n) {
			links = append(links, n)
			break
		}
		links = append(links, n.Right.(*ast.BinaryNode))
		n, _ = n.Left.(*ast.BinaryNode)
	}
	if p, bad := c.notLeft(links[len(links)-1]); bad {
		return p
	}
	first := c.operand(links[len(links)-1].Left)
	a, all, lets, ok := first, first, []*program.Node{}, first.node != nil
	var parts []part
	for i := len(links) - 1; i >= 0; i-- {
		b := c.operand(links[i].Right)
		all = c.join(all, b)
		if i > 0 && whole(b) && !simple(b.node) {
			b, lets = c.bind(b, lets)
		}
		if ok = whole(a, b) && ok; whole(a, b) {
			p := c.comparison(c.join(a, b), a, b, links[i].Operator)
			ok = ok && whole(p)
			parts = append(parts, p)
		}
		a = b
	}
	if !ok {
		return part{first: all.first, last: all.last}
	}
	p := c.folded(parts, false)
	for i := len(lets) - 1; i >= 0; i-- {
		let := lets[i]
		slot := let.Slot
		let.Slot = 0
		p = c.build(p, program.OpLet, boolType, let.Args[0], p.node)
		p.node.Slot = slot
	}
	return p
}

// operand compiles one operand of a comparison.
func (c *compiler) operand(n ast.Node) part {
	x := c.visit(n)
	if c.mixedCoalesce(n, x) {
		x.node = nil
	}
	return x
}

// bind keeps a value as a local and gives the part that reads it.
func (c *compiler) bind(x part, lets []*program.Node) (part, []*program.Node) {
	c.chains = true
	slot := c.take(1)
	lets = append(lets, &program.Node{Slot: slot, Args: []*program.Node{x.node}})
	read := c.build(x, program.OpLocal, x.typ())
	read.node.Slot = slot
	return read, lets
}

// simple reports whether a node is so cheap that it may stand twice.
func simple(n *program.Node) bool {
	switch n.Op {
	case program.OpConst, program.OpSlot, program.OpLocal:
		return true
	case program.OpField:
		return simple(n.Args[0])
	}
	return false
}
