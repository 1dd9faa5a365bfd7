package analysis

import "github.com/merit-rules/merit/internal/program"

// unused reports parameters and inputs that nothing reads, once a policy says who
// is funded: before, what will read them may only be missing. A text input may be there to
// know the applicant by; whatever has a help text says itself what it is for.
func (v *review) unused() {
	if v.prog.Allocation == nil {
		return
	}
	read := v.readSlots()
	for i := range v.prog.Slots {
		d := &v.prog.Slots[i]
		if read[i] || v.prog.Funcs != nil && d.Func > 0 {
			continue
		}
		switch {
		case d.Kind == program.Parameter:
			v.report(Finding{Code: "policy-unused-parameter", At: Place{Name: d.Name}, Args: args("name", d.Name)})
		case d.Kind == program.Input && d.Type.Kind != program.TextKind && d.Help == (program.Text{}):
			v.report(Finding{Code: "policy-unused-input", Note: true, At: Place{Name: d.Name}, Args: args("name", d.Name)})
		}
	}
}

// readSlots are the names that something of the policy reads or prints.
func (v *review) readSlots() []bool {
	read := make([]bool, len(v.prog.Slots))
	called := map[int]bool{}
	visit := func(n *program.Node) {
		if n.Op == program.OpSlot {
			read[n.Slot] = true
		}
	}
	node := func(n *program.Node) { walk(v.prog, n, called, visit) }
	everyNode(v.prog, node)
	for _, slot := range v.prog.Policy.Subject {
		if slot >= 0 {
			read[slot] = true
		}
	}
	for i := range v.prog.Figures {
		for _, field := range v.prog.Figures[i].Fields {
			read[field.Slot] = true
		}
	}
	return read
}

// everyNode calls node for every expression of a policy, texts with names in them
// included.
func everyNode(p *program.Program, node func(*program.Node)) {
	for i := range p.Slots {
		d := &p.Slots[i]
		node(d.When)
		node(d.Formula)
		fieldNodes(d.Type, node)
	}
	for i := range p.Funcs {
		node(p.Funcs[i].Body)
	}
	for _, rules := range [...][]program.Rule{p.Checks, p.Eligibility, p.Qualification} {
		for i := range rules {
			ruleNodes(&rules[i], node)
		}
	}
	if p.Scoring != nil {
		for _, ind := range p.Scoring.All {
			node(ind.When)
			node(ind.Form)
		}
	}
	for i := range p.Figures {
		f := &p.Figures[i]
		for _, n := range [...]*program.Node{f.Of, f.Where, f.By, f.Formula} {
			node(n)
		}
	}
	allocationNodes(p, node)
}

func fieldNodes(t *program.Type, node func(*program.Node)) {
	if t == nil || t.Elem == nil {
		return
	}
	for i := range t.Elem.Fields {
		node(t.Elem.Fields[i].When)
		fieldNodes(t.Elem.Fields[i].Type, node)
	}
}

func ruleNodes(r *program.Rule, node func(*program.Node)) {
	node(r.When)
	node(r.Require)
	for i := range r.Except {
		node(r.Except[i].When)
	}
	if r.Sanction != nil {
		node(r.Sanction.Amount)
	}
	if r.Reason != nil {
		for _, list := range [...][]program.Piece{r.Reason.ZH, r.Reason.EN} {
			for i := range list {
				node(list[i].Node)
			}
		}
	}
}

func allocationNodes(p *program.Program, node func(*program.Node)) {
	a := p.Allocation
	if a == nil {
		return
	}
	termNodes(&a.Terms, node)
	for i := range a.Pools {
		pool := &a.Pools[i]
		node(pool.Where)
		node(pool.Each)
		for j := range pool.Shares {
			node(pool.Shares[j].Weight)
		}
		termNodes(&pool.Terms, node)
	}
}

func termNodes(t *program.Terms, node func(*program.Node)) {
	for i := range t.RankBy {
		node(t.RankBy[i].By)
	}
	most := func(m *program.Most) {
		if m != nil {
			node(m.Max)
		}
	}
	most(t.Count)
	for i := range t.Tiers {
		tier := &t.Tiers[i]
		node(tier.Qualify)
		most(tier.Max)
		node(tier.Amount)
		node(tier.Cap)
		for j := range tier.Parts {
			for _, n := range [...]*program.Node{tier.Parts[j].When, tier.Parts[j].Formula, tier.Parts[j].Cap} {
				node(n)
			}
		}
	}
	for i := range t.Quotas {
		q := &t.Quotas[i]
		for _, n := range [...]*program.Node{q.Where, q.Each, q.AtLeast, q.AtMost} {
			node(n)
		}
	}
	if b := t.Budget; b != nil {
		for _, n := range [...]*program.Node{b.Max, b.Fits, b.Within, b.Least} {
			node(n)
		}
	}
}
