package analysis

import "github.com/merit-rules/merit/internal/program"

// root is something that a policy computes for an applicant, and how.
type root struct {
	nodes []*program.Node // its own expressions
	run   func(p *Path) value
	rule  *program.Rule
	ind   *program.Indicator
	slot  int  // 1 + a name's slot; 0: none
	award bool // computed only for those who are funded
	tier  *program.Tier
}

// roots are all that a policy computes for one applicant.
func roots(prog *program.Program) []root {
	var out []root
	for i := range prog.Slots {
		if d := &prog.Slots[i]; d.Kind == program.Computed && d.Formula != nil {
			out = append(out, root{nodes: []*program.Node{d.Formula}, slot: i + 1, run: func(p *Path) value { return p.read(p.sides[0], i) }})
		}
	}
	for _, list := range [...][]program.Rule{prog.Eligibility, prog.Qualification} {
		for i := range list {
			out = append(out, ruleRoot(&list[i]))
		}
	}
	if prog.Scoring != nil {
		for _, ind := range prog.Scoring.All {
			if ind.Form != nil {
				out = append(out, root{nodes: present(ind.When, ind.Form), ind: ind, run: func(p *Path) value { return p.score(p.sides[0], ind) }})
			}
		}
	}
	for i := range prog.Figures {
		f := &prog.Figures[i]
		out = append(out, nodeRoots(false, f.Of, f.Where, f.By)...)
	}
	return append(out, awardRoots(prog)...)
}

func ruleRoot(r *program.Rule) root {
	nodes := present(r.When, r.Require)
	for i := range r.Except {
		nodes = append(nodes, r.Except[i].When)
	}
	return root{nodes: nodes, rule: r, run: func(p *Path) value {
		out, fault := p.rule(p.sides[0], r)
		if out == Faulty {
			return value{kind: isFault, fault: fault}
		}
		return truth(out == Holds)
	}}
}

func present(list ...*program.Node) []*program.Node {
	var out []*program.Node
	for _, n := range list {
		if n != nil {
			out = append(out, n)
		}
	}
	return out
}

// nodeRoots are conditions and numbers without anything around them.
func nodeRoots(award bool, list ...*program.Node) []root {
	var out []root
	for _, n := range present(list...) {
		out = append(out, root{nodes: []*program.Node{n}, award: award, run: func(p *Path) value { return p.eval(p.sides[0], n) }})
	}
	return out
}

// awardRoots are what the allocation computes for one applicant.
func awardRoots(prog *program.Program) []root {
	var out []root
	for _, terms := range lists(prog) {
		for i := range terms.RankBy {
			out = append(out, nodeRoots(true, terms.RankBy[i].By)...)
		}
		for i := range terms.Quotas {
			out = append(out, nodeRoots(true, terms.Quotas[i].Where, terms.Quotas[i].Each)...)
		}
		for i := range terms.Tiers {
			out = append(out, tierRoots(&terms.Tiers[i])...)
		}
	}
	if prog.Allocation != nil {
		for i := range prog.Allocation.Pools {
			out = append(out, nodeRoots(true, prog.Allocation.Pools[i].Where, prog.Allocation.Pools[i].Each)...)
		}
	}
	return out
}

func tierRoots(t *program.Tier) []root {
	out := nodeRoots(true, t.Qualify)
	paid := nodeRoots(true, t.Amount, t.Cap)
	for i := range t.Parts {
		part := &t.Parts[i]
		paid = append(paid, root{nodes: present(part.When, part.Formula, part.Cap), award: true, run: func(p *Path) value {
			return p.awardPart(p.sides[0], part)
		}})
	}
	for i := range paid {
		paid[i].tier = t
	}
	return append(out, paid...)
}

// awardPart is a part of an amount that applies.
func (p *Path) awardPart(s *state, part *program.Part) value {
	if part.When != nil {
		if when := p.condition(s, part.When); !p.holds(when) {
			return when
		}
	}
	if part.Formula == nil {
		return value{}
	}
	v := p.eval(s, part.Formula)
	if v.kind == isFault || part.Cap == nil {
		return v
	}
	return p.eval(s, part.Cap)
}

// lists are what every list of the allocation is made by: the one, or the pools'.
func lists(prog *program.Program) []*program.Terms {
	a := prog.Allocation
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

// walk calls visit for a node and all under it, those of functions that it calls
// included, each function once.
func walk(prog *program.Program, n *program.Node, called map[int]bool, visit func(*program.Node)) {
	if n == nil {
		return
	}
	visit(n)
	if n.Op == program.OpCall && !called[n.Slot] {
		called[n.Slot] = true
		walk(prog, prog.Funcs[n.Slot].Body, called, visit)
	}
	n.Children(func(c *program.Node) { walk(prog, c, called, visit) })
}
