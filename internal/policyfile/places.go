package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// Places tells where in its files something of a compiled policy stands.
type Places struct {
	exprs map[*program.Expr]*document.Node
	names map[string]*document.Node
	cards []*card
	order func(a, b document.Finding) int
	file  string
}

// Node is the place of a node; whole is that of the expression it belongs to. Of a form
// it is that of what the form looks at.
func (p *Places) Node(n *program.Node, whole bool) (document.Place, bool) {
	switch {
	case n == nil || n.Expr == nil:
		return document.Place{}, false
	case p.exprs[n.Expr] == nil && n.Form != nil && n.Form.Axes[0] != nil:
		return p.Node(n.Form.Axes[0].Of, true)
	case p.exprs[n.Expr] == nil && n.Form != nil && len(n.Args) > 0:
		return p.Node(n.Args[0], true)
	case p.exprs[n.Expr] == nil:
		return document.Place{}, false
	}
	at := p.exprs[n.Expr]
	if whole {
		return at.Place(), true
	}
	return at.Span(n.From, n.To), true
}

// Name is where an input, parameter, value or figure is declared.
func (p *Places) Name(name string) (document.Place, bool) {
	if n := p.names[name]; n != nil {
		return n.Place(), true
	}
	return document.Place{}, false
}

// Own reports whether a place is in the policy's own file.
func (p *Places) Own(at document.Place) bool { return at.File == p.file }

// Max is where the maximum of an indicator stands.
func (p *Places) Max(ind *program.Indicator) (document.Place, bool) {
	if ind.Index < len(p.cards) {
		if n := p.cards[ind.Index].node.Get("max"); n != nil {
			return n.Place(), true
		}
	}
	return document.Place{}, false
}

// Compare is the order of findings: by file, the policy before its parts, then by place.
func (p *Places) Compare(a, b document.Finding) int { return p.order(a, b) }
