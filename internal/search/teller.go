package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// teller goes down the ranking and hands out money, one candidate at a time. A
// class of several is taken in every order, or in the order of the lot, so there
// may be several tills at once.
type teller struct {
	p      *slate.Problem
	count  int    // places in all; -1: no limit
	tiers  []int  // places by tier; -1: no limit
	slot   []int  // by quota whose ceiling might be reached: its place in a till; -1
	lot    []int  // by candidate: the place in the lot; nil: every order
	blamed []bool // by limit, see noteOf: somebody could be refused for nothing but this
	meter  *meter

	tills  []*till
	tier   []int8 // by candidate in no stage; -1: out
	far    marks  // refused by some way for too few points
	stages []*stage
	ended  int // the class in which `stop` first ended a way; -1: in none

	desk  *desk
	trial *trial // of the class at hand, see falls
	spare *till
}

// verdict is what becomes of a candidate who is looked at.
type verdict uint8

const (
	refused verdict = iota // by places or quotas, in every open tier
	dear                   // there is a tier, but no money
	distant                // there is a tier, but too few points
	awarded
)

// newTeller is a teller for the problem, who takes a class in the order of the lot
// if asked to.
func newTeller(p *slate.Problem, d *desk, lot bool, m *meter) *teller {
	n := len(p.Candidates)
	w := &teller{p: p, count: capacity(p.Count), slot: make([]int, len(p.Quotas)), meter: m, desk: d, ended: -1,
		blamed: make([]bool, 1+len(p.Tiers)+len(p.Quotas)), tier: make([]int8, n)}
	for t := range p.Tiers {
		w.tiers = append(w.tiers, capacity(p.Tiers[t].Max))
	}
	slots := 0
	for q := range p.Quotas {
		if w.slot[q] = -1; d.live[q] && p.Quotas[q].Most != nil {
			w.slot[q] = slots
			slots++
		}
	}
	for i := range w.tier {
		w.tier[i] = -1
	}
	if lot {
		w.lot = make([]int, n)
		for place, i := range p.Lot {
			w.lot[i] = place
		}
	}
	s := &till{tiers: make([]int, len(p.Tiers)), heads: make([]int, slots), sums: make([]exact.Num, slots)}
	w.shut(s)
	w.tills = []*till{s}
	return w
}

func capacity(m slate.Max) int {
	if m.Set {
		return m.N
	}
	return -1
}

// liveQuotas finds the quotas whose ceiling could be reached if everybody were
// funded.
func liveQuotas(p *slate.Problem) []bool {
	heads, sums := make([]int, len(p.Quotas)), make([]exact.Num, len(p.Quotas))
	for i := range p.Candidates {
		c := &p.Candidates[i]
		for _, q := range c.Member {
			heads[q]++
			if p.Quotas[q].Money && p.Paid {
				sums[q] = exact.Add(sums[q], slices.MaxFunc(c.Amounts, exact.Cmp))
			}
		}
	}
	live := make([]bool, len(p.Quotas))
	for q := range live {
		switch most := p.Quotas[q].Most; {
		case most == nil:
		case p.Quotas[q].Money:
			live[q] = exact.Less(most.Sum, sums[q])
		default:
			live[q] = heads[q] > most.N
		}
	}
	return live
}

// walk goes down the whole ranking.
func (w *teller) walk() {
	all := w.p.Candidates
	for lo := 0; lo < len(all) && !w.finished() && !w.meter.out; {
		hi := lo + 1
		for hi < len(all) && all[hi].Class == all[lo].Class {
			hi++
		}
		switch {
		case len(w.tills) == 1 && hi == lo+1:
			w.serve(w.tills[0], lo)
			w.close(w.tills[0])
		case w.lot != nil:
			w.queue(lo, hi)
		case !w.nobody(lo, hi) && (len(w.tills) > 1 || !w.whole(lo, hi)):
			w.class(lo, hi)
		}
		lo = hi
	}
}

// queue takes a class in the order of the lot.
func (w *teller) queue(lo, hi int) {
	order := make([]int, 0, hi-lo)
	for i := lo; i < hi; i++ {
		order = append(order, i)
	}
	slices.SortFunc(order, func(i, j int) int { return w.lot[i] - w.lot[j] })
	for _, i := range order {
		w.serve(w.tills[0], i)
	}
	w.close(w.tills[0])
}

// nobody settles a class of which no till has anything for anybody.
func (w *teller) nobody(lo, hi int) bool {
	for _, s := range w.tills {
		for i := lo; i < hi && !s.done; i++ {
			switch _, v := w.look(s, &w.p.Candidates[i]); v {
			case awarded:
				return false
			case distant:
				w.far.add(i)
			}
		}
	}
	for _, s := range w.tills {
		for i := lo; i < hi && !s.done; i++ {
			if _, v := w.look(s, &w.p.Candidates[i]); v == dear {
				w.passOver(s, &w.p.Candidates[i])
			}
		}
		w.close(s)
	}
	return true
}

// whole settles a class from the only till, if everybody for whom it has anything
// gets that, whoever comes first.
func (w *teller) whole(lo, hi int) bool {
	s := w.tills[0]
	if w.spare == nil {
		w.spare = s.copied()
	}
	w.spare.set(s)
	for i := lo; i < hi; i++ {
		c := &w.p.Candidates[i]
		switch k, v := w.look(s, c); {
		case v == distant:
			w.far.add(i)
		case v == dear && w.heeds(s, c):
			return false
		case v != awarded:
		case w.spare.done || !w.lawful(w.spare, c, k, c.Open[k]):
			return false
		default:
			w.take(w.spare, c, k)
		}
	}
	if !w.p.Paid || w.p.Budget.Fits != nil && !w.fallsAlways() || !w.sufficient(lo, hi) {
		return false
	}
	for i := lo; i < hi; i++ {
		c := &w.p.Candidates[i]
		if k, v := w.look(s, c); v == awarded {
			w.tier[i] = int8(c.Open[k])
		}
	}
	s.set(w.spare)
	w.close(s)
	return true
}

// sufficient reports whether there is money for each of a class after all others.
func (w *teller) sufficient(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		c := &w.p.Candidates[i]
		if k, v := w.look(w.tills[0], c); v == awarded &&
			!w.allows(c.Amounts[k], exact.Sub(w.spare.spent, c.Amounts[k])) {
			return false
		}
	}
	return true
}

// serve looks at one candidate, where there is one till.
func (w *teller) serve(s *till, i int) {
	if s.done {
		return
	}
	c := &w.p.Candidates[i]
	k, v := w.look(s, c)
	switch v {
	case awarded:
		w.tier[i] = int8(c.Open[k])
		w.take(s, c, k)
	case distant:
		w.far.add(i)
	case dear:
		w.passOver(s, c)
	}
}

func (w *teller) finished() bool {
	for _, s := range w.tills {
		if !s.done {
			return false
		}
	}
	return true
}

// look finds the best tier in which a candidate can be funded, as the place among
// their open ones, or why there is none.
func (w *teller) look(s *till, c *slate.Candidate) (k int, v verdict) {
	for k, t := range c.Open {
		if !w.lawful(s, c, k, t) {
			continue
		}
		switch {
		case w.bars(s, c):
			v = distant
		case !affordable(w.p.Budget, c.Amounts[k], s.spent):
			v = dear
		default:
			return k, awarded
		}
	}
	return -1, v
}

// lawful reports whether places and quotas leave room for the candidate in the
// tier, and notes the limit if it is the only one that does not.
func (w *teller) lawful(s *till, c *slate.Candidate, k, t int) bool {
	broken, last := 0, 0
	if s.count == w.count {
		broken, last = broken+1, 0
	}
	if s.tiers[t] == w.tiers[t] {
		broken, last = broken+1, 1+t
	}
	for _, q := range c.Member {
		if slot := w.slot[q]; slot >= 0 && w.full(s, &w.p.Quotas[q], slot, c, k, t) {
			broken, last = broken+1, 1+len(w.tiers)+q
		}
	}
	if broken == 1 {
		w.blamed[last] = true
	}
	return broken == 0
}

// full reports whether one more would exceed the ceiling of a quota.
func (w *teller) full(s *till, q *slate.Quota, slot int, c *slate.Candidate, k, t int) bool {
	switch {
	case q.Tier >= 0 && q.Tier != t:
		return false
	case q.Money:
		return exact.Less(q.Most.Sum, exact.Add(s.sums[slot], w.pays(c, k)))
	}
	return s.heads[slot] >= q.Most.N
}

// pays is what a candidate gets in the tier at a place among the open ones.
func (w *teller) pays(c *slate.Candidate, k int) exact.Num {
	if !w.p.Paid {
		return exact.Num{}
	}
	return c.Amounts[k]
}

// bars reports whether the candidate stands too far below somebody above who was
// passed over for money.
func (w *teller) bars(s *till, c *slate.Candidate) bool {
	return s.bar != nil && exact.Less(c.Points, exact.Sub(*s.bar, *w.p.Budget.Within))
}

// affordable reports whether there is money for one more amount.
func affordable(b *slate.Budget, amount, spent exact.Num) bool {
	if b.Fits != nil {
		return b.Fits(amount, spent)
	}
	return exact.Cmp(exact.Add(spent, amount), b.Max) <= 0
}
