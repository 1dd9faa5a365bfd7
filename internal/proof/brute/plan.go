package brute

import (
	"math/bits"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// set is a set of candidates, one bit each.
type set uint32

// The largest problem that Settle takes; a larger one is a mistake of the caller
// and panics.
const (
	MaxCandidates = 32
	MaxTiers      = 4
)

func one(i int) set          { return 1 << i }
func (s set) has(i int) bool { return s&one(i) != 0 }
func (s set) size() int      { return bits.OnesCount32(uint32(s)) }
func (s set) list() (l []int) {
	for i := range MaxCandidates {
		if s.has(i) {
			l = append(l, i)
		}
	}
	return l
}

// plan says who is funded and in which tier.
type plan struct {
	all  set           // everyone funded
	in   [MaxTiers]set // those in each tier
	cost exact.Num
	next []step // of `partial`: every way to complete the plan, none meaning as it is
	far  set    // of `skip_within`: refused for standing too far below
}

func (pl *plan) tier(i int) int {
	for t := range pl.in {
		if pl.in[t].has(i) {
			return t
		}
	}
	return -1
}

// place returns the plan with candidate i put into tier t.
func (pl plan) place(i, t int, amount exact.Num) plan {
	pl.all |= one(i)
	pl.in[t] |= one(i)
	pl.cost = exact.Add(pl.cost, amount)
	return pl
}

// strike returns the plan without the candidates of s.
func (pl plan) strike(p *slate.Problem, s set) plan {
	left := plan{next: pl.next, far: pl.far}
	for i := range p.Candidates {
		if pl.all.has(i) && !s.has(i) {
			left = left.place(i, pl.tier(i), amount(p, i, pl.tier(i)))
		}
	}
	return left
}

// base is the number that a quota counting inside tier t (-1: everywhere) is a
// share of, members how many of m it counts.
func (pl *plan) base(t int) int { return pl.counted(t).size() }

func (pl *plan) members(t int, m set) int { return (pl.counted(t) & m).size() }

func (pl *plan) counted(t int) set {
	if t < 0 {
		return pl.all
	}
	return pl.in[t]
}

// awarded is what those of m get whom a quota counting inside tier t counts.
func (pl *plan) awarded(p *slate.Problem, t int, m set) (sum exact.Num) {
	for _, i := range (pl.counted(t) & m).list() {
		sum = exact.Add(sum, amount(p, i, pl.tier(i)))
	}
	return sum
}

// amount is what candidate i is paid in tier t.
func amount(p *slate.Problem, i, t int) exact.Num {
	if !p.Paid {
		return exact.Int(0)
	}
	c := &p.Candidates[i]
	for k, open := range c.Open {
		if open == t {
			return c.Amounts[k]
		}
	}
	panic("brute: amount in a tier that is not open")
}

// book holds what stays the same however often a problem is settled anew with
// one limit less: all plans, the classes and the members of each quota.
type book struct {
	plans   []plan
	classes []set
	members []set // by quota
}

func newBook(p *slate.Problem) *book {
	if len(p.Candidates) > MaxCandidates || len(p.Tiers) > MaxTiers {
		panic("brute: the problem is too large to enumerate")
	}
	b := &book{members: make([]set, len(p.Quotas))}
	for i, c := range p.Candidates {
		for len(b.classes) <= c.Class {
			b.classes = append(b.classes, 0)
		}
		b.classes[c.Class] |= one(i)
		for _, q := range c.Member {
			b.members[q] |= one(i)
		}
	}
	b.enumerate(p, 0, plan{})
	return b
}

// enumerate appends every plan that agrees with pl on the candidates before i.
func (b *book) enumerate(p *slate.Problem, i int, pl plan) {
	if i == len(p.Candidates) {
		b.plans = append(b.plans, pl)
		return
	}
	b.enumerate(p, i+1, pl)
	for _, t := range p.Candidates[i].Open {
		b.enumerate(p, i+1, pl.place(i, t, amount(p, i, t)))
	}
}
