package coverage

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// allocation makes the points of a list and its pools.
func (m *Map) allocation(a *program.Allocation) {
	if a == nil {
		return
	}
	if len(a.Pools) == 0 {
		m.terms(&a.Terms)
	}
	for i := range a.Pools {
		m.conditions(a.Pools[i].Where, false)
		m.conditions(a.Pools[i].Each, false)
		m.terms(&a.Pools[i].Terms)
	}
	if (a.AtCut != "" && a.AtCut != "ask" || a.AtTier != "" && a.AtTier != "ask") && len(a.RankBy) > 0 {
		m.ties = m.add(a.RankBy[0].By, Outcome{Kind: Tied})
		m.Points[m.ties].What, m.Points[m.ties].Text = "allocation.ties", a.AtCut+", "+a.AtTier
	}
}

func (m *Map) terms(t *program.Terms) {
	for i := range t.RankBy {
		m.conditions(t.RankBy[i].By, false)
	}
	m.limit(t.Count)
	for i := range t.Tiers {
		m.tier(t, &t.Tiers[i])
	}
	for i := range t.Quotas {
		m.quota(&t.Quotas[i])
	}
	if b := t.Budget; b != nil && b.Max != nil {
		m.purses[b] = m.add(b.Max, Outcome{Kind: Binds}, Outcome{Kind: Idle})
		m.conditions(b.Fits, false)
	}
}

func (m *Map) limit(most *program.Most) {
	if most == nil || most.Max == nil {
		return
	}
	m.most[most] = m.add(most.Max, Outcome{Kind: Binds}, Outcome{Kind: Idle})
}

func (m *Map) tier(t *program.Terms, tier *program.Tier) {
	if len(t.Tiers) > 1 {
		m.Points = append(m.Points, Point{What: "allocation.tiers." + tier.ID, Text: tier.ID, Outcomes: []Outcome{{Kind: Awarded}}})
		m.tiers[tier] = len(m.Points) - 1
		if n := placed(tier); n != nil {
			p := &m.Points[m.tiers[tier]]
			p.File, p.Line, p.Column = n.Expr.File, n.Expr.Line, n.Expr.Column
		}
	}
	m.gate(tier.Qualify)
	m.conditions(tier.Amount, false)
	for i := range tier.Parts {
		m.gate(tier.Parts[i].When)
		m.conditions(tier.Parts[i].Formula, false)
	}
}

// placed is an expression of a tier that knows where it stands.
func placed(t *program.Tier) *program.Node {
	list := []*program.Node{t.Qualify, t.Amount, t.Cap}
	if t.Max != nil {
		list = append(list, t.Max.Max)
	}
	for _, n := range list {
		if n != nil && n.Expr != nil {
			return n
		}
	}
	return nil
}

func (m *Map) quota(q *program.Quota) {
	n := q.AtLeast
	if n == nil {
		n = q.AtMost
	}
	if n == nil {
		return
	}
	m.quotas[q] = m.add(n, Outcome{Kind: Binds}, Outcome{Kind: Idle})
	p := &m.Points[m.quotas[q]]
	p.What = "allocation.quotas." + q.ID
	m.conditions(q.Where, false)
	m.conditions(q.Each, false)
}

// settled notes what the limits of the lists did.
func (m *Map) settled(f *program.Frame, r *round.Round) {
	r.Stand(f)
	for _, p := range r.Pools {
		if p.Outcome == nil || p.Outcome.Fault != nil {
			continue
		}
		m.lists(p)
		if b := p.Terms.Budget; b != nil && b.Fits != nil && p.Problem.Budget != nil {
			m.handedOut(f, p, b.Fits)
		}
	}
}

// handedOut follows the test of money down the ranking, as the money was handed
// out: each candidate is asked with what those above were awarded, in each open tier
// down to the one that was given.
func (m *Map) handedOut(f *program.Frame, p *round.Pool, fits *program.Node) {
	var spent exact.Num
	budget := program.Num(p.Problem.Budget.Max)
	for i := range p.Outcome.Seats {
		seat, c := &p.Outcome.Seats[i], &p.Problem.Candidates[i]
		for j, tier := range c.Open {
			m.walk(f.TraceWith(fits, program.Num(c.Amounts[j]), program.Num(spent), budget))
			if tier == seat.Tier {
				break
			}
		}
		if seat.State == slate.Certain && seat.Fixed {
			spent = exact.Add(spent, seat.Amount)
		}
	}
}

func (m *Map) lists(p *round.Pool) {
	felt := map[slate.Limit]bool{}
	o := p.Outcome
	for i := range o.Seats {
		seat := &o.Seats[i]
		for _, l := range seat.Limits {
			felt[l] = true
		}
		if seat.State == slate.Certain && seat.Tier >= 0 {
			note(m, m.tiers, &p.Terms.Tiers[seat.Tier], 0)
		}
	}
	if c := p.Terms.Count; c != nil {
		either(m, m.most, c, felt[slate.Limit{Kind: slate.LimitCount}])
	}
	if b := p.Terms.Budget; b != nil {
		either(m, m.purses, b, felt[slate.Limit{Kind: slate.LimitBudget}] || cut(p))
	}
	for i := range o.Quotas {
		q := &o.Quotas[i]
		moved := len(q.Entered)+len(q.Displaced)+q.Short > 0
		if written := writtenAs(p, i); written != nil {
			either(m, m.quotas, written, moved || felt[slate.Limit{Kind: slate.LimitQuota, Index: i}])
		}
	}
	if m.ties >= 0 && tied(p) {
		m.Points[m.ties].Outcomes[0].Seen++
	}
}

// writtenAs is the quota of the policy that one of a list came from.
func writtenAs(p *round.Pool, i int) *program.Quota {
	for j := range p.Terms.Quotas {
		if p.Terms.Quotas[j].ID == p.Problem.Quotas[i].ID {
			return &p.Terms.Quotas[j]
		}
	}
	return nil
}

// cut reports whether somebody gets less than their amount.
func cut(p *round.Pool) bool {
	for i := range p.Outcome.Seats {
		seat, c := &p.Outcome.Seats[i], &p.Problem.Candidates[i]
		if seat.State != slate.Certain || !seat.Fixed {
			continue
		}
		for j, tier := range c.Open {
			if tier == seat.Tier && j < len(c.Amounts) && exact.Less(seat.Amount, c.Amounts[j]) {
				return true
			}
		}
	}
	return false
}

// tied reports whether equals fared differently, or one of them is contested.
func tied(p *round.Pool) bool {
	for i := 1; i < len(p.Outcome.Seats); i++ {
		a, b := &p.Outcome.Seats[i-1], &p.Outcome.Seats[i]
		if p.Problem.Candidates[i-1].Class != p.Problem.Candidates[i].Class {
			continue
		}
		if a.State != b.State || a.Tier != b.Tier || a.State == slate.Contested {
			return true
		}
	}
	return false
}
