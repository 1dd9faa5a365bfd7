package policytest

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// soleID is the id of the applicant of a test that gives none.
const soleID = "1"

// rows writes the applications of a test as a JSON array: scalars as the texts
// that stand in the file, so that they are read as a cell of a form would be.
func (r *runner) rows() []byte {
	var w canon.Writer
	w.Array()
	if apps := r.test.Get("applications"); apps != nil {
		for _, row := range apps.List {
			r.row(&w, row.Get, text(row.Get("id")), text(row.Get("name")))
		}
	} else {
		r.row(&w, r.test.Get, soleID, "")
	}
	w.EndArray()
	return w.Bytes()
}

// row writes one application; get gives the keys of what describes it.
func (r *runner) row(w *canon.Writer, get func(string) *schema.Value, id, name string) {
	var fields []schema.Entry
	if base := get("base"); base != nil {
		fields = r.fixture(base.Text)
	}
	if given := get("given"); given != nil {
		fields = overlay(fields, given.Map)
	}
	w.Object()
	identity(w, fields, "id", id)
	identity(w, fields, "name", name)
	for _, e := range fields {
		if !e.Value.Null {
			w.Key(e.Key)
			writeValue(w, e.Value)
		}
	}
	w.EndObject()
}

func (r *runner) fixture(name string) []schema.Entry {
	for _, f := range r.suite.Fixtures {
		if f.Key == name {
			return f.Value.Map
		}
	}
	return nil
}

func text(v *schema.Value) string {
	if v == nil || v.Null {
		return ""
	}
	return v.Text
}

// identity writes id or name unless the fields themselves give it.
func identity(w *canon.Writer, fields []schema.Entry, key, value string) {
	for _, e := range fields {
		if e.Key == key {
			return
		}
	}
	if value != "" {
		w.Key(key)
		w.String(value)
	}
}

// overlay puts the second list of fields over the first, which stays as it is.
func overlay(base, over []schema.Entry) []schema.Entry {
	out := append([]schema.Entry(nil), base...)
	at := map[string]int{}
	for i, e := range out {
		at[e.Key] = i
	}
	for _, e := range over {
		if i, ok := at[e.Key]; ok {
			out[i] = e
			continue
		}
		at[e.Key] = len(out)
		out = append(out, e)
	}
	return out
}

func writeValue(w *canon.Writer, v *schema.Value) {
	switch v.Kind {
	case schema.Map:
		w.Object()
		for _, e := range v.Map {
			if !e.Value.Null {
				w.Key(e.Key)
				writeValue(w, e.Value)
			}
		}
		w.EndObject()
	case schema.List:
		w.Array()
		for _, item := range v.List {
			writeValue(w, item)
		}
		w.EndArray()
	default:
		w.String(v.Text)
	}
}

// events writes the `ledger` of a test as JSON for package eligibility, which
// wants whole numbers as numbers.
func events(v *schema.Value) []byte {
	var w canon.Writer
	w.Array()
	for _, item := range v.List {
		writeEvent(&w, item)
	}
	w.EndArray()
	return w.Bytes()
}

// previous writes a list as a map from applicant to tier, or to pool and tier, in
// the form of a result.
func previous(v *schema.Value) []byte {
	var w canon.Writer
	w.Object()
	w.Key("applicants")
	w.Array()
	for _, e := range v.Map {
		w.Object()
		w.Key("id")
		w.String(e.Key)
		w.Key("award")
		w.Object()
		if e.Value.Kind != schema.Map && !e.Value.Null {
			w.Key("tier")
			w.String(e.Value.Text)
		}
		for _, part := range e.Value.Map {
			w.Key(part.Key)
			w.String(part.Value.Text)
		}
		w.EndObject()
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

func writeEvent(w *canon.Writer, v *schema.Value) {
	if v.Kind != schema.Map {
		writeValue(w, v)
		return
	}
	w.Object()
	for _, e := range v.Map {
		w.Key(e.Key)
		switch e.Key {
		case "year":
			writeNumeral(w, e.Value)
		case "bar_years":
			w.Array()
			for _, y := range e.Value.List {
				writeNumeral(w, y)
			}
			w.EndArray()
		case "amount":
			writeAmount(w, e.Value)
		default:
			writeValue(w, e.Value)
		}
	}
	w.EndObject()
}

// writeAmount writes money, which a test may give as 30万.
func writeAmount(w *canon.Writer, v *schema.Value) {
	if x, ok := testNumber(v.Text); ok && v.Kind == schema.Scalar {
		w.Num(x)
		return
	}
	writeValue(w, v)
}

func writeNumeral(w *canon.Writer, v *schema.Value) {
	if v.Kind == schema.Scalar && digits(v.Text) {
		w.Raw([]byte(v.Text))
		return
	}
	writeValue(w, v)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && s[0] != '0'
}
