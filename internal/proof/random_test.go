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

// addTiers adds the tiers and the places, mostly elastic where the ties stretch them.
func (d *dice) addTiers(p *slate.Problem, tiers, n int) {
	elastic := d.chance(1, 3)
	if p.AtCut == slate.CutInclude || p.AtTier >= slate.TierHigher {
		elastic = !d.chance(1, 8)
	}
	if d.chance(2, 3) {
		p.Count = slate.Max{Set: true, N: d.from(0, n), Elastic: elastic != d.chance(1, 20)}
		p.Count.N = max(p.Count.N, d.from(0, n))
	}
	for t := range tiers {
		tier := slate.Tier{}
		if tiers > 1 {
			tier.ID = fmt.Sprint("t", t)
		}
		if d.chance(tiers, 4) {
			tier.Max = slate.Max{Set: true, N: d.from(0, 1+n/2), Elastic: elastic != d.chance(1, 20)}
		}
		p.Tiers = append(p.Tiers, tier)
	}
}

func (d *dice) addQuotas(p *slate.Problem, m mix, spend money, n int) {
	for range []int{0, 1, 1, 2, 2, 3}[d.below(6)] {
		q := slate.Quota{ID: fmt.Sprint("q", len(p.Quotas)), Tier: -1}
		if d.chance(1, 3) {
			q.Tier = d.below(len(p.Tiers))
		}
		q.Money = p.Paid && spend.sums() && d.below(6) < m.sums
		kind := d.below(5)
		if kind != 2 && kind != 3 && !spend.sequential {
			q.IfShort = slate.IfShort(d.below(3))
			q.Least = d.bound(p, &q, n)
		}
		if kind >= 2 && kind != 4 || q.Least == nil || d.chance(1, 8) {
			q.Most = d.bound(p, &q, n)
			if spend.sequential && q.Most.IsShare {
				*q.Most = slate.Bound{N: d.from(0, 3), Sum: exact.Mul(exact.Int(int64(d.from(0, 20))), p.Unit)}
			}
		}
		if q.Money && q.IfShort == slate.Relax {
			q.IfShort = slate.Shrink
		}
		if d.chance(1, 6) {
			q.Each, q.Value = true, "a"
			p.Quotas = append(p.Quotas, q)
			q.Value = "b"
		}
		p.Quotas = append(p.Quotas, q)
	}
}

// bound is a number or a share, of heads or of money; a sum need not be a multiple
// of the unit.
func (d *dice) bound(p *slate.Problem, q *slate.Quota, n int) *slate.Bound {
	if d.chance(1, 2) {
		if q.Money {
			return &slate.Bound{Sum: exact.Mul(exact.Frac(int64(d.from(0, 8+8*n)), 3), p.Unit)}
		}
		return &slate.Bound{N: max(0, min(d.from(0, 3+n/8), d.from(0, n)))}
	}
	share := exact.Frac(int64(d.from(1, 9)), int64(d.from(3, 10)))
	b := &slate.Bound{IsShare: true, Share: exact.Min(share, exact.Int(1))}
	if !q.Money {
		b.Round = slate.Rounding(d.below(3))
	}
	return b
}

func (d *dice) addCandidates(p *slate.Problem, n int) {
	tied := d.below(3)
	alike, drop := d.chance(1, 2), d.below(4)
	names := d.order(n)
	for i := range n {
		c := slate.Candidate{ID: fmt.Sprintf("%c", 'A'+names[i])}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class
			if !d.chance(tied, 3) {
				c.Class++
			}
		}
		c.Points = exact.Int(int64(100 - drop*c.Class))
		if d.chance(1, 10) {
			c.Points = exact.Sub(c.Points, exact.Int(int64(d.from(-3, 3))))
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
			pay = exact.Mul(pay, p.Unit)
		}
		c.Amounts = append(c.Amounts, pay)
	}
}

// dump writes a problem so that a person can work it out by hand.
func dump(p *slate.Problem) string {
	var b strings.Builder
	fmt.Fprintf(&b, "count %s prefer %d at_cut %d at_tier %d paid %v unit %s reserve %d lot %v\n",
		maxText(p.Count), p.Prefer, p.AtCut, p.AtTier, p.Paid, p.Unit, p.Reserve, p.Lot)
	if p.Budget != nil {
		b.WriteString(budgetText(p.Budget))
	}
	for t, tier := range p.Tiers {
		fmt.Fprintf(&b, "tier %d max %s\n", t, maxText(tier.Max))
	}
	for i, q := range p.Quotas {
		fmt.Fprintf(&b, "quota %d %s%s in %d money %v least %s most %s if_short %d\n",
			i, q.ID, q.Value, q.Tier, q.Money, boundText(q.Least), boundText(q.Most), q.IfShort)
	}
	for i, c := range p.Candidates {
		fmt.Fprintf(&b, "%d %s class %d open %v pays %v member %v keep %v points %s\n",
			i, c.ID, c.Class, c.Open, c.Amounts, c.Member, c.Keep, c.Points)
	}
	return b.String()
}

func budgetText(b *slate.Budget) string {
	text := fmt.Sprintf("budget %s mode %d by %d least %s", b.Max, b.Mode, b.By, b.Least)
	if b.Within != nil {
		text += fmt.Sprintf(" within %s", *b.Within)
	}
	for _, test := range fitTests() {
		if b.Fits != nil && alike(test.of(b.Max), b.Fits, b.Max) {
			text += " fits " + test.name
		}
	}
	return text + "\n"
}

// alike reports whether two tests agree wherever a small problem might ask them.
func alike(x, y func(amount, spent exact.Num) bool, budget exact.Num) bool {
	for a := range int64(25) {
		for s := range int64(40) {
			amount := exact.Mul(exact.Frac(a, 16), budget)
			spent := exact.Mul(exact.Frac(s, 16), budget)
			if x(amount, spent) != y(amount, spent) {
				return false
			}
		}
	}
	return true
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
		return fmt.Sprintf("%d or sum %s", b.N, b.Sum)
	}
	return fmt.Sprintf("%s round %d", b.Share, b.Round)
}
