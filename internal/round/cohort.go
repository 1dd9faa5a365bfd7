package round

import (
	"slices"
	"sort"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// setCounts takes the counts that figures and the allocation may read. Who
// withdrew is in none of them.
func (r *Round) setCounts(f *program.Frame) {
	r.heads = heads{}
	for _, e := range r.Entrants {
		if e.Status != program.Withdrawn {
			r.heads.applicants++
		}
		if r.inCohort(e) {
			r.heads.eligible++
		}
	}
	r.setHeads(f)
}

// setHeads gives a frame the counts as they stand.
func (r *Round) setHeads(f *program.Frame) {
	r.setCount(f, program.NameApplicantCount, r.heads.applicants)
	r.setCount(f, program.NameEligibleCount, r.heads.eligible)
	if r.heads.final {
		r.setCount(f, program.NameQualifiedCount, r.heads.qualified)
	}
}

// setQualified fixes the number of candidates, which is known last.
func (r *Round) setQualified(f *program.Frame, n int) {
	r.heads.qualified, r.heads.final = n, true
	r.setCount(f, program.NameQualifiedCount, n)
}

func (r *Round) setCount(f *program.Frame, name string, n int) {
	for i := range r.Program.Slots {
		if s := &r.Program.Slots[i]; s.Kind == program.Builtin && s.Name == name {
			f.SetFigure(i, program.Int(int64(n)))
		}
	}
}

// inCohort reports whether an entrant passed eligibility, whatever came later.
func (r *Round) inCohort(e *Entrant) bool {
	return e.eligible() || e.Status == program.Undetermined && e.Decision.Eligible
}

// draw computes the figures of one phase, in the order of the steps.
func (r *Round) draw(f *program.Frame, phase int) {
	for _, step := range r.Program.Steps {
		if step.Kind == program.StepFigure && step.Phase == phase {
			r.drawFigure(f, step.Index, phase)
		}
	}
}

// member is what one eligible entrant brings to a figure.
type member struct {
	entrant  *Entrant
	value    program.Value
	group    string
	anywhere bool // the group is not known: it may be any
}

func (r *Round) drawFigure(f *program.Frame, index, phase int) {
	figure := &r.Program.Figures[index]
	if figure.Formula != nil {
		r.Figures[index] = f.EvalFigure(figure, r.records(f, figure, phase))
		return
	}
	members, held := r.members(f, figure, phase)
	for _, h := range held {
		h.Figure = index
		r.Held = append(r.Held, h)
	}
	if Grouped(figure) {
		r.drawGroups(index, members)
		return
	}
	if len(held) > 0 {
		r.Figures[index] = held[0].Value
		return
	}
	values := make([]program.Value, len(members))
	for i, m := range members {
		values[i] = m.value
	}
	r.Figures[index] = program.Draw(figure.Take, values)
}

// members evaluates a figure's `where`, `of` and `by` for the cohort.
func (r *Round) members(f *program.Frame, figure *program.Figure, phase int) (members []member, held []Held) {
	for _, e := range r.Entrants {
		if !r.inCohort(e) {
			continue
		}
		r.play(f, e, phase-1)
		m, in := memberOf(f, figure)
		if !in {
			continue
		}
		m.entrant = e
		members = append(members, m)
		if unsettled(m.value) {
			held = append(held, Held{By: e, Value: m.value})
		}
	}
	return members, held
}

func memberOf(f *program.Frame, figure *program.Figure) (member, bool) {
	var m member
	if figure.By != nil {
		by := f.Eval(figure.By)
		m.anywhere = unsettled(by)
		m.group = program.Print(by, figure.By.Type, "")
		m.value = by
	}
	if figure.Where != nil {
		in := f.Eval(figure.Where)
		if unsettled(in) {
			m.value = in
			return m, true
		}
		if !in.Bool() {
			return member{}, false
		}
	}
	if m.anywhere {
		return m, true
	}
	m.value = f.Eval(figure.Of)
	if m.value.State() == program.IsAbsent || m.value.State() == program.IsNil {
		return member{}, false // who is not asked, or has none, does not count
	}
	return m, true
}

func unsettled(v program.Value) bool {
	return v.State() == program.IsUnknown || v.State() == program.IsError
}

// drawGroups gives each entrant the figure of their own group, and each rank its
// holder. A group with an unsettled member has an unsettled figure, and so have
// all groups while it is unknown to which of them somebody belongs.
func (r *Round) drawGroups(index int, members []member) {
	figure := &r.Program.Figures[index]
	groups := map[string][]member{}
	mixed := slices.ContainsFunc(members, func(m member) bool { return m.anywhere })
	for _, m := range members {
		key := m.group
		if mixed {
			key = ""
		}
		groups[key] = append(groups[key], m)
	}
	for _, e := range r.Entrants {
		if e.Grouped == nil {
			e.Grouped = make([]program.Value, len(r.Program.Figures))
		}
	}
	for _, group := range groups {
		give(figure, index, group)
	}
}

func give(figure *program.Figure, index int, group []member) {
	values := make([]program.Value, len(group))
	for i, m := range group {
		values[i] = m.value
		if unsettled(m.value) {
			for _, other := range group {
				other.entrant.Grouped[index] = m.value
			}
			return
		}
	}
	if figure.Take == program.TakeRank {
		rankMembers(figure, index, group)
		return
	}
	drawn := program.Draw(figure.Take, values)
	for _, m := range group {
		m.entrant.Grouped[index] = drawn
	}
}

// rankMembers gives place 1 to the largest (with asc: the smallest) value; equals
// share a place and the next place is left out.
func rankMembers(figure *program.Figure, index int, group []member) {
	sort.SliceStable(group, func(i, j int) bool {
		c := exact.Cmp(group[i].value.Num(), group[j].value.Num())
		if figure.Asc {
			return c < 0
		}
		return c > 0
	})
	place := 1
	for i, m := range group {
		if i > 0 && exact.Cmp(m.value.Num(), group[i-1].value.Num()) != 0 {
			place = i + 1
		}
		m.entrant.Grouped[index] = program.Int(int64(place))
	}
}

// records are the elements of `applicants` in the general form, by id.
func (r *Round) records(f *program.Frame, figure *program.Figure, phase int) []program.Value {
	var list []program.Value
	for _, e := range r.Entrants {
		if !r.inCohort(e) {
			continue
		}
		r.play(f, e, phase-1)
		list = append(list, record(f, figure, e))
	}
	return list
}

// record is the element of the entrant that f stands at.
func record(f *program.Frame, figure *program.Figure, e *Entrant) program.Value {
	fields := make([]program.Value, len(figure.Fields))
	for i, field := range figure.Fields {
		if field.Name == program.NameID {
			fields[i] = program.String(e.App.ID)
			continue
		}
		fields[i] = f.Value(field.Slot)
	}
	return program.Fields(fields)
}
