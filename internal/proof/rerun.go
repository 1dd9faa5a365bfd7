package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// rerun is an allocation made by the proof itself, as far as it has to be known who
// is certainly funded.
type rerun struct {
	*list
	p     *slate.Problem
	after []slate.State // when ties for a place are settled; nil: as on the list
	fault *slate.Fault  // no list is made; what is to blame only where it is a quota, a tie or a cut
	paid  map[int]share // of a list that was cut
	extra int           // the one who gets what is left; -1
	maybe []share       // those of whom one gets what is left
	whole int           // and how many there would be if it were enough for all
}

// certain says who is certainly funded; nobody where there is no list.
func (r *rerun) certain(i int) bool {
	return r.fault == nil && (r.final()[i] == slate.Certain || i == r.extra)
}

// final is how everyone stands when ties for a place are settled.
func (r *rerun) final() []slate.State {
	if r.after == nil {
		r.after = r.standing()
	}
	return r.after
}

// rerun settles the model's problem anew. It is false where that cannot be told.
func (m *model) rerun() (*rerun, bool) {
	r := &rerun{p: m.p, extra: -1}
	l, a := m.payable()
	if a != yes {
		r.fault = &slate.Fault{Code: slate.NoLawfulPlan}
		return r, a == no
	}
	r.list = l
	for _, step := range []func() (known bool){r.stopQuotas, r.places, r.levels, r.money} {
		if known := step(); !known {
			return nil, false
		}
		if r.fault != nil {
			break
		}
	}
	return r, true
}

// payable are the best plans, under a budget that stops those of the greatest
// length that can be paid.
func (m *model) payable() (*list, answer) {
	if b := m.p.Budget; b == nil || b.Mode != slate.ShortStop && b.Mode != slate.ShortPartial {
		return m.settled(span{0, len(m.of)})
	}
	s := &stretch{m: m}
	return s.longest(m.places)
}

// stopQuotas looks for a quota with `if_short: stop` that makes the list shorter.
func (r *rerun) stopQuotas() (known bool) {
	for q := range r.p.Quotas {
		if r.p.Quotas[q].Least == nil || r.p.Quotas[q].IfShort != slate.Stop {
			continue
		}
		free := r.m.copy()
		free.least[q] = nil
		total := span{0, len(r.m.of)}
		if r.trail != nil {
			total = r.trail.bound
		}
		l, a := free.best(total)
		if a != yes {
			return false
		}
		if l.n > r.n {
			r.fault = &slate.Fault{Code: slate.QuotaStop, Without: l.n, With: r.n,
				About: []slate.Limit{{Kind: slate.LimitQuota, Index: q}}}
			return true
		}
	}
	return true
}

// places settles ties for a place.
func (r *rerun) places() (known bool) {
	if !r.contested() {
		return true
	}
	switch r.p.AtCut {
	case slate.CutLot:
		return r.p.Lot == nil || r.draw()
	case slate.CutExclude, slate.CutInclude:
		state := slate.Out
		if r.p.AtCut == slate.CutInclude {
			state = slate.Certain
		}
		r.after = slices.Clone(r.standing())
		for i, s := range r.final() {
			if s == slate.Contested {
				r.after[i] = state
			}
		}
		return r.recheck()
	}
	return true
}

// draw follows the lot.
func (r *rerun) draw() bool {
	if r.trail == nil {
		return r.drawAlike()
	}
	w := *r.trail
	w.cells = slices.Clone(w.cells)
	standing := r.standing()
	r.after = slices.Clone(standing)
	left := map[int]int{} // split with one signature to choose from: places left
	for k := range w.splits {
		left[k] = w.splits[k].funded
	}
	for _, i := range r.p.Lot {
		if standing[i] != slate.Contested {
			continue
		}
		k := slices.IndexFunc(w.splits, func(s split) bool { return i >= s.lo && i < s.hi })
		s := &w.splits[k]
		if s.cells == nil {
			r.after[i] = slate.Out
			if left[k] > 0 {
				left[k]--
				r.after[i] = slate.Certain
			}
			continue
		}
		if !r.drawCell(&w, s, i) {
			return false
		}
	}
	return true
}

// drawCell funds candidate i if one of the plans left does, and keeps these plans.
func (r *rerun) drawCell(w *trail, s *split, i int) bool {
	for _, k := range s.cells {
		c := &w.cells[k]
		if c.sig != w.model.sig(i) {
			continue
		}
		r.after[i] = slate.Out
		if c.span.lo == c.span.hi {
			return true
		}
		c.span.lo++
		switch w.ask(w.question()) {
		case yes:
			r.after[i] = slate.Certain
		case no:
			c.span.lo--
			c.span.hi--
		default:
			return false
		}
	}
	return true
}

// drawAlike follows the lot where the contested of each class are alike.
func (r *rerun) drawAlike() bool {
	left, standing := map[int]int{}, r.standing() // by class
	for i, s := range standing {
		if s == slate.Contested {
			left[r.p.Candidates[i].Class] = 0
		}
	}
	if len(left) > 1 {
		return false
	}
	certain, class := 0, -1
	for i, s := range standing {
		if s == slate.Certain {
			certain++
		} else if s == slate.Contested {
			class = r.p.Candidates[i].Class
		}
	}
	left[class] = r.n - certain
	r.after = slices.Clone(standing)
	for _, i := range r.p.Lot {
		if standing[i] != slate.Contested {
			continue
		}
		r.after[i] = slate.Out
		if left[class] > 0 {
			left[class]--
			r.after[i] = slate.Certain
		}
	}
	return true
}

// recheck looks at the limits again when a tie for a place has changed the list.
// Where the tiers matter to it, it cannot tell.
func (r *rerun) recheck() (known bool) {
	n, members := 0, make([]int, len(r.p.Quotas))
	for i, s := range r.final() {
		if s == slate.Certain {
			n++
			for _, q := range r.p.Candidates[i].Member {
				members[q]++
			}
		}
	}
	var broken []slate.Limit
	include, one := r.p.AtCut == slate.CutInclude, len(r.p.Tiers) == 1
	if include && !one {
		return false
	}
	if m := r.p.Count; include && m.Set && !m.Elastic && n > m.N {
		broken = append(broken, slate.Limit{Kind: slate.LimitCount})
	}
	if m := r.p.Tiers[0].Max; include && m.Set && !m.Elastic && n > m.N {
		broken = append(broken, slate.Limit{Kind: slate.LimitTier})
	}
	for q := range r.p.Quotas {
		quota := &r.p.Quotas[q]
		if quota.Money || quota.Tier >= 0 && !one {
			return false
		}
		if r.breaks(q, members[q], n) {
			broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}
	}
	if b := r.p.Budget; include && b != nil && !r.cuts() && exact.Less(b.Max, r.costInOneTier()) {
		broken = append(broken, slate.Limit{Kind: slate.LimitBudget})
	}
	r.broken(slate.TieBreaksLimit, broken)
	return true
}

// breaks reports whether so many members of so many break a quota.
func (r *rerun) breaks(q, members, n int) bool {
	least, most := r.m.least[q], r.m.most[q]
	return least != nil && members < least.at(n) || most != nil && members > most.at(n)
}

func (r *rerun) broken(code slate.FaultCode, about []slate.Limit) {
	if len(about) > 0 {
		r.fault = &slate.Fault{Code: code, About: about}
	}
}

func (r *rerun) cuts() bool { return cutting(r.p.Budget) }

func cutting(b *slate.Budget) bool {
	return b != nil && (b.Mode == slate.ShortScale || b.Mode == slate.ShortWhole)
}

func (r *rerun) costInOneTier() (sum exact.Num) {
	for i, s := range r.final() {
		if s == slate.Certain {
			sum = exact.Add(sum, payOf(r.p, i, 0))
		}
	}
	return sum
}

// payOf is what a candidate is paid in their k-th open tier.
func payOf(p *slate.Problem, i, k int) exact.Num {
	if !p.Paid || k >= len(p.Candidates[i].Amounts) {
		return exact.Int(0)
	}
	return p.Candidates[i].Amounts[k]
}

// levels settles ties for a tier, as far as that can break a limit.
func (r *rerun) levels() (known bool) {
	if len(r.p.Tiers) == 1 || r.p.AtTier < slate.TierHigher || !r.decided() {
		return true
	}
	return (r.p.AtCut < slate.CutExclude || !r.contested()) && r.settledTiers() && !r.seats.parted
}

// decided reports whether no place is contested any more.
func (r *rerun) decided() bool {
	if r.after == nil {
		return !r.contested()
	}
	return !slices.Contains(r.after, slate.Contested)
}

// settledTiers finds the tiers of the list as it is after ties for a place.
func (r *rerun) settledTiers() bool {
	if r.seats != nil && !r.contested() {
		return true
	}
	if r.trail == nil || r.p.AtCut >= slate.CutExclude && r.contested() {
		return false
	}
	final := r.final()
	b, known := r.m.place(func(i int) bool { return final[i] == slate.Certain })
	if known {
		r.seats = b
	}
	return known
}
