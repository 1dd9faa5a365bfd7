package workbook

import (
	"encoding/xml"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// richText reads the element that was just entered up to its end: the texts of
// all its runs, without phonetic guides.
func (w *walker) richText() string {
	var b strings.Builder
	depth, guide, inText := 1, 0, false
	for depth > 0 {
		switch tok := w.next().(type) {
		case nil:
			return ""
		case xml.StartElement:
			depth++
			if tok.Name.Local == "rPh" {
				guide = depth
			}
			inText = tok.Name.Local == "t" && guide == 0
		case xml.EndElement:
			if depth == guide {
				guide = 0
			}
			depth--
			inText = false
		case xml.CharData:
			if inText {
				b.Write(tok)
			}
		}
	}
	return unescape(b.String())
}

// unescape undoes _xHHHH_, in which the format writes what XML cannot.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		unit, ok := escaped(s[i:])
		if !ok {
			b.WriteByte(s[i])
			i++
			continue
		}
		i += 7
		if utf16.IsSurrogate(rune(unit)) {
			if low, ok := escaped(s[i:]); ok && utf16.DecodeRune(rune(unit), rune(low)) != utf8.RuneError {
				b.WriteRune(utf16.DecodeRune(rune(unit), rune(low)))
				i += 7
				continue
			}
		}
		b.WriteRune(rune(unit)) // half a pair becomes U+FFFD, which is refused later
	}
	return b.String()
}

func escaped(s string) (uint16, bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	var v uint16
	for _, c := range []byte(s[2:6]) {
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
