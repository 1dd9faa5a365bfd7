package brute_test

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

type settleCase struct {
	name string
	in   *slate.Problem
	want string
}

// seven is the field of the vectors: A, B, C of x; D, E of y; F, G of z.
// Members are given per case.
func seven(amount int64, quotas ...string) *slate.Problem {
	lines := []string{"0", "1", "2", "3", "4", "5", "6"}
	for i, q := range quotas {
		lines[i] += " " + q
	}
	return field([]int64{amount}, lines...)
}

func cases() []settleCase {
	return slices.Concat(vectorCases(), ruleCases(), tieCases(), sumCases(), partialCases(), cutCases(), walkCases())
}

func vectorCases() []settleCase {
	return []settleCase{
		{"three of five",
			with(field([]int64{100}, "0", "1", "2", "3", "4"), count(3)),
			"A t0 100; B t0 100; C t0 100; D below_cut count; E below_cut count; sum 300"},
		{"at most one of each group",
			with(seven(10, "0", "0", "0", "1", "1", "2", "2"), most(1), most(1), most(1)),
			"A t0 10; B quota quota0; C quota quota0; D t0 10; E quota quota1; F t0 10; G quota quota2; " +
				"q0 need 0 have 1 by_merit 1 entered - displaced BC short 0; " +
				"q1 need 0 have 1 by_merit 1 entered - displaced E short 0; " +
				"q2 need 0 have 1 by_merit 1 entered - displaced G short 0; sum 30"},
		{"a strict order stops at the budget",
			with(asking(field([]int64{0}, "0", "1", "2", "3"), 30, 25, 30, 40), budget(80, slate.ShortStop)),
			"A t0 30; B t0 25; C budget budget; D budget budget; sum 55"},
		{"two of z in the first tier",
			with(field([]int64{30, 20}, "0", "1", "2", "3", "4", "5 0", "6 0"), tierMax(0, 3), tierMax(1, 3),
				quota(slate.Quota{Tier: 0, Least: &slate.Bound{N: 2}})),
			"A t0 30; B t1 20; C t1 20; D t1 20; E quota tier0 tier1 quota0; F t0 30; G t0 30 by q0; " +
				"q0 need 2 have 2 by_merit 1 entered G displaced E short 0; sum 150"},
		{"relax takes as many as there are",
			with(seven(10, "", "", "", "0", "0"), count(4), least(3, slate.Relax)),
			"A t0 10; B t0 10; C quota count quota0; D t0 10; E t0 10 by q0; F below_cut count; G below_cut count; " +
				"q0 need 2 have 2 by_merit 1 entered E displaced C short 1; sum 40"},
		{"more than there are is no plan",
			with(seven(10, "", "", "", "0", "0"), count(4), least(3, slate.Shrink)),
			"fault 0 about  quota0 reach [2] with 0 without 0"},
		{"two of y in four places",
			with(seven(10, "", "", "", "0", "0"), count(4), least(2, slate.Shrink)),
			"A t0 10; B t0 10; C quota count quota0; D t0 10; E t0 10 by q0; F below_cut count; G below_cut count; " +
				"q0 need 2 have 2 by_merit 1 entered E displaced C short 0; sum 40"},
		{"at most one of x",
			with(seven(10, "0", "0", "0"), count(4), most(1)),
			"A t0 10; B quota quota0; C quota quota0; D t0 10; E t0 10; F t0 10; G below_cut count; " +
				"q0 need 0 have 1 by_merit 1 entered EF displaced BC short 0; sum 40"},
		{"one winner counts for each quota",
			with(field([]int64{10}, "0", "1", "2", "3 0", "4 0,1", "5 1"), count(3),
				least(1, slate.Shrink), least(1, slate.Shrink)),
			"A t0 10; B t0 10; C below_cut count; D quota count quota1; E t0 10 by q1; F below_cut count; " +
				"q0 need 1 have 1 by_merit 0 entered - displaced - short 0; " +
				"q1 need 1 have 1 by_merit 0 entered E displaced D short 0; sum 30"},
		{"a full tier with overflow: out",
			with(field([]int64{30, 20}, "0", "1", "2"), tierMax(0, 1), tierMax(1, 5),
				open(0, 0), open(1, 0), open(2, 1)),
			"A t0 30; B tier_full tier0; C t1 20; sum 50"},
		{"rank beats number",
			with(field([]int64{10}, "0 0,1", "1 0", "2 1"), most(1), most(1)),
			"A t0 10; B quota quota0; C quota quota1; " +
				"q0 need 0 have 1 by_merit 1 entered - displaced B short 0; " +
				"q1 need 0 have 1 by_merit 1 entered - displaced C short 0; number 2>1 enters BC leaves A; sum 10"},
		{"number beats rank",
			with(field([]int64{10}, "0 0,1", "1 0", "2 1"), most(1), most(1), preferNumber),
			"A quota quota0 quota1; B t0 10; C t0 10; " +
				"q0 need 0 have 1 by_merit 1 entered C displaced A short 0; " +
				"q1 need 0 have 1 by_merit 1 entered B displaced A short 0; sum 20"},
		{"pro rata",
			with(asking(field([]int64{0}, "0", "1", "2"), 400000, 250000, 350000), budget(600000, slate.ShortScale)),
			"A t0 240000; B t0 150000; C t0 210000; sum 600000"},
		{"skip passes over",
			with(asking(field([]int64{0}, "0", "1", "2", "3", "4"), 6, 5, 3, 2, 1), budget(10, slate.ShortSkip)),
			"A t0 6; B budget budget; C t0 3; D budget budget; E t0 1; sum 10"},
		{"every tier is full",
			with(field([]int64{30, 20}, "0", "1", "2"), tierMax(0, 1), tierMax(1, 1)),
			"A t0 30; B t1 20; C tier_full tier0 tier1; sum 50"},
	}
}

func ruleCases() []settleCase {
	return []settleCase{
		{"30% of ten is exactly three",
			with(field([]int64{1}, "0", "1", "2 0", "3", "4", "5 0", "6", "7", "8 0", "9"), share(30, slate.Shrink)),
			"A t0 1; B t0 1; C t0 1; D t0 1; E t0 1; F t0 1; G t0 1; H t0 1; I t0 1; J t0 1; " +
				"q0 need 3 have 3 by_merit 3 entered - displaced - short 0; sum 10"},
		{"a share shrinks the list",
			with(field([]int64{1}, "0", "1 0", "2", "3", "4", "5 0", "6"), share(50, slate.Shrink)),
			"A t0 1; B t0 1; C t0 1; D quota quota0; E quota quota0; F t0 1; G quota quota0; " +
				"q0 need 2 have 2 by_merit 2 entered - displaced DEG short 0; sum 4"},
		{"a share with stop refuses to shrink",
			with(field([]int64{1}, "0", "1 0", "2", "3"), share(50, slate.Stop)),
			"fault 1 about  quota0 reach [] with 2 without 4"},
		{"the first of two relaxed quotas comes first",
			with(field([]int64{1}, "0", "1", "2 0", "3 1"), count(1), least(1, slate.Relax), least(1, slate.Relax)),
			"A below_cut count; B below_cut count; C t0 1 by q0; D quota count quota0; " +
				"q0 need 1 have 1 by_merit 0 entered C displaced D short 0; " +
				"q1 need 0 have 0 by_merit 0 entered - displaced - short 1; sum 1"},
		{"nobody is funded because of a quota",
			with(field([]int64{1}, "0", "1"), share(10, slate.Shrink)),
			"A quota quota0; B quota quota0; " +
				"q0 need 0 have 0 by_merit 0 entered - displaced AB short 0; nobody; sum 0"},
		{"money does not lower a tier for one below",
			with(field([]int64{3, 1}, "0", "1"), budget(3, slate.ShortSkip)),
			"A t0 3; B budget budget; number 2>1 enters B leaves -; sum 3"},
		{"the budget and a need that clash",
			with(asking(field([]int64{0}, "0", "1 0"), 1, 5), budget(3, slate.ShortStop), least(1, slate.Shrink)),
			"fault 0 about  quota0 budget reach [0 -1] with 0 without 0"},
		{"leftover units go to the largest remainders",
			with(asking(field([]int64{0}, "0", "1", "2"), 1, 1, 1), budget(2, slate.ShortScale)),
			"A t0 1; B t0 1; C budget budget; sum 2"},
		{"scaling to nothing breaks a need",
			with(asking(field([]int64{0}, "0", "1", "2 0"), 1, 1, 1), budget(2, slate.ShortScale), least(1, slate.Shrink)),
			"fault 3 about  quota0 reach [] with 0 without 0"},
	}
}

func tieCases() []settleCase {
	four := func() *slate.Problem { return field([]int64{100}, "0", "1", "1", "2") }
	tiers := func() *slate.Problem {
		return with(field([]int64{300, 200}, "0", "1", "1", "2"), tierMax(0, 2), tierMax(1, 2))
	}
	return []settleCase{
		{"ask",
			with(four(), count(2)),
			"A t0 100; B tie_undecided count; C tie_undecided count; D below_cut count; " +
				"contest 0 BC places 1 stake 100; sum 100"},
		{"lot",
			with(four(), count(2), ties(slate.CutLot, slate.TierAsk, 2, 1, 0, 3)),
			"A t0 100; B below_cut count; C t0 100; D below_cut count; sum 200"},
		{"lot without a seed",
			with(four(), count(2), ties(slate.CutLot, slate.TierAsk)),
			"A t0 100; B tie_undecided count; C tie_undecided count; D below_cut count; " +
				"contest 0 BC places 1 stake 100; wants seed; sum 100"},
		{"exclude",
			with(four(), count(2), ties(slate.CutExclude, slate.TierAsk)),
			"A t0 100; B tie_excluded count; C tie_excluded count; D below_cut count; sum 100"},
		{"include",
			with(four(), count(2), ties(slate.CutInclude, slate.TierAsk)),
			"A t0 100; B t0 100; C t0 100; D below_cut count; sum 300"},
		{"include breaks a ceiling",
			with(field([]int64{100}, "0", "1 0", "1 0"), most(1), ties(slate.CutInclude, slate.TierAsk)),
			"fault 2 about  quota0 reach [] with 0 without 0"},
		{"exclude breaks a need",
			with(field([]int64{100}, "0 0", "0 0"), count(1), least(1, slate.Shrink), ties(slate.CutExclude, slate.TierAsk)),
			"fault 2 about  quota0 reach [] with 0 without 0"},
		{"a tier border through equals",
			tiers(),
			"A t0 300; B t-1; C t-1; D t1 200; contest 1 BC places 1 stake 100; sum 500"},
		{"the higher tier for both",
			with(tiers(), ties(slate.CutAsk, slate.TierHigher)),
			"A t0 300; B t0 300; C t0 300; D t1 200; sum 1100"},
		{"the lower tier for both",
			with(tiers(), ties(slate.CutAsk, slate.TierLower)),
			"A t0 300; B t1 200; C t1 200; D t1 200; sum 900"},
		{"a lot for the tier",
			with(tiers(), ties(slate.CutAsk, slate.TierLot, 2, 1, 0, 3)),
			"A t0 300; B t1 200; C t0 300; D t1 200; sum 1000"},
		{"amounts hang on a contested place",
			with(asking(field([]int64{0}, "0", "1", "1"), 6, 2, 4), count(2), budget(4, slate.ShortScale)),
			"A t0; B tie_undecided count; C tie_undecided count; " +
				"contest 2 A places 1 stake 1; contest 0 BC places 1 stake 2; sum 0"},
		{"a later class settles an earlier tie",
			with(field([]int64{1}, "0 0,1", "0 1", "1 0"), most(1), most(1)),
			"A quota quota1; B t0 1; C t0 1; " +
				"q0 need 0 have 1 by_merit 1 entered B displaced - short 0; " +
				"q1 need 0 have 1 by_merit 1 entered C displaced A short 0; sum 2"},
	}
}
