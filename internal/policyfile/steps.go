package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// task is one step and the slots that must be computed before it.
type task struct {
	step  program.Step
	name  string
	key   *document.Node
	slot  int // the slot that it computes; -1: none
	needs []int
}

// steps puts everything that a round computes into an order in which it is
// computed before it is used, and gives each step its phase.
func (r *reader) steps() {
	p := r.prog
	tasks := r.tasks()
	makes := make(map[int]int, len(tasks))
	for i, t := range tasks {
		if t.slot >= 0 {
			makes[t.slot] = i
		}
	}
	order, cycles := arrange(tasks, makes)
	for i, c := range cycles {
		if within(c, cycles[max(0, i-nearCycles):i]) {
			continue
		}
		r.cycle(tasks, c)
	}
	if len(cycles) > 0 {
		return
	}
	r.phases(tasks, order, makes)
	slices.SortStableFunc(order, func(a, b int) int { return before(&tasks[a], &tasks[b]) })
	for _, i := range order {
		t := &tasks[i]
		if t.step.Kind == program.StepSlot && t.step.Index < 0 {
			continue // a function
		}
		p.Steps = append(p.Steps, t.step)
		p.Phases = max(p.Phases, t.step.Phase+1)
		r.setPhase(t)
	}
}

// before sorts by phase, and within one the figures first: all else there may
// read them.
func before(a, b *task) int {
	if a.step.Phase != b.step.Phase {
		return a.step.Phase - b.step.Phase
	}
	return boolInt(b.step.Kind == program.StepFigure) - boolInt(a.step.Kind == program.StepFigure)
}

// tasks lists all steps in the order of the file, with what each needs.
func (r *reader) tasks() []task {
	p := r.prog
	var list []task
	add := func(kind program.StepKind, index, slot int, name string, key *document.Node, nodes ...*program.Node) {
		t := task{step: program.Step{Kind: kind, Index: index}, name: name, key: key, slot: slot}
		for _, n := range nodes {
			r.reads(n, func(s int) { t.needs = append(t.needs, s) })
		}
		list = append(list, t)
	}
	for i := range p.Inputs {
		s := &p.Slots[i]
		kind := program.StepInput
		if s.Kind == program.Derived {
			kind = program.StepSlot
		}
		add(kind, i, i, s.Name, r.names.where[s.Name], s.When, s.Formula, fieldWhens(s.Type))
	}
	for i, c := range p.Checks {
		add(program.StepCheck, i, -1, c.ID, nil, c.Require, c.When)
	}
	for _, d := range r.defs {
		s := &p.Slots[d.slot]
		switch {
		case d.fn > 0:
			// A function has no value; a cycle through it is one all the same.
			add(program.StepSlot, -1, d.slot, d.name, d.key, p.Funcs[d.fn-1].Body)
		case d.figure > 0:
			f := &p.Figures[d.figure-1]
			add(program.StepFigure, d.figure-1, d.slot, d.name, d.key, f.Of, f.Where, f.By, f.Formula)
			for _, field := range f.Fields {
				list[len(list)-1].needs = append(list[len(list)-1].needs, field.Slot)
			}
		default:
			add(program.StepSlot, d.slot, d.slot, d.name, d.key, s.Formula)
		}
	}
	for i, rule := range p.Eligibility {
		add(program.StepRule, i, -1, rule.ID, nil, ruleNodes(rule)...)
	}
	list = append(list, r.scoreTasks()...)
	for i, rule := range p.Qualification {
		add(program.StepQualify, i, -1, rule.ID, nil, ruleNodes(rule)...)
	}
	return list
}

// fieldWhens joins the conditions of a list's fields in one node, for what they
// read.
func fieldWhens(t *program.Type) *program.Node {
	if t.Kind != program.List || t.Elem == nil {
		return nil
	}
	all := &program.Node{Op: program.OpList}
	for _, f := range t.Elem.Fields {
		if f.When != nil {
			all.Args = append(all.Args, f.When)
		}
	}
	return all
}

func ruleNodes(rule program.Rule) []*program.Node {
	nodes := []*program.Node{rule.Require, rule.When}
	for _, e := range rule.Except {
		nodes = append(nodes, e.When)
	}
	// What a sanction recovers is asked when the round is over.
	return nodes
}

// scoreTasks are the steps of the scorecard: leaves, branches after their items,
// and the total.
func (r *reader) scoreTasks() []task {
	s := r.prog.Scoring
	if s == nil {
		return nil
	}
	var list []task
	for i, ind := range s.All {
		if ind == nil {
			continue
		}
		t := task{step: program.Step{Kind: program.StepLeaf, Index: i}, name: "score." + ind.ID, key: r.cards[i].node.Get("id"), slot: ind.Slot}
		for _, n := range []*program.Node{ind.Form, ind.When} {
			r.reads(n, func(slot int) { t.needs = append(t.needs, slot) })
		}
		for _, child := range ind.Items {
			t.needs = append(t.needs, child.Slot)
		}
		list = append(list, t)
	}
	total := task{step: program.Step{Kind: program.StepTotal}, name: program.NameTotal, slot: s.Total}
	for _, ind := range append(slices.Clone(s.Items), s.Adjust...) {
		total.needs = append(total.needs, ind.Slot)
	}
	return append(list, total)
}

// arrange orders the tasks by what they need, depth first without recursion: a
// chain may be as long as the file. cycles are lists of tasks, each needing the
// next.
func arrange(tasks []task, makes map[int]int) (order []int, cycles [][]int) {
	state := make([]uint8, len(tasks)) // 1: on the stack, 2: done
	next := make([]int, len(tasks))
	for root := range tasks {
		if state[root] != 0 {
			continue
		}
		stack := []int{root}
		state[root] = 1
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			if next[at] == len(tasks[at].needs) {
				state[at] = 2
				order = append(order, at)
				stack = stack[:len(stack)-1]
				continue
			}
			need, ok := makes[tasks[at].needs[next[at]]]
			next[at]++
			switch {
			case !ok || state[need] == 2:
			case state[need] == 1:
				cycles = append(cycles, slices.Clone(stack[slices.Index(stack, need):]))
			default:
				state[need] = 1
				stack = append(stack, need)
			}
		}
	}
	return order, cycles
}

// nearCycles is how many cycles back one is looked for that holds another: what a
// function's call closes again is found right after it.
const nearCycles = 20

// within reports whether all of a cycle stand in one that was shown before: what a
// call needs, the caller needs too.
func within(cycle []int, before [][]int) bool {
	return slices.ContainsFunc(before, func(b []int) bool {
		return !slices.ContainsFunc(cycle, func(i int) bool { return !slices.Contains(b, i) })
	})
}

// cycle shows a cycle with all its members.
func (r *reader) cycle(tasks []task, members []int) {
	var names []string
	var keys []*document.Node
	for _, i := range members {
		names = append(names, tasks[i].name)
		if tasks[i].key != nil {
			keys = append(keys, tasks[i].key)
		}
	}
	names = append(names, names[0])
	if len(keys) == 0 {
		keys = []*document.Node{r.root}
	}
	f := r.fault(keys[0], "policy-cycle", "cycle", strings.Join(names, " → "))
	for _, k := range keys[1:] {
		f.Related = append(f.Related, document.Related{Place: k.Place(), Code: "related-cycle", Args: document.Arg("name", k.Text)})
	}
}

// phases gives every task the phase of what it needs; a figure comes one later
// than what it is drawn from.
func (r *reader) phases(tasks []task, order []int, makes map[int]int) {
	for _, i := range order {
		t := &tasks[i]
		phase := 0
		for _, need := range t.needs {
			if j, ok := makes[need]; ok {
				phase = max(phase, tasks[j].step.Phase)
			} else if r.isCount(need) {
				phase = max(phase, 1)
			}
		}
		if t.step.Kind == program.StepFigure {
			phase++
		}
		t.step.Phase = phase
	}
}

// isCount reports whether a slot is one of the counts, which are known only when
// all applicants have been looked at.
func (r *reader) isCount(slot int) bool {
	s := &r.prog.Slots[slot]
	return s.Kind == program.Builtin && strings.HasSuffix(s.Name, "_count")
}

// setPhase writes a task's phase into what it computes.
func (r *reader) setPhase(t *task) {
	p := r.prog
	if t.slot >= 0 {
		p.Slots[t.slot].Phase = t.step.Phase
	}
	switch t.step.Kind {
	case program.StepCheck:
		p.Checks[t.step.Index].Phase = t.step.Phase
	case program.StepRule:
		p.Eligibility[t.step.Index].Phase = t.step.Phase
	case program.StepQualify:
		p.Qualification[t.step.Index].Phase = t.step.Phase
	case program.StepLeaf:
		p.Scoring.All[t.step.Index].Phase = t.step.Phase
	case program.StepFigure:
		p.Figures[t.step.Index].Phase = t.step.Phase
	}
}
