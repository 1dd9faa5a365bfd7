package policytest

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/document"
)

// soleID is the id of the applicant of a test that gives none.
const soleID = "1"

// rows writes the applications of a test as a JSON array: scalars as the texts
// that stand in the file, so that they are read as a cell of a form would be.
func (s *Suite) rows(t *Test) []byte {
	var w canon.Writer
	w.Array()
	apps := t.node.Get("applications")
	if apps == nil {
		s.row(&w, t.node, soleID)
	} else {
		for _, n := range apps.Items {
			s.row(&w, n, scalar(n.Get("id")))
		}
	}
	w.EndArray()
	return w.Bytes()
}

func (s *Suite) row(w *canon.Writer, n *document.Node, id string) {
	var fields []document.Pair
	if b := n.Get("base"); b != nil {
		fields = s.fixture(b.Text).Pairs
	}
	if g := n.Get("given"); g != nil {
		fields = overlay(fields, g.Pairs)
	}
	name := ""
	if n.Get("expect") == nil { // a row of a list, where `name` is the applicant's
		name = scalar(n.Get("name"))
	}
	w.Object()
	identity(w, fields, "id", id)
	identity(w, fields, "name", name)
	for _, p := range fields {
		if !null(p.Value) {
			w.Key(p.Key.Text)
			writeValue(w, p.Value)
		}
	}
	w.EndObject()
}

// identity writes id or name unless the fields themselves give it.
func identity(w *canon.Writer, fields []document.Pair, key, value string) {
	for _, p := range fields {
		if p.Key.Text == key {
			return
		}
	}
	if value != "" {
		w.Key(key)
		w.String(value)
	}
}

// overlay puts the second list of fields over the first, which stays as it is.
func overlay(base, over []document.Pair) []document.Pair {
	out := make([]document.Pair, 0, len(base)+len(over))
	at := map[string]int{}
	for _, p := range append(append([]document.Pair(nil), base...), over...) {
		if i, ok := at[p.Key.Text]; ok {
			out[i] = p
			continue
		}
		at[p.Key.Text] = len(out)
		out = append(out, p)
	}
	return out
}

func writeValue(w *canon.Writer, n *document.Node) {
	switch n.Kind {
	case document.Map:
		w.Object()
		for _, p := range n.Pairs {
			if !null(p.Value) {
				w.Key(p.Key.Text)
				writeValue(w, p.Value)
			}
		}
		w.EndObject()
	case document.List:
		w.Array()
		for _, item := range n.Items {
			writeValue(w, item)
		}
		w.EndArray()
	default:
		w.String(n.Text)
	}
}

// events writes the `ledger` of a test as a JSON array for package ledger, which
// wants whole numbers as numbers.
func events(n *document.Node) []byte {
	var w canon.Writer
	w.Array()
	for _, item := range n.Items {
		writeEvent(&w, item)
	}
	w.EndArray()
	return w.Bytes()
}

func writeEvent(w *canon.Writer, n *document.Node) {
	if n.Kind != document.Map {
		writeValue(w, n)
		return
	}
	w.Object()
	for _, p := range n.Pairs {
		w.Key(p.Key.Text)
		switch p.Key.Text {
		case "year":
			writeNumeral(w, p.Value)
		case "bar_years":
			w.Array()
			for _, y := range p.Value.Items {
				writeNumeral(w, y)
			}
			w.EndArray()
		default:
			writeValue(w, p.Value)
		}
	}
	w.EndObject()
}

func writeNumeral(w *canon.Writer, n *document.Node) {
	if n.Kind == document.Scalar && digits(n.Text) {
		w.Raw([]byte(n.Text))
		return
	}
	writeValue(w, n)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && s[0] != '0'
}
