package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// other is who would be certainly funded on another list.
type other struct {
	in    func(i int) bool
	first *firsts // the same, where that tells it
	made  bool    // there is a list
	some  bool    // somebody might be funded
	list  bool    // there are best plans, whatever becomes of them
	n     int     // funded in each of them
	short []int   // what relaxed quotas miss
}

// again settles a variant of the problem by the proof's own means.
func (c *check) again(p *slate.Problem, m *model) (*other, bool) {
	if p.Budget.Sequential() {
		s, known := handOut(p)
		if !known {
			return nil, false
		}
		o := &other{in: s.certain, list: true, made: s.broken == nil, short: make([]int, len(p.Quotas))}
		for i := range s.fates {
			o.some = o.some || s.broken == nil && !s.excluded[i] && s.fates[i].funded() != 0
		}
		return o, true
	}
	r, known := m.rerun()
	if !known {
		return nil, false
	}
	o := &other{in: r.certain, list: r.list != nil, made: r.fault == nil, short: make([]int, len(p.Quotas))}
	if r.list != nil {
		o.n, o.short = r.n, r.m.short
	}
	if r.fault == nil && r.after == nil && r.extra < 0 && m.roll == c.m.roll {
		o.first = r.first
	}
	if o.first != nil && len(r.maybe) == 0 {
		o.some = r.n > 0
		return o, true
	}
	o.some = r.fault == nil && (slices.ContainsFunc(r.final(), func(s slate.State) bool { return s != slate.Out }) ||
		r.extra >= 0 || len(r.maybe) > 0 && p.AtCut != slate.CutExclude)
	return o, true
}

// modelOf is the model of a variant; money handed out one at a time needs none.
func (c *check) modelOf(p *slate.Problem, l slate.Limit) *model {
	switch {
	case p.Budget.Sequential():
		return nil
	case c.p.Budget.Sequential():
		return newModel(p, &slate.Outcome{Quotas: make([]slate.QuotaReport, len(p.Quotas))})
	}
	return c.m.lacking(l)
}

// absences checks what is said about lists that were not made: which limits stand in
// the way of the refused, and what each quota changed.
func (c *check) absences() {
	limits := limitsOf(c.p)
	lists := make([]*other, len(limits))
	same := &other{in: c.certain, first: c.m.firsts(), made: true, list: true, short: make([]int, len(c.p.Quotas))}
	for k, l := range limits {
		if c.idle(l) {
			lists[k] = same
			c.changed(l.Index, same, same)
			continue
		}
		o, known := c.without(l, same)
		if !known {
			c.once(BlameUnconfirmed, "who would be funded without a limit")
			continue
		}
		lists[k] = o
		if l.Kind == slate.LimitQuota {
			c.changed(l.Index, same, o)
		}
	}
	c.obstacles(limits, lists)
	c.merit(limits, lists, same)
	c.takenBy(limits, lists)
	c.nobody()
}

// without settles the problem that lacks a limit.
func (c *check) without(l slate.Limit, same *other) (*other, bool) {
	if o := c.traced(l, same); o != nil {
		return o, true
	}
	p := lack(c.p, l)
	return c.again(p, c.modelOf(p, l))
}

func (c *check) certain(i int) bool { return c.m.post(i).certain() }

// idle reports whether no refusal rests on a quota: then the list without it is the
// same. Where quotas have another effect than on the walk it does not tell.
func (c *check) idle(l slate.Limit) bool {
	f := c.grounds
	return l.Kind == slate.LimitQuota && f != nil && !f.every && !f.used[l.Index]
}

// changed compares who entered by a quota and who was displaced.
func (c *check) changed(q int, now, o *other) {
	r := &c.o.Quotas[q]
	if now.first != nil && o.first != nil {
		entered, displaced := 0, 0
		for sig, n := range now.first.n {
			entered += max(0, n-o.first.n[sig])
			displaced += max(0, o.first.n[sig]-n)
		}
		if c.parts(r.Entered, entered, now, o) && c.parts(r.Displaced, displaced, o, now) {
			return
		}
	}
	var entered, displaced []int
	for i := range c.o.Seats {
		switch a, b := c.certain(i), o.in(i); {
		case a && !b:
			entered = append(entered, i)
		case b && !a:
			displaced = append(displaced, i)
		}
	}
	if !slices.Equal(r.Entered, entered) || !slices.Equal(r.Displaced, displaced) {
		c.add(ReportWrong, "who entered and who was displaced").figures(
			[]int{len(entered), len(displaced)}, []int{len(r.Entered), len(r.Displaced)}).about(slate.LimitQuota, q)
	}
}

// parts reports whether a list names n who are on one list and not on another, each
// once and in rank order: all of them, where there are n.
func (c *check) parts(list []int, n int, on, off *other) bool {
	last := -1
	for _, i := range list {
		if i <= last || i >= len(c.m.of) || i >= on.first.ends[c.m.of[i]] || i < off.first.ends[c.m.of[i]] {
			return false
		}
		last = i
	}
	return len(list) == n
}

// obstacles compares the limits of everyone who is not certainly funded.
func (c *check) obstacles(limits []slate.Limit, lists []*other) {
	var wrong []int
	for _, i := range c.m.those(func(at *post) bool { return !at.certain() && !c.explained(at, limits, lists) }) {
		said := c.o.Seats[i].Limits
		for k, l := range limits {
			is := len(said) > 0 && said[0] == l
			if is {
				said = said[1:]
			}
			if lists[k] != nil && is != lists[k].in(i) {
				wrong = append(wrong, i)
				break
			}
		}
	}
	if len(wrong) > 0 {
		c.add(BlameWrong, "limits", wrong...)
	}
}

// explained reports whether lists that fund the first of each signature show at once
// that the limits of all at a post are right.
func (c *check) explained(at *post, limits []slate.Limit, lists []*other) bool {
	said := at.seat.Limits
	for k, l := range limits {
		is := len(said) > 0 && said[0] == l
		if is {
			said = said[1:]
		}
		if o := lists[k]; o != nil && (o.first == nil || !o.first.all(at, is)) {
			return false
		}
	}
	return true
}

// all reports whether all at a post are among the first, or none is.
func (f *firsts) all(at *post, in bool) bool {
	if in {
		return at.last < f.ends[at.sig]
	}
	return at.first >= f.ends[at.sig]
}

// takenBy compares which earlier quota took the place of a relaxed one.
func (c *check) takenBy(limits []slate.Limit, lists []*other) {
	want := make([]int, len(c.p.Quotas))
	known := true
	for q := range want {
		want[q] = -1
	}
	for k, l := range limits {
		if l.Kind != slate.LimitQuota || c.p.Quotas[l.Index].IfShort != slate.Relax {
			continue
		}
		if known = known && lists[k] != nil; !known {
			break
		}
		for q := l.Index + 1; lists[k].list && q < len(want); q++ {
			if want[q] < 0 && lists[k].short[q] < c.o.Quotas[q].Short {
				want[q] = l.Index
			}
		}
	}
	for q := range want {
		if known && c.o.Quotas[q].TakenBy != want[q] {
			c.add(ReportWrong, "taken by").figures(want[q], c.o.Quotas[q].TakenBy).about(slate.LimitQuota, q)
		}
	}
}

// nobody compares whether nobody is funded because of a quota.
func (c *check) nobody() {
	if c.m.some(func(at *post) bool { return at.seat.State != slate.Out }) {
		if c.o.Nobody {
			c.add(ReportWrong, "nobody")
		}
		return
	}
	p := unboundOf(c.p)
	o, known := c.again(p, c.m.unbound())
	if !known {
		c.once(BlameUnconfirmed, "who would be funded without quotas")
	} else if c.o.Nobody != o.some {
		c.add(ReportWrong, "nobody").figures(o.some, c.o.Nobody)
	}
}

// byNumberAgain compares the list that `prefer: number` would give.
func (c *check) byNumberAgain(n int) {
	if c.p.Prefer == slate.PreferNumber {
		return
	}
	p := *c.p
	p.Prefer = slate.PreferNumber
	m := c.m.under(&p)
	if b := p.Budget; !m.anyRelaxes() && (b == nil || b.Mode != slate.ShortStop && b.Mode != slate.ShortPartial) {
		q := m.anyPlan()
		if q.total.lo = n + 1; m.ask(q) == no && c.o.ByNumber == nil {
			return
		}
	}
	l, a := m.payable()
	if a == unknown {
		if c.o.ByNumber != nil {
			c.once(NumberUnconfirmed, "the list by number")
		}
		return
	}
	var want *slate.Alternative
	if a == yes && l.n > n {
		o, known := c.again(&p, m)
		if !known {
			c.once(NumberUnconfirmed, "the list by number")
			return
		}
		want = c.alternative(n, o)
	}
	c.findings = slices.DeleteFunc(c.findings, func(f Finding) bool { return f.Code == NumberUnconfirmed })
	got := c.o.ByNumber
	if (want == nil) != (got == nil) || want != nil && !sameAlternative(want, got) {
		c.add(NumberWrong, "the list by number").figures(want, got)
	}
}

// alternative is what is told about a list that funds more than n; nil where it is
// none.
func (c *check) alternative(n int, o *other) *slate.Alternative {
	if !o.made {
		return nil
	}
	alt := &slate.Alternative{ByRank: n, ByNumber: o.n}
	for i := range c.o.Seats {
		switch now, then := c.o.Seats[i].State == slate.Certain, o.in(i); {
		case then && !now:
			alt.Enters = append(alt.Enters, i)
		case now && !then:
			alt.Leaves = append(alt.Leaves, i)
		}
	}
	return alt
}
