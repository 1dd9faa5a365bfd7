package workbook

import (
	"bytes"
	"strings"
)

// tally is what a scan over the bytes of a sheet finds.
type tally struct {
	rows          int // rows that hold a value
	hiddenRows    int
	hiddenColumns bool
	merged        []string
	doctype       bool
}

// blankTexts says which of the shared texts are white space only.
func blankTexts(shared []string) []bool {
	blank := make([]bool, len(shared))
	for i, s := range shared {
		blank[i] = strings.TrimSpace(s) == ""
	}
	return blank
}

// count scans a sheet without an XML reader: it looks for tags only, so that what
// makes an XML reader stop early does not stop it.
func count(data []byte, blank []bool) tally {
	c := counter{blank: blank}
	for i := 0; i < len(data); {
		open := bytes.IndexByte(data[i:], '<')
		if open < 0 {
			break
		}
		c.text(data[i : i+open])
		i += open
		i += c.markup(data[i:])
	}
	return c.tally
}

type counter struct {
	tally
	blank  []bool
	inRow  bool
	filled bool
	kind   []byte // of the cell
	inside string // v, t: the text that follows counts
	f, v   bool   // the cell has a formula, a stored result
}

// markup takes what begins with < and returns its length.
func (c *counter) markup(data []byte) int {
	for _, m := range [...][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(data, []byte(m[0])) {
			end := bytes.Index(data, []byte(m[1]))
			if end < 0 {
				return len(data)
			}
			if m[0] == "<![CDATA[" {
				c.text(data[len(m[0]):end])
			}
			return end + len(m[1])
		}
	}
	if bytes.HasPrefix(data, []byte("<!")) {
		c.doctype = true
		return 2
	}
	n := tagLength(data)
	c.tag(data[1 : n-1])
	return n
}

// tagLength is the length of a tag; a > inside quotes does not end it.
func tagLength(data []byte) int {
	quote := byte(0)
	for i, b := range data {
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return i + 1
		}
	}
	return len(data)
}

func (c *counter) tag(tag []byte) {
	closing := bytes.HasPrefix(tag, []byte("/"))
	single := bytes.HasSuffix(tag, []byte("/"))
	tag = bytes.Trim(tag, "/")
	name, attrs := tag, []byte(nil)
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		name, attrs = tag[:i], tag[i:]
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	c.inside = ""
	switch string(name) {
	case "row":
		c.rowTag(closing, single, attrs)
	case "c":
		c.cellTag(closing, attrs)
	case "f":
		c.f = true
	case "v", "t":
		c.v = c.v || string(name) == "v"
		if !closing && !single {
			c.inside = string(name)
		}
	case "col":
		c.hiddenColumns = c.hiddenColumns || on(value(attrs, "hidden"))
	case "mergeCell":
		if ref := value(attrs, "ref"); ref != nil {
			c.merged = append(c.merged, string(ref))
		}
	}
}

func (c *counter) rowTag(closing, single bool, attrs []byte) {
	if c.filled {
		c.rows++
	}
	c.filled, c.kind = false, nil
	c.inRow = !closing && !single
	if !closing && on(value(attrs, "hidden")) {
		c.hiddenRows++
	}
}

// cellTag looks back at a cell that ends: a formula counts even without a stored
// result, but for one whose stored result is the empty text.
func (c *counter) cellTag(closing bool, attrs []byte) {
	if closing {
		c.filled = c.filled || c.f && c.inRow && !(c.v && string(c.kind) == "str")
		return
	}
	c.kind, c.f, c.v = value(attrs, "t"), false, false
}

func on(v []byte) bool { return string(v) == "1" || string(v) == "true" }

func (c *counter) text(s []byte) {
	s = bytes.TrimSpace(s)
	if !c.inRow || c.inside == "" || len(s) == 0 {
		return
	}
	if c.inside == "v" && string(c.kind) == "s" && c.blankAt(s) {
		return
	}
	c.filled = true
}

func (c *counter) blankAt(index []byte) bool {
	n := 0
	for _, d := range index {
		if d < '0' || d > '9' || n > len(c.blank) {
			return false
		}
		n = n*10 + int(d-'0')
	}
	return n < len(c.blank) && c.blank[n]
}

// value is an attribute's value; nil where there is none.
func value(attrs []byte, name string) []byte {
	for {
		i := bytes.Index(attrs, []byte(name))
		if i < 0 {
			return nil
		}
		rest := bytes.TrimLeft(attrs[i+len(name):], " \t\r\n")
		before := i == 0 || bytes.IndexByte([]byte(" \t\r\n"), attrs[i-1]) >= 0
		if before && len(rest) > 1 && rest[0] == '=' {
			rest = bytes.TrimLeft(rest[1:], " \t\r\n")
			if len(rest) == 0 {
				return nil
			}
			if end := bytes.IndexByte(rest[1:], rest[0]); end >= 0 {
				return rest[1 : end+1]
			}
			return nil
		}
		attrs = attrs[i+len(name):]
	}
}
