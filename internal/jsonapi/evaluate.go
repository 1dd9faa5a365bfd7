package jsonapi

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// Setting gives a name a value, written as a cell of a form is.
type Setting struct{ Name, Text string }

// Evaluation is one expression to be worked out.
type Evaluation struct {
	Expr   string
	Policy *schema.Policy // whose names it uses; nil: those that are set, with types guessed from how they are written
	Set    []Setting      // inputs and parameters
	AsOf   string         // a day, "" for none
}

// Worth is what an expression came to: Problems when it cannot be read or
// worked out, else Unknown when it waits for inputs, else Value.
type Worth struct {
	Value    program.Value
	Type     *program.Type
	Why      string   // "7 / 9 × 20 = 140/9"
	Steps    []Step   // how it came about, from the whole to its parts
	Unknown  []string // names of inputs
	Waits    bool
	Problems []message.Problem
	Fault    *program.Fault
}

// Evaluate works an expression out.
func Evaluate(e Evaluation) Worth {
	b := bench{set: e.Set}
	if e.Policy == nil {
		b.guess()
	} else {
		b.program = extended(e.Policy.Compiled().(*program.Program))
		b.read()
	}
	if len(b.problems) == 0 && e.AsOf != "" {
		b.asOf(e.AsOf)
	}
	if len(b.problems) > 0 {
		return Worth{Problems: b.problems}
	}
	return b.evaluate(norm.NFC.String(e.Expr))
}

// bench is a program with an applicant to evaluate on.
type bench struct {
	program  *program.Program
	set      []Setting
	inputs   []program.Value
	round    program.Round
	problems []message.Problem
}

func (b *bench) fail(code string, args map[string]string) {
	b.problems = append(b.problems, message.Problem{Code: code, Args: args})
}

// extended is the program with a slot for each name that exists undeclared, which
// a policy has only where it reads it.
func extended(p *program.Program) *program.Program {
	q := *p
	q.Slots = slices.Clone(p.Slots)
	date := &program.Type{Kind: program.Date}
	add := func(name string, t *program.Type) {
		if !slices.ContainsFunc(q.Slots, func(s program.Slot) bool { return s.Name == name }) {
			q.Slots = append(q.Slots, program.Slot{Name: name, Kind: program.Builtin, Type: t})
		}
	}
	add(program.NameAsOf, date)
	if p.Policy.Year != 0 {
		add(program.NameYear, &program.Type{Kind: program.Integer})
	}
	if p.Policy.HasPeriod {
		add(program.NamePeriodFrom, date)
		add(program.NamePeriodTo, date)
	}
	for i := range p.Stages {
		switch p.Stages[i].Due.State() {
		case program.IsDate:
			add("due."+p.Stages[i].ID, date)
		case program.IsTime:
			add("due."+p.Stages[i].ID, &program.Type{Kind: program.DateTime})
		}
	}
	return &q
}

// read gives the names of the policy their values.
func (b *bench) read() {
	b.inputs = make([]program.Value, b.program.Inputs)
	b.round = program.Round{Stage: -1, Set: map[string]program.Value{}}
	for _, s := range b.set {
		slot := slices.IndexFunc(b.program.Slots, func(x program.Slot) bool { return x.Name == norm.NFC.String(s.Name) })
		if slot < 0 || b.program.Slots[slot].Kind != program.Input && b.program.Slots[slot].Kind != program.Parameter {
			b.fail("api-set-name", map[string]string{"name": s.Name})
			continue
		}
		v, ok := b.value(s, intake.SlotColumn(b.program, slot))
		switch {
		case !ok:
		case slot < b.program.Inputs:
			b.inputs[slot] = v
		default:
			b.round.Set[b.program.Slots[slot].Name] = v
		}
	}
}

func (b *bench) value(s Setting, c intake.Column) (program.Value, bool) {
	v, problems := intake.ReadValue(s.Text, c)
	for _, p := range problems {
		b.fail("api-set-value", map[string]string{"name": s.Name, "seen": s.Text, "what": p.Text("zh"), "what_en": p.Text("en")})
	}
	return v, len(problems) == 0
}

// guess makes a program of the names that are set.
func (b *bench) guess() {
	b.program = &program.Program{Inputs: len(b.set), Phases: 1}
	b.round = program.Round{Stage: -1}
	for _, s := range b.set {
		name := norm.NFC.String(s.Name)
		if !formula.ValidName(name) {
			b.fail("api-set-name", map[string]string{"name": s.Name})
			continue
		}
		v, t := guessed(s.Text)
		b.inputs = append(b.inputs, v)
		b.program.Slots = append(b.program.Slots, program.Slot{Name: name, Kind: program.Input, Type: t})
	}
}

// guessed reads a text as the first kind of value that it can be.
func guessed(text string) (program.Value, *program.Type) {
	number := &program.Type{Kind: program.Number}
	for _, t := range []*program.Type{
		number, {Kind: program.Percent}, {Kind: program.Bool}, {Kind: program.Date}, {Kind: program.DateTime},
		{Kind: program.List, Elem: number}, {Kind: program.List, Elem: &program.Type{Kind: program.TextKind}},
	} {
		if t.Kind == program.List && !strings.HasPrefix(strings.TrimSpace(text), "[") {
			continue
		}
		if v, problems := intake.ReadValue(text, intake.Column{Type: t}); len(problems) == 0 && v.State() != program.IsUnknown {
			return v, t
		}
	}
	return program.String(text), &program.Type{Kind: program.TextKind}
}

func (b *bench) asOf(text string) {
	for _, kind := range []program.Kind{program.Date, program.DateTime} {
		v, problems := intake.ReadValue(text, intake.Column{Type: &program.Type{Kind: kind}, Zone: b.program.Policy.Zone})
		if len(problems) == 0 && v.State() != program.IsUnknown {
			b.round.AsOf = v
			return
		}
	}
	b.fail("term-date", map[string]string{"term": "as_of", "value": text})
}

// env is the environment of the program's names.
func (b *bench) env() *formula.Env {
	names := make([]formula.Name, len(b.program.Slots))
	for i := range b.program.Slots {
		s := &b.program.Slots[i]
		names[i] = formula.Name{Name: s.Name, Slot: i, Type: s.Type, Func: s.Func}
		if s.Kind == program.ScoreSlot && !strings.HasPrefix(s.Name, "score.") {
			names[i].Name = "score." + s.Name
		}
		if s.Func > 0 {
			names[i].Params = b.program.Funcs[s.Func-1].Params
		}
	}
	funcs := make([]*program.Func, len(b.program.Funcs))
	for i := range funcs {
		funcs[i] = &b.program.Funcs[i]
	}
	return formula.NewEnv(names, funcs)
}

func (b *bench) evaluate(text string) Worth {
	expr := &program.Expr{Text: text}
	node, problems := b.env().Compile(expr, formula.Use{})
	if node == nil {
		return Worth{Problems: problems}
	}
	setting, faults := b.program.Settle(b.round)
	if len(faults) > 0 {
		return Worth{Fault: faults[0]}
	}
	f := program.NewFrame(b.program, setting)
	f.Begin(&program.Applicant{Inputs: b.inputs})
	for phase := range b.program.Phases {
		f.Run(phase)
	}
	v := f.Eval(node)
	w := Worth{Value: v, Type: node.Type, Fault: v.Fault(), Why: f.Why(node, v)}
	w.steps(f.Trace(node), 0)
	switch v.State() {
	case program.IsUnknown:
		w.Waits = true
		if wait := v.Wait(); wait != nil {
			for _, slot := range wait.Slots {
				w.Unknown = append(w.Unknown, b.program.Slots[slot].Name)
			}
		}
	case program.IsAbsent:
		w.Fault = &program.Fault{Code: "absent_needed", Node: node}
	}
	return w
}
