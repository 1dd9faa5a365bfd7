package form

import (
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// question is one column of a sheet: an input, or a field of the records of a list.
type question struct {
	name     string // as the policy has it
	title    program.Text
	unit     string
	help     program.Text
	by       string
	kind     program.Kind
	optional bool
	options  []string
	alone    string
	aliases  []program.Alias
	limits   program.Limits
	initial  program.Value
	when     *program.Node
	cites    []program.Cite
	unique   bool
	sheet    string // of a list: the sheet with its entries; "" for a list inside of a record
	yuan     bool
}

func inputQuestion(p *program.Program, s *program.Slot) question {
	q := question{
		name: s.Name, title: s.Title, unit: s.Unit, help: s.Help, by: s.By, alone: s.Alone, aliases: s.Aliases,
		limits: s.Limits, initial: s.Default, when: s.When, cites: s.Cite, yuan: p.Policy.Currency == "CNY" || p.Policy.Currency == "",
	}
	q.ofType(s.Type)
	if q.kind == program.List {
		q.sheet = s.Name
	}
	return q
}

func (q *question) ofType(t *program.Type) {
	q.kind, q.optional, q.options = t.Kind, t.Optional, t.Options
}

// entryQuestions are the columns of the sheet of a list, without the id.
func entryQuestions(p *program.Program, s *program.Slot) []question {
	yuan := p.Policy.Currency == "CNY" || p.Policy.Currency == ""
	elem := s.Type.Elem
	if elem.Kind != program.Record {
		q := question{name: s.Name, title: s.Title, unit: s.Unit, help: s.Help, alone: s.Alone, aliases: s.Aliases, limits: s.Limits, cites: s.Cite, yuan: yuan}
		q.limits.MinLen, q.limits.MaxLen = 0, 0
		q.ofType(elem)
		return []question{q}
	}
	var list []question
	for i := range elem.Fields {
		f := &elem.Fields[i]
		q := question{
			name: f.Name, title: f.Title, unit: f.Unit, help: f.Help, alone: f.Alone, aliases: f.Aliases,
			limits: f.Limits, initial: f.Default, when: f.When, unique: s.Unique == i+1, yuan: yuan,
		}
		q.ofType(f.Type)
		list = append(list, q)
	}
	return list
}

// header is the name of the column as the reader takes it: with the unit in which
// bare numbers are read.
func (q *question) header() string {
	if u := q.ownUnit(); u != "" {
		return q.name + "（" + u + "）"
	}
	return q.name
}

func (q *question) ownUnit() string {
	switch {
	case q.unit != "" && (q.kind == program.Number || q.kind == program.Integer || q.kind == program.Money):
		return q.unit
	case q.kind == program.Money && q.yuan:
		return "元"
	}
	return ""
}

var factors = map[string]int64{"万元": 1e4, "亿元": 1e8}

// scaled is a limit in the unit in which the cells of the column are.
func (q *question) scaled(x exact.Num) (string, bool) {
	if f := factors[q.unit]; f != 0 && q.kind == program.Money {
		x, _ = exact.Div(x, exact.Int(f))
	}
	return x.String(), x.IsDecimal()
}

// shown is a limit as people write it.
func (q *question) shown(x exact.Num) string {
	if q.kind == program.Percent {
		return x.Percent()
	}
	s, _ := q.scaled(x)
	return s
}

// describe says what the column takes, its limits included.
func (q *question) describe(lang string) string {
	var parts []string
	add := func(key string, pairs ...string) { parts = append(parts, fill(word(lang, key), pairs...)) }
	if q.kind == program.List && q.sheet == "" {
		add("inner")
	} else {
		add(kinds[q.kind], "sheet", q.sheet, "none", word(lang, "empty"))
	}
	if u := q.ownUnit(); u != "" {
		add("unit", "x", u)
	}
	if q.kind == program.Choices {
		parts = append(parts, strings.Join(q.options, word(lang, "and")))
	}
	q.describeLimits(add)
	if q.alone != "" {
		add("alone", "x", q.alone)
	}
	if q.unique {
		add("unique")
	}
	if q.optional {
		add("optional", "none", word(lang, "none"))
	}
	if q.when != nil && q.when.Expr != nil {
		add("when", "x", q.when.Expr.Text)
	}
	if q.initial.State() != program.IsUnknown {
		if text := q.printed(lang, q.initial); text != "" {
			add("default", "x", text)
		}
	}
	return strings.Join(parts, word(lang, "comma"))
}

func (q *question) describeLimits(add func(key string, pairs ...string)) {
	l := &q.limits
	low, high := q.shown(l.Min), q.shown(l.Max)
	switch {
	case l.HasMin && l.HasMax:
		add("range", "low", low, "high", high)
	case l.HasMin:
		add("least", "low", low)
	case l.HasMax:
		add("most", "high", high)
	}
	if l.HasStep {
		add("step", "x", q.shown(l.Step))
	}
	if day, ok := dayOf(l.MinDate); ok {
		add("early", "low", day)
	}
	if day, ok := dayOf(l.MaxDate); ok {
		add("late", "high", day)
	}
	switch {
	case l.MaxLen > 0:
		add("entries", "low", itoa(l.MinLen), "high", itoa(l.MaxLen))
	case l.MinLen > 0:
		add("some", "low", itoa(l.MinLen))
	}
}

// dayOf is a limit of dates as people write it.
func dayOf(v program.Value) (string, bool) {
	switch v.State() {
	case program.IsDate:
		return v.Date().String(), true
	case program.IsTime:
		return v.Time().String(), true
	}
	return "", false
}

// printed is a default as it would be filled in.
func (q *question) printed(lang string, v program.Value) string {
	switch v.State() {
	case program.IsNumber:
		return q.shown(v.Num())
	case program.IsBool:
		if v.Bool() {
			return word(lang, "yes")
		}
		return word(lang, "no")
	case program.IsText:
		return v.Text()
	case program.IsDate:
		return v.Date().String()
	case program.IsNil:
		return word(lang, "none")
	}
	return ""
}

// serial is the number by which a spreadsheet knows a day.
func serial(d civil.Date) string { return itoa(int(d) + 25569) }

func fill(s string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}
