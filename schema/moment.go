package schema

import (
	"strings"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// Moment is what a decision or a round fixes besides policy and applications. The
// zero Moment is the last stage of the policy's own year, without a day.
type Moment struct {
	AsOf  string            // "2025-10-17", or a date and time
	Stage string            // a stage's id; "": the last
	Year  int               // the programme year; 0: the policy's
	Set   map[string]string // parameters with other values
}

// TermError says which part of a [Moment] does not fit the policy.
type TermError struct {
	Term  string // "as_of", "stage", "set.NAME"
	Value string

	code string
	args map[string]string
}

// Error is the message in English.
func (e *TermError) Error() string { return e.Message("en") }

// Message says the error in a language.
func (e *TermError) Message(lang string) string { return message.Text(lang, e.code, e.args) }

func termError(term, value, code string, args map[string]string) *TermError {
	if args == nil {
		args = map[string]string{}
	}
	args["term"], args["value"] = term, value
	return &TermError{Term: term, Value: value, code: code, args: args}
}

// Settle holds a moment against the policy. The result is for the packages of this
// module; the error is a [*TermError].
func (p *Policy) Settle(m Moment) (any, error) {
	round, problem := intake.Round(p.program, m.AsOf, m.Stage, m.Year)
	if problem != nil {
		return nil, &TermError{Term: problem.Args["term"], Value: problem.Args["value"], code: problem.Code, args: problem.Args}
	}
	for _, name := range sortedNames(m.Set) {
		v, err := p.parameter(name, m.Set[name])
		if err != nil {
			return nil, err
		}
		if round.Set == nil {
			round.Set = map[string]program.Value{}
		}
		round.Set[name] = v
	}
	return round, nil
}

func (p *Policy) parameter(name, text string) (program.Value, error) {
	var names []string
	for i := range p.program.Slots {
		s := &p.program.Slots[i]
		if s.Kind != program.Parameter {
			continue
		}
		if s.Name != name {
			names = append(names, s.Name)
			continue
		}
		v, code, args := policyfile.ReadParameter(p.program, i, text)
		if code != "" {
			return program.Value{}, termError("set."+name, text, code, args)
		}
		return v, nil
	}
	near, _ := spell.Nearest(name, names)
	return program.Value{}, termError("set."+name, text, "term-parameter", map[string]string{"name": name, "near": near})
}

// FaultError is why a round cannot be settled: a day that is needed and was not
// given, a parameter that has no value yet at that day.
type FaultError struct{ faults []*program.Fault }

// Error lists the faults in English.
func (e *FaultError) Error() string { return e.Message("en") }

// Message lists the faults in a language, one a line.
func (e *FaultError) Message(lang string) string {
	lines := make([]string, len(e.faults))
	for i, f := range e.faults {
		lines[i] = f.Message(lang)
	}
	return strings.Join(lines, "\n")
}

// Faults wraps the faults of settling a program, for the packages of this module.
func Faults(faults any) error {
	list, _ := faults.([]*program.Fault)
	return &FaultError{list}
}
