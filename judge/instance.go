package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// shape is the shape of a random allocation.
type shape struct {
	candidates, quotas int
	tiers              int
	ties               bool
	layout             layout
}

// layout says how the members of the quotas lie to each other.
type layout int

const (
	disjoint layout = iota
	nested
	overlapping
)

// String is the layout in a word.
func (l layout) String() string { return [...]string{"disjoint", "nested", "overlapping"}[l] }

// String is the shape as tables show it.
func (s shape) String() string {
	ties := "no ties"
	if s.ties {
		ties = "ties"
	}
	return fmt.Sprintf("%d candidates, %d tiers, %d %s quotas, %s", s.candidates, s.tiers, s.quotas, s.layout, ties)
}

// roll makes the shape of instance i of the 200.
func roll(i int, r *rand.Rand) shape {
	return shape{
		candidates: 50 + r.IntN(451), quotas: 1 + i%6, tiers: 1 + i/6%2,
		ties: i/12%2 == 1, layout: layout(i / 24 % 3),
	}
}

// problem makes an allocation of a shape.
func (s shape) problem(r *rand.Rand) *slate.Problem {
	p := &slate.Problem{Unit: exact.Int(1), Tiers: []slate.Tier{{ID: "first"}}}
	p.Count = slate.Max{Set: true, N: s.candidates/10 + r.IntN(s.candidates/2)}
	if s.tiers == 2 {
		p.Tiers[0].Max = slate.Max{Set: true, N: 1 + r.IntN(p.Count.N)}
		p.Tiers = append(p.Tiers, slate.Tier{ID: "second"})
		if r.IntN(2) == 0 {
			p.Tiers[1].Max = slate.Max{Set: true, N: 1 + r.IntN(p.Count.N)}
		}
	}
	s.fill(p, r)
	for q := range s.quotas {
		p.Quotas = append(p.Quotas, s.quota(p, q, r))
	}
	return p
}

// fill makes the candidates. Members of quotas stand rather low in the ranking,
// as those do for whom quotas are made.
func (s shape) fill(p *slate.Problem, r *rand.Rand) {
	class := 0
	for i := range s.candidates {
		if i > 0 && (!s.ties || r.IntN(3) == 0) {
			class++
		}
		c := slate.Candidate{ID: fmt.Sprintf("c%d", i), Class: class, Open: []int{0}}
		if s.tiers == 2 {
			c.Open = [][]int{{0}, {1}, {0, 1}, {0, 1}, {0, 1}}[r.IntN(5)]
		}
		c.Member = s.member(r, r.IntN(s.candidates) < i)
		p.Candidates = append(p.Candidates, c)
	}
}

func (s shape) member(r *rand.Rand, low bool) []int {
	odds := 4
	if low {
		odds = 2
	}
	var member []int
	switch s.layout {
	case disjoint:
		if r.IntN(odds) == 0 {
			member = append(member, r.IntN(s.quotas))
		}
	case nested:
		for q := 0; q < s.quotas && r.IntN(odds) == 0; q++ {
			member = append(member, q)
		}
	case overlapping:
		for q := range s.quotas {
			if r.IntN(odds+1) == 0 {
				member = append(member, q)
			}
		}
	}
	return member
}

// quota rolls a floor, a ceiling or both, as a number or as a share. A number is
// not above the members there are, so that most allocations have a lawful plan.
func (s shape) quota(p *slate.Problem, q int, r *rand.Rand) slate.Quota {
	members := 0
	for i := range p.Candidates {
		for _, m := range p.Candidates[i].Member {
			if m == q {
				members++
			}
		}
	}
	out := slate.Quota{ID: fmt.Sprintf("q%d", q), Tier: -1}
	if s.tiers == 2 && r.IntN(4) == 0 {
		out.Tier = r.IntN(2)
	}
	bound := func(low, span int) *slate.Bound {
		if r.IntN(2) == 0 {
			return &slate.Bound{IsShare: true, Share: exact.Frac(int64(low+r.IntN(span)), 100)}
		}
		return &slate.Bound{N: min(members, p.Count.N) * (low + r.IntN(span)) / 100}
	}
	if r.IntN(3) > 0 {
		out.Least = bound(5, 30)
	}
	if out.Least == nil || r.IntN(4) == 0 {
		out.Most = bound(36, 30)
	}
	return out
}
