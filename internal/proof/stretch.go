package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// stretch looks for the longest list that a budget pays for, from the top down.
type stretch struct {
	m     *model
	tried int
}

// mostLengths is how many lengths are settled one by one.
const mostLengths = 400

// longest is the list of the greatest length up to hi that can be paid.
func (s *stretch) longest(hi int) (*list, answer) {
	for hi >= 0 {
		l, a := s.m.settled(span{0, hi})
		if s.tried++; a != yes || s.tried > mostLengths {
			return nil, min(a, no)
		}
		least, most, known := l.cost()
		dear := exact.Less(s.m.p.Budget.Max, least)
		switch {
		case !known || !dear && exact.Less(s.m.p.Budget.Max, most):
			return nil, unknown
		case !dear:
			return l, yes
		case s.m.anyRelaxes():
			hi--
		case s.m.p.Prefer == slate.PreferNumber:
			hi = l.n - 1 // no plan of a length between is better
		default:
			hi = s.below(l.n - 1)
		}
	}
	return nil, no
}

func (m *model) anyRelaxes() bool {
	for q := range m.p.Quotas {
		if m.relaxes(q) {
			return true
		}
	}
	return false
}

// below leaves out lengths from hi down of which it is known that they cost too much.
func (s *stretch) below(hi int) int {
	for step := 1; hi >= 0; {
		switch lo := max(0, hi-step+1); {
		case s.tooDear(lo, hi):
			hi, step = lo-1, step*2
		case step == 1:
			return hi
		default:
			step /= 2
		}
	}
	return hi
}

// cost is the least and the most that the best plans cost.
func (l *list) cost() (least, most exact.Num, known bool) {
	p := l.m.p
	switch {
	case l.m.payByTier() && (l.m.sameTiers() || l.placed()):
		return l.costOfSeats()
	case len(p.Tiers) == 1:
		return l.costInOneTier()
	case !l.placed() || l.seats.parted || l.contested():
		return least, most, false
	}
	for i, t := range l.seats.tier {
		if t >= 0 {
			least = exact.Add(least, payOf(p, i, slices.Index(p.Candidates[i].Open, t)))
		}
	}
	return least, least, true
}

// costOfSeats is the cost where everybody is paid the same in each tier.
func (l *list) costOfSeats() (least, most exact.Num, known bool) {
	b := l.seats
	switch {
	case l.contested() && l.m.sameTiers():
		b, known = l.m.fillTiers(l.sample())
	default:
		known = l.placed()
		b = l.seats
	}
	if !known {
		return least, most, false
	}
	for t, n := range b.seats {
		if n > 0 {
			least = exact.Add(least, exact.Mul(l.m.tierPay(t), exact.Int(int64(n))))
		}
	}
	return least, least, true
}

// sample is one way in which the contested fall out, as good as any where only their
// number matters.
func (l *list) sample() func(i int) bool {
	left := map[int]int{}
	for k := range l.trail.splits {
		s := &l.trail.splits[k]
		left[s.lo] = s.funded
		for i := s.lo; i < s.hi; i++ {
			if l.standing()[i] == slate.Certain {
				left[s.lo]--
			}
		}
	}
	chosen := make([]bool, len(l.standing()))
	for k := range l.trail.splits {
		s := &l.trail.splits[k]
		for i := s.lo; i < s.hi && left[s.lo] > 0; i++ {
			if l.standing()[i] == slate.Contested {
				chosen[i] = true
				left[s.lo]--
			}
		}
	}
	return func(i int) bool { return l.standing()[i] == slate.Certain || chosen[i] }
}

// costInOneTier adds to what the certain cost the cheapest and the dearest of each
// class that is contested.
func (l *list) costInOneTier() (least, most exact.Num, known bool) {
	p := l.m.p
	for i, s := range l.standing() {
		if s == slate.Certain {
			least = exact.Add(least, payOf(p, i, 0))
		}
	}
	most = least
	if !l.contested() {
		return least, most, true
	}
	for k := range l.trail.splits {
		s := &l.trail.splits[k]
		var pays []exact.Num
		n := s.funded
		for i := s.lo; i < s.hi; i++ {
			if l.standing()[i] == slate.Contested {
				pays = append(pays, payOf(p, i, 0))
			} else if l.standing()[i] == slate.Certain {
				n--
			}
		}
		slices.SortFunc(pays, exact.Cmp)
		for j := range n {
			least, most = exact.Add(least, pays[j]), exact.Add(most, pays[len(pays)-1-j])
		}
	}
	return least, most, true
}

// payByTier reports whether everybody is paid the same in the same tier.
func (m *model) payByTier() bool {
	if !m.p.Paid {
		return true
	}
	if m.payAlike == nil {
		alike := m.paysByTier()
		m.payAlike = &alike
	}
	return *m.payAlike
}

func (m *model) paysByTier() bool {
	paid := make([]*exact.Num, len(m.p.Tiers))
	for i := range m.p.Candidates {
		c := &m.p.Candidates[i]
		for k, t := range c.Open {
			if k >= len(c.Amounts) {
				return false
			}
			if paid[t] == nil {
				paid[t] = &c.Amounts[k]
			} else if !exact.Equal(*paid[t], c.Amounts[k]) {
				return false
			}
		}
	}
	return true
}

// tierPay is what is paid in a tier where everybody is paid the same.
func (m *model) tierPay(t int) exact.Num {
	for i := range m.p.Candidates {
		if k := slices.Index(m.p.Candidates[i].Open, t); k >= 0 {
			return payOf(m.p, i, k)
		}
	}
	return exact.Int(0)
}

// tooDear reports whether every best plan of at most n costs too much, for all n
// from a to b. Whoever a plan of at most a can have beside those above is in all of
// them, and who is refused where b may be funded in none; as far down as both agree
// the plans are the same, and what they cost is the least that any of them costs.
func (s *stretch) tooDear(a, b int) bool {
	t := s.m.trail(span{0, a})
	w := &t
	if w.ask(w.question()) != yes {
		return false
	}
	for c := 0; c < s.m.classes() && w.opens() && !w.lost; {
		if c = w.run(c); c == s.m.classes() || w.lost {
			break
		}
		lo, hi := s.m.class(c)
		cells := w.classCells(lo, hi)
		if len(cells) != 1 {
			break
		}
		w.found(lo, hi)
		w.total.hi = b
		q := w.question()
		q.fixed = slices.Clone(q.fixed)
		q.fixed[cells[0].sig]++
		refused := w.ask(q) == no
		if w.total.hi = a; !refused {
			break
		}
		c++
	}
	return !w.lost && exact.Less(s.m.p.Budget.Max, s.atLeast(w, b))
}

// atLeast is the least that a plan of at most b costs that agrees with a walk.
func (s *stretch) atLeast(w *trail, b int) (sum exact.Num) {
	m := s.m
	had := 0
	for _, n := range w.fixed {
		had += n
	}
	w.total.hi = b
	q := w.question()
	all := 1 + lastTrue(had, b, func(n int) bool {
		q.total.hi = n
		return w.sure(q) == no
	})
	left := slices.Clone(w.fixed)
	open, k, seats := s.topTiers(), 0, 0
	var rest exact.Num
	some := false
	for i, sig := range m.of {
		pay := leastPay(m.p, i)
		if left[sig] == 0 {
			if !some || exact.Less(pay, rest) {
				rest, some = pay, true
			}
			continue
		}
		left[sig]--
		if open != nil {
			for k < len(open)-1 && m.p.Tiers[open[k]].Max.Set && seats >= m.p.Tiers[open[k]].Max.N {
				k, seats = k+1, 0
			}
			seats++
			pay = payOf(m.p, i, k)
		}
		sum = exact.Add(sum, pay)
	}
	if some && all > had {
		sum = exact.Add(sum, exact.Mul(rest, exact.Int(int64(all-had))))
	}
	for k := range w.splits {
		sum = exact.Sub(sum, s.excess(&w.splits[k]))
	}
	if w.lost {
		return exact.Int(0)
	}
	return sum
}

// excess is by how much the first of a class that is funded in part may be paid more
// than the others of it.
func (s *stretch) excess(c *split) (sum exact.Num) {
	if !c.open || s.m.payByTier() {
		return sum
	}
	least := leastPay(s.m.p, c.lo)
	for i := c.lo; i < c.hi; i++ {
		least = exact.Min(least, leastPay(s.m.p, i))
	}
	for i := c.lo; i < c.hi; i++ {
		sum = exact.Add(sum, exact.Sub(leastPay(s.m.p, i), least))
	}
	return sum
}

// topTiers are the open tiers of all where they are filled from the top and
// everybody is paid the same in each, nil elsewhere.
func (s *stretch) topTiers() []int {
	if len(s.m.sigs) == 0 || !s.m.sameTiers() || !s.m.payByTier() {
		return nil
	}
	return s.m.sigs[0].open
}

// leastPay is the least that a candidate is paid.
func leastPay(p *slate.Problem, i int) exact.Num {
	least := payOf(p, i, 0)
	for k := range p.Candidates[i].Open {
		least = exact.Min(least, payOf(p, i, k))
	}
	return least
}
