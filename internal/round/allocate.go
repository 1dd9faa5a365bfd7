package round

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// allocate ranks the candidates and has the pools settled in their order.
func (r *Round) allocate(f *program.Frame) {
	if !r.single {
		r.setQualified(f, r.qualified())
		r.fix(f)
	}
	if r.Fault != nil {
		return
	}
	candidates := r.candidates(f)
	if r.Fault != nil {
		return
	}
	r.hold(candidates)
	r.List = r.list(f, candidates)
	r.strike()
}

func (r *Round) qualified() int {
	n := 0
	for _, e := range r.Entrants {
		if e.Status == program.Qualified {
			n++
		}
	}
	return n
}

// candidates evaluates the allocation's formulas for the qualified. One who turns
// out undetermined lowers qualified_count, so the others are evaluated again until
// the number stays.
func (r *Round) candidates(f *program.Frame) []*Entrant {
	for {
		before := r.qualified()
		var list []*Entrant
		for _, e := range r.Entrants {
			if e.Status != program.Qualified {
				continue
			}
			if !r.single {
				r.Play(f, e)
				r.place(f, e)
			}
			if e.Status == program.Qualified {
				list = append(list, e)
			}
		}
		if len(list) == before || r.single || !r.reads(program.NameQualifiedCount) {
			return list
		}
		r.setQualified(f, len(list))
		if r.fix(f); r.Fault != nil {
			return nil
		}
	}
}

// readsCounts reports whether the policy reads a count of the round.
func (r *Round) readsCounts() bool {
	return r.reads(program.NameQualifiedCount) || r.reads(program.NameEligibleCount) || r.reads(program.NameApplicantCount)
}

func (r *Round) reads(name string) bool {
	for i := range r.Program.Slots {
		if r.Program.Slots[i].Kind == program.Builtin && r.Program.Slots[i].Name == name {
			return true
		}
	}
	return false
}

// fix evaluates the caps, which are the same for all.
func (r *Round) fix(f *program.Frame) {
	r.caps = make([][]program.Value, 1+len(r.Program.Allocation.Pools))
	r.Stand(f)
	for list := range r.caps {
		t := r.terms(list)
		r.caps[list] = make([]program.Value, len(t.Tiers))
		for i := range t.Tiers {
			if t.Tiers[i].Cap == nil {
				continue
			}
			v, fault := figure(f, t.Tiers[i].Cap)
			if fault != nil {
				r.Fault = fault
				return
			}
			r.caps[list][i] = program.Num(v.RoundTo(t.UnitTo, exact.Floor))
		}
	}
}

// Stand puts the frame before an applicant of whom nothing is known, so that
// round figures can be evaluated: they depend on no applicant.
func (r *Round) Stand(f *program.Frame) {
	nobody := &Entrant{App: program.Applicant{Inputs: make([]program.Value, r.Program.Inputs)}}
	r.Play(f, nobody)
}

// figure evaluates a number of the allocation.
func figure(f *program.Frame, n *program.Node) (exact.Num, *program.Fault) {
	v := f.Eval(n)
	if v.State() == program.IsNumber {
		return v.Num(), nil
	}
	if fault := v.Fault(); fault != nil {
		return exact.Num{}, fault
	}
	return exact.Num{}, &program.Fault{Code: "figure_unknown", Node: n}
}
