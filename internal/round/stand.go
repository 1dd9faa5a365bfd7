package round

import (
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// Stand is an entrant in a list that was made for trial.
type Stand struct {
	Entrant *Entrant
	List    List
}

// Tiers are the tiers open to a candidate in a pool; "" is the only list of a policy
// without pools.
func (r *Round) Tiers(e *Entrant, pool string) []int {
	if len(e.pooled) == 0 {
		return e.placed.tiers
	}
	for i := range e.pooled {
		id := r.Program.Allocation.Pools[i].ID
		if s := &e.pooled[i]; s.admitted && (id == pool || id+":"+s.value == pool) {
			return s.tiers
		}
	}
	return nil
}

// Without are the limits of the pool that the entrant stands in of which each, if it
// alone were absent, would make the tier or a better one certain.
func (s *Stand) Without(limits search.Limits, tier int) (list []slate.Limit) {
	p := s.List.Pools[s.Entrant.Pool]
	for _, l := range limitsOf(p.Problem) {
		o := search.Settle(lifted(p.Problem, l), limits)
		if o.Fault != nil {
			continue
		}
		if seat := o.Seats[s.Entrant.Seat]; seat.State == slate.Certain && seat.Tier >= 0 && seat.Tier <= tier {
			list = append(list, l)
		}
	}
	return list
}

// limitsOf are the limits of a problem.
func limitsOf(p *slate.Problem) (list []slate.Limit) {
	if p.Count.Set {
		list = append(list, slate.Limit{Kind: slate.LimitCount})
	}
	for t := range p.Tiers {
		if p.Tiers[t].Max.Set {
			list = append(list, slate.Limit{Kind: slate.LimitTier, Index: t})
		}
	}
	for q := range p.Quotas {
		list = append(list, slate.Limit{Kind: slate.LimitQuota, Index: q})
	}
	if p.Budget != nil {
		list = append(list, slate.Limit{Kind: slate.LimitBudget})
	}
	return list
}

// lifted is a problem without one of its limits.
func lifted(p *slate.Problem, l slate.Limit) *slate.Problem {
	free := *p
	switch l.Kind {
	case slate.LimitCount:
		free.Count = slate.Max{}
	case slate.LimitTier:
		free.Tiers = append([]slate.Tier(nil), p.Tiers...)
		free.Tiers[l.Index].Max = slate.Max{}
	case slate.LimitQuota:
		free.Quotas = append([]slate.Quota(nil), p.Quotas...)
		free.Quotas[l.Index].Least, free.Quotas[l.Index].Most = nil, nil
	case slate.LimitBudget:
		free.Budget = nil
	}
	return &free
}
