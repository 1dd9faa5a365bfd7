package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
)

// Severity says how much a diagnostic weighs. The zero value is Error.
type Severity uint8

// The severities. A policy with an Error is not usable; a Warning is something its
// author should look at.
const (
	Error Severity = iota
	Warning
	Info
)

// String is "error", "warning" or "info".
func (s Severity) String() string { return message.Severity(s).String() }

// Diagnostic is one thing that is wrong with a document. Line and Column start at
// 1 and count characters, Length is in characters; they mark a part of one line.
type Diagnostic struct {
	Code       string // stable, never reused: "policy-unknown-key"
	Severity   Severity
	File       string
	Line       int
	Column     int
	Length     int
	Suggestion *Suggestion // nil: none is known
	Related    []Related
	Witness    string // an application, as JSON, that shows what is said; "": none

	args map[string]string
}

// Suggestion is a change that would mend the fault: Text in place of the Length
// characters at Line and Column.
type Suggestion struct {
	Line, Column, Length int
	Text                 string
}

// Related is another place that a diagnostic speaks of.
type Related struct {
	File                 string
	Line, Column, Length int

	code string
	args map[string]string
}

// Message says the diagnostic in a language: "en", anything else is Chinese.
func (d Diagnostic) Message(lang string) string { return message.Text(lang, d.Code, d.args) }

// Message says what the place is, "" where it needs no words.
func (r Related) Message(lang string) string {
	if r.code == "" {
		return ""
	}
	return message.Text(lang, r.code, r.args)
}

// String is "file:line:column: message" in English.
func (d Diagnostic) String() string {
	return d.File + ":" + strconv.Itoa(d.Line) + ":" + strconv.Itoa(d.Column) + ": " + d.Message("en")
}

// Diagnostics is everything that is wrong with a document, in file order. As an
// error it holds at least one Error.
type Diagnostics []Diagnostic

// Error lists the errors, one a line, in English.
func (d Diagnostics) Error() string {
	var lines []string
	for _, x := range d {
		if x.Severity == Error {
			lines = append(lines, x.String())
		}
	}
	return strings.Join(lines, "\n")
}

// HasErrors reports whether one of them is an Error.
func (d Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(d, func(x Diagnostic) bool { return x.Severity == Error })
}

// warnings are those that are neither errors nor notes.
func (d Diagnostics) warnings() Diagnostics {
	var out Diagnostics
	for _, x := range d {
		if x.Severity == Warning {
			out = append(out, x)
		}
	}
	return out
}

// diagnostics turns findings into their public form.
func diagnostics(list []document.Finding) Diagnostics {
	var out Diagnostics
	for _, f := range list {
		d := Diagnostic{
			Code: f.Code, Severity: Severity(f.Severity), File: f.Place.File, Line: f.Place.Line,
			Column: f.Place.Column, Length: f.Place.Length, Witness: f.Witness, args: f.Args,
		}
		if f.Fix != nil {
			d.Suggestion = &Suggestion{Line: f.Fix.Place.Line, Column: f.Fix.Place.Column, Length: f.Fix.Place.Length, Text: f.Fix.Text}
		}
		for _, r := range f.Related {
			d.Related = append(d.Related, Related{
				File: r.Place.File, Line: r.Place.Line, Column: r.Place.Column, Length: r.Place.Length, code: r.Code, args: r.Args,
			})
		}
		out = append(out, d)
	}
	return out
}
