package coverage

import (
	"github.com/merit-rules/merit/internal/program"
)

// Kind says what an outcome of a point is.
type Kind uint8

// The kinds of outcomes.
const (
	Holds   Kind = iota // a rule is met, a condition is true
	Fails               // a rule is not met, a condition is false
	Applies             // the `when` of something holds
	Spares              // the `when` of something does not hold
	Then                // a conditional's first branch
	Else                // its second
	Present             // the left side of ??
	Absent              // the right side of ??
	Row                 // a band, row, option or cell; Label says which
	Awarded             // somebody got this tier
	Binds               // a limit changed who is funded
	Idle                // it changed nothing
	Tied                // a tie had to be settled
)

var codes = [...]string{
	Holds: "holds", Fails: "fails", Applies: "applies", Spares: "spares", Then: "then", Else: "else", Present: "present",
	Absent: "absent", Row: "row", Awarded: "awarded", Binds: "binds", Idle: "idle", Tied: "tied",
}

// String is the word of results for a kind; the catalogue has it as "cover-" + word.
func (k Kind) String() string { return codes[k] }

// Outcome is one thing that can come out of a point.
type Outcome struct {
	Kind  Kind
	Label string // of a Row, as written
	Seen  int    // how often it was met
}

// Point is a place in the policy where one of several things happens.
type Point struct {
	What         string // what it belongs to: "eligibility.完成率"
	Text         string // as written
	File         string
	Line, Column int
	Outcomes     []Outcome
}

// Map holds the points of a policy, in the order of the file's rooms.
type Map struct {
	Points []Point

	prog   *program.Program
	rules  map[*program.Rule]int
	gates  map[*program.Node]int // a whole `when`: Applies and Spares
	nodes  map[*program.Node]int // conditions, branches and forms
	tiers  map[*program.Tier]int
	quotas map[*program.Quota]int
	most   map[*program.Most]int
	purses map[*program.Budget]int
	ties   int // -1: none asked for
}

// Of makes the map of a policy, with nothing tried yet.
func Of(p *program.Program) *Map {
	m := &Map{
		prog: p, rules: map[*program.Rule]int{}, gates: map[*program.Node]int{}, nodes: map[*program.Node]int{},
		tiers: map[*program.Tier]int{}, quotas: map[*program.Quota]int{}, most: map[*program.Most]int{},
		purses: map[*program.Budget]int{}, ties: -1,
	}
	for _, rules := range [][]program.Rule{p.Checks, p.Eligibility, p.Qualification} {
		for i := range rules {
			m.rule(&rules[i])
		}
	}
	for i := range p.Slots {
		m.gate(p.Slots[i].When)
		m.conditions(p.Slots[i].Formula, false)
	}
	for i := range p.Funcs {
		m.conditions(p.Funcs[i].Body, false)
	}
	if p.Scoring != nil {
		for _, item := range p.Scoring.All {
			m.gate(item.When)
			m.conditions(item.Form, false)
		}
	}
	for i := range p.Figures {
		f := &p.Figures[i]
		for _, n := range []*program.Node{f.Where, f.Of, f.By, f.Formula} {
			m.conditions(n, false)
		}
	}
	m.allocation(p.Allocation)
	return m
}

func (m *Map) add(n *program.Node, outcomes ...Outcome) int {
	p := Point{Text: n.Source(), Outcomes: outcomes}
	if e := n.Expr; e != nil {
		p.What, p.File, p.Line, p.Column = e.What, e.File, e.Line, e.Column+n.From
	}
	m.Points = append(m.Points, p)
	return len(m.Points) - 1
}

// rule makes the point of a rule. Its condition has points of its own only where it
// is made of several.
func (m *Map) rule(r *program.Rule) {
	m.gate(r.When)
	if r.Require == nil {
		return
	}
	m.rules[r] = m.add(r.Require, Outcome{Kind: Holds}, Outcome{Kind: Fails})
	for i := range r.Except {
		m.gate(r.Except[i].When)
	}
	m.conditions(r.Require, true)
	if r.Sanction != nil {
		m.conditions(r.Sanction.Amount, false)
	}
}

// gate makes the point of a whole `when`.
func (m *Map) gate(n *program.Node) {
	if n == nil {
		return
	}
	m.gates[n] = m.add(n, Outcome{Kind: Applies}, Outcome{Kind: Spares})
	m.conditions(n, true)
}

// conditions makes the points inside an expression. The root of one that has a
// point already gets none of its own if it is a single condition.
func (m *Map) conditions(n *program.Node, counted bool) {
	if n == nil {
		return
	}
	switch {
	case n.Op == program.OpIf:
		m.nodes[n] = m.add(n, Outcome{Kind: Then}, Outcome{Kind: Else})
		m.conditions(n.Args[0], true)
		m.conditions(n.Args[1], false)
		m.conditions(n.Args[2], false)
		return
	case n.Op == program.OpCoalesce:
		m.nodes[n] = m.add(n, Outcome{Kind: Present}, Outcome{Kind: Absent})
	case n.Picks() != nil:
		m.form(n)
	case single(n) && !counted:
		m.nodes[n] = m.add(n, Outcome{Kind: Holds}, Outcome{Kind: Fails})
	}
	n.Children(func(c *program.Node) {
		// what options are picked by has them for its outcomes already
		m.conditions(c, n.Op == program.OpPoints && c == n.Args[0])
	})
}

func (m *Map) form(n *program.Node) {
	var list []Outcome
	for _, label := range n.Picks() {
		list = append(list, Outcome{Kind: Row, Label: label})
	}
	at := m.add(n, list...)
	m.nodes[n] = at
	if len(n.Args) > 0 && n.Args[0] != nil {
		m.Points[at].Text = n.Args[0].Source() // what decides; a form is no expression itself
	}
}

// single reports whether a node is a condition that is not made of others.
func single(n *program.Node) bool {
	if n.Type == nil || n.Type.Kind != program.Bool {
		return false
	}
	switch n.Op {
	case program.OpConst, program.OpLocal, program.OpAnd, program.OpOr, program.OpNot, program.OpLet, program.OpCall:
		return false
	}
	return true
}
