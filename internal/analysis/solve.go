package analysis

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Goal reports whether the applicant on a path is one that is sought.
type Goal func(p *Path) bool

// Confirm runs a witness by the evaluator and reports whether it is one indeed.
type Confirm func(w *Witness) bool

// Solve searches an applicant for whom goal holds and whom confirm, which may be nil,
// confirms. Applications that would be refused are not among those searched.
func (s *Space) Solve(goal Goal, confirm Confirm) Answer { return s.Leaning(0, goal, confirm) }

// Leaning is [Space.Solve] that tries what brings more points first (1) or less (-1).
// It finds no other applicants, only sooner.
func (s *Space) Leaning(lean int, goal Goal, confirm Confirm) Answer {
	q := &search{space: s, goal: goal, confirm: confirm, lean: lean, why: map[Reason]bool{}}
	w := q.run(nil, s.limits.Forks)
	a := Answer{Cells: q.cells, Forks: q.forks, Witness: w}
	switch {
	case w != nil:
		a.Verdict = Found
	case len(q.why) == 0:
		a.Verdict = None
	default:
		a.Why = (&Path{why: q.why}).reasons()
	}
	return a
}

// search is one question under way.
type search struct {
	space   *Space
	goal    Goal
	confirm Confirm
	lean    int
	cells   int
	forks   int
	why     map[Reason]bool
}

// run follows all paths with some inputs fixed.
func (q *search) run(pinned map[string]exact.Num, forks int) *Witness {
	limits := q.space.limits
	defer func() { q.space.limits = limits }()
	q.space.limits.Forks = forks
	p := &Path{space: q.space, sys: q.space.sys, why: q.why, pinned: pinned, lean: q.lean, until: q.space.until()}
	defer func() { q.forks += p.forks }()
	for {
		p.begin()
		if w := q.follow(p); w != nil {
			return w
		}
		if p.spent || !p.next() {
			return nil
		}
	}
}

// follow runs one path, and looks at the applications on it where the goal is reached.
func (q *search) follow(p *Path) *Witness {
	if !p.accepted() || !q.goal(p) || p.Dead() {
		return nil
	}
	q.cells++
	at, read, dated := p.at, p.reads(), p.dated != nil
	w, tried := q.apply(p, read)
	if w != nil {
		w.dated = w.dated || dated
	}
	if w == nil && tried && !p.spent {
		// How the rest is answered changes nothing: go on behind the goal.
		q.why[Reason{"unconfirmed", ""}] = true
		p.at = at
	}
	return w
}

// accepted decides the checks: an application that fails one is refused, and on no path.
func (p *Path) accepted() bool {
	for _, s := range p.sides {
		for i := range s.prog.Checks {
			if out, _ := p.rule(s, &s.prog.Checks[i]); out == Fails || p.Dead() {
				p.dead = true
				return false
			}
		}
	}
	return true
}

// apply completes the path to an application that the evaluator confirms. It was tried
// where the path stands for applications as far as could be seen, and none of those
// taken from it is what is sought.
func (q *search) apply(p *Path, read []map[string]bool) (w *Witness, tried bool) {
	p.complete()
	if p.Dead() {
		return nil, false
	}
	w, tried = p.witness(read)
	if w == nil || q.confirmed(w) {
		return w, tried
	}
	if p.pinned != nil || len(p.pins) == 0 {
		return nil, true
	}
	return q.retry(p), true
}

// retry fixes what makes the path not linear, near where the witness has it.
func (q *search) retry(p *Path) *Witness {
	for _, pinned := range p.fixings() {
		inner := *q
		inner.why = map[Reason]bool{}
		if w := inner.run(pinned, retryForks); w != nil {
			return w
		}
	}
	return nil
}

// fixings are values for the unknowns that make the path not linear.
func (p *Path) fixings() []map[string]exact.Num {
	var out []map[string]exact.Num
	for _, least := range [...]int64{0, 1, 100} {
		pinned := map[string]exact.Num{}
		for _, pin := range p.pins {
			x := p.sys.At(linear.Variable(pin.v)).X
			if x.Sign() >= 0 {
				x = exact.Max(x, exact.Int(least))
			}
			if x.IsDecimal() {
				pinned[pin.key] = x
			}
		}
		out = append(out, pinned)
	}
	return out
}

// retryForks bounds the search for a witness with some inputs fixed.
const retryForks = 400

// confirmed runs a witness: it must not be refused, and be what is sought.
func (q *search) confirmed(w *Witness) bool {
	for i := range q.space.programs {
		if len(w.Run(i).DataFaults()) > 0 {
			return false
		}
	}
	return q.confirm == nil || q.confirm(w)
}

// reads are the inputs that the path has come to, by program.
func (p *Path) reads() []map[string]bool {
	out := make([]map[string]bool, len(p.sides))
	for i, s := range p.sides {
		out[i] = map[string]bool{}
		for slot := range s.prog.Inputs {
			if s.prog.Slots[slot].Kind == program.Input && s.known[slot] {
				out[i][s.prog.Slots[slot].Name] = true
			}
		}
	}
	return out
}

// each follows paths, at most so many forks, until visit has seen enough. It is true
// where every application has been followed, so that what was not met is nowhere.
func (s *Space) each(lean, forks int, visit func(p *Path) (more bool)) (all bool, taken int) {
	q := &search{space: s, why: map[Reason]bool{}}
	limits := s.limits
	defer func() { s.limits = limits }()
	s.limits.Forks = forks
	p := &Path{space: s, sys: s.sys, why: q.why, lean: lean, until: s.until()}
	for {
		p.begin()
		if p.accepted() && !visit(p) {
			return false, p.forks
		}
		if len(q.why) > 0 && p.forks > forks/4 {
			return false, p.forks // nothing will be proved: what is common has been seen
		}
		if p.spent || !p.next() {
			return !p.spent && len(q.why) == 0, p.forks
		}
	}
}
