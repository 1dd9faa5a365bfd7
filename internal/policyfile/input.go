package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

var typeKinds = map[string]program.Kind{
	"number": program.Number, "integer": program.Integer, "percent": program.Percent, "money": program.Money,
	"text": program.TextKind, "bool": program.Bool, "date": program.Date, "datetime": program.DateTime,
	"choice": program.Choice, "choices": program.Choices, "list": program.List,
}

// entry is what an input and a field of a record have in common.
type entry struct {
	kind    *program.Type
	title   program.Text
	help    program.Text
	unit    string
	limits  program.Limits
	initial program.Value
	aliases []program.Alias
	alone   string
	unique  int
}

// declareInputs reads the application form. Conditions (`when`) are compiled
// later, when all names are known.
func (r *reader) declareInputs(top object) {
	for _, p := range top.entries("inputs") {
		o, ok := r.object(p.Value, p.Key, "inputs."+p.Key.Text, inputKeys)
		declared := r.declare(p.Key)
		if !ok {
			continue
		}
		e := r.entry(o, 1)
		s := program.Slot{
			Name: p.Key.Text, Title: e.title, Help: e.help, Unit: e.unit, By: o.text("by"), Kind: program.Input,
			Type: e.kind, Limits: e.limits, Default: e.initial, Aliases: e.aliases, Alone: e.alone, Unique: e.unique,
			Cite: r.cites(o),
		}
		if o.has("lookup") {
			s.Kind = program.Derived
		}
		if declared {
			r.slot(s, s.Name)
		}
	}
	r.prog.Inputs = len(r.prog.Slots)
}

// entry reads the declaration of an input or a field.
func (r *reader) entry(o object, depth int) entry {
	e := entry{kind: r.inputType(o, depth), title: o.localized("title"), help: o.localized("help"), unit: o.text("unit")}
	e.kind.Optional = o.truth("optional")
	if o.has("lookup") {
		r.lookupType(o, e.kind)
	}
	r.moneyUnit(o, e)
	r.limits(o, &e)
	r.optionsOf(o, &e)
	if n := o.get("default"); n != nil {
		e.initial = r.initial(n, o.path("default"), e)
	}
	e.unique = r.unique(o, e.kind)
	return e
}

// inputType reads `type` and, of a list, `of`.
func (r *reader) inputType(o object, depth int) *program.Type {
	t := &program.Type{Kind: program.Any}
	n := o.scalar("type")
	if n == nil {
		if !o.has("type") {
			o.need("type")
		}
		return t
	}
	kind, ok := typeKinds[n.Text]
	if !ok {
		r.suggest(n, "policy-type", inputKeys.words("type"), "what", o.what)
		return t
	}
	t.Kind = kind
	switch kind {
	case program.Choice, program.Choices:
		t.Options = r.options(o)
	case program.List:
		t.Elem = r.elements(o, depth)
	}
	if kind != program.List {
		o.only("of", "list")
		o.only("unique", "list")
		o.only("length", "list")
	}
	return t
}

// only reports a key that stands on the wrong kind of input.
func (o object) only(key, kinds string) {
	if n := o.node.KeyOf(key); n != nil {
		o.fault(n, "policy-key-type", "key", key, "what", o.what, "types", kinds)
	}
}

// options reads the closed list of texts of a choice.
func (r *reader) options(o object) []string {
	if o.has("lookup") && !o.has("options") {
		return nil
	}
	if o.need("options") == nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, n := range o.list("options") {
		if n.Kind != document.Scalar || n.Text == "" || n.Bad {
			r.fault(n, "policy-option", "what", o.what)
			continue
		}
		if seen[n.Text] {
			r.fault(n, "policy-option-twice", "what", o.what, "option", n.Text)
			continue
		}
		if n.Style == document.Plain && (n.Text == "null" || n.Text == "~") {
			r.warn(n, "policy-option-null", "option", n.Text)
		}
		out = append(out, n.Text)
		seen[n.Text] = true
	}
	if len(out) == 0 && len(o.list("options")) == 0 {
		r.fault(o.get("options"), "policy-options-none", "what", o.what)
	}
	return out
}

// elements reads what a list holds: a type's name, one declaration, or the fields
// of a record.
func (r *reader) elements(o object, depth int) *program.Type {
	n := o.need("of")
	if n == nil || n.Bad {
		return &program.Type{Kind: program.Any}
	}
	if n.Kind == document.Scalar {
		kind, ok := typeKinds[n.Text]
		if !ok || kind >= program.Choice {
			r.suggest(n, "policy-type", inputKeys.words("type")[:8], "what", o.path("of"))
			return &program.Type{Kind: program.Any}
		}
		return &program.Type{Kind: kind}
	}
	if inner := n.Get("type"); inner != nil && inner.Kind == document.Scalar {
		of, ok := r.object(n, o.node.KeyOf("of"), o.path("of"), fieldKeys)
		if !ok {
			return &program.Type{Kind: program.Any}
		}
		t := r.inputType(of, depth+1)
		t.Optional = of.truth("optional")
		return t
	}
	return r.record(o, n, depth)
}

// record reads the fields of a list's records.
func (r *reader) record(o object, n *document.Node, depth int) *program.Type {
	t := &program.Type{Kind: program.Record}
	if depth > 2 {
		r.fault(n, "policy-nested", "what", o.what)
		return t
	}
	for _, p := range o.entries("of") {
		if !formula.ValidName(p.Key.Text) {
			r.fault(p.Key, "policy-name", "name", short(p.Key.Text))
		}
		f, ok := r.object(p.Value, p.Key, o.what+"."+p.Key.Text, fieldKeys)
		if !ok {
			continue
		}
		e := r.entry(f, depth+1)
		r.cites(f)
		t.Fields = append(t.Fields, program.Field{
			Name: p.Key.Text, Title: e.title, Unit: e.unit, Help: e.help, Type: e.kind, Limits: e.limits,
			Default: e.initial, Aliases: e.aliases, Alone: e.alone,
		})
	}
	return t
}

// moneyUnit wants a unit of the currency on money.
func (r *reader) moneyUnit(o object, e entry) {
	if e.kind.Kind != program.Money || e.unit == "" {
		return
	}
	units := []string{"元", "万元", "亿元"}
	if r.prog.Policy.Currency != "CNY" {
		r.fault(o.get("unit"), "policy-unit-currency", "currency", r.prog.Policy.Currency)
		return
	}
	if !slices.Contains(units, e.unit) {
		r.suggest(o.get("unit"), "policy-word", units, "what", o.path("unit"))
	}
}

// unique finds the field that may not repeat in a list of records.
func (r *reader) unique(o object, t *program.Type) int {
	n := o.scalar("unique")
	if n == nil || t.Kind != program.List || t.Elem == nil {
		return 0
	}
	at := t.Elem.FieldIndex(n.Text)
	if at < 0 {
		var names []string
		for _, f := range t.Elem.Fields {
			names = append(names, f.Name)
		}
		r.suggest(n, "policy-field", names, "what", o.path("unique"))
	}
	return at + 1
}

// optionsOf reads what only a choice has: other spellings, and the option that
// excludes the others.
func (r *reader) optionsOf(o object, e *entry) {
	of := o
	t := e.kind
	if t.Kind == program.List && t.Elem != nil && t.Elem.Kind != program.Record {
		if n := o.get("of"); n != nil && n.Kind == document.Map {
			of, t = object{r, n, o.node.KeyOf("of"), o.path("of"), fieldKeys}, t.Elem
		}
	}
	for _, p := range of.entries("aliases") {
		if p.Value.Kind != document.Scalar || !r.search.Has(p.Value.Text, t.Options) {
			r.suggest(p.Value, "policy-option-unknown", t.Options, "what", of.path("aliases"))
			continue
		}
		if r.search.Has(p.Key.Text, t.Options) {
			r.fault(p.Key, "policy-alias-option", "option", p.Key.Text)
			continue
		}
		e.aliases = append(e.aliases, program.Alias{From: p.Key.Text, To: p.Value.Text})
	}
	if n := of.scalar("alone"); n != nil {
		e.alone = n.Text
		if t.Kind != program.Choices {
			of.only("alone", "choices")
		} else if !slices.Contains(t.Options, n.Text) {
			r.suggest(n, "policy-option-unknown", t.Options, "what", of.path("alone"))
		}
	}
}

// compileInputs compiles the conditions of inputs and fields and the tables of
// derived inputs.
func (r *reader) compileInputs(top object) {
	for _, p := range top.entries("inputs") {
		slot := r.slotOf(p.Key.Text)
		if slot < 0 || p.Value.Kind != document.Map || r.names.where[p.Key.Text] != p.Key {
			continue
		}
		s := &r.prog.Slots[slot]
		what := "inputs." + p.Key.Text
		if n := p.Value.Get("when"); n != nil {
			s.When = r.compile(n, what+".when", formula.Use{Want: formula.WantBool, Forbid: r.early("policy-score-early")})
		}
		if s.Type.Kind == program.List && s.Type.Elem != nil && s.Type.Elem.Kind == program.Record {
			r.fieldConditions(p.Value.Get("of"), s.Type.Elem, what)
		}
		if s.Kind == program.Derived {
			r.lookup(p.Value.Get("lookup"), slot, what)
		}
	}
}

// fieldConditions compiles `when` on the fields of records: it reads the record.
func (r *reader) fieldConditions(of *document.Node, elem *program.Type, what string) {
	at := 0
	for _, p := range of.Pairs {
		// Fields stand in the order of the document, but some of it may be none.
		if at == len(elem.Fields) || elem.Fields[at].Name != p.Key.Text {
			continue
		}
		f, n := &elem.Fields[at], p.Value
		at++
		if n.Kind != document.Map || n.Get("when") == nil {
			continue
		}
		f.When = r.compile(n.Get("when"), what+"."+f.Name+".when", formula.Use{
			Want: formula.WantBool, Elem: elem, Forbid: r.early("policy-score-early"),
		})
	}
}
