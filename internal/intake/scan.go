package intake

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep lists and records may be nested in JSON.
const maxDepth = 64

// scanner reads JSON from a slice without making values of it: a text, a
// numeral or a mark at a time. After a fault it is at its end and code says why.
type scanner struct {
	data    []byte
	pos     int
	depth   int
	code    string // "" until something is wrong
	at      int    // where
	half    bool   // a half surrogate was read
	scratch []byte
}

func (s *scanner) fail(code string) {
	if s.code == "" {
		s.code, s.at = code, s.pos
	}
	s.pos = len(s.data)
}

func (s *scanner) ok() bool { return s.code == "" }

// peek skips white space and gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		if c > ' ' || !isBlank(c) {
			return c
		}
		s.pos++
	}
	return 0
}

// take reads the mark c if it comes next.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.pos++
	return true
}

// open reads the mark c, which begins a list or a record.
func (s *scanner) open() bool {
	s.pos++
	s.depth++
	if s.depth > maxDepth {
		s.fail("data-json-depth")
		return false
	}
	return true
}

// more reads what stands between the elements of a list or record, or its end.
// It is false after the last element, and after a fault.
func (s *scanner) more(first bool, end byte) bool {
	switch c := s.peek(); {
	case c == end && s.ok():
		s.pos++
		s.depth--
		return false
	case first:
		return s.ok()
	case c == ',':
		s.pos++
		if s.peek() == end {
			s.fail("data-json")
		}
		return s.ok()
	}
	s.fail("data-json")
	return false
}

// text reads a text in quotes. The bytes are good until the next text is read.
func (s *scanner) text() []byte {
	if s.peek() != '"' {
		s.fail("data-json")
		return nil
	}
	s.pos++
	from := s.pos
	for i := from; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.pos = i + 1
			return s.data[from:i]
		case c == '\\':
			s.scratch = append(s.scratch[:0], s.data[from:i]...)
			s.pos = i
			return s.escaped()
		case c < ' ':
			s.pos = i
			s.fail("data-json-control")
			return nil
		}
	}
	s.pos = from - 1
	s.fail("data-json-open")
	return nil
}

// literal reads a text in quotes if it is the wanted one, written without escapes.
func (s *scanner) literal(want string) bool {
	if s.peek() != '"' {
		return false
	}
	from := s.pos + 1
	end := from + len(want)
	if end >= len(s.data) || s.data[end] != '"' || string(s.data[from:end]) != want {
		return false
	}
	s.pos = end + 1
	return true
}

// escaped goes on with a text in which something is escaped.
func (s *scanner) escaped() []byte {
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		switch {
		case c == '"':
			s.pos++
			return s.scratch
		case c == '\\':
			if !s.escape() {
				return nil
			}
			continue
		case c < ' ':
			s.fail("data-json-control")
			return nil
		}
		s.scratch = append(s.scratch, c)
		s.pos++
	}
	s.fail("data-json-open")
	return nil
}

// escapes are the characters that may follow a backslash, and what they mean.
const escapes, meant = `"\/bfnrt`, "\"\\/\b\f\n\r\t"

func (s *scanner) escape() bool {
	if s.pos+1 >= len(s.data) {
		s.fail("data-json-open")
		return false
	}
	c := s.data[s.pos+1]
	if i := bytes.IndexByte([]byte(escapes), c); i >= 0 {
		s.scratch = append(s.scratch, meant[i])
		s.pos += 2
		return true
	}
	first, ok := s.hex(s.pos)
	if !ok {
		s.fail("data-json")
		return false
	}
	s.pos += hexLength
	if utf16.IsSurrogate(first) {
		second, _ := s.hex(s.pos)
		if first = utf16.DecodeRune(first, second); first == utf8.RuneError {
			s.half = true
			return true
		}
		s.pos += hexLength
	}
	s.scratch = utf8.AppendRune(s.scratch, first)
	return true
}

// hexLength is the length of \u1234.
const hexLength = 6

func (s *scanner) hex(at int) (rune, bool) {
	if at+hexLength > len(s.data) || s.data[at] != '\\' || s.data[at+1] != 'u' {
		return 0, false
	}
	var c rune
	for _, d := range s.data[at+2 : at+hexLength] {
		switch {
		case isDigit(d):
			c = c<<4 | rune(d-'0')
		case d|0x20 >= 'a' && d|0x20 <= 'f':
			c = c<<4 | rune(d|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return c, true
}

// numeral reads a number as it is written.
func (s *scanner) numeral() []byte {
	from := s.pos
	i := from
	if i < len(s.data) && s.data[i] == '-' {
		i++
	}
	whole := i
	for i < len(s.data) && isDigit(s.data[i]) {
		i++
	}
	if i == whole || s.data[whole] == '0' && i > whole+1 {
		s.fail("data-json")
		return nil
	}
	if i < len(s.data) && s.data[i] == '.' {
		point := i
		for i++; i < len(s.data) && isDigit(s.data[i]); i++ {
		}
		if i == point+1 {
			s.fail("data-json")
			return nil
		}
	}
	i += exponentLength(s.data[i:])
	s.pos = i
	return s.data[from:i]
}

// word reads true, false or null.
func (s *scanner) word(want string) bool {
	if len(s.data)-s.pos < len(want) || string(s.data[s.pos:s.pos+len(want)]) != want {
		s.fail("data-json")
		return false
	}
	s.pos += len(want)
	return true
}

// skip passes over a value of any kind. It does not call itself, so that depth
// costs nothing.
func (s *scanner) skip() {
	base := s.depth
	ends := s.scratch[:0:0]
	first := true
	for {
		for len(ends) > 0 && !s.more(first, ends[len(ends)-1]) {
			if !s.ok() {
				return
			}
			ends, first = ends[:len(ends)-1], false
		}
		if len(ends) == 0 && !first {
			s.depth = base
			return
		}
		first = false
		if len(ends) > 0 && ends[len(ends)-1] == '}' && !s.key() {
			return
		}
		if end, opened := s.skipOne(); opened {
			ends, first = append(ends, end), true
		}
		if !s.ok() {
			return
		}
	}
}

// key reads the colon and the text before it, and drops them.
func (s *scanner) key() bool {
	s.text()
	if !s.take(':') {
		s.fail("data-json")
	}
	return s.ok()
}

// skipOne passes over a text, number or word, or over the mark that opens a list or record.
func (s *scanner) skipOne() (end byte, opened bool) {
	switch c := s.peek(); c {
	case '[':
		return ']', s.open()
	case '{':
		return '}', s.open()
	case '"':
		s.text()
	case 't':
		s.word("true")
	case 'f':
		s.word("false")
	case 'n':
		s.word("null")
	default:
		s.numeral()
	}
	return 0, false
}
