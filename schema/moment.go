package schema

import (
	"maps"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Moment is the footing of a run as it arrives from a command line or a form. The
// zero Moment is the last stage of the policy's own year, without a date.
type Moment struct {
	AsOf  string            // a day, "2025-10-17", or a day and time; "": none
	Stage string            // a stage's id; "": the last
	Year  int               // 0: the policy's
	Set   map[string]string // parameters tried with other values, written as data cells are
}

// MomentError says which parts of a [Moment] do not fit the policy, all at once.
type MomentError struct{ Problems []MomentProblem }

// MomentProblem is one of them. Field is "as_of", "stage" or the parameter's name.
type MomentProblem struct {
	Field, Seen string
	code        string
	args        map[string]string
	value       *message.Problem
}

// Message says the problem in a language, "zh" or "en".
func (p MomentProblem) Message(lang string) string {
	args := p.args
	if p.value != nil {
		args = maps.Clone(args)
		args["reason"] = p.value.Text(lang)
	}
	return message.Text(lang, p.code, args)
}

// Error lists the problems in English.
func (e *MomentError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Message("en")
	}
	return strings.Join(lines, "; ")
}

func (e *MomentError) add(field, seen, code string, args map[string]string) {
	e.Problems = append(e.Problems, MomentProblem{Field: field, Seen: seen, code: code, args: args})
}

// Settle reads a moment for this policy. The value is for the packages of this
// module; the error is a *[MomentError].
func (p *Policy) Settle(m Moment) (any, error) {
	prog := p.Compiled().(*program.Program)
	r := program.Round{Year: m.Year, Stage: -1}
	errs := &MomentError{}
	if m.AsOf != "" {
		r.AsOf = asOf(prog, m.AsOf, errs)
	}
	if m.Stage != "" {
		r.Stage = slices.IndexFunc(prog.Stages, func(s program.Stage) bool { return s.ID == m.Stage })
		if r.Stage < 0 {
			errs.add("stage", m.Stage, "moment-stage", map[string]string{"seen": m.Stage, "stages": stageNames(prog)})
		}
	}
	r.Set = settings(prog, m.Set, errs)
	if len(errs.Problems) > 0 {
		return nil, errs
	}
	return r, nil
}

// asOf reads the day of a run, which may have a time.
func asOf(p *program.Program, text string, errs *MomentError) program.Value {
	for _, kind := range []program.Kind{program.Date, program.DateTime} {
		v, problems := intake.ReadValue(text, intake.Column{Name: "as_of", Type: &program.Type{Kind: kind}, Zone: p.Policy.Zone})
		if len(problems) == 0 && v.State() != program.IsUnknown {
			return v
		}
	}
	errs.add("as_of", text, "moment-as-of", map[string]string{"seen": text})
	return program.Value{}
}

func stageNames(p *program.Program) string {
	names := make([]string, len(p.Stages))
	for i := range p.Stages {
		names[i] = p.Stages[i].ID
	}
	return strings.Join(names, "、")
}

// settings reads the parameters that are tried with other values.
func settings(p *program.Program, set map[string]string, errs *MomentError) map[string]program.Value {
	if len(set) == 0 {
		return nil
	}
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	values := map[string]program.Value{}
	for _, name := range names {
		slot := slices.IndexFunc(p.Slots, func(s program.Slot) bool { return s.Kind == program.Parameter && s.Name == name })
		if slot < 0 {
			errs.add(name, set[name], "moment-parameter", map[string]string{"name": name})
			continue
		}
		v, problems := intake.ReadValue(set[name], intake.SlotColumn(p, slot))
		for i := range problems {
			errs.add(name, set[name], "moment-value", map[string]string{"name": name, "seen": set[name]})
			errs.Problems[len(errs.Problems)-1].value = &problems[i]
		}
		if len(problems) == 0 && v.State() == program.IsUnknown {
			errs.add(name, set[name], "moment-value", map[string]string{"name": name, "seen": set[name]})
		}
		values[name] = v
	}
	return values
}

// RoundError says why a round cannot be run at all: a parameter that has no value
// yet at its day, a day that is needed and was not given.
type RoundError struct{ faults []*program.Fault }

// Faults makes the error of a round; it is for the packages of this module, and
// nil where list is empty.
func Faults(list any) error {
	faults := list.([]*program.Fault)
	if len(faults) == 0 {
		return nil
	}
	return &RoundError{faults}
}

// Messages are the reasons in a language, "zh" or "en".
func (e *RoundError) Messages(lang string) []string {
	lines := make([]string, len(e.faults))
	for i, f := range e.faults {
		lines[i] = f.Message(lang)
	}
	return lines
}

// Error lists the reasons in English.
func (e *RoundError) Error() string { return strings.Join(e.Messages("en"), "; ") }
