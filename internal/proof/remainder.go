package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// money cuts the amounts or finds who gets what is left, where the budget says so.
func (r *rerun) money() (known bool) {
	switch b := r.p.Budget; {
	case r.cuts():
		return r.cut()
	case b != nil && b.Mode == slate.ShortPartial:
		return r.complete()
	}
	return true
}

// cut leaves those with nothing out whom the money does not reach.
func (r *rerun) cut() (known bool) {
	var most exact.Num
	for i, s := range r.final() {
		if s != slate.Out {
			most = exact.Add(most, mostPay(r.p, i))
		}
	}
	if exact.Cmp(most, r.p.Budget.Max) <= 0 {
		return true
	}
	if !r.decided() {
		return false
	}
	shares, known := r.shares()
	if !known {
		return false
	}
	cutAwards(r.p, shares)
	r.after = slices.Clone(r.final())
	r.paid = map[int]share{}
	starved := false
	for _, s := range shares {
		if r.paid[s.i] = s; s.paid.Sign() == 0 {
			r.after[s.i], starved = slate.Out, true
		}
	}
	if !starved {
		return true
	}
	return r.keepsQuotas()
}

// shares are the awards of the list; not known where the tiers of equals are open
// and matter.
func (r *rerun) shares() (shares []share, known bool) {
	one := len(r.p.Tiers) == 1
	if !one && (!r.settledTiers() || r.seats.parted) {
		return nil, false
	}
	for i, s := range r.final() {
		if s != slate.Certain {
			continue
		}
		tier := 0
		if !one {
			tier = r.seats.tier[i]
		}
		k := slices.Index(r.p.Candidates[i].Open, tier)
		shares = append(shares, share{i: i, tier: tier, full: payOf(r.p, i, k)})
	}
	return shares, true
}

// keepsQuotas looks at the quotas of the list that a cut has shortened.
func (r *rerun) keepsQuotas() (known bool) {
	var broken []slate.Limit
	for q := range r.p.Quotas {
		quota := &r.p.Quotas[q]
		if quota.Money {
			return false
		}
		n, members := 0, 0
		for i, s := range r.final() {
			if s != slate.Certain || quota.Tier >= 0 && r.paid[i].tier != quota.Tier {
				continue
			}
			n++
			if isMember(&r.p.Candidates[i], q) {
				members++
			}
		}
		if r.breaks(q, members, n) {
			broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}
	}
	r.broken(slate.BudgetBreaksQuota, broken)
	return true
}

// mostPay is the most that a candidate is paid.
func mostPay(p *slate.Problem, i int) exact.Num {
	most := payOf(p, i, 0)
	for k := range p.Candidates[i].Open {
		most = exact.Max(most, payOf(p, i, k))
	}
	return most
}

// complete finds who gets what is left, where every best plan of one more is the
// list and one candidate. It can tell where the list is one plan.
func (r *rerun) complete() bool {
	k := r.trail.bound.hi
	if k >= r.m.places {
		return true
	}
	next, a := r.m.settled(span{0, k + 1})
	if a != yes {
		return a == no
	}
	if r.contested() || !r.settledTiers() || r.seats.parted {
		return false
	}
	free, known := r.steps(next)
	if !known {
		return false
	}
	r.award(free)
	return true
}

// step is who may get what is left, and in which tier.
type step struct{ i, tier int }

// steps are the candidates of whom a best plan of one more is the list and one of
// them; none where one of these plans is anything else.
func (r *rerun) steps(next *list) (steps []step, known bool) {
	if next.n != r.n+1 {
		return nil, true
	}
	var more []int
	for i, s := range next.standing() {
		switch {
		case r.standing()[i] == slate.Certain && s != slate.Certain:
			return nil, true
		case r.standing()[i] != slate.Certain && s != slate.Out:
			more = append(more, i)
		}
	}
	seen := map[int]int{} // signature: tier
	for _, i := range more {
		tier, was := seen[next.m.sig(i)]
		if !was {
			b, known := next.m.place(func(j int) bool { return r.standing()[j] == slate.Certain || j == i })
			if !known || b.parted {
				return nil, false
			}
			if r.moved(b) {
				return nil, true
			}
			tier = b.tier[i]
			seen[next.m.sig(i)] = tier
		}
		steps = append(steps, step{i, tier})
	}
	return steps, true
}

// moved reports whether somebody stands in another tier than on the list.
func (r *rerun) moved(b *berths) bool {
	for i, t := range r.seats.tier {
		if t >= 0 && b.tier[i] != t {
			return true
		}
	}
	return false
}

// award gives what is left to the one who can be given it; to none of several.
func (r *rerun) award(steps []step) {
	left := r.p.Budget.Max
	for i, t := range r.seats.tier {
		if t >= 0 {
			left = exact.Sub(left, payOf(r.p, i, slices.Index(r.p.Candidates[i].Open, t)))
		}
	}
	left, r.whole = left.RoundTo(r.p.Unit, exact.Floor), len(steps)
	for _, s := range steps {
		pay := exact.Min(left, payOf(r.p, s.i, slices.Index(r.p.Candidates[s.i].Open, s.tier)))
		if pay.Sign() > 0 && !exact.Less(pay, r.p.Budget.Least) {
			r.maybe = append(r.maybe, share{i: s.i, tier: s.tier, paid: pay})
		}
	}
	switch {
	case len(steps) == 1 && len(r.maybe) == 1:
		r.extra = r.maybe[0].i
	case r.p.AtCut == slate.CutLot && r.p.Lot != nil:
		for _, i := range r.p.Lot {
			if slices.ContainsFunc(r.maybe, func(s share) bool { return s.i == i }) {
				r.extra = i
				return
			}
		}
	}
}
