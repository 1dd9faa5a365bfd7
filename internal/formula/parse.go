package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
)

// configure makes the one configuration of expr that all expressions share.
func configure(names []Name) *conf.Config {
	c := conf.CreateNew()
	c.MaxNodes = MaxNodes
	env := make(types.Map, len(names))
	for i := range names {
		env[names[i].Name] = types.Any
	}
	c.WithEnv(env)
	c.Strict = false
	return c
}

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
