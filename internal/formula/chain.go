package formula

import (
	"slices"

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
	links := chainLinks(n)
	if p, bad := c.notLeft(links[0]); bad {
		return p
	}
	a := c.operand(links[0].Left)
	all, ok := a, whole(a)
	var lets []*program.Node
	var parts []part
	for i, link := range links {
		b := c.operand(link.Right)
		all = c.join(all, b)
		if i+1 < len(links) && whole(b) && !simple(b.node) {
			b, lets = c.bind(b, lets)
		}
		if ok = whole(a, b) && ok; whole(a, b) {
			p := c.comparison(c.join(a, b), a, b, link.Operator)
			ok = ok && whole(p)
			parts = append(parts, p)
		}
		a = b
	}
	if !ok {
		return part{first: all.first, last: all.last}
	}
	return c.bound(c.folded(parts, false), lets)
}

// chainLinks lists the comparisons of a chain from left to right.
func chainLinks(n *ast.BinaryNode) []*ast.BinaryNode {
	var links []*ast.BinaryNode
	for n != nil && chained(n) {
		links = append(links, n.Right.(*ast.BinaryNode))
		n, _ = n.Left.(*ast.BinaryNode)
	}
	links = append(links, n)
	slices.Reverse(links)
	return links
}

// bound puts the locals of a chain around it.
func (c *compiler) bound(p part, lets []*program.Node) part {
	for i := len(lets) - 1; i >= 0; i-- {
		p = c.build(p, program.OpLet, boolType, lets[i].Args[0], p.node)
		p.node.Slot = lets[i].Slot
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
	c.unlike = true // expr's checker visits b of a < b < c twice, and twice again in it
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
