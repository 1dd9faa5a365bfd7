package formula

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// identifier is a local, a name of the policy, or unknown.
func (c *compiler) identifier(n *ast.IdentifierNode) part {
	at := c.at(n)
	p := span(at, at)
	if l := c.local(n.Value); l != nil {
		p = c.build(p, program.OpLocal, l.typ)
		p.node.Slot = l.slot
		return p
	}
	name := canonical(n.Value)
	if found := c.env.names[name]; found != nil {
		return c.named(p, found)
	}
	if example := c.env.roots[canonicalRoot(name)]; example != "" {
		return c.fail(p, "expr-name-part", "name", name, "near", example)
	}
	return c.unknown(p, n.Value)
}

// local finds the innermost local of a name.
func (c *compiler) local(name string) *local {
	for i := len(c.locals) - 1; i >= 0; i-- {
		if c.locals[i].name == name {
			return &c.locals[i]
		}
	}
	return nil
}

// named reads a name of the policy, unless it may not be used here.
func (c *compiler) named(p part, n *Name) part {
	if c.forbidden(p, n) {
		return part{first: p.first, last: p.last}
	}
	if n.Func > 0 {
		return c.fail(p, "expr-function-bare", "name", n.Name, "params", strings.Join(n.Params, ", "))
	}
	p = c.build(p, program.OpSlot, n.Type)
	p.node.Slot = n.Slot
	return p
}

// forbidden reports that a name may not be used here.
func (c *compiler) forbidden(p part, n *Name) bool {
	if c.use.Forbid == nil {
		return false
	}
	m := c.use.Forbid(n.Name, n.Slot)
	if m == nil {
		return false
	}
	said := c.report(p, m.Code)
	from, to := said.From, said.To
	*said = *m
	if m.From == 0 && m.To == 0 {
		said.From, said.To = from, to
	}
	if m.Severity != message.Error {
		return false
	}
	c.failed = true
	return true
}

// unknown reports a name that is not there, with one that was perhaps meant.
func (c *compiler) unknown(p part, name string) part {
	if near := c.joinedName(p); near != "" {
		return c.fail(p, "expr-name-hyphen", "name", near)
	}
	if parts := c.chineseJoin(name); parts != "" {
		return c.fail(p, "expr-word-joined", "name", clip(name), "want", parts)
	}
	if f := functions[name]; f != nil {
		return c.fail(p, "expr-function-bare", f.named()...)
	}
	near := c.near(name, c.usable)
	if f := c.elementField(name); f != "" {
		near = f
	}
	switch name {
	case "null", "NULL", "None", "undefined", "NIL", "Nil":
		near = "nil"
	case "是":
		near = "true"
	case "否":
		near = "false"
	default:
		if c.env.isOption(name) {
			near = `"` + name + `"`
		}
	}
	p = c.fail(p, "expr-unknown-name", "name", clip(name), "near", near)
	c.problems[len(c.problems)-1].Fix = near
	return p
}

// elementField gives .name where the element of the innermost list has a field of
// that name, and only the dot was forgotten.
func (c *compiler) elementField(name string) string {
	if len(c.scopes) == 0 {
		return ""
	}
	elem := c.scopes[len(c.scopes)-1].elem
	if loose(elem) || elem.Kind != program.Record || elem.FieldIndex(name) < 0 {
		return ""
	}
	return "." + name
}

// usable lists the names that would be legal here.
func (c *compiler) usable() []string {
	list := make([]string, 0, len(c.env.legal)+len(c.locals))
	for _, l := range c.locals {
		list = append(list, l.name)
	}
	for _, name := range c.env.legal {
		if c.use.Forbid == nil || c.use.Forbid(name, c.env.names[name].Slot) == nil {
			list = append(list, name)
		}
	}
	return list
}

// joinedName gives a-b where an unknown name is part of a text written without
// blanks, as in 服务-场地, which reads as a difference; else "".
func (c *compiler) joinedName(p part) string {
	t := c.src.tokens
	for _, i := range []int{p.first - 1, p.first + 1} {
		if i < 1 || i+1 >= len(t) || !t[i].is("-") || t[i].gap || t[i+1].gap || t[i+1].sort != word || t[i-1].sort != word {
			continue
		}
		if c.env.names[canonical(t[i-1].text)] == nil && c.env.names[canonical(t[i+1].text)] == nil {
			return clip(t[i-1].text + "-" + t[i+1].text)
		}
	}
	return ""
}

// chineseJoin takes a name apart at 且, 或 or a comparison in words, as in 完成率不低于70,
// and gives the condition that was meant, when the parts are names or a number.
func (c *compiler) chineseJoin(name string) string {
	for _, w := range joining {
		a, b, found := strings.Cut(name, w.word)
		if found && c.env.names[canonical(a)] != nil && (c.env.names[canonical(b)] != nil || w.sign != "" && digits(b)) {
			return a + " " + w.sign + chineseWord(w.word) + " " + b
		}
	}
	return ""
}

// joining are the words that join two names; sign is the comparison that one
// stands for. The longer of two words comes first.
var joining = []struct{ word, sign string }{
	{"并且", ""}, {"或者", ""}, {"且", ""}, {"或", ""},
	{"不等于", "!="}, {"大于等于", ">="}, {"小于等于", "<="}, {"不低于", ">="}, {"不少于", ">="}, {"不小于", ">="},
	{"不高于", "<="}, {"不超过", "<="}, {"不大于", "<="}, {"不多于", "<="}, {"大于", ">"}, {"高于", ">"}, {"超过", ">"},
	{"小于", "<"}, {"低于", "<"}, {"少于", "<"}, {"等于", "=="},
}

func digits(s string) bool {
	for _, r := range s {
		if !digit(r) {
			return false
		}
	}
	return s != ""
}

// dotted reads due.STAGE, score.ID and their like; false when it is none.
func (c *compiler) dotted(n *ast.MemberNode) (part, bool) {
	base, ok := n.Node.(*ast.IdentifierNode)
	if !ok || c.local(base.Value) != nil || c.env.roots[canonicalRoot(base.Value)] == "" {
		return part{}, false
	}
	root := canonicalRoot(base.Value)
	property, ok := n.Property.(*ast.StringNode)
	p := span(c.at(base), c.at(n.Property))
	if t := c.src.tokens; p.last+1 < len(t) && t[p.last+1].is("]") {
		p.last++
	}
	if !ok {
		return c.fail(p, "expr-name-part", "name", base.Value, "near", c.env.roots[root]), true
	}
	if found := c.env.names[root+"."+property.Value]; found != nil {
		return c.named(p, found), true
	}
	near := c.near(root+"."+property.Value, func() []string { return c.under(root) })
	near = strings.TrimPrefix(near, root+".")
	p.first = p.last
	p = c.fail(p, "expr-unknown-part", "root", base.Value, "name", clip(property.Value), "near", near)
	c.problems[len(c.problems)-1].Fix = near
	return p, true
}

// under lists the names that begin with a root.
func (c *compiler) under(root string) []string {
	var list []string
	for _, name := range c.env.legal {
		if strings.HasPrefix(name, root+".") {
			list = append(list, name)
		}
	}
	return list
}

// let names a value for the expression behind it.
func (c *compiler) let(n *ast.VariableDeclaratorNode) part {
	at := c.at(n)
	value := c.visit(n.Value)
	p := span(at-1, at)
	p.first = max(p.first, 0)
	bad := c.cannotName(span(at, at), n.Name)
	slot := c.take(1)
	c.locals = append(c.locals, local{n.Name, value.typ(), slot})
	body := c.visit(n.Expr)
	c.locals = c.locals[:len(c.locals)-1]
	p = c.join(p, body)
	if bad || !whole(value, body) {
		return p
	}
	p = c.build(p, program.OpLet, body.typ(), value.node, body.node)
	p.node.Slot = slot
	return p
}

// cannotName reports why a local may not have a name.
func (c *compiler) cannotName(p part, name string) bool {
	reason, reserved := c.env.Reserved(name)
	switch {
	case reserved:
		c.fail(p, "expr-let-reserved", "name", clip(name), "reason", reason)
	case c.local(name) != nil || c.env.names[name] != nil:
		c.fail(p, "expr-let-again", "name", clip(name))
	default:
		return false
	}
	return true
}

// pointer is #, #index or #acc.
func (c *compiler) pointer(n *ast.PointerNode) part {
	at := c.at(n)
	p := span(at, at)
	t := c.src.tokens
	if n.Name != "" && at+1 < len(t) {
		p.last = at + 1
	}
	if t[at].is(".") {
		p.last = at // a bare .field: the dot stands for the element
	}
	if len(c.scopes) == 0 {
		return c.fail(p, "expr-pointer")
	}
	s := c.scopes[len(c.scopes)-1]
	switch {
	case n.Name == "":
		p = c.build(p, program.OpLocal, s.elem)
		p.node.Slot = s.slot
	case n.Name == "index" && !(c.use.Elem != nil && len(c.scopes) == 1):
		p = c.build(p, program.OpLocal, integerType)
		p.node.Slot = s.slot + 1
	case n.Name == "acc" && s.fold:
		p = c.build(p, program.OpLocal, s.acc)
		p.node.Slot = s.slot + 2
	default:
		return c.fail(p, "expr-pointer-name", "name", clip(n.Name))
	}
	return p
}
