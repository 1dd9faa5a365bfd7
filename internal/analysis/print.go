package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
)

// shownInputs is how many inputs a sentence about a witness names.
const shownInputs = 5

// String is the witness in a sentence: the inputs of the first program that the
// question depends on.
func (w *Witness) String() string {
	p := w.space.programs[0].prog
	var parts []string
	for slot, v := range w.inputs[0] {
		d := &p.Slots[slot]
		if d.Kind != program.Input || v.State() == program.IsUnknown || !w.read[0][d.Name] {
			continue
		}
		if len(parts) == shownInputs {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, d.Name+" = "+sentence(v, d.Type, d.Unit))
	}
	if w.AsOf.State() == program.IsDate && w.dated {
		parts = append(parts, program.NameAsOf+" = "+w.AsOf.Date().String())
	}
	return strings.Join(parts, ", ")
}

// sentence is a value as people write it, records with the names of their fields.
func sentence(v program.Value, t *program.Type, unit string) string {
	switch {
	case v.State() == program.IsList && t != nil:
		parts := make([]string, len(v.List()))
		for i, e := range v.List() {
			parts[i] = sentence(e, t.Elem, unit)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case v.State() == program.IsRecord && t != nil:
		var parts []string
		for i, e := range v.List() {
			if e.State() != program.IsUnknown {
				parts = append(parts, t.Fields[i].Name+": "+sentence(e, t.Fields[i].Type, t.Fields[i].Unit))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return program.Print(v, t, unit)
}

// JSON is the witness as an application for a program of the space.
func (w *Witness) JSON(i int) []byte {
	p := w.space.programs[i].prog
	var out canon.Writer
	out.Object()
	out.Key("id")
	out.String(witnessID)
	out.Key("name")
	out.String(witnessID)
	for slot, v := range w.inputs[i] {
		if d := &p.Slots[slot]; d.Kind == program.Input && v.State() != program.IsUnknown {
			out.Key(d.Name)
			encode(&out, v, d.Type, d.Unit)
		}
	}
	out.EndObject()
	return out.Bytes()
}

func encode(out *canon.Writer, v program.Value, t *program.Type, unit string) {
	switch v.State() {
	case program.IsList:
		out.Array()
		for _, e := range v.List() {
			encode(out, e, t.Elem, unit)
		}
		out.EndArray()
	case program.IsRecord:
		out.Object()
		for i, e := range v.List() {
			if e.State() != program.IsUnknown {
				out.Key(t.Fields[i].Name)
				encode(out, e, t.Fields[i].Type, t.Fields[i].Unit)
			}
		}
		out.EndObject()
	case program.IsBool:
		out.Bool(v.Bool())
	default:
		out.String(program.Print(v, t, unit))
	}
}
