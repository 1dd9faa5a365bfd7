package proof

import (
	"encoding/binary"
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// handout hands money out one candidate at a time down the ranking, as a budget with
// a test of its own says. The order inside a class is open: every order is a way. Ways
// in which as much was spent and taken are one.
type handout struct {
	p      *slate.Problem
	hands  []*hand   // one for each way so far
	fates  []fateSet // per candidate: what may become of them
	ways   map[int][]way
	ended  int // the first class in which a way ended; -1
	lost   bool
	states int
}

// hand is what those above have taken.
type hand struct {
	funded  int
	tiers   []int
	members []int       // per quota of heads
	sums    []exact.Num // per quota of money
	spent   exact.Num
	over    *exact.Num // the most points of those passed over for money; nil: none
	here    *exact.Num // the same of the class at hand
	ended   bool
}

// fate is what becomes of a candidate: a tier, or one of those below.
type fate int

// The fates of the refused, as bits of a fateSet after those of the tiers.
const (
	refused fate = 61 + iota
	over         // passed over for money
	barred       // too many points below one who was
)

type fateSet uint64

func (s fateSet) has(f fate) bool { return s&(1<<f) != 0 }

// funded is what of it are tiers.
func (s fateSet) funded() fateSet { return s &^ (1<<refused | 1<<over | 1<<barred) }

// way is one way to take a class: how many of each kind of member have each fate.
type way struct {
	kinds [][]int // candidates
	got   []map[fate]int
}

const (
	mostHands  = 2_000
	mostStates = 200_000
)

func newHandout(p *slate.Problem) *handout {
	h := &handout{p: p, fates: make([]fateSet, len(p.Candidates)), ways: map[int][]way{}, ended: -1}
	h.hands = []*hand{{tiers: make([]int, len(p.Tiers)), members: make([]int, len(p.Quotas)),
		sums: make([]exact.Num, len(p.Quotas))}}
	h.lost = len(p.Tiers) > int(refused)
	return h
}

// walk takes all classes, in every order or in that of a lot.
func (h *handout) walk(lot []int) {
	place := make([]int, len(h.fates))
	for k, i := range lot {
		place[i] = k
	}
	for lo, hi := 0, 0; lo < len(h.fates) && !h.lost; lo = hi {
		class := h.p.Candidates[lo].Class
		for hi = lo + 1; hi < len(h.fates) && h.p.Candidates[hi].Class == class; hi++ {
		}
		switch {
		case lot != nil:
			order := from(lo, hi)
			slices.SortFunc(order, func(i, j int) int { return place[i] - place[j] })
			for _, i := range order {
				h.fates[i] = 1 << h.hands[0].next(h.p, i)
			}
		case hi == lo+1 && len(h.hands) == 1:
			h.fates[lo] = 1 << h.hands[0].next(h.p, lo)
		case len(h.hands) == 1 && h.allFit(lo, hi):
		default:
			h.class(lo, hi)
		}
		h.close(class)
	}
}

// close ends a class: those passed over in it count for the classes below.
func (h *handout) close(class int) {
	for _, s := range h.hands {
		if s.here != nil && (s.over == nil || exact.Less(*s.over, *s.here)) {
			s.over = s.here
		}
		s.here = nil
		if s.ended && h.ended < 0 {
			h.ended = class
		}
	}
}

// next decides about one candidate and takes what they get.
func (s *hand) next(p *slate.Problem, i int) fate {
	if s.ended {
		return refused
	}
	c, result := &p.Candidates[i], refused
	near := p.Budget.Within == nil || s.over == nil ||
		!exact.Less(c.Points, exact.Sub(*s.over, *p.Budget.Within))
	for k, t := range c.Open {
		pay := payOf(p, i, k)
		switch {
		case !s.allows(p, c, t, pay):
		case !near:
			result = barred
		case !s.pays(p.Budget, pay):
			result = over
		default:
			s.take(p, c, t, pay)
			return fate(t)
		}
	}
	if result == over {
		if s.here == nil || exact.Less(*s.here, c.Points) {
			s.here = &c.Points
		}
		s.ended = p.Budget.Mode == slate.ShortStop
	}
	return result
}

// pays reports whether there is money for one more amount.
func (s *hand) pays(b *slate.Budget, pay exact.Num) bool {
	if b.Fits != nil {
		return b.Fits(pay, s.spent)
	}
	return exact.Cmp(exact.Add(s.spent, pay), b.Max) <= 0
}

// allows reports whether places, tier and ceilings leave room for one more.
func (s *hand) allows(p *slate.Problem, c *slate.Candidate, t int, pay exact.Num) bool {
	if p.Count.Set && s.funded >= p.Count.N || p.Tiers[t].Max.Set && s.tiers[t] >= p.Tiers[t].Max.N {
		return false
	}
	for _, q := range c.Member {
		quota := &p.Quotas[q]
		if quota.Most == nil || quota.Tier >= 0 && quota.Tier != t {
			continue
		}
		if quota.Money && exact.Less(quota.Most.Sum, exact.Add(s.sums[q], pay)) || !quota.Money && s.members[q] >= quota.Most.N {
			return false
		}
	}
	return true
}

func (s *hand) take(p *slate.Problem, c *slate.Candidate, t int, pay exact.Num) {
	s.funded++
	s.tiers[t]++
	s.spent = exact.Add(s.spent, pay)
	for _, q := range c.Member {
		if quota := &p.Quotas[q]; quota.Tier >= 0 && quota.Tier != t {
			continue
		} else if quota.Money {
			s.sums[q] = exact.Add(s.sums[q], pay)
		} else {
			s.members[q]++
		}
	}
}

func (s *hand) copy() *hand {
	other := *s
	other.tiers, other.members, other.sums = slices.Clone(s.tiers), slices.Clone(s.members), slices.Clone(s.sums)
	return &other
}

// key is the same for hands that nothing below can tell apart.
func (s *hand) key() string {
	var b []byte
	for _, list := range [][]int{{s.funded}, s.tiers, s.members} {
		for _, n := range list {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	for _, n := range s.sums {
		b = append(append(b, n.Reduce().String()...), '|')
	}
	b = append(b, s.spent.Reduce().String()...)
	for _, n := range []*exact.Num{s.over, s.here} {
		if b = append(b, '|'); n != nil {
			b = append(b, n.Reduce().String()...)
		}
	}
	if s.ended {
		b = append(b, 'e')
	}
	return string(b)
}

// allFit funds all of a class in their best tiers if they fit there together, which
// then is so in every order. A test of the budget's own may say anything.
func (h *handout) allFit(lo, hi int) bool {
	s := h.hands[0]
	if h.p.Budget.Fits != nil || s.ended {
		return false
	}
	trial := s.copy()
	for i := lo; i < hi; i++ {
		if trial.next(h.p, i) != fate(h.p.Candidates[i].Open[0]) {
			return false
		}
	}
	for i := lo; i < hi; i++ {
		h.fates[i] = 1 << h.p.Candidates[i].Open[0]
	}
	h.hands[0] = trial
	return true
}
