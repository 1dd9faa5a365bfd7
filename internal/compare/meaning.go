package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/program"
)

// meaning writes what is computed about an applicant with every name replaced by
// what it stands for, down to the inputs: two parts with the same meaning give every
// applicant the same.
type meaning struct {
	p     *program.Program
	known map[int]string // by slot
	under map[int]bool   // being written: names cannot be circular, functions neither
}

func meaningOf(p *program.Program) *meaning {
	return &meaning{p: p, known: map[int]string{}, under: map[int]bool{}}
}

// node is the meaning of a node; "-" of none.
func (m *meaning) node(n *program.Node) string {
	if n == nil {
		return "-"
	}
	switch n.Op {
	case program.OpConst:
		return constant(n.Const)
	case program.OpSlot:
		return m.slot(n.Slot)
	}
	parts := []string{strconv.Itoa(int(n.Op)), strconv.Itoa(int(n.Mode)), strconv.FormatBool(n.Desc), strconv.Quote(n.Pattern)}
	switch n.Op {
	case program.OpCall:
		f := &m.p.Funcs[n.Slot]
		parts = append(parts, "fn", m.node(f.Body))
	case program.OpField:
		parts = append(parts, fieldName(n))
	default:
		parts = append(parts, strconv.Itoa(n.Slot))
	}
	parts = append(parts, m.nodes(n.Args))
	if n.Form != nil {
		parts = append(parts, m.form(n.Form))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func (m *meaning) nodes(list []*program.Node) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = m.node(n)
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func (m *meaning) form(f *program.Form) string {
	parts := []string{strconv.Itoa(int(f.Cmp)), m.nodes(f.Thresholds), m.nodes(f.Outcomes), m.node(f.Else), strconv.Itoa(int(f.Take)), strconv.Itoa(f.CountAtMost), strconv.Itoa(f.Drop)}
	for _, r := range f.Rows {
		parts = append(parts, m.node(r.From), m.node(r.To), strconv.FormatBool(r.IncludeFrom), strconv.FormatBool(r.IncludeTo))
	}
	for i, o := range f.Options {
		parts = append(parts, strconv.Quote(o))
		if i < len(f.Texts) {
			parts = append(parts, strconv.Quote(f.Texts[i]))
		}
	}
	for _, e := range f.Entries {
		parts = append(parts, m.node(e.If), m.node(e.Value))
	}
	for _, a := range f.Axes {
		if a != nil {
			parts = append(parts, m.node(a.Of), strconv.Itoa(int(a.Cmp)), m.nodes(a.Thresholds), strings.Join(a.Options, "|"), strconv.FormatBool(a.Else))
		}
	}
	for _, row := range f.Cells {
		parts = append(parts, m.nodes(row))
	}
	parts = append(parts, m.nodes(f.Low), m.nodes(f.High))
	if f.HasStep {
		parts = append(parts, f.Step.String())
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// slot is the meaning of a name.
func (m *meaning) slot(i int) string {
	if text, ok := m.known[i]; ok || m.under[i] {
		return text
	}
	m.under[i] = true
	text := m.named(&m.p.Slots[i])
	delete(m.under, i)
	m.known[i] = text
	return text
}

func (m *meaning) named(s *program.Slot) string {
	switch s.Kind {
	case program.Parameter:
		text := "parameter"
		for _, d := range s.Dated {
			text += " " + d.From.String() + strconv.FormatBool(d.Always) + constant(d.Value)
		}
		return "(" + text + ")"
	case program.Computed, program.Derived:
		return "(value " + m.node(s.Formula) + " " + rounded(s.Round) + ")"
	case program.ScoreSlot:
		return m.indicator(m.p.Scoring.All[s.Index])
	case program.Total:
		return m.total()
	case program.FigureSlot:
		return m.figure(&m.p.Figures[s.Figure])
	case program.Input:
		return "(input " + strconv.Quote(s.Name) + " " + m.node(s.When) + " " + constant(s.Default) + ")"
	}
	return "(" + s.Name + " " + m.fixed(s.Name) + ")"
}

// fixed is what the policy itself says about a name that is always there.
func (m *meaning) fixed(name string) string {
	p := &m.p.Policy
	if id, ok := strings.CutPrefix(name, "due."); ok {
		at := slices.IndexFunc(m.p.Stages, func(s program.Stage) bool { return s.ID == id })
		if at >= 0 {
			return constant(m.p.Stages[at].Due)
		}
	}
	switch name {
	case program.NamePeriodFrom:
		return p.From.String()
	case program.NamePeriodTo:
		return p.To.String()
	case program.NameYear:
		return strconv.Itoa(p.Year)
	}
	return ""
}

func rounded(r *program.Rounding) string {
	if r == nil {
		return "-"
	}
	return strconv.Itoa(r.Places) + r.Mode.String()
}

func (m *meaning) indicator(ind *program.Indicator) string {
	parts := []string{"indicator", m.node(ind.When), m.node(ind.Form), rounded(ind.Round), strconv.FormatBool(ind.Cap), strconv.FormatBool(ind.Strict)}
	for _, limit := range []struct {
		text string
		has  bool
	}{{ind.Min.String(), ind.HasMin}, {ind.Max.String(), ind.HasMax}, {ind.Weight.String(), ind.HasWeight}} {
		if limit.has {
			parts = append(parts, limit.text)
		} else {
			parts = append(parts, "-")
		}
	}
	if ind.Form != nil && ind.Round == nil {
		parts = append(parts, rounded(m.p.Scoring.Round))
	}
	for _, item := range ind.Items {
		parts = append(parts, m.indicator(item))
	}
	return "(" + strings.Join(parts, " ") + ")"
}

// total is the meaning of the total: its parts in any order.
func (m *meaning) total() string {
	var parts []string
	for _, ind := range m.p.Scoring.Items {
		parts = append(parts, m.indicator(ind))
	}
	for _, ind := range m.p.Scoring.Adjust {
		parts = append(parts, "adjust "+m.indicator(ind))
	}
	slices.Sort(parts)
	return "(total " + strings.Join(parts, " ") + ")"
}

func (m *meaning) figure(g *program.Figure) string {
	text := "(figure " + m.nodes([]*program.Node{g.Of, g.Where, g.By, g.Formula}) + strconv.Itoa(int(g.Take)) + strconv.FormatBool(g.Asc)
	for _, f := range g.Fields {
		if m.p.Slots[f.Slot].Kind != program.FigureSlot {
			text += " " + f.Name + m.slot(f.Slot)
		}
	}
	return text + " among " + m.rules(m.p.Eligibility) + ")"
}

func (m *meaning) rules(list []program.Rule) string {
	var parts []string
	for i := range list {
		parts = append(parts, m.rule(&list[i]))
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

func (m *meaning) rule(r *program.Rule) string {
	parts := []string{m.node(r.When), m.node(r.Require), strconv.FormatBool(r.Warn), strconv.Itoa(r.Stage)}
	for i := range r.Except {
		parts = append(parts, m.node(r.Except[i].When))
	}
	return "(rule " + strings.Join(parts, " ") + ")"
}
