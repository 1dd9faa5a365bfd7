package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// Settle answers a problem by enumeration. It holds at most 32 candidates and 4
// tiers, and takes a time that grows as (tiers+1)^candidates.
func Settle(p *slate.Problem) *slate.Outcome {
	b := newBook(p)
	r := b.run(p)
	if r.fault != nil {
		if r.fault.Code == slate.NoLawfulPlan {
			b.blame(p, r.fault)
		}
		return &slate.Outcome{Fault: r.fault}
	}
	f := b.survey(p, r)
	o := &slate.Outcome{
		WantsSeed: r.wantsSeed,
		Seats:     make([]slate.Seat, len(p.Candidates)),
		Contests:  b.contests(p, r),
		Funded:    r.certain().size(),
		Reserve:   b.reserve(p, r),
		ByNumber:  b.byNumber(p, r),
		Nobody:    r.possible() == 0 && b.freed(p).possible() != 0,
		StoppedAt: b.stoppedAt(p, r),
	}
	o.Decided = len(o.Contests) == 0
	for i := range o.Seats {
		o.Seats[i] = f.seat(i)
		if o.Seats[i].Fixed {
			o.Amount = exact.Add(o.Amount, o.Seats[i].Amount)
		}
	}
	if p.Budget != nil {
		o.Left = exact.Sub(p.Budget.Max, o.Amount)
	}
	for q := range p.Quotas {
		o.Quotas = append(o.Quotas, f.quota(b, q))
	}
	return o
}

// freed is the run with all quotas absent.
func (b *book) freed(p *slate.Problem) *run {
	free := *p
	free.Quotas = append([]slate.Quota(nil), p.Quotas...)
	for q := range free.Quotas {
		free.Quotas[q].Least, free.Quotas[q].Most = nil, nil
	}
	return b.run(&free)
}

// stoppedAt is the first class that a `stop` budget leaves shorter.
func (b *book) stoppedAt(p *slate.Problem, r *run) int {
	switch {
	case p.Budget.Sequential() && p.Budget.Mode == slate.ShortStop:
		return r.settled.ended
	case p.Budget.Sequential() || !stops(p):
		return -1
	}
	rich := b.settle(without(p, slate.Limit{Kind: slate.LimitBudget}))
	for c, class := range b.classes {
		kept, could := r.settled.plans[0].all&class, rich.plans[0].all&class
		if kept.size() < could.size() {
			return c
		}
	}
	return -1
}

// byNumber is what `prefer: number` would do where it funds more.
func (b *book) byNumber(p *slate.Problem, r *run) *slate.Alternative {
	if p.Prefer == slate.PreferNumber || p.Budget.Sequential() {
		return nil
	}
	other := *p
	other.Prefer = slate.PreferNumber
	n := b.run(&other)
	if n.fault != nil || n.settled.funded() <= r.settled.funded() {
		return nil
	}
	return &slate.Alternative{
		ByRank: r.settled.funded(), ByNumber: n.settled.funded(),
		Enters: (n.certain() &^ r.certain()).list(),
		Leaves: (r.certain() &^ n.certain()).list(),
	}
}

// reserve lists those neither funded nor contested, a class listed whole.
func (b *book) reserve(p *slate.Problem, r *run) (listed []int) {
	for _, class := range b.classes {
		if len(listed) >= p.Reserve {
			break
		}
		listed = append(listed, (class &^ r.possible()).list()...)
	}
	return listed
}

// contests lists what differs between the results, class by class.
func (b *book) contests(p *slate.Problem, r *run) (contests []slate.Contest) {
	for _, class := range b.classes {
		var of [3]set
		for _, i := range (class & r.possible()).list() {
			if kind, differs := r.differs(i); differs {
				of[kind] |= one(i)
			}
		}
		for kind, who := range of {
			if who != 0 {
				contests = append(contests, r.contest(slate.ContestKind(kind), who))
			}
		}
	}
	return contests
}

// differs says what is contested about a candidate, the first that applies.
func (r *run) differs(i int) (kind slate.ContestKind, differs bool) {
	high, low := r.tiers(i)
	least, most := r.awards(i)
	switch {
	case !r.certain().has(i):
		return slate.ContestFunded, true
	case high != low:
		return slate.ContestTier, true
	}
	return slate.ContestAmount, exact.Cmp(least, most) != 0
}

func (r *run) contest(kind slate.ContestKind, of set) slate.Contest {
	c := slate.Contest{Kind: kind, Of: of.list(), Places: of.size()}
	top := MaxTiers
	for _, i := range c.Of {
		high, _ := r.tiers(i)
		top = min(top, high)
		least, most := r.awards(i)
		c.Stake = exact.Max(c.Stake, exact.Sub(most, least))
	}
	for i := range r.results {
		switch kind {
		case slate.ContestFunded:
			c.Places = min(c.Places, (r.results[i].all & of).size())
		case slate.ContestTier:
			c.Places = min(c.Places, (r.results[i].in[top] & of).size())
		}
	}
	return c
}

// tiers is the highest and the lowest tier of a candidate over the results.
func (r *run) tiers(i int) (high, low int) {
	high, low = MaxTiers, -1
	for k := range r.results {
		if t := r.results[k].tier(i); t >= 0 {
			high, low = min(high, t), max(low, t)
		}
	}
	return high, low
}

// awards is the least and the most that a candidate is paid over the results.
func (r *run) awards(i int) (least, most exact.Num) {
	least = r.results[0].paid[i]
	for k := range r.results {
		least = exact.Min(least, r.results[k].paid[i])
		most = exact.Max(most, r.results[k].paid[i])
	}
	return least, most
}
