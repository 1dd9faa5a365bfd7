package round

import (
	"context"
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/program"
)

// The bounds of the work: list entries that are looked at; up to how many of them
// every list is made; applicants in runs of the whole round; what figures are drawn
// from.
const (
	mostEntries = 4_000_000
	fewEntries  = 20_000
	mostRuns    = 100_000
	mostDraws   = 20_000_000
)

// prober makes the lists in which one entrant stands in other places. It changes
// nothing of the round.
type prober struct {
	r       *Round // a copy with rooms of its own
	f       *program.Frame
	ranked  []*Entrant // all other candidates, in rank order
	classes []int
	ladders []*ladder // by sheet; nil: ranks as the programme does
	money   bool      // amounts decide who is funded
	points  bool      // so do points, beside the ranking
	left    int       // list entries that may still be looked at
	few     int       // up to so many of them every list is made
}

func (r *Round) prober(ctx context.Context, x *Entrant) *prober {
	own := *r
	own.rooms = rooms{}
	p := &prober{r: &own, f: r.Frame(ctx)}
	own.Stand(p.f)
	p.others(x)
	a := r.Program.Allocation
	p.ladders = make([]*ladder, 1+len(a.Pools))
	p.ladders[0] = newLadder(ranking{keys: a.RankBy}, p.ranked, p.classes)
	for i := range a.Pools {
		p.terms(&a.Pools[i].Terms)
		if OwnRanking(a, &a.Pools[i].Terms) {
			p.ladders[1+i] = p.ownLadder(1 + i)
		}
	}
	p.terms(&a.Terms)
	return p
}

// others takes the other candidates. Among pools they are copies, for a list marks
// those whom it takes.
func (p *prober) others(x *Entrant) {
	counted := p.r.countedIn() && len(p.r.Terms.Withdraw) > 0
	list := p.r.Ranked
	if counted {
		list = p.r.Entrants
	}
	for _, e := range list {
		if e.App.ID != x.App.ID && (e.Status == program.Qualified || e.Withdrawn && e.Decision.Status == program.Qualified) {
			p.ranked = append(p.ranked, e)
		}
	}
	if len(p.r.Program.Allocation.Pools) > 0 {
		store := make([]Entrant, len(p.ranked))
		for i, e := range p.ranked {
			store[i] = *e
			p.ranked[i] = &store[i]
		}
	}
	if counted || x.Rank == 0 || slices.ContainsFunc(x.placed.keys, unsettled) {
		by := ranking{keys: p.r.Program.Allocation.RankBy}
		p.classes = by.rank(p.ranked)
		return
	}
	p.classes = make([]int, len(p.ranked))
	for i := 1; i < len(p.ranked); i++ {
		p.classes[i] = p.classes[i-1]
		if p.ranked[i].Rank != p.ranked[i-1].Rank {
			p.classes[i]++
		}
	}
}

// ownLadder ranks those whom a pool's conditions admit by the pool's own keys.
func (p *prober) ownLadder(list int) *ladder {
	var admitted []*Entrant
	for _, e := range p.ranked {
		if e.sheet(list).admitted {
			admitted = append(admitted, e)
		}
	}
	by := ranking{keys: p.r.terms(list).RankBy, list: list}
	return newLadder(by, admitted, by.rank(admitted))
}

// terms notes what a list looks at besides ranking and conditions.
func (p *prober) terms(t *program.Terms) {
	p.money = p.money || t.Budget != nil
	p.points = p.points || t.Budget != nil && t.Budget.Within != nil
	for i := range t.Quotas {
		p.money = p.money || t.Quotas[i].Of == "amount"
	}
}

// listed reports whether an entrant stands in a list with an open tier.
func (p *prober) listed(e *Entrant) bool {
	if e.Status != program.Qualified {
		return false
	}
	if len(e.pooled) == 0 {
		return len(e.placed.tiers) > 0
	}
	return slices.ContainsFunc(e.pooled, func(s sheet) bool { return s.admitted && len(s.tiers) > 0 })
}

// spans are the places of an entrant in the rankings.
func (p *prober) spans(e *Entrant) []span {
	if !p.listed(e) {
		return nil
	}
	list := make([]span, 0, len(p.ladders))
	for i, l := range p.ladders {
		if l != nil && (i == 0 || e.sheet(i).admitted) {
			list = append(list, l.find(e))
		}
	}
	return list
}

// key is equal for two totals only if they make the same list.
func (p *prober) key(e *Entrant) string {
	if !p.listed(e) {
		return p.outside(e)
	}
	var b []byte
	for _, s := range p.spans(e) {
		b = strconv.AppendInt(strconv.AppendInt(b, int64(s.from), 10), int64(-s.to), 10)
	}
	return string(append(b, ' ')) + p.kind(e)
}

// outside tells apart why an entrant takes no part in the list.
func (p *prober) outside(e *Entrant) string {
	b := strconv.AppendInt(nil, int64(e.Status), 10)
	for _, h := range e.Decision.Failures {
		if h.Rule != nil {
			b = append(append(b, ' '), h.Rule.ID...)
		}
	}
	return string(strconv.AppendInt(append(b, ' '), int64(e.Closed), 10))
}

// kind is what lists look at besides the place of an entrant.
func (p *prober) kind(e *Entrant) string {
	var b []byte
	for i := range p.ladders {
		switch s := e.listSheet(i); {
		case s == nil || i > 0 && !s.admitted:
			b = append(b, '-')
		default:
			b = p.appendSheet(b, s, p.r.terms(i))
		}
	}
	if p.points {
		b = e.Total.Num().AppendText(append(b, 'p'))
	}
	if k := e.kept; k != nil {
		b = strconv.AppendInt(append(append(b, 'k'), k.pool...), int64(k.tier), 10)
	}
	return string(b)
}

// listSheet is the sheet of a list; nil for that of the programme beside pools, which
// makes no list.
func (e *Entrant) listSheet(i int) *sheet {
	if i == 0 && len(e.pooled) > 0 {
		return nil
	}
	return e.sheet(i)
}

func (p *prober) appendSheet(b []byte, s *sheet, t *program.Terms) []byte {
	b = strconv.AppendQuote(append(b, '|'), s.value)
	for i, in := range s.where {
		b = strconv.AppendBool(append(b, ' '), in)
		if each := t.Quotas[i].Each; in && each != nil {
			b = strconv.AppendQuote(b, program.Print(s.each[i], each.Type, ""))
		}
	}
	for i, tier := range s.tiers {
		b = strconv.AppendInt(append(b, ' '), int64(tier), 10)
		if p.money {
			b = s.amount[i].AppendText(append(b, ':'))
		}
	}
	return b
}
