package report

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
)

// DiagnosticsJSON is {"diagnostics": [...], "errors", "warnings"}.
func DiagnosticsJSON(list []Diagnostic) []byte {
	var w canon.Writer
	errors, warnings := 0, 0
	w.Object()
	w.Key("diagnostics")
	w.Array()
	for i := range list {
		d := &list[i]
		switch d.Severity {
		case message.Error:
			errors++
		case message.Warning:
			warnings++
		}
		encodeDiagnostic(&w, d)
	}
	w.EndArray()
	w.Key("errors")
	w.Int(errors)
	w.Key("warnings")
	w.Int(warnings)
	w.EndObject()
	return w.Bytes()
}

func encodeDiagnostic(w *canon.Writer, d *Diagnostic) {
	w.Object()
	w.Key("code")
	w.String(d.Code)
	w.Key("severity")
	w.String(d.Severity.String())
	encodePlace(w, d.File, d.Line, d.Column, d.Length)
	w.Key("message")
	w.String(d.Message)
	if d.Suggestion != "" {
		w.Key("suggestion")
		w.String(d.Suggestion)
	}
	if d.Witness != "" {
		w.Key("witness")
		w.Raw([]byte(d.Witness))
	}
	if len(d.Related) > 0 {
		w.Key("related")
		w.Array()
		for _, r := range d.Related {
			w.Object()
			encodePlace(w, r.File, r.Line, r.Column, r.Length)
			if r.Message != "" {
				w.Key("message")
				w.String(r.Message)
			}
			w.EndObject()
		}
		w.EndArray()
	}
	w.EndObject()
}

func encodePlace(w *canon.Writer, file string, line, column, length int) {
	w.Key("file")
	w.String(file)
	for _, kv := range [...]struct {
		key string
		n   int
	}{{"line", line}, {"column", column}, {"length", length}} {
		if kv.n > 0 {
			w.Key(kv.key)
			w.Int(kv.n)
		}
	}
}
