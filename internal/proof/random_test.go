package proof_test

import (
	"fmt"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// dice is splitmix64: small, seeded and the same on every machine.
type dice uint64

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1, one from a to b, chance true k times in n.
func (d *dice) below(n int) int      { return int(d.next() % uint64(n)) }
func (d *dice) from(a, b int) int    { return a + d.below(b-a+1) }
func (d *dice) chance(k, n int) bool { return d.below(n) < k }

func (d *dice) order(n int) []int {
	order := make([]int, n)
	for i := range order {
		j := d.below(i + 1)
		order[i], order[j] = order[j], i
	}
	return order
}

// randomProblem is a small problem made from a seed: every kind of limit, ties,
// overlaps, and few enough plans to list them all.
func randomProblem(seed uint64) *slate.Problem {
	d := dice(seed)
	tiers := []int{1, 1, 1, 2, 2, 2, 3}[d.below(7)]
	n := []int{3, 4, 5, 5, 6, 6, 7, 8}[d.below(8)]
	n = min(n, []int{8, 8, 6, 5}[tiers])
	if d.chance(1, 40) {
		n = d.from(0, []int{9, 9, 8, 6}[tiers])
	}
	return d.problem(n, tiers)
}

// largerProblem has too many plans to be listed.
func largerProblem(seed uint64) *slate.Problem {
	d := dice(seed)
	return d.problem(d.from(10, 60), d.from(1, 3))
}

func (d *dice) problem(n, tiers int) *slate.Problem {
	p := &slate.Problem{Paid: !d.chance(1, 5), Unit: exact.Int(1), Reserve: d.below(4)}
	if d.chance(1, 2) {
		p.Lot = d.order(n)
	}
	if d.chance(1, 4) {
		p.Prefer = slate.PreferNumber
	}
	p.AtCut = slate.AtCut(max(0, d.below(6)-2))
	p.AtTier = slate.AtTier(max(0, d.below(6)-2))
	d.addTiers(p, tiers, n)
	d.addQuotas(p, tiers, n)
	d.addCandidates(p, n)
	d.addBudget(p)
	return p
}

// addTiers adds the tiers and the places, elastic where the ties stretch them.
func (d *dice) addTiers(p *slate.Problem, tiers, n int) {
	elastic := p.AtCut == slate.CutInclude || p.AtTier >= slate.TierHigher
	if d.chance(2, 3) {
		p.Count = slate.Max{Set: true, N: d.from(0, n), Elastic: elastic}
		p.Count.N = max(p.Count.N, d.from(0, n))
	}
	for t := range tiers {
		tier := slate.Tier{}
		if tiers > 1 {
			tier.ID = fmt.Sprint("t", t)
		}
		if d.chance(tiers, 4) {
			tier.Max = slate.Max{Set: true, N: d.from(0, 1+n/2), Elastic: elastic}
		}
		p.Tiers = append(p.Tiers, tier)
	}
}

func (d *dice) addQuotas(p *slate.Problem, tiers, n int) {
	for range []int{0, 1, 1, 2, 2, 3}[d.below(6)] {
		q := slate.Quota{ID: fmt.Sprint("q", len(p.Quotas)), Tier: -1, IfShort: slate.IfShort(d.below(3))}
		if d.chance(1, 3) {
			q.Tier = d.below(tiers)
		}
		kind := d.below(5)
		if kind != 2 && kind != 3 {
			q.Least = d.bound(n)
		}
		if kind >= 2 && kind != 4 || d.chance(1, 8) {
			q.Most = d.bound(n)
		}
		if d.chance(1, 6) {
			q.Each, q.Value = true, "a"
			p.Quotas = append(p.Quotas, q)
			q.Value = "b"
		}
		p.Quotas = append(p.Quotas, q)
	}
}

func (d *dice) bound(n int) *slate.Bound {
	if d.chance(1, 2) {
		return &slate.Bound{N: max(0, min(d.from(0, 3+n/8), d.from(0, n)))}
	}
	share := exact.Frac(int64(d.from(1, 9)), int64(d.from(3, 10)))
	return &slate.Bound{IsShare: true, Share: exact.Min(share, exact.Int(1)), Round: slate.Rounding(d.below(3))}
}

func (d *dice) addCandidates(p *slate.Problem, n int) {
	tied := d.below(3)
	alike := d.chance(1, 2)
	names := d.order(n)
	for i := range n {
		c := slate.Candidate{ID: fmt.Sprintf("%c", 'A'+names[i])}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class
			if !d.chance(tied, 3) {
				c.Class++
			}
		}
		d.addOpen(p, &c, alike)
		for q := range p.Quotas {
			if p.Quotas[q].Value == "b" {
				if k := len(c.Member); (k == 0 || c.Member[k-1] != q-1) && d.chance(2, 3) {
					c.Member = append(c.Member, q)
				}
			} else if d.chance(1, 2) {
				c.Member = append(c.Member, q)
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
}

// addOpen opens tiers: all of them, or some.
func (d *dice) addOpen(p *slate.Problem, c *slate.Candidate, alike bool) {
	must := d.below(len(p.Tiers))
	for t := range p.Tiers {
		if t != must && !alike && d.chance(1, 3) {
			continue
		}
		c.Open = append(c.Open, t)
		pay := exact.Int(0)
		if p.Paid {
			pay = exact.Int(int64(10 - 3*t))
			if !alike {
				pay = exact.Int(int64(d.from(1, 7)))
			}
		}
		c.Amounts = append(c.Amounts, pay)
	}
}

func (d *dice) addBudget(p *slate.Problem) {
	if !p.Paid || !d.chance(3, 5) {
		return
	}
	total := 2
	for _, c := range p.Candidates {
		pay, _ := c.Amounts[0].Int64()
		total += int(pay)
	}
	p.Budget = &slate.Budget{Max: exact.Int(int64(d.from(0, total))), Mode: slate.Short(d.below(3))}
	if d.chance(1, 3) {
		p.Unit = exact.Frac(1, 2)
	}
}

// dump writes a problem so that a person can work it out by hand.
func dump(p *slate.Problem) string {
	var b strings.Builder
	fmt.Fprintf(&b, "count %s prefer %d at_cut %d at_tier %d paid %v unit %s reserve %d lot %v\n",
		maxText(p.Count), p.Prefer, p.AtCut, p.AtTier, p.Paid, p.Unit, p.Reserve, p.Lot)
	if p.Budget != nil {
		fmt.Fprintf(&b, "budget %s mode %d\n", p.Budget.Max, p.Budget.Mode)
	}
	for t, tier := range p.Tiers {
		fmt.Fprintf(&b, "tier %d max %s\n", t, maxText(tier.Max))
	}
	for i, q := range p.Quotas {
		fmt.Fprintf(&b, "quota %d %s%s in %d least %s most %s if_short %d\n",
			i, q.ID, q.Value, q.Tier, boundText(q.Least), boundText(q.Most), q.IfShort)
	}
	for i, c := range p.Candidates {
		fmt.Fprintf(&b, "%d %s class %d open %v pays %v member %v\n", i, c.ID, c.Class, c.Open, c.Amounts, c.Member)
	}
	return b.String()
}

func maxText(m slate.Max) string {
	if !m.Set {
		return "-"
	}
	if m.Elastic {
		return fmt.Sprintf("%d elastic", m.N)
	}
	return fmt.Sprint(m.N)
}

func boundText(b *slate.Bound) string {
	switch {
	case b == nil:
		return "-"
	case !b.IsShare:
		return fmt.Sprint(b.N)
	}
	return fmt.Sprintf("%s round %d", b.Share, b.Round)
}
