package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// Settle settles an allocation: who is funded, in which tier and for how much,
// what a tie leaves open, and for everyone else which limits stand in the way. It
// does not change the problem. The same problem gives the same outcome in every
// detail, whatever the order in which equals are listed.
//
// Where money is handed out one candidate at a time, every ceiling is a number and
// there is nothing else that looks ahead: a problem with more panics, rather than
// giving the list that would come about without it. No policy leads to one.
func Settle(p *slate.Problem, limit Limits) *slate.Outcome {
	m := limit.meter()
	steps := m.left
	if p.Budget.Sequential() {
		mustNotLookAhead(p)
		return settleOut(p, m)
	}
	f, ok := newField(p, m)
	if !ok {
		return tooMuch(p, steps)
	}
	t, ok := f.terms()
	if !ok {
		return tooMuch(p, steps)
	}
	r := f.run(t)
	o := &slate.Outcome{Fault: r.fault}
	switch {
	case m.out:
	case r.fault == nil:
		o = f.account(t, r)
	case r.fault.Code == slate.NoLawfulPlan:
		f.blame(t, r.fault)
	}
	if m.out {
		return tooMuch(p, steps)
	}
	return o
}

// mustNotLookAhead panics if a problem that hands out money one candidate at a time
// has a limit that would have to look at those further down.
func mustNotLookAhead(p *slate.Problem) {
	ahead := p.Prefer == slate.PreferNumber || p.Budget.Mode != slate.ShortStop && p.Budget.Mode != slate.ShortSkip
	for i := range p.Quotas {
		q := &p.Quotas[i]
		ahead = ahead || q.Least != nil || q.Most != nil && q.Most.IsShare
	}
	for i := range p.Candidates {
		ahead = ahead || p.Candidates[i].Keep
	}
	if ahead {
		panic("search: money that is handed out one by one beside a limit that looks ahead")
	}
}

// tooMuch is the outcome of a problem that the steps allowed do not settle.
func tooMuch(p *slate.Problem, steps int) *slate.Outcome {
	fault := &slate.Fault{Code: slate.StepLimit, Steps: steps}
	for _, l := range setLimits(p) {
		if l.Kind == slate.LimitQuota || l.Kind == slate.LimitBudget {
			fault.About = append(fault.About, l)
		}
	}
	return &slate.Outcome{Fault: fault}
}

// account writes the outcome of a run.
func (f *field) account(t *terms, r *result) *slate.Outcome {
	a := f.auditor(t, r)
	o := &slate.Outcome{
		WantsSeed: r.seedless,
		Seats:     make([]slate.Seat, len(f.p.Candidates)),
		Contests:  r.contests(),
		Reserve:   r.reserve(),
		ByNumber:  a.byNumber(t),
		StoppedAt: f.stoppedAt(t, r),
	}
	o.Decided = len(o.Contests) == 0
	someone := a.seats(o)
	if f.p.Budget != nil {
		o.Left = exact.Sub(f.p.Budget.Max, o.Amount)
	}
	for q := range f.p.Quotas {
		o.Quotas = append(o.Quotas, a.quota(q))
	}
	o.Nobody = !someone && f.fundsSomeone(t)
	return o
}

// fundsSomeone reports whether anyone might be funded with all quotas absent.
func (f *field) fundsSomeone(t *terms) bool {
	if len(f.p.Quotas) == 0 {
		return false
	}
	free := *t
	free.least, free.most = make([]bound, len(t.least)), make([]bound, len(t.most))
	r := f.run(&free)
	for i := 0; r.fault == nil && i < len(f.p.Candidates); i++ {
		if r.looks.look(i).in {
			return true
		}
	}
	return false
}

// byNumber is what `prefer: number` would do where it funds more. Without quotas
// the two agree: counts and tiers alone make all greatest lists equally long.
func (a *auditor) byNumber(t *terms) *slate.Alternative {
	f, r := a.f, a.r
	if t.number || !f.skips(t) && a.idleQuotas() {
		return nil
	}
	other := *t
	other.number = true
	n := f.quick().run(&other)
	if n.fault != nil || n.s.total() <= r.s.total() {
		return nil
	}
	alt := &slate.Alternative{ByRank: int(r.s.total()), ByNumber: int(n.s.total())}
	for i := range f.p.Candidates {
		switch now, then := r.certain(i), n.certain(i); {
		case then && !now:
			alt.Enters = append(alt.Enters, i)
		case now && !then:
			alt.Leaves = append(alt.Leaves, i)
		}
	}
	return alt
}

// idleQuotas reports whether no quota changes the list.
func (a *auditor) idleQuotas() bool {
	for _, l := range a.limits {
		if l.Kind == slate.LimitQuota && !a.idle(l) {
			return false
		}
	}
	return true
}

// quick is the field for runs that are made only to learn who is certainly funded.
func (f *field) quick() *field {
	q := *f
	q.hurried = true
	return &q
}

// stoppedAt is the first class of which a `stop` budget leaves fewer; -1: none.
func (f *field) stoppedAt(t *terms, r *result) int {
	if !f.stops(t) {
		return -1
	}
	rich := f.settle(t.without(slate.Limit{Kind: slate.LimitBudget}))
	if !rich.lawful() {
		return -1
	}
	for c := range f.classes() {
		if f.numberIn(c, r.s.fund) < f.numberIn(c, rich.fund) {
			return f.p.Candidates[f.starts[c]].Class
		}
	}
	return -1
}

// numberIn is the number funded of a class.
func (f *field) numberIn(c int, fund *funding) (n int) {
	for i := f.starts[c]; i < f.starts[c+1]; i++ {
		if int(f.pos[i]) < fund.sure[f.kind[i]] {
			n++
		}
	}
	for _, t := range fund.ties {
		if t.class == c {
			n += int(t.places)
		}
	}
	return n
}

// reserve lists runners-up: neither funded nor contested, a class listed whole.
func (r *result) reserve() (listed []int) {
	f := r.f
	for c := 0; c < f.classes() && len(listed) < f.p.Reserve; c++ {
		for i := f.starts[c]; i < f.starts[c+1]; i++ {
			if !r.looks.look(i).in {
				listed = append(listed, i)
			}
		}
	}
	return listed
}

// blame names the quotas and the budget, and where somebody must be funded the
// places too, whose absence alone makes a plan possible, and for each minimum the greatest that could be met.
func (f *field) blame(t *terms, fault *slate.Fault) {
	for _, l := range setLimits(f.p) {
		if l.Kind != slate.LimitQuota && l.Kind != slate.LimitBudget && !f.keeps {
			continue
		}
		if f.settle(t.without(l)).lawful() {
			fault.About = append(fault.About, l)
			fault.Reach = append(fault.Reach, f.reach(t, l))
		}
	}
}

// reach is the greatest number that could stand in the place of a minimum, -1 if
// the limit has none or is a share. A lower minimum forbids less, so halving finds
// it, except under `stop`, where other plans are best and may cost more.
func (f *field) reach(t *terms, l slate.Limit) int {
	if l.Kind != slate.LimitQuota || f.coins[l.Index] || !t.least[l.Index].set || f.p.Quotas[l.Index].Least.IsShare {
		return -1
	}
	lawful := func(n int64) bool {
		less := *t
		less.least = replaced(t.least, l.Index, number(n))
		return f.settle(&less).lawful()
	}
	hi := min(t.least[l.Index].plus-1, int64(len(f.p.Candidates)))
	if f.stops(t) {
		for hi >= 0 && !f.meter.out && !lawful(hi) {
			hi--
		}
		return int(hi)
	}
	lo := int64(-1)
	for lo < hi {
		if mid := lo + (hi-lo+1)/2; lawful(mid) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return int(lo)
}
