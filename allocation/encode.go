package allocation

import (
	"bytes"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
	"github.com/merit-rules/merit/internal/verdict"
)

// encoder writes a result in the fixed order of its keys.
type encoder struct {
	w       *canon.Writer
	r       *Result
	p       *program.Program
	frame   *program.Frame
	store   program.CardStore // of the card that is being written
	explain Explain
	lang    string
	labels  labels
	like    []byte // the text to compare with; nil: none
	nulls   bool   // a known "there is none" is written as null, for the hash of the inputs
}

func (e *encoder) head() {
	w, t := e.w, e.r.terms
	w.Key("policy")
	w.Object()
	e.text("id", e.p.Policy.ID)
	if e.p.Policy.Version != "" {
		e.text("version", e.p.Policy.Version)
	}
	e.text("sha256", e.p.Policy.SHA256)
	w.EndObject()
	if t.AsOf != "" {
		e.text("as_of", t.AsOf)
	}
	if len(e.p.Stages) > 0 && e.p.Stages[e.r.stage].ID != "" {
		e.text("stage", e.p.Stages[e.r.stage].ID)
	}
	if t.Year != 0 {
		w.Key("year")
		w.Int(t.Year)
	}
	if len(t.Set) > 0 {
		w.Key("set")
		w.Object()
		for _, name := range sortedKeys(t.Set) {
			e.text(name, t.Set[name])
		}
		w.EndObject()
	}
	e.text("inputs_sha256", e.r.inputs)
	if e.r.round.Fault == nil && len(e.r.round.Pools) > 0 {
		w.Key("decided")
		w.Bool(e.r.Decided())
	}
	w.Key("provisional")
	w.Bool(e.r.Provisional())
}

func (e *encoder) text(key, value string) {
	e.w.Key(key)
	e.w.String(value)
}

func (e *encoder) num(key string, value exact.Num) {
	e.w.Key(key)
	e.w.Num(value)
}

// approximated writes a number and, where no decimal holds it exactly, an
// approximation to two places beside it.
func (e *encoder) approximated(key canon.Label, value exact.Num) {
	e.w.Label(key)
	at := e.w.Len()
	e.w.Num(value)
	if bytes.IndexByte(e.w.Bytes()[at:], '/') >= 0 {
		e.text("approx", value.Approx(2))
	}
}

func (e *encoder) counts() {
	c := e.r.round.Counts
	e.w.Key("counts")
	e.w.Object()
	e.count("rows", c.Rows)
	e.count("refused", c.Refused)
	e.count("withdrawn", c.Withdrawn)
	e.count("ineligible", c.Ineligible)
	e.count("undetermined", c.Undetermined)
	if !e.r.round.Last {
		e.count("eligible", c.Eligible)
	} else {
		e.count("unqualified", c.Unqualified)
		e.count("qualified", c.Qualified)
		if e.p.Allocation != nil {
			e.count("funded", c.Funded)
		}
	}
	e.w.EndObject()
}

func (e *encoder) count(key string, n int) {
	e.w.Key(key)
	e.w.Int(n)
}

func (e *encoder) figures() {
	if len(e.p.Figures) == 0 || !e.r.round.Last {
		return
	}
	open := false
	for i := range e.p.Figures {
		slot := &e.p.Slots[e.p.Figures[i].Slot]
		v := e.r.round.Figures[i]
		if !shown(v) {
			continue
		}
		if !open {
			e.w.Key("figures")
			e.w.Object()
			open = true
		}
		e.w.Label(e.labels.slots[e.p.Figures[i].Slot])
		e.value(v, slot.Type)
	}
	if open {
		e.w.EndObject()
	}
}

// shown reports whether a value stands in a result: what is unknown, not asked or
// failed is absent.
func shown(v program.Value) bool { return v.State() != program.IsNil && settled(v) }

// settled reports whether a value is known throughout, also inside lists.
func settled(v program.Value) bool {
	switch v.State() {
	case program.IsUnknown, program.IsAbsent, program.IsError:
		return false
	case program.IsList, program.IsRecord:
		for _, x := range v.List() {
			if !settled(x) {
				return false
			}
		}
	}
	return true
}

// value writes a value as JSON: numbers as exact texts, dates and times as texts.
func (e *encoder) value(v program.Value, t *program.Type) {
	switch v.State() {
	case program.IsNumber:
		e.w.Num(v.Num())
	case program.IsBool:
		e.w.Bool(v.Bool())
	case program.IsList:
		e.list(v, t)
	case program.IsRecord:
		e.record(v, t)
	case program.IsText:
		e.w.String(v.Text())
	case program.IsDate:
		e.w.Date(v.Date())
	case program.IsTime:
		e.w.String(program.Print(v, t, ""))
	default:
		e.w.Raw([]byte("null"))
	}
}

func (e *encoder) list(v program.Value, t *program.Type) {
	var elem *program.Type
	var fields []canon.Label
	if t != nil {
		elem = t.Elem
	}
	if elem != nil && elem.Kind == program.Record {
		fields = e.labels.of(elem)
	}
	e.w.Array()
	for _, x := range v.List() {
		if fields != nil && x.State() == program.IsRecord {
			e.fields(x, elem, fields)
			continue
		}
		e.value(x, elem)
	}
	e.w.EndArray()
}

func (e *encoder) record(v program.Value, t *program.Type) {
	if t == nil {
		t = &program.Type{}
	}
	e.fields(v, t, e.labels.of(t))
}

func (e *encoder) fields(v program.Value, t *program.Type, labels []canon.Label) {
	e.w.Object()
	for i, x := range v.List() {
		if i >= len(labels) || !shown(x) && !(e.nulls && x.State() == program.IsNil) {
			continue
		}
		e.w.Label(labels[i])
		e.value(x, t.Fields[i].Type)
	}
	e.w.EndObject()
}

// cites writes where something stands: one citation as an object, several as a
// list. The source is left out where it is the policy's first.
func (e *encoder) cites(list []program.Cite) {
	if len(list) == 0 {
		return
	}
	e.w.Key("cite")
	if len(list) == 1 {
		e.cite(list[0])
		return
	}
	e.w.Array()
	for _, c := range list {
		e.cite(c)
	}
	e.w.EndArray()
}

func (e *encoder) cite(c program.Cite) {
	e.w.Object()
	if c.Source != "" && (len(e.p.Sources) == 0 || c.Source != e.p.Sources[0].ID) {
		e.text("source", c.Source)
	}
	if c.Clause != "" {
		e.text("clause", c.Clause)
	}
	if c.Quote != "" {
		e.text("quote", c.Quote)
	}
	e.w.EndObject()
}

func (e *encoder) refused() {
	e.w.Key("refused")
	e.w.Array()
	for _, line := range e.r.refusals(e.lang) {
		e.w.Object()
		e.text("file", line.File)
		e.count("row", line.Row)
		if line.ID != "" {
			e.text("id", line.ID)
		}
		if line.Column != "" {
			e.text("column", line.Column)
		}
		if line.Seen != "" {
			e.text("seen", line.Seen)
		}
		e.text("message", line.Message)
		e.w.EndObject()
	}
	e.w.EndArray()
}

func (e *encoder) warnings() {
	e.w.Key("warnings")
	e.w.Array()
	for _, warning := range e.r.warnings(e.lang) {
		e.w.Object()
		e.text("code", warning.Code)
		e.text("message", warning.Message)
		e.w.EndObject()
	}
	e.w.EndArray()
}

func (e *encoder) sanctions() {
	e.w.Key("sanctions")
	e.w.Array()
	for _, x := range e.r.round.Entrants {
		for i := range x.Sanctions {
			e.sanction(x, &x.Sanctions[i])
		}
	}
	e.w.EndArray()
}

func (e *encoder) sanction(x *round.Entrant, s *verdict.Sanction) {
	e.w.Object()
	e.text("applicant", x.App.ID)
	e.text("rule", s.Rule.ID)
	e.w.Key("bar_years")
	e.w.Ints(s.Bars)
	if s.HasRecover {
		e.num("recover", s.Recover)
	}
	if s.Withheld.Sign() > 0 {
		e.num("withheld", s.Withheld)
	}
	if e.explain != ExplainNone {
		e.cites(s.Rule.Cite)
	}
	e.w.EndObject()
}

// explained reports whether an entrant's `why` and `cite` are written.
func (e *encoder) explained(x *round.Entrant) bool {
	switch e.explain {
	case ExplainNone:
		return false
	case ExplainNear:
		return e.r.near(x)
	}
	return true
}

func (e *encoder) seat(x *round.Entrant) *slate.Seat { return e.r.seat(x) }
