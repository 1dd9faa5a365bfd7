package formula

import "github.com/expr-lang/expr/ast"

func (c *compiler) second(ast.Node) {}
