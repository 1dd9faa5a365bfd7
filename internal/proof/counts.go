package proof

import (
	"github.com/merit-rules/merit/internal/proof/whole"
)

// counts is the limits of a model as a system of whole numbers: how many of each
// signature are funded, or stand in each tier, and how many of each cell of a
// question.
type counts struct {
	*whole.System
	total  int     // the number funded
	places []int   // per tier, where tiers are counted
	heads  []group // per signature
	cells  []group
	ties   []int // variables
	rows   int   // that every question has, whatever its cells
	shape  string
	limits []limit
	under  *model // whose limits the boxes of the rows say
}

// limit is where a bound of a quota stands in the system.
type limit struct {
	quota int
	of    *measure
	row   int         // -1: a share that is no short fraction
	span  span        // of the row
	bound whole.Bound // of a share of heads; else At is nil
}

// group is where the seats of a signature or a cell stand in the system: one
// variable for each of its tiers, and one that adds them up.
type group struct {
	seats []int
	sum   int
}

// drawing is a system while it is made: variables are columns, rows come later.
type drawing struct {
	m       *model
	columns [][]whole.Term
	rows    []span
	total   int   // row that ties all seats to the number funded
	tiers   []int // the same of each tier, where tiers are counted
	budget  int   // -1: none
	unions  []int // per set of tiers; -1: not limited
	parts   [][]part
	limits  []limit // whose rows are not yet variables
	first   []int   // rows
}

// part is a row in which the seats that a quota looks at count.
type part struct {
	row   int
	of    int  // a member's seat counts so often
	all   int  // and any seat so often beside
	money bool // times what it is paid
}

func (d *drawing) row(s span) int {
	d.rows = append(d.rows, s)
	return len(d.rows) - 1
}

func (d *drawing) column(terms []whole.Term) int {
	d.columns = append(d.columns, terms)
	return len(d.columns) - 1
}

// draw makes the system for questions of one shape.
func (m *model) draw(q *folded) *counts {
	d := &drawing{m: m, budget: -1, parts: make([][]part, len(m.p.Quotas))}
	c := &counts{shape: q.shape}
	bases := d.bases(c)
	for k := range m.p.Quotas {
		d.quota(k, bases)
	}
	if m.purse != nil && m.purse.max >= 0 {
		d.budget = d.row(span{-whole.Far, m.purse.max})
	}
	for sig := range m.sigs {
		c.heads = append(c.heads, d.group(sig, nil))
	}
	c.rows = len(d.rows)
	for range q.ties {
		c.ties = append(c.ties, d.row(span{-whole.Far, whole.Far}))
	}
	for k := range q.cells {
		c.cells = append(c.cells, d.group(q.cells[k].sig, q.tiesOf(k, c.ties)))
	}
	d.finish(c)
	return c
}

// bases adds the number funded and the number in each tier, which shares are of;
// they are columns, so that they can be settled before all else.
func (d *drawing) bases(c *counts) (columns []int) {
	m := d.m
	d.total = d.row(span{0, 0})
	c.total = d.column([]whole.Term{{Row: d.total, Times: -1}})
	if !m.byTier {
		for _, u := range m.unions {
			row := -1
			if places, limited := m.capacity(u); limited {
				row = d.row(span{-whole.Far, places})
			}
			d.unions = append(d.unions, row)
		}
		return nil
	}
	for range m.p.Tiers {
		row := d.row(span{0, 0})
		d.tiers = append(d.tiers, row)
		columns = append(columns, d.column([]whole.Term{{Row: row, Times: -1}}))
	}
	return columns
}

// quota adds the rows of one quota.
func (d *drawing) quota(k int, tiers []int) {
	m, least, most := d.m, d.m.least[k], d.m.most[k]
	if least == nil && most == nil {
		return
	}
	if m.p.Quotas[k].Money {
		d.money(k, least, most)
		return
	}
	base := 0 // the first column is the number funded
	if t := m.p.Quotas[k].Tier; t >= 0 {
		base = tiers[t]
	}
	heads := d.row(span{-whole.Far, whole.Far})
	d.first = append(d.first, heads)
	d.parts[k] = append(d.parts[k], part{row: heads, of: 1})
	for _, b := range []*measure{least, most} {
		switch {
		case b == nil:
		case !b.share && b.up:
			d.limits = append(d.limits, limit{quota: k, of: b, row: heads, span: span{b.fixed, whole.Far}})
		case !b.share:
			d.limits = append(d.limits, limit{quota: k, of: b, row: heads, span: span{-whole.Far, b.fixed}})
		default:
			l := limit{quota: k, of: b, row: -1, bound: whole.Bound{Of: heads, Base: base, At: b.at, Ceiling: !b.up}}
			if times, per, s, ok := b.line(); ok {
				l.row, l.span = d.row(span{-whole.Far, whole.Far}), s
				d.parts[k] = append(d.parts[k], part{row: l.row, of: times})
				d.columns[base] = append(d.columns[base], whole.Term{Row: l.row, Times: -per})
			}
			d.limits = append(d.limits, l)
		}
	}
}

// money adds the rows of a quota of money: what members are paid, less their share
// of what all are paid.
func (d *drawing) money(k int, least, most *measure) {
	for _, b := range []*measure{least, most} {
		if b == nil {
			continue
		}
		l := limit{quota: k, of: b, row: d.row(span{-whole.Far, whole.Far}), span: span{-whole.Far, 0}}
		p := part{row: l.row, of: 1, money: true}
		switch {
		case !b.share && b.up:
			l.span = span{b.fixed, whole.Far}
		case !b.share:
			l.span = span{-whole.Far, b.fixed}
		default:
			p.of, p.all = int(b.den), -int(b.num)
			if b.up {
				l.span = span{0, whole.Far}
			}
		}
		d.parts[k], d.limits = append(d.parts[k], p), append(d.limits, l)
	}
}

// group adds the seats of a signature; ties are the rows in which they count beside
// the limits, for each tier.
func (d *drawing) group(sig int, ties func(tier int) []int) group {
	if !d.m.byTier {
		v := d.column(d.terms(sig, -1, ties))
		return group{[]int{v}, v}
	}
	g := group{sum: -1}
	open := d.m.sigs[sig].open
	row := -1
	if len(open) > 1 {
		row = d.row(span{0, 0})
	}
	for _, t := range open {
		terms := d.terms(sig, t, ties)
		if row >= 0 {
			terms = append(terms, whole.Term{Row: row, Times: 1})
		}
		g.seats = append(g.seats, d.column(terms))
	}
	if g.sum = g.seats[0]; row >= 0 {
		g.sum = -1 - row // known when all columns are
	}
	return g
}

// terms are the rows in which a seat counts.
func (d *drawing) terms(sig, tier int, ties func(tier int) []int) []whole.Term {
	m := d.m
	s := &m.sigs[sig]
	terms := []whole.Term{{Row: d.total, Times: 1}}
	if tier >= 0 {
		terms = append(terms, whole.Term{Row: d.tiers[tier], Times: 1})
	}
	for k, row := range d.unions {
		if row >= 0 && setOf(s.open)&^m.unions[k] == 0 {
			terms = append(terms, whole.Term{Row: row, Times: 1})
		}
	}
	for k, parts := range d.parts {
		if in := m.p.Quotas[k].Tier; in >= 0 && in != tier {
			continue
		}
		is := s.isMember(k)
		for _, p := range parts {
			times := p.all
			if is {
				times += p.of
			}
			if p.money {
				times *= s.payIn(tier)
			}
			if times != 0 {
				terms = append(terms, whole.Term{Row: p.row, Times: times})
			}
		}
	}
	if pay := s.payIn(tier); d.budget >= 0 && pay != 0 {
		terms = append(terms, whole.Term{Row: d.budget, Times: pay})
	}
	if ties != nil {
		for _, row := range ties(tier) {
			terms = append(terms, whole.Term{Row: row, Times: 1})
		}
	}
	return terms
}

// finish hands the drawing over.
func (d *drawing) finish(c *counts) {
	c.System = whole.New(len(d.rows), d.columns)
	for k, s := range d.rows {
		c.Box(c.Row(k), s.lo, s.hi)
	}
	for _, l := range d.limits {
		if l.row >= 0 {
			l.row = c.Row(l.row)
		}
		l.bound.Of = c.Row(l.bound.Of)
		c.limits = append(c.limits, l)
	}
	c.First(c.total)
	for t := range d.tiers {
		column := c.total + 1 + t
		places := len(d.m.of)
		if most := d.m.p.Tiers[t].Max; most.Set {
			places = min(places, most.N)
		}
		c.places = append(c.places, places)
		c.First(column)
	}
	for _, row := range d.first {
		c.First(c.Row(row))
	}
	for k, row := range c.ties {
		c.ties[k] = c.Row(row)
	}
	for _, groups := range [][]group{c.heads, c.cells} {
		for k := range groups {
			if g := &groups[k]; g.sum < 0 {
				g.sum = c.Row(-1 - g.sum)
			}
		}
	}
}

// has reports whether the limits of a model are among those of the system.
func (c *counts) has(m *model) bool {
	n := 0
	for q := range m.least {
		for _, b := range []*measure{m.least[q], m.most[q]} {
			if b != nil {
				n++
			}
		}
	}
	for k := range c.limits {
		if c.limits[k].isOf(m) {
			n--
		}
	}
	return n == 0
}

func (l *limit) isOf(m *model) bool { return l.of == m.least[l.quota] || l.of == m.most[l.quota] }

// holds sets the boxes of the limits to those that a model has.
func (c *counts) holds(m *model) {
	if c.under == m {
		return
	}
	c.under = m
	for k := range c.limits {
		if l := &c.limits[k]; l.row >= 0 {
			c.Box(l.row, -whole.Far, whole.Far)
		}
	}
	var bounds []whole.Bound
	for k := range c.limits {
		l := &c.limits[k]
		if !l.isOf(m) {
			continue
		}
		if l.row >= 0 {
			c.Narrow(l.row, l.span.lo, l.span.hi)
		}
		if l.bound.At != nil {
			bounds = append(bounds, l.bound)
		}
	}
	c.Bounds(bounds)
}

// pose sets the boxes to what a question asks.
func (c *counts) pose(q *folded) {
	c.Box(c.total, q.total.lo, q.total.hi)
	for t, places := range c.places {
		s := span{0, places}
		if q.bases != nil {
			s = span{q.bases[t].lo, min(q.bases[t].hi, places)}
		}
		c.Box(c.total+1+t, s.lo, s.hi)
	}
	for sig, g := range c.heads {
		c.poseGroup(g, span{q.fixed[sig], q.fixed[sig] + q.free[sig]})
	}
	for k, g := range c.cells {
		c.poseGroup(g, q.cells[k].span)
	}
	for sig, seats := range q.seated {
		for k, n := range seats {
			v := c.heads[sig].seats[k]
			if v == c.heads[sig].sum {
				n = max(n, q.fixed[sig])
			}
			c.Box(v, n, q.fixed[sig]+q.free[sig])
		}
	}
	for k, v := range c.ties {
		c.Box(v, q.ties[k].span.lo, q.ties[k].span.hi)
	}
}

func (c *counts) poseGroup(g group, s span) {
	for _, v := range g.seats {
		c.Box(v, 0, s.hi)
	}
	c.Box(g.sum, s.lo, s.hi)
}
