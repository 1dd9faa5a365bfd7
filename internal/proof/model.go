package proof

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// signature is what matters about a candidate beside the rank: which quotas and
// which tiers. Candidates of one signature can stand for one another.
type signature struct {
	member, open []int
}

// model is a problem seen as counts per signature, with the needs of relaxed
// quotas as the outcome reports them.
type model struct {
	p         *slate.Problem
	sigs      []signature
	of        []int // signature of each candidate
	sizes     []int // candidates per signature
	least     []*measure
	most      []*measure
	places    int
	effort    *int // left for all questions about the outcome
	byTier    bool // some quota counts inside a tier: tiers need counts of their own
	tight     bool // the sets of tiers are too many to be listed
	unions    []tierSet
	relations [][]relation // of every two quotas; nil until one is asked for
	forest    *forest      // of all limits; nil if some cross
}

func newModel(p *slate.Problem, o *slate.Outcome) *model {
	effort := mostForAll
	m := &model{p: p, effort: &effort, of: make([]int, len(p.Candidates)), places: len(p.Candidates)}
	if p.Count.Set {
		m.places = min(m.places, p.Count.N)
	}
	m.group()
	m.least, m.most = make([]*measure, len(p.Quotas)), make([]*measure, len(p.Quotas))
	for q := range p.Quotas {
		m.measure(q, o)
	}
	m.listUnions()
	m.forest = m.plant()
	return m
}

// measure reads the bounds of a quota; a relaxed minimum is the number reported.
func (m *model) measure(q int, o *slate.Outcome) {
	quota := &m.p.Quotas[q]
	m.byTier = m.byTier || quota.Tier >= 0
	if quota.Least != nil {
		least := measureOf(quota.Least, true)
		if quota.IfShort == slate.Relax && q < len(o.Quotas) {
			least = fixedMeasure(o.Quotas[q].Need)
		}
		m.least[q] = &least
	}
	if quota.Most != nil {
		most := measureOf(quota.Most, false)
		m.most[q] = &most
	}
}

// group finds the signature of every candidate.
func (m *model) group() {
	found := map[string]int{}
	var key []byte
	for i := range m.p.Candidates {
		c := &m.p.Candidates[i]
		key = key[:0]
		for _, q := range c.Member {
			key = binary.AppendUvarint(key, uint64(q))
		}
		key = append(key, 0xff, 0xff)
		for _, t := range c.Open {
			key = binary.AppendUvarint(key, uint64(t))
		}
		s, ok := found[string(key)]
		if !ok {
			s = len(m.sigs)
			found[string(key)] = s
			m.sigs = append(m.sigs, signature{c.Member, c.Open})
			m.sizes = append(m.sizes, 0)
		}
		m.of[i] = s
		m.sizes[s]++
	}
}

func (s *signature) isMember(q int) bool {
	_, ok := slices.BinarySearch(s.member, q)
	return ok
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
