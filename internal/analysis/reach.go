package analysis

import (
	"github.com/merit-rules/merit/internal/program"
)

// outcomes reports bands, rows, options and branches that no application comes to. One
// in a function counts where every root that calls it was followed to the end.
func (v *review) outcomes(list []root, seen []sight) {
	open := map[*program.Node]bool{} // ways of which it is not known
	var order []*program.Node
	listed := map[*program.Node]bool{}
	for i := range list {
		for _, n := range list[i].nodes {
			walk(v.prog, n, map[int]bool{}, func(n *program.Node) {
				if len(ways(n)) == 0 {
					return
				}
				open[n] = open[n] || !seen[i].all
				if !listed[n] {
					listed[n], order = true, append(order, n)
				}
			})
		}
	}
	for _, n := range order {
		if !open[n] && v.met[n] {
			v.unreached(n)
		}
	}
}

// unreached reports the ways of a node that nothing takes.
func (v *review) unreached(n *program.Node) {
	if n.Op == program.OpMatrix {
		v.unreachedLines(n)
		return
	}
	for i, way := range ways(n) {
		if v.met[way] {
			continue
		}
		at, label := v.labelOf(n, i)
		code := "policy-outcome-never"
		if n.Op == program.OpIf {
			code = "policy-branch-never"
		}
		v.report(Finding{Code: code, At: at, Args: args("what", n.Expr.What, "label", label)})
	}
}

// labelOf is what an outcome is called, and its place.
func (v *review) labelOf(n *program.Node, i int) (Place, string) {
	switch n.Op {
	case program.OpBands:
		return Place{Node: n.Form.Thresholds[i], Whole: true}, n.Picks()[i]
	case program.OpChecklist, program.OpBest:
		e := &n.Form.Entries[i]
		label := e.ID
		if label == "" && e.If != nil {
			label = e.If.Source()
		}
		if e.If != nil {
			return Place{Node: e.If, Whole: true}, label
		}
		return Place{Node: e.Value, Whole: true}, label
	case program.OpIf:
		way := n.Args[1+i]
		return Place{Node: way}, way.Source()
	case program.OpTable:
		row := &n.Form.Rows[i]
		if row.From != nil {
			return Place{Node: row.From, Whole: true}, n.Picks()[i]
		}
		return Place{Node: n.Form.Outcomes[i], Whole: true}, n.Picks()[i]
	}
	return Place{Node: n.Form.Outcomes[i], Whole: true}, n.Picks()[i]
}

// unreachedLines reports rows and columns of a matrix that nothing comes to; `else`
// may be there for safety.
func (v *review) unreachedLines(n *program.Node) {
	f := n.Form
	for side, axis := range f.Axes {
		entries := len(axis.Thresholds) + len(axis.Options)
		for i := range entries {
			if v.lineMet(n, side, i) {
				continue
			}
			at := Place{Node: axis.Of, Whole: true}
			label := ""
			if i < len(axis.Thresholds) {
				at, label = Place{Node: axis.Thresholds[i], Whole: true}, axis.Thresholds[i].Source()
			} else {
				label = axis.Options[i-len(axis.Thresholds)]
			}
			v.report(Finding{Code: "policy-outcome-never", At: at, Args: args("what", n.Expr.What, "label", label)})
		}
	}
}

func (v *review) lineMet(n *program.Node, side, i int) bool {
	if side == 0 {
		for _, cell := range n.Form.Cells[i] {
			if v.met[cell] {
				return true
			}
		}
		return false
	}
	for _, row := range n.Form.Cells {
		if v.met[row[i]] {
			return true
		}
	}
	return false
}

// verdicts reports rules that nobody fails, or that nobody passes, and maxima out of
// reach.
func (v *review) verdicts(r *root, s *sight) {
	if !s.all {
		return
	}
	if r.rule != nil && r.rule.Require.Op != program.OpConst && !s.outcomes[Faulty] {
		switch {
		case !s.outcomes[Holds] && s.outcomes[Fails]:
			v.hopeless(r.rule)
		case !s.outcomes[Fails] && s.outcomes[Holds]:
			v.report(Finding{Code: "policy-rule-always", At: Place{Node: r.rule.Require, Whole: true}, Args: args("rule", r.rule.ID)})
		case !s.outcomes[Fails] && !s.outcomes[Holds] && s.outcomes[Idle]:
			v.report(Finding{Code: "policy-rule-idle", At: Place{Node: r.rule.When, Whole: true}, Args: args("rule", r.rule.ID)})
		}
	}
	if r.ind != nil && r.ind.HasMax && !s.atMax && s.topped && s.top.X.Sign() >= 0 {
		v.short(r.ind, s)
	}
}

// hopeless reports a rule that nobody passes, with somebody who fails it.
func (v *review) hopeless(rule *program.Rule) {
	if v.dead == nil {
		v.dead = map[*program.Rule]bool{}
	}
	v.dead[rule] = true
	f := Finding{Code: "policy-rule-never", At: Place{Node: rule.Require, Whole: true}, Args: args("rule", rule.ID)}
	v.show(&f, 0, func(p *Path) bool { return p.Rule(0, rule) == Fails }, nil)
	v.report(f)
}

// short reports a maximum that nobody reaches, with the applicant who comes nearest.
func (v *review) short(ind *program.Indicator, s *sight) {
	top := s.top.X
	f := Finding{Code: "policy-max-reach", At: Place{Max: ind}, Args: args("what", ind.ID, "max", ind.Max.String(), "top", top.String())}
	v.show(&f, 1, func(p *Path) bool {
		x := p.Score(0, ind)
		return x.IsNumber() && !p.Less(x, Value{numeric(plain(top))})
	}, nil)
	v.report(f)
}

// show gives a finding an application that shows it, where one is found.
func (v *review) show(f *Finding, lean int, goal Goal, confirm Confirm) {
	if v.left <= 0 {
		return
	}
	a := v.space.Leaning(lean, goal, confirm)
	v.left -= a.Forks
	if a.Verdict == Found {
		f.Witness = a.Witness
		f.Args["witness"] = a.Witness.String()
	}
}

func (v *review) report(f Finding) { v.found = append(v.found, f) }

func args(pairs ...string) map[string]string {
	out := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
	}
	return out
}
