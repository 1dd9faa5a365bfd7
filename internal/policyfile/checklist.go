package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// checklist compiles conditions with their points: a map, a list with titles and
// clauses, or the options of several choices.
func (r *reader) checklist(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".checklist"
	node := r.formNode(program.OpChecklist, n, u)
	if in.among("take", formKeys.words("take")) == "best" {
		node.Form.Take = program.TakeBest
	}
	node.Form.CountAtMost = in.whole("count_at_most", 1, 0)
	u.points = true
	ok := true
	switch {
	case n.Bad:
		return nil
	case n.Kind == document.List:
		for _, item := range n.Items {
			ok = r.listed(item, node, u) && ok
		}
	case n.Kind == document.Map && n.Get("of") != nil && n.Get("options") != nil && n.Get("options").Kind == document.Map:
		ok = r.chosen(n, in, node, u)
	case n.Kind == document.Map:
		for _, p := range n.Pairs {
			ok = r.conditioned(p, node, u) && ok
		}
	default:
		r.fault(n, "policy-checklist", "what", u.what)
		return nil
	}
	if len(node.Form.Entries) == 0 {
		if ok {
			r.fault(n, "policy-checklist", "what", u.what)
		}
		return nil
	}
	return finishForm(node, ok)
}

// conditioned is an entry "condition: points".
func (r *reader) conditioned(p document.Pair, node *program.Node, u formUse) bool {
	e := program.Entry{ID: p.Key.Text}
	if slot := r.slotOf(p.Key.Text); slot >= 0 {
		e.Title = r.prog.Slots[slot].Title
	}
	e.If = r.compile(p.Key, u.what, u.use(formula.WantBool))
	e.Value = r.compile(p.Value, u.what+"."+p.Key.Text, u.use(formula.WantNumber))
	if e.Value != nil {
		r.aboveMax(p.Value, e.Value, u)
	}
	node.Form.Entries = append(node.Form.Entries, e)
	return e.If != nil && e.Value != nil
}

// listed is an entry {if, points, title, cite}.
func (r *reader) listed(n *document.Node, node *program.Node, u formUse) bool {
	o, ok := r.object(n, nil, u.what, listedKeys)
	if !ok {
		return false
	}
	e := program.Entry{ID: o.text("id"), Title: o.localized("title"), Cite: r.cites(o)}
	if cond := o.need("if"); cond != nil {
		e.If = r.compile(cond, u.what, u.use(formula.WantBool))
		if e.ID == "" {
			e.ID = cond.Text
		}
	}
	if points := o.need("points"); points != nil {
		e.Value = r.compile(points, u.what, u.use(formula.WantNumber))
		if e.Value != nil {
			r.aboveMax(points, e.Value, u)
		}
	}
	node.Form.Entries = append(node.Form.Entries, e)
	return e.If != nil && e.Value != nil
}

// chosen is a checklist over the options of several choices: {of, options}.
func (r *reader) chosen(n *document.Node, in object, node *program.Node, u formUse) bool {
	o, ok := r.object(n, in.node.KeyOf("checklist"), u.what, chosenKeys)
	if !ok {
		return false
	}
	of := r.compile(o.get("of"), u.what+".of", u.use(formula.WantAny))
	if of == nil {
		return false
	}
	if of.Type.Kind != program.Choices {
		r.fault(o.get("of"), "policy-of-choices", "what", u.what)
		return false
	}
	var have []string
	for _, p := range o.entries("options") {
		if !r.legalOption(p.Key, of.Type.Options, u.what) {
			ok = false
			continue
		}
		have = append(have, p.Key.Text)
		e := program.Entry{ID: p.Key.Text, If: r.holds(p.Key, of, u)}
		e.Value = r.compile(p.Value, u.what+"."+p.Key.Text, u.use(formula.WantNumber))
		if e.Value == nil {
			ok = false
			continue
		}
		r.aboveMax(p.Value, e.Value, u)
		node.Form.Entries = append(node.Form.Entries, e)
	}
	r.uncovered(o.node.KeyOf("options"), of.Type.Options, have, u.what)
	return ok
}

// holds is the condition that an option was chosen.
func (r *reader) holds(key *document.Node, of *program.Node, u formUse) *program.Node {
	line, column := key.Start()
	e := &program.Expr{Text: key.Text, File: key.File(), Line: line, Column: column, What: u.what}
	size := len([]rune(key.Text))
	option := &program.Node{
		Op: program.OpConst, Type: &program.Type{Kind: program.Choice, Options: of.Type.Options},
		Const: program.String(key.Text), Expr: e, To: size,
	}
	return &program.Node{
		Op: program.OpIn, Type: &program.Type{Kind: program.Bool}, Args: []*program.Node{option, of}, Expr: e, To: size,
	}
}
