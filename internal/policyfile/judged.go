package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// judged compiles a mark that a person enters, or a list of marks.
func (r *reader) judged(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".judged"
	o, ok := r.object(n, in.node.KeyOf("judged"), u.what, judgedKeys)
	if !ok {
		return nil
	}
	input := o.need("input")
	if input == nil {
		return nil
	}
	mark := r.compile(input, u.what+".input", u.use(formula.WantAny))
	node := r.formNode(program.OpJudged, n, u, mark)
	if mark == nil {
		return nil
	}
	r.marks(o, mark, node)
	if s, ok := o.number("step"); ok {
		if s.Sign() <= 0 {
			r.fault(o.get("step"), "policy-positive", "what", o.path("step"))
		} else {
			node.Form.Step, node.Form.HasStep = s, true
		}
	}
	between := o.need("between")
	if between == nil || between.Bad {
		return nil
	}
	if between.Kind == document.List {
		return finishForm(node, r.span(between, node, u))
	}
	return finishForm(node, r.spans(between, o, node, u))
}

// marks holds the kind of input against `take` and `drop`.
func (r *reader) marks(o object, mark, node *program.Node) {
	isList := mark.Type.Kind == program.List
	switch {
	case isList && !mark.Type.Elem.Numeric() && mark.Type.Elem.Kind != program.Any, !isList && !mark.Type.Numeric() && mark.Type.Kind != program.Any:
		r.fault(o.get("input"), "policy-judged-input", "what", o.what)
	case isList && !o.has("take"):
		r.fault(o.key, "policy-missing-key", "key", "take", "what", o.what)
	case !isList && (o.has("take") || o.has("drop")):
		for _, key := range []string{"take", "drop"} {
			if k := o.node.KeyOf(key); k != nil {
				r.fault(k, "policy-key-type", "key", key, "what", o.what, "types", "list")
			}
		}
	}
	node.Form.Take = program.TakeMean
	if o.word("take") == "median" {
		node.Form.Take = program.TakeMedian
	}
	node.Form.Drop = o.whole("drop", 0, 0)
}

// span reads [lo, hi] and adds it to the ranges of the form.
func (r *reader) span(n *document.Node, node *program.Node, u formUse) bool {
	if n.Kind != document.List || len(n.Items) != 2 {
		r.fault(n, "policy-between", "what", u.what)
		return false
	}
	low := r.compile(n.Items[0], u.what+".between", u.use(formula.WantNumber))
	high := r.compile(n.Items[1], u.what+".between", u.use(formula.WantNumber))
	if low == nil || high == nil {
		return false
	}
	a, okA := constant(low)
	b, okB := constant(high)
	if okA && okB && less(*b, *a) {
		r.fault(n, "policy-between", "what", u.what)
		return false
	}
	if okB {
		r.aboveMax(n.Items[1], high, u)
	}
	node.Form.Low = append(node.Form.Low, low)
	node.Form.High = append(node.Form.High, high)
	return true
}

// spans reads ranges that depend on something: {of, at_least/options…: [lo, hi]}.
func (r *reader) spans(n *document.Node, in object, node *program.Node, u formUse) bool {
	u.what += ".between"
	o, ok := r.object(n, in.node.KeyOf("between"), u.what, betweenKeys)
	if !ok {
		return false
	}
	axis := &program.Axis{Else: o.has("else")}
	node.Form.Axes[0] = axis
	if o.has("options") {
		ok = r.optionSpans(o, axis, node, u)
	} else {
		ok = r.bandSpans(o, axis, node, u)
	}
	if last := o.get("else"); last != nil {
		return r.span(last, node, u) && ok
	}
	return ok
}

func (r *reader) optionSpans(o object, axis *program.Axis, node *program.Node, u formUse) bool {
	of, legal := r.choice(o, u)
	axis.Of = of
	ok := of != nil
	for _, p := range o.entries("options") {
		if !r.legalOption(p.Key, legal, u.what) {
			ok = false
			continue
		}
		axis.Options = append(axis.Options, p.Key.Text)
		ok = r.span(p.Value, node, u) && ok
	}
	if !axis.Else {
		r.uncovered(o.node.KeyOf("options"), legal, axis.Options, u.what)
	}
	return ok
}

func (r *reader) bandSpans(o object, axis *program.Axis, node *program.Node, u formUse) bool {
	axis.Of = r.compare(o, u)
	cmp, list, ok := r.comparison(o)
	if !ok || axis.Of == nil {
		return false
	}
	axis.Cmp = cmp
	for _, p := range list {
		axis.Thresholds = append(axis.Thresholds, r.threshold(p.Key, axis.Of, u))
		ok = r.span(p.Value, node, u) && ok
	}
	if !axis.Else {
		r.missingElse(o, cmp, axis.Thresholds, list)
		return false
	}
	return ok && !slices.Contains(axis.Thresholds, nil)
}

// best compiles a list of leaf forms of which the highest counts.
func (r *reader) best(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".best"
	u.points = true
	node := r.formNode(program.OpBest, n, u)
	ok := true
	for _, item := range in.list("best") {
		o, good := r.object(item, nil, u.what, bestKeys)
		if !good {
			ok = false
			continue
		}
		e := program.Entry{ID: o.text("id"), Title: o.localized("title"), Cite: r.cites(o)}
		if cond := o.get("when"); cond != nil {
			e.If = r.compile(cond, u.what+".when", u.use(formula.WantBool))
			ok = ok && e.If != nil
		}
		e.Value = r.form(o, u)
		ok = ok && e.Value != nil
		node.Form.Entries = append(node.Form.Entries, e)
	}
	if len(node.Form.Entries) == 0 {
		r.fault(n, "policy-list", "what", u.what)
		return nil
	}
	return finishForm(node, ok)
}
