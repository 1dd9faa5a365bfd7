package round

import (
	"slices"
	"sort"

	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// lineup is a list of a policy without pools in which one candidate is moved up and
// down while everything else stays.
type lineup struct {
	problem *slate.Problem
	others  []slate.Candidate // Class is that of the ladder
	classes []int             // of the others
	x       slate.Candidate
	lot     []int // indexes of others; -1: the candidate
	limits  search.Limits
	test    *fits
}

// newLineup makes the list once, with the candidate where they stand in it.
func (p *prober) newLineup(g *group) (*lineup, *Pool, *program.Fault) {
	list, classes := insert(p.ranked, p.classes, g.e, g.spans[0])
	pool := &Pool{Terms: p.r.terms(0), Ranked: list, classes: classes}
	m := newMaker(p.r, p.f)
	var test *fits
	if pool.Problem, test = m.problem(pool); m.out.Fault != nil {
		return nil, pool, m.out.Fault
	}
	l := &lineup{problem: pool.Problem, limits: p.r.Terms.Limits, test: test}
	at := slices.Index(pool.Seats, g.e)
	l.x = pool.Problem.Candidates[at]
	for i, e := range p.ranked {
		if len(e.placed.tiers) > 0 {
			l.classes = append(l.classes, p.classes[i])
		}
	}
	l.others = slices.Delete(slices.Clone(pool.Problem.Candidates), at, at+1)
	for _, i := range pool.Problem.Lot {
		switch {
		case i > at:
			i--
		case i == at:
			i = -1
		}
		l.lot = append(l.lot, i)
	}
	return l, pool, nil
}

// move puts the candidate somewhere else and returns their seat.
func (l *lineup) move(to span) (seat int) {
	from, until := sort.SearchInts(l.classes, to.from), sort.SearchInts(l.classes, to.to)
	seat = from
	for seat < until && l.others[seat].ID < l.x.ID {
		seat++
	}
	c := l.problem.Candidates
	copy(c, l.others[:seat])
	copy(c[seat+1:], l.others[seat:])
	for i, class := range l.classes {
		if i >= until {
			class += 1 - (to.to - to.from)
		}
		if i < seat {
			c[i].Class = class
		} else {
			c[i+1].Class = class
		}
	}
	c[seat] = l.x
	c[seat].Class = to.from
	for i, other := range l.lot {
		switch {
		case other < 0:
			other = seat
		case other >= seat:
			other++
		}
		l.problem.Lot[i] = other
	}
	return seat
}

// award settles the list as it stands.
func (l *lineup) award(p *prober, seat int) Award {
	g, ok := search.Glance(l.problem, l.limits, seat)
	if !ok || l.test.failed() != nil {
		return Award{level: "fault"}
	}
	a := Award{level: "-"}
	a.note(&Pool{Terms: p.r.terms(0)}, g)
	return a
}

// failed is the first error of the test; there may be no test.
func (t *fits) failed() *program.Fault {
	if t == nil {
		return nil
	}
	return t.fault
}
