package formula

import (
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/program"
)

// call is a call of a function of the language, its arguments compiled.
type call struct {
	part
	name string
	args []part
	slot int // first of the three locals of the body
}

// callNode is a call that expr does not know: a function of the policy, one of
// ours, or a method, which nothing has.
func (c *compiler) callNode(n *ast.CallNode) part {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		at := c.at(n.Callee)
		p := span(at, at)
		for _, a := range n.Arguments {
			p = c.join(p, c.visit(a))
		}
		return c.fail(p, "expr-method", "name", clip(c.src.tokens[at].text))
	}
	return c.call(c.at(id), id.Value, n.Arguments)
}

// call compiles name(arguments), or first | name(others).
func (c *compiler) call(at int, name string, args []ast.Node) part {
	p := c.callSpan(at)
	if n := c.env.names[name]; n != nil && c.local(name) == nil {
		return c.policyCall(p, n, args)
	}
	f := functions[name]
	switch {
	case f == nil:
		return c.unknownCall(p, name, args)
	case f.body && len(args) > 0:
		return c.listCall(p, name, args)
	}
	parts := c.visitAll(args)
	p = c.around(p, parts)
	if c.arity(p, f, len(args)) || !whole(parts...) {
		return part{first: p.first, last: p.last}
	}
	return c.make(&call{part: p, name: name, args: parts})
}

// callSpan is the tokens of a call from its name to its closing bracket.
func (c *compiler) callSpan(at int) part {
	t := c.src.tokens
	if at+1 < len(t) && t[at+1].is("(") && t[at+1].mate > 0 {
		return span(at, t[at+1].mate)
	}
	return span(at, at)
}

// around widens a call to its arguments: the first of a pipe stands before the name.
func (c *compiler) around(p part, parts []part) part {
	for _, a := range parts {
		p = c.join(p, a)
	}
	return p
}

// arity reports too few or too many arguments.
func (c *compiler) arity(p part, f *Function, got int) bool {
	if got >= f.least && got <= f.most {
		return false
	}
	want := strconv.Itoa(f.least)
	if f.most != f.least && f.most < many {
		want += "–" + strconv.Itoa(f.most)
	}
	c.fail(p, "expr-arguments", append(f.named(), "want", want, "got", strconv.Itoa(got))...)
	return true
}

// listCall is a function whose second argument is evaluated per element.
func (c *compiler) listCall(p part, name string, args []ast.Node) part {
	list := c.visit(args[0])
	p = c.join(p, list)
	k := &call{name: name, args: []part{list}}
	elem, isList := elements(list.typ())
	if whole(list) && !isList {
		c.notList(p, name, list)
		elem = anyType // what follows may be no body at all: sum(甲, 乙)
	}
	if len(args) > 1 {
		k.args = append(k.args, c.perElement(k, elem, args)...)
	}
	k.part = c.around(p, k.args)
	if c.arity(k.part, functions[name], len(args)) || !whole(k.args...) || !isList {
		return part{first: k.first, last: k.last}
	}
	return c.make(k)
}

// perElement compiles the body of a function over a list, and what follows it.
func (c *compiler) perElement(k *call, elem *program.Type, args []ast.Node) []part {
	s := scope{elem: elem, slot: c.take(3), fold: k.name == "reduce"}
	k.slot = s.slot
	rest := c.visitAll(args[2:])
	if s.fold {
		s.acc = elem
		if len(rest) > 0 {
			s.acc = rest[0].typ()
		}
		s.acc = openChoice(s.acc)
	}
	c.scopes = append(c.scopes, s)
	body := c.visit(predicate(args[1]))
	c.scopes = c.scopes[:len(c.scopes)-1]
	return append([]part{body}, rest...)
}

// openChoice makes a text of a choice: what a fold gathers may be another text.
func openChoice(t *program.Type) *program.Type {
	if t != nil && t.Kind == program.Choice {
		return textType
	}
	return t
}

func predicate(n ast.Node) ast.Node {
	if p, ok := n.(*ast.PredicateNode); ok {
		return p.Node
	}
	return n
}

// notList reports a function over a list that got something else; sum(甲, 乙) has
// a better spelling.
func (c *compiler) notList(p part, name string, list part) {
	seen := c.source(list)
	if name != "sum" || !list.typ().Numeric() {
		c.fail(list, "expr-not-list", "name", name, "seen", seen, "got", term(list.typ()))
		return
	}
	texts := c.argumentTexts(p)
	better, other := seen, "sum(["+seen+"])"
	if len(texts) > 1 {
		better, other = strings.Join(texts, " + "), "sum(["+strings.Join(texts, ", ")+"])"
	}
	c.fail(p, "expr-sum", "seen", seen, "better", clip(better), "other", clip(other))
	c.problems[len(c.problems)-1].Fix = better
}

// argumentTexts cuts the source of a call's arguments at its commas.
func (c *compiler) argumentTexts(p part) []string {
	t := c.src.tokens
	opening := p.first
	for opening < p.last && (!t[opening].is("(") || t[opening].mate != p.last) {
		opening++
	}
	if opening >= p.last {
		return nil
	}
	var texts []string
	from := opening + 1
	for i := from; i <= p.last; i++ {
		if t[i].sort == open {
			i = max(i, t[i].mate)
			continue
		}
		if t[i].is(",") || i == p.last {
			if from < i {
				texts = append(texts, c.textOf(from, i-1))
			}
			from = i + 1
		}
	}
	return texts
}

// policyCall calls a function of the policy and notes the types of its arguments.
func (c *compiler) policyCall(p part, n *Name, args []ast.Node) part {
	parts := c.visitAll(args)
	p = c.around(p, parts)
	if c.forbidden(span(p.first, p.first), n) {
		return part{first: p.first, last: p.last}
	}
	switch {
	case n.Func == 0:
		return c.fail(p, "expr-not-function", "name", n.Name)
	case len(args) != len(n.Params):
		return c.fail(p, "expr-arguments", "name", n.Name, "want", strconv.Itoa(len(n.Params)),
			"got", strconv.Itoa(len(args)), "params", strings.Join(n.Params, ", "))
	case !c.noteArguments(n, parts) || !whole(parts...):
		return part{first: p.first, last: p.last}
	}
	typ := n.Type
	if typ == nil && c.env.Result != nil {
		typ = c.env.Result(n.Func-1, c.env.params[n.Func-1])
	}
	if typ == nil {
		typ = anyType
	}
	p = c.build(p, program.OpCall, typ, nodes(parts)...)
	p.node.Slot = n.Func - 1
	return p
}

// noteArguments unites the types of a call's arguments with those of other calls.
func (c *compiler) noteArguments(n *Name, parts []part) bool {
	seen := c.env.params[n.Func-1]
	if seen == nil {
		seen = make([]*program.Type, len(n.Params))
		c.env.params[n.Func-1] = seen
	}
	good := true
	for i, a := range parts {
		if a.node == nil {
			continue
		}
		t, ok := unite(seen[i], a.typ())
		if !ok {
			c.fail(a, "expr-argument-mixed", "name", n.Name, "param", n.Params[i], "first", term(seen[i]), "got", term(a.typ()))
			good = false
			continue
		}
		seen[i] = t
	}
	return good
}

// unknownCall explains a function that is not there.
func (c *compiler) unknownCall(p part, name string, args []ast.Node) part {
	parts := c.visitAll(args)
	p = c.around(p, parts)
	if code := refused[name]; code != "" {
		return c.fail(p, code, "name", name)
	}
	if better, found := c.spreadsheet(p, name); found {
		p = c.fail(p, "expr-spreadsheet", "name", name, "better", clip(better.text))
		if better.exact {
			c.problems[len(c.problems)-1].Fix = better.text
		}
		return p
	}
	if c.local(name) != nil {
		return c.fail(p, "expr-not-function", "name", clip(name))
	}
	near := c.nearest(name, c.env.callable())
	if near == "" && name[0] >= 0x80 {
		return c.fail(p, "expr-name-bracket", "name", clip(name))
	}
	return c.fail(p, "expr-unknown-function", "name", clip(name), "near", near)
}
