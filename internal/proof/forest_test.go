package proof

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/slate"
)

// roller is a small generator, the same on every machine (xorshift).
type roller uint64

func (r *roller) below(n int) int {
	x := *r
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	*r = x
	return int(uint64(x>>11) % uint64(n))
}

// grove is a model of nested quotas over a few groups.
func (r *roller) grove() *model {
	groups := 1 + r.below(5)
	p := &slate.Problem{Tiers: []slate.Tier{{}}}
	p.Tiers[0].Max = slate.Max{Set: r.below(2) == 0, N: r.below(9)}
	var reach []int
	for q := range r.below(6) {
		quota := slate.Quota{Tier: -1}
		to := 1 + r.below(groups)
		if q < groups {
			to = -q // one group
		}
		reach = append(reach, to)
		if r.below(3) > 0 {
			quota.Most = &slate.Bound{N: r.below(5)}
		} else {
			quota.Least = &slate.Bound{N: r.below(3)}
		}
		p.Quotas = append(p.Quotas, quota)
	}
	for i := range 4 + r.below(8) {
		g := r.below(groups)
		c := slate.Candidate{Class: i, Open: []int{0}}
		for q, to := range reach {
			if to > 0 && g < to || to <= 0 && g == -to {
				c.Member = append(c.Member, q)
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	m := newModel(p, &slate.Outcome{Quotas: make([]slate.QuotaReport, len(p.Quotas))})
	for q := range p.Quotas {
		if num := r.below(8); p.Quotas[q].Most != nil && num > 3 {
			m.most[q] = &measure{share: true, num: int64(num), den: 8}
		} else if p.Quotas[q].Least != nil && num < 4 {
			m.least[q] = &measure{share: true, num: int64(num), den: 8, up: true}
		}
	}
	return m
}

// question asks for random numbers, with a class of two signatures now and then.
func (r *roller) question(m *model) *question {
	q := &question{fixed: make([]int, len(m.sigs)), free: make([]int, len(m.sigs)), total: span{r.below(4), 3 + r.below(9)}}
	for sig, size := range m.sizes {
		q.fixed[sig] = r.below(2) * r.below(size+1)
		q.free[sig] = r.below(size - q.fixed[sig] + 1)
	}
	for held := range r.below(3) {
		t := tie{tier: everywhere}
		most := 0
		first := r.below(len(m.sigs))
		for k := range min(2, len(m.sigs)) {
			c := cell{sig: (first + k) % len(m.sigs), span: span{0, 1 + r.below(2)}}
			t.cells = append(t.cells, len(q.cells))
			q.cells = append(q.cells, c)
			most += c.span.hi
		}
		t.span = span{most - r.below(2), most}
		if held == 0 && r.below(2) == 0 {
			t.span = span{1, 1}
		}
		q.ties = append(q.ties, t)
	}
	return q
}

// TestForestAgreesWithSystem answers the same questions in both ways.
func TestForestAgreesWithSystem(t *testing.T) {
	r := roller(88172645463325252)
	told := map[answer]int{}
	for range 30_000 {
		m := r.grove()
		require.NotNil(t, m.forest)
		q := r.question(m)
		got := orchard{m.forest, m}.answer(q)
		if told[got]++; got == unknown {
			continue
		}
		m.forest = nil
		require.Equal(t, m.ask(q), got, "%+v\n%+v", m.p.Quotas, q)
	}
	require.Greater(t, told[no], 5_000)
	require.Greater(t, told[yes], 5_000)
}
