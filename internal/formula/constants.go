package formula

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"golang.org/x/text/unicode/norm"
)

func (c *compiler) constant(at int, v program.Value, typ *program.Type) part {
	p := c.build(span(at, at), program.OpConst, typ)
	p.node.Const = v
	return p
}

// number is a numeral: its value was read from the source.
func (c *compiler) number(at int) part {
	t := &c.src.tokens[at]
	typ := numberType
	switch {
	case t.percent:
		typ = percentType
	case t.num.IsInt():
		typ = integerType
	}
	p := c.constant(at, program.Num(t.num), typ)
	p.node.Numeral = t.text
	return p
}

// text is a text in quotes. Its type is the choice of just this text, so that it
// unites with others into the choice that a value then is.
func (c *compiler) text(at int, s string) part {
	s = norm.NFC.String(s)
	p := c.constant(at, program.String(s), &program.Type{Kind: program.Choice, Options: []string{s}})
	return p
}

// constant gives the number of a numeral.
func constant(n *program.Node) (exact.Num, bool) {
	if n == nil || n.Op != program.OpConst || !n.Type.Numeric() {
		return exact.Num{}, false
	}
	return n.Const.Num(), true
}

// literalText gives the text of a text in quotes.
func literalText(n *program.Node) (string, bool) {
	if n == nil || n.Op != program.OpConst || !n.Type.Textual() {
		return "", false
	}
	return n.Const.Text(), true
}
