package proof_test

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// mix says what random problems are made of.
type mix struct {
	name    string
	budgets []money
	sums    int // so many quotas in six count money, where the budget allows it
	keep    int // in so many problems of six earlier awards stand
}

// money is a way to spend: a mode, what it cuts by, and whether the money is handed
// out one candidate at a time.
type money struct {
	none       bool
	mode       slate.Short
	by         slate.By
	sequential bool
}

// sums reports whether quotas may count money beside it.
func (m money) sums() bool {
	return m.none || m.mode == slate.ShortStop || m.mode == slate.ShortSkip
}

// mixes are the kinds of problems that are settled twice: first what belongs
// together, then everything beside everything.
func mixes() []mix {
	none, stop, skip := money{none: true}, money{mode: slate.ShortStop}, money{mode: slate.ShortSkip}
	partial := money{mode: slate.ShortPartial}
	var cuts []money
	for _, by := range []slate.By{slate.ByAll, slate.ByTier, slate.ByClass} {
		cuts = append(cuts, money{mode: slate.ShortScale, by: by}, money{mode: slate.ShortWhole, by: by})
	}
	walks := []money{{mode: slate.ShortStop, sequential: true}, {mode: slate.ShortSkip, sequential: true}}
	every := append(append([]money{none, none, stop, stop, skip, skip, partial, partial}, cuts...), walks...)
	return []mix{
		{name: "heads", budgets: []money{none, stop, skip, cuts[0]}},
		{name: "cut", budgets: cuts},
		{name: "keep", budgets: []money{none, none, stop, skip, partial, cuts[2]}, keep: 6},
		{name: "sums", budgets: []money{none, stop, skip}, sums: 4},
		{name: "partial", budgets: []money{partial}},
		{name: "walk", budgets: walks, sums: 3},
		{name: "everything", budgets: every, sums: 2, keep: 1},
	}
}

// randomProblem is a small problem made from a seed, of every kind.
func randomProblem(seed uint64) *slate.Problem {
	all := mixes()
	return all[len(all)-1].problem(seed)
}

// problem is a small problem made from a seed: ties, overlaps, and few enough plans
// to list them all.
func (m mix) problem(seed uint64) *slate.Problem {
	d := dice(seed)
	tiers := []int{1, 1, 1, 2, 2, 2, 3}[d.below(7)]
	n := []int{3, 4, 5, 5, 6, 6, 7, 8}[d.below(8)]
	n = min(n, []int{8, 8, 6, 5}[tiers])
	if d.chance(1, 40) {
		n = d.from(0, []int{9, 9, 8, 6}[tiers])
	}
	return d.problem(m, n, tiers)
}

// larger is a problem that has too many plans to be listed.
func (m mix) larger(seed uint64) *slate.Problem {
	d := dice(seed)
	return d.problem(m, d.from(10, 60), d.from(1, 3))
}

func (d *dice) problem(m mix, n, tiers int) *slate.Problem {
	p := &slate.Problem{Paid: !d.chance(1, 8), Reserve: d.below(4)}
	p.Unit = []exact.Num{exact.Int(1), exact.Int(1), exact.Frac(1, 100), exact.Int(10)}[d.below(4)]
	spend := m.budgets[d.below(len(m.budgets))]
	if !p.Paid {
		spend = money{none: true}
	}
	if d.chance(1, 2) {
		p.Lot = d.order(n)
	}
	if d.chance(1, 4) && !spend.sequential {
		p.Prefer = slate.PreferNumber
	}
	p.AtCut = slate.AtCut(max(0, d.below(6)-2))
	p.AtTier = slate.AtTier(max(0, d.below(6)-2))
	d.addTiers(p, tiers, n)
	d.addQuotas(p, m, spend, n)
	d.addCandidates(p, n)
	if d.below(6) < m.keep && !spend.sequential {
		d.keepSome(p)
	}
	if !spend.none {
		d.addBudget(p, spend)
	}
	return p
}

// keepSome lets earlier awards stand, some of them in the best tier only.
func (d *dice) keepSome(p *slate.Problem) {
	for i := range p.Candidates {
		c := &p.Candidates[i]
		if !d.chance(1, 3) {
			continue
		}
		c.Keep = true
		if d.chance(1, 2) {
			c.Open, c.Amounts = c.Open[:1], c.Amounts[:1]
		}
	}
}

func (d *dice) addBudget(p *slate.Problem, m money) {
	total := exact.Mul(exact.Int(int64(d.below(3))), p.Unit)
	for _, c := range p.Candidates {
		total = exact.Add(total, c.Amounts[0])
	}
	steps, _ := exact.Div(total, p.Unit)
	most, _ := steps.Int64()
	b := &slate.Budget{Mode: m.mode, By: m.by}
	b.Max = exact.Mul(exact.Int(int64(d.from(0, int(most)))), p.Unit)
	if m.mode == slate.ShortPartial && d.chance(1, 2) {
		b.Least = exact.Mul(exact.Int(int64(d.from(0, 5))), p.Unit)
	}
	if m.sequential {
		d.addWalk(b)
	}
	p.Budget = b
}

// addWalk makes the budget sequential, in at least one way.
func (d *dice) addWalk(b *slate.Budget) {
	if b.Mode == slate.ShortSkip && d.chance(2, 3) {
		within := exact.Frac(int64(d.from(0, 10)), 2)
		b.Within = &within
	}
	if b.Within == nil || d.chance(1, 2) {
		tests := fitTests()
		b.Fits = tests[d.below(len(tests))].of(b.Max)
	}
}

// fitTest is a test that a policy might write for `fits`.
type fitTest struct {
	name string
	of   func(budget exact.Num) func(amount, spent exact.Num) bool
}

func fitTests() []fitTest {
	within := func(part exact.Num, budget, amount, spent exact.Num) bool {
		return exact.Cmp(exact.Add(spent, amount), exact.Mul(part, budget)) <= 0
	}
	test := func(name string, holds func(budget, amount, spent exact.Num) bool) fitTest {
		return fitTest{name, func(budget exact.Num) func(amount, spent exact.Num) bool {
			return func(amount, spent exact.Num) bool { return holds(budget, amount, spent) }
		}}
	}
	return []fitTest{
		test("amount <= 2 * (budget - spent) and spent + amount <= 1.25 * budget", func(b, a, s exact.Num) bool {
			return exact.Cmp(a, exact.Mul(exact.Int(2), exact.Sub(b, s))) <= 0 && within(exact.Frac(5, 4), b, a, s)
		}),
		test("spent < budget", func(b, a, s exact.Num) bool { return exact.Less(s, b) }),
		test("spent + amount <= budget", func(b, a, s exact.Num) bool { return within(exact.Int(1), b, a, s) }),
		test("amount <= budget / 3", func(b, a, s exact.Num) bool {
			return exact.Cmp(exact.Mul(exact.Int(3), a), b) <= 0
		}),
		test("spent == 0 or 4 * amount >= budget and spent + amount <= 1.1 * budget", func(b, a, s exact.Num) bool {
			large := exact.Cmp(exact.Mul(exact.Int(4), a), b) >= 0
			return s.Sign() == 0 || large && within(exact.Frac(11, 10), b, a, s)
		}),
	}
}
