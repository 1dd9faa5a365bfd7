package proof

import (
	"math/bits"
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// signature is what matters about a candidate beside the rank: which quotas, which
// tiers, what is paid there where limits look at the money, and whether an earlier
// award must stand. Candidates of one signature can stand for one another.
type signature struct {
	member, open []int
	pay          []int // parallel to open, in coins; nil where money is no limit
	keep         bool
}

// model is a problem seen as counts per signature, with the needs of relaxed
// quotas as the outcome reports them.
type model struct {
	*roll
	p      *slate.Problem
	least  []*measure
	most   []*measure
	short  []int // per quota: what is missing of a relaxed minimum
	places int
	effort *int // left for all questions about the outcome
	byTier bool // some limit looks into tiers: they need counts of their own
	tight  bool // the sets of tiers are too many to be listed, or the money too long
	unions []tierSet
	forest *forest           // of all limits; nil if some cross
	bounds []setBounds       // of the forest's sets; nil: not gathered yet
	purse  *purse            // the money, where it is a limit of plans
	counts *counts           // of the last question
	shown  int               // the greatest number funded of a plan that answers the last question, if that was yes; where it is not known the most that was asked about
	hints  []hint            // classes in which the list at hand first refuses one of a signature
	point  func(sig int) int // how many of it the plan has that answered the last question; nil: none is shown
}

// newModel reads a problem, and the seats of an outcome where it has them.
func newModel(p *slate.Problem, o *slate.Outcome) *model {
	purse := newPurse(p)
	return modelOf(p, o, purse, readRoll(p, o, purse))
}

func modelOf(p *slate.Problem, o *slate.Outcome, purse *purse, r *roll) *model {
	effort := mostForAll
	m := &model{roll: r, p: p, effort: &effort, places: len(p.Candidates), purse: purse}
	if p.Count.Set {
		m.places = min(m.places, p.Count.N)
	}
	m.tight = m.purse != nil && m.purse.long
	m.byTier = m.purse != nil
	m.least, m.most = make([]*measure, len(p.Quotas)), make([]*measure, len(p.Quotas))
	m.short = make([]int, len(p.Quotas))
	for q := range p.Quotas {
		m.measure(q, o)
	}
	m.listUnions()
	m.forest = m.plant()
	m.look()
	return m
}

// hint is where a list first refuses one of a signature.
type hint struct{ class, sig int }

// look notes where the outcome first refuses one of each signature.
func (m *model) look() {
	if m.posts == nil {
		return
	}
	first := make([]int, len(m.sigs))
	for sig := range first {
		first[sig] = len(m.of)
	}
	for k := range m.all {
		if t := &m.all[k]; !t.certain() {
			first[t.sig] = min(first[t.sig], t.first)
		}
	}
	for sig, i := range first {
		if i < len(m.of) {
			m.hints = append(m.hints, hint{i, sig})
		}
	}
	slices.SortFunc(m.hints, func(a, b hint) int { return a.class - b.class })
	for k := range m.hints {
		m.hints[k].class = m.classOf(m.hints[k].class)
	}
}

// measure reads the bounds of a quota; a relaxed minimum is the number reported.
func (m *model) measure(q int, o *slate.Outcome) {
	quota := &m.p.Quotas[q]
	m.byTier = m.byTier || quota.Tier >= 0
	if quota.Least != nil {
		least := m.measureOf(quota, quota.Least, true)
		if quota.IfShort == slate.Relax && q < len(o.Quotas) {
			least = fixedMeasure(o.Quotas[q].Need)
		}
		m.least[q] = &least
	}
	if quota.Most != nil {
		most := m.measureOf(quota, quota.Most, false)
		m.most[q] = &most
	}
}

// measureOf is the measure of a bound, of heads or of coins.
func (m *model) measureOf(quota *slate.Quota, b *slate.Bound, minimum bool) measure {
	f := measureOf(b, minimum)
	if quota.Money && m.purse != nil {
		if f.fixed = m.purse.coins(b.Sum, minimum); f.share && f.den == 0 {
			m.tight = true
		}
	}
	return f
}

// copy is a model whose limits can be changed. It draws a system of its own.
func (m *model) copy() *model {
	other := *m
	other.least, other.most, other.counts = slices.Clone(m.least), slices.Clone(m.most), nil
	other.short, other.bounds = slices.Clone(m.short), nil
	return &other
}

// before is the model in which relaxing quota k and those after it have no minimum.
func (m *model) before(k int) *model {
	other := m.copy()
	for q := k; q < len(other.least); q++ {
		if m.p.Quotas[q].IfShort == slate.Relax {
			other.least[q] = nil
		}
	}
	return other
}

// without is the model in which quota q is absent.
func (m *model) without(q int) *model {
	other := m.copy()
	other.counts = m.counts
	other.least[q], other.most[q] = nil, nil
	return other
}

// only are the quotas that count, the slice itself where all do.
func only(member []int, counts func(int) bool) []int {
	for k, q := range member {
		if counts(q) {
			continue
		}
		some := slices.Clone(member[:k])
		for _, q := range member[k+1:] {
			if counts(q) {
				some = append(some, q)
			}
		}
		return some
	}
	return member
}

// hash is a number that equal signatures have in common (FNV-1a).
func (s *signature) hash() uint64 {
	h := uint64(14695981039346656037)
	for _, part := range [][]int{s.member, s.open, s.pay} {
		for _, x := range part {
			h = (h ^ uint64(x)) * 1099511628211
		}
		h = (h ^ 0xffff) * 1099511628211
	}
	return h
}

func (s *signature) is(other *signature) bool {
	return s.keep == other.keep && slices.Equal(s.member, other.member) && slices.Equal(s.open, other.open) &&
		slices.Equal(s.pay, other.pay)
}

func (s *signature) isMember(q int) bool {
	_, ok := slices.BinarySearch(s.member, q)
	return ok
}

// payIn is what is paid in a tier, in coins.
func (s *signature) payIn(tier int) int {
	k := slices.Index(s.open, tier)
	if k < 0 || k >= len(s.pay) {
		return 0
	}
	return s.pay[k]
}

// kept is how many of each signature every lawful plan funds.
func (m *model) kept() []int {
	fixed := make([]int, len(m.sigs))
	for sig := range m.sigs {
		if m.sigs[sig].keep {
			fixed[sig] = m.sizes[sig]
		}
	}
	return fixed
}

// tierSet is a set of tiers, one bit each.
type tierSet uint64

const mostUnions = 1 << 10

// listUnions lists the sets of tiers whose places can be too few: every union of
// sets of open tiers. By Hall's theorem the funded can all be placed if and only
// if, for each of these, those open to nothing else are no more than its places.
func (m *model) listUnions() {
	seen := map[tierSet]bool{0: true}
	m.unions = []tierSet{0}
	for s := range m.sigs {
		open := setOf(m.sigs[s].open)
		if seen[open] {
			continue
		}
		for _, u := range m.unions {
			if !seen[u|open] {
				seen[u|open] = true
				m.unions = append(m.unions, u|open)
			}
		}
		if len(m.unions) > mostUnions || len(m.p.Tiers) > 64 {
			m.unions, m.tight = nil, true
			return
		}
	}
	slices.Sort(m.unions)
}

func setOf(tiers []int) (set tierSet) {
	for _, t := range tiers {
		set |= 1 << t
	}
	return set
}

// capacity is the places of a set of tiers; limited is false where one of them
// has no maximum.
func (m *model) capacity(set tierSet) (places int, limited bool) {
	for rest := set; rest != 0; rest &= rest - 1 {
		tier := &m.p.Tiers[bits.TrailingZeros64(uint64(rest))]
		if !tier.Max.Set {
			return 0, false
		}
		places += tier.Max.N
	}
	return places, true
}
