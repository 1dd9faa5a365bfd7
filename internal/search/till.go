package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// till is how the money has been handed out so far.
type till struct {
	spent exact.Num
	count int
	tiers []int
	heads []int       // by slot: members of a quota who are funded
	sums  []exact.Num // by slot: what they are paid
	bar   *exact.Num  // the most points of those passed over for money, above
	over  *exact.Num  // and in the class at hand
	done  bool        // nobody further is funded
}

// take funds the candidate.
func (w *teller) take(s *till, c *slate.Candidate, k int) {
	pay, t := w.pays(c, k), c.Open[k]
	s.spent = exact.Add(s.spent, pay)
	s.count++
	s.tiers[t]++
	for _, q := range c.Member {
		if slot := w.slot[q]; slot >= 0 && (w.p.Quotas[q].Tier < 0 || w.p.Quotas[q].Tier == t) {
			s.heads[slot]++
			if w.p.Quotas[q].Money {
				s.sums[slot] = exact.Add(s.sums[slot], pay)
			}
		}
	}
	w.shut(s)
}

// shut ends a till where the places leave nobody a chance.
func (w *teller) shut(s *till) {
	if s.count == w.count {
		s.done, w.blamed[0] = true, true
		return
	}
	for t := range w.tiers {
		if s.tiers[t] != w.tiers[t] {
			return
		}
	}
	s.done = true
	for t := range w.tiers {
		w.blamed[1+t] = true
	}
}

// passOver notes that there was no money for the candidate.
func (w *teller) passOver(s *till, c *slate.Candidate) {
	switch {
	case w.p.Budget.Mode == slate.ShortStop:
		s.done = true
		if w.ended < 0 {
			w.ended = c.Class
		}
	case w.p.Budget.Within != nil && (s.over == nil || exact.Less(*s.over, c.Points)):
		s.over = &c.Points
	}
}

// close ends a class: those passed over in it now stand above.
func (w *teller) close(s *till) {
	if s.over != nil && (s.bar == nil || exact.Less(*s.bar, *s.over)) {
		s.bar = s.over
	}
	s.over = nil
}

func (s *till) copied() *till {
	c := *s
	c.tiers, c.heads, c.sums = slices.Clone(s.tiers), slices.Clone(s.heads), slices.Clone(s.sums)
	return &c
}

// set makes a till the same as another.
func (s *till) set(other *till) {
	tiers, heads, sums := s.tiers, s.heads, s.sums
	copy(tiers, other.tiers)
	copy(heads, other.heads)
	copy(sums, other.sums)
	*s = *other
	s.tiers, s.heads, s.sums = tiers, heads, sums
}

// key tells apart tills from which the walk might go on in different ways.
func (w *teller) key(s *till) string {
	if s.done {
		return "done"
	}
	return w.state(s)
}

// state tells apart tills that have handed out other things.
func (w *teller) state(s *till) string {
	key := s.spent.AppendText(nil)
	for _, x := range []*exact.Num{s.bar, s.over} {
		if key = append(key, ' '); x != nil {
			key = x.AppendText(key)
		}
	}
	n := []int64{}
	if w.count >= 0 {
		n = append(n, int64(s.count))
	}
	for t, x := range s.tiers {
		if w.tiers[t] >= 0 {
			n = append(n, int64(x))
		}
	}
	for slot, x := range s.heads {
		n = append(n, int64(x))
		key = s.sums[slot].AppendText(append(key, ' '))
	}
	return string(key) + " " + text(n)
}
