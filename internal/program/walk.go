package program

// nodes calls visit for every node of the program whose Slot may be read: all of
// those reached from slots, functions, rules, the scorecard, figures and the
// allocation.
func (p *Program) nodes(visit func(*Node)) {
	var walk func(*Node)
	walk = func(n *Node) {
		if n == nil {
			return
		}
		if n.Op == OpSlot {
			visit(n)
		}
		n.Children(walk)
	}
	for i := range p.Slots {
		walk(p.Slots[i].When)
		walk(p.Slots[i].Formula)
	}
	for i := range p.Funcs {
		walk(p.Funcs[i].Body)
	}
	for _, rules := range [][]Rule{p.Checks, p.Eligibility, p.Qualification} {
		for i := range rules {
			rules[i].roots(walk)
		}
	}
	if p.Scoring != nil {
		for _, item := range p.Scoring.All {
			walk(item.When)
			walk(item.Form)
		}
	}
	for i := range p.Figures {
		walk(p.Figures[i].Of)
		walk(p.Figures[i].Where)
		walk(p.Figures[i].By)
		walk(p.Figures[i].Formula)
		for _, field := range p.Figures[i].Fields {
			visit(&Node{Op: OpSlot, Slot: field.Slot})
		}
	}
	p.Allocation.roots(walk)
}

func (r *Rule) roots(walk func(*Node)) {
	walk(r.When)
	walk(r.Require)
	for i := range r.Except {
		walk(r.Except[i].When)
	}
	if r.Sanction != nil {
		walk(r.Sanction.Amount)
	}
}

func (a *Allocation) roots(walk func(*Node)) {
	if a == nil {
		return
	}
	a.Terms.roots(walk)
	for i := range a.Pools {
		p := &a.Pools[i]
		walk(p.Where)
		walk(p.Each)
		for j := range p.Shares {
			walk(p.Shares[j].Weight)
		}
		p.Terms.roots(walk)
	}
}

func (t *Terms) roots(walk func(*Node)) {
	for i := range t.RankBy {
		walk(t.RankBy[i].By)
	}
	t.Count.root(walk)
	for i := range t.Tiers {
		t.Tiers[i].roots(walk)
	}
	for i := range t.Quotas {
		q := &t.Quotas[i]
		for _, n := range []*Node{q.Where, q.Each, q.AtLeast, q.AtMost} {
			walk(n)
		}
	}
	if b := t.Budget; b != nil {
		for _, n := range []*Node{b.Max, b.Fits, b.Within, b.Least} {
			walk(n)
		}
	}
}

func (t *Tier) roots(walk func(*Node)) {
	walk(t.Qualify)
	t.Max.root(walk)
	walk(t.Amount)
	walk(t.Cap)
	for i := range t.Parts {
		walk(t.Parts[i].When)
		walk(t.Parts[i].Formula)
		walk(t.Parts[i].Cap)
	}
}

func (m *Most) root(walk func(*Node)) {
	if m != nil {
		walk(m.Max)
	}
}
