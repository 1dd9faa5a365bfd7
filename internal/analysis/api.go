package analysis

import (
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Value is what something is on a path.
type Value struct{ v value }

// IsNumber reports whether it is a number, known or not.
func (v Value) IsNumber() bool { return v.v.kind == isNumber }

// Fault is the error that it is; nil for anything else.
func (v Value) Fault() *program.Fault { return v.v.fault }

// Eval is the value of a node of a program.
func (p *Path) Eval(i int, n *program.Node) Value { return Value{p.eval(p.sides[i], n)} }

// Read is the value of a name of a program.
func (p *Path) Read(i, slot int) Value { return Value{p.read(p.sides[i], slot)} }

// Score is an indicator's score.
func (p *Path) Score(i int, ind *program.Indicator) Value {
	return Value{p.score(p.sides[i], ind)}
}

// Total is the total of a program that scores.
func (p *Path) Total(i int) Value { return Value{p.read(p.sides[i], p.sides[i].prog.Scoring.Total)} }

// Rule is the verdict on a rule.
func (p *Path) Rule(i int, r *program.Rule) Outcome {
	out, _ := p.rule(p.sides[i], r)
	return out
}

// Truth decides whether a node is true.
func (p *Path) Truth(i int, n *program.Node) bool { return p.holds(p.condition(p.sides[i], n)) }

// Status is that of an applicant at the last stage, without what the ledger says and
// without figures of the cohort being known. Every rule is evaluated.
func (p *Path) Status(i int) program.Status {
	s := p.sides[i]
	failed, faulty := p.tally(s, s.prog.Eligibility)
	if failed {
		return program.Ineligible
	}
	unqualified, faulty2 := p.tally(s, s.prog.Qualification)
	if s.prog.Scoring != nil && p.read(s, s.prog.Scoring.Total).kind == isFault {
		faulty2 = true
	}
	switch {
	case faulty || faulty2:
		return program.Undetermined
	case unqualified:
		return program.Unqualified
	}
	return program.Qualified
}

// Passes reports whether an applicant meets every rule that decides, and has a total
// where there is one. It stops at the first that says no, so that a search for somebody
// who passes turns back there.
func (p *Path) Passes(i int) bool {
	s := p.sides[i]
	for _, rules := range [...][]program.Rule{s.prog.Eligibility, s.prog.Qualification} {
		for j := range rules {
			if out, _ := p.rule(s, &rules[j]); !rules[j].Warn && (out == Fails || out == Faulty) || p.Dead() {
				return false
			}
		}
	}
	return s.prog.Scoring == nil || p.read(s, s.prog.Scoring.Total).kind == isNumber
}

func (p *Path) tally(s *state, rules []program.Rule) (failed, faulty bool) {
	for i := range rules {
		if rules[i].Warn || p.Dead() {
			continue
		}
		switch out, _ := p.rule(s, &rules[i]); out {
		case Fails:
			failed = true
		case Faulty:
			faulty = true
		}
	}
	return failed, faulty
}

// Differ decides whether two values are not the same.
func (p *Path) Differ(a, b Value) bool {
	if a.v.kind == isFault || b.v.kind == isFault {
		return a.v.kind != b.v.kind
	}
	return !p.same(a.v, b.v)
}

// Less decides whether a number is below another.
func (p *Path) Less(a, b Value) bool {
	return a.v.kind == isNumber && b.v.kind == isNumber && p.split(p.gap(a.v.num, b.v.num), linear.Below)
}

// Reached reports whether the path has evaluated a node of a program.
func (p *Path) Reached(n *program.Node) bool { return p.marks[n] }
