package report

import "strings"

// Neutral makes a text safe to open in a spreadsheet, which runs a cell that
// begins with = + - @ TAB or CR: it gets an apostrophe in front. A text that
// begins with apostrophes and then one of these gets one more, so that [Plain]
// gives back every text unchanged. Numbers are not texts and stay as they are.
func Neutral(s string) string {
	if starts(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Plain is the text of which [Neutral] made s.
func Plain(s string) string {
	if strings.HasPrefix(s, "'") && starts(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

// starts reports whether a spreadsheet would take a cell for a formula. The
// full-width forms of the signs start one in Chinese and Japanese editions.
func starts(s string) bool {
	if s == "" {
		return false
	}
	if strings.IndexByte("=+-@\t\r\n", s[0]) >= 0 {
		return true
	}
	for _, p := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// csvRecord writes one line of CSV as RFC 4180 has it.
func csvRecord(out *strings.Builder, cells []string) {
	for i, c := range cells {
		if i > 0 {
			out.WriteByte(',')
		}
		if strings.ContainsAny(c, ",\"\r\n") || c != strings.TrimSpace(c) {
			out.WriteByte('"')
			out.WriteString(strings.ReplaceAll(c, `"`, `""`))
			out.WriteByte('"')
			continue
		}
		out.WriteString(c)
	}
	out.WriteByte('\n')
}
