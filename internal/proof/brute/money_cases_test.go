package brute_test

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

func sums(least, most *slate.Bound) func(*slate.Problem) {
	return quota(slate.Quota{Tier: -1, Money: true, Least: least, Most: most})
}

func keep(who ...int) func(*slate.Problem) {
	return func(p *slate.Problem) {
		for _, i := range who {
			p.Candidates[i].Keep = true
		}
	}
}

func cutBy(max int64, mode slate.Short, by slate.By) func(*slate.Problem) {
	return func(p *slate.Problem) { p.Budget = &slate.Budget{Max: exact.Int(max), Mode: mode, By: by} }
}

func minAward(n int64) func(*slate.Problem) {
	return func(p *slate.Problem) { p.Budget.Least = exact.Int(n) }
}

// overdraw is `amount <= 2 * (budget - spent) and spent + amount <= 1.25 * budget`.
func overdraw(p *slate.Problem) {
	max := p.Budget.Max
	p.Budget.Fits = func(amount, spent exact.Num) bool {
		return exact.Cmp(amount, exact.Mul(exact.Int(2), exact.Sub(max, spent))) <= 0 &&
			exact.Cmp(exact.Add(spent, amount), exact.Mul(exact.Frac(5, 4), max)) <= 0
	}
}

func within(d int64, points ...int64) func(*slate.Problem) {
	return func(p *slate.Problem) {
		within := exact.Int(d)
		p.Budget.Within = &within
		for i := range p.Candidates {
			p.Candidates[i].Points = exact.Int(points[i])
		}
	}
}

func sumCases() []settleCase {
	return []settleCase{
		{"the money of a group has a ceiling",
			with(asking(field([]int64{0}, "0 0", "1 0", "2 0"), 6, 5, 3), sums(nil, &slate.Bound{Sum: exact.Int(10)})),
			"A t0 6; B quota quota0; C t0 3; " +
				"q0 sums need 0 have 9 by_merit 9 most 10 entered - displaced B; sum 9"},
		{"a share of the money",
			with(asking(field([]int64{0}, "0", "1", "2 0"), 6, 5, 3),
				sums(&slate.Bound{IsShare: true, Share: exact.Frac(30, 100)}, nil)),
			"A t0 6; B quota quota0; C t0 3; " +
				"q0 sums need 2.7 have 3 by_merit 3 most - entered - displaced B; sum 9"},
		{"a lower tier keeps money below the ceiling",
			with(field([]int64{6, 4}, "0 0", "1 0"), sums(nil, &slate.Bound{Sum: exact.Int(10)})),
			"A t0 6; B t1 4; q0 sums need 0 have 10 by_merit 10 most 10 entered - displaced -; sum 10"},
		{"an earlier award stands",
			with(field([]int64{10}, "0", "1", "2", "3"), count(2), keep(3)),
			"A t0 10; B below_cut count; C below_cut count; D t0 10; sum 20"},
		{"earlier awards that do not go together",
			with(field([]int64{10}, "0", "1", "2", "3"), count(1), keep(2, 3)),
			"fault 0 about  count reach [-1] with 0 without 0"},
	}
}

func partialCases() []settleCase {
	two := func() *slate.Problem {
		return with(asking(field([]int64{0}, "0", "1", "1"), 6, 5, 5), budget(8, slate.ShortPartial))
	}
	strict := func() *slate.Problem {
		return with(asking(field([]int64{0}, "0", "1", "2", "3"), 30, 25, 30, 40), budget(80, slate.ShortPartial))
	}
	return []settleCase{
		{"the next one gets what is left", strict(),
			"A t0 30; B t0 25; C t0 25; D budget budget; sum 80"},
		{"what is left is too little", with(strict(), minAward(26)),
			"A t0 30; B t0 25; C budget budget; D budget budget; sum 55"},
		{"what is left is contested", two(),
			"A t0 6; B tie_undecided budget; C tie_undecided budget; contest 0 BC places 1 stake 2; sum 6"},
		{"what is left goes by lot", with(two(), ties(slate.CutLot, slate.TierAsk, 2, 1, 0)),
			"A t0 6; B budget budget; C t0 2; sum 8"},
		{"what is left stays", with(two(), ties(slate.CutExclude, slate.TierAsk)),
			"A t0 6; B tie_excluded budget; C tie_excluded budget; sum 6"},
		{"one in full and one in part, whichever",
			with(asking(field([]int64{0}, "0", "0"), 5, 5), budget(8, slate.ShortPartial)),
			"A t0; B t0; contest 2 AB places 2 stake 2; sum 0"},
	}
}

func cutCases() []settleCase {
	tiers := func() *slate.Problem { return with(field([]int64{30, 20}, "0", "1", "2", "3"), tierMax(0, 2)) }
	equals := func() *slate.Problem { return asking(field([]int64{0}, "0", "1", "1", "2"), 6, 5, 5, 1) }
	return []settleCase{
		{"whole tiers", with(tiers(), cutBy(90, slate.ShortWhole, slate.ByTier)),
			"A t0 30; B t0 30; C budget budget; D budget budget; sum 60"},
		{"the first tier that does not fit is scaled", with(tiers(), cutBy(91, slate.ShortScale, slate.ByTier)),
			"A t0 30; B t0 30; C t1 16; D t1 15; sum 91"},
		{"whole classes", with(equals(), cutBy(12, slate.ShortWhole, slate.ByClass)),
			"A t0 6; B budget budget; C budget budget; D budget budget; sum 6"},
		{"the first class that does not fit is scaled", with(equals(), cutBy(12, slate.ShortScale, slate.ByClass)),
			"A t0 6; B t0 3; C t0 3; D budget budget; sum 12"},
	}
}

func walkCases() []settleCase {
	four := func(mode slate.Short) *slate.Problem {
		return with(asking(field([]int64{0}, "0", "1", "2", "3"), 50, 40, 30, 20), budget(100, mode), overdraw)
	}
	return []settleCase{
		{"fits may overdraw", four(slate.ShortSkip),
			"A t0 50; B t0 40; C budget budget; D t0 20; sum 110"},
		{"the walk ends at the first who does not fit", four(slate.ShortStop),
			"A t0 50; B t0 40; C budget budget; D budget budget; sum 90"},
		{"too far below one passed over",
			with(asking(field([]int64{0}, "0", "1", "2", "3"), 60, 50, 30, 10),
				budget(100, slate.ShortSkip), within(5, 90, 80, 79, 70)),
			"A t0 60; B budget budget; C t0 30; D budget budget; sum 90"},
		{"the order of equals matters",
			with(asking(field([]int64{0}, "0", "1", "1"), 80, 15, 15),
				budget(100, slate.ShortSkip), within(5, 90, 80, 80)),
			"A t0 80; B tie_undecided budget; C tie_undecided budget; contest 0 BC places 1 stake 15; sum 80"},
		{"equals in the order of the lot",
			with(asking(field([]int64{0}, "0", "1", "1"), 80, 15, 15), budget(100, slate.ShortSkip),
				within(5, 90, 80, 80), ties(slate.CutLot, slate.TierAsk, 2, 1, 0)),
			"A t0 80; B budget budget; C t0 15; sum 95"},
	}
}
