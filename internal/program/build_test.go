package program

import (
	"testing"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

// Builders of nodes: tests have no parser.

func num(s string) *Node {
	x, err := exact.Parse(s)
	if err != nil {
		panic("bad numeral in a test: " + s)
	}
	return &Node{Op: OpConst, Const: Num(x), Type: &Type{Kind: Number}}
}

func text(s string) *Node {
	return &Node{Op: OpConst, Const: String(s), Type: &Type{Kind: TextKind}}
}

func truth(b bool) *Node {
	return &Node{Op: OpConst, Const: Truth(b), Type: &Type{Kind: Bool}}
}

func null() *Node { return &Node{Op: OpConst, Const: None()} }

func date(y, m, d int) *Node {
	day, ok := civil.Of(y, m, d)
	if !ok {
		panic("no such day in a test")
	}
	return &Node{Op: OpConst, Const: Day(day), Type: &Type{Kind: Date}}
}

func op(o Op, args ...*Node) *Node { return &Node{Op: o, Args: args} }

func local(i int) *Node { return &Node{Op: OpLocal, Slot: i} }

func list(args ...*Node) *Node { return op(OpList, args...) }

// over is an operation with a body over the elements of a list; the element is
// local slot.
func over(o Op, slot int, xs, body *Node) *Node {
	return &Node{Op: o, Slot: slot, Args: []*Node{xs, body}}
}

// policy is a program in the making.
type policy struct {
	Program
	t testing.TB
}

func newPolicy(t testing.TB) *policy {
	return &policy{t: t, Program: Program{Phases: 1, Stages: []Stage{{ID: "award"}}}}
}

// input declares an input; inputs come before all other names.
func (p *policy) input(name string, typ *Type, change ...func(*Slot)) *Node {
	require.Equal(p.t, p.Inputs, len(p.Slots), "inputs come first")
	s := Slot{Name: name, Type: typ, Kind: Input}
	for _, c := range change {
		c(&s)
	}
	p.Slots = append(p.Slots, s)
	p.Inputs++
	p.Steps = append(p.Steps, Step{Kind: StepInput, Index: p.Inputs - 1})
	return p.slot(p.Inputs - 1)
}

func between(lo, hi int64) func(*Slot) {
	return func(s *Slot) {
		s.Limits = Limits{Min: exact.Int(lo), Max: exact.Int(hi), HasMin: true, HasMax: true}
	}
}

func (p *policy) slot(i int) *Node {
	return &Node{Op: OpSlot, Slot: i, Type: p.Slots[i].Type}
}

func (p *policy) value(name string, formula *Node) *Node {
	p.Slots = append(p.Slots, Slot{Name: name, Kind: Computed, Type: formula.Type, Formula: formula})
	p.Steps = append(p.Steps, Step{Kind: StepSlot, Index: len(p.Slots) - 1})
	return p.slot(len(p.Slots) - 1)
}

func (p *policy) parameter(name string, v Value, typ *Type) *Node {
	p.Slots = append(p.Slots, Slot{Name: name, Kind: Parameter, Type: typ, Dated: []Dated{{Always: true, Value: v}}})
	return p.slot(len(p.Slots) - 1)
}

func (p *policy) rule(r Rule) {
	p.Eligibility = append(p.Eligibility, r)
	p.Steps = append(p.Steps, Step{Kind: StepRule, Index: len(p.Eligibility) - 1})
}

// leaf adds an indicator with a form to the scorecard; its slot is made.
func (p *policy) leaf(id string, max int64, form *Node, change ...func(*Indicator)) *Indicator {
	ind := &Indicator{ID: id, Max: exact.Int(max), HasMax: true, Form: form}
	for _, c := range change {
		c(ind)
	}
	p.add(ind)
	p.Scoring.Items = append(p.Scoring.Items, ind)
	return ind
}

func (p *policy) add(ind *Indicator) {
	if p.Scoring == nil {
		p.Scoring = &Scoring{Max: exact.Int(100)}
	}
	ind.Index = len(p.Scoring.All)
	ind.Slot = len(p.Slots)
	p.Slots = append(p.Slots, Slot{Name: "score." + ind.ID, Kind: ScoreSlot, Index: ind.Index, Type: &Type{Kind: Number}})
	p.Scoring.All = append(p.Scoring.All, ind)
	p.Steps = append(p.Steps, Step{Kind: StepLeaf, Index: ind.Index})
}

// branch takes leaves added before under an indicator of its own.
func (p *policy) branch(id string, max int64, items ...*Indicator) *Indicator {
	ind := &Indicator{ID: id, Max: exact.Int(max), HasMax: true, Items: items}
	kept := p.Scoring.Items[:0]
	for _, top := range p.Scoring.Items {
		taken := false
		for _, item := range items {
			taken = taken || item == top
		}
		if !taken {
			kept = append(kept, top)
		}
	}
	p.Scoring.Items = append(kept, ind)
	p.add(ind)
	return ind
}

func (p *policy) adjust(id string, form *Node, change ...func(*Indicator)) *Indicator {
	ind := &Indicator{ID: id, Form: form}
	for _, c := range change {
		c(ind)
	}
	p.add(ind)
	p.Scoring.Adjust = append(p.Scoring.Adjust, ind)
	return ind
}

// total closes the scorecard.
func (p *policy) total() *Node {
	p.Slots = append(p.Slots, Slot{Name: NameTotal, Kind: Total, Type: &Type{Kind: Number}})
	p.Scoring.Total = len(p.Slots) - 1
	p.Steps = append(p.Steps, Step{Kind: StepTotal})
	return p.slot(p.Scoring.Total)
}

func (p *policy) qualify(r Rule) {
	p.Qualification = append(p.Qualification, r)
	p.Steps = append(p.Steps, Step{Kind: StepQualify, Index: len(p.Qualification) - 1})
}

// frame settles the program and runs it for one applicant; inputs by position,
// those left out unknown.
func (p *policy) frame(inputs ...Value) *Frame {
	p.t.Helper()
	s, faults := p.Settle(Round{Stage: -1})
	require.Empty(p.t, faults)
	f := NewFrame(&p.Program, s)
	p.run(f, inputs...)
	return f
}

func (p *policy) run(f *Frame, inputs ...Value) {
	all := make([]Value, p.Inputs)
	copy(all, inputs)
	f.Begin(&Applicant{ID: "A01", Inputs: all})
	for phase := 0; phase < p.Phases; phase++ {
		f.Run(phase)
	}
}

// show is a value for comparison in tests.
func show(v Value) string {
	switch v.State() {
	case IsNil:
		return "nil"
	case IsAbsent:
		return "absent"
	case IsError:
		return "error " + v.Fault().Code
	case IsUnknown:
		return "unknown"
	case IsList:
		s := "["
		for i, e := range v.List() {
			if i > 0 {
				s += " "
			}
			s += show(e)
		}
		return s + "]"
	}
	return Print(v, nil, "")
}

// reach is the range of an unknown.
func reach(v Value) string {
	s := spanOf(v)
	lo, hi := "-", "-"
	if s.lo.inf == 0 {
		lo = s.lo.x.String()
	}
	if s.hi.inf == 0 {
		hi = s.hi.x.String()
	}
	return lo + ".." + hi
}
