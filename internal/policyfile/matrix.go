package policyfile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
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

// axisSize is the number of rows or columns that an axis asks for.
func axisSize(a *program.Axis) int {
	n := len(a.Thresholds) + len(a.Options)
	if a.Else {
		n++
	}
	return n
}

func (r *reader) cells(o object, node *program.Node, u formUse) *program.Node {
	rows, columns := axisSize(node.Form.Axes[0]), axisSize(node.Form.Axes[1])
	list := o.list("cells")
	if len(list) != rows {
		r.fault(o.get("cells"), "policy-matrix-rows", "what", u.what, "got", strconv.Itoa(len(list)), "want", strconv.Itoa(rows))
		return nil
	}
	var flat []*document.Node
	for _, row := range list {
		if row.Kind != document.List || len(row.Items) != columns {
			r.fault(row, "policy-matrix-columns", "what", u.what, "got", strconv.Itoa(len(row.Items)), "want", strconv.Itoa(columns))
			return nil
		}
		flat = append(flat, row.Items...)
	}
	nodes, t, ok := r.outcomes(flat, u)
	if t != nil {
		node.Type = t
	}
	for i := range rows {
		node.Form.Cells = append(node.Form.Cells, nodes[i*columns:(i+1)*columns])
	}
	return finishForm(node, ok)
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
			r.fault(o.key, "policy-comparison", "what", u.what, "found", strings.Join(found, "、"))
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
