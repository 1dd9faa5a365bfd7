package intake

import (
	"strconv"

	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// maxElements is how many elements a list may have, whatever its column says.
const maxElements = 10_000

// nested reads a list or record that stands as JSON in a text.
func (f *form) nested(b []byte, r *reading) program.Value {
	if b[0] != '[' && b[0] != '{' {
		return f.unreadable(b, r)
	}
	s := &scanner{data: b, depth: r.depth}
	v := f.scan(s, r)
	if s.ok() && s.peek() != 0 {
		s.fail("data-json")
	}
	s.report(r)
	return v
}

// report notes what was wrong with the JSON itself.
func (s *scanner) report(r *reading) {
	if !s.ok() {
		r.fail(s.code, "at", strconv.Itoa(s.at+1))
	}
	if s.half {
		r.fail("data-json-surrogate")
	}
}

// scan reads a value of this form from JSON.
func (f *form) scan(s *scanner, r *reading) program.Value {
	switch c := s.peek(); c {
	case '"':
		b := s.text()
		if !s.ok() {
			return program.Value{}
		}
		if v, ok := f.commonly(b); ok {
			return v
		}
		outer := r.depth
		r.depth = s.depth + 1
		v := f.text(b, r)
		r.depth = outer
		return v
	case 'n':
		s.word("null")
		return program.Value{}
	case 't':
		return f.word(s, "true", r)
	case 'f':
		return f.word(s, "false", r)
	case '[':
		return f.list(s, r)
	case '{':
		return f.record(s, r)
	}
	b := s.numeral()
	if !s.ok() {
		return program.Value{}
	}
	if v, ok := f.commonly(b); ok {
		return v
	}
	return f.jsonNumber(b, r)
}

func (f *form) word(s *scanner, word string, r *reading) program.Value {
	if !s.word(word) {
		return program.Value{}
	}
	if f.kind == program.Bool {
		return program.Truth(word == "true")
	}
	return f.mismatch(word, "type-bool", r)
}

// mismatch says that JSON holds another kind of value than is wanted.
func (f *form) mismatch(seen, got string, r *reading) program.Value {
	r.fail("data-kind", "seen", seen, "got", got, "want", f.want())
	return program.Value{}
}

// jsonNumber takes a number of JSON. A text takes one only while no program
// between here and the author can have lost digits of it.
func (f *form) jsonNumber(b []byte, r *reading) program.Value {
	switch f.kind {
	case program.Number, program.Integer, program.Percent, program.Money:
		return f.number(b, r)
	case program.TextKind, program.Any:
		if len(b) > maxCellDigits || !allDigits(b) {
			r.fail("data-number-as-text", "seen", show(b))
			return program.Value{}
		}
		return program.String(r.keep(b))
	case program.Choice:
		return f.choice(b, r)
	case program.Date, program.DateTime:
		r.fail("data-serial", "seen", show(b))
		return program.Value{}
	}
	return f.mismatch(show(b), "type-number", r)
}

// list reads the elements of a list, or the options of choices.
func (f *form) list(s *scanner, r *reading) program.Value {
	if f.kind == program.Choices {
		return f.choiceList(s, r)
	}
	if f.kind != program.List {
		if s.skip(); !s.ok() {
			return program.Value{}
		}
		return f.mismatch("[…]", "type-list", r)
	}
	var few [16]program.Value
	elems := few[:0]
	count := 0
	if !s.open() {
		return program.Value{}
	}
	for s.more(count == 0, ']') {
		count++
		if count > maxElements {
			s.skip()
			continue
		}
		r.enterElement(count - 1)
		v := f.elem.scan(s, r)
		r.leave()
		if v.State() == program.IsUnknown {
			v = f.elem.unset
		}
		elems = append(elems, v)
	}
	if !s.ok() {
		return program.Value{}
	}
	return f.listing(elems, count, r)
}

// listing makes a list of its elements after checking its length and what may not repeat.
func (f *form) listing(elems []program.Value, count int, r *reading) program.Value {
	if count > maxElements {
		r.fail("data-list-limit", "count", strconv.Itoa(count), "limit", strconv.Itoa(maxElements))
		return program.Value{}
	}
	if count < f.limits.MinLen {
		r.fail("data-list-short", "count", strconv.Itoa(count), "limit", strconv.Itoa(f.limits.MinLen))
	}
	if f.limits.MaxLen > 0 && count > f.limits.MaxLen {
		r.fail("data-list-long", "count", strconv.Itoa(count), "limit", strconv.Itoa(f.limits.MaxLen))
	}
	list := r.values(len(elems))
	copy(list, elems)
	f.unrepeated(list, r)
	return program.Listing(list)
}

// unrepeated checks that the field which names a record does so once.
func (f *form) unrepeated(list []program.Value, r *reading) {
	at := f.unique - 1
	if at < 0 || f.elem.kind != program.Record || at >= len(f.elem.fields) || len(list) < 2 {
		return
	}
	if f.elem.fields[at].kind == program.Choice && len(list) <= fewRecords && distinct(list, at) {
		return
	}
	seen := make(map[string]int, len(list))
	for i, v := range list {
		fields := v.List()
		if at >= len(fields) {
			continue
		}
		text, ok := key(fields[at])
		if !ok {
			continue
		}
		if before, twice := seen[text]; twice {
			r.fail("data-list-repeat", "field", f.elem.fields[at].name, "seen", show([]byte(text)),
				"first", strconv.Itoa(before+1), "second", strconv.Itoa(i+1))
			continue
		}
		seen[text] = i
	}
}

// fewRecords is how many records are compared in pairs rather than by a map.
const fewRecords = 32

// distinct reports whether a field of records holds another option in each.
// Options are the same value wherever they are chosen, so == is enough.
func distinct(list []program.Value, at int) bool {
	for i := range list {
		for j := range i {
			a, b := list[i].List(), list[j].List()
			if at < len(a) && at < len(b) && a[at] == b[at] {
				return false
			}
		}
	}
	return true
}

// key is a text that two values share when they are equal; lists have none.
func key(v program.Value) (string, bool) {
	switch v.State() {
	case program.IsText:
		return v.Text(), true
	case program.IsNumber:
		return v.Num().Reduce().String(), true
	case program.IsDate:
		return v.Date().String(), true
	case program.IsTime:
		t := v.Time()
		t.Offset = 0
		return t.String(), true
	case program.IsBool:
		return strconv.FormatBool(v.Bool()), true
	}
	return "", false
}

func (f *form) choiceList(s *scanner, r *reading) program.Value {
	chosen := make([]bool, len(f.options))
	first := true
	if !s.open() {
		return program.Value{}
	}
	for s.more(first, ']') {
		first = false
		if s.peek() != '"' {
			s.skip()
			r.fail("data-kind", "seen", "", "got", "type-any", "want", "type-choice")
			continue
		}
		if b := s.text(); s.ok() {
			f.choose(chosen, trim(b), r)
		}
	}
	return f.chosen(chosen, r)
}

// record reads the fields of a record by name or title, in any order.
func (f *form) record(s *scanner, r *reading) program.Value {
	if f.kind != program.Record {
		if s.skip(); !s.ok() {
			return program.Value{}
		}
		return f.mismatch("{…}", "type-record", r)
	}
	fields := r.values(len(f.fields))
	var few [16]bool
	given := few[:]
	if len(f.fields) > len(few) {
		given = make([]bool, len(f.fields))
	}
	first := true
	if !s.open() {
		return program.Value{}
	}
	for s.more(first, '}') {
		first = false
		f.field(s, fields, given, r)
	}
	if !s.ok() {
		return program.Value{}
	}
	for i, v := range fields {
		if v.State() == program.IsUnknown {
			fields[i] = f.fields[i].unset
		}
	}
	return program.Fields(fields)
}

// field reads one key of a record and its value.
func (f *form) field(s *scanner, fields []program.Value, given []bool, r *reading) {
	name := s.text()
	if !s.ok() {
		return
	}
	i, known := f.byName[string(name)]
	label := ""
	if !known {
		label = show(name)
	}
	if !s.take(':') {
		s.fail("data-json")
		return
	}
	switch {
	case !known:
		near, _ := spell.Nearest(label, f.fieldNames())
		r.fail("data-field-unknown", "field", label, "near", near)
		s.skip()
	case given[i]:
		r.fail("data-key-twice", "key", f.fields[i].name)
		s.skip()
	default:
		given[i] = true
		r.enterField(f.fields[i].name)
		fields[i] = f.fields[i].scan(s, r)
		r.leave()
	}
}

func (f *form) fieldNames() []string {
	names := make([]string, len(f.fields))
	for i, d := range f.fields {
		names[i] = d.name
	}
	return names
}
