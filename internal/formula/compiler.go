package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// compiler builds the nodes of one expression.
type compiler struct {
	env      *Env
	expr     *program.Expr
	use      Use
	src      *scanner
	locals   []local
	scopes   []scope
	top      int // locals in use
	problems []message.Problem
	failed   bool
	unlike   bool // expr's checker reads the tree otherwise, or too often
}

// local is a name of this expression.
type local struct {
	name string
	typ  *program.Type
	slot int
}

// scope is the body of a function over a list.
type scope struct {
	elem *program.Type
	acc  *program.Type // of reduce
	fold bool          // #acc may be used
	slot int
}

// part is a compiled piece and the tokens it was read from. A nil node means that
// a fault was reported, so that nothing more need be said about it.
type part struct {
	node        *program.Node
	first, last int
}

func (p part) typ() *program.Type {
	if p.node == nil {
		return nil
	}
	return p.node.Type
}

func (c *compiler) compile() *program.Node {
	// The buffer is the environment's, unless a compilation that waits for this one
	// has it.
	c.src = scan(c.expr.Text, c.env.tokens)
	c.env.tokens = nil
	defer func() { c.env.tokens = c.src.tokens }()
	c.problems = c.src.problems
	c.failed = len(c.problems) > 0
	if c.src.fatal {
		return nil
	}
	c.shapes()
	c.declare()
	tree := c.parse()
	if tree == nil {
		return nil
	}
	root := c.visit(tree)
	c.wanted(root)
	if !c.failed {
		c.second(tree)
	}
	c.expr.Locals = max(c.expr.Locals, c.top)
	return root.node
}

// declare gives the use's locals their slots.
func (c *compiler) declare() {
	if c.use.Elem != nil {
		c.scopes = append(c.scopes, scope{elem: c.use.Elem, slot: 0})
		c.take(1)
	}
	for _, l := range c.use.Locals {
		c.locals = append(c.locals, local{l.Name, l.Type, c.take(1)})
	}
}

// take reserves n locals and gives the first; they are not used twice, so that
// an evaluation needs no stack of them.
func (c *compiler) take(n int) int {
	c.top += n
	return c.top - n
}

// finish brings the problems into the order of the text, each once, and drops the
// node when one of them is an error.
func (c *compiler) finish(node *program.Node) (*program.Node, []message.Problem) {
	slices.SortStableFunc(c.problems, byPlace)
	c.problems = slices.CompactFunc(c.problems, func(a, b message.Problem) bool {
		return a.Code == b.Code && a.From == b.From && a.To == b.To
	})
	for i := range c.problems {
		if c.problems[i].Severity == message.Error {
			return nil, c.problems
		}
	}
	return node, c.problems
}

// visit compiles one node of expr's tree.
func (c *compiler) visit(n ast.Node) part {
	switch n := n.(type) {
	case *ast.NilNode:
		at := c.at(n)
		return c.constant(at, program.None(), nilType)
	case *ast.BoolNode:
		return c.constant(c.at(n), program.Truth(n.Value), boolType)
	case *ast.IntegerNode:
		return c.number(c.at(n))
	case *ast.StringNode:
		return c.text(c.at(n), n.Value)
	case *ast.IdentifierNode:
		return c.identifier(n)
	case *ast.UnaryNode:
		return c.unary(n)
	case *ast.BinaryNode:
		return c.binary(n)
	case *ast.ConditionalNode:
		return c.conditional(n)
	case *ast.MemberNode:
		return c.member(n)
	case *ast.SliceNode:
		return c.slice(n)
	case *ast.CallNode:
		return c.callNode(n)
	case *ast.BuiltinNode:
		return c.call(c.at(n), n.Name, n.Arguments)
	case *ast.PointerNode:
		return c.pointer(n)
	case *ast.VariableDeclaratorNode:
		return c.let(n)
	case *ast.ArrayNode:
		return c.array(n)
	}
	return c.outside(n)
}

// outside refuses what expr's grammar has and the language has not.
func (c *compiler) outside(n ast.Node) part {
	at := c.at(n)
	p := part{first: at, last: at}
	switch n := n.(type) {
	case *ast.MapNode:
		p.last = max(at, c.src.tokens[at].mate)
		return c.fail(p, "expr-map")
	case *ast.SequenceNode:
		for _, e := range n.Nodes {
			p = c.join(p, c.visit(e))
		}
		return c.fail(p, "expr-sequence")
	case *ast.ChainNode:
		return c.fail(p, "expr-optional-chain")
	}
	return c.fail(p, "expr-outside", "seen", clip(c.src.tokens[at].text))
}

// at is the index of the token where expr places a node.
func (c *compiler) at(n ast.Node) int { return c.src.tokenAt(n.Location().From) }

// report notes a problem about the tokens of a part.
func (c *compiler) report(p part, code string, args ...string) *message.Problem {
	first, last := c.cover(p.first, p.last)
	from, to := c.src.tokens[first].from, c.src.tokens[last].to
	c.problems = append(c.problems, message.Problem{Code: code, From: from, To: to, Args: pairs(args)})
	return &c.problems[len(c.problems)-1]
}

// fail reports an error and gives the part without a node.
func (c *compiler) fail(p part, code string, args ...string) part {
	c.report(p, code, args...)
	c.failed = true
	p.node = nil
	return p
}

// warn reports a warning.
func (c *compiler) warn(p part, code string, args ...string) *message.Problem {
	m := c.report(p, code, args...)
	m.Severity = message.Warning
	return m
}

// join is the stretch of tokens from one part to another.
func (c *compiler) join(a, b part) part {
	return part{first: min(a.first, b.first), last: max(a.last, b.last)}
}

// cover widens a stretch of tokens until its brackets are whole.
func (c *compiler) cover(first, last int) (int, int) {
	for i := first; i <= last; i++ {
		mate := c.src.tokens[i].mate
		if mate >= 0 && mate < first {
			first, i = mate, mate
		}
		last = max(last, mate)
	}
	return first, last
}

// source is the text of a part as written, clipped for a message.
func (c *compiler) source(p part) string {
	first, last := c.cover(p.first, p.last)
	return clip(c.textOf(first, last))
}

// textOf is the source from one token to another, blanks kept single and
// look-alikes put right, so that a suggestion made of it can stand.
func (c *compiler) textOf(first, last int) string {
	var out []byte
	for i := first; i <= last; i++ {
		t := &c.src.tokens[i]
		if t.gap && i > first {
			out = append(out, ' ')
		}
		out = append(out, t.spelling()...)
	}
	return string(out)
}

// parenthesised reports whether brackets stand directly around a part.
func (c *compiler) parenthesised(p part) bool {
	first, last := c.cover(p.first, p.last)
	return first > 0 && c.src.tokens[first-1].is("(") && c.src.tokens[first-1].mate == last+1
}

// build makes a node of a part's tokens.
func (c *compiler) build(p part, op program.Op, typ *program.Type, args ...*program.Node) part {
	p.first, p.last = c.cover(p.first, p.last)
	p.node = &program.Node{
		Op: op, Type: typ, Args: args, Expr: c.expr,
		From: c.src.tokens[p.first].from, To: c.src.tokens[p.last].to,
	}
	return p
}

// span is the part from the i-th to the j-th token.
func span(i, j int) part { return part{first: i, last: j} }

// whole reports whether every part has a node.
func whole(parts ...part) bool {
	for _, p := range parts {
		if p.node == nil {
			return false
		}
	}
	return true
}

func nodes(parts []part) []*program.Node {
	list := make([]*program.Node, len(parts))
	for i, p := range parts {
		list[i] = p.node
	}
	return list
}
