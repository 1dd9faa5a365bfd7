package search

import (
	"fmt"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// die is a small generator of our own, the same on every machine (xorshift).
type die uint64

func (d *die) roll(n int) int {
	x := *d
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	*d = x
	return int(uint64(x>>11) % uint64(n))
}

func (d *die) one(in int) bool { return d.roll(in) == 0 }

func (d *die) pick(of ...int) int { return of[d.roll(len(of))] }

// odds says which kinds of limits a random problem may have.
type odds struct {
	size   int
	ties   bool // modes other than ask
	shorts bool // if_short other than shrink
	number bool
	modes  []slate.Short // budgets
}

// problem makes a small problem of every kind that the odds allow.
func (o odds) problem(seed int) *slate.Problem {
	d := die(uint64(seed)*0x9e3779b97f4a7c15 + 88172645463325252)
	for range 5 {
		d.roll(2)
	}
	tiers := d.pick(1, 1, 2, 2, 3)
	n := 1 + d.roll(o.size)
	n = min(n, o.size+1-tiers)
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), Reserve: d.roll(4)}
	if o.ties {
		p.AtCut, p.AtTier = slate.AtCut(d.roll(4)), slate.AtTier(d.roll(4))
		if !d.one(3) {
			p.Lot = d.order(n)
		}
	}
	if o.number && d.one(3) {
		p.Prefer = slate.PreferNumber
	}
	elastic := p.AtCut == slate.CutInclude || p.AtTier >= slate.TierHigher
	if d.roll(3) > 0 {
		p.Count = slate.Max{Set: true, N: d.roll(n + 2), Elastic: elastic}
	}
	for t := range tiers {
		tier := slate.Tier{ID: fmt.Sprint("t", t)}
		if d.roll(3) > 0 {
			tier.Max = slate.Max{Set: true, N: d.roll(n), Elastic: elastic}
		}
		p.Tiers = append(p.Tiers, tier)
	}
	d.quotas(p, o)
	d.candidates(p, n)
	if len(o.modes) > 0 {
		p.Budget = &slate.Budget{Max: exact.Int(int64(d.roll(5*n + 3))), Mode: o.modes[d.roll(len(o.modes))]}
		if d.one(3) {
			p.Unit = exact.Frac(1, 2)
		}
		if p.Budget.Mode == slate.ShortPartial {
			p.Budget.Least = exact.Int(int64(d.roll(3)))
		}
	}
	return p
}

func (d *die) order(n int) []int {
	order := make([]int, n)
	for i := range order {
		j := d.roll(i + 1)
		order[i], order[j] = order[j], i
	}
	return order
}

func (d *die) quotas(p *slate.Problem, o odds) {
	for q := range d.pick(0, 1, 1, 2, 2, 3, 4) {
		quota := slate.Quota{ID: fmt.Sprint("q", q), Tier: -1}
		if d.one(3) {
			quota.Tier = d.roll(len(p.Tiers))
		}
		if o.shorts {
			quota.IfShort = slate.IfShort(d.roll(3))
		}
		kind := d.roll(5)
		if kind < 4 {
			quota.Least = d.bound()
		}
		if kind >= 3 {
			quota.Most = d.bound()
		}
		p.Quotas = append(p.Quotas, quota)
	}
}

func (d *die) bound() *slate.Bound {
	if d.one(2) {
		return &slate.Bound{N: d.roll(4)}
	}
	den := 2 + d.roll(9)
	return &slate.Bound{IsShare: true, Share: exact.Frac(int64(d.roll(den+1)), int64(den)), Round: slate.Rounding(d.roll(3))}
}

func (d *die) candidates(p *slate.Problem, n int) {
	spread, alike, same := 1+d.roll(4), d.one(2), d.one(2)
	names := d.order(n)
	for i := range n {
		c := slate.Candidate{ID: string(rune('A' + names[i]))}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class + min(1, d.roll(spread+1))
		}
		must := d.roll(len(p.Tiers))
		for t := range p.Tiers {
			if t != must && !alike && d.one(2) {
				continue
			}
			c.Open = append(c.Open, t)
			pay := 9 - 2*t
			if !same {
				pay = 1 + d.roll(6)
			}
			c.Amounts = append(c.Amounts, exact.Int(int64(pay)))
		}
		for q := range p.Quotas {
			if d.one(2) {
				c.Member = append(c.Member, q)
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
}

// dump writes a problem so that a person can work it out by hand.
func dump(p *slate.Problem) string {
	s := fmt.Sprintf("count %+v prefer %d cut %d tier %d unit %s lot %v\n", p.Count, p.Prefer, p.AtCut, p.AtTier, p.Unit, p.Lot)
	if p.Budget != nil {
		s += fmt.Sprintf("budget %s mode %d\n", p.Budget.Max, p.Budget.Mode)
	}
	for _, t := range p.Tiers {
		s += fmt.Sprintf("tier %s %+v\n", t.ID, t.Max)
	}
	for _, q := range p.Quotas {
		s += fmt.Sprintf("quota %s in %d short %d", q.ID, q.Tier, q.IfShort)
		for i, b := range []*slate.Bound{q.Least, q.Most} {
			if b != nil {
				s += fmt.Sprintf(" %s share=%v n=%d share=%s round=%d", []string{"least", "most"}[i], b.IsShare, b.N, b.Share, b.Round)
			}
		}
		s += "\n"
	}
	for i, c := range p.Candidates {
		s += fmt.Sprintf("%d %s class %d open %v amounts %v member %v\n", i, c.ID, c.Class, c.Open, c.Amounts, c.Member)
	}
	return s
}
