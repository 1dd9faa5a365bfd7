package round

import (
	"cmp"
	"slices"
	"sort"

	"github.com/merit-rules/merit/internal/search"
)

// settle finds the award of every group. Where lists can be told from those around
// them, only some are made.
func (p *prober) settle(groups []*group) Halt {
	kinds := map[string][]*group{}
	var names []string
	for _, g := range groups {
		if !p.listed(g.e) {
			g.award = &Award{}
			continue
		}
		kind := p.kind(g.e)
		if kinds[kind] == nil {
			names = append(names, kind)
		}
		kinds[kind] = append(kinds[kind], g)
	}
	for _, name := range names {
		if !p.climb(kinds[name]) {
			return ManyLists
		}
	}
	return Whole
}

// climb finds the awards of groups that differ in nothing but the entrant's place.
func (p *prober) climb(groups []*group) bool {
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(a.spans[0].height(), b.spans[0].height()) })
	c := climber{p: p}
	look := c.look
	all := len(groups) * (len(p.ranked) + 1)
	if all > p.few && chain(groups) && steady(p.r.Program.Allocation) {
		return between(groups, look)
	}
	if all > p.left {
		return false
	}
	for _, g := range groups {
		if !look(g) {
			return false
		}
	}
	return true
}

// climber makes the lists of groups that differ in the entrant's place only.
type climber struct {
	p *prober
	l *lineup
}

// look finds the award of one group; false once too much was done.
func (c *climber) look(g *group) bool {
	if g.award != nil {
		return true
	}
	p := c.p
	if p.left -= len(p.ranked) + 1; p.left < 0 {
		return false
	}
	a := c.award(g)
	g.award = &a
	return true
}

func (c *climber) award(g *group) Award {
	if len(c.p.r.Program.Allocation.Pools) > 0 || g.spans[0].torn() {
		list := c.p.stand(g).List
		return list.award(g.e, c.p.r.Terms.Limits)
	}
	if c.l == nil {
		l, _, fault := c.p.newLineup(g)
		if fault != nil {
			return Award{level: "fault"}
		}
		c.l = l
	}
	return c.l.award(c.p, c.l.move(g.spans[0]))
}

// between looks at the ends; where these are alike, so is all between them.
func between(groups []*group, look func(*group) bool) bool {
	first, last := groups[0], groups[len(groups)-1]
	if !look(first) || !look(last) {
		return false
	}
	if len(groups) <= 2 {
		return true
	}
	if first.award.level == last.award.level {
		for _, g := range groups[1 : len(groups)-1] {
			g.award = first.award
		}
		return true
	}
	half := len(groups) / 2
	return between(groups[:half+1], look) && between(groups[half:], look)
}

// chain reports whether each place ranks after the one before in every ranking, and
// none tears classes.
func chain(groups []*group) bool {
	for i, g := range groups {
		for k, s := range g.spans {
			if s.torn() || i > 0 && s.height() < groups[i-1].spans[k].height() {
				return false
			}
		}
	}
	return true
}

// stand makes the list of a group as a round makes it.
func (p *prober) stand(g *group) *Stand {
	if len(p.r.Program.Allocation.Pools) == 0 {
		l, pool, fault := p.newLineup(g)
		list := List{Fault: fault, Ranked: pool.Ranked, Pools: []*Pool{pool}}
		if fault == nil {
			g.e.Pool, g.e.Seat = 0, slices.Index(pool.Seats, g.e)
			g.e.Rank = 1 + sort.SearchInts(p.classes, g.spans[0].from)
			pool.Outcome = search.Settle(l.problem, l.limits)
			pool.Settled = pool.Outcome
			list.Fault = l.test.failed()
		}
		return &Stand{g.e, list}
	}
	list, classes := insert(p.ranked, p.classes, g.e, g.spans[0])
	m := newMaker(p.r, p.f)
	m.take(list, classes)
	if m.out.Pools = m.pools(); m.out.Fault == nil {
		m.run()
	}
	return &Stand{g.e, m.out}
}
