package jsonapi

import (
	"encoding/base64"

	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/packed"
	"github.com/merit-rules/merit/internal/preview"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/sheet"
	"github.com/merit-rules/merit/internal/verdict"
	"github.com/merit-rules/merit/schema"
)

// Host keeps policies open between calls: to read one costs as much as to score
// forty applications. The zero Host is ready; it is not for concurrent use.
type Host struct {
	policies map[int]*policy
	last     int
}

// policy is a policy of a request. One that was packed has no text, and so nothing
// but the sheets of single applicants.
type policy struct {
	text  *schema.Policy
	sheet *sheet.Policy
}

// open reads the policy of the request, or finds the one whose handle it gives.
func (r *request) open() (*policy, error) {
	n := r.root.Get("policy")
	if handle, ok := n.Int(); ok {
		if p := r.host.policies[handle]; p != nil {
			return p, nil
		}
		return nil, refuse("api-request", "what", "policy")
	}
	if code := n.Get("packed"); code != nil {
		r.keys(n, "packed")
		p, refused := preview.Unpack(r.text(n, "packed", true))
		if refused != nil {
			return nil, refused
		}
		return &policy{sheet: sheet.Open(p)}, nil
	}
	s := r.source()
	if r.err != nil {
		return nil, r.err
	}
	p, err := schema.Load(s.name, s.text, s.files)
	if err != nil {
		return nil, err
	}
	return &policy{p, sheet.Open(p.Compiled().(*program.Program))}, nil
}

// load is the policy of the request for calls that need its text.
func (r *request) load() (*schema.Policy, error) {
	p, err := r.open()
	if err != nil {
		return nil, err
	}
	if p.text == nil {
		return nil, refuse("api-packed", "call", r.text(r.root, "call", true))
	}
	return p.text, nil
}

// manage answers the calls about a policy as such.
func (r *request) manage(call, lang string) ([]byte, error) {
	r.keys(r.root, "call", "lang", "policy")
	p, err := r.open()
	if err != nil {
		return nil, err
	}
	switch call {
	case "form":
		return wrapped("form", p.sheet.Form()), nil
	case "pack":
		code := base64.StdEncoding.EncodeToString(packed.Pack(p.sheet.Program()))
		return wrapped("packed", canon.AppendString(nil, code)), nil
	case "close":
		handle, ok := r.root.Get("policy").Int()
		if !ok {
			return nil, refuse("api-request", "what", "policy")
		}
		delete(r.host.policies, handle)
		return []byte("{}"), nil
	}
	return r.host.keep(p, lang), nil
}

// keep gives a policy a handle.
func (h *Host) keep(p *policy, lang string) []byte {
	if h.policies == nil {
		h.policies = map[int]*policy{}
	}
	h.last++
	h.policies[h.last] = p
	var warnings schema.Diagnostics
	if p.text != nil {
		warnings = p.text.Warnings()
	}
	var w canon.Writer
	w.Object()
	w.Key("handle")
	w.Int(h.last)
	w.Key("policy")
	w.Raw(p.sheet.Head())
	w.Key("warnings")
	parts, _ := canon.Split(report.DiagnosticsJSON(report.Worded(warnings, lang)))
	w.Raw(parts[0].Raw)
	w.EndObject()
	return w.Bytes()
}

// alone tells one applicant, complete or half-filled, something.
func (r *request) alone(call string) ([]byte, error) {
	r.keys(r.root, "call", "lang", "policy", "application", "as_of", "stage", "year", "set", "ledger")
	p, err := r.open()
	if err != nil {
		return nil, err
	}
	t, err := r.terms()
	if err != nil {
		return nil, err
	}
	application := r.root.Get("application")
	if application == nil || application.Kind != canon.Object {
		r.wrong("application")
		return nil, r.err
	}
	round, err := p.at(schema.Moment{AsOf: t.AsOf, Stage: t.Stage, Year: t.Year, Set: t.Set})
	if err != nil {
		return nil, err
	}
	text := canon.Encode(application)
	if call == "decide" {
		answer, refused := p.sheet.Decide(text, round, past(p.sheet.Program(), t.Ledger), t.Language)
		if refused != nil {
			return nil, refused
		}
		return wrapped("decision", answer), nil
	}
	answer, refused := preview.Alone(call, p.sheet, text, round, t.Language)
	if refused != nil {
		return nil, refused
	}
	return answer, nil
}

// at holds the terms of a request against the policy. Other values for parameters
// are read in the terms of its text.
func (p *policy) at(m schema.Moment) (program.Round, error) {
	if p.text != nil {
		round, err := p.text.Settle(m)
		if err != nil {
			return program.Round{}, err
		}
		return round.(program.Round), nil
	}
	if len(m.Set) > 0 {
		return program.Round{}, refuse("api-packed", "call", "set")
	}
	round, refused := p.sheet.At(m.AsOf, m.Stage, m.Year)
	if refused != nil {
		return round, refused
	}
	return round, nil
}

// past is what a ledger holds of an applicant.
func past(p *program.Program, l *eligibility.Ledger) sheet.Past {
	if l == nil {
		return sheet.Past{}
	}
	chain := l.Chain().(*ledger.Ledger)
	return sheet.Past{Books: chain, Read: func(subjects []string, year int) ([]program.Value, []program.Bar) {
		return verdict.Past(p, chain, subjects, year)
	}}
}
