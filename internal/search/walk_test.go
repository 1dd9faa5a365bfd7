package search

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// testsOfMoney are tests that a policy might write for `fits`; nil: what is spent
// and the amount are added up.
func testsOfMoney(budget exact.Num) []func(amount, spent exact.Num) bool {
	within := func(part exact.Num, amount, spent exact.Num) bool {
		return exact.Cmp(exact.Add(spent, amount), exact.Mul(part, budget)) <= 0
	}
	return []func(amount, spent exact.Num) bool{
		nil,
		func(a, s exact.Num) bool {
			return exact.Cmp(a, exact.Mul(exact.Int(2), exact.Sub(budget, s))) <= 0 && within(exact.Frac(5, 4), a, s)
		},
		func(_, s exact.Num) bool { return exact.Less(s, budget) },
		func(a, s exact.Num) bool { return within(exact.Int(1), a, s) },
		func(a, s exact.Num) bool {
			return s.Sign() == 0 || exact.Less(exact.Int(3), a) && within(exact.Int(1), a, s)
		},
		func(_, s exact.Num) bool { n, _ := s.Int64(); return n%3 != 2 },
	}
}

// largeClasses is a problem of one or two classes of up to ten members.
func largeClasses(seed int) *slate.Problem {
	d := die(uint64(seed)*0x9e3779b97f4a7c15 + 88172645463325252)
	for range 5 {
		d.roll(2)
	}
	tiers := d.pick(1, 1, 1, 2)
	n := []int{4, 5, 6, 7, 8, 9}[d.roll(6)]
	if tiers == 2 {
		n = min(n, 7)
	}
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), Reserve: d.roll(4), AtCut: slate.AtCut(max(0, d.roll(6)-2)), AtTier: slate.AtTier(max(0, d.roll(6)-2))}
	if !d.one(3) {
		p.Lot = d.order(n)
	}
	if d.one(3) {
		p.Count = slate.Max{Set: true, N: d.roll(n + 2), Elastic: d.one(2)}
	}
	for t := range tiers {
		tier := slate.Tier{ID: fmt.Sprint("t", t)}
		if d.one(tiers) == d.one(2) {
			tier.Max = slate.Max{Set: true, N: 1 + d.roll(n), Elastic: d.one(2)}
		}
		p.Tiers = append(p.Tiers, tier)
	}
	for q := range d.pick(0, 0, 1, 2) {
		quota := slate.Quota{ID: fmt.Sprint("q", q), Tier: d.roll(tiers+1) - 1, Money: d.one(2)}
		quota.Most = &slate.Bound{N: d.roll(4), Sum: exact.Int(int64(d.roll(25)))}
		p.Quotas = append(p.Quotas, quota)
	}
	largeMembers(&d, p, n, d.pick(1, 2, 3, 8))
	return p
}

// largeMembers adds candidates who ask for one of so many amounts, and the budget.
func largeMembers(d *die, p *slate.Problem, n, amounts int) {
	names, alike, total := d.order(n), d.one(2), 1
	for i := range n {
		c := slate.Candidate{ID: string(rune('A' + names[i])), Points: exact.Int(90)}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class + d.roll(5)/4
		}
		c.Points = exact.Int(int64(90 - c.Class))
		if d.one(12) {
			c.Points = exact.Int(int64(90 - c.Class + d.roll(5) - 2))
		}
		ask := 2 + d.roll(amounts)
		total += ask
		must := d.roll(len(p.Tiers))
		for t := range p.Tiers {
			if alike || t == must || d.one(2) {
				c.Open = append(c.Open, t)
				c.Amounts = append(c.Amounts, exact.Int(int64(max(1, ask-t))))
			}
		}
		for q := range p.Quotas {
			if d.one(2) {
				c.Member = append(c.Member, q)
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	budget := exact.Int(int64(d.roll(total)))
	p.Budget = &slate.Budget{Max: budget, Mode: d.pickMode(slate.ShortStop, slate.ShortSkip)}
	tests := testsOfMoney(budget)
	p.Budget.Fits = tests[d.roll(len(tests))]
	if p.Budget.Fits == nil || d.one(4) {
		within := exact.Int(int64(d.roll(3)))
		p.Budget.Within = &within
	}
}

func (d *die) pickMode(of ...slate.Short) slate.Short { return of[d.roll(len(of))] }

// TestLargeClassesAgainstBrute compares whole outcomes where many are equal.
func TestLargeClassesAgainstBrute(t *testing.T) {
	for seed := range 1500 {
		p := largeClasses(seed)
		want, got := brute.Settle(p), Settle(p, Limits{})
		if d := cmp.Diff(want, got, cmp.Comparer(exact.Equal)); d != "" {
			t.Fatalf("seed %d\n%s\nwant -, got +\n%s", seed, dump(p), d)
		}
	}
}
