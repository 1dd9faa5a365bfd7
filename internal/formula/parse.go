package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// parse gives expr's tree, or reports why there is none and gives nil.
func (c *compiler) parse() ast.Node {
	body := c.use.Elem != nil
	tree, err := parser.ParseWithConfig(c.src.write(body), c.env.config)
	if err == nil {
		if body {
			return tree.Node.(*ast.BuiltinNode).Arguments[1].(*ast.PredicateNode).Node
		}
		return tree.Node
	}
	// What expr stumbles over after a fault of ours has been reported is its consequence.
	if len(c.problems) == 0 {
		c.refused(err)
	}
	c.failed = true
	return nil
}
