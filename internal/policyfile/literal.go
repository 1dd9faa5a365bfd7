package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

func less(a, b exact.Num) bool { return exact.Cmp(a, b) < 0 }

// unitFactor is what a bare number of money with this unit is multiplied by.
func unitFactor(unit string) exact.Num {
	switch unit {
	case "万元":
		return exact.Int(10_000)
	case "亿元":
		return exact.Int(100_000_000)
	}
	return exact.Int(1)
}

// amount reads a number of a type: money may name its unit, and a bare one is in
// the column's.
func amount(text string, t *program.Type, unit string) (exact.Num, error) {
	if t.Kind == program.Money {
		if body, ok := strings.CutSuffix(text, "元"); ok {
			v, _, err := numeral(body)
			return v, err
		}
		v, _, err := numeral(text)
		if err != nil || strings.HasSuffix(text, "万") || strings.HasSuffix(text, "亿") {
			return v, err
		}
		return exact.Mul(v, unitFactor(unit)), nil
	}
	v, _, err := numeral(text)
	return v, err
}

// limit reads a number under a key in the way of the type.
func (r *reader) limit(o object, key string, t *program.Type, unit string) (exact.Num, bool) {
	n := o.scalar(key)
	if n == nil {
		return exact.Num{}, false
	}
	v, err := amount(n.Text, t, unit)
	if err != nil {
		return r.number(n, o.path(key))
	}
	if t.Kind == program.Percent && !strings.Contains(n.Text, "%") && less(exact.Frac(3, 2), v) {
		fix := n.Text + "%"
		f := r.fault(n, "policy-percent", "what", o.path(key), "got", n.Text, "means", v.Percent(), "fix", fix)
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
	}
	return v, true
}

// initial reads a default, which must be what an answer may be.
func (r *reader) initial(n *document.Node, what string, e entry) program.Value {
	v, ok := r.value(n, what, e.kind, e)
	if !ok {
		return program.Value{}
	}
	return v
}

// value reads a value of a type at a node.
func (r *reader) value(n *document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	if n.Bad || t.Kind == program.Any {
		return program.Value{}, false
	}
	if n.Kind != document.Scalar || t.Kind == program.List || t.Kind == program.Choices || t.Kind == program.Record {
		return r.compound(n, what, t, e)
	}
	if t.Optional && (n.Text == "无" || n.Text == "不适用" || n.Text == "—") && !slices.Contains(t.Options, n.Text) {
		return program.None(), true
	}
	switch {
	case t.Numeric():
		return r.numericValue(n, what, t, e)
	case t.Kind == program.Bool:
		return r.boolValue(n, what)
	case t.Kind == program.Date:
		d, ok := r.day(n, what)
		return program.Day(d), ok && r.dateAllowed(n, what, program.Day(d), e.limits)
	case t.Kind == program.DateTime:
		return r.timeValue(n, what)
	case t.Kind == program.Choice:
		return r.choiceValue(n, what, t, e)
	}
	return program.String(n.Text), true
}

func (r *reader) numericValue(n *document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	v, err := amount(n.Text, t, e.unit)
	if err != nil {
		_, ok := r.number(n, what)
		return program.Value{}, ok
	}
	l := e.limits
	switch {
	case t.Kind == program.Percent && !strings.Contains(n.Text, "%") && less(exact.Frac(3, 2), v):
		f := r.fault(n, "policy-percent", "what", what, "got", n.Text, "means", v.Percent(), "fix", n.Text+"%")
		f.Fix = &document.Fix{Place: n.Place(), Text: n.Text + "%"}
	case t.Kind == program.Integer && !v.IsInt():
		r.fault(n, "policy-integer", "what", what, "got", short(n.Text))
	case l.HasMin && less(v, l.Min), l.HasMax && less(l.Max, v), l.HasStep && !stepped(v, l.Step):
		r.fault(n, "policy-outside", "what", what, "got", short(n.Text))
	default:
		return program.Num(v), true
	}
	return program.Value{}, false
}

// stepped reports whether v is a whole number of steps, counted from 0.
func stepped(v, step exact.Num) bool {
	q, ok := exact.Div(v, step)
	return ok && q.IsInt()
}

func (r *reader) boolValue(n *document.Node, what string) (program.Value, bool) {
	switch n.Text {
	case "true", "是":
		return program.Truth(true), true
	case "false", "否":
		return program.Truth(false), true
	}
	fix := boolWord(n.Text)
	f := r.fault(n, "policy-bool", "what", what, "got", short(n.Text), "fix", fix)
	if fix != "" {
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
	}
	return program.Value{}, false
}

func (r *reader) timeValue(n *document.Node, what string) (program.Value, bool) {
	t, err := civil.ParseDateTime(n.Text, r.prog.Policy.Zone)
	if err != nil {
		r.badDate(n, what, err)
		return program.Value{}, false
	}
	return program.Moment(t), true
}

func (r *reader) dateAllowed(n *document.Node, what string, v program.Value, l program.Limits) bool {
	low, high := l.MinDate.State() == program.IsDate, l.MaxDate.State() == program.IsDate
	if low && v.Date() < l.MinDate.Date() || high && v.Date() > l.MaxDate.Date() {
		r.fault(n, "policy-outside", "what", what, "got", short(n.Text))
		return false
	}
	return true
}

func (r *reader) choiceValue(n *document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	text := n.Text
	for _, a := range e.aliases {
		if a.From == text {
			text = a.To
		}
	}
	if !r.search.Has(text, t.Options) {
		r.suggest(n, "policy-option-unknown", t.Options, "what", what)
		return program.Value{}, false
	}
	return program.String(text), true
}

// compound reads a list, several options or a record.
func (r *reader) compound(n *document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	switch {
	case t.Kind == program.Record && n.Kind == document.Map:
		return r.recordValue(n, what, t)
	case t.Kind == program.List && n.Kind == document.List:
		return r.listValue(n, what, t, e)
	case t.Kind == program.Choices && n.Kind == document.List:
		return r.choicesValue(n.Items, what, t, e)
	case t.Kind == program.Choices && n.Kind == document.Scalar:
		return r.choicesValue([]*document.Node{n}, what, t, e)
	case t.Kind == program.List, t.Kind == program.Record:
		r.fault(n, "policy-value-list", "what", what)
	default:
		r.fault(n, "policy-scalar", "what", what)
	}
	return program.Value{}, false
}

func (r *reader) listValue(n *document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	list := make([]program.Value, 0, len(n.Items))
	all := true
	for _, item := range n.Items {
		v, ok := r.value(item, what, t.Elem, e)
		all = all && ok
		list = append(list, v)
	}
	if l := e.limits; len(list) < l.MinLen || l.MaxLen > 0 && len(list) > l.MaxLen {
		r.fault(n, "policy-outside", "what", what, "got", "")
		return program.Value{}, false
	}
	return program.Listing(list), all
}

// choicesValue lists the chosen options in the order of the declaration.
func (r *reader) choicesValue(items []*document.Node, what string, t *program.Type, e entry) (program.Value, bool) {
	chosen := map[string]bool{}
	for _, item := range items {
		v, ok := r.choiceValue(item, what, t, e)
		if !ok {
			return program.Value{}, false
		}
		chosen[v.Text()] = true
	}
	var list []program.Value
	for _, o := range t.Options {
		if chosen[o] {
			list = append(list, program.String(o))
		}
	}
	return program.Listing(list), true
}

func (r *reader) recordValue(n *document.Node, what string, t *program.Type) (program.Value, bool) {
	values := make([]program.Value, len(t.Fields))
	for i, f := range t.Fields {
		values[i] = f.Default
	}
	all := true
	for _, p := range n.Pairs {
		at := t.FieldIndex(p.Key.Text)
		if at < 0 {
			var names []string
			for _, f := range t.Fields {
				names = append(names, f.Name)
			}
			r.suggest(p.Key, "policy-field", names, "what", what)
			all = false
			continue
		}
		f := t.Fields[at]
		v, ok := r.value(p.Value, what+"."+f.Name, f.Type, entry{kind: f.Type, unit: f.Unit, limits: f.Limits, aliases: f.Aliases})
		all = all && ok
		values[at] = v
	}
	return program.Fields(values), all
}
