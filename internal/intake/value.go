package intake

import "github.com/merit-rules/merit/internal/program"

// text reads a value from a text: a cell of a CSV file or a JSON string.
func (f *form) text(b []byte, r *reading) program.Value {
	if v, ok := f.commonly(b); ok {
		return v
	}
	switch f.kind {
	case program.TextKind, program.Any:
		return f.words(b, r)
	case program.Percent:
		if x, ok := plainPercent(b); ok {
			r.percents++
			return f.bounded(x, b, r)
		}
	}
	return f.trimmed(b, r)
}

// trimmed reads a value that is not in the commonest form.
func (f *form) trimmed(b []byte, r *reading) program.Value {
	body := trim(b)
	if len(body) == 0 {
		return program.Value{}
	}
	if len(body) != len(b) {
		r.trimmed++
	}
	if f.optional && isNone(body) && !f.isOption(body) {
		return program.None()
	}
	switch f.kind {
	case program.Number, program.Integer, program.Percent, program.Money:
		return f.number(body, r)
	case program.Bool:
		return f.truth(body, r)
	case program.Date:
		return f.date(body, r)
	case program.DateTime:
		return f.moment(body, r)
	case program.Choice:
		return f.choice(body, r)
	case program.Choices:
		return f.choices(body, r)
	}
	if f.kind == program.List && isNone(body) {
		return f.listing(nil, 0, r) // nothing to list is an answer: []
	}
	return f.nested(body, r)
}

// words reads a text, exactly as it is. White space alone is no answer.
func (f *form) words(b []byte, r *reading) program.Value {
	body := trim(b)
	if len(body) == 0 {
		return program.Value{}
	}
	if f.optional && isNone(body) {
		return program.None()
	}
	if c, found := firstForbidden(b, true); found {
		r.fail("data-character", "point", codePoint(c))
		return program.Value{}
	}
	return program.String(r.keep(b))
}

// isNone reports whether a text says that there is none.
func isNone(b []byte) bool {
	switch string(b) {
	case "无", "不适用", "—":
		return true
	}
	return false
}

func (f *form) isOption(b []byte) bool {
	_, ok := f.byText[string(b)]
	return ok
}

// unreadable says that a text is not of this form.
func (f *form) unreadable(b []byte, r *reading) program.Value {
	switch string(b) {
	case "无", "不适用", "—", "/", "-", "--", "——", "无此项":
		zero := ""
		if f.kind >= program.Number && f.kind <= program.Money {
			zero = "0"
		}
		r.fail("data-none", "seen", show(b), "zero", zero)
		return program.Value{}
	}
	r.fail("data-unreadable", "seen", show(b), "want", f.want(), "example", f.example(b))
	return program.Value{}
}

// want is the term of this form's type.
func (f *form) want() string {
	return [...]string{
		program.Any: "type-any", program.Number: "type-number", program.Integer: "type-integer",
		program.Percent: "type-percent", program.Money: "type-money", program.TextKind: "type-text",
		program.Bool: "type-bool", program.Date: "type-date", program.DateTime: "type-datetime",
		program.Choice: "type-choice", program.Choices: "type-choices", program.List: "type-list",
		program.Record: "type-record", program.NilKind: "type-nil",
	}[f.kind]
}

// example is a text of this form that is close to what was seen, where it can be told.
func (f *form) example(seen []byte) string {
	digits := leadingNumeral(seen)
	switch f.kind {
	case program.Percent:
		if digits == "" {
			digits = "70"
		}
		return digits + "%"
	case program.Number, program.Integer:
		return digits
	case program.Money:
		if digits != "" && f.yuan && f.unit != "" {
			return digits + f.unit
		}
		return digits
	case program.Bool:
		return "是 / 否 / true / false"
	case program.Date:
		return "2025-02-07"
	case program.DateTime:
		return "2025-02-07T18:00"
	}
	return ""
}

// leadingNumeral is the plain number at the start of a text in which no other
// digits stand, "" without one: 98 of 98分, nothing of 5-10.
func leadingNumeral(b []byte) string {
	digits, rest := numeral(b)
	for _, c := range rest {
		if isDigit(c) {
			return ""
		}
	}
	if _, ok := plain(digits); !ok {
		return ""
	}
	return string(digits)
}

// truth reads a yes or a no.
func (f *form) truth(b []byte, r *reading) program.Value {
	if yes, ok := yesOrNo(b); ok {
		return program.Truth(yes)
	}
	return f.unreadable(b, r)
}

func yesOrNo(b []byte) (yes, ok bool) {
	switch string(b) {
	case "是", "true", "TRUE":
		return true, true
	case "否", "false", "FALSE":
		return false, true
	}
	return false, false
}

func isDigit(c byte) bool { return c-'0' <= 9 }

func allDigits(b []byte) bool {
	for _, c := range b {
		if !isDigit(c) {
			return false
		}
	}
	return true
}
