package search

import "github.com/merit-rules/merit/internal/slate"

// result is one run from the limits to the awards, with what stays undecided.
type result struct {
	f          *field
	s          *settled
	fault      *slate.Fault
	looks      *outlooks      // nil: nothing but who is funded was asked for
	apart      map[int32]bool // treated by `exclude` or `include`
	seedless   bool           // a lot is called for and there is no seed
	digested   *digest        // where the money changes the finished list
	counted    *tally
	starved    map[int32]bool // left with nothing by the cut
	completion *completion    // where one more may get what is left
}

// run settles the terms, its ties and its money.
func (f *field) run(t *terms) *result {
	r := &result{f: f, s: f.settle(t)}
	if !r.s.lawful() {
		r.fault = &slate.Fault{Code: slate.NoLawfulPlan}
		return r
	}
	if r.fault = r.stopped(); r.fault != nil || r.light() {
		return r
	}
	r.looks = r.s.plans().outlooks()
	if f.completes(t) {
		r.completion = f.completion(t, r.s)
	}
	r.cutTies()
	if r.fault == nil {
		r.tierTies()
	}
	if r.fault == nil {
		r.pay()
	}
	return r
}

// light reports whether ties and money cannot change who is certainly funded, so
// that a run made only to learn that may end early.
func (r *result) light() bool { return r.f.hurried && r.f.settlesByRank(r) }

func (f *field) settlesByRank(r *result) bool {
	asks := f.p.AtCut == slate.CutAsk || f.p.AtCut == slate.CutLot && f.p.Lot == nil
	return !f.counts(r.s.t) && r.s.fund.sure != nil && (asks || len(r.s.fund.ties) == 0) &&
		(f.coarse || f.p.AtTier == slate.TierAsk || f.p.AtTier == slate.TierLot)
}

// certain reports whether the candidate is funded whatever happens.
func (r *result) certain(i int) bool {
	switch {
	case r.fault != nil:
		return false
	case r.looks == nil:
		return int(r.f.pos[i]) < r.s.fund.sure[r.f.kind[i]]
	}
	return r.looks.look(i).certain()
}

// orderly reports whether the run certainly funds the first of each kind and no
// others.
func (r *result) orderly() bool {
	return r.fault != nil || r.s.fund.sure != nil && (r.looks == nil || len(r.looks.of) == 0)
}

// first is how many of a kind an orderly run funds.
func (r *result) first(k int) int {
	if r.fault != nil {
		return 0
	}
	return r.s.fund.sure[k]
}

// stopped finds the first quota with `if_short: stop` that makes the list shorter.
func (r *result) stopped() *slate.Fault {
	for q := range r.f.p.Quotas {
		if !r.s.t.least[q].set || r.f.p.Quotas[q].IfShort != slate.Stop {
			continue
		}
		free := *r.s.t
		free.least = replaced(free.least, q, bound{})
		if n := r.f.best(&free).total(); r.s.total() < n {
			return &slate.Fault{Code: slate.QuotaStop, With: int(r.s.total()), Without: int(n),
				About: []slate.Limit{{Kind: slate.LimitQuota, Index: q}}}
		}
	}
	return nil
}
