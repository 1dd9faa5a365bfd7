package analysis

import "github.com/merit-rules/merit/internal/program"

// agreement asks for somebody who meets every rule. Where there is nobody, two rules
// that contradict each other are looked for.
func (v *review) agreement() {
	if v.passes(0, strict(v.prog.Eligibility)) == None {
		v.nobody = true
		v.conflict(strict(v.prog.Eligibility), "policy-nobody")
		return
	}
	if len(v.prog.Qualification) == 0 || v.prog.Scoring == nil {
		return
	}
	both := append(strict(v.prog.Eligibility), strict(v.prog.Qualification)...)
	if v.passes(1, both) == None {
		v.conflict(both, "policy-nobody")
	}
}

// strict are the rules that decide, without those that nobody passes alone.
func strict(list []program.Rule) []*program.Rule {
	var out []*program.Rule
	for i := range list {
		if !list[i].Warn {
			out = append(out, &list[i])
		}
	}
	return out
}

// passes asks for somebody who meets all of some rules.
func (v *review) passes(lean int, rules []*program.Rule) Verdict {
	if len(rules) == 0 || v.left <= 0 {
		return Open
	}
	verdict := Open
	all, taken := v.space.each(lean, min(v.effort.Each, v.left), func(p *Path) bool {
		for _, r := range rules {
			if out := p.Rule(0, r); out == Fails || p.Dead() {
				return true
			}
		}
		verdict = Found
		return false
	})
	v.left -= taken
	if all && verdict != Found {
		return None
	}
	return verdict
}

// conflict reports the first two rules that nobody can meet together, or that nobody
// meets them all. A rule that nobody meets alone is reported as such.
func (v *review) conflict(rules []*program.Rule, code string) {
	for _, r := range rules {
		if v.dead[r] {
			return
		}
	}
	for j := range rules {
		for i := range j {
			if !v.shareInputs(rules[i], rules[j]) || v.passes(0, []*program.Rule{rules[i], rules[j]}) != None {
				continue
			}
			f := Finding{
				Code: "policy-rules-conflict", At: Place{Node: rules[j].Require, Whole: true},
				Related: []Place{{Node: rules[i].Require, Whole: true}}, Args: args("rule", rules[j].ID, "other", rules[i].ID),
			}
			v.show(&f, 0, func(p *Path) bool { return p.Rule(0, rules[i]) == Holds && p.Rule(0, rules[j]) == Fails }, nil)
			v.report(f)
			return
		}
	}
	last := rules[len(rules)-1]
	v.report(Finding{Code: code, At: Place{Node: last.Require, Whole: true}, Args: args("count", count(len(rules)))})
}

// shareInputs reports whether two rules depend on a common input.
func (v *review) shareInputs(a, b *program.Rule) bool {
	mine := v.inputsOf(a)
	for slot := range v.inputsOf(b) {
		if mine[slot] {
			return true
		}
	}
	return false
}

func (v *review) inputsOf(r *program.Rule) map[int]bool {
	out, names := map[int]bool{}, map[int]bool{}
	var read func(n *program.Node)
	read = func(n *program.Node) {
		walk(v.prog, n, map[int]bool{}, func(n *program.Node) {
			if n.Op != program.OpSlot || names[n.Slot] {
				return
			}
			names[n.Slot] = true
			d := &v.prog.Slots[n.Slot]
			switch {
			case d.Kind == program.Input:
				out[n.Slot] = true
			case d.Kind == program.ScoreSlot || d.Kind == program.Total:
				for i := range v.prog.Inputs {
					out[i] = true // a score may depend on any
				}
			}
			read(d.Formula)
			read(d.When)
		})
	}
	for _, n := range ruleRoot(r).nodes {
		read(n)
	}
	return out
}
