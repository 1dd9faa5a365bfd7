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
	p      *slate.Problem
	sigs   []signature
	of     []int // signature of each candidate
	sizes  []int // candidates per signature
	starts []int // first candidate of each class, and one beyond the last
	least  []*measure
	most   []*measure
	short  []int // per quota: what is missing of a relaxed minimum
	places int
	effort *int // left for all questions about the outcome
	byTier bool // some limit looks into tiers: they need counts of their own
	keeps  bool // an earlier award stands
	tight  bool // the sets of tiers are too many to be listed, or the money too long
	unions []tierSet
	forest *forest           // of all limits; nil if some cross
	bounds []setBounds       // of the forest's sets; nil: not gathered yet
	purse  *purse            // the money, where it is a limit of plans
	counts *counts           // of the last question
	hints  []hint            // classes in which the list at hand first refuses one of a signature
	point  func(sig int) int // how many of it the plan has that answered the last question; nil: none is shown
}

func newModel(p *slate.Problem, o *slate.Outcome) *model {
	effort := mostForAll
	m := &model{p: p, effort: &effort, places: len(p.Candidates)}
	if p.Count.Set {
		m.places = min(m.places, p.Count.N)
	}
	m.purse = newPurse(p)
	m.tight = m.purse != nil && m.purse.long
	m.byTier = m.purse != nil
	m.least, m.most = make([]*measure, len(p.Quotas)), make([]*measure, len(p.Quotas))
	m.short = make([]int, len(p.Quotas))
	for q := range p.Quotas {
		m.measure(q, o)
	}
	m.divide()
	m.group(func(int) bool { return true })
	m.listUnions()
	m.forest = m.plant()
	m.look(o)
	return m
}

// hint is where a list first refuses one of a signature.
type hint struct{ class, sig int }

// look notes where an outcome first refuses one of each signature.
func (m *model) look(o *slate.Outcome) {
	if len(o.Seats) != len(m.of) {
		return
	}
	seen := make([]bool, len(m.sigs))
	for c := range len(m.starts) - 1 {
		for i := m.starts[c]; i < m.starts[c+1]; i++ {
			if sig := m.of[i]; !seen[sig] && o.Seats[i].State != slate.Certain {
				seen[sig] = true
				m.hints = append(m.hints, hint{c, sig})
			}
		}
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

// copy is a model whose limits can be changed.
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
	other.least[q], other.most[q] = nil, nil
	return other
}

// divide finds where the classes start.
func (m *model) divide() {
	m.starts = make([]int, 0, len(m.p.Candidates)+1)
	for i := range m.p.Candidates {
		if i == 0 || m.p.Candidates[i].Class != m.p.Candidates[i-1].Class {
			m.starts = append(m.starts, i)
		}
	}
	m.starts = append(m.starts, len(m.p.Candidates))
}

// group finds the signature of every candidate, by the quotas that count.
func (m *model) group(counts func(quota int) bool) {
	m.sigs, m.sizes, m.of = nil, nil, make([]int, len(m.p.Candidates))
	found := map[uint64][]int{} // by hash
	for i := range m.p.Candidates {
		s, c := signature{}, &m.p.Candidates[i]
		s.open, s.keep = c.Open, c.Keep
		m.keeps = m.keeps || c.Keep
		s.member = only(c.Member, counts)
		if m.purse != nil {
			s.pay = m.purse.pay(i, len(c.Open))
		}
		h := s.hash()
		k := slices.IndexFunc(found[h], func(k int) bool { return m.sigs[k].is(&s) })
		if k < 0 {
			found[h] = append(found[h], len(m.sigs))
			k = len(found[h]) - 1
			m.sigs = append(m.sigs, s)
			m.sizes = append(m.sizes, 0)
		}
		sig := found[h][k]
		m.of[i] = sig
		m.sizes[sig]++
	}
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
