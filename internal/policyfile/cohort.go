package policyfile

import (
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

var takes = map[string]program.Take{
	"max": program.TakeMax, "min": program.TakeMin, "sum": program.TakeSum, "mean": program.TakeMean,
	"median": program.TakeMedian, "count": program.TakeCount, "rank": program.TakeRank,
}

// compileFigure compiles a figure over all eligible applicants.
func (r *reader) compileFigure(d *definition) {
	o, ok := r.object(d.node, d.key, d.what, cohortKeys)
	if !ok {
		return
	}
	s := &r.prog.Slots[d.slot]
	r.describe(o, s)
	f := &r.prog.Figures[d.figure-1]
	f.Slot = d.slot
	f.Take = program.TakeSum
	s.Round = r.rounding(o)
	if o.has("formula") {
		r.generalFigure(o, d, f)
		return
	}
	if o.need("of") == nil || o.need("take") == nil {
		return
	}
	word := o.word("take")
	f.Take = takes[word]
	f.Of = r.compile(o.get("of"), d.what+".of", formula.Use{Want: formula.WantAny})
	if n := o.get("where"); n != nil {
		f.Where = r.compile(n, d.what+".where", formula.Use{Want: formula.WantBool})
	}
	if n := o.get("by"); n != nil {
		f.By = r.compile(n, d.what+".by", formula.Use{Want: formula.WantKey})
	}
	if k := o.node.KeyOf("order"); k != nil {
		f.Asc = o.word("order") == "asc"
		if f.Take != program.TakeRank {
			r.fault(k, "policy-beside", "key", "order", "form", "take: rank")
		}
	}
	if f.Of == nil {
		return
	}
	r.setType(d, r.figureType(o, f))
}

// figureType is the type of what is drawn together.
func (r *reader) figureType(o object, f *program.Figure) *program.Type {
	t := f.Of.Type
	switch f.Take {
	case program.TakeCount, program.TakeRank:
		return &program.Type{Kind: program.Integer}
	case program.TakeMax, program.TakeMin:
		if isDated(t) {
			return t
		}
	}
	if !t.Numeric() && t.Kind != program.Any {
		r.fault(o.get("of"), "policy-take-number", "what", o.what, "take", o.text("take"))
	}
	if t.Kind == program.Integer && (f.Take == program.TakeMean || f.Take == program.TakeMedian) {
		return &program.Type{Kind: program.Number}
	}
	plain := *t
	plain.Optional = false
	return &plain
}

// generalFigure compiles a formula over the list of the eligible.
func (r *reader) generalFigure(o object, d *definition, f *program.Figure) {
	for _, key := range []string{"of", "take", "where", "by", "order"} {
		if k := o.node.KeyOf(key); k != nil {
			r.fault(k, "policy-beside", "key", key, "form", "of")
		}
	}
	elem, fields := r.applicantType(d, o.get("formula"))
	f.Fields = fields
	f.Formula = r.compile(o.get("formula"), d.what, formula.Use{
		Want:   formula.WantAny,
		Locals: []formula.Local{{Name: "applicants", Type: &program.Type{Kind: program.List, Elem: elem}}},
		Forbid: r.notPersonal(),
	})
	if f.Formula != nil {
		r.setType(d, f.Formula.Type)
	}
}

// applicantType is the record of one applicant in `applicants`: of the inputs,
// values, figures by group and scores those that the formula mentions.
func (r *reader) applicantType(d *definition, n *document.Node) (*program.Type, []program.AppField) {
	t := &program.Type{Kind: program.Record}
	var fields []program.AppField
	text := ""
	if n != nil {
		text = n.Text
	}
	for i := range r.names.list {
		name := &r.names.list[i]
		s := &r.prog.Slots[name.Slot]
		if name.Slot == d.slot || !personal(s) || r.isFixedFigure(s) || !strings.Contains(text, "."+name.Name) {
			continue
		}
		t.Fields = append(t.Fields, program.Field{Name: name.Name, Title: s.Title, Unit: s.Unit, Type: name.Type})
		fields = append(fields, program.AppField{Name: name.Name, Slot: name.Slot})
	}
	return t, fields
}

// personal reports whether a slot holds something of one applicant.
func personal(s *program.Slot) bool {
	switch s.Kind {
	case program.Input, program.Derived, program.ScoreSlot, program.Total, program.FigureSlot:
		return true
	case program.Computed:
		return s.Func == 0
	}
	return s.Kind == program.Builtin && (s.Name == program.NameID || s.Name == program.NameName)
}

// isFixedFigure reports whether a slot is a figure without `by`: the same for all.
func (r *reader) isFixedFigure(s *program.Slot) bool {
	if s.Kind != program.FigureSlot {
		return false
	}
	f := &r.prog.Figures[s.Figure]
	return f.By == nil && f.Take != program.TakeRank
}

// notPersonal forbids what belongs to one applicant where a figure over all is
// made, unless it is read off the list of applicants.
func (r *reader) notPersonal() func(string, int) *message.Problem {
	return func(name string, slot int) *message.Problem {
		if slot < 0 || !personal(&r.prog.Slots[slot]) || r.isFixedFigure(&r.prog.Slots[slot]) {
			return nil
		}
		if s := &r.prog.Slots[slot]; s.Kind == program.Computed && s.Func == 0 && r.roundValue(slot) {
			return nil
		}
		return &message.Problem{Code: "policy-personal", Args: document.Arg("name", name)}
	}
}

// onlyRound reports whether a node is made of round figures only: parameters,
// figures without `by`, counts, and values made of these.
func (r *reader) onlyRound(n *program.Node) bool {
	if n == nil {
		return false
	}
	only := true
	r.reads(n, func(slot int) {
		s := &r.prog.Slots[slot]
		if s.Kind == program.Computed && s.Func == 0 {
			only = only && r.roundValue(slot)
			return
		}
		only = only && (!personal(s) || r.isFixedFigure(s)) && s.Name != program.NameHistory
	})
	return only
}

// roundValue is onlyRound of a value, found once. A value in a cycle is none.
func (r *reader) roundValue(slot int) bool {
	known, ok := r.fixed[slot]
	if !ok {
		r.fixed[slot] = false
		known = r.onlyRound(r.prog.Slots[slot].Formula)
		r.fixed[slot] = known
	}
	return known
}
