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
	w := &work{r: r, ctx: ctx, x: x, tail: tail, scale: s, few: few, left: mostEntries}
	if o := w.outlook(); o != nil {
		return o
	}
	return r.plain(ctx, x, &s)
}

// work is what an outlook is made of.
type work struct {
	r     *Round
	ctx   context.Context
	x     *Entrant
	tail  *program.Tail
	scale scale
	few   int
	left  int // list entries that may still be looked at
	order []*group
	parts []part
}

// part is the totals beside which everybody else stands alike.
type part struct {
	p  *prober
	t  *trial
	at []int
}

// outlook sorts the totals into groups, has each group's list looked at, and puts
// the cases together. It is nil where another total changes more than can be told
// apart, so that every total needs a run of its own.
func (w *work) outlook() *Outlook {
	o := &Outlook{Places: w.scale.places}
	halt, told := w.split()
	if !told {
		return nil
	}
	w.order = make([]*group, w.scale.size)
	for i := 0; i < len(w.parts) && halt == Whole; i++ {
		halt = w.sort(&w.parts[i])
	}
	if o.Halt = halt; halt != Whole {
		return o
	}
	o.gather(w.order, &w.scale)
	for i := w.scale.size - 1; i >= 0 && o.Top == nil; i-- {
		if part := w.partOf(i); part.p.listed(w.order[i].e) {
			e := part.t.at(w.scale.at(i))
			o.Top = part.p.stand(&group{e: e, spans: part.p.spans(e)})
		}
	}
	o.Last = w.partOf(w.scale.size - 1).t.at(w.scale.at(w.scale.size - 1))
	return o
}

func (w *work) partOf(i int) *part {
	for k := range w.parts {
		if _, found := slices.BinarySearch(w.parts[k].at, i); found {
			return &w.parts[k]
		}
	}
	panic("round: a total that is in no part")
}

// split divides the totals by how everybody else stands. It is not told where the
// entrant's being a candidate changes that, or figures that depend on each other.
func (w *work) split() (halt Halt, told bool) {
	counted := w.r.reads(program.NameQualifiedCount)
	all := make([]int, w.scale.size)
	for i := range all {
		all[i] = i
	}
	switch {
	case len(w.tail.Figures) > 0 && w.r.inCohortThen(w.x):
		if counted || w.tail.Deep || w.scale.size*len(w.r.Entrants)*len(w.tail.Figures) > mostDraws {
			return Whole, false
		}
		return w.splitByFigures()
	case !counted || w.x.Rank > 0:
		w.add(w.r, w.x, all)
		return Whole, true
	}
	base := w.r.again(w.ctx, w.x, w.scale.at(w.scale.size-1))
	me := base.Ranked[:0:0]
	for _, e := range base.Ranked {
		if e.App.ID == w.x.App.ID {
			me = append(me, e)
		}
	}
	if len(me) == 0 {
		return Whole, false
	}
	w.add(base, me[0], all)
	return Whole, true
}

func (w *work) add(r *Round, x *Entrant, at []int) {
	w.parts = append(w.parts, part{r.prober(w.ctx, x), r.trial(w.ctx, x, w.tail), at})
}

// splitByFigures makes a part of the totals that make the same cohort figures.
func (w *work) splitByFigures() (halt Halt, told bool) {
	s := w.r.sway(w.ctx, w.r.trial(w.ctx, w.x, w.tail))
	sets := map[string][]int{}
	var keys []string
	for i := range w.scale.size {
		key := s.key(w.scale.at(i))
		if sets[key] == nil {
			keys = append(keys, key)
		}
		sets[key] = append(sets[key], i)
	}
	switch {
	case s.failed:
		return Whole, false
	case len(keys)*len(w.r.Entrants) > mostRuns:
		return ManyLists, true
	}
	for _, key := range keys {
		base := w.r.again(w.ctx, w.x, w.scale.at(sets[key][0]))
		me := slices.IndexFunc(base.Entrants, func(e *Entrant) bool { return e.App.ID == w.x.App.ID })
		w.add(base, base.Entrants[me], sets[key])
	}
	return Whole, true
}

// sort makes groups of the totals of a part and finds their awards.
func (w *work) sort(part *part) Halt {
	groups := map[string]*group{}
	var mine []*group
	var last *group
	var lastKey string
	for _, i := range part.at {
		e := part.t.at(w.scale.at(i))
		if key := part.p.key(e); last == nil || key != lastKey {
			lastKey = key
			if last = groups[key]; last == nil {
				last = &group{e: e, spans: part.p.spans(e)}
				groups[key] = last
				mine = append(mine, last)
			}
		}
		w.order[i] = last
	}
	part.p.few, part.p.left = w.few, w.left
	halt := part.p.settle(mine)
	w.left = part.p.left
	return halt
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
