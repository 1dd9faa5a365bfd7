package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// splice is a change of a part: the bytes [from, to) become text.
type splice struct {
	from, to int
	text     string
}

// spliced makes changes to a part and leaves all other bytes as they are. Changes
// at one place are made in the order given.
func spliced(data []byte, list []splice) []byte {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b splice) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, s := range list {
		out = append(append(out, data[at:s.from]...), s.text...)
		at = s.to
	}
	return append(out, data[at:]...)
}

// tag is an element of a part with the place of its tags.
type tag struct {
	name     string // as written, with its prefix
	local    string
	attrs    []xml.Attr
	from, to int // the start tag
	end      int // where its end tag begins; from and to of an empty element's tag
	after    int // behind the end tag
	depth    int
}

// outline lists the elements of a part down to a depth, in the order in which they
// begin.
func outline(data []byte, depth int) ([]*tag, error) {
	dec := xml.NewDecoder(strings.NewReader(string(data)))
	var list, open []*tag
	for {
		from := int(dec.InputOffset())
		tok, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		to := int(dec.InputOffset())
		switch e := tok.(type) {
		case xml.StartElement:
			t := &tag{local: e.Name.Local, name: e.Name.Local, attrs: slices.Clone(e.Attr), from: from, to: to, depth: len(open)}
			if e.Name.Space != "" {
				t.name = e.Name.Space + ":" + e.Name.Local
			}
			if t.depth <= depth {
				list = append(list, t)
			}
			open = append(open, t)
		case xml.EndElement:
			if len(open) == 0 {
				return nil, errors.New("end tag")
			}
			t := open[len(open)-1]
			t.end, t.after = from, to
			open = open[:len(open)-1]
		}
	}
}

// prefix is what stands before the names of elements beside t: "x:" or nothing.
func (t *tag) prefix() string { return strings.TrimSuffix(t.name, t.local) }

// empty reports whether the element is one tag that closes itself.
func (t *tag) empty(data []byte) bool { return data[t.to-2] == '/' }

func (t *tag) attr(name string) string {
	for _, a := range t.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// with is the start tag with an attribute set.
func (t *tag) with(data []byte, name, value string) splice {
	text := string(data[t.from:t.to])
	if i, size := attrAt(text, name); i >= 0 {
		return splice{t.from + i, t.from + i + size, value}
	}
	at := t.from + 1 + len(t.name)
	return splice{at, at, " " + name + `="` + value + `"`}
}

// attrAt is where the value of an attribute stands in a tag, and its length; -1
// where there is none.
func attrAt(text, name string) (at, size int) {
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case i > 0 && strings.IndexByte(" \t\r\n", text[i-1]) >= 0 && strings.HasPrefix(text[i:], name):
			rest := strings.TrimLeft(text[i+len(name):], " \t\r\n")
			if !strings.HasPrefix(rest, "=") {
				continue
			}
			rest = strings.TrimLeft(rest[1:], " \t\r\n")
			if rest == "" {
				return -1, 0
			}
			from := len(text) - len(rest) + 1
			return from, strings.IndexByte(text[from:], rest[0])
		}
	}
	return -1, 0
}

// inside adds text before the end of an element, which may be an empty one.
func (t *tag) inside(data []byte, text string) splice {
	if !t.empty(data) {
		return splice{t.end, t.end, text}
	}
	return splice{t.to - 2, t.to, ">" + text + "</" + t.name + ">"}
}
