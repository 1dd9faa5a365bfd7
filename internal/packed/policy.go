package packed

import "github.com/merit-rules/merit/internal/program"

func (c *coder) program(p *program.Program) {
	c.policy(&p.Policy)
	list(c, &p.Stages, func(s *program.Stage) {
		c.strings(&s.ID)
		c.words(&s.Title)
		c.value(&s.Due)
	})
	list(c, &p.Slots, c.slot)
	whole(c, &p.Inputs)
	list(c, &p.Funcs, c.function)
	list(c, &p.Checks, c.rule)
	list(c, &p.Eligibility, c.rule)
	list(c, &p.Qualification, c.rule)
	maybe(c, &p.Scoring, c.scoring)
	list(c, &p.Figures, c.figure)
	maybe(c, &p.Allocation, c.allocation)
	list(c, &p.Steps, func(s *program.Step) {
		mark(c, &s.Kind)
		whole(c, &s.Index)
		whole(c, &s.Phase)
	})
	whole(c, &p.Phases)
	list(c, &p.Sources, func(s *program.Source) { c.strings(&s.ID, &s.Title) })
	whole(c, &p.WorkBudget)
}

func (c *coder) policy(p *program.Policy) {
	c.strings(&p.ID, &p.Programme, &p.Title, &p.Issuer, &p.Version, &p.ZoneName, &p.Currency, &p.SHA256)
	c.words(&p.Titles)
	whole(c, &p.Year)
	whole(c, &p.From)
	whole(c, &p.To)
	c.bools(&p.HasPeriod)
	c.zone(&p.Zone)
	c.slots(&p.Subject)
}

func (c *coder) slots(l *[]int) { list(c, l, func(n *int) { whole(c, n) }) }

func (c *coder) slot(s *program.Slot) {
	c.strings(&s.Name, &s.Unit, &s.By, &s.Alone)
	c.words(&s.Title)
	c.words(&s.Help)
	mark(c, &s.Kind)
	c.kind(&s.Type)
	c.cites(&s.Cite)
	c.limits(&s.Limits)
	c.value(&s.Default)
	c.node(&s.When)
	c.node(&s.Formula)
	whole(c, &s.Func)
	maybe(c, &s.Round, c.rounding)
	list(c, &s.Dated, func(d *program.Dated) {
		whole(c, &d.From)
		c.bools(&d.Always)
		c.value(&d.Value)
		c.cites(&d.Cite)
	})
	whole(c, &s.Phase)
	whole(c, &s.Figure)
	whole(c, &s.Index)
	c.aliases(&s.Aliases)
	whole(c, &s.Unique)
}

func (c *coder) function(f *program.Func) {
	c.strings(&f.Name)
	c.textList(&f.Params)
	whole(c, &f.Locals)
	c.node(&f.Body)
	whole(c, &f.Slot)
}

func (c *coder) rule(r *program.Rule) {
	c.strings(&r.ID)
	c.words(&r.Title)
	c.node(&r.When)
	c.node(&r.Require)
	list(c, &r.Except, func(e *program.Exception) {
		c.node(&e.When)
		c.cites(&e.Cite)
	})
	c.bools(&r.Warn)
	whole(c, &r.Stage)
	maybe(c, &r.Reason, c.template)
	c.cites(&r.Cite)
	maybe(c, &r.Sanction, func(s *program.Sanction) {
		c.slots(&s.Bar)
		mark(c, &s.Recover)
		c.node(&s.Amount)
		c.bools(&s.All)
	})
	whole(c, &r.Phase)
}

func (c *coder) scoring(s *program.Scoring) {
	c.num(&s.Max)
	maybe(c, &s.Round, c.rounding)
	// All holds each indicator once; the trees point into it.
	list(c, &s.All, func(i **program.Indicator) {
		if c.reads() {
			*i = new(program.Indicator)
		}
	})
	for i := range s.All {
		if c.bad {
			return
		}
		c.indicator(s, s.All[i])
		if s.All[i].Index != i {
			c.fault()
		}
	}
	c.indicators(s, &s.Items)
	c.indicators(s, &s.Adjust)
	whole(c, &s.Total)
}

// indicators walks over a list of indicators by their places in Scoring.All.
func (c *coder) indicators(s *program.Scoring, l *[]*program.Indicator) {
	list(c, l, func(i **program.Indicator) {
		at := uint64(0)
		if !c.reads() {
			at = uint64((*i).Index)
		}
		c.natural(&at)
		if c.reads() {
			*i = pick(c, s.All, at)
		}
	})
}

func (c *coder) indicator(s *program.Scoring, i *program.Indicator) {
	c.strings(&i.ID)
	c.words(&i.Title)
	whole(c, &i.Index)
	whole(c, &i.Slot)
	c.nums(&i.Max, &i.Min, &i.Weight)
	c.bools(&i.HasMax, &i.HasMin, &i.HasWeight, &i.Cap, &i.Strict)
	c.node(&i.When)
	c.node(&i.Form)
	c.indicators(s, &i.Items)
	maybe(c, &i.Round, c.rounding)
	c.cites(&i.Cite)
	whole(c, &i.Phase)
}

func (c *coder) figure(f *program.Figure) {
	whole(c, &f.Slot)
	c.node(&f.Of)
	c.node(&f.Where)
	mark(c, &f.Take)
	c.node(&f.By)
	c.bools(&f.Asc)
	c.node(&f.Formula)
	list(c, &f.Fields, func(a *program.AppField) {
		c.strings(&a.Name)
		whole(c, &a.Slot)
	})
	whole(c, &f.Phase)
}
