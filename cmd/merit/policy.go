package main

import (
	"errors"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

// policy reads a policy that must be usable. Its errors are shown on stderr.
func (d *door) policy(file string) (*schema.Policy, error) {
	text, err := d.read(file, policyLimit)
	if err != nil {
		return nil, err
	}
	return d.policyText(file, text)
}

func (d *door) policyText(file string, text []byte) (*schema.Policy, error) {
	p, err := schema.Load(file, text, sources(file, text))
	if err != nil {
		return nil, d.diagnosed(err, map[string][]byte{file: text})
	}
	d.meet(p)
	return p, nil
}

// diagnosed shows the diagnostics that an error holds.
func (d *door) diagnosed(err error, texts map[string][]byte) error {
	var list schema.Diagnostics
	if !errors.As(err, &list) {
		return problem("door-usage", "why", err.Error())
	}
	style := d.style(d.errs)
	_, _ = d.errs.Write([]byte(report.Diagnostics(worded(list, d.lang()), texts, style)))
	return reported()
}

// worded puts diagnostics into the words of a language.
func worded(list schema.Diagnostics, lang string) []report.Diagnostic {
	out := make([]report.Diagnostic, len(list))
	for i, x := range list {
		d := report.Diagnostic{
			File: x.File, Line: x.Line, Column: x.Column, Length: x.Length,
			Severity: message.Severity(x.Severity), Code: x.Code, Message: x.Message(lang),
		}
		if x.Suggestion != nil {
			d.Suggestion = x.Suggestion.Text
		}
		for _, r := range x.Related {
			d.Related = append(d.Related, report.Related{File: r.File, Line: r.Line, Column: r.Column, Length: r.Length, Message: r.Message(lang)})
		}
		out[i] = d
	}
	return out
}
