package intake

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/program"
)

// lanes are the columns of a CSV file whose commonest values are read where they
// stand, without being cut out of the record first. What they read is in inputs
// and counted; its field is left empty, as if nothing had been filled in.
type lanes struct {
	columns []lane // by the field of the record
	inputs  []program.Value
	taken   int
}

// lane is one of these columns; its form is nil where there is none.
type lane struct {
	form *form
	slot int
}

// lanes gives the columns of a header that can be read so.
func (d *desk) lanes(h *header) lanes {
	columns := make([]lane, len(h.cols))
	for i, col := range h.cols {
		if col < firstInput {
			continue
		}
		switch f := d.cols[col].form; f.quick {
		case quickNumber, quickBool, quickDate:
			columns[i] = lane{form: f, slot: d.cols[col].slot}
		}
	}
	return lanes{columns: columns}
}

// takes reads the field of a record that begins at data[at], and gives where it
// ends; 0 if it is not of the commonest form.
func (l *lanes) takes(field int, data []byte, at int) int {
	if field >= len(l.columns) || l.columns[field].form == nil {
		return 0
	}
	f := l.columns[field].form
	v, size := f.prefix(data[at:])
	if size == 0 {
		return 0
	}
	end := fieldEnd(data, at+size)
	if end > 0 {
		l.inputs[l.columns[field].slot] = v
		l.taken++
	}
	return end
}

// fieldEnd is where a field ends of which everything up to at was read, 0 if it goes on.
func fieldEnd(data []byte, at int) int {
	if at >= len(data) {
		return 0
	}
	switch data[at] {
	case ',', '\n':
		return at
	case '\r':
		if at+1 < len(data) && data[at+1] == '\n' {
			return at + 1
		}
	}
	return 0
}

// prefix reads a value of the commonest form at the start of b, and gives its
// size; 0 where there is none. The value may be the start of something longer.
func (f *form) prefix(b []byte) (program.Value, int) {
	switch f.quick {
	case quickNumber:
		x, size := plainPrefix(b)
		if size == 0 || !f.allows(x) {
			return program.Value{}, 0
		}
		return program.Num(x), size
	case quickBool:
		size := 0
		for size < len(b) && size < len("false") && b[size] > ',' {
			size++
		}
		if yes, ok := yesOrNo(b[:size]); ok {
			return program.Truth(yes), size
		}
	case quickDate:
		day, ok := isoPrefix(b)
		if ok && int64(day) >= f.low && int64(day) <= f.high {
			return program.Day(day), isoLength
		}
	}
	return program.Value{}, 0
}

// isoLength is the length of 2025-02-07.
const isoLength = 10

// isoPrefix reads a day in the form 2025-02-07.
func isoPrefix(b []byte) (civil.Date, bool) {
	if len(b) < isoLength || b[4] != '-' || b[7] != '-' {
		return 0, false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if !isDigit(b[i]) {
			return 0, false
		}
	}
	two := func(i int) int { return int(b[i]-'0')*10 + int(b[i+1]-'0') }
	return civil.Of(two(0)*100+two(2), two(5), two(8))
}
