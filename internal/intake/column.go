package intake

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Column says what one value must be. Type is required; the zero value of
// everything else asks for nothing. In a list of plain values, Unit, Aliases,
// Alone and the limits are those of an element, and only Limits.MinLen and
// Limits.MaxLen are those of the list.
type Column struct {
	Name     string
	Type     *program.Type
	Limits   program.Limits
	Unit     string // of bare numbers; of money 元, 万元 or 亿元
	Currency string // 元, 万元 and 亿元 are read only where it is CNY or ""
	Zone     civil.Zone
	Aliases  []program.Alias
	Alone    string
	Unique   int // of a list of records: 1 + index of the field without repeats
}

// ReadValue reads the text of one value: a cell, a fixture, a default or a
// parameter. The zero Value without problems is an empty text: unknown. With
// problems the value means nothing.
func ReadValue(text string, c Column) (program.Value, []message.Problem) {
	r := &reading{whole: text}
	v := newForm(c, nil).text([]byte(text), r)
	return v, r.problems
}

// SlotColumn is the column of an input of a program.
func SlotColumn(p *program.Program, slot int) Column {
	s := &p.Slots[slot]
	return Column{
		Name: s.Name, Type: s.Type, Limits: s.Limits, Unit: s.Unit,
		Currency: p.Policy.Currency, Zone: p.Policy.Zone,
		Aliases: s.Aliases, Alone: s.Alone, Unique: s.Unique,
	}
}

// form is a column made ready for reading many values.
type form struct {
	name     string
	kind     program.Kind
	optional bool
	limits   program.Limits
	unit     string
	scale    exact.Num // what a bare number is multiplied with
	scaled   bool      // scale is not 1
	yuan     bool      // 元, 万元 and 亿元 are read
	zone     civil.Zone
	alone    string
	unique   int

	quick     quick
	low, high int64 // the limits of whole numbers

	options []program.Value // of a choice, in the order of the policy
	names   []string
	byText  map[string]int // options and aliases
	elem    *form          // of a list
	fields  []*form        // of a record
	byName  map[string]int
	unset   program.Value // what stands for a field that was left out
}

// newForm prepares a column. wait is the input that everything unknown inside
// of it waits for; nil outside of applications.
func newForm(c Column, wait []int32) *form {
	f := &form{
		name: c.Name, kind: c.Type.Kind, optional: c.Type.Optional, limits: c.Limits,
		unit: c.Unit, yuan: c.Currency == "" || c.Currency == "CNY",
		zone: c.Zone, alone: c.Alone, unique: c.Unique, scale: exact.Int(1),
	}
	switch f.kind {
	case program.Money:
		f.scale = exact.Int(factors[c.Unit])
		if factors[c.Unit] == 0 {
			f.scale = exact.Int(1)
		}
		f.scaled = !exact.Equal(f.scale, exact.Int(1))
	case program.Choice, program.Choices:
		f.takeOptions(c.Type.Options, c.Aliases)
	case program.List:
		f.elem = newForm(element(c), wait)
		f.elem.unset = f.elem.unknown(wait)
	case program.Record:
		f.takeFields(c, wait)
	}
	f.prepare()
	return f
}

// element is the column of a list's elements.
func element(c Column) Column {
	e := c
	e.Type = c.Type.Elem
	if e.Type == nil {
		e.Type = &program.Type{}
	}
	e.Limits.MinLen, e.Limits.MaxLen = 0, 0
	e.Unique = 0
	return e
}

func (f *form) takeOptions(options []string, aliases []program.Alias) {
	f.byText = make(map[string]int, len(options)+len(aliases))
	f.names = options
	for i, o := range options {
		f.options = append(f.options, program.String(o))
		f.byText[nfc(o)] = i
	}
	for _, a := range aliases {
		to, known := f.byText[nfc(a.To)]
		from := nfc(a.From)
		if _, taken := f.byText[from]; known && !taken {
			f.byText[from] = to
		}
	}
}

func (f *form) takeFields(c Column, wait []int32) {
	f.byName = make(map[string]int, 2*len(c.Type.Fields))
	for i := range c.Type.Fields {
		d := &c.Type.Fields[i]
		field := newForm(Column{
			Name: d.Name, Type: d.Type, Limits: d.Limits, Unit: d.Unit,
			Currency: c.Currency, Zone: c.Zone, Aliases: d.Aliases, Alone: d.Alone,
		}, wait)
		field.unset = field.unknown(wait)
		// Whether a default counts where the field has a condition is for the
		// evaluation to say.
		if d.When == nil && d.Default.State() != program.IsUnknown {
			field.unset = d.Default
		}
		f.fields = append(f.fields, field)
		f.byName[d.Name] = i
	}
	for i := range c.Type.Fields {
		for _, title := range []string{c.Type.Fields[i].Title.ZH, c.Type.Fields[i].Title.EN} {
			if _, taken := f.byName[title]; title != "" && !taken {
				f.byName[title] = i
			}
		}
	}
}

// unknown is the value of this form inside of an input that was answered in part.
func (f *form) unknown(wait []int32) program.Value {
	if wait == nil {
		return program.Value{}
	}
	return program.Unknown(&program.Wait{
		Slots: wait, Low: f.limits.Min, High: f.limits.Max,
		HasLow: f.limits.HasMin, HasHigh: f.limits.HasMax,
	})
}

// factors are the units of money and what one of them is in the currency's unit.
var factors = map[string]int64{"元": 1, "万元": 1e4, "亿元": 1e8}
