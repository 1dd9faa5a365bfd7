package search

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// forest is a random problem whose quotas are nested: groups within regions, more
// limits on some sets than one, with ties and two tiers now and then.
func forest(seed, size int) *slate.Problem {
	d := die(uint64(seed)*0x9e3779b97f4a7c15 + 1234567)
	for range 5 {
		d.roll(2)
	}
	n := 1 + d.roll(size)
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), Reserve: d.roll(3), AtCut: slate.AtCut(d.pick(0, 0, 0, 1, 2))}
	if d.one(2) {
		p.Lot = d.order(n)
	}
	if d.one(4) {
		p.Prefer = slate.PreferNumber
	}
	if !d.one(4) {
		p.Count = slate.Max{Set: true, N: d.roll(n + 1)}
	}
	groups, tiers := 1+d.roll(n), d.pick(1, 1, 1, 2)
	for t := range tiers {
		p.Tiers = append(p.Tiers, slate.Tier{ID: fmt.Sprint("t", t), Max: slate.Max{Set: !d.one(3), N: d.roll(n + 1)}})
	}
	bands := [][2]int{}
	for range d.roll(groups + 1) {
		g := d.roll(groups)
		bands = append(bands, [2]int{g, g + 1})
	}
	for half := groups / 2; half > 0 && !d.one(4); half /= 2 {
		bands = append(bands, [2]int{0, half})
	}
	if d.one(3) {
		bands = append(bands, [2]int{0, groups})
	}
	for q := range bands {
		p.Quotas = append(p.Quotas, d.branch(q, n*(bands[q][1]-bands[q][0])/groups+1, len(bands)))
	}
	narrow, spread := d.roll(groups), 1+d.roll(3)
	for i := range n {
		c := slate.Candidate{ID: fmt.Sprint("c", i)}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class + min(1, d.roll(spread+1))
		}
		g := d.roll(groups)
		for t := range tiers {
			if t == 0 || tiers == 1 || g != narrow {
				c.Open, c.Amounts = append(c.Open, t), append(c.Amounts, exact.Int(int64(9-t)))
			}
		}
		for q, b := range bands {
			if b[0] <= g && g < b[1] {
				c.Member = append(c.Member, q)
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

// branch is a quota on about size members, one of several: with many of them its
// minimum is low, so that there often is a lawful plan.
func (d *die) branch(q, size, several int) slate.Quota {
	quota := slate.Quota{ID: fmt.Sprint("q", q), Tier: -1, IfShort: slate.IfShort(d.pick(0, 0, 0, 1, 2))}
	bound := func(below int) *slate.Bound {
		if d.one(2) {
			return &slate.Bound{N: d.roll(max(size/below, 1) + 1)}
		}
		den := 2 + d.roll(9*below)
		return &slate.Bound{IsShare: true, Share: exact.Frac(int64(d.roll(den/below+2)), int64(den)), Round: slate.Rounding(d.roll(3))}
	}
	kind := d.roll(8)
	if kind < 6 {
		quota.Most = bound(1)
	}
	if kind > 4 {
		quota.Least = bound(1 + several/2)
	}
	return quota
}

func TestForestsAgainstBrute(t *testing.T) {
	for seed := range 1500 {
		p := forest(seed, 8)
		want, got := brute.Settle(p), Settle(p, Limits{})
		if d := cmp.Diff(want, got, cmp.Comparer(exact.Equal)); d != "" {
			t.Fatalf("seed %d\n%s\nwant -, got +\n%s", seed, dump(p), d)
		}
	}
}

// TestDescentAgreesWithWalk finds the funded of larger problems in both ways.
func TestDescentAgreesWithWalk(t *testing.T) {
	lists, ties := 0, 0
	for seed := range 1500 {
		p := forest(seed, 50+seed%150)
		f, ok := newField(p, Limits{}.meter())
		require.True(t, ok)
		terms, ok := f.terms()
		require.True(t, ok)
		got, ok := f.descend(terms)
		require.True(t, ok, "seed %d", seed)
		want := f.walk(terms)
		require.False(t, f.meter.out)
		if !want.lawful {
			require.False(t, got.lawful, "seed %d\n%s", seed, dump(p))
			continue
		}
		want.blamed, got.blamed = nil, nil
		if d := cmp.Diff(want, got, cmp.AllowUnexported(funding{}, tie{}, cell{})); d != "" {
			t.Fatalf("seed %d\n%s\nwalk -, descent +\n%s", seed, dump(p), d)
		}
		lists++
		ties += len(want.ties)
	}
	require.Greater(t, lists, 500)
	require.Greater(t, ties, 150)
}

// TestManyGroups has more groups than a byte can count: whoever is second in a group
// of which one may be funded is refused for that group.
func TestManyGroups(t *testing.T) {
	const groups = 600
	p := &slate.Problem{Tiers: []slate.Tier{{}}, Paid: true, Unit: exact.Int(1)}
	for q := range groups {
		p.Quotas = append(p.Quotas, slate.Quota{ID: "县", Each: true, Value: fmt.Sprint(q), Tier: -1, Most: &slate.Bound{N: 1}})
	}
	for i := range 2 * groups {
		p.Candidates = append(p.Candidates, slate.Candidate{ID: fmt.Sprint("c", i), Class: i, Open: []int{0},
			Amounts: []exact.Num{exact.Int(1)}, Member: []int{i % groups}})
	}
	o := Settle(p, Limits{})
	require.Nil(t, o.Fault)
	require.Equal(t, groups, o.Funded)
	for i, s := range o.Seats[groups:] {
		require.Equal(t, []slate.Limit{{Kind: slate.LimitQuota, Index: i}}, s.Limits)
	}
}
