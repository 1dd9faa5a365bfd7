package proof

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// crowd is a list of many small groups, each with a ceiling, some of them in a region
// with a least share.
func (r *roller) crowd() *slate.Problem {
	groups := 2 + r.below(60)
	p := &slate.Problem{Unit: exact.Int(1), Tiers: []slate.Tier{{}}}
	if r.below(3) > 0 {
		p.Count = slate.Max{Set: true, N: r.below(3 * groups)}
	}
	for g := range groups {
		q := slate.Quota{ID: "g", Each: true, Value: fmt.Sprint(g), Tier: -1}
		if r.below(8) > 0 {
			q.Most = &slate.Bound{N: r.below(4)}
		}
		if r.below(8) == 0 {
			q.Least = &slate.Bound{N: r.below(2)}
		}
		p.Quotas = append(p.Quotas, q)
	}
	share := exact.Frac(int64(r.below(6)), 10)
	region := slate.Quota{ID: "region", Tier: -1, Least: &slate.Bound{IsShare: true, Share: share}}
	if r.below(4) == 0 {
		region.Least, region.Most = nil, &slate.Bound{IsShare: true, Share: share}
	}
	p.Quotas = append(p.Quotas, region)
	class := 0
	for i := range groups * (1 + r.below(6)) {
		member := []int{r.below(groups)}
		if member[0]%5 == 0 {
			member = append(member, groups)
		}
		p.Candidates = append(p.Candidates, slate.Candidate{ID: fmt.Sprint(i), Class: class, Open: []int{0}, Member: member})
		if r.below(20) > 0 {
			class++
		}
	}
	return p
}

// TestTracedAgreesWithWalk proves lists without a quota in both ways, walks boldly and
// step by step, and claims what is wrong.
func TestTracedAgreesWithWalk(t *testing.T) {
	r := roller(4101842887655102017)
	lists, traced, wrong, unlike := 0, 0, 0, 0
	for range 200 {
		p := r.crowd()
		o := search.Settle(p, search.Limits{})
		if o.Fault != nil {
			continue
		}
		require.Empty(t, checkAlone(p, o))
		c := &check{p: p, o: o, m: newModel(p, o)}
		c.order(c.count())
		same := &other{in: c.certain, first: c.m.firsts()}
		for q := range p.Quotas {
			l := slate.Limit{Kind: slate.LimitQuota, Index: q}
			m := c.m.lacking(l)
			walk, known := c.again(lack(p, l), m)
			require.True(t, known)
			slow, a := m.descend(span{0, len(m.of)}, false)
			require.Equal(t, yes, a)
			require.Equal(t, slow.standings(), mustFollow(t, m).standings())
			lists++
			if fast := c.traced(l, same); fast != nil {
				traced++
				require.Equal(t, walk.n, fast.n)
				require.Equal(t, walk.first.n, fast.first.n)
				for i := range p.Candidates {
					require.Equal(t, walk.in(i), fast.in(i))
				}
			}
			if f, sigs := r.forge(c, walk.first); f != nil {
				unlike++
				tr := m.tracer(f)
				if tr.refuses(tr.asked(c, l, sigs)) && tr.lawful() {
					wrong++
				}
			}
		}
	}
	require.Zero(t, wrong)
	require.Greater(t, traced, lists/4)
	require.Greater(t, unlike, lists/2)
}

func mustFollow(t *testing.T, m *model) *trail {
	w, a := m.follow(span{0, len(m.of)})
	require.Equal(t, yes, a)
	return w
}

// forge is a list with one of a signature more or less, and the signatures that fare
// otherwise than on the list at hand; nil where the list has none to change.
func (r *roller) forge(c *check, right *firsts) (f *firsts, changed []int) {
	if right == nil || right.unsure || len(c.m.sigs) == 0 {
		return nil, nil
	}
	f = &firsts{ends: slices.Clone(right.ends), n: slices.Clone(right.n)}
	for sig := range f.ends {
		f.ends[sig] = c.m.from(sig, f.ends[sig])
	}
	sig, by := r.below(len(f.ends)), 1-2*r.below(2)
	if f.n[sig] += by; f.n[sig] < 0 || f.n[sig] > c.m.sizes[sig] {
		return nil, nil
	}
	if f.ends[sig] = len(c.m.of); f.n[sig] < c.m.sizes[sig] {
		f.ends[sig] = 0
		for k := 0; ; k++ {
			if f.ends[sig] = c.m.from(sig, f.ends[sig]); k == f.n[sig] {
				break
			}
			f.ends[sig]++
		}
	}
	now := c.m.firsts()
	for sig := range f.n {
		if f.n[sig] != now.n[sig] {
			changed = append(changed, sig)
		}
	}
	return f, changed
}
