package sheet

import (
	"github.com/merit-rules/merit/internal/program"
)

var kinds = [...]string{
	program.Any: "any", program.Number: "number", program.Integer: "integer", program.Percent: "percent",
	program.Money: "money", program.TextKind: "text", program.Bool: "bool", program.Date: "date",
	program.DateTime: "datetime", program.Choice: "choice", program.Choices: "choices", program.List: "list",
	program.Record: "record", program.NilKind: "nil",
}

// Form is what a page needs to ask for an application and to name what comes back:
// {"policy", "stages", "inputs", "rules", "scoring", "sources"}.
func (s *Policy) Form() []byte {
	w := writer{run: &run{Policy: s}}
	p := s.program
	w.Object()
	w.Key("policy")
	w.head()
	w.Key("stages")
	w.Array()
	for i := range p.Stages {
		if stage := &p.Stages[i]; stage.ID != "" {
			w.Object()
			w.Key("id")
			w.String(stage.ID)
			w.words("title", stage.Title)
			w.given("due", stage.Due, nil)
			w.EndObject()
		}
	}
	w.EndArray()
	w.Key("inputs")
	w.Array()
	for i := range p.Inputs {
		w.input(&p.Slots[i])
	}
	w.EndArray()
	w.rules()
	w.scoring()
	w.Key("sources")
	w.Array()
	for _, source := range p.Sources {
		w.Object()
		w.text("id", source.ID)
		w.text("title", source.Title)
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// Head is what a host that opens a policy is told of it.
func (s *Policy) Head() []byte {
	w := writer{run: &run{Policy: s}}
	w.head()
	return w.Bytes()
}

func (w *writer) head() {
	p := &w.program.Policy
	w.Object()
	w.text("id", p.ID)
	w.text("programme", p.Programme)
	w.words("title", p.Titles)
	w.text("issuer", p.Issuer)
	w.text("version", p.Version)
	if p.Year != 0 {
		w.Key("year")
		w.Int(p.Year)
	}
	if p.HasPeriod {
		w.Key("from")
		w.Date(p.From)
		w.Key("to")
		w.Date(p.To)
	}
	w.text("timezone", p.ZoneName)
	w.text("currency", p.Currency)
	w.text("language", w.Policy.lang)
	w.text("sha256", p.SHA256)
	w.EndObject()
}

// words writes a text in the languages it has.
func (w *writer) words(key string, t program.Text) {
	if t == (program.Text{}) {
		return
	}
	w.Key(key)
	w.Object()
	w.text("zh", t.ZH)
	w.text("en", t.EN)
	w.EndObject()
}

// given writes a value as it prints, if there is one.
func (w *writer) given(key string, v program.Value, t *program.Type) {
	switch v.State() {
	case program.IsUnknown, program.IsError, program.IsAbsent:
		return
	}
	w.Key(key)
	if v.State() == program.IsList {
		var elem *program.Type
		if t != nil {
			elem = t.Elem
		}
		w.Array()
		for _, e := range v.List() {
			w.String(program.Print(e, elem, ""))
		}
		w.EndArray()
		return
	}
	w.String(program.Print(v, t, ""))
}

func (w *writer) input(s *program.Slot) {
	w.Object()
	w.Key("name")
	w.String(s.Name)
	w.words("title", s.Title)
	w.kind(s.Type)
	w.text("unit", s.Unit)
	w.words("help", s.Help)
	w.text("by", s.By)
	w.flag("derived", s.Kind == program.Derived)
	w.flag("conditional", s.When != nil)
	w.limits(&s.Limits)
	w.text("alone", s.Alone)
	w.given("default", s.Default, s.Type)
	w.cites(s.Cite)
	w.EndObject()
}

func (w *writer) flag(key string, b bool) {
	if b {
		w.Key(key)
		w.Bool(true)
	}
}

// kind writes a type: "type", and "options", "of" or "fields".
func (w *writer) kind(t *program.Type) {
	if t == nil {
		return
	}
	w.text("type", kinds[t.Kind])
	w.flag("optional", t.Optional)
	if len(t.Options) > 0 {
		w.texts("options", t.Options)
	}
	if t.Kind == program.List && t.Elem != nil {
		w.Key("of")
		w.Object()
		w.kind(t.Elem)
		w.EndObject()
	}
	if len(t.Fields) == 0 {
		return
	}
	w.Key("fields")
	w.Array()
	for i := range t.Fields {
		w.field(&t.Fields[i])
	}
	w.EndArray()
}

func (w *writer) field(f *program.Field) {
	w.Object()
	w.Key("name")
	w.String(f.Name)
	w.words("title", f.Title)
	w.kind(f.Type)
	w.text("unit", f.Unit)
	w.words("help", f.Help)
	w.flag("conditional", f.When != nil)
	w.limits(&f.Limits)
	w.text("alone", f.Alone)
	w.given("default", f.Default, f.Type)
	w.EndObject()
}

func (w *writer) limits(l *program.Limits) {
	if l.HasMin {
		w.num("min", l.Min)
	}
	if l.HasMax {
		w.num("max", l.Max)
	}
	if l.HasStep {
		w.num("step", l.Step)
	}
	w.given("min", l.MinDate, nil)
	w.given("max", l.MaxDate, nil)
	if l.MinLen > 0 {
		w.Key("min_length")
		w.Int(l.MinLen)
	}
	if l.MaxLen > 0 {
		w.Key("max_length")
		w.Int(l.MaxLen)
	}
}

func (w *writer) rules() {
	w.Key("rules")
	w.Array()
	for _, part := range [...]struct {
		kind string
		list []program.Rule
	}{{"check", w.program.Checks}, {"eligibility", w.program.Eligibility}, {"qualification", w.program.Qualification}} {
		for i := range part.list {
			r := &part.list[i]
			w.Object()
			w.Key("id")
			w.String(r.ID)
			w.text("kind", part.kind)
			w.words("title", r.Title)
			w.flag("warn", r.Warn)
			if r.Stage < len(w.program.Stages) {
				w.text("stage", w.program.Stages[r.Stage].ID)
			}
			w.cites(r.Cite)
			w.EndObject()
		}
	}
	w.EndArray()
}

func (w *writer) scoring() {
	s := w.program.Scoring
	if s == nil {
		return
	}
	w.Key("scoring")
	w.Object()
	w.num("max", s.Max)
	w.indicators("items", s.Items)
	w.indicators("adjust", s.Adjust)
	w.EndObject()
}

func (w *writer) indicators(key string, list []*program.Indicator) {
	if len(list) == 0 {
		return
	}
	w.Key(key)
	w.Array()
	for _, ind := range list {
		w.Object()
		w.Key("id")
		w.String(ind.ID)
		w.words("title", ind.Title)
		if ind.HasMax {
			w.num("max", ind.Max)
		}
		if ind.HasMin {
			w.num("min", ind.Min)
		}
		if ind.HasWeight {
			w.num("weight", ind.Weight)
		}
		w.flag("conditional", ind.When != nil)
		w.cites(ind.Cite)
		w.indicators("items", ind.Items)
		w.EndObject()
	}
	w.EndArray()
}
