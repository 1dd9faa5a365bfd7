package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// limitsOf lists the limits that a problem sets, in the order of reporting.
func limitsOf(p *slate.Problem) (all []slate.Limit) {
	if p.Count.Set {
		all = append(all, slate.Limit{Kind: slate.LimitCount})
	}
	for t := range p.Tiers {
		if p.Tiers[t].Max.Set {
			all = append(all, slate.Limit{Kind: slate.LimitTier, Index: t})
		}
	}
	for q := range p.Quotas {
		all = append(all, slate.Limit{Kind: slate.LimitQuota, Index: q})
	}
	if p.Budget != nil {
		all = append(all, slate.Limit{Kind: slate.LimitBudget})
	}
	return all
}

// lack is the problem with one limit absent.
func lack(p *slate.Problem, l slate.Limit) *slate.Problem {
	other := *p
	switch l.Kind {
	case slate.LimitCount:
		other.Count = slate.Max{}
	case slate.LimitTier:
		other.Tiers = slices.Clone(p.Tiers)
		other.Tiers[l.Index].Max = slate.Max{}
	case slate.LimitQuota:
		other.Quotas = slices.Clone(p.Quotas)
		other.Quotas[l.Index].Least, other.Quotas[l.Index].Most = nil, nil
	case slate.LimitBudget:
		other.Budget = nil
	}
	return &other
}

// lacking is the model with one limit absent.
func (m *model) lacking(l slate.Limit) *model {
	other := m.under(lack(m.p, l))
	switch l.Kind {
	case slate.LimitCount:
		other.places, other.counts = len(m.of), m.counts
	case slate.LimitTier:
		other.forest = nil
		if m.forest != nil {
			other.forest = other.plant()
		}
	case slate.LimitQuota:
		other.least[l.Index], other.most[l.Index], other.counts = nil, nil, m.counts
	case slate.LimitBudget:
		if m.purse != nil {
			purse := *m.purse
			purse.max = -1
			other.purse = &purse
		}
	}
	return other
}

// under is the model of another problem with the same candidates.
func (m *model) under(p *slate.Problem) *model {
	other := m.copy()
	other.p = p
	return other
}

// asking is the model in which the minimum of quota q is another number.
func (m *model) asking(q, n int) *model {
	p := *m.p
	p.Quotas = slices.Clone(p.Quotas)
	p.Quotas[q].Least = &slate.Bound{N: n}
	other := m.under(&p)
	number := fixedMeasure(n)
	other.least[q] = &number
	return other
}

// freeOf is the problem with no minimum at all; some is false where it has none.
func freeOf(p *slate.Problem) (free *slate.Problem, some bool) {
	other := *p
	other.Quotas = slices.Clone(p.Quotas)
	for q := range other.Quotas {
		some = some || other.Quotas[q].Least != nil
		other.Quotas[q].Least = nil
	}
	return &other, some
}

// free is the model of that.
func (m *model) free() *model {
	p, _ := freeOf(m.p)
	other := m.under(p)
	clear(other.least)
	other.counts = m.counts
	return other
}

// unboundOf is the problem with all quotas absent.
func unboundOf(p *slate.Problem) *slate.Problem {
	other := *p
	other.Quotas = slices.Clone(p.Quotas)
	for q := range other.Quotas {
		other.Quotas[q].Least, other.Quotas[q].Most = nil, nil
	}
	return &other
}

// unbound is the model of that.
func (m *model) unbound() *model {
	other := m.under(unboundOf(m.p))
	clear(other.least)
	clear(other.most)
	other.counts = m.counts
	return other
}
