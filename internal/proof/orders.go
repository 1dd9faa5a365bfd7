package proof

import (
	"encoding/binary"
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// partWay is a class taken in part.
type partWay struct {
	*hand
	left []int // per kind
	got  []map[fate]int
}

// class takes equals in every order, members that nothing tells apart counted only.
func (h *handout) class(lo, hi int) {
	kinds := h.kinds(lo, hi)
	parts := h.begin(kinds)
	for range hi - lo {
		if parts = h.further(kinds, parts); h.lost {
			return
		}
	}
	hands, seen, taken := map[string]bool{}, map[string]bool{}, []way{}
	h.hands = nil
	for _, w := range parts {
		if key := w.hand.key(); !hands[key] {
			hands[key] = true
			h.hands = append(h.hands, w.hand)
		}
		if key := gotKey(w.got); !seen[key] {
			seen[key] = true
			taken = append(taken, way{kinds, w.got})
		}
	}
	h.lost = h.lost || len(h.hands) > mostHands
	for _, w := range taken {
		for k, got := range w.got {
			for f := range got {
				for _, i := range kinds[k] {
					h.fates[i] |= 1 << f
				}
			}
		}
	}
	h.ways[h.p.Candidates[lo].Class] = taken
}

func (h *handout) begin(kinds [][]int) (parts []*partWay) {
	for _, s := range h.hands {
		w := &partWay{hand: s}
		for _, those := range kinds {
			w.left = append(w.left, len(those))
			w.got = append(w.got, map[fate]int{})
		}
		parts = append(parts, w)
	}
	return parts
}

// further takes every way by one candidate of each kind left.
func (h *handout) further(kinds [][]int, parts []*partWay) (next []*partWay) {
	known := map[string]bool{}
	for _, w := range parts {
		for k, left := range w.left {
			if left == 0 {
				continue
			}
			one := &partWay{hand: w.hand.copy(), left: slices.Clone(w.left), got: slices.Clone(w.got)}
			one.left[k]--
			f := one.next(h.p, kinds[k][0])
			one.got[k] = map[fate]int{}
			for was, n := range w.got[k] {
				one.got[k][was] = n
			}
			one.got[k][f]++
			key := one.key() + gotKey(one.got)
			if h.states++; h.states > mostStates {
				h.lost = true
				return nil
			}
			if !known[key] {
				known[key] = true
				next = append(next, one)
			}
		}
	}
	return next
}

// gotKey is the same for classes taken alike; the numbers left follow from it.
func gotKey(got []map[fate]int) string {
	var b []byte
	for _, m := range got {
		b = append(b, 0xff)
		for f := range barred + 1 {
			if n := m[f]; n > 0 {
				b = binary.AppendUvarint(append(b, byte(f)), uint64(n))
			}
		}
	}
	return string(b)
}

// kinds are the members of a class that nothing tells apart.
func (h *handout) kinds(lo, hi int) (kinds [][]int) {
	for i := lo; i < hi; i++ {
		k := slices.IndexFunc(kinds, func(those []int) bool { return h.alike(those[0], i) })
		if k < 0 {
			k = len(kinds)
			kinds = append(kinds, nil)
		}
		kinds[k] = append(kinds[k], i)
	}
	return kinds
}

func (h *handout) alike(i, j int) bool {
	a, b := &h.p.Candidates[i], &h.p.Candidates[j]
	return slices.Equal(a.Open, b.Open) && slices.Equal(a.Member, b.Member) && exact.Equal(a.Points, b.Points) &&
		(!h.p.Paid || slices.EqualFunc(a.Amounts, b.Amounts, exact.Equal))
}

// settledHandout is what a problem whose money is handed out comes to.
type settledHandout struct {
	*handout
	first     *handout // before ties were settled
	excluded  []bool
	stretched []bool
	broken    []slate.Limit // by a tie
	wantsSeed bool
}

// handOut settles the problem. It is false where that cannot be told.
func handOut(p *slate.Problem) (*settledHandout, bool) {
	h := newHandout(p)
	h.walk(nil)
	s := &settledHandout{handout: h, first: h, excluded: make([]bool, len(h.fates)), stretched: make([]bool, len(h.fates))}
	if h.lost {
		return nil, false
	}
	if s.open(true) && !s.settlePlaces() {
		return nil, false
	}
	if s.broken == nil && !s.open(true) && s.open(false) && !s.settleTiers() {
		return nil, false
	}
	return s, true
}

// open reports whether a place, or a tier, is contested.
func (s *settledHandout) open(place bool) bool {
	for i, f := range s.fates {
		in := f.funded()
		if s.excluded[i] {
			continue
		}
		if place && in != 0 && in != f || !place && in&(in-1) != 0 && in == f {
			return true
		}
	}
	return false
}

func (s *settledHandout) settlePlaces() bool {
	switch s.p.AtCut {
	case slate.CutLot:
		return s.draw()
	case slate.CutExclude, slate.CutInclude:
		include := s.p.AtCut == slate.CutInclude
		for i, f := range s.fates {
			if in := f.funded(); in == 0 || in == f {
				continue
			} else if include {
				s.stretched[i] = true
				s.fates[i] = lowestOf(in)
			} else {
				s.excluded[i] = true
			}
		}
		if !include {
			return true // one limit less is no limit broken: all are ceilings
		}
		return s.recheck()
	}
	return true
}

func (s *settledHandout) settleTiers() bool {
	switch s.p.AtTier {
	case slate.TierLot:
		return s.draw()
	case slate.TierHigher, slate.TierLower:
		for i, f := range s.fates {
			if in := f.funded(); in != 0 && !s.excluded[i] {
				s.fates[i] = lowestOf(in)
				if s.p.AtTier == slate.TierHigher {
					s.fates[i] = in & -in
				}
			}
		}
		s.ways = nil
		return s.recheck()
	}
	return true
}

// lowestOf is the lowest of some tiers.
func lowestOf(in fateSet) fateSet {
	for in&(in-1) != 0 {
		in &= in - 1
	}
	return in
}

// draw takes every class in the order of the lot, what other ties did left so.
func (s *settledHandout) draw() bool {
	if s.p.Lot == nil {
		s.wantsSeed = true
		return true
	}
	h := newHandout(s.p)
	h.walk(s.p.Lot)
	for i := range h.fates {
		if s.stretched[i] {
			h.fates[i] = s.fates[i]
		}
	}
	s.handout = h
	return true
}

// recheck looks at the limits again where the list is one plan; it is false where it
// is not.
func (s *settledHandout) recheck() bool {
	if s.open(false) {
		return false
	}
	p := s.p
	total := &hand{tiers: make([]int, len(p.Tiers)), members: make([]int, len(p.Quotas)), sums: make([]exact.Num, len(p.Quotas))}
	for i, f := range s.fates {
		if s.excluded[i] || f.funded() == 0 {
			continue
		}
		c := &p.Candidates[i]
		k := slices.IndexFunc(c.Open, func(t int) bool { return f.has(fate(t)) })
		total.take(p, c, c.Open[k], payOf(p, i, k))
	}
	s.broken = total.breaks(p)
	return true
}

// breaks lists the limits that are broken and do not stretch.
func (s *hand) breaks(p *slate.Problem) (broken []slate.Limit) {
	for _, l := range limitsOf(p) {
		is := false
		switch l.Kind {
		case slate.LimitCount:
			is = !p.Count.Elastic && s.funded > p.Count.N
		case slate.LimitTier:
			is = !p.Tiers[l.Index].Max.Elastic && s.tiers[l.Index] > p.Tiers[l.Index].Max.N
		case slate.LimitQuota:
			q := &p.Quotas[l.Index]
			is = q.Most != nil && (q.Money && exact.Less(q.Most.Sum, s.sums[l.Index]) || !q.Money && s.members[l.Index] > q.Most.N)
		case slate.LimitBudget:
			is = p.Budget.Fits == nil && exact.Less(p.Budget.Max, s.spent)
		}
		if is {
			broken = append(broken, l)
		}
	}
	return broken
}

// certain reports whether a candidate is funded whatever happens.
func (s *settledHandout) certain(i int) bool {
	return s.broken == nil && !s.excluded[i] && s.fates[i].funded() != 0 && s.fates[i].funded() == s.fates[i]
}
