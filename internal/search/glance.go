package search

import "github.com/merit-rules/merit/internal/slate"

// Glimpse is how one candidate stands, without the reasons.
type Glimpse struct {
	State    slate.State
	Excluded bool // with others who are equal, by rule
	Worst    int  // the worst tier that any outcome gives one who is certainly funded; else -1
}

// Glance settles an allocation for one candidate: what [Settle] says of their seat,
// at a part of the work. It is not ok where no list can be made.
func Glance(p *slate.Problem, limit Limits, seat int) (g Glimpse, ok bool) {
	m := limit.meter()
	if p.Budget.Sequential() {
		mustNotLookAhead(p)
		h := handOut(p, newDesk(p), m)
		return h.look(seat).glimpse(p, h.apart[int32(seat)]), h.fault == nil && !m.out
	}
	f, fits := newField(p, m)
	if !fits {
		return g, false
	}
	t, fits := f.terms()
	if !fits {
		return g, false
	}
	r := f.run(t)
	if r.fault != nil || m.out {
		return g, false
	}
	g = r.looks.look(seat).glimpse(p, r.apart[int32(seat)])
	return g, !m.out
}

func (o outlook) glimpse(p *slate.Problem, apart bool) Glimpse {
	switch {
	case o.certain():
		return Glimpse{State: slate.Certain, Worst: o.lowest()}
	case o.contested():
		return Glimpse{State: slate.Contested, Worst: -1}
	}
	return Glimpse{Excluded: apart && p.AtCut == slate.CutExclude, Worst: -1}
}
