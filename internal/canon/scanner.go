package canon

import (
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth is how deep arrays and objects may be nested.
const MaxDepth = 64

// scanner walks over a text that is known to be UTF-8. It checks the grammar as
// it goes and keeps no copy of anything.
type scanner struct {
	text  []byte
	pos   int
	depth int
}

// scan starts a scanner; the whole text is checked for UTF-8 here, so that no
// later step has to look at bytes above 0x7F.
func scan(text []byte) (*scanner, error) {
	s := &scanner{text: text}
	if !utf8.Valid(text) {
		return nil, s.fail(Encoding, firstInvalid(text))
	}
	return s, nil
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(text)
}

func (s *scanner) fail(r Reason, at int) error {
	if r == Syntax && at >= len(s.text) {
		r = Truncated
	}
	line, column := Place(s.text, at)
	return &Error{Reason: r, Offset: at, Line: line, Column: column}
}

// next skips white space and returns the byte there, 0 at the end.
func (s *scanner) next() byte {
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; c {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) enter() error {
	s.depth++
	if s.depth > MaxDepth {
		return s.fail(Depth, s.pos)
	}
	s.pos++
	return nil
}

func (s *scanner) leave() {
	s.depth--
	s.pos++
}

// finish wants nothing but white space to the end.
func (s *scanner) finish() error {
	if s.next(); s.pos < len(s.text) {
		return s.fail(Trailing, s.pos)
	}
	return nil
}

// str scans a string and returns what stands between the quotes, still escaped.
func (s *scanner) str() (raw []byte, escaped bool, err error) {
	if s.next() != '"' {
		return nil, false, s.fail(Syntax, s.pos)
	}
	start := s.pos + 1
	for i := start; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.pos = i + 1
			return s.text[start:i], escaped, nil
		case c == '\\':
			escaped = true
			n, err := s.escape(i)
			if err != nil {
				return nil, false, err
			}
			i += n - 1
		case c < 0x20:
			return nil, false, s.fail(Syntax, i)
		}
	}
	return nil, false, s.fail(Truncated, len(s.text))
}

// escape checks the escape at i and returns its length in bytes.
func (s *scanner) escape(i int) (int, error) {
	if i+1 >= len(s.text) {
		return 0, s.fail(Truncated, len(s.text))
	}
	switch s.text[i+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2, nil
	case 'u':
	default:
		return 0, s.fail(Syntax, i)
	}
	unit, ok := hex4(s.text[i+2:])
	if !ok {
		return 0, s.fail(Syntax, i)
	}
	if !utf16.IsSurrogate(rune(unit)) {
		return 6, nil
	}
	if rest := s.text[i+6:]; unit < 0xDC00 && len(rest) >= 6 && rest[0] == '\\' && rest[1] == 'u' {
		if low, ok := hex4(rest[2:]); ok && low >= 0xDC00 && low < 0xE000 {
			return 12, nil
		}
	}
	return 0, s.fail(Surrogate, i)
}

func hex4(b []byte) (uint16, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var v uint16
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		v = v<<4 | uint16(c)
	}
	return v, true
}

// unescape decodes a string that str has checked.
func unescape(raw []byte) string {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++
		switch c := raw[i]; c {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			unit, _ := hex4(raw[i+1:])
			r := rune(unit)
			i += 4
			if utf16.IsSurrogate(r) {
				low, _ := hex4(raw[i+3:])
				r = utf16.DecodeRune(r, rune(low))
				i += 6
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// number scans a numeral of the JSON grammar and returns its text.
func (s *scanner) number() ([]byte, error) {
	start, i := s.pos, s.pos
	if i < len(s.text) && s.text[i] == '-' {
		i++
	}
	lead := i
	i = digits(s.text, i)
	if i == lead || s.text[lead] == '0' && i > lead+1 {
		return nil, s.fail(Syntax, i)
	}
	if i < len(s.text) && s.text[i] == '.' {
		j := digits(s.text, i+1)
		if j == i+1 {
			return nil, s.fail(Syntax, j)
		}
		i = j
	}
	if i < len(s.text) && (s.text[i] == 'e' || s.text[i] == 'E') {
		j := i + 1
		if j < len(s.text) && (s.text[j] == '+' || s.text[j] == '-') {
			j++
		}
		if i = digits(s.text, j); i == j {
			return nil, s.fail(Syntax, j)
		}
	}
	s.pos = i
	return s.text[start:i], nil
}

func digits(text []byte, i int) int {
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i
}

// word scans one of the three literal names.
func (s *scanner) word(w string) error {
	if len(s.text)-s.pos < len(w) || string(s.text[s.pos:s.pos+len(w)]) != w {
		return s.fail(Syntax, s.pos)
	}
	s.pos += len(w)
	return nil
}
