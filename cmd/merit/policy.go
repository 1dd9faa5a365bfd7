package main

import (
	"errors"

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
	files := filesOf(file, text)
	p, err := schema.Load(file, text, files)
	if err != nil {
		d.meetBroken(text)
		return nil, d.diagnosed(err, texts(file, text, files))
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
	d.rest()
	style := d.style(d.errs)
	_, _ = d.errs.Write([]byte(report.Diagnostics(report.Worded(list, d.lang()), texts, style)))
	return reported()
}
