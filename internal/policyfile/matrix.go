package policyfile

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// matrix compiles points by two things at once.
func (r *reader) matrix(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".matrix"
	o, ok := r.object(n, in.node.KeyOf("matrix"), u.what, matrixKeys)
	if !ok {
		return nil
	}
	node := r.formNode(program.OpMatrix, n, u)
	all := true
	for i, key := range []string{"rows", "columns"} {
		if axis := o.need(key); axis != nil {
			node.Form.Axes[i] = r.axis(axis, o, key, u)
		}
		all = all && node.Form.Axes[i] != nil
	}
	if o.need("cells") == nil || !all {
		return nil
	}
	return r.cells(o, node, u)
}

// elseLabel is what the row or column for everything else is called.
const elseLabel = "else"

// side is one axis as its rows or columns are found.
type side struct {
	labels []string
	values []*exact.Num // of the labels that are numbers
	code   string       // says that there are more or fewer
}

// sideOf is an axis with the texts that its entries are written with.
func sideOf(n *document.Node, a *program.Axis, code string) side {
	s := side{labels: slices.Clone(a.Options), code: code}
	for i, t := range a.Thresholds {
		s.labels = append(s.labels, n.Get(comparisons[a.Cmp]).Items[i].Text)
		v, _ := constant(t)
		s.values = append(s.values, v)
	}
	if a.Else {
		s.labels = append(s.labels, elseLabel)
	}
	return s
}

// index finds the entry of a label: by its text, or as the same number.
func (s *side) index(label string) int {
	if i := slices.Index(s.labels, label); i >= 0 {
		return i
	}
	v, _, err := numeral(label)
	return slices.IndexFunc(s.values, func(x *exact.Num) bool { return err == nil && x != nil && exact.Equal(*x, v) })
}

// cells compiles the inside of the table, in which rows, and the cells of each row,
// stand in the order of the axis or under its labels.
func (r *reader) cells(o object, node *program.Node, u formUse) *program.Node {
	rows := sideOf(o.get("rows"), node.Form.Axes[0], "policy-matrix-rows")
	columns := sideOf(o.get("columns"), node.Form.Axes[1], "policy-matrix-columns")
	list, ok := r.along(o.get("cells"), rows, u.what)
	var flat []*document.Node
	for _, row := range list {
		if row == nil {
			continue // its label is missing
		}
		line, good := r.along(row, columns, u.what)
		ok = ok && good
		flat = append(flat, line...)
		if !good && attached(row) {
			break // the rows of a file share their header, and its faults
		}
	}
	if !ok {
		return nil
	}
	nodes, t, ok := r.outcomes(flat, u)
	if t != nil {
		node.Type = t
	}
	for i := range rows.labels {
		node.Form.Cells = append(node.Form.Cells, nodes[i*len(columns.labels):(i+1)*len(columns.labels)])
	}
	return finishForm(node, ok)
}

// along is what stands along an axis, in its order.
func (r *reader) along(n *document.Node, s side, what string) ([]*document.Node, bool) {
	switch {
	case n.Bad:
		return nil, false
	case n.Kind == document.Map:
		return r.labelled(n, s, what)
	case n.Kind == document.List && len(n.Items) == len(s.labels):
		return n.Items, true
	}
	r.fault(n, s.code, "what", what, "got", strconv.Itoa(len(n.Items)), "want", strconv.Itoa(len(s.labels)))
	return nil, false
}

// labelled finds the entry of each label.
func (r *reader) labelled(n *document.Node, s side, what string) ([]*document.Node, bool) {
	what += ".cells"
	list := make([]*document.Node, len(s.labels))
	ok := true
	for _, p := range n.Pairs {
		i := s.index(p.Key.Text)
		switch {
		case i < 0:
			r.suggest(p.Key, "policy-matrix-label", s.labels, "what", what)
		case list[i] != nil:
			r.fault(p.Key, "policy-threshold-twice", "what", what, "got", p.Key.Text)
		default:
			list[i] = p.Value
			continue
		}
		ok = false
	}
	var missing []string
	for i, found := range list {
		if found == nil {
			missing = append(missing, s.labels[i])
		}
	}
	if ok && len(missing) > 0 {
		r.fault(n, "policy-options-missing", "what", what, "missing", message.List(missing...))
	}
	return list, ok && len(missing) == 0
}

// axis reads {of, at_least/…: […] or options: […], else: true}.
func (r *reader) axis(n *document.Node, in object, key string, u formUse) *program.Axis {
	u.what += "." + key
	o, ok := r.object(n, in.node.KeyOf(key), u.what, axisKeys)
	if !ok {
		return nil
	}
	a := &program.Axis{Else: o.truth("else")}
	if o.has("options") {
		return r.optionAxis(o, a, u)
	}
	a.Of = r.compare(o, u)
	var found []string
	for _, c := range comparisons {
		if o.has(c) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		if !r.troubled(o.node) {
			r.fault(o.key, "policy-comparison", "what", u.what, "found", message.List(found...))
		}
		return nil
	}
	a.Cmp = program.Cmp(slices.Index(comparisons, found[0]))
	for _, t := range o.list(found[0]) {
		a.Thresholds = append(a.Thresholds, r.threshold(t, a.Of, u))
	}
	if a.Of == nil || len(a.Thresholds) == 0 || slices.Contains(a.Thresholds, nil) {
		return nil
	}
	r.rising(o, o.list(found[0]), a)
	return a
}

func (r *reader) optionAxis(o object, a *program.Axis, u formUse) *program.Axis {
	of, legal := r.choice(o, u)
	for _, n := range o.list("options") {
		if !r.legalOption(n, legal, u.what) {
			continue
		}
		if slices.Contains(a.Options, n.Text) {
			r.fault(n, "policy-option-twice", "what", u.what, "option", n.Text)
			continue
		}
		a.Options = append(a.Options, n.Text)
	}
	a.Of = of
	if of == nil || len(a.Options) != len(o.list("options")) {
		return nil
	}
	if !a.Else {
		r.uncovered(o.get("options"), legal, a.Options, u.what)
	}
	return a
}

// rising wants constant thresholds in rising order and, without else, every value
// that the input allows to be covered.
func (r *reader) rising(o object, nodes []*document.Node, a *program.Axis) {
	var values []exact.Num
	for _, t := range a.Thresholds {
		v, ok := constant(t)
		if !ok || v == nil {
			return
		}
		values = append(values, *v)
	}
	for i := 1; i < len(values); i++ {
		if !less(values[i-1], values[i]) {
			r.fault(nodes[i], "policy-matrix-rise", "what", o.what, "before", values[i-1].String(), "got", values[i].String())
			return
		}
	}
	if !a.Else && !r.covered(a, values) {
		r.fault(o.key, "policy-matrix-else", "what", o.what)
	}
}

// covered reports whether the thresholds take every value that the input allows.
func (r *reader) covered(a *program.Axis, values []exact.Num) bool {
	if a.Of.Op != program.OpSlot || a.Of.Slot >= r.prog.Inputs {
		return false
	}
	l := r.prog.Slots[a.Of.Slot].Limits
	low, high := values[0], values[len(values)-1]
	switch a.Cmp {
	case program.AtLeast:
		return l.HasMin && !less(l.Min, low)
	case program.MoreThan:
		return l.HasMin && less(low, l.Min)
	case program.AtMost:
		return l.HasMax && !less(high, l.Max)
	}
	return l.HasMax && less(l.Max, high)
}
