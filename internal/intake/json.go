package intake

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/program"
)

// minApplication is how many bytes an application takes at least, with an id.
const minApplication = 10

// array reads a JSON list of applications.
func (d *desk) array(f *File) {
	data, ok := d.jsonText(f)
	if !ok {
		return
	}
	s := &scanner{data: data}
	count := 0
	if s.peek() != '[' {
		d.fault(0, "data-json-list")
		return
	}
	s.open()
	counted := countElements(data)
	d.grow(min(counted, len(data)/minApplication))
	for s.more(count == 0, ']') {
		count++
		d.application(s, count)
	}
	if s.ok() && s.peek() != 0 {
		d.fault(0, "data-json-trailing", "line", strconv.Itoa(lineOf(data, s.pos)))
		return
	}
	if !s.ok() {
		d.fault(count, s.code, "at", strconv.Itoa(s.at+1), "line", strconv.Itoa(lineOf(data, s.at)))
		return
	}
	d.agree(count, counted)
}

// jsonText is the text of a JSON file, which is always UTF-8.
func (d *desk) jsonText(f *File) ([]byte, bool) {
	data, ok := d.plainText(f)
	if !ok {
		return nil, false
	}
	if bad := firstInvalid(data); bad >= 0 {
		d.fault(0, "data-utf8", "line", strconv.Itoa(lineOf(data, bad)))
		return nil, false
	}
	return data, true
}

// application reads one element of the list.
func (d *desk) application(s *scanner, row int) {
	d.begin(row)
	if s.peek() != '{' {
		s.skip()
		d.fail("data-json-row")
		d.refuseRow()
		return
	}
	d.object(s)
	if s.ok() {
		d.end()
		return
	}
	d.refuseRow() // with what was found before the file broke off
}

// lines reads NDJSON: one application a line. A line that is no JSON is one
// refused row; the next line is read as if nothing had happened.
func (d *desk) lines(f *File) {
	data, ok := d.plainText(f)
	if !ok {
		return
	}
	counted := countLines(data)
	d.grow(counted)
	s := &scanner{}
	rows, row := 0, 0
	for rest := data; len(rest) > 0; {
		line := rest
		if n := bytes.IndexByte(rest, '\n'); n >= 0 {
			line, rest = rest[:n], rest[n+1:]
		} else {
			rest = nil
		}
		row++
		if len(line) == 0 || line[0] != '{' && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		rows++
		*s = scanner{data: line, scratch: s.scratch}
		d.line(s, row)
	}
	d.agree(rows, counted)
}

// line reads one line of NDJSON.
func (d *desk) line(s *scanner, row int) {
	d.begin(row)
	readable := s.peek() == '{'
	if readable {
		d.object(s)
	} else {
		d.fail("data-json-row")
	}
	switch {
	case !s.ok():
		d.fail(s.code, "at", strconv.Itoa(s.at+1))
	case len(d.problems) == 0 && s.peek() != 0:
		d.fail("data-json-trailing")
	}
	// Whatever is kept of a line was looked at character by character, so that
	// the bytes matter only where something is wrong.
	if len(d.problems) > 0 && !utf8.Valid(s.data) {
		d.problems, d.row.places, readable = d.problems[:0], d.row.places[:0], false
		d.fail("data-utf8")
	}
	if readable && s.ok() {
		d.end()
		return
	}
	d.refuseRow()
}

// object reads the keys and values of one application. Most files give the
// columns in the order of the policy, so that the next is tried first.
func (d *desk) object(s *scanner) {
	s.open()
	first := true
	col := idColumn
	for s.more(first, '}') {
		first = false
		if col == len(d.cols) || !s.literal(d.cols[col].name) {
			key := s.text()
			if !s.ok() {
				return
			}
			var known bool
			if col, known = d.byName[string(key)]; !known {
				d.unknownKey(s, key)
				col = idColumn
				continue
			}
		}
		if !s.take(':') {
			s.fail("data-json")
			return
		}
		d.member(s, col)
		col++
	}
}

// unknownKey refuses a key that is no column, and passes over its value.
func (d *desk) unknownKey(s *scanner, key []byte) {
	n := len(d.problems)
	name := show(key)
	code, args := d.columnTrouble(name, d.byName, nil)
	d.fail(code, args...)
	d.at(n, name, "", nil)
	if !s.take(':') {
		s.fail("data-json")
		return
	}
	s.skip()
	d.half(s)
}

// member reads the value of one column.
func (d *desk) member(s *scanner, col int) {
	c := &d.cols[col]
	n := len(d.problems)
	switch {
	case c.stamp == d.rows:
		d.fail("data-key-twice", "key", c.name)
		s.skip()
	case c.derived:
		if !c.given {
			d.note(Note{File: d.file.Name, Column: c.name, Code: "data-note-derived"})
		}
		s.skip()
	case col < firstInput:
		d.label(s, col)
	default:
		percents := d.percents
		d.row.inputs[c.slot] = c.form.scan(s, &d.reading)
		if c.form.kind == program.Percent {
			d.tallyPercent(c, d.row.inputs[c.slot], d.percents > percents)
		}
	}
	c.stamp, c.given = d.rows, true
	d.half(s)
	if len(d.problems) > n {
		d.at(n, c.name, "", nil)
	}
}

// half notes half of a surrogate pair in what was just read.
func (d *desk) half(s *scanner) {
	if s.half {
		s.half = false
		d.fail("data-json-surrogate")
	}
}

// label reads the id or the name.
func (d *desk) label(s *scanner, col int) {
	switch c := s.peek(); {
	case c == '"':
		b := s.text()
		if s.ok() && col == idColumn {
			d.takeID(b)
		} else if s.ok() {
			d.takeName(b)
		}
	case c == 'n':
		s.word("null")
	case c == '-' || isDigit(c):
		b := s.numeral()
		if len(b) > maxCellDigits || !allDigits(b) {
			d.fail("data-number-as-text", "seen", show(b))
		} else if col == idColumn {
			d.takeID(b)
		} else {
			d.takeName(b)
		}
	default:
		if s.skip(); s.ok() {
			d.fail("data-kind", "got", "type-any", "want", "type-text")
		}
	}
}
