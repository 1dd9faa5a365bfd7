package whatif

import "github.com/merit-rules/merit/internal/program"

// dependence is what depends on one parameter.
type dependence struct {
	p     *program.Program
	slot  int
	slots []bool
	funcs []bool
}

// dependenceOn finds every name that depends on a parameter, through other names.
// Figures of the round depend on it only by their own formulas here: who belongs to
// the cohort is settled by the rules, which are looked at themselves.
func dependenceOn(p *program.Program, slot int) *dependence {
	d := &dependence{p: p, slot: slot, slots: make([]bool, len(p.Slots)), funcs: make([]bool, len(p.Funcs))}
	d.slots[slot] = true
	for changed := true; changed; {
		changed = false
		for i := range p.Slots {
			s := &p.Slots[i]
			if !d.slots[i] && (d.reads(s.Formula) || d.reads(s.When)) {
				d.slots[i], changed = true, true
			}
		}
		for i := range p.Funcs {
			if !d.funcs[i] && d.reads(p.Funcs[i].Body) {
				d.funcs[i], changed = true, true
			}
		}
		changed = d.scores() || changed
		changed = d.figures() || changed
	}
	return d
}

func (d *dependence) scores() (changed bool) {
	s := d.p.Scoring
	if s == nil {
		return false
	}
	for i := len(s.All) - 1; i >= 0; i-- { // items stand after their branch
		ind := s.All[i]
		dep := d.reads(ind.When) || d.reads(ind.Form)
		for _, item := range ind.Items {
			dep = dep || d.slots[item.Slot]
		}
		if dep && !d.slots[ind.Slot] {
			d.slots[ind.Slot], changed = true, true
		}
		if dep && !d.slots[s.Total] {
			d.slots[s.Total], changed = true, true
		}
	}
	return changed
}

func (d *dependence) figures() (changed bool) {
	for i := range d.p.Figures {
		if g := &d.p.Figures[i]; d.figure(g) && !d.slots[g.Slot] {
			d.slots[g.Slot], changed = true, true
		}
	}
	return changed
}

// figure reports whether a figure of the round reads something that depends.
func (d *dependence) figure(g *program.Figure) bool {
	for _, f := range g.Fields {
		if d.slots[f.Slot] {
			return true
		}
	}
	return d.reads(g.Of) || d.reads(g.Where) || d.reads(g.By) || d.reads(g.Formula)
}

// reads reports whether a node depends on the parameter, locals aside.
func (d *dependence) reads(n *program.Node) bool {
	if n == nil {
		return false
	}
	switch n.Op {
	case program.OpSlot:
		return d.slots[n.Slot]
	case program.OpCall:
		if d.funcs[n.Slot] {
			return true
		}
	}
	found := false
	n.Children(func(c *program.Node) { found = found || d.reads(c) })
	return found
}

// rule reports whether a rule depends on the parameter.
func (d *dependence) rule(r *program.Rule) bool {
	found := d.reads(r.When) || d.reads(r.Require)
	for i := range r.Except {
		found = found || d.reads(r.Except[i].When)
	}
	return found
}
