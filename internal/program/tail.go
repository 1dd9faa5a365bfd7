package program

import "github.com/merit-rules/merit/internal/exact"

// Tail is what reads the total, directly or through other names. An applicant can
// be tried with other totals by computing nothing but the tail again.
type Tail struct {
	head, steps []int // indexes in Program.Steps, in their order; inputs that are always asked are in neither
	Figures     []int // of Program.Figures: then another total of one applicant can change what others are judged by
	Deep        bool  // what others bring to one of the figures depends on another of them
}

// Tail sorts the steps of the program.
func (p *Program) Tail() *Tail {
	t, moved := &Tail{}, make([]bool, len(p.Slots))
	if p.Scoring == nil {
		return t
	}
	moved[p.Scoring.Total] = true
	r, swayed := reader{p, moved}, reader{p, make([]bool, len(p.Slots))}
	for phase := 0; phase < max(p.Phases, 1); phase++ {
		for i := range p.Steps {
			step := &p.Steps[i]
			if step.Phase != phase {
				continue
			}
			late := step.Kind != StepTotal && r.step(step)
			switch {
			case step.Kind == StepFigure && late:
				t.Figures = append(t.Figures, step.Index)
				t.Deep = t.Deep || swayed.step(step)
				swayed.move(step)
			case step.Kind == StepFigure:
			case late:
				t.steps = append(t.steps, i)
			case step.Kind != StepInput || p.Slots[step.Index].When != nil || fills(&p.Slots[step.Index]):
				t.head = append(t.head, i)
			}
			if late {
				r.move(step)
			}
			if swayed.step(step) {
				swayed.move(step)
			}
		}
	}
	return t
}

// reader finds what reads names that move with the total.
type reader struct {
	p     *Program
	moved []bool
}

func (r *reader) any(nodes ...*Node) bool {
	for _, n := range nodes {
		if n != nil && r.reads(n) {
			return true
		}
	}
	return false
}

func (r *reader) reads(n *Node) bool {
	if n.Op == OpSlot && r.moved[n.Slot] || n.Op == OpCall && r.any(r.p.Funcs[n.Slot].Body) {
		return true
	}
	found := false
	n.Children(func(c *Node) { found = found || r.reads(c) })
	return found
}

func (r *reader) step(s *Step) bool {
	switch s.Kind {
	case StepInput, StepSlot:
		return r.any(r.p.Slots[s.Index].When, r.p.Slots[s.Index].Formula)
	case StepCheck:
		return r.rule(&r.p.Checks[s.Index])
	case StepRule:
		return r.rule(&r.p.Eligibility[s.Index])
	case StepQualify:
		return r.rule(&r.p.Qualification[s.Index])
	case StepLeaf:
		return r.any(r.p.Scoring.All[s.Index].When, r.p.Scoring.All[s.Index].Form)
	case StepFigure:
		return r.figure(&r.p.Figures[s.Index])
	}
	return false
}

func (r *reader) rule(rule *Rule) bool {
	found := false
	rule.roots(func(n *Node) { found = found || n != nil && r.reads(n) })
	return found
}

func (r *reader) figure(f *Figure) bool {
	for _, field := range f.Fields {
		if r.moved[field.Slot] {
			return true
		}
	}
	return r.any(f.Of, f.Where, f.By, f.Formula)
}

// move marks what a step of the tail makes.
func (r *reader) move(s *Step) {
	switch s.Kind {
	case StepSlot, StepInput:
		r.moved[s.Index] = true
	case StepFigure:
		r.moved[r.p.Figures[s.Index].Slot] = true
	case StepLeaf:
		r.moved[r.p.Scoring.All[s.Index].Slot] = true
	}
}

// RunHead computes everything for an applicant but the tail. Figures must have
// been set.
func (f *Frame) RunHead(t *Tail) { f.steps(t.head) }

// RunTail gives the applicant that [Frame.RunHead] was run for another total and
// computes the tail. It may be called again with further totals.
func (f *Frame) RunTail(t *Tail, total exact.Num, s *Snapshot) {
	f.left, f.poll, f.stop = s.left, max(s.left-pollEvery, 0), s.stop
	f.setTotal(total)
	f.steps(t.steps)
}

func (f *Frame) steps(list []int) {
	for _, i := range list {
		f.compute(i)
	}
}

// setTotal puts a total in the place of the card's.
func (f *Frame) setTotal(x exact.Num) {
	f.total = score{state: known, value: x, raw: Num(x)}
	f.slots[f.program.Scoring.Total] = Num(x)
}

// Reach is the range of totals that the card allows as far as it is filled in;
// not ok where it has no end.
func (f *Frame) Reach() (low, high exact.Num, ok bool) {
	switch f.total.state {
	case known, open:
		s := f.total.span()
		return s.lo.x, s.hi.x, s.lo.inf == 0 && s.hi.inf == 0
	}
	return low, high, false
}
