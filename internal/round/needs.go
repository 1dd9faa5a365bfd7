package round

import (
	"context"
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// Outlook is what would come of an entrant's application with every total that the
// card can come to, all else unchanged.
type Outlook struct {
	Cases  []Case   // adjoining, by rising total
	Places int      // decimals of a total
	Halt   Halt     // why there are no cases
	Totals int      // that there are, when Halt is ManyTotals
	Top    *Stand   // of the case with the highest total that takes part in the list; nil: none does
	Last   *Entrant // with the highest total, where none takes part
}

// Halt says why an outlook was not worked out.
type Halt uint8

// The reasons to stop. Nothing is guessed instead.
const (
	Whole      Halt = iota
	NoFigures       // a number of the allocation cannot be computed
	ManyTotals      // more totals than are tried
	ManyLists       // more lists would have to be made than is allowed
)

// Case is a range of totals that come to the same.
type Case struct {
	From, To exact.Num
	Entrant  *Entrant // with From: the status and why
	Listed   bool     // takes part in the list with an open tier
	Award
}

// Award is how a list that was made for trial treats the entrant.
type Award struct {
	Certain bool
	Pool    string
	Terms   *program.Terms // of the pool that funds the entrant, when Certain
	Tier    int            // or a better one, when Certain
	level   string         // equal for two lists that treat the entrant alike
}

// group is the totals that make the same list.
type group struct {
	e     *Entrant
	spans []span // where the entrant stands: among all, then in each pool that ranks for itself
	award *Award
}

// Outlook tries an entrant of a round that came to a list with other totals.
func (r *Round) Outlook(ctx context.Context, x *Entrant) *Outlook {
	return r.outlookWith(ctx, x, fewEntries)
}

// outlookWith makes every list as long as they have no more than a few entries.
func (r *Round) outlookWith(ctx context.Context, x *Entrant, few int) *Outlook {
	tail := r.Program.Tail()
	f := r.Frame(ctx)
	s := r.scale(f, x)
	if s.size > mostTotals {
		return &Outlook{Halt: ManyTotals, Totals: s.size, Places: s.places}
	}
	if r.Fault != nil && len(r.Ranked) == 0 {
		return &Outlook{Halt: NoFigures}
	}
	base, me, apart := r.base(ctx, x, tail, s.at(s.size-1))
	if !apart {
		return r.plain(ctx, x, &s)
	}
	t := base.trial(ctx, me, tail)
	p := base.prober(ctx, me)
	p.few = few
	return p.outlook(t, &s)
}

// base is the round in which everybody else stands as beside the entrant as a
// candidate; apart is false where another total changes more than that.
func (r *Round) base(ctx context.Context, x *Entrant, tail *program.Tail, top exact.Num) (base *Round, me *Entrant, apart bool) {
	if tail.Figures() {
		return nil, nil, false
	}
	if x.Rank > 0 || !r.reads(program.NameQualifiedCount) {
		return r, x, true
	}
	base = r.again(ctx, x, top)
	for _, e := range base.Ranked {
		if e.App.ID == x.App.ID {
			return base, e, true
		}
	}
	return nil, nil, false
}

// outlook sorts the totals into groups, has each group's list looked at, and puts
// the cases together.
func (p *prober) outlook(t *trial, s *scale) *Outlook {
	o := &Outlook{Places: s.places}
	groups := map[string]*group{}
	order := make([]*group, s.size)
	var last *group
	var lastKey string
	for i := range s.size {
		e := t.at(s.at(i))
		key := p.key(e)
		if last == nil || key != lastKey {
			lastKey = key
			if last = groups[key]; last == nil {
				last = &group{e: e, spans: p.spans(e)}
				groups[key] = last
			}
		}
		order[i] = last
	}
	if o.Halt = p.settle(order); o.Halt != Whole {
		return o
	}
	o.gather(order, s)
	for i := s.size - 1; i >= 0 && o.Top == nil; i-- {
		if p.listed(order[i].e) {
			e := t.at(s.at(i))
			o.Top = p.stand(&group{e: e, spans: p.spans(e)})
		}
	}
	o.Last = t.at(s.at(s.size - 1))
	return o
}

// gather makes the cases out of the groups of the totals.
func (o *Outlook) gather(order []*group, s *scale) {
	for i, g := range order {
		if n := len(o.Cases); n > 0 && alike(o.Cases[n-1].Entrant, g.e) && o.Cases[n-1].level == g.award.level {
			o.Cases[n-1].To = s.at(i)
			continue
		}
		o.Cases = append(o.Cases, Case{From: s.at(i), To: s.at(i), Entrant: g.e, Listed: g.award.level != "", Award: *g.award})
	}
}

// alike reports whether two totals bring an entrant the same status for the same
// reasons.
func alike(a, b *Entrant) bool {
	x, y := &a.Decision, &b.Decision
	if a.Status != b.Status || len(x.Failures) != len(y.Failures) {
		return false
	}
	for i := range x.Failures {
		if x.Failures[i].Rule != y.Failures[i].Rule {
			return false
		}
	}
	return a.Closed == b.Closed
}

// plain runs the whole round for every total: what others are judged by depends on
// this one's.
func (r *Round) plain(ctx context.Context, x *Entrant, s *scale) *Outlook {
	o := &Outlook{Places: s.places}
	if s.size*len(r.Entrants) > mostRuns {
		o.Halt = ManyLists
		return o
	}
	order := make([]*group, s.size)
	for i := range s.size {
		n := r.again(ctx, x, s.at(i))
		for _, e := range n.Entrants {
			if e.App.ID != x.App.ID {
				continue
			}
			a := n.List.award(e, r.Terms.Limits)
			order[i] = &group{e: e, award: &a}
			if e.Status == program.Qualified {
				o.Top = &Stand{e, n.List}
			}
			o.Last = e
		}
	}
	o.gather(order, s)
	return o
}

// award is how a list treats one of its entrants.
func (l *List) award(e *Entrant, limits search.Limits) Award {
	switch {
	case e.Status != program.Qualified:
		return Award{}
	case l.Fault != nil:
		return Award{level: "fault"}
	}
	a := Award{level: "-"}
	for _, p := range l.Pools {
		if p.Outcome != nil && p.Outcome.Fault != nil {
			return Award{level: "fault"}
		}
		if at := slices.Index(p.Seats, e); at >= 0 && p.Outcome != nil {
			a.add(p, at, limits)
		}
	}
	return a
}

// add notes how a pool treats the entrant.
func (a *Award) add(p *Pool, at int, limits search.Limits) {
	s := &p.Outcome.Seats[at]
	g := search.Glimpse{State: s.State, Excluded: s.Code == slate.TieExcluded, Worst: s.Tier}
	if s.State == slate.Certain && s.Tier < 0 {
		g, _ = search.Glance(p.Problem, limits, at)
	}
	a.note(p, g)
}

// note notes how the entrant stands in a pool.
func (a *Award) note(p *Pool, g search.Glimpse) {
	a.level += p.ID + ":"
	switch {
	case g.State == slate.Certain:
		a.Certain, a.Pool, a.Terms, a.Tier = true, p.ID, p.Terms, g.Worst
		a.level += strconv.Itoa(g.Worst)
	case g.State == slate.Contested:
		a.level += "contested"
	case g.Excluded:
		a.level += "excluded"
	}
}
