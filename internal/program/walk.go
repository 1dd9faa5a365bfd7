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
	for i := range a.RankBy {
		walk(a.RankBy[i].By)
	}
	a.Count.root(walk)
	for i := range a.Tiers {
		t := &a.Tiers[i]
		walk(t.Qualify)
		t.Max.root(walk)
		walk(t.Amount)
		walk(t.Cap)
		for j := range t.Parts {
			walk(t.Parts[j].When)
			walk(t.Parts[j].Formula)
			walk(t.Parts[j].Cap)
		}
	}
	for i := range a.Quotas {
		for _, n := range []*Node{a.Quotas[i].Where, a.Quotas[i].Each, a.Quotas[i].AtLeast, a.Quotas[i].AtMost} {
			walk(n)
		}
	}
	if a.Budget != nil {
		walk(a.Budget.Max)
	}
}

func (m *Most) root(walk func(*Node)) {
	if m != nil {
		walk(m.Max)
	}
}
