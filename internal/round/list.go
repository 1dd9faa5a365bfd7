package round

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// List is what the candidates of a round come to.
type List struct {
	Fault  *program.Fault // a number of the allocation could not be computed
	About  *Pool          // whose number that is; nil: the programme's
	Ranked []*Entrant     // candidates in rank order, those without an open tier included
	Torn   []Torn
	Pools  []*Pool // in the order in which they are run; one where the policy has none

	money *exact.Num // the programme's budget beside pools
}

// Failed reports whether there is no list: a number could not be computed, or a pool
// has no lawful plan.
func (l *List) Failed() bool {
	return l.Fault != nil || slices.ContainsFunc(l.Pools, func(p *Pool) bool { return p.Outcome != nil && p.Outcome.Fault != nil })
}

// maker makes one list. It changes nothing of the round, and of the candidates
// only what a list gives them.
type maker struct {
	r      *Round
	f      *program.Frame
	rooms  rooms
	out    List
	places purse
	money  purse
}

func newMaker(r *Round, f *program.Frame) *maker {
	return &maker{r: r, f: f, places: purse{unit: exact.Int(1)}}
}

// list ranks the candidates and runs the pools over them.
func (r *Round) list(f *program.Frame, candidates []*Entrant) List {
	m := newMaker(r, f)
	r.Stand(f)
	m.rank(candidates)
	if m.out.Pools = m.pools(); m.out.Fault == nil {
		m.run()
	}
	return m.out
}

// rank numbers the candidates by the keys of the programme.
func (m *maker) rank(candidates []*Entrant) {
	by := ranking{keys: m.r.Program.Allocation.RankBy}
	classes := by.rank(candidates)
	m.out.Torn = by.torn
	m.take(candidates, classes)
}

// take takes over candidates in rank order.
func (m *maker) take(candidates []*Entrant, classes []int) {
	last := 0
	for i, e := range candidates {
		last = place(classes, i, last)
		e.Rank, e.PoolRank, e.Pool, e.Seat, e.Closed, e.Waiting = last, 0, -1, -1, Opened, false
	}
	m.out.Ranked = candidates
	if len(m.r.Program.Allocation.Pools) == 0 {
		m.out.Pools = []*Pool{{Terms: &m.r.Program.Allocation.Terms, Ranked: candidates, classes: classes}}
	}
}

// run settles one pool after the other. Once one waits for a tie to be decided,
// those after it cannot be run.
func (m *maker) run() {
	for i, p := range m.out.Pools {
		if i > 0 && m.out.Pools[i-1].waits() {
			p.Skipped = true
			m.wait(p)
			continue
		}
		m.admit(i, p)
		if m.settle(p); m.out.Fault != nil || p.Outcome.Fault != nil {
			m.out.Pools = m.out.Pools[:i+1]
			return
		}
		m.close(p)
	}
}

// admit takes into a pool whoever may be funded there, and ranks them.
func (m *maker) admit(index int, p *Pool) {
	if p.Source == nil {
		for _, e := range p.Ranked {
			e.Pool, e.Closed = 0, e.placed.closed
		}
		return
	}
	by := ranking{keys: p.Terms.RankBy, list: p.list}
	for _, e := range m.out.Ranked {
		if m.admits(index, p, e) {
			p.Ranked = append(p.Ranked, e)
			e.Pool, e.Seat, e.Closed, e.Waiting = index, -1, e.sheet(p.list).closed, false
		}
	}
	p.classes = by.rank(p.Ranked)
	if p.OwnRank {
		m.out.Torn = append(m.out.Torn, by.torn...)
	}
	last := 0
	for i, e := range p.Ranked {
		last = place(p.classes, i, last)
		e.PoolRank = 0
		if p.OwnRank {
			e.PoolRank = last
		}
	}
}

// admits reports whether a pool takes a candidate: nobody funded them yet, no
// earlier pool bars them, and no earlier award holds them elsewhere.
func (m *maker) admits(index int, p *Pool, e *Entrant) bool {
	s := e.sheet(p.list)
	if !s.admitted || s.value != p.Value || e.kept != nil && e.kept.pool != p.ID {
		return false
	}
	if e.Pool < 0 {
		return true
	}
	before := m.out.Pools[e.Pool]
	return !before.Source.Out && (e.Seat < 0 || before.Outcome.Seats[e.Seat].State != slate.Certain)
}

// wait marks those whom a pool that is not run might have taken.
func (m *maker) wait(p *Pool) {
	for _, e := range m.out.Ranked {
		if s := e.sheet(p.list); e.Pool < 0 && s.admitted && s.value == p.Value {
			e.Waiting = true
		}
	}
}

// settle builds a pool's problem and has it settled.
func (m *maker) settle(p *Pool) {
	problem, frame := m.problem(p)
	if m.out.Fault != nil {
		m.out.About = p
		return
	}
	p.Problem = problem
	for seat, e := range p.Seats {
		e.Seat = seat
	}
	p.Outcome = search.Settle(problem, m.r.Terms.Limits)
	if frame != nil && frame.fault != nil {
		m.out.Fault, m.out.About = frame.fault, p
		return
	}
	p.Settled = p.Outcome
}

// close takes what a pool used from what the programme has.
func (m *maker) close(p *Pool) {
	lapse := p.Source != nil && p.Source.Lapse
	m.places.close(exact.Int(int64(p.Outcome.Funded)), lapse, false)
	m.money.close(p.Outcome.Amount, lapse, p.Problem.Budget != nil && p.Problem.Budget.Fits != nil)
}
