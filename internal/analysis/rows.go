package analysis

import "github.com/merit-rules/merit/internal/program"

// rows reports rows of a band table that take the same value, where their ends are
// computed: of constant ones reading the policy tells.
func (v *review) rows(r *root) {
	n := r.nodes[len(r.nodes)-1]
	if n.Op != program.OpTable || !computedEnds(n.Form) || v.left <= 0 {
		return
	}
	a := v.space.Solve(func(p *Path) bool { return p.bothRows(n) >= 0 }, func(w *Witness) bool { return happensInRows(w, n) })
	v.left -= a.Forks
	if a.Verdict != Found {
		return
	}
	v.report(Finding{Code: "policy-rows-both", At: Place{Node: n.Args[0], Whole: true}, Witness: a.Witness, Args: args("what", n.Expr.What, "witness", a.Witness.String())})
}

func computedEnds(f *program.Form) bool {
	for _, row := range f.Rows {
		for _, end := range present(row.From, row.To) {
			if end.Op != program.OpConst {
				return true
			}
		}
	}
	return false
}

// bothRows is a row that takes what a row before it took; -1: none.
func (p *Path) bothRows(n *program.Node) int {
	s := p.sides[0]
	of := p.eval(s, n.Args[0])
	if _, ok := odd(n, of); ok {
		return -1
	}
	taken := false
	for i := range n.Form.Rows {
		holds, _, ok := p.inRow(s, n, &n.Form.Rows[i], of)
		switch {
		case !ok || p.Dead():
			return -1
		case holds && taken:
			return i
		}
		taken = taken || holds
	}
	return -1
}

// happensInRows reports whether the evaluator finds the value in two rows.
func happensInRows(w *Witness, n *program.Node) bool {
	f := w.Run(0)
	of := f.Eval(n.Args[0])
	count := 0
	for i := range n.Form.Rows {
		alone := &program.Node{Op: program.OpTable, Type: n.Type, Args: []*program.Node{{Op: program.OpConst, Const: of}}, Expr: n.Expr,
			Form: &program.Form{Rows: n.Form.Rows[i : i+1], Outcomes: n.Form.Outcomes[i : i+1]}}
		if f.Eval(alone).State() != program.IsError {
			count++
		}
	}
	return count > 1
}
