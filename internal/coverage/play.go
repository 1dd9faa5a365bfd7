package coverage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// Add plays every applicant of a round again and notes what was tried.
func (m *Map) Add(ctx context.Context, r *round.Round) {
	f := r.Frame(ctx)
	for _, e := range r.Struck {
		r.Play(f, e)
		m.judged(f, m.prog.Checks)
	}
	for _, e := range r.Entrants {
		r.Play(f, e)
		m.personal(f, r, e)
	}
	if r.Last {
		m.figures(f, r)
		m.settled(f, r)
	}
}

// personal notes what is computed for one applicant.
func (m *Map) personal(f *program.Frame, r *round.Round, e *round.Entrant) {
	m.slots(f)
	m.judged(f, m.prog.Checks)
	for i := range m.prog.Eligibility {
		if m.prog.Eligibility[i].Stage <= r.Setting.Stage() {
			m.judged(f, m.prog.Eligibility[i:i+1])
		}
	}
	if !r.Last {
		return
	}
	m.judged(f, m.prog.Qualification)
	if m.prog.Scoring != nil {
		for _, item := range m.prog.Scoring.All {
			if m.opens(f, item.When) && item.Form != nil {
				m.follow(f, item.Form)
			}
		}
	}
	if e.Status == program.Qualified && m.prog.Allocation != nil {
		m.candidate(f, m.prog.Allocation)
	}
}

func (m *Map) slots(f *program.Frame) {
	for i := range m.prog.Slots {
		s := &m.prog.Slots[i]
		if !m.opens(f, s.When) || s.Formula == nil || s.Func > 0 {
			continue
		}
		m.follow(f, s.Formula)
	}
}

// judged notes what became of rules.
func (m *Map) judged(f *program.Frame, rules []program.Rule) {
	for i := range rules {
		r := &rules[i]
		if !m.opens(f, r.When) || r.Require == nil {
			continue
		}
		exempt := false
		for j := range r.Except {
			exempt = m.opens(f, r.Except[j].When) || exempt
		}
		if exempt {
			continue
		}
		v := m.follow(f, r.Require)
		note(m, m.rules, r, side(v))
		if side(v) == 1 && r.Sanction != nil && r.Sanction.Amount != nil {
			m.follow(f, r.Sanction.Amount)
		}
	}
}

// opens notes a `when` and reports whether it holds; none always does.
func (m *Map) opens(f *program.Frame, n *program.Node) bool {
	if n == nil {
		return true
	}
	v := m.follow(f, n)
	note(m, m.gates, n, side(v))
	return side(v) == 0
}

// side is 0 for true, 1 for false, else -1.
func side(v program.Value) int {
	switch {
	case v.State() != program.IsBool:
		return -1
	case v.Bool():
		return 0
	}
	return 1
}

// candidate notes what the allocation looks at.
func (m *Map) candidate(f *program.Frame, a *program.Allocation) {
	if len(a.Pools) == 0 {
		m.wants(f, &a.Terms)
	}
	for i := range a.Pools {
		p := &a.Pools[i]
		if p.Where != nil && side(m.follow(f, p.Where)) != 0 {
			continue
		}
		if p.Each != nil {
			m.follow(f, p.Each)
		}
		m.wants(f, &p.Terms)
	}
}

func (m *Map) wants(f *program.Frame, t *program.Terms) {
	for i := range t.RankBy {
		m.follow(f, t.RankBy[i].By)
	}
	for i := range t.Tiers {
		tier := &t.Tiers[i]
		if !m.opens(f, tier.Qualify) {
			continue
		}
		if tier.Amount != nil {
			m.follow(f, tier.Amount)
		}
		for j := range tier.Parts {
			if part := &tier.Parts[j]; m.opens(f, part.When) && part.Formula != nil {
				m.follow(f, part.Formula)
			}
		}
	}
	for i := range t.Quotas {
		for _, n := range []*program.Node{t.Quotas[i].Where, t.Quotas[i].Each} {
			if n != nil {
				m.follow(f, n)
			}
		}
	}
}

// figures notes the conditions of figures over the cohort.
func (m *Map) figures(f *program.Frame, r *round.Round) {
	for _, e := range r.Entrants {
		if e.Status == program.Ineligible || e.Status == program.Withdrawn {
			continue
		}
		r.Play(f, e)
		for i := range m.prog.Figures {
			figure := &m.prog.Figures[i]
			if figure.Where != nil && side(m.follow(f, figure.Where)) != 0 {
				continue
			}
			for _, n := range []*program.Node{figure.Of, figure.By} {
				if n != nil {
					m.follow(f, n)
				}
			}
		}
	}
}

// follow traces an expression, notes what was looked at and gives its value.
func (m *Map) follow(f *program.Frame, n *program.Node) program.Value {
	t := f.Trace(n)
	m.walk(t)
	return t.Value
}

func (m *Map) walk(t *program.Trace) {
	if at, ok := m.nodes[t.Node]; ok {
		if i := taken(t); i >= 0 && i < len(m.Points[at].Outcomes) {
			m.Points[at].Outcomes[i].Seen++
		}
	}
	for _, item := range t.Items {
		m.walk(item)
	}
}

// taken is which outcome of a point's node a trace shows; -1: none.
func taken(t *program.Trace) int {
	n := t.Node
	switch {
	case n.Op == program.OpIf:
		if len(t.Items) != 2 {
			return -1
		}
		return side(t.Items[0].Value)
	case n.Op == program.OpCoalesce:
		return len(t.Items) - 1
	case t.Pick >= 0:
		return t.Pick
	}
	return side(t.Value)
}

// note counts an outcome of the point that a key stands for.
func note[K comparable](m *Map, points map[K]int, key K, outcome int) {
	if at, ok := points[key]; ok && outcome >= 0 {
		m.Points[at].Outcomes[outcome].Seen++
	}
}

// either counts whether a limit was felt.
func either[K comparable](m *Map, points map[K]int, key K, felt bool) {
	if felt {
		note(m, points, key, 0)
		return
	}
	note(m, points, key, 1)
}

// Tally counts the outcomes and those that were met.
func (m *Map) Tally() (met, all int) {
	for i := range m.Points {
		for _, o := range m.Points[i].Outcomes {
			all++
			if o.Seen > 0 {
				met++
			}
		}
	}
	return met, all
}

// Missing visits every outcome that was not met, by place.
func (m *Map) Missing(visit func(*Point, *Outcome)) {
	order := make([]*Point, len(m.Points))
	for i := range m.Points {
		order[i] = &m.Points[i]
	}
	slices.SortStableFunc(order, func(a, b *Point) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for _, p := range order {
		for j := range p.Outcomes {
			if p.Outcomes[j].Seen == 0 {
				visit(p, &p.Outcomes[j])
			}
		}
	}
}
