package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// lint looks for what is allowed and hardly meant: conditions that nobody can
// change, maxima out of reach, divisions by zero, and lines that rounding moves.
func (r *reader) lint(root *document.Node) {
	if HasErrors(r.findings) {
		return
	}
	r.divisions()
	r.gates()
	r.certainties(root)
}

// certainties evaluates an application of which nothing is known: what is certain
// even so does not depend on the application.
func (r *reader) certainties(root *document.Node) {
	p := r.prog
	defaults := make([]program.Value, len(p.Slots))
	for i := range p.Slots {
		defaults[i], p.Slots[i].Default = p.Slots[i].Default, program.Value{}
	}
	defer func() {
		for i := range p.Slots {
			p.Slots[i].Default = defaults[i]
		}
	}()
	setting, faults := p.Settle(program.Round{Stage: -1})
	if len(faults) > 0 {
		return // values of another day cannot be foretold
	}
	f := program.NewFrame(p, setting)
	f.Begin(&program.Applicant{Inputs: make([]program.Value, p.Inputs)})
	for phase := range p.Phases {
		f.Run(phase)
	}
	r.certainRules(f, root.Get("eligibility"), p.Eligibility)
	r.certainRules(f, root.Get("qualification"), p.Qualification)
	if p.Scoring != nil {
		r.outOfReach(f.Card().Items)
	}
}

// certainRules warns of rules that hold for all or fail for all.
func (r *reader) certainRules(f *program.Frame, list *document.Node, rules []program.Rule) {
	if list == nil {
		return
	}
	for i, n := range list.Items {
		if i >= len(rules) || rules[i].Require.Op == program.OpConst {
			continue
		}
		holds, certain := r.decided(rules[i].Require)
		if !certain {
			v := f.Eval(rules[i].Require)
			holds, certain = v.Bool(), v.State() == program.IsBool
		}
		if !certain {
			continue
		}
		code := "policy-rule-never"
		if holds {
			code = "policy-rule-always"
		}
		r.warn(n.Get("require"), code, "rule", rules[i].ID)
	}
}

// outOfReach warns of leaves whose maximum no application gets.
func (r *reader) outOfReach(items []*program.CardItem) {
	for _, item := range items {
		r.outOfReach(item.Items)
		ind := item.Indicator
		if ind.Form == nil || !ind.HasMax || item.Fault != nil || item.Loose || item.Unbounded {
			continue
		}
		top := item.High
		if item.Known {
			top = item.Score
		}
		if less(top, ind.Max) {
			n := r.cards[ind.Index].node
			r.warn(n.Get("max"), "policy-max-reach", "what", ind.ID, "max", ind.Max.String(), "top", top.String())
		}
	}
}

// gates warns where a score that is rounded decides a rule: rounding could lift
// somebody over a line they miss exactly.
func (r *reader) gates() {
	if r.prog.Scoring == nil {
		return
	}
	lifting := map[int]*program.Indicator{} // by slot: a leaf below whose rounding may lift it
	for _, ind := range r.prog.Scoring.All {
		if ind.Form != nil && lifts(ind) {
			lifting[ind.Slot] = ind
		}
	}
	r.spread(lifting)
	for _, rule := range r.prog.Qualification {
		r.gate(rule.Require, lifting)
	}
	for _, terms := range r.lists() {
		for _, t := range terms.Tiers {
			r.gate(t.Qualify, lifting)
		}
	}
}

// lists are what every list of the allocation is made by: the one, or the pools'.
func (r *reader) lists() []*program.Terms {
	a := r.prog.Allocation
	switch {
	case a == nil:
		return nil
	case len(a.Pools) == 0:
		return []*program.Terms{&a.Terms}
	}
	out := make([]*program.Terms, len(a.Pools))
	for i := range a.Pools {
		out[i] = &a.Pools[i].Terms
	}
	return out
}

// spread takes lifted leaves up to their branches and the total.
func (r *reader) spread(lifting map[int]*program.Indicator) {
	s := r.prog.Scoring
	var up func(ind *program.Indicator) *program.Indicator
	up = func(ind *program.Indicator) *program.Indicator {
		found := lifting[ind.Slot]
		for _, child := range ind.Items {
			if leaf := up(child); leaf != nil && found == nil {
				found = leaf
			}
		}
		if found != nil {
			lifting[ind.Slot] = found
		}
		return found
	}
	for _, ind := range append(append([]*program.Indicator(nil), s.Items...), s.Adjust...) {
		if leaf := up(ind); leaf != nil && lifting[s.Total] == nil {
			lifting[s.Total] = leaf
		}
	}
}

// lifts reports whether rounding can make a leaf's score greater.
func lifts(ind *program.Indicator) bool {
	if ind.Round == nil || ind.Round.Mode == exact.Down || ind.Round.Mode == exact.Floor {
		return false
	}
	return !onGrid(ind.Form, ind.Round.Places)
}

// onGrid reports whether everything that a form gives has so few places that
// rounding does not change it.
func onGrid(n *program.Node, places int) bool {
	switch n.Op {
	case program.OpConst:
		v, ok := constant(n)
		return ok && v != nil && exact.Equal(v.Round(places, exact.Down), *v)
	case program.OpJudged:
		return n.Form.HasStep && exact.Equal(n.Form.Step.Round(places, exact.Down), n.Form.Step) && n.Args[0].Type.Numeric()
	case program.OpBands, program.OpPoints, program.OpTable, program.OpMatrix, program.OpChecklist, program.OpBest:
		return formOnGrid(n.Form, places)
	}
	return n.Type.Kind == program.Integer && places >= 0
}

func formOnGrid(f *program.Form, places int) bool {
	outcomes := append([]*program.Node(nil), f.Outcomes...)
	if f.Else != nil {
		outcomes = append(outcomes, f.Else)
	}
	for _, row := range f.Cells {
		outcomes = append(outcomes, row...)
	}
	for _, e := range f.Entries {
		outcomes = append(outcomes, e.Value)
	}
	for _, n := range outcomes {
		if !onGrid(n, places) {
			return false
		}
	}
	return true
}

// gate looks for comparisons of a lifted score in a condition.
func (r *reader) gate(n *program.Node, lifting map[int]*program.Indicator) {
	if n == nil {
		return
	}
	if n.Op >= program.OpEq && n.Op <= program.OpGe {
		for _, a := range n.Args {
			if leaf := lifting[a.Slot]; a.Op == program.OpSlot && leaf != nil {
				r.warnNode(n, "policy-round-gate", "name", r.prog.Slots[a.Slot].Name, "leaf", leaf.ID)
				return
			}
		}
	}
	n.Children(func(c *program.Node) { r.gate(c, lifting) })
}

// warnNode is a warning at the source of a compiled expression.
func (r *reader) warnNode(n *program.Node, code string, args ...string) {
	at := r.exprs[n.Expr]
	if at == nil {
		return
	}
	f := r.warn(at, code, args...)
	f.Place = at.Span(n.From, n.To)
}

// textOf is the source text of a node.
func textOf(n *program.Node) string {
	runes := []rune(n.Expr.Text)
	if n.From < 0 || n.To > len(runes) || n.From >= n.To {
		return n.Expr.Text
	}
	return string(runes[n.From:n.To])
}
