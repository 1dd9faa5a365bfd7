package proof

import "github.com/merit-rules/merit/internal/slate"

// fault checks the claim that no list can be made. Only that there is no lawful
// plan can be confirmed, with the quotas to blame and how far each could reach.
func (c *check) fault() {
	o := c.o
	if len(o.Seats)+len(o.Contests)+len(o.Quotas)+len(o.Reserve)+o.Funded+o.StoppedAt != 0 || o.Decided || o.WantsSeed ||
		o.Nobody || o.ByNumber != nil || o.Amount.Sign() != 0 || o.Left.Sign() != 0 {
		c.add(Misshapen, "a list beside the reason why there is none")
	}
	if c.beyond() {
		c.once(FaultUnconfirmed, "no list can be made")
		return
	}
	c.m = newModel(c.p, &slate.Outcome{Quotas: make([]slate.QuotaReport, len(c.p.Quotas))})
	m := c.m.before(0)
	if c.o.Fault.Code != slate.NoLawfulPlan {
		c.once(FaultUnconfirmed, "no list can be made")
		return
	}
	switch m.ask(c.unheld(m)) {
	case yes:
		if c.p.Budget == nil || c.p.Budget.Mode == slate.ShortScale {
			c.add(FaultFalse, "a lawful plan exists")
			return
		}
		c.once(FaultUnconfirmed, "no lawful plan can be paid")
	case unknown:
		c.once(FaultUnconfirmed, "no lawful plan")
	default:
		c.faultQuotas(m)
	}
}

// faultQuotas checks which quotas are named, each that alone is in the way.
func (c *check) faultQuotas(m *model) {
	named := map[int]int{}
	for k, l := range c.o.Fault.About {
		if b := c.p.Budget; l.Kind == slate.LimitBudget && b != nil && b.Mode != slate.ShortScale {
			c.once(FaultUnconfirmed, "whether the budget is to blame")
			continue
		}
		if l.Kind != slate.LimitQuota || l.Index >= len(c.p.Quotas) || k >= len(c.o.Fault.Reach) {
			c.add(FaultFalse, "what is to blame")
			continue
		}
		named[l.Index] = c.o.Fault.Reach[k]
	}
	spends := c.p.Budget != nil && c.p.Budget.Mode != slate.ShortScale
	for q := range c.p.Quotas {
		free := m.without(q)
		reach, is := named[q]
		a := free.ask(c.unheld(free))
		if a == unknown || spends && a == yes && !is {
			c.once(FaultUnconfirmed, "which quota is to blame")
		} else if is != (a == yes) {
			c.add(FaultFalse, "to blame").figures(a == yes, is).about(slate.LimitQuota, q)
		} else if is && !spends {
			c.reach(free, q, reach)
		}
	}
}

// reach checks that a minimum of that number could be met, and no greater one.
func (c *check) reach(free *model, q, reach int) {
	least := c.p.Quotas[q].Least
	if least == nil || least.IsShare || c.p.Quotas[q].IfShort == slate.Relax {
		return
	}
	can := func(n int) answer {
		need, held := fixedMeasure(n), free.copy()
		held.most[q], held.least[q] = c.m.most[q], &need
		return held.ask(c.unheld(held))
	}
	if reach >= 0 && can(reach) == no || can(reach+1) == yes {
		c.add(FaultFalse, "the greatest number that could be met").figures("", reach).about(slate.LimitQuota, q)
	}
}
