package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// clerk explains a handout by others, each with one limit absent.
type clerk struct {
	h      *handout
	limits []slate.Limit
	absent []*marks // parallel to limits: who is certainly funded; nil: as in the handout
	lists  map[string][]slate.Limit
}

// settleOut settles a problem whose money is handed out one candidate at a time.
func settleOut(p *slate.Problem, m *meter) *slate.Outcome {
	steps := m.left
	h := handOut(p, newDesk(p), m)
	o := &slate.Outcome{Fault: h.fault}
	if h.fault == nil && !m.out {
		o = h.account()
	}
	if m.out {
		return tooMuch(p, steps)
	}
	return o
}

// account writes the outcome of a handout.
func (h *handout) account() *slate.Outcome {
	k := &clerk{h: h, limits: setLimits(h.p), lists: map[string][]slate.Limit{}}
	for _, l := range k.limits {
		var absent *marks
		if l.Kind == slate.LimitBudget || h.blamed[place(h.p, l)] {
			absent = k.lift(l)
		}
		k.absent = append(k.absent, absent)
	}
	o := &slate.Outcome{
		WantsSeed: h.seedless,
		Seats:     make([]slate.Seat, len(h.p.Candidates)),
		Contests:  h.contests(),
		Reserve:   h.reserve(),
		StoppedAt: -1,
	}
	o.Decided = len(o.Contests) == 0
	if h.p.Budget.Mode == slate.ShortStop {
		o.StoppedAt = h.ended
	}
	someone := k.seats(o)
	o.Left = exact.Sub(h.p.Budget.Max, o.Amount)
	for q := range h.p.Quotas {
		o.Quotas = append(o.Quotas, k.quota(q))
	}
	k.merits(o)
	o.Nobody = !someone && h.freed()
	return o
}

// place is where a limit stands in what a teller blames.
func place(p *slate.Problem, l slate.Limit) int {
	switch l.Kind {
	case slate.LimitCount:
		return 0
	case slate.LimitTier:
		return 1 + l.Index
	}
	return 1 + len(p.Tiers) + l.Index
}

// lift is who is certainly funded with one limit absent. Without the budget nothing
// is handed out any more: the plans compete.
func (k *clerk) lift(l slate.Limit) *marks {
	p := lifted(k.h.p, l)
	if l.Kind != slate.LimitBudget {
		h := handOut(p, k.h.desk, k.h.w.meter)
		set := marked(len(p.Candidates), h.certain)
		return &set
	}
	f, ok := newField(p, k.h.w.meter)
	if ok {
		var t *terms
		if t, ok = f.terms(); ok {
			set := marked(len(p.Candidates), f.quick().run(t).certain)
			return &set
		}
	}
	k.h.w.meter.out = true
	return nil
}

// lifted is the problem with one limit absent.
func lifted(p *slate.Problem, l slate.Limit) *slate.Problem {
	less := *p
	switch l.Kind {
	case slate.LimitCount:
		less.Count = slate.Max{}
	case slate.LimitTier:
		less.Tiers = slices.Clone(p.Tiers)
		less.Tiers[l.Index].Max = slate.Max{}
	case slate.LimitQuota:
		less.Quotas = slices.Clone(p.Quotas)
		less.Quotas[l.Index].Least, less.Quotas[l.Index].Most = nil, nil
	case slate.LimitBudget:
		less.Budget = nil
	}
	return &less
}

// freed reports whether anyone might be funded with all quotas absent.
func (h *handout) freed() bool {
	p := *h.p
	if p.Quotas = slices.Clone(p.Quotas); len(p.Quotas) == 0 {
		return false
	}
	for q := range p.Quotas {
		p.Quotas[q].Least, p.Quotas[q].Most = nil, nil
	}
	free := handOut(&p, h.desk, h.w.meter)
	for i := range p.Candidates {
		if free.fault == nil && free.look(i).in {
			return true
		}
	}
	return false
}

// marks is a set of candidates, a bit each, as far as the last of them.
type marks []uint64

func marked(n int, is func(i int) bool) (set marks) {
	for i := range n {
		if is(i) {
			set.add(i)
		}
	}
	return set
}

func (m *marks) add(i int) {
	for len(*m) <= i/64 {
		*m = append(*m, 0)
	}
	(*m)[i/64] |= 1 << (i % 64)
}

func (m marks) has(i int) bool { return i/64 < len(m) && m[i/64]&(1<<(i%64)) != 0 }

// seats writes everyone's outcome, and reports whether anyone may be funded.
func (k *clerk) seats(o *slate.Outcome) (someone bool) {
	for i := range o.Seats {
		s := &o.Seats[i]
		look := k.h.look(i)
		s.Tier, s.ByQuota = -1, -1
		someone = someone || look.in
		if !look.certain() {
			if look.in {
				s.State = slate.Contested
			}
			s.Limits = k.toBlame(i)
			s.Code = k.code(i, look, s.Limits)
			continue
		}
		s.State = slate.Certain
		s.Stretch = k.h.apart[int32(i)]
		if !look.ungraded() {
			s.Tier = look.highest()
		}
		if least, most := k.h.awards(i); exact.Equal(least, most) {
			s.Fixed, s.Amount = true, least
			o.Amount = exact.Add(o.Amount, least)
		}
		o.Funded++
	}
	return someone
}

// toBlame lists each limit whose absence alone certainly funds the candidate. The
// lists are shared: most candidates have the same.
func (k *clerk) toBlame(i int) []slate.Limit {
	var buf [64]byte
	key := buf[:0]
	for n := range k.limits {
		if k.absent[n] != nil && k.absent[n].has(i) {
			key = append(key, byte(n), byte(n>>8), byte(n>>16))
		}
	}
	if len(key) == 0 {
		return nil
	}
	list, ok := k.lists[string(key)]
	if !ok {
		for n, l := range k.limits {
			if k.absent[n] != nil && k.absent[n].has(i) {
				list = append(list, l)
			}
		}
		k.lists[string(key)] = list
	}
	return list
}

func (k *clerk) code(i int, look outlook, limits []slate.Limit) slate.Code {
	switch {
	case k.h.apart[int32(i)]:
		return slate.TieExcluded
	case look.in:
		return slate.TieUndecided
	case k.h.w.far.has(i):
		return slate.BudgetCode
	}
	return codeOf(limits)
}

// quota reports on one quota; the members funded by merit are counted by merits.
func (k *clerk) quota(q int) slate.QuotaReport {
	quota := &k.h.p.Quotas[q]
	report := slate.QuotaReport{Ceiling: -1, TakenBy: -1}
	have := k.h.extreme(measureOf(q, quota), false)
	if quota.Money {
		report.HaveSum = have
		if quota.Most != nil {
			most := quota.Most.Sum
			report.CeilingSum = &most
		}
	} else {
		n, _ := have.Int64()
		report.Have = int(n)
		if quota.Most != nil {
			report.Ceiling = quota.Most.N
		}
	}
	for n, l := range k.limits {
		if l.Kind != slate.LimitQuota || l.Index != q || k.absent[n] == nil {
			continue
		}
		for i := range k.h.p.Candidates {
			switch now, then := k.h.certain(i), k.absent[n].has(i); {
			case now && !then:
				report.Entered = append(report.Entered, i)
			case then && !now:
				report.Displaced = append(report.Displaced, i)
			}
		}
	}
	return report
}

// merits counts the members who are certainly funded, all of them by merit, or what
// is certain of their money.
func (k *clerk) merits(o *slate.Outcome) {
	for i := range o.Seats {
		s := &o.Seats[i]
		if s.State != slate.Certain {
			continue
		}
		for _, q := range k.h.p.Candidates[i].Member {
			switch report := &o.Quotas[q]; {
			case !k.h.p.Quotas[q].Money:
				report.ByMerit++
			case s.Fixed:
				report.MeritSum = exact.Add(report.MeritSum, s.Amount)
			}
		}
	}
}
