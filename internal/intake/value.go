package intake

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

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
		return "是 / 否"
	case program.Date:
		return "2025-02-07"
	case program.DateTime:
		return "2025-02-07T18:00"
	}
	return ""
}

// leadingNumeral is the plain number at the start of a text, "" without one.
func leadingNumeral(b []byte) string {
	n := 0
	for n < len(b) && (isDigit(b[n]) || b[n] == '.' && n > 0) {
		n++
	}
	return strings.TrimRight(string(b[:min(n, maxSeen)]), ".")
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

// choice reads one option by its text or an alias.
func (f *form) choice(b []byte, r *reading) program.Value {
	if i, ok := f.option(b); ok {
		return f.options[i]
	}
	f.noOption(b, r)
	return program.Value{}
}

func (f *form) option(b []byte) (int, bool) {
	if i, ok := f.byText[string(b)]; ok {
		return i, true
	}
	if norm.NFC.IsNormal(b) {
		return 0, false
	}
	i, ok := f.byText[string(norm.NFC.Bytes(b))]
	return i, ok
}

// shownOptions is how many options a message lists.
const shownOptions = 8

func (f *form) noOption(b []byte, r *reading) {
	near, _ := spell.Nearest(string(b[:min(len(b), 200)]), f.names)
	shown := f.names
	more := ""
	if len(shown) > shownOptions {
		shown, more = shown[:shownOptions], "…"
	}
	r.fail("data-choice", "seen", show(b), "near", near, "options", strings.Join(shown, "、")+more)
}

// choices reads several options, separated by 、 or ； or line breaks, or a JSON list.
func (f *form) choices(b []byte, r *reading) program.Value {
	if b[0] == '[' {
		return f.nested(b, r)
	}
	if i, ok := f.option(b); ok {
		return program.Listing([]program.Value{f.options[i]})
	}
	chosen := make([]bool, len(f.options))
	for _, part := range strings.FieldsFunc(string(b), isSeparator) {
		if part = string(trim([]byte(part))); part != "" {
			f.choose(chosen, []byte(part), r)
		}
	}
	return f.chosen(chosen, r)
}

func isSeparator(c rune) bool { return c == '、' || c == '；' || c == '\n' || c == '\r' }

func (f *form) choose(chosen []bool, b []byte, r *reading) {
	i, ok := f.option(b)
	switch {
	case !ok:
		f.noOption(b, r)
	case chosen[i]:
		r.fail("data-choice-twice", "seen", show(b))
	default:
		chosen[i] = true
	}
}

// chosen is the list of the options that were chosen, in the order of the
// policy: the same choice is the same value, however it was written down.
func (f *form) chosen(chosen []bool, r *reading) program.Value {
	var list []program.Value
	alone := false
	for i, yes := range chosen {
		if yes {
			list = append(list, f.options[i])
			alone = alone || f.alone != "" && f.names[i] == f.alone
		}
	}
	if alone && len(list) > 1 {
		r.fail("data-choice-alone", "alone", f.alone)
	}
	return program.Listing(list)
}

// date reads a day.
func (f *form) date(b []byte, r *reading) program.Value {
	b = f.narrowed(b, r)
	d, err := civil.ParseLooseDate(string(b))
	if err != nil {
		return f.noDate(b, err, r)
	}
	v := program.Day(d)
	if limit := f.limits.MinDate; limit.State() == program.IsDate && d < limit.Date() {
		r.fail("data-early", "seen", show(b), "limit", limit.Date().String())
	}
	if limit := f.limits.MaxDate; limit.State() == program.IsDate && d > limit.Date() {
		r.fail("data-late", "seen", show(b), "limit", limit.Date().String())
	}
	return v
}

func (f *form) narrowed(b []byte, r *reading) []byte {
	folded, changed := narrow(b)
	if changed {
		r.wide++
	}
	return folded
}

func (f *form) noDate(b []byte, err error, r *reading) program.Value {
	switch {
	case civilReason(err) == civil.NoSuchDay:
		r.fail("data-no-such-day", "seen", show(b))
	case len(b) == 5 && allDigits(b):
		r.fail("data-serial", "seen", show(b))
	case f.kind == program.Date && isMoment(b, f.zone):
		r.fail("data-date-with-time", "seen", show(b))
	default:
		return f.unreadable(b, r)
	}
	return program.Value{}
}

func isMoment(b []byte, zone civil.Zone) bool {
	_, err := civil.ParseDateTime(string(b), zone)
	return err == nil
}

// moment reads a date with a time of day.
func (f *form) moment(b []byte, r *reading) program.Value {
	b = f.narrowed(b, r)
	t, err := civil.ParseDateTime(string(isoDate(b)), f.zone)
	if err != nil {
		switch civilReason(err) {
		case civil.NoTime:
			r.fail("data-no-time", "seen", show(b))
		case civil.NotATime, civil.NoSuchTime, civil.BadOffset, civil.SkippedTime:
			r.fail("data-no-such-time", "seen", show(b))
		default:
			return f.noDate(b, err, r)
		}
		return program.Value{}
	}
	if limit := f.limits.MinDate; limit.State() == program.IsTime && t.Compare(limit.Time().Instant) < 0 {
		r.fail("data-early", "seen", show(b), "limit", limit.Time().String())
	}
	if limit := f.limits.MaxDate; limit.State() == program.IsTime && t.Compare(limit.Time().Instant) > 0 {
		r.fail("data-late", "seen", show(b), "limit", limit.Time().String())
	}
	return program.Moment(t)
}

// isoDate writes the date at the start of a moment as 2025-02-07, whichever of
// the forms of dates it has; b itself where there is none.
func isoDate(b []byte) []byte {
	end := 0
	for end < len(b) && b[end] != ' ' && b[end] != 'T' {
		end++
	}
	if i := strings.Index(string(b), "日"); i >= 0 && i < end {
		end = i + len("日")
	}
	d, err := civil.ParseLooseDate(string(b[:end]))
	if err != nil {
		return b
	}
	iso := d.AppendText(nil)
	rest := b[end:]
	if len(rest) > 0 && isDigit(rest[0]) {
		iso = append(iso, ' ')
	}
	return append(iso, rest...)
}

func civilReason(err error) civil.Reason {
	if e, ok := err.(*civil.ParseError); ok {
		return e.Reason
	}
	return civil.NotADate
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
