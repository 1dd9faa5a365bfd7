package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

var boolOptions = []string{"true", "false"}

// optionsOfType are the options that a choice or bool has; nil for other types.
func optionsOfType(t *program.Type) []string {
	switch t.Kind {
	case program.Bool:
		return boolOptions
	case program.Choice:
		return t.Options
	}
	return nil
}

// points compiles points by option.
func (r *reader) points(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".points"
	o, ok := r.object(n, in.node.KeyOf("points"), u.what, pointKeys)
	if !ok {
		return nil
	}
	of, legal := r.choice(o, u)
	node := r.formNode(program.OpPoints, n, u, of)
	if o.need("options") == nil || of == nil {
		return nil
	}
	var outcomes []*document.Node
	for _, p := range o.entries("options") {
		if !r.legalOption(p.Key, legal, u.what) {
			continue
		}
		node.Form.Options = append(node.Form.Options, p.Key.Text)
		outcomes = append(outcomes, p.Value)
	}
	r.uncovered(o.node.KeyOf("options"), legal, node.Form.Options, u.what)
	points, t, all := r.outcomes(outcomes, u)
	node.Form.Outcomes = points
	if t != nil {
		node.Type = t
	}
	return finishForm(node, all && len(points) > 0)
}

// choice compiles `of`, which must have options.
func (r *reader) choice(o object, u formUse) (*program.Node, []string) {
	n := o.need("of")
	if n == nil {
		return nil, nil
	}
	of := r.compile(n, u.what+".of", u.use(formula.WantAny))
	if of == nil {
		return nil, nil
	}
	legal := optionsOfType(of.Type)
	if legal == nil && of.Type.Kind != program.Any && of.Type.Kind != program.TextKind {
		r.fault(n, "policy-of-choice", "what", u.what)
		return nil, nil
	}
	return of, legal
}

// legalOption reports an option that a choice does not have; any is legal where
// the options are not known.
func (r *reader) legalOption(n *document.Node, legal []string, what string) bool {
	if legal == nil || r.search.Has(n.Text, legal) {
		return true
	}
	if slices.Equal(legal, boolOptions) && boolWord(n.Text) != "" {
		f := r.fault(n, "policy-bool", "what", what, "got", n.Text, "fix", boolWord(n.Text))
		f.Fix = &document.Fix{Place: n.Place(), Text: boolWord(n.Text)}
		return false
	}
	r.suggest(n, "policy-option-unknown", legal, "what", what)
	return false
}
