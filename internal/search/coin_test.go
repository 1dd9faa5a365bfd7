package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// coin makes some quotas of a problem count money.
func coin(p *slate.Problem, d *die, dense bool) *slate.Problem {
	for q := range p.Quotas {
		quota := &p.Quotas[q]
		if !dense && d.one(3) {
			continue
		}
		quota.Money = true
		if quota.IfShort == slate.Relax {
			quota.IfShort = slate.Shrink
		}
		for _, b := range []*slate.Bound{quota.Least, quota.Most} {
			if b != nil {
				b.N, b.Round, b.Sum = 0, slate.Exact, exact.Frac(int64(d.roll(41)), 2)
			}
		}
	}
	return p
}

// ceilings leaves nothing but disjoint ceilings that are numbers, in one tier.
func ceilings(p *slate.Problem, d *die) *slate.Problem {
	p.Tiers = p.Tiers[:1]
	for q := range p.Quotas {
		quota := &p.Quotas[q]
		quota.Tier, quota.Least, quota.Most = -1, nil, &slate.Bound{N: d.roll(4)}
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		c.Open, c.Amounts = []int{0}, c.Amounts[:1]
		if c.Member = nil; len(p.Quotas) > 0 {
			c.Member = []int{d.roll(len(p.Quotas))}
		}
	}
	return p
}

func TestMoneyQuotas(t *testing.T) {
	for _, tc := range []struct {
		name string
		odds odds
	}{
		{"asking", odds{size: 6, number: true}},
		{"stopping", odds{size: 6, number: true, shorts: true}},
		{"ways to settle a tie", odds{size: 6, ties: true}},
		{"a budget that stops", odds{size: 5, shorts: true, number: true, ties: true, modes: []slate.Short{slate.ShortStop}}},
		{"a budget that skips", odds{size: 5, shorts: true, number: true, ties: true, modes: []slate.Short{slate.ShortSkip}}},
	} {
		for _, only := range []bool{false, true} {
			name := tc.name
			if only {
				name += ", disjoint ceilings"
			}
			t.Run(name, func(t *testing.T) {
				for seed := range 600 {
					d := die(uint64(seed)*0x9e3779b97f4a7c15 + 99)
					p := tc.odds.problem(seed)
					if only {
						p = ceilings(p, &d)
					}
					p = coin(p, &d, only)
					want, got := brute.Settle(p), Settle(p, Limits{})
					if d := cmp.Diff(want, got, cmp.Comparer(exact.Equal)); d != "" {
						t.Fatalf("seed %d\n%s\nwant -, got +\n%s", seed, dump(p), d)
					}
				}
			})
		}
	}
}
