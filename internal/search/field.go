package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// field is a problem prepared for the search: candidates of one kind differ in
// nothing but their rank. It does not change; every run reads the same field.
type field struct {
	p       *slate.Problem
	kinds   []kind
	kind    []int32 // by candidate
	pos     []int32 // by candidate: its place within its kind, from 0
	starts  []int   // by class: its first candidate; one more for the end
	scope   []int   // by quota: the tier it counts in, -1: everywhere
	coarse  bool    // every candidate has one open tier, so there is nothing to grade
	keeps   bool    // somebody must be funded
	coins   []bool  // by quota: it counts money, not heads
	pricing pricing
	money   scale // where amounts decide something
	hurried bool  // runs are made only to learn who is certainly funded
	meter   *meter
	tree    *tree // of all limits; nil if they cross
}

// kind is a group of interchangeable candidates.
type kind struct {
	member []int
	tiers  []int
	at     []int32 // its candidates, in rank order
	cost   []int64 // parallel to tiers, where amounts are part of the kind
	keep   bool    // every lawful plan funds all of them
}

// least is how many of the kind a lawful plan funds at least.
func (k *kind) least() int64 {
	if k.keep {
		return int64(len(k.at))
	}
	return 0
}

// amount is what a candidate is paid in a tier that is open to them.
func (f *field) amount(i, tier int) exact.Num {
	c := &f.p.Candidates[i]
	for k, t := range c.Open {
		if t == tier && f.p.Paid {
			return c.Amounts[k]
		}
	}
	return exact.Num{}
}

// before counts the members of the kind ranked before candidate i.
func (k *kind) before(i int) int {
	lo, hi := 0, len(k.at)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if int(k.at[mid]) < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// pricing says whose amounts tell kinds apart.
type pricing uint8

const (
	unpriced    pricing = iota
	membersOnly         // of those who count for a quota of money
	everyAmount
)

// newField groups the candidates. It is false where the amounts cannot be counted.
func newField(p *slate.Problem, m *meter) (*field, bool) {
	return fieldOf(p, p.Budget != nil && p.Budget.Mode == slate.ShortSkip, m)
}

// fieldOf groups the candidates, by all amounts if money is a limit of plans.
func fieldOf(p *slate.Problem, spends bool, m *meter) (*field, bool) {
	f := &field{p: p, meter: m, coarse: true,
		kind: make([]int32, len(p.Candidates)), pos: make([]int32, len(p.Candidates))}
	for q := range p.Quotas {
		f.scope, f.coins = append(f.scope, p.Quotas[q].Tier), append(f.coins, p.Quotas[q].Money)
		f.pricing = max(f.pricing, pricingOf(&p.Quotas[q]))
	}
	if spends && p.Paid {
		f.pricing = everyAmount
	}
	if p.Paid && (p.Budget != nil || f.pricing != unpriced) {
		var ok bool
		if f.money, ok = newScale(p); !ok {
			return nil, false
		}
	}
	f.group()
	f.tree = f.newTree(func(q int) bool { return f.scope[q] < 0 && !f.coins[q] })
	return f, true
}

// pricingOf says whose amounts a quota looks at: of a share of the money, everyone's.
func pricingOf(q *slate.Quota) pricing {
	switch {
	case !q.Money || q.Least == nil && q.Most == nil:
		return unpriced
	case q.Least != nil && q.Least.IsShare || q.Most != nil && q.Most.IsShare:
		return everyAmount
	}
	return membersOnly
}

// priced reports whether a candidate's amounts tell their kind apart.
func (f *field) priced(c *slate.Candidate) bool {
	if f.pricing == membersOnly {
		for _, q := range c.Member {
			if f.coins[q] {
				return true
			}
		}
	}
	return f.pricing == everyAmount
}

// prices is what a candidate is paid in each open tier, in whole parts of money.
func (f *field) prices(c *slate.Candidate) []int64 {
	if !f.p.Paid {
		return make([]int64, len(c.Open))
	}
	return f.money.costs(c)
}

func (f *field) classes() int { return len(f.starts) - 1 }

// group gives every candidate its kind and notes where classes begin.
func (f *field) group() {
	all := f.p.Candidates
	if len(all) > 0 {
		f.starts = make([]int, 0, min(len(all), all[len(all)-1].Class-all[0].Class+1)+1)
	}
	ix := kindIndex{f: f, far: map[uint64][]int32{}}
	var sizes []int32
	for i := range all {
		c := &all[i]
		if i == 0 || c.Class != all[i-1].Class {
			f.starts = append(f.starts, i)
		}
		k := f.kindOf(&ix, c)
		if k == len(sizes) {
			sizes = append(sizes, 0)
		}
		f.kind[i], f.pos[i] = int32(k), sizes[k]
		sizes[k]++
	}
	f.starts = append(f.starts, len(all))
	f.list(sizes)
}

// list gives every kind its candidates.
func (f *field) list(sizes []int32) {
	at := make([]int32, len(f.kind))
	for k, n := range sizes {
		f.kinds[k].at, at = at[:n:n], at[n:]
	}
	for i, k := range f.kind {
		f.kinds[k].at[f.pos[i]] = int32(i)
	}
}

// kindOf is the kind of a candidate.
func (f *field) kindOf(ix *kindIndex, c *slate.Candidate) int {
	h := fingerprint(c.Member, c.Open)
	if c.Keep {
		h ^= keepMark
		f.keeps = true
	}
	var cost []int64
	if f.pricing != unpriced && f.priced(c) {
		cost = f.prices(c)
		for _, x := range cost {
			h = (h ^ uint64(x)) * 0x9e3779b97f4a7c15
			h ^= h >> 32
		}
	}
	return ix.kind(h, c, cost)
}

const keepMark = 0xd6e8feb86659fd93

// kindIndex finds kinds by fingerprint: most are seen again soon, so the last one
// of each slot is looked at first.
type kindIndex struct {
	f    *field
	near [256]struct {
		hash uint64
		kind int
	}
	far map[uint64][]int32
}

func (ix *kindIndex) kind(h uint64, c *slate.Candidate, cost []int64) int {
	slot := &ix.near[h>>32&255]
	if slot.hash == h && slot.kind < len(ix.f.kinds) && ix.f.kinds[slot.kind].holds(c, cost) {
		return slot.kind
	}
	slot.hash = h
	for _, k := range ix.far[h] {
		if ix.f.kinds[k].holds(c, cost) {
			slot.kind = int(k)
			return slot.kind
		}
	}
	slot.kind = len(ix.f.kinds)
	ix.far[h] = append(ix.far[h], int32(slot.kind))
	ix.f.kinds = append(ix.f.kinds, kind{member: c.Member, tiers: c.Open, cost: cost, keep: c.Keep})
	ix.f.coarse = ix.f.coarse && len(c.Open) == 1
	return slot.kind
}

func (k *kind) holds(c *slate.Candidate, cost []int64) bool {
	return k.keep == c.Keep && same(k.member, c.Member) && same(k.tiers, c.Open) && same(k.cost, cost)
}

func same[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return true
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func fingerprint(lists ...[]int) uint64 {
	h := uint64(len(lists))
	for _, list := range lists {
		for _, x := range list {
			h = (h ^ uint64(x+1)) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
		h = (h ^ 0x51) * 0xbf58476d1ce4e5b9
	}
	return h
}
