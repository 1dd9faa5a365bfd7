package search

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// TestScalingMoneyScalesAwards multiplies every amount, the unit and the budget.
func TestScalingMoneyScalesAwards(t *testing.T) {
	o := odds{size: 7, ties: true, shorts: true, number: true,
		modes: []slate.Short{slate.ShortStop, slate.ShortSkip, slate.ShortScale, slate.ShortWhole, slate.ShortPartial}}
	for seed := range 3000 {
		p := o.problem(seed)
		want, got := Settle(p, Limits{}), Settle(tenfold(p), Limits{})
		for i := range want.Seats {
			want.Seats[i].Amount = tenTimes(want.Seats[i].Amount)
		}
		for i := range want.Contests {
			want.Contests[i].Stake = tenTimes(want.Contests[i].Stake)
		}
		want.Amount, want.Left = tenTimes(want.Amount), tenTimes(want.Left)
		if d := cmp.Diff(want, got, cmp.Comparer(exact.Equal)); d != "" {
			t.Fatalf("seed %d\n%s\nwant -, got +\n%s", seed, dump(p), d)
		}
	}
}

func tenTimes(a exact.Num) exact.Num { return exact.Mul(a, exact.Int(10)) }

func tenfold(p *slate.Problem) *slate.Problem {
	other := *p
	other.Unit = tenTimes(p.Unit)
	other.Candidates = slices.Clone(p.Candidates)
	for i := range other.Candidates {
		c := &other.Candidates[i]
		c.Amounts = slices.Clone(c.Amounts)
		for k := range c.Amounts {
			c.Amounts[k] = tenTimes(c.Amounts[k])
		}
	}
	if p.Budget != nil {
		budget := *p.Budget
		budget.Max, budget.Least = tenTimes(budget.Max), tenTimes(budget.Least)
		other.Budget = &budget
	}
	return &other
}

// TestRisingKeepsTheAward moves a candidate who is certainly funded up the ranking,
// into a class of their own. It holds where what is lawful does not depend on the
// ranking: not beside a budget that stops or cuts, where who rises into a dearer tier
// can cost the list its money (see TestRisingCanCostTheAward), nor where a need that
// relaxes is settled from the best plans.
func TestRisingKeepsTheAward(t *testing.T) {
	tried := 0
	for seed := range 4000 {
		o := odds{size: 6, number: true}
		if seed%3 == 0 {
			o.modes = []slate.Short{slate.ShortSkip}
		}
		p := o.problem(seed)
		before := Settle(p, Limits{})
		for i := range before.Seats {
			if before.Seats[i].State != slate.Certain {
				continue
			}
			for class := 0; class <= p.Candidates[i].Class; class++ {
				other, at := raised(p, i, class)
				tried++
				after := Settle(other, Limits{})
				if after.Fault != nil || after.Seats[at].State != slate.Certain {
					t.Fatalf("seed %d: candidate %d rises to class %d\n%s", seed, i, class, dump(p))
				}
			}
		}
	}
	if tried < 5000 {
		t.Fatalf("only %d tried", tried)
	}
}

// raised puts candidate i into a class of their own before the class given.
func raised(p *slate.Problem, i, class int) (other *slate.Problem, at int) {
	moved := p.Candidates[i]
	moved.Class = class
	other = &slate.Problem{}
	*other = *p
	other.Candidates, at = nil, -1
	for k, c := range p.Candidates {
		if at < 0 && c.Class >= class {
			at = len(other.Candidates)
			other.Candidates = append(other.Candidates, moved)
		}
		if c.Class >= class {
			c.Class++
		}
		if k != i {
			other.Candidates = append(other.Candidates, c)
		}
	}
	if alone(p, i) && p.Candidates[i].Class > class {
		for k := range other.Candidates {
			if other.Candidates[k].Class > p.Candidates[i].Class {
				other.Candidates[k].Class--
			}
		}
	}
	if alone(p, i) && p.Candidates[i].Class == class {
		return p, i
	}
	return other, at
}

func alone(p *slate.Problem, i int) bool {
	c := p.Candidates[i].Class
	return (i == 0 || p.Candidates[i-1].Class != c) && (i+1 == len(p.Candidates) || p.Candidates[i+1].Class != c)
}

// TestRisingCanCostTheAward is the smallest case: in second place B gets the last
// tier for 1; in first place the first tier would cost 100, which nobody can pay.
func TestRisingCanCostTheAward(t *testing.T) {
	p := &slate.Problem{Paid: true, Unit: exact.Int(1),
		Tiers:  []slate.Tier{{ID: "t0", Max: slate.Max{Set: true, N: 1}}, {ID: "t1"}},
		Budget: &slate.Budget{Max: exact.Int(50), Mode: slate.ShortStop},
		Candidates: []slate.Candidate{
			{ID: "A", Open: []int{0, 1}, Amounts: []exact.Num{exact.Int(10), exact.Int(10)}},
			{ID: "B", Class: 1, Open: []int{0, 1}, Amounts: []exact.Num{exact.Int(100), exact.Int(1)}},
		}}
	if o := Settle(p, Limits{}); o.Seats[1].State != slate.Certain {
		t.Fatal("B is not funded in second place")
	}
	other, at := raised(p, 1, 0)
	if o := Settle(other, Limits{}); o.Seats[at].State != slate.Out {
		t.Fatal("B is funded in first place")
	}
}

// TestNobodyAlikeIsFundedBelow looks for a refused candidate above one who counts for
// the same quotas, may have the same tiers for the same money and is funded: no limit
// can tell the two apart.
func TestNobodyAlikeIsFundedBelow(t *testing.T) {
	o := odds{size: 8, shorts: true, number: true, modes: []slate.Short{slate.ShortStop, slate.ShortSkip}}
	for seed := range 6000 {
		p := o.problem(seed)
		if seed%2 == 0 {
			p.Budget = nil
		}
		out := Settle(p, Limits{})
		for j := range out.Seats {
			for i := range j {
				a, b := &p.Candidates[i], &p.Candidates[j]
				if a.Class < b.Class && out.Seats[i].State != slate.Certain && out.Seats[j].State == slate.Certain && alike(a, b) {
					t.Fatalf("seed %d: %d is funded and %d is not\n%s", seed, j, i, dump(p))
				}
			}
		}
	}
}

func alike(a, b *slate.Candidate) bool {
	return slices.Equal(a.Member, b.Member) && slices.Equal(a.Open, b.Open) &&
		slices.EqualFunc(a.Amounts, b.Amounts, exact.Equal)
}
