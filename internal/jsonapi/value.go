package jsonapi

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
)

// writeValue writes a value as results have it: numbers as exact texts, dates and
// times as texts, "there is none" and what is not known as null.
func writeValue(w *canon.Writer, v program.Value, t *program.Type) {
	switch v.State() {
	case program.IsNumber:
		w.Num(v.Num())
	case program.IsBool:
		w.Bool(v.Bool())
	case program.IsText:
		w.String(v.Text())
	case program.IsDate, program.IsTime:
		w.String(program.Print(v, t, ""))
	case program.IsList:
		w.Array()
		for _, x := range v.List() {
			writeValue(w, x, elem(t))
		}
		w.EndArray()
	case program.IsRecord:
		writeRecord(w, v, t)
	default:
		w.Raw([]byte("null"))
	}
}

func writeRecord(w *canon.Writer, v program.Value, t *program.Type) {
	w.Object()
	for i, x := range v.List() {
		if t != nil && i < len(t.Fields) {
			w.Key(t.Fields[i].Name)
			writeValue(w, x, t.Fields[i].Type)
		}
	}
	w.EndObject()
}

func elem(t *program.Type) *program.Type {
	if t == nil {
		return nil
	}
	return t.Elem
}

var kindNames = [...]string{
	program.Any: "any", program.Number: "number", program.Integer: "integer", program.Percent: "percent",
	program.Money: "money", program.TextKind: "text", program.Bool: "bool", program.Date: "date",
	program.DateTime: "datetime", program.Choice: "choice", program.Choices: "choices", program.List: "list",
	program.Record: "record", program.NilKind: "nil",
}

func kindName(t *program.Type) string {
	if t == nil || int(t.Kind) >= len(kindNames) {
		return "any"
	}
	return kindNames[t.Kind]
}
