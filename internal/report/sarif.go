package report

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
)

// SARIF is the diagnostics in the format of static analysis tools, SARIF 2.1.0, as
// code hosts show them beside a change. Columns count characters.
func SARIF(list []Diagnostic) []byte {
	var w canon.Writer
	w.Object()
	w.Key("version")
	w.String("2.1.0")
	w.Key("$schema")
	w.String("https://json.schemastore.org/sarif-2.1.0.json")
	w.Key("runs")
	w.Array()
	w.Object()
	w.Key("tool")
	w.Object()
	w.Key("driver")
	sarifDriver(&w, list)
	w.EndObject()
	w.Key("columnKind")
	w.String("unicodeCodePoints")
	w.Key("results")
	w.Array()
	for i := range list {
		sarifResult(&w, &list[i])
	}
	w.EndArray()
	w.EndObject()
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// sarifDriver names the tool and each code that occurs, with its meaning.
func sarifDriver(w *canon.Writer, list []Diagnostic) {
	w.Object()
	w.Key("name")
	w.String("merit")
	w.Key("rules")
	w.Array()
	seen := map[string]bool{}
	for i := range list {
		code := list[i].Code
		if seen[code] {
			continue
		}
		seen[code] = true
		w.Object()
		w.Key("id")
		w.String(code)
		if e, ok := message.Lookup(code); ok && e.Meaning != "" {
			w.Key("shortDescription")
			sarifText(w, e.Meaning)
		}
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

func sarifText(w *canon.Writer, text string) {
	w.Object()
	w.Key("text")
	w.String(text)
	w.EndObject()
}

var sarifLevels = [...]string{message.Error: "error", message.Warning: "warning", message.Info: "note"}

func sarifResult(w *canon.Writer, d *Diagnostic) {
	w.Object()
	w.Key("ruleId")
	w.String(d.Code)
	w.Key("level")
	w.String(sarifLevels[d.Severity])
	w.Key("message")
	sarifText(w, d.Message)
	w.Key("locations")
	w.Array()
	sarifLocation(w, d.File, d.Line, d.Column, d.Length, "")
	w.EndArray()
	if len(d.Related) > 0 {
		w.Key("relatedLocations")
		w.Array()
		for _, r := range d.Related {
			sarifLocation(w, r.File, r.Line, r.Column, r.Length, r.Message)
		}
		w.EndArray()
	}
	w.EndObject()
}

func sarifLocation(w *canon.Writer, file string, line, column, length int, text string) {
	w.Object()
	w.Key("physicalLocation")
	w.Object()
	w.Key("artifactLocation")
	w.Object()
	w.Key("uri")
	w.String(file)
	w.EndObject()
	if line > 0 {
		w.Key("region")
		w.Object()
		w.Key("startLine")
		w.Int(line)
		if column > 0 {
			w.Key("startColumn")
			w.Int(column)
			w.Key("endColumn")
			w.Int(column + length)
		}
		w.EndObject()
	}
	w.EndObject()
	if text != "" {
		w.Key("message")
		sarifText(w, text)
	}
	w.EndObject()
}
