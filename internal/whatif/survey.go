package whatif

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// surveyor finds the window of a round at one value of the parameter.
type surveyor struct {
	*dependence
	w    *window
	r    *round.Round
	f    *program.Frame
	kept map[string][]window // windows of entrants found before; nil: they may not be kept
}

// survey is the window around the value that a round was run with.
func (s *surveyor) survey() {
	for _, e := range s.r.Entrants {
		s.entrant(e)
	}
	for _, e := range s.r.Struck {
		s.entrant(e)
	}
	if s.r.Program.Allocation == nil || !s.r.Last {
		return
	}
	s.numbers()
	s.ranks(&s.r.Program.Allocation.Terms, s.candidates())
	for i := range s.r.Program.Allocation.Pools {
		s.ranks(&s.r.Program.Allocation.Pools[i].Terms, s.candidates())
	}
}

// entrant narrows the window to where everything about one entrant stays.
func (s *surveyor) entrant(e *round.Entrant) {
	for i := range s.kept[e.App.ID] {
		if k := &s.kept[e.App.ID][i]; k.holds(s.w.at) {
			s.w.within(&window{lo: k.lo, hi: k.hi, hasLo: k.hasLo, hasHi: k.hasHi})
			return
		}
	}
	own := &window{at: s.w.at}
	s.r.Play(s.f, e)
	x := newFollower(s.dependence, own, s.f)
	x.applicant(s.r.Last)
	if s.r.Last && s.r.Program.Allocation != nil {
		x.placing(s.r.Program.Allocation)
	}
	s.w.within(own)
	if s.kept != nil && !own.hit && len(own.odd) == 0 {
		s.kept[e.App.ID] = append(s.kept[e.App.ID], *own)
	}
}

// applicant follows what decides about an applicant.
func (x *follower) applicant(last bool) {
	for i := range x.p.Slots {
		s := &x.p.Slots[i]
		if x.slots[i] && s.Kind != program.Parameter && s.When != nil {
			x.condition(s.When)
		}
		if x.slots[i] && s.Kind == program.Derived {
			x.strange(s.Formula)
		}
	}
	for _, rules := range [][]program.Rule{x.p.Checks, x.p.Eligibility} {
		for i := range rules {
			x.ruleTruth(&rules[i])
		}
	}
	if !last {
		return
	}
	if x.p.Scoring != nil && x.slots[x.p.Scoring.Total] {
		x.name(x.p.Scoring.Total, nil)
	}
	for i := range x.p.Qualification {
		x.ruleTruth(&x.p.Qualification[i])
	}
}

// placing follows what lists need to know of a candidate.
func (x *follower) placing(a *program.Allocation) {
	for i := range a.Pools {
		x.condition(a.Pools[i].Where)
		x.grouped(a.Pools[i].Each)
		x.terms(&a.Pools[i].Terms)
	}
	x.terms(&a.Terms)
}

func (x *follower) terms(t *program.Terms) {
	for i := range t.Tiers {
		x.condition(t.Tiers[i].Qualify)
	}
	for i := range t.Quotas {
		x.condition(t.Quotas[i].Where)
		x.grouped(t.Quotas[i].Each)
	}
}

// grouped is what candidates are grouped by: a number must not change at all.
func (x *follower) grouped(n *program.Node) {
	if n != nil && x.moves(n) {
		x.strange(n)
	}
}

func (s *surveyor) candidates() []*round.Entrant {
	return slices.DeleteFunc(slices.Clone(s.r.Ranked), func(e *round.Entrant) bool { return e.Status != program.Qualified })
}

// ranks narrows the window to where the order of a list stays: neighbours change
// places first.
func (s *surveyor) ranks(t *program.Terms, list []*round.Entrant) {
	if !slices.ContainsFunc(t.RankBy, func(k program.RankKey) bool { return s.reads(k.By) }) {
		return
	}
	keys := make([][]line, len(list))
	for i, e := range list {
		s.r.Play(s.f, e)
		x := newFollower(s.dependence, s.w, s.f)
		for j := range t.RankBy {
			l, ok := x.line(t.RankBy[j].By)
			if !ok && s.reads(t.RankBy[j].By) {
				x.strange(t.RankBy[j].By)
			}
			keys[i] = append(keys[i], l)
		}
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	for k := range t.RankBy {
		slices.SortStableFunc(order, func(a, b int) int { return exact.Cmp(keys[a][k].at, keys[b][k].at) })
		for i := 1; i < len(order); i++ {
			s.w.apart(keys[order[i-1]][k], keys[order[i]][k])
		}
	}
}

// numbers narrows the window to where the numbers of the allocation stay.
func (s *surveyor) numbers() {
	a := s.r.Program.Allocation
	s.r.Stand(s.f)
	x := newFollower(s.dependence, s.w, s.f)
	pooled := len(a.Pools) > 0
	most := s.places(pooled)
	x.limits(&a.Terms, most, pooled)
	for i := range a.Pools {
		p := &a.Pools[i]
		x.limits(&p.Terms, most, true)
		for j := range p.Shares {
			if x.moves(p.Shares[j].Weight) {
				x.strange(p.Shares[j].Weight)
			}
		}
	}
}

// places is the most that can be funded: all, or as many as there are places where
// that does not depend on the parameter.
func (s *surveyor) places(pooled bool) int {
	all, count := len(s.r.Entrants), s.r.Program.Allocation.Count
	if pooled || count == nil || s.reads(count.Max) || count.Elastic || len(s.r.Pools) == 0 || s.r.Pools[0].Problem == nil {
		return all
	}
	return min(all, s.r.Pools[0].Problem.Count.N)
}

// limits are the numbers of one list.
func (x *follower) limits(t *program.Terms, most int, pooled bool) {
	if t.Count != nil {
		x.heads(t.Count.Max, most, pooled && (t.Count.Percent || t.Count.Rest))
	}
	money := t.Budget != nil && t.Paid
	for i := range t.Tiers {
		tier := &t.Tiers[i]
		if tier.Max != nil {
			x.heads(tier.Max.Max, most, false)
		}
		for _, n := range append([]*program.Node{tier.Amount, tier.Cap}, parts(tier)...) {
			if n != nil && x.reads(n) {
				x.paid(n, money)
			}
		}
	}
	for i := range t.Quotas {
		x.quota(&t.Quotas[i], most)
	}
	if b := t.Budget; b != nil {
		for _, n := range []*program.Node{b.Max, b.Fits, b.Within, b.Least} {
			if n != nil && x.reads(n) {
				x.strange(n)
			}
		}
	}
}

func parts(t *program.Tier) []*program.Node {
	var out []*program.Node
	for i := range t.Parts {
		out = append(out, t.Parts[i].When, t.Parts[i].Formula, t.Parts[i].Cap)
	}
	return out
}

// paid is an amount that depends on the parameter. Without limits of money it moves
// nobody on the list, as long as there is something to pay.
func (x *follower) paid(n *program.Node, money bool) {
	if money {
		x.strange(n)
		return
	}
	if l, ok := x.line(n); ok {
		x.cut(l)
	}
}

// heads is a maximum of heads: only whole numbers up to those there are count.
func (x *follower) heads(n *program.Node, most int, percent bool) {
	if n == nil || !x.moves(n) {
		return
	}
	if percent {
		x.strange(n)
		return
	}
	l, ok := x.line(n)
	if !ok {
		return
	}
	if top := exact.Int(int64(most + 1)); exact.Less(top, l.at) {
		x.against(l, top)
		return
	}
	x.steps(l, exact.Int(1))
}

// quota is a minimum or maximum of members: heads, or a share of those funded,
// which turns at the fractions that so many heads allow.
func (x *follower) quota(q *program.Quota, most int) {
	for _, b := range []struct {
		n     *program.Node
		share bool
	}{{q.AtLeast, q.LeastPct}, {q.AtMost, q.MostPct}} {
		if b.n == nil || !x.moves(b.n) {
			continue
		}
		if q.Of == "amount" || b.share && q.Of == "places" {
			x.strange(b.n)
			continue
		}
		l, ok := x.line(b.n)
		switch {
		case !ok:
		case b.share:
			x.fractions(l, most, q.Rounding)
		case exact.Less(exact.Int(int64(most+1)), l.at):
			x.against(l, exact.Int(int64(most+1)))
		default:
			x.steps(l, exact.Int(1))
		}
	}
}

// fractions narrows the window to between the nearest fractions with a denominator
// up to the number of heads; with rounding, of halves of heads.
func (x *follower) fractions(l line, most int, rounding string) {
	parts := int64(1)
	if rounding == "half_up" {
		parts = 2
	}
	for n := int64(1); n <= int64(most); n++ {
		x.steps(l, exact.Frac(1, n*parts))
	}
}
