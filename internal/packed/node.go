package packed

import "github.com/merit-rules/merit/internal/program"

func (c *coder) node(n **program.Node) {
	shared(c, n, &c.nodes, func(n *program.Node) {
		mark(c, &n.Op)
		c.kind(&n.Type)
		list(c, &n.Args, c.node)
		whole(c, &n.Slot)
		c.value(&n.Const)
		mark(c, &n.Mode)
		c.bools(&n.Desc)
		c.strings(&n.Pattern)
		shared(c, &n.Form, &c.forms, c.form)
		shared(c, &n.Expr, &c.exprs, c.expr)
		whole(c, &n.From)
		whole(c, &n.To)
		c.strings(&n.Numeral)
	})
}

func (c *coder) nodeList(l *[]*program.Node) { list(c, l, c.node) }

// expr walks over a source text but leaves out the name of its file: the same policy
// gives the same bytes wherever it lies, and nobody reads there how its author's
// folders are called.
func (c *coder) expr(e *program.Expr) {
	c.strings(&e.Text, &e.What)
	whole(c, &e.Line)
	whole(c, &e.Column)
	whole(c, &e.Locals)
}

func (c *coder) form(f *program.Form) {
	mark(c, &f.Cmp)
	c.nodeList(&f.Thresholds)
	c.nodeList(&f.Outcomes)
	c.node(&f.Else)
	list(c, &f.Rows, func(r *program.Row) {
		c.node(&r.From)
		c.node(&r.To)
		c.bools(&r.IncludeFrom, &r.IncludeTo)
	})
	c.textList(&f.Options)
	c.textList(&f.Texts)
	list(c, &f.Entries, c.entry)
	mark(c, &f.Take)
	whole(c, &f.CountAtMost)
	for i := range f.Axes {
		maybe(c, &f.Axes[i], c.axis)
	}
	list(c, &f.Cells, c.nodeList)
	c.nodeList(&f.Low)
	c.nodeList(&f.High)
	c.num(&f.Step)
	c.bools(&f.HasStep)
	whole(c, &f.Drop)
}

func (c *coder) entry(e *program.Entry) {
	c.strings(&e.ID)
	c.words(&e.Title)
	c.node(&e.If)
	c.node(&e.Value)
	c.cites(&e.Cite)
}

func (c *coder) axis(a *program.Axis) {
	c.node(&a.Of)
	mark(c, &a.Cmp)
	c.nodeList(&a.Thresholds)
	c.textList(&a.Options)
	c.bools(&a.Else)
}

// kind walks over a type.
func (c *coder) kind(t **program.Type) {
	shared(c, t, &c.types, func(t *program.Type) {
		mark(c, &t.Kind)
		c.kind(&t.Elem)
		list(c, &t.Fields, c.field)
		c.textList(&t.Options)
		c.bools(&t.Optional)
	})
}

func (c *coder) field(f *program.Field) {
	c.strings(&f.Name, &f.Unit, &f.Alone)
	c.words(&f.Title)
	c.words(&f.Help)
	c.kind(&f.Type)
	c.limits(&f.Limits)
	c.value(&f.Default)
	c.node(&f.When)
	c.aliases(&f.Aliases)
}

func (c *coder) limits(l *program.Limits) {
	c.nums(&l.Min, &l.Max, &l.Step)
	c.bools(&l.HasMin, &l.HasMax, &l.HasStep)
	whole(c, &l.MinLen)
	whole(c, &l.MaxLen)
	c.value(&l.MinDate)
	c.value(&l.MaxDate)
}

func (c *coder) aliases(l *[]program.Alias) {
	list(c, l, func(a *program.Alias) { c.strings(&a.From, &a.To) })
}

func (c *coder) words(t *program.Text) { c.strings(&t.ZH, &t.EN) }

func (c *coder) cites(l *[]program.Cite) {
	list(c, l, func(x *program.Cite) { c.strings(&x.Source, &x.Clause, &x.Quote) })
}

func (c *coder) template(t *program.Template) {
	for _, pieces := range [...]*[]program.Piece{&t.ZH, &t.EN} {
		list(c, pieces, func(p *program.Piece) {
			c.strings(&p.Text)
			c.node(&p.Node)
		})
	}
}

func (c *coder) rounding(r *program.Rounding) {
	whole(c, &r.Places)
	mark(c, &r.Mode)
}
