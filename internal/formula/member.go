package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// member is a.b, a["b"] or a[i].
func (c *compiler) member(n *ast.MemberNode) part {
	if p, ok := c.dotted(n); ok {
		return p
	}
	if p, ok := c.nested(n); ok {
		return p
	}
	base := c.visit(n.Node)
	at := c.at(n)
	if c.src.tokens[at].is("[") {
		return c.index(n, base, at)
	}
	name := n.Property.(*ast.StringNode).Value
	p := c.join(base, span(at, at))
	if !whole(base) {
		return part{first: p.first, last: p.last}
	}
	return c.field(p, base, span(at, at), name)
}

// nested reads .score.ID of an element of `applicants`, whose record has a field
// of that whole name.
func (c *compiler) nested(n *ast.MemberNode) (part, bool) {
	inner, ok := n.Node.(*ast.MemberNode)
	if !ok {
		return part{}, false
	}
	root, ok := inner.Property.(*ast.StringNode)
	leaf, ok2 := n.Property.(*ast.StringNode)
	if !ok || !ok2 || canonicalRoot(root.Value) != "score" {
		return part{}, false
	}
	if _, named := inner.Node.(*ast.IdentifierNode); !named {
		if _, pointer := inner.Node.(*ast.PointerNode); !pointer {
			return part{}, false
		}
	}
	base := c.visit(inner.Node)
	at := c.at(n.Property)
	p := c.join(base, span(at, at))
	if !whole(base) {
		return p, true
	}
	return c.field(p, base, span(at, at), "score."+leaf.Value), true
}

// field reads a field of a record or an entry of a table.
func (c *compiler) field(p, base, name part, field string) part {
	t := base.typ()
	if loose(t) {
		return c.fail(name, "expr-field-unknown-type", "name", clip(field))
	}
	if elem, list := elements(t); list && elem.Kind == program.Record && elem.FieldIndex(field) >= 0 {
		better := "map(" + c.source(base) + ", ." + field + ")"
		p = c.fail(p, "expr-field-list", "base", c.source(base), "better", better)
		c.problems[len(c.problems)-1].Fix = better
		return p
	}
	if t.Kind != program.Record {
		return c.fail(name, "expr-field-of", "name", clip(field), "base", c.source(base), "got", term(t))
	}
	i := t.FieldIndex(field)
	if i < 0 {
		i = t.FieldIndex(canonical(field))
	}
	if i < 0 {
		near := c.nearest(field, fieldNames(t))
		bad := c.fail(name, "expr-unknown-field", "name", clip(field), "near", near)
		c.problems[len(c.problems)-1].Fix = near
		return part{first: p.first, last: bad.last}
	}
	p = c.build(p, program.OpField, t.Fields[i].Type, base.node)
	p.node.Slot = i
	return p
}

func fieldNames(t *program.Type) []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// index is a[i]: an element by number, an entry of a table by text, a group by key.
func (c *compiler) index(n *ast.MemberNode, base part, at int) part {
	key := c.visit(n.Property)
	p := c.join(base, span(at, c.src.tokens[at].mate))
	if n.Optional {
		return c.fail(p, "expr-optional-chain")
	}
	if !whole(base, key) {
		return part{first: p.first, last: p.last}
	}
	t := base.typ()
	if _, list := elements(t); list && !loose(t) {
		return c.element(p, base, key)
	}
	if t.Kind != program.Record {
		return c.fail(p, "expr-index-of", "base", c.source(base), "got", term(t))
	}
	if !isText(key.typ()) {
		return c.fail(key, "expr-index-key", "got", term(key.typ()))
	}
	if key.node.Op == program.OpConst {
		return c.field(p, base, key, key.node.Const.Text())
	}
	c.entries(key, base)
	typ, ok := c.entryType(t)
	if !ok {
		return c.fail(p, "expr-index-mixed", "base", c.source(base))
	}
	return c.build(p, program.OpIndex, typ, base.node, key.node)
}

// entries warns where a choice has options that a table has no entry for.
func (c *compiler) entries(key, table part) {
	t := key.typ()
	if t == nil || t.Kind != program.Choice {
		return
	}
	var missing []string
	for _, o := range t.Options {
		if table.typ().FieldIndex(o) < 0 {
			missing = append(missing, o)
		}
	}
	if len(missing) > 0 {
		c.warn(key, "expr-table-entries", "table", c.source(table), "options", clip(message.List(missing...)))
	}
}

// entryType is the one type of a table's entries.
func (c *compiler) entryType(table *program.Type) (*program.Type, bool) {
	typ := anyType
	for _, f := range table.Fields {
		t, ok := unite(typ, f.Type)
		if !ok {
			return nil, false
		}
		typ = t
	}
	return typ, true
}

// element is an element of a list by its number, or of groups by their key.
func (c *compiler) element(p, base, key part) part {
	elem, _ := elements(base.typ())
	if isGroups(elem) && isText(key.typ()) {
		return c.build(p, program.OpIndex, optional(elem.Fields[1].Type), base.node, key.node)
	}
	if !isNumber(key.typ()) {
		return c.fail(key, "expr-index-number", "got", term(key.typ()))
	}
	if x, ok := constant(key.node); ok && !x.IsInt() {
		return c.fail(key, "expr-whole", "seen", c.source(key))
	}
	return c.build(p, program.OpIndex, elem, base.node, key.node)
}

// slice is a[i:j] of a list or a text.
func (c *compiler) slice(n *ast.SliceNode) part {
	base := c.visit(n.Node)
	at := c.at(n)
	p := c.join(base, span(at, c.src.tokens[at].mate))
	ok := whole(base)
	ends := make([]*program.Node, 2)
	for i, e := range []ast.Node{n.From, n.To} {
		if e == nil {
			continue
		}
		end := c.visit(e)
		ends[i] = end.node
		switch {
		case !whole(end):
			ok = false
		case !isNumber(end.typ()):
			c.fail(end, "expr-index-number", "got", term(end.typ()))
			ok = false
		}
	}
	if !ok {
		return part{first: p.first, last: p.last}
	}
	t := base.typ()
	if _, list := elements(t); !list && !t.Textual() {
		return c.fail(p, "expr-index-of", "base", c.source(base), "got", term(t))
	}
	if t != nil && t.Kind == program.Choice {
		t = textType
	}
	if t != nil && t.Kind == program.Choices {
		elem, _ := elements(t)
		t = listOf(elem)
	}
	return c.build(p, program.OpSlice, t, base.node, ends[0], ends[1])
}

// array is a list literal; its elements have one type.
func (c *compiler) array(n *ast.ArrayNode) part {
	at := c.at(n)
	p := span(at, c.src.tokens[at].mate)
	parts := c.visitAll(n.Nodes)
	if !whole(parts...) {
		return part{first: p.first, last: p.last}
	}
	elem := anyType
	for _, e := range parts {
		t, ok := unite(elem, e.typ())
		if !ok {
			return c.fail(e, "expr-list-mixed", "first", term(elem), "got", term(e.typ()))
		}
		elem = t
	}
	return c.build(p, program.OpList, listOf(elem), nodes(parts)...)
}

func (c *compiler) visitAll(list []ast.Node) []part {
	parts := make([]part, len(list))
	for i, n := range list {
		parts[i] = c.visit(n)
	}
	return parts
}

// isGroups reports whether a type is what groupBy makes its list of.
func isGroups(t *program.Type) bool {
	return t != nil && t.Kind == program.Record && len(t.Fields) == 2 &&
		slices.Equal(fieldNames(t), []string{"key", "items"})
}
