package formula

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// sort of a token.
type sort uint8

const (
	word    sort = iota // a name or a word operator
	numeral             // a number with its suffix
	quoted              // a text in quotes
	sign                // an operator or a comma
	open                // ( [ {
	shut                // ) ] }
)

// token is one piece of an expression. from and to are characters of the source
// as it stands in the file.
type token struct {
	sort     sort
	text     string // as written, normalised
	write    string // what expr's parser gets to read
	from, to int
	start    int  // where write begins in the parser's text, in characters
	gap      bool // white space stands before it
	mate     int  // of a bracket: the index of its partner
	num      exact.Num
	percent  bool
}

func (t *token) is(text string) bool { return t.write == text && t.sort != quoted }

// spelling is the token as it should be written.
func (t *token) spelling() string {
	if t.sort != numeral {
		return t.write
	}
	return strings.Map(func(r rune) rune { f, _ := fold(r); return f }, t.text)
}

// endsOperand reports whether a value can end with this token.
func (t *token) endsOperand() bool {
	switch t.sort {
	case numeral, quoted, shut:
		return true
	case word:
		return !wordOperator(t.write)
	}
	return t.write == "#"
}

// startsOperand reports whether a value can begin with this token.
func (t *token) startsOperand() bool {
	switch t.sort {
	case numeral, quoted:
		return true
	case open:
		return t.write != "{"
	case word:
		return !wordOperator(t.write) || t.write == "not"
	}
	return t.write == "#"
}

// wordOperator reports whether expr reads the word as an operator.
func wordOperator(s string) bool {
	switch s {
	case "and", "or", "not", "in", "let", "if", "else", "matches", "contains", "startsWith", "endsWith":
		return true
	}
	return false
}
