package main

import (
	"fmt"
	"strings"

	"github.com/merit-rules/merit/internal/slate"
)

// row is a linear row over the choices: sum of the factors of those chosen,
// compared with bound.
type row struct {
	factor map[choice]int64
	sense  string // <=, >= or =
	bound  int64
}

// choice is a candidate in one of their open tiers.
type choice struct{ candidate, tier int }

// String is the name of the choice in a model file.
func (c choice) String() string { return fmt.Sprintf("y%d_%d", c.candidate, c.tier) }

// model is an allocation as linear rows.
type model struct {
	choices []choice // in the order of the candidates
	rows    []row
}

func newModel(p *slate.Problem) *model {
	m := &model{}
	for i := range p.Candidates {
		once := row{factor: map[choice]int64{}, sense: "<=", bound: 1}
		for _, t := range p.Candidates[i].Open {
			m.choices = append(m.choices, choice{i, t})
			once.factor[choice{i, t}] = 1
		}
		m.rows = append(m.rows, once)
	}
	if p.Count.Set {
		m.rows = append(m.rows, m.sum(func(choice) int64 { return 1 }, "<=", int64(p.Count.N)))
	}
	for t := range p.Tiers {
		if p.Tiers[t].Max.Set {
			m.rows = append(m.rows, m.sum(func(c choice) int64 { return indicator(c.tier == t) }, "<=", int64(p.Tiers[t].Max.N)))
		}
	}
	for q := range p.Quotas {
		m.bound(p, q, p.Quotas[q].Least, ">=")
		m.bound(p, q, p.Quotas[q].Most, "<=")
	}
	return m
}

// bound adds the row of one side of a quota. A share n/d of the base is
// d x members - n x base, compared with 0.
func (m *model) bound(p *slate.Problem, q int, b *slate.Bound, sense string) {
	if b == nil {
		return
	}
	tier := p.Quotas[q].Tier
	counts := func(c choice) int64 { return indicator(tier < 0 || tier == c.tier) }
	members := func(c choice) int64 { return counts(c) * indicator(isMember(p, c.candidate, q)) }
	if !b.IsShare {
		m.rows = append(m.rows, m.sum(members, sense, int64(b.N)))
		return
	}
	n, d, _ := b.Share.Small()
	m.rows = append(m.rows, m.sum(func(c choice) int64 { return d*members(c) - n*counts(c) }, sense, 0))
}

func (m *model) sum(factor func(choice) int64, sense string, bound int64) row {
	r := row{factor: map[choice]int64{}, sense: sense, bound: bound}
	for _, c := range m.choices {
		if f := factor(c); f != 0 {
			r.factor[c] = f
		}
	}
	return r
}

func indicator(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func isMember(p *slate.Problem, candidate, quota int) bool {
	for _, q := range p.Candidates[candidate].Member {
		if q == quota {
			return true
		}
	}
	return false
}

// text is the model in LP format, with an objective to be made as large as possible.
func (m *model) text(objective map[choice]int64, more []row) string {
	var out strings.Builder
	out.WriteString("Maximize\n obj:")
	m.terms(&out, objective)
	out.WriteString("\nSubject To\n")
	n := 0
	for _, rows := range [][]row{m.rows, more} {
		for _, r := range rows {
			if len(r.factor) == 0 {
				// An empty row needs a variable that is none: 0 y.
				fmt.Fprintf(&out, " r%d: 0 %v %s %d\n", n, m.choices[0], r.sense, r.bound)
			} else {
				fmt.Fprintf(&out, " r%d:", n)
				m.terms(&out, r.factor)
				fmt.Fprintf(&out, " %s %d\n", r.sense, r.bound)
			}
			n++
		}
	}
	out.WriteString("Binary\n")
	for _, c := range m.choices {
		fmt.Fprintf(&out, " %v\n", c)
	}
	out.WriteString("End\n")
	return out.String()
}

// terms writes factors in the order of the choices, few a line.
func (m *model) terms(out *strings.Builder, factor map[choice]int64) {
	written := 0
	for _, c := range m.choices {
		f, ok := factor[c]
		if !ok {
			continue
		}
		if written++; written%10 == 0 {
			out.WriteString("\n ")
		}
		fmt.Fprintf(out, " %+d %v", f, c)
	}
}

// holds reports whether a plan is within every row, in whole numbers.
func (m *model) holds(plan map[choice]bool, more []row) bool {
	for _, rows := range [][]row{m.rows, more} {
		for _, r := range rows {
			sum := int64(0)
			for c := range plan {
				sum += r.factor[c]
			}
			if r.sense == "<=" && sum > r.bound || r.sense == ">=" && sum < r.bound || r.sense == "=" && sum != r.bound {
				return false
			}
		}
	}
	return true
}
