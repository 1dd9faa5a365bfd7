package intake

import (
	"bytes"
	"unicode/utf8"
)

// forbidden are the characters that neither an id nor a name nor a text may
// hold: those that nobody sees, that turn the direction of what follows, that a
// terminal obeys, and those that a broken conversion leaves behind. Line ends
// and tabs are for the caller to judge.
func forbidden(c rune) bool {
	switch {
	case c < ' ':
		return c != '\n' && c != '\r' && c != '\t'
	case c < 0x7f:
		return false
	case c <= 0x9f, c == 0xad:
		return true
	case c < 0x200b:
		return c == 0x61c || c == 0x180e
	case c <= 0x206f:
		return c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2060
	case c < 0xe000:
		return false
	}
	return c <= 0xf8ff || c == 0xfeff || c >= 0xfff9 && c <= 0xfffd || c >= 0xe0000
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// firstForbidden is the first character of b that may not be in it. Line ends
// and tabs are among them unless lines is set. b is valid UTF-8 or a fault of
// the file that was found already.
func firstForbidden(b []byte, lines bool) (rune, bool) {
	for i := 0; i < len(b); {
		if c := b[i]; c >= ' ' && c < 0x7f {
			i++
			continue
		}
		c, size := utf8.DecodeRune(b[i:])
		if forbidden(c) || c < ' ' && !lines {
			return c, true
		}
		i += size
	}
	return 0, false
}

// trim cuts blanks, line ends and tabs from both ends: ASCII ones, U+00A0 and U+3000.
func trim(b []byte) []byte {
	for len(b) > 0 {
		if n := blankPrefix(b); n > 0 {
			b = b[n:]
			continue
		}
		n := blankSuffix(b)
		if n == 0 {
			return b
		}
		b = b[:len(b)-n]
	}
	return b
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

var wideBlanks = [...]string{"\u00a0", "\u3000"}

func blankPrefix(b []byte) int {
	switch c := b[0]; {
	case isBlank(c):
		return 1
	case c != 0xc2 && c != 0xe3:
		return 0
	}
	for _, w := range wideBlanks {
		if len(b) >= len(w) && string(b[:len(w)]) == w {
			return len(w)
		}
	}
	return 0
}

func blankSuffix(b []byte) int {
	switch c := b[len(b)-1]; {
	case isBlank(c):
		return 1
	case c != 0xa0 && c != 0x80:
		return 0
	}
	for _, w := range wideBlanks {
		if bytes.HasSuffix(b, []byte(w)) {
			return len(w)
		}
	}
	return 0
}

// narrow turns full-width letters, digits and signs into those of ASCII, one
// for one. It gives b itself where there are none.
func narrow(b []byte) (folded []byte, changed bool) {
	if isASCII(b) {
		return b, false
	}
	out := make([]byte, 0, len(b))
	for _, c := range string(b) {
		if c >= 0xff01 && c <= 0xff5e {
			c -= 0xff01 - '!'
			changed = true
		}
		out = utf8.AppendRune(out, c)
	}
	if !changed {
		return b, false
	}
	return out, true
}
