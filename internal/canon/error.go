package canon

import (
	"strconv"
	"unicode/utf8"
)

// Reason says what is wrong with a JSON text.
type Reason uint8

// The reasons for which a text is refused.
const (
	Syntax    Reason = iota
	Truncated        // the text ends inside a value
	Duplicate        // a key stands twice in one object
	Surrogate        // half of a surrogate pair
	Encoding         // not UTF-8
	Depth            // nested deeper than MaxDepth
	Trailing         // text after the value
	Number           // a number that has no canonical form here
	Size             // more values than a text of its length may hold
)

var codes = [...]string{
	"json-syntax", "json-truncated", "json-duplicate-key", "json-surrogate",
	"json-encoding", "json-depth", "json-trailing", "json-number", "json-size",
}

// Code is the name of the reason in the catalogue of diagnostics.
func (r Reason) Code() string {
	if int(r) >= len(codes) {
		return codes[Syntax]
	}
	return codes[r]
}

// Error is the first fault of a JSON text. Line and Column start at 1 and count
// characters; Key is the repeated key of a [Duplicate], else empty.
type Error struct {
	Reason       Reason
	Offset       int // in bytes
	Line, Column int
	Key          string
}

// Error gives the place and the code; it is not meant for users, who read the
// message of [Reason.Code].
func (e *Error) Error() string {
	s := strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Column) + ": " + e.Reason.Code()
	if e.Key != "" {
		s += " " + string(AppendString(nil, e.Key))
	}
	return s
}

// Place turns a byte offset into a line and a column, both from 1, in characters.
func Place(text []byte, offset int) (line, column int) {
	offset = min(max(offset, 0), len(text))
	line, start := 1, 0
	for i, c := range text[:offset] {
		if c == '\n' {
			line, start = line+1, i+1
		}
	}
	return line, 1 + utf8.RuneCount(text[start:offset])
}
