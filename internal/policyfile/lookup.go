package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// lookupType gives a derived input the options that its table has.
func (r *reader) lookupType(o object, t *program.Type) {
	n := o.get("lookup")
	table, ok := r.object(n, o.node.KeyOf("lookup"), o.path("lookup"), lookupKeys)
	if !ok {
		return
	}
	if t.Kind != program.Choice && t.Kind != program.Any {
		r.fault(o.get("type"), "policy-lookup-type", "what", o.what)
	}
	t.Kind = program.Choice
	if o.has("default") {
		r.fault(o.node.KeyOf("default"), "policy-lookup-default", "what", o.what)
	}
	for _, p := range table.entries("options") {
		if t.Options == nil || !o.has("options") {
			t.Options = append(t.Options, p.Key.Text)
		} else if !r.search.Has(p.Key.Text, t.Options) {
			r.suggest(p.Key, "policy-option-unknown", t.Options, "what", o.what)
		}
	}
}

// lookup makes the table of a derived input: every option of `of` leads to one of
// its own.
func (r *reader) lookup(n *document.Node, slot int, what string) {
	if n == nil || n.Kind != document.Map {
		return
	}
	of := n.Get("of")
	node := r.compile(of, what+".lookup.of", formula.Use{Want: formula.WantText, Forbid: r.early("policy-score-early")})
	if node == nil {
		if of == nil {
			r.fault(n, "policy-missing-key", "key", "of", "what", what+".lookup")
		}
		return
	}
	if node.Type.Kind != program.Choice {
		r.fault(of, "policy-of-choice", "what", what+".lookup.of")
		return
	}
	form := &program.Form{}
	leads := map[string]string{}
	for _, p := range (object{r, n, n, what + ".lookup", lookupKeys}).entries("options") {
		r.lookupRow(p, node.Type.Options, form, leads, what)
	}
	if key := n.KeyOf("options"); key != nil {
		r.uncovered(key, node.Type.Options, form.Options, what)
	}
	r.prog.Slots[slot].Formula = &program.Node{
		Op: program.OpLookup, Type: r.prog.Slots[slot].Type, Args: []*program.Node{node}, Form: form, Expr: node.Expr,
	}
}

// lookupRow adds the options that lead to one text; leads holds those before.
func (r *reader) lookupRow(p document.Pair, legal []string, form *program.Form, leads map[string]string, what string) {
	if p.Value.Kind != document.List {
		r.fault(p.Value, "policy-list", "what", what+".lookup.options."+p.Key.Text)
		return
	}
	for _, item := range p.Value.Items {
		if !r.search.Has(item.Text, legal) {
			r.suggest(item, "policy-option-unknown", legal, "what", what+".lookup")
			continue
		}
		if first, twice := leads[item.Text]; twice {
			r.fault(item, "policy-lookup-twice", "option", item.Text, "first", first)
			continue
		}
		leads[item.Text] = p.Key.Text
		form.Options = append(form.Options, item.Text)
		form.Texts = append(form.Texts, p.Key.Text)
	}
}

// uncovered reports the options that a table by options leaves out.
func (r *reader) uncovered(n *document.Node, legal, have []string, what string) {
	var missing []string
	for _, o := range legal {
		if !r.search.Has(o, have) {
			missing = append(missing, o)
		}
	}
	if len(missing) > 0 {
		r.fault(n, "policy-options-missing", "what", what, "missing", message.List(missing...))
	}
}
