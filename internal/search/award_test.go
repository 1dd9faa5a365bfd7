package search

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// asks makes candidates A, B, C, ... from "60 60|40 30": classes of amounts.
func asks(text string) *slate.Problem {
	p := &slate.Problem{Tiers: []slate.Tier{{ID: "paid"}}, Paid: true, Unit: exact.Int(1)}
	for class, members := range strings.Split(text, "|") {
		for _, amount := range strings.Fields(members) {
			pay, err := exact.Parse(amount)
			if err != nil {
				panic(err)
			}
			p.Candidates = append(p.Candidates, slate.Candidate{ID: string(rune('A' + len(p.Candidates))), Class: class,
				Open: []int{0}, Amounts: []exact.Num{pay}, Points: exact.Int(int64(90 - 5*class))})
		}
	}
	return p
}

// spending gives a problem a budget, changed as asked.
func spending(p *slate.Problem, max int64, mode slate.Short, change ...func(*slate.Problem)) *slate.Problem {
	p.Budget = &slate.Budget{Max: exact.Int(max), Mode: mode}
	for _, f := range change {
		f(p)
	}
	return p
}

func inLot(order ...int) func(*slate.Problem) {
	return func(p *slate.Problem) { p.AtCut, p.Lot = slate.CutLot, order }
}

func atCut(c slate.AtCut) func(*slate.Problem) { return func(p *slate.Problem) { p.AtCut = c } }

func fitting(p *slate.Problem) {
	budget := p.Budget.Max
	p.Budget.Fits = func(amount, spent exact.Num) bool {
		return exact.Cmp(amount, exact.Mul(exact.Int(2), exact.Sub(budget, spent))) <= 0 &&
			exact.Cmp(exact.Add(spent, amount), exact.Mul(exact.Frac(5, 4), budget)) <= 0
	}
}

func nearer(points int64) func(*slate.Problem) {
	return func(p *slate.Problem) {
		within := exact.Int(points)
		p.Budget.Within = &within
	}
}

// paid is who gets what, and what is contested.
func paid(p *slate.Problem, o *slate.Outcome) string {
	if o.Fault != nil {
		return fmt.Sprint("fault ", o.Fault.Code, o.Fault.About)
	}
	var parts []string
	for i, s := range o.Seats {
		if s.State == slate.Certain {
			parts = append(parts, p.Candidates[i].ID+" "+s.Amount.String())
		}
	}
	for _, c := range o.Contests {
		parts = append(parts, fmt.Sprintf("%s for %d at %s", names(p, c.Of), c.Places, c.Stake))
	}
	return strings.Join(append(parts, "left "+o.Left.String()), ", ")
}

func TestAwardsOneByOne(t *testing.T) {
	const stop, skip, partial = slate.ShortStop, slate.ShortSkip, slate.ShortPartial
	third := func(p *slate.Problem) {
		p.Quotas = []slate.Quota{{ID: "q", Tier: -1, Least: &slate.Bound{N: 1}}}
		p.Candidates[3].Member = []int{0}
	}
	atLeast := func(n int64) func(*slate.Problem) {
		return func(p *slate.Problem) { p.Budget.Least = exact.Int(n) }
	}
	tests := []struct {
		name string
		in   *slate.Problem
		want string
	}{
		{"one more gets what is left", spending(asks("10|10|10|10"), 25, partial), "A 10, B 10, C 5, left 0"},
		{"not more than they ask", spending(asks("10|10|3|3"), 25, partial), "A 10, B 10, C 3, D 2, left 0"},
		{"not less than the least award", spending(asks("10|10|10"), 25, partial, atLeast(6)), "A 10, B 10, left 5"},
		{"rounded down to the unit", spending(asks("10|10|10"), 25, partial,
			func(p *slate.Problem) { p.Unit = exact.Int(2) }), "A 10, B 10, C 4, left 1"},
		{"several could be the one", spending(asks("10|10|10 20"), 25, partial), "A 10, B 10, C-D for 1 at 5, left 5"},
		{"the lot finds the one", spending(asks("10|10|10 20"), 25, partial, inLot(3, 2, 1, 0)), "A 10, B 10, D 5, left 0"},
		{"all who could be the one are refused", spending(asks("10|10|10 20"), 25, partial, atCut(slate.CutExclude)),
			"A 10, B 10, left 5"},
		{"a quota comes first", spending(asks("10|10|10|10"), 19, partial, third), "A 9, D 10, left 0"},

		{"fits may overdraw", spending(asks("60|60|10"), 100, stop, fitting), "A 60, B 60, left -20"},
		{"whoever does not fit ends it", spending(asks("60|90|20"), 100, stop, fitting), "A 60, left 40"},
		{"or is passed over", spending(asks("60|90|20"), 100, skip, fitting), "A 60, C 20, left 20"},
		{"the order within a class matters", spending(asks("60|40 30"), 100, skip, nearer(50)),
			"A 60, B-C for 1 at 40, left 40"},
		{"it does not matter", spending(asks("60|20 10 10"), 100, skip, nearer(50)), "A 60, B 20, C 10, D 10, left 0"},
		{"the lot orders a class", spending(asks("60|40 30"), 100, skip, nearer(50), inLot(1, 2, 0)), "A 60, B 40, left 0"},
		{"contested are refused, nobody moves", spending(asks("60|40 30|10"), 100, skip, nearer(50), atCut(slate.CutExclude)),
			"A 60, left 40"},
		{"too far below one passed over", spending(asks("60|50|10|10"), 100, skip, nearer(5)), "A 60, C 10, left 30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, paid(tt.in, Settle(tt.in, Limits{}))); d != "" {
				t.Errorf("want -, got +\n%s", d)
			}
		})
	}
}

func TestTooFarBelowIsForMoney(t *testing.T) {
	p := spending(asks("60|50|10|10"), 100, slate.ShortSkip, nearer(5))
	o := Settle(p, Limits{})
	require.Equal(t, slate.BudgetCode, o.Seats[3].Code)
	require.Equal(t, []slate.Limit{{Kind: slate.LimitBudget}}, o.Seats[3].Limits)
}

// Of a class whose members are alike it is counted how many are funded; nobody asks
// in which order.
func TestManyAlikeAreCounted(t *testing.T) {
	p := spending(asks("60|"+strings.Repeat("10 ", 50_000)), 100_000, slate.ShortSkip, fitting)
	o := Settle(p, Limits{Steps: 10_000})
	require.Nil(t, o.Fault)
	require.Len(t, o.Contests, 1)
	require.Equal(t, 9_994, o.Contests[0].Places)
}

// Where neither counting nor trying helps, the budget is named; there is no list by
// approximation.
func TestStepLimitNamesTheBudget(t *testing.T) {
	text := "5|"
	for i := range 40 {
		text += fmt.Sprint(1000+i*i, " ")
	}
	p := spending(asks(text), 20_000, slate.ShortSkip, func(p *slate.Problem) {
		p.Budget.Fits = func(_, spent exact.Num) bool { n, _ := spent.Int64(); return n%7 != 3 && n < 20_000 }
	})
	o := Settle(p, Limits{Steps: 100_000})
	require.NotNil(t, o.Fault)
	require.Equal(t, slate.StepLimit, o.Fault.Code)
	require.Equal(t, []slate.Limit{{Kind: slate.LimitBudget}}, o.Fault.About)
}
