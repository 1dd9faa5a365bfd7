package search

import (
	"fmt"
	"slices"
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// crowd makes n ranked candidates; the quotas they count for are rolled, with the
// members of quotas rather low in the ranking.
func crowd(n, quotas int, overlap bool, levels int) *slate.Problem {
	d := die(12345)
	p := &slate.Problem{Tiers: []slate.Tier{{}}, Paid: true, Unit: exact.Int(1)}
	for q := range quotas {
		p.Quotas = append(p.Quotas, slate.Quota{ID: fmt.Sprint("q", q), Tier: -1})
	}
	type entry struct {
		score  int
		member []int
	}
	var shared [][]int
	for set := range 1 << quotas {
		var member []int
		for q := range quotas {
			if set&(1<<q) != 0 {
				member = append(member, q)
			}
		}
		shared = append(shared, member)
	}
	entries := make([]entry, n)
	for i := range entries {
		set := 0
		if overlap {
			for q := range quotas {
				if d.one(3 + q) {
					set |= 1 << q
				}
			}
		} else if q := d.roll(quotas*2 + 1); q < quotas {
			set = 1 << q
		}
		member := shared[set]
		entries[i] = entry{d.roll(levels) - levels/8*len(member), member}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return b.score - a.score })
	open, amounts := []int{0}, []exact.Num{exact.Int(100)}
	for i, e := range entries {
		c := slate.Candidate{ID: fmt.Sprint("c", i), Open: open, Amounts: amounts, Member: e.member}
		if i > 0 {
			c.Class = p.Candidates[i-1].Class
			if e.score != entries[i-1].score {
				c.Class++
			}
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

func least(p *slate.Problem, percents ...int64) *slate.Problem {
	for q, x := range percents {
		p.Quotas[q].Least = &slate.Bound{IsShare: true, Share: exact.Frac(x, 100)}
	}
	return p
}

func most(p *slate.Problem, percents ...int64) *slate.Problem {
	for q, x := range percents {
		p.Quotas[q].Most = &slate.Bound{IsShare: true, Share: exact.Frac(x, 100)}
	}
	return p
}

func places(p *slate.Problem, n int) *slate.Problem {
	p.Count = slate.Max{Set: true, N: n}
	return p
}

// chongqing is 25 bodies for 20 places, two tiers of ten, a regional share.
func chongqing() *slate.Problem {
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), Count: slate.Max{Set: true, N: 20}}
	p.Tiers = []slate.Tier{{ID: "一档", Max: slate.Max{Set: true, N: 10}}, {ID: "二档", Max: slate.Max{Set: true, N: 10}}}
	p.Quotas = []slate.Quota{{ID: "两群地区", Tier: -1, Least: &slate.Bound{IsShare: true, Share: exact.Frac(30, 100)}}}
	for i := range 25 {
		c := slate.Candidate{ID: fmt.Sprintf("C%02d", i+1), Class: i, Open: []int{0, 1},
			Amounts: []exact.Num{exact.Int(300000), exact.Int(200000)}}
		if slices.Contains([]int{3, 9, 15, 21, 22, 23, 25}, i+1) {
			c.Member = []int{0}
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

func counties(p *slate.Problem, n, most int) *slate.Problem {
	first := len(p.Quotas)
	for q := range n {
		p.Quotas = append(p.Quotas, slate.Quota{ID: "县", Each: true, Value: fmt.Sprint(q), Tier: -1, Most: &slate.Bound{N: most}})
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		c.Member = append(slices.Clone(c.Member), first+i*7919%n)
	}
	return p
}

func stopping(p *slate.Problem, max int64) *slate.Problem {
	p.Budget = &slate.Budget{Max: exact.Int(max)}
	return p
}

func BenchmarkSettle25(b *testing.B) {
	for _, tc := range []struct {
		name string
		in   *slate.Problem
	}{
		{"share", chongqing()},
		{"counties", counties(chongqing(), 38, 2)},
		{"stop", stopping(chongqing(), 3_000_000)},
		{"skip", func() *slate.Problem {
			p := stopping(chongqing(), 3_000_000)
			p.Budget.Mode = slate.ShortSkip
			return p
		}()},
		{"overlapping", most(least(places(crowd(25, 4, true, 25), 20), 20, 20, 10, 10), 60, 60, 50, 40)},
	} {
		b.Run(tc.name, func(b *testing.B) {
			for range b.N {
				if o := Settle(tc.in, Limits{}); o.Fault != nil {
					b.Fatal(o.Fault)
				}
			}
		})
	}
}

// BenchmarkSettleGroups has a ceiling for each of many small groups and a share for
// some of them together.
func BenchmarkSettleGroups(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		for _, levels := range []int{4_000, 1 << 40} {
			b.Run(fmt.Sprintf("%d candidates, %d levels", n, levels), func(b *testing.B) {
				p := places(counties(crowd(n, 0, false, levels), 300, 2), 200)
				region := len(p.Quotas)
				p.Quotas = append(p.Quotas, slate.Quota{ID: "片", Tier: -1, Least: &slate.Bound{IsShare: true, Share: exact.Frac(30, 100)}})
				for i := range p.Candidates {
					if c := &p.Candidates[i]; c.Member[0]%5 == 0 {
						c.Member = append(c.Member, region)
					}
				}
				b.ResetTimer()
				for range b.N {
					if o := Settle(p, Limits{}); o.Fault != nil {
						b.Fatal(o.Fault)
					}
				}
			})
		}
	}
}
