package layout

import (
	"strings"
	"unicode"

	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
)

// widest is how many columns a line may take for its comment to be lined up with
// those of its neighbours.
const widest = 100

// Format gives the canonical layout of a document in YAML. Where the text cannot
// be read the result is nil and the findings say why; a form that the layout does
// not know is a finding too.
func Format(name string, data []byte) ([]byte, []document.Finding) {
	before := document.Read(name, data)
	for _, f := range before.Findings {
		if f.Severity == message.Error {
			return nil, before.Findings
		}
	}
	if before.Root == nil {
		return nil, before.Findings
	}
	src := sourceOf(before.Text)
	w := writer{src: src, plan: planOf(src, before.Root)}
	w.write(before.Root)
	out := text(w.rows)
	place, ok := w.place(before), !w.lost
	if ok {
		after := document.Read(name, []byte(out))
		ok = after.Root != nil && letters(before.Text) == letters(out)
		if ok {
			place, ok = same(before.Root, after.Root)
		}
	}
	if !ok {
		return nil, []document.Finding{{Code: "layout-form", Severity: message.Error, Place: place}}
	}
	return []byte(out), nil
}

// place is the first letter of the line that the writer stopped at.
func (w *writer) place(f *document.File) document.Place {
	return document.Place{File: f.Name, Line: min(max(1, w.line), len(w.src.lines)), Column: 1, Length: 1}
}

// letters are the characters of a text that are not blank.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// same compares two trees and gives the place of the first difference.
func same(a, b *document.Node) (document.Place, bool) {
	if a.Kind != b.Kind || a.Style != b.Style || a.Text != b.Text || len(a.Pairs) != len(b.Pairs) || len(a.Items) != len(b.Items) {
		return a.Place(), false
	}
	for i := range a.Pairs {
		if place, ok := same(a.Pairs[i].Key, b.Pairs[i].Key); !ok {
			return place, false
		}
		if place, ok := same(a.Pairs[i].Value, b.Pairs[i].Value); !ok {
			return place, false
		}
	}
	for i := range a.Items {
		if place, ok := same(a.Items[i], b.Items[i]); !ok {
			return place, false
		}
	}
	return document.Place{}, true
}

// text joins the rows: one empty line at most, none at the ends, comments of
// neighbouring rows below each other.
func text(rows []row) string {
	rows = tidy(rows)
	var out strings.Builder
	column := 0
	for i, r := range rows {
		if r.comment == "" || i == 0 || rows[i-1].comment == "" {
			column = commentColumn(rows[i:])
		}
		line := strings.Repeat(" ", r.indent) + r.body
		if r.body == "" {
			line = ""
		}
		out.WriteString(line)
		if r.comment != "" {
			if r.body == "" {
				out.WriteString(strings.Repeat(" ", r.indent))
			} else {
				out.WriteString(strings.Repeat(" ", max(2, column-cells.Width(line))))
			}
			out.WriteString(r.comment)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// tidy leaves out the empty rows that the layout does not have.
func tidy(rows []row) []row {
	var out []row
	empty := func(r row) bool { return r.body == "" && r.comment == "" && !r.exact }
	for _, r := range rows {
		if empty(r) && (len(out) == 0 || empty(out[len(out)-1])) {
			continue
		}
		out = append(out, r)
	}
	for len(out) > 0 && empty(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

// commentColumn is where the comments of the first rows begin, up to the first row
// without one.
func commentColumn(rows []row) int {
	column := 0
	for _, r := range rows {
		if r.comment == "" {
			break
		}
		if w := r.indent + cells.Width(r.body); w <= widest && r.body != "" {
			column = max(column, w+2)
		}
	}
	return column
}
