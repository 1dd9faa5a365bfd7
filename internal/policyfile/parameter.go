package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// declareParameters reads the figures that a law may change.
func (r *reader) declareParameters(top object) {
	for _, p := range top.entries("parameters") {
		declared := r.declare(p.Key)
		s := program.Slot{Name: p.Key.Text, Kind: program.Parameter}
		what := "parameters." + p.Key.Text
		if p.Value.Kind == document.List {
			r.dated(p, &s, what)
		} else {
			r.undated(p, &s, what)
		}
		if s.Type == nil {
			s.Type = &program.Type{Kind: program.Any}
		}
		if declared {
			r.slot(s, s.Name)
		}
	}
}

func (r *reader) undated(p document.Pair, s *program.Slot, what string) {
	o, ok := r.object(p.Value, p.Key, what, parameterKeys)
	if !ok {
		return
	}
	s.Title, s.Help, s.Unit, s.Cite = o.localized("title"), o.localized("help"), o.text("unit"), r.cites(o)
	n := r.worth(o)
	if n == nil {
		return
	}
	v, t, ok := r.inferred(n, what, s.Unit)
	if ok {
		s.Type, s.Dated = t, []program.Dated{{Always: true, Value: v, Cite: s.Cite}}
	}
}

// worth is what a parameter holds: its value, or a table that stands in a file.
func (r *reader) worth(o object) *document.Node {
	n, key := o.get("table"), o.node.KeyOf("table")
	switch {
	case n == nil:
		return o.need("value")
	case o.has("value"):
		r.fault(key, "policy-beside-table", "key", "value")
	case n.Kind != document.Map || len(n.Pairs) == 0 || n.Pairs[0].Key.Style != document.Cell:
		r.fault(key, "csv-reference")
	default:
		return n
	}
	return nil
}

// dated reads a value per effective date.
func (r *reader) dated(p document.Pair, s *program.Slot, what string) {
	places := map[civil.Date]*document.Node{}
	for _, item := range p.Value.Items {
		o, ok := r.object(item, nil, what, datedKeys)
		if !ok {
			continue
		}
		from, okFrom := r.day(o.need("from"), o.path("from"))
		unit := o.text("unit")
		if s.Unit == "" {
			s.Unit, s.Title, s.Help = unit, o.localized("title"), o.localized("help")
		}
		cites := r.cites(o)
		n := r.worth(o)
		if n == nil || !okFrom {
			continue
		}
		if first := places[from]; first != nil {
			f := r.fault(o.get("from"), "policy-date-twice", "date", from.String())
			f.Related = []document.Related{{Place: first.Place(), Code: "related-first", Args: document.Arg("name", from.String())}}
			continue
		}
		places[from] = o.get("from")
		r.datedValue(n, s, what, program.Dated{From: from, Cite: cites})
	}
	if len(s.Dated) == 0 && len(p.Value.Items) == 0 {
		r.fault(p.Key, "policy-missing-key", "key", "value", "what", what)
	}
	slices.SortFunc(s.Dated, func(a, b program.Dated) int { return int(a.From) - int(b.From) })
	if len(s.Dated) > 0 {
		s.Cite = s.Dated[0].Cite
	}
}

func (r *reader) datedValue(n *document.Node, s *program.Slot, what string, d program.Dated) {
	v, t, ok := r.inferred(n, what, s.Unit)
	if !ok {
		return
	}
	d.Value = v
	if s.Type == nil {
		s.Type = t
	} else if merged := mergeTypes(s.Type, t); merged != nil {
		s.Type = merged
	} else {
		r.fault(n, "policy-types-differ", "what", what)
		return
	}
	s.Dated = append(s.Dated, d)
}

// mergeTypes is the type that takes values of both; nil when none does.
func mergeTypes(a, b *program.Type) *program.Type {
	switch {
	case a.Kind == b.Kind && a.Kind == program.Record:
		return mergeRecords(a, b)
	case a.Kind == b.Kind && a.Kind == program.List:
		if a.Elem.Kind == program.Any {
			return b
		}
		if b.Elem.Kind == program.Any {
			return a
		}
		elem := mergeTypes(a.Elem, b.Elem)
		if elem == nil {
			return nil
		}
		return &program.Type{Kind: program.List, Elem: elem}
	case a.Kind == b.Kind:
		return a
	case a.Numeric() && b.Numeric():
		return &program.Type{Kind: program.Number}
	}
	return nil
}

func mergeRecords(a, b *program.Type) *program.Type {
	if len(a.Fields) != len(b.Fields) {
		return nil
	}
	for i := range a.Fields {
		if a.Fields[i].Name != b.Fields[i].Name || mergeTypes(a.Fields[i].Type, b.Fields[i].Type) == nil {
			return nil
		}
	}
	return a
}

// inferred reads a parameter's value and the type that it has: a parameter is
// what its text says.
func (r *reader) inferred(n *document.Node, what, unit string) (program.Value, *program.Type, bool) {
	switch {
	case n.Bad:
		return program.Value{}, nil, false
	case n.Kind == document.List:
		return r.inferredList(n, what, unit)
	case n.Kind == document.Map:
		return r.inferredTable(n, what, unit)
	}
	return r.inferredScalar(n, what, unit)
}

func (r *reader) inferredScalar(n *document.Node, what, unit string) (program.Value, *program.Type, bool) {
	text := n.Text
	if v, kind, err := numeral(text); err == nil {
		return numericParameter(v, kind, unit)
	} else if numeralReason(err) != "number-not" || !n.Quoted() && numberLike.MatchString(text) {
		_, ok := r.number(n, what)
		return program.Value{}, nil, ok
	}
	if body, ok := strings.CutSuffix(text, "元"); ok {
		if v, _, err := numeral(body); err == nil {
			return program.Num(v), &program.Type{Kind: program.Money}, true
		}
	}
	switch {
	case text == "" && !n.Quoted():
		r.fault(n, "policy-empty", "what", what)
		return program.Value{}, nil, false
	case text == "true" || text == "false":
		return program.Truth(text == "true"), &program.Type{Kind: program.Bool}, true
	case dayOfYear.MatchString(text) || dateLike(text):
		return r.dateParameter(n, what)
	}
	return program.String(text), &program.Type{Kind: program.TextKind}, true
}

func numericParameter(v exact.Num, kind numeralKind, unit string) (program.Value, *program.Type, bool) {
	t := &program.Type{Kind: program.Number}
	switch {
	case kind == percentNumeral:
		t.Kind = program.Percent
	case unit == "元" || unit == "万元" || unit == "亿元":
		t.Kind = program.Money
		v = exact.Mul(v, unitFactor(unit))
	}
	return program.Num(v), t, true
}

// dateLike matches what is meant as a date: digits with two - or / between them.
func dateLike(text string) bool {
	if len(text) < 8 || text[0] < '0' || text[0] > '9' {
		return false
	}
	marks := strings.Count(text, "-") + strings.Count(text, "/")
	return marks >= 2 && strings.Trim(text, "0123456789-/T:+.Z ") == ""
}

func (r *reader) dateParameter(n *document.Node, what string) (program.Value, *program.Type, bool) {
	v, ok := r.moment(n, what)
	kind := program.Date
	if v.State() == program.IsTime {
		kind = program.DateTime
	}
	return v, &program.Type{Kind: kind}, ok
}

func (r *reader) inferredList(n *document.Node, what, unit string) (program.Value, *program.Type, bool) {
	elem := &program.Type{Kind: program.Any}
	list := make([]program.Value, 0, len(n.Items))
	all := true
	for i, item := range n.Items {
		v, t, ok := r.inferred(item, what, unit)
		if !ok {
			all = false
			continue
		}
		if i == 0 || elem.Kind == program.Any {
			elem = t
		} else if merged := mergeTypes(elem, t); merged != nil {
			elem = merged
		} else {
			r.fault(item, "policy-types-differ", "what", what)
			all = false
		}
		list = append(list, v)
	}
	return program.Listing(list), &program.Type{Kind: program.List, Elem: elem}, all
}

func (r *reader) inferredTable(n *document.Node, what, unit string) (program.Value, *program.Type, bool) {
	t := &program.Type{Kind: program.Record}
	values := make([]program.Value, 0, len(n.Pairs))
	all := true
	for _, p := range n.Pairs {
		v, ft, ok := r.inferred(p.Value, what+"."+p.Key.Text, unit)
		if !ok {
			all = false
			continue
		}
		if !formula.ValidName(p.Key.Text) && strings.TrimSpace(p.Key.Text) != p.Key.Text {
			r.fault(p.Key, "policy-name", "name", short(p.Key.Text))
		}
		t.Fields = append(t.Fields, program.Field{Name: p.Key.Text, Type: ft})
		values = append(values, v)
	}
	return program.Fields(values), t, all
}
