package round

import (
	"context"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// scale is the totals that an applicant is tried with: Low, Low + Step, and so on.
type scale struct {
	low, step exact.Num
	size      int
	places    int
}

// at is the total at a position of the scale.
func (s *scale) at(i int) exact.Num {
	return exact.Add(s.low, exact.Mul(s.step, exact.Int(int64(i))))
}

// mostTotals is how many totals an applicant is tried with.
const mostTotals = 200_000

// scale is the totals that the card of the policy can come to, in steps of the
// scores' rounding, the applicant's own included. Its size is above mostTotals
// where there are too many.
func (r *Round) scale(f *program.Frame, x *Entrant) scale {
	places := stepPlaces(r.Program.Scoring)
	step, _ := exact.Pow(exact.Int(10), int64(-places))
	low, high := exact.Num{}, r.Program.Scoring.Max
	r.Stand(f)
	if l, h, ok := f.Reach(); ok {
		low, high = exact.Min(low, l), h
	}
	if x.Total.State() == program.IsNumber {
		low, high = exact.Min(low, x.Total.Num()), exact.Max(high, x.Total.Num())
	}
	s := scale{low: low.RoundTo(step, exact.Ceiling), step: step, places: max(places, 0), size: mostTotals + 1}
	steps, _ := exact.Div(exact.Sub(high, s.low), step)
	if n, ok := steps.Floor().Int64(); ok && n < mostTotals {
		s.size = int(n) + 1
	}
	return s
}

// stepPlaces are the decimal places of a total: those of the scores' rounding, else
// of the finest item, else two.
func stepPlaces(s *program.Scoring) int {
	if s.Round != nil {
		return s.Round.Places
	}
	places, found := 2, false
	for _, ind := range s.All {
		if ind.Round != nil && (!found || ind.Round.Places > places) {
			places, found = ind.Round.Places, true
		}
	}
	return places
}

// trial is one entrant of a round, to be tried with other totals. It changes
// nothing of the round.
type trial struct {
	r    *Round // a copy with rooms of its own
	f    *program.Frame
	x    *Entrant
	tail *program.Tail
	head *program.Snapshot
}

func (r *Round) trial(ctx context.Context, x *Entrant, tail *program.Tail) *trial {
	own := *r
	own.rooms = rooms{}
	t := &trial{r: &own, f: r.frame(ctx), x: x, tail: tail}
	own.setHeads(t.f)
	t.f.Begin(&t.x.App)
	for phase := range r.Program.Phases {
		own.setFigures(t.f, x, phase)
	}
	t.f.RunHead(tail)
	t.head = t.f.Save()
	return t
}

// at is the entrant with another total: the status, and for a candidate all that
// lists need to know.
func (t *trial) at(total exact.Num) *Entrant {
	e := &Entrant{App: t.x.App, Withdrawn: t.x.Withdrawn, Grouped: t.x.Grouped, Pool: -1, Seat: -1}
	t.f.RunTail(t.tail, total, t.head)
	e.Decision = t.f.Decision()
	e.Status = e.Decision.Status
	e.Total = program.Num(total)
	if t.r.place(t.f, e); e.Status == program.Qualified {
		t.r.holdOne(e)
		e.Closed = e.shut()
	}
	return e
}

// shut is why no list has an open tier for a candidate.
func (e *Entrant) shut() Closed {
	if len(e.pooled) == 0 {
		return e.placed.closed
	}
	why := NotAdmitted
	for i := range e.pooled {
		switch s := &e.pooled[i]; {
		case !s.admitted:
		case len(s.tiers) > 0:
			return Opened
		default:
			why = s.closed
		}
	}
	return why
}

// holdOne lets an earlier award of one candidate stand where the policy says so.
func (r *Round) holdOne(e *Entrant) {
	if r.vacancy() != "keep" || r.Terms.Previous == nil {
		return
	}
	if was, won := r.Terms.Previous[e.App.ID]; won {
		e.kept = r.keep(e, was)
	}
}

// again runs the whole round with another total for one of its entrants.
func (r *Round) again(ctx context.Context, x *Entrant, total exact.Num) *Round {
	n := &Round{Program: r.Program, Setting: r.Setting, Terms: r.Terms, Last: r.Last}
	store := make([]Entrant, len(r.Entrants))
	n.Entrants = make([]*Entrant, len(r.Entrants))
	for i, e := range r.Entrants {
		c := &store[i]
		c.App, c.Withdrawn, c.Subjects, c.Pool, c.Seat = e.App, e.Withdrawn, e.Subjects, -1, -1
		if e == x {
			c.App.Total = &total
		}
		n.Entrants[i] = c
	}
	n.judgeAll(ctx)
	return n
}
