package program

import "github.com/merit-rules/merit/internal/civil"

// Round is what one run fixes: the day, the programme year, the stage, and
// parameters that are tried with other values.
type Round struct {
	AsOf  Value // a date or datetime; unknown: none given
	Year  int   // 0: that of the policy
	Stage int   // index in Program.Stages; -1: the last
	Set   map[string]Value
}

// Setting is a program made ready for one round: parameters picked by date, the
// names that need no applicant, and what the evaluators prepare once. It may be
// shared between goroutines.
type Setting struct {
	program  *Program
	stage    int
	last     bool
	values   []Value // by slot; the zero Value where an applicant or a figure gives it
	outputs  []int   // values that no formula reads: an error in one counts by itself
	fast     []fastStep
	locals   int
	personal []int   // slots of names that are about the applicant
	phases   [][]int // the steps of each phase that have something to do
}

// Settle fixes a round. The faults are the round's own: a parameter that has no
// value yet at that day, a day that is needed and was not given.
func (p *Program) Settle(r Round) (*Setting, []*Fault) {
	s := &Setting{program: p, stage: r.Stage, values: make([]Value, len(p.Slots))}
	if r.Stage < 0 || r.Stage >= len(p.Stages) {
		s.stage = max(len(p.Stages)-1, 0)
	}
	s.last = s.stage >= len(p.Stages)-1
	var faults []*Fault
	for i := range p.Slots {
		v := s.fixed(&p.Slots[i], i, &r)
		// A missing day is an error of whatever comes to read it, which an applicant
		// may never do; a parameter that the day should have picked is the round's.
		if v.State() == IsError && p.Slots[i].Kind == Parameter {
			faults = append(faults, v.Fault())
		}
		s.values[i] = v
	}
	s.outputs = outputs(p)
	s.fast, s.locals = compile(p, s, nil)
	s.phases = phases(p)
	for i := range p.Slots {
		switch name := p.Slots[i].Name; {
		case p.Slots[i].Kind == Builtin && (name == NameID || name == NameName || name == NameHistory):
			s.personal = append(s.personal, i)
		}
	}
	return s, faults
}

// Stage is the index of the stage of the round, Last whether it is the last.
func (s *Setting) Stage() int { return s.stage }

// Last reports whether the round is at the last stage.
func (s *Setting) Last() bool { return s.last }

// Value is the value of a name that the round fixes, such as a parameter; the
// zero Value for others.
func (s *Setting) Value(slot int) Value { return s.values[slot] }

// fixed is the value of a name that needs no applicant.
func (s *Setting) fixed(slot *Slot, index int, r *Round) Value {
	switch slot.Kind {
	case Parameter:
		return s.parameter(slot, r)
	case Builtin:
		return s.builtin(slot, r)
	case Input:
		if slot.Default.State() != IsUnknown {
			return slot.Default
		}
		return unsupplied(index, &slot.Limits)
	}
	return Value{}
}

func (s *Setting) parameter(slot *Slot, r *Round) Value {
	if v, ok := r.Set[slot.Name]; ok {
		return v
	}
	if len(slot.Dated) == 1 && slot.Dated[0].Always {
		return slot.Dated[0].Value
	}
	at, ok := s.program.asOf(r)
	if !ok {
		return Failed(&Fault{Code: "as_of_missing", Args: []string{slot.Name}})
	}
	for i := len(slot.Dated) - 1; i >= 0; i-- {
		if d := &slot.Dated[i]; d.Always || d.From <= at {
			return d.Value
		}
	}
	first := ""
	if len(slot.Dated) > 0 {
		first = slot.Dated[0].From.String()
	}
	return Failed(&Fault{Code: "parameter_not_yet", Args: []string{slot.Name, at.String(), first}})
}

func (p *Program) asOf(r *Round) (civil.Date, bool) {
	switch r.AsOf.State() {
	case IsDate:
		return r.AsOf.Date(), true
	case IsTime:
		return p.Policy.Zone.DateOf(r.AsOf.Time().Instant), true
	}
	return 0, false
}

func (s *Setting) builtin(slot *Slot, r *Round) Value {
	policy := &s.program.Policy
	switch slot.Name {
	case NameAsOf:
		if _, ok := s.program.asOf(r); !ok {
			return Failed(&Fault{Code: "as_of_missing", Args: []string{NameAsOf}})
		}
		return r.AsOf
	case NameYear:
		year := r.Year
		if year == 0 {
			year = policy.Year
		}
		if year == 0 {
			return Failed(&Fault{Code: "year_missing"})
		}
		return Int(int64(year))
	case NamePeriodFrom:
		return Day(policy.From)
	case NamePeriodTo:
		return Day(policy.To)
	}
	const due = "due."
	if len(slot.Name) > len(due) && slot.Name[:len(due)] == due {
		for i := range s.program.Stages {
			if s.program.Stages[i].ID == slot.Name[len(due):] {
				return s.program.Stages[i].Due
			}
		}
	}
	return Value{}
}

// outputs are the computed values that nothing else reads.
func outputs(p *Program) []int {
	read := make([]bool, len(p.Slots))
	p.nodes(func(n *Node) { read[n.Slot] = read[n.Slot] || n.Op == OpSlot })
	var list []int
	for i := range p.Slots {
		if s := &p.Slots[i]; s.Kind == Computed && s.Formula != nil && !read[i] {
			list = append(list, i)
		}
	}
	return list
}

// phases lists the steps of each phase in their order, without inputs that are
// always asked, which are in place from the beginning, and figures.
func phases(p *Program) [][]int {
	list := make([][]int, max(p.Phases, 1))
	for i, step := range p.Steps {
		if step.Kind == StepFigure || step.Kind == StepInput && p.Slots[step.Index].When == nil && !fills(&p.Slots[step.Index]) {
			continue
		}
		for step.Phase >= len(list) {
			list = append(list, nil)
		}
		list[step.Phase] = append(list[step.Phase], i)
	}
	return list
}
