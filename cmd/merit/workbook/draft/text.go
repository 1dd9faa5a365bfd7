package draft

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	head       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNS  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Escape writes a text as the format has texts: XML, and _xHHHH_ for what XML
// cannot hold and for what would be taken for such an escape.
func Escape(s string) string {
	var out strings.Builder
	for i, c := range s {
		switch {
		case c == '&':
			out.WriteString("&amp;")
		case c == '<':
			out.WriteString("&lt;")
		case c == '>':
			out.WriteString("&gt;")
		case c == '"':
			out.WriteString("&quot;")
		case c == '_' && looksEscaped(s[i:]):
			out.WriteString("_x005F_")
		case c < ' ' && c != '\n' && c != '\t', c == 0xfffe, c == 0xffff:
			fmt.Fprintf(&out, "_x%04X_", c)
		case c == utf8.RuneError:
			out.WriteRune(utf8.RuneError)
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// quoted writes a text as an attribute, where line ends need numbers.
func quoted(s string) string {
	return strings.NewReplacer("\n", "&#10;", "\t", "&#9;").Replace(Escape(s))
}

func looksEscaped(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// runs reports whether a spreadsheet would take a typed text for a formula.
func runs(s string) bool {
	for _, p := range [...]string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
