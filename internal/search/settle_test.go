package search

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// bodies makes n candidates in rank order for 20 places in two tiers of ten; those
// named are members of a quota that asks for 30% of the funded.
func bodies(n int, members ...int) *slate.Problem {
	p := chongqing()
	c := p.Candidates[0]
	p.Candidates = nil
	for i := range n {
		c.ID, c.Class, c.Member = fmt.Sprintf("C%02d", i+1), i, nil
		for _, m := range members {
			if m == i+1 {
				c.Member = []int{0}
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

// tied puts candidates a and a+1 (counted from 1) into one class.
func tied(p *slate.Problem, a int) *slate.Problem {
	for i := a; i < len(p.Candidates); i++ {
		p.Candidates[i].Class--
	}
	return p
}

func relaxed(p *slate.Problem) *slate.Problem {
	p.Quotas[0].IfShort = slate.Relax
	return p
}

// told is an outcome in short: who is funded by tier, the money, what the quotas
// changed and what is contested.
func told(p *slate.Problem, o *slate.Outcome) (lines []string) {
	if o.Fault != nil {
		return []string{fmt.Sprint("fault ", o.Fault.Code, o.Fault.About)}
	}
	for t := range p.Tiers {
		var in []int
		for i := range o.Seats {
			if o.Seats[i].State == slate.Certain && o.Seats[i].Tier == t {
				in = append(in, i)
			}
		}
		lines = append(lines, p.Tiers[t].ID+" "+names(p, in))
	}
	lines = append(lines, "sum "+o.Amount.String())
	for _, q := range o.Quotas {
		lines = append(lines, fmt.Sprintf("need %d have %d enter %s leave %s", q.Need, q.Have, names(p, q.Entered), names(p, q.Displaced)))
	}
	for _, c := range o.Contests {
		lines = append(lines, fmt.Sprintf("contest %d: %s for %d at %s", c.Kind, names(p, c.Of), c.Places, c.Stake))
	}
	return lines
}

// names writes candidates as ranges: C01-C03,C07.
func names(p *slate.Problem, of []int) string {
	var b strings.Builder
	for k := 0; k < len(of); k++ {
		if k > 0 {
			b.WriteByte(',')
		}
		b.WriteString(p.Candidates[of[k]].ID)
		first := k
		for k+1 < len(of) && of[k+1] == of[k]+1 {
			k++
		}
		if k > first {
			b.WriteString("-" + p.Candidates[of[k]].ID)
		}
	}
	return b.String()
}

func TestWorkedCases(t *testing.T) {
	for _, tc := range []struct {
		name string
		in   *slate.Problem
		want string
	}{
		{"25, the share binds", bodies(25, 3, 9, 15, 21, 22, 23, 25),
			"一档 C01-C10; 二档 C11-C17,C21-C23; sum 5000000; need 6 have 6 enter C21-C23 leave C18-C20"},
		{"20, exactly 30%", bodies(20, 1, 5, 9, 13, 17, 20),
			"一档 C01-C10; 二档 C11-C20; sum 5000000; need 6 have 6 enter  leave "},
		{"19, short by one, shrinks", bodies(19, 2, 6, 10, 14, 18),
			"一档 C01-C10; 二档 C11-C15,C18; sum 4200000; need 5 have 5 enter  leave C16-C17,C19"},
		{"19, short by one, relaxes", relaxed(bodies(19, 2, 6, 10, 14, 18)),
			"一档 C01-C10; 二档 C11-C19; sum 4800000; need 5 have 5 enter  leave "},
		{"10, three are 30%", bodies(10, 3, 6, 9),
			"一档 C01-C10; 二档 ; sum 3000000; need 3 have 3 enter  leave "},
		{"21, two equals for the last place", tied(bodies(21, 2, 5, 8, 11, 14, 17), 20),
			"一档 C01-C10; 二档 C11-C19; sum 4800000; need 6 have 6 enter  leave ; contest 0: C20-C21 for 1 at 200000"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := told(tc.in, Settle(tc.in, Limits{}))
			if d := cmp.Diff(strings.Split(tc.want, "; "), got); d != "" {
				t.Errorf("want -, got +\n%s", d)
			}
		})
	}
}

func TestReasons(t *testing.T) {
	p := bodies(25, 3, 9, 15, 21, 22, 23, 25)
	o := Settle(p, Limits{})
	require.Equal(t, []slate.Limit{{Kind: slate.LimitQuota}}, o.Seats[17].Limits)
	require.Equal(t, slate.QuotaCode, o.Seats[17].Code)
	require.Empty(t, o.Seats[23].Limits)
	require.Equal(t, slate.BelowCut, o.Seats[23].Code)
	require.Equal(t, 0, o.Seats[20].ByQuota)
	require.Equal(t, -1, o.Seats[2].ByQuota)
}

func TestScaleByLargestRemainder(t *testing.T) {
	p := bodies(3)
	p.Tiers, p.Quotas = []slate.Tier{{}}, nil
	for i, asked := range []int64{300000, 300000, 200000} {
		p.Candidates[i].Open, p.Candidates[i].Amounts = []int{0}, []exact.Num{exact.Int(asked)}
	}
	p.Budget = &slate.Budget{Max: exact.Int(499999), Mode: slate.ShortScale}
	var got []string
	for _, s := range Settle(p, Limits{}).Seats {
		got = append(got, s.Amount.String())
	}
	require.Equal(t, []string{"187500", "187499", "125000"}, got)
}

// ring makes quotas in a ring, each candidate a member of two neighbours: the
// relaxation of a question about them is fractional where the ring is odd.
func ring(quotas, candidates int) *slate.Problem {
	d := die(99)
	p := &slate.Problem{Tiers: []slate.Tier{{}}, Unit: exact.Int(1)}
	for q := range quotas {
		p.Quotas = append(p.Quotas, slate.Quota{ID: fmt.Sprint(q), Tier: -1, Most: &slate.Bound{N: 1}})
	}
	for i := range candidates {
		a := d.roll(quotas)
		b := (a + 1) % quotas
		p.Candidates = append(p.Candidates, slate.Candidate{ID: fmt.Sprint(i), Class: i / 3, Open: []int{0},
			Member: []int{min(a, b), max(a, b)}})
	}
	return p
}

func TestOddRing(t *testing.T) {
	o := Settle(ring(21, 126), Limits{})
	require.Nil(t, o.Fault)
	require.LessOrEqual(t, o.Funded, 10)
	for q, report := range o.Quotas {
		require.LessOrEqual(t, report.Have, 1, "quota %d", q)
	}
}

func TestStepLimitNamesTheQuotas(t *testing.T) {
	o := Settle(ring(21, 126), Limits{Steps: 50})
	require.NotNil(t, o.Fault)
	require.Equal(t, slate.StepLimit, o.Fault.Code)
	require.Equal(t, 50, o.Fault.Steps)
	require.Len(t, o.Fault.About, 21)
}

// TestSift compares the answers with and without a tableau.
func TestSift(t *testing.T) {
	for seed := range 1000 {
		p := odds{size: 9}.problem(seed)
		f, _ := newField(p, Limits{}.meter())
		terms, _ := f.terms()
		sh := f.everyone(terms)
		for k := range sh.blocks {
			sh.blocks[k].lo = min(sh.blocks[k].hi, int64(seed/(k+1)%3))
		}
		s := build(sh)
		require.Equal(t, s.sift(), s.solvable(), "seed %d\n%s", seed, dump(p))
	}
}

// TestWideShares settles shares whose denominators outgrow a tableau.
func TestWideShares(t *testing.T) {
	p := bodies(12, 2, 5, 8)
	for i, d := range []int64{999_999_937, 999_999_929, 999_999_893, 999_999_883} {
		p.Quotas = append(p.Quotas, slate.Quota{ID: fmt.Sprint(d), Tier: -1,
			Least: &slate.Bound{IsShare: true, Share: exact.Frac(d/4, d)}})
		for k := range p.Candidates {
			if k%4 == i || k%3 == 0 {
				p.Candidates[k].Member = append(p.Candidates[k].Member, i+1)
			}
		}
	}
	o := Settle(p, Limits{})
	require.Nil(t, o.Fault)
	for q, report := range o.Quotas {
		require.GreaterOrEqual(t, report.Have, report.Need, "quota %d", q)
	}
}

// TestOrderWithinClass lists equals in another order; nothing but that may change.
func TestOrderWithinClass(t *testing.T) {
	o := odds{size: 12, ties: true, shorts: true, number: true}
	for seed := range 800 {
		p := o.problem(seed)
		p.Lot = nil
		q := *p
		q.Candidates = append([]slate.Candidate(nil), p.Candidates...)
		for i := 1; i < len(q.Candidates); i++ {
			if q.Candidates[i].Class == q.Candidates[i-1].Class {
				q.Candidates[i], q.Candidates[i-1] = q.Candidates[i-1], q.Candidates[i]
			}
		}
		a, b := Settle(p, Limits{}), Settle(&q, Limits{})
		require.Equal(t, a.Fault == nil, b.Fault == nil, "seed %d\n%s", seed, dump(p))
		seats := map[string]slate.Seat{}
		for i, s := range a.Seats {
			seats[p.Candidates[i].ID] = s
		}
		for i, s := range b.Seats {
			d := cmp.Diff(seats[q.Candidates[i].ID], s, cmp.Comparer(exact.Equal))
			require.Empty(t, d, "seed %d\n%s", seed, dump(p))
		}
	}
}

// TestExcludeUnderSkip strikes equals whom some of the plans fund by name: they
// must not be counted when the quotas are looked at again.
func TestExcludeUnderSkip(t *testing.T) {
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), AtCut: slate.CutExclude,
		Tiers:  []slate.Tier{{ID: "a", Max: slate.Max{Set: true, N: 3}}, {ID: "b", Max: slate.Max{Set: true}}, {ID: "c"}},
		Budget: &slate.Budget{Max: exact.Int(26), Mode: slate.ShortSkip}}
	p.Quotas = []slate.Quota{{ID: "x", Tier: -1, Most: &slate.Bound{N: 2}},
		{ID: "y", Tier: -1, Least: &slate.Bound{IsShare: true, Share: exact.Frac(1, 2), Round: slate.RoundDown}}}
	for i, member := range [][]int{{0, 1}, {0}, {}, {0, 1}, {0, 1}} {
		p.Candidates = append(p.Candidates, slate.Candidate{ID: fmt.Sprint(i), Open: []int{0, 1, 2}, Member: member,
			Amounts: []exact.Num{exact.Int(10), exact.Int(7), exact.Int(4)}})
	}
	require.Empty(t, cmp.Diff(brute.Settle(p), Settle(p, Limits{}), cmp.Comparer(exact.Equal)))
}
