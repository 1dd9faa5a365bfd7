package form

import (
	"strings"
	"unicode/utf16"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/program"
)

// check is what a spreadsheet lets people type into a column; at is its first cell.
func (m *maker) check(q *question, at draft.Spot) draft.Check {
	what := q.describe(m.lang)
	c := draft.Check{
		Range: at.String() + ":" + draft.Spot{Column: at.Column, Row: m.rows}.String(),
		Title: q.name,
		Help:  m.sentence(what, said(q.title, m.lang), said(q.help, m.lang), m.supplier(q)),
		Wrong: fill(word(m.lang, "wrong"), "x", what),
	}
	cell := at.String()
	switch q.kind {
	case program.Bool:
		c.Options = m.choice([]string{word(m.lang, "yes"), word(m.lang, "no")}, q.optional)
	case program.Choice:
		c.Options = m.choice(q.options, q.optional)
	case program.List:
		if q.sheet != "" {
			c.Options = m.choice([]string{word(m.lang, "empty")}, false)
		}
	case program.Number, program.Integer, program.Percent, program.Money:
		c.Formula = m.optional(q, cell, numberCondition(q, cell))
	case program.Date, program.DateTime:
		c.Formula = m.optional(q, cell, dateCondition(q, cell))
	}
	return c
}

// sentence puts the parts of a help together, those that are empty left out.
func (m *maker) sentence(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimRight(p, "。."); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, word(m.lang, "stop"))
}

func (m *maker) supplier(q *question) string {
	if q.by == "" {
		return ""
	}
	return fill(word(m.lang, "from"), "x", q.by)
}

// optional lets a column also say that there is none.
func (m *maker) optional(q *question, cell, condition string) string {
	if !q.optional {
		return condition
	}
	return "OR(" + cell + `="` + word(m.lang, "none") + `",` + condition + ")"
}

// numberCondition is what a number of the column must satisfy, as a formula.
func numberCondition(q *question, cell string) string {
	parts := []string{"ISNUMBER(" + cell + ")"}
	if low, ok := q.scaled(q.limits.Min); q.limits.HasMin && ok {
		parts = append(parts, cell+">="+low)
	}
	if high, ok := q.scaled(q.limits.Max); q.limits.HasMax && ok {
		parts = append(parts, cell+"<="+high)
	}
	if q.kind == program.Integer {
		parts = append(parts, cell+"=INT("+cell+")")
	}
	// A cell holds a double, so a multiple of 0.1 is one only nearly. The reader
	// decides it exactly.
	if step, ok := q.scaled(q.limits.Step); q.limits.HasStep && ok {
		ratio := cell + "/" + step
		parts = append(parts, "ABS("+ratio+"-ROUND("+ratio+",0))<0.000000001")
	}
	return all(parts)
}

// firstDay is the first day number that every spreadsheet means the same by.
const firstDay = "61"

func dateCondition(q *question, cell string) string {
	parts := []string{"ISNUMBER(" + cell + ")"}
	low := firstDay
	if q.limits.MinDate.State() == program.IsDate {
		low = serial(q.limits.MinDate.Date())
	}
	parts = append(parts, cell+">="+low)
	if q.limits.MaxDate.State() == program.IsDate {
		parts = append(parts, cell+"<="+serial(q.limits.MaxDate.Date()))
	}
	if q.kind == program.Date {
		parts = append(parts, cell+"=INT("+cell+")")
	}
	return all(parts)
}

// all joins conditions. One that fails on a text must not stand beside the test
// for a number in one AND, which would be an error instead of a no.
func all(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	rest := parts[1]
	if len(parts) > 2 {
		rest = "AND(" + strings.Join(parts[1:], ",") + ")"
	}
	return "IF(" + parts[0] + "," + rest + ",FALSE)"
}

// maxInline is how long the options of a drop-down may be that stand in the check.
const maxInline = 250

// choice is a drop-down: its options themselves, or where they are too long a range
// of the sheet of options.
func (m *maker) choice(options []string, optional bool) string {
	if none := word(m.lang, "none"); optional && !contains(options, none) {
		options = append(append([]string(nil), options...), none)
	}
	inline := strings.Join(options, ",")
	if len(utf16.Encode([]rune(inline))) <= maxInline && !strings.ContainsAny(strings.Join(options, ""), `,"`) && !edged(options) {
		return `"` + inline + `"`
	}
	column, known := m.listed[inline]
	if !known {
		column = len(m.listed)
		m.listed[inline] = column
		m.optionColumns = append(m.optionColumns, options)
	}
	last := draft.Spot{Column: column, Row: len(options) - 1}
	return draft.SheetRef(m.options) + draft.Spot{Column: column}.Fixed() + ":" + last.Fixed()
}

// edged reports whether an option begins or ends with a blank, which a drop-down
// written in the check would lose.
func edged(options []string) bool {
	for _, o := range options {
		if o != strings.TrimSpace(o) {
			return true
		}
	}
	return false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
