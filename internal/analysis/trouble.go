package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/program"
)

// troubles reports what makes an evaluation go wrong for some applicant who is not
// ineligible anyway.
func (v *review) troubles(r *root, s *sight) {
	for _, f := range s.faults {
		key := fault{f.Code, f.Node}
		if f.Node == nil || v.faults[key] || v.left <= 0 {
			continue
		}
		v.faults[key] = true
		a := v.space.Solve(func(p *Path) bool { return v.goesWrong(p, r, f) }, func(w *Witness) bool { return v.happens(w, r, f) })
		v.left -= a.Forks
		switch a.Verdict {
		case Found:
			v.report(trouble(f, a.Witness))
		case None:
			v.sure[f.Node] = true
		}
	}
}

// goesWrong reports whether a path comes to an error, of somebody whom no eligibility
// rule excludes and, where money is computed, who would get it.
func (v *review) goesWrong(p *Path, r *root, f *program.Fault) bool {
	got := r.run(p)
	if got.kind != isFault || got.fault.Code != f.Code || got.fault.Node != f.Node {
		return false
	}
	if r.award && !v.nobody {
		return p.Passes(0) && (r.tier == nil || r.tier.Qualify == nil || p.Truth(0, r.tier.Qualify))
	}
	for i := range v.prog.Eligibility {
		if v.nobody {
			break
		}
		// A rule that nobody meets says nothing about this applicant.
		if r := &v.prog.Eligibility[i]; !r.Warn && !v.dead[r] && !p.Dead() && p.Rule(0, r) == Fails {
			return false
		}
	}
	return !p.Dead()
}

// happens reports whether the evaluator comes to the error.
func (v *review) happens(w *Witness, r *root, f *program.Fault) bool {
	frame := w.Run(0)
	d := frame.Decision()
	if r.award && !v.nobody {
		for _, n := range r.nodes {
			if is(frame.Eval(n).Fault(), f) {
				return d.Status == program.Qualified
			}
		}
		return false
	}
	for _, hit := range d.Failures {
		if !v.nobody && !v.dead[hit.Rule] {
			return false
		}
	}
	if r.slot > 0 && is(frame.Value(r.slot-1).Fault(), f) {
		return true
	}
	for _, g := range d.Faults {
		if is(g, f) {
			return true
		}
	}
	return false
}

func is(a, b *program.Fault) bool { return a != nil && a.Code == b.Code && a.Node == b.Node }

// trouble is the finding of an error.
func trouble(f *program.Fault, w *Witness) Finding {
	out := Finding{At: Place{Node: f.Node}, Witness: w}
	if f.Code == "division_by_zero" && len(f.Node.Args) == 2 {
		divisor := f.Node.Args[1]
		name := divisor.Source()
		out.Code, out.At.Node = "policy-divide-zero", divisor
		out.Args = args("name", strings.TrimPrefix(name, "."), "text", f.Node.Source(), "divisor", name, "witness", w.String())
		return out
	}
	fix := map[string]string{
		"nil_used": "trouble-nil", "empty_list": "trouble-empty", "absent_needed": "trouble-absent",
		"no_row": "trouble-row", "no_entry": "trouble-row", "no_option": "trouble-row",
	}[f.Code]
	out.Code = "policy-trouble"
	text := f.Node.Source()
	if text == "" {
		text = f.Node.Expr.What
	}
	out.Args = args("text", text, "why", "trouble-"+strings.ReplaceAll(f.Code, "_", "-"), "fix", fix, "witness", w.String())
	return out
}

// clear takes back what the text alone made look like a division by 0, where every
// application was followed and none divides by 0.
func (v *review) clear(list []root, seen []sight) {
	open, met := map[*program.Node]bool{}, []*program.Node{}
	for i := range list {
		for _, n := range list[i].nodes {
			walk(v.prog, n, map[int]bool{}, func(n *program.Node) {
				if n.Op == program.OpDiv || n.Op == program.OpMod {
					met = append(met, n)
					open[n] = open[n] || !seen[i].all
				}
			})
		}
	}
	for _, n := range met {
		if v.sure[n] || !open[n] && !v.faults[fault{"division_by_zero", n}] {
			v.report(Finding{Code: "policy-divide-zero", At: Place{Node: n.Args[1]}, Clears: true})
		}
	}
}
