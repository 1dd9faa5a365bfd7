package packed

import "github.com/merit-rules/merit/internal/program"

func (c *coder) allocation(a *program.Allocation) {
	c.terms(&a.Terms)
	c.bools(&a.Number)
	c.strings(&a.AtCut, &a.AtTier, &a.Vacancy)
	whole(c, &a.Reserve)
	list(c, &a.Pools, c.pool)
	c.cites(&a.Cite)
}

func (c *coder) terms(t *program.Terms) {
	list(c, &t.RankBy, func(k *program.RankKey) {
		c.node(&k.By)
		c.bools(&k.Asc)
		c.textList(&k.Values)
	})
	maybe(c, &t.Count, c.most)
	list(c, &t.Tiers, c.tier)
	list(c, &t.Quotas, c.quota)
	maybe(c, &t.Budget, c.budget)
	c.num(&t.UnitTo)
	mark(c, &t.UnitMode)
	c.bools(&t.Paid)
}

func (c *coder) pool(p *program.Pool) {
	c.strings(&p.ID)
	c.words(&p.Title)
	c.node(&p.Where)
	c.node(&p.Each)
	list(c, &p.Shares, func(s *program.Share) {
		c.strings(&s.Value)
		c.node(&s.Weight)
	})
	c.bools(&p.Out, &p.Lapse)
	c.terms(&p.Terms)
	c.cites(&p.Cite)
}

func (c *coder) most(m *program.Most) {
	c.node(&m.Max)
	c.bools(&m.Percent, &m.Rest, &m.Elastic)
	c.cites(&m.Cite)
}

func (c *coder) tier(t *program.Tier) {
	c.strings(&t.ID)
	c.words(&t.Title)
	c.node(&t.Qualify)
	maybe(c, &t.Max, c.most)
	c.node(&t.Amount)
	list(c, &t.Parts, func(p *program.Part) {
		c.strings(&p.ID)
		c.words(&p.Title)
		c.node(&p.When)
		c.node(&p.Formula)
		c.node(&p.Cap)
		c.cites(&p.Cite)
	})
	c.node(&t.Cap)
	c.bools(&t.Out)
	c.cites(&t.Cite)
}

func (c *coder) quota(q *program.Quota) {
	c.strings(&q.ID, &q.Of, &q.IfShort, &q.Rounding)
	c.words(&q.Title)
	c.node(&q.Where)
	c.node(&q.Each)
	c.node(&q.AtLeast)
	c.node(&q.AtMost)
	c.bools(&q.LeastPct, &q.MostPct)
	whole(c, &q.In)
	c.cites(&q.Cite)
}

func (c *coder) budget(b *program.Budget) {
	c.node(&b.Max)
	c.bools(&b.Percent, &b.Rest)
	c.strings(&b.When, &b.By)
	c.node(&b.Fits)
	c.node(&b.Within)
	c.node(&b.Least)
	c.cites(&b.Cite)
}
