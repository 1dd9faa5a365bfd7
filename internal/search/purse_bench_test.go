package search

import (
	"fmt"
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// handing gives the problem a budget that is handed out one candidate at a time, by
// the test that a programme for small firms has.
func handing(p *slate.Problem, max int64, mode slate.Short) *slate.Problem {
	budget := exact.Int(max)
	p.Budget = &slate.Budget{Max: budget, Mode: mode, Fits: func(amount, spent exact.Num) bool {
		return exact.Cmp(amount, exact.Mul(exact.Int(2), exact.Sub(budget, spent))) <= 0 &&
			exact.Cmp(exact.Add(spent, amount), exact.Mul(exact.Frac(5, 4), budget)) <= 0
	}}
	return p
}

// within is the same with nothing but a distance in points.
func within(p *slate.Problem, max int64, points int64) *slate.Problem {
	d := exact.Int(points)
	p.Budget = &slate.Budget{Max: exact.Int(max), Mode: slate.ShortSkip, Within: &d}
	return p
}

// asking lets everyone ask for an amount of their own, and gives points by rank.
func asking(p *slate.Problem, steps int) *slate.Problem {
	d := die(99)
	for i := range p.Candidates {
		c := &p.Candidates[i]
		c.Amounts = []exact.Num{exact.Int(int64(10 + d.roll(steps)))}
		c.Points = exact.Int(int64(1_000_000 - c.Class))
	}
	return p
}

// BenchmarkHandOut is to be held against the sorting of BenchmarkBesideSorting where it has a
// million candidates.
func BenchmarkHandOut(b *testing.B) {
	million := func() *slate.Problem { return asking(crowd(1_000_000, 0, false, 1<<40), 90) }
	for _, tc := range []struct {
		name string
		in   func() *slate.Problem
	}{
		{"million, stop", func() *slate.Problem { return handing(million(), 5_000_000, slate.ShortStop) }},
		{"million, skip", func() *slate.Problem { return handing(million(), 5_000_000, slate.ShortSkip) }},
		{"million, skip, count", func() *slate.Problem {
			return handing(places(million(), 100_000), 50_000_000, slate.ShortSkip)
		}},
		{"million, within", func() *slate.Problem { return within(million(), 5_000_000, 1_000) }},
		{"million, within, classes of ten", func() *slate.Problem {
			return within(asking(crowd(1_000_000, 0, false, 100_000), 90), 5_000_000, 5)
		}},
		{"classes of twenty, fits", func() *slate.Problem {
			return handing(asking(crowd(2_000, 0, false, 100), 90), 50_000, slate.ShortSkip)
		}},
	} {
		b.Run(tc.name, func(b *testing.B) {
			p := tc.in()
			b.ResetTimer()
			for range b.N {
				if o := Settle(p, Limits{}); o.Fault != nil {
					b.Fatal(fmt.Sprintf("%+v", o.Fault))
				}
			}
		})
	}
}

// BenchmarkPartial pays one more what is left; the sorting of BenchmarkBesideSorting is beside it.
func BenchmarkPartial(b *testing.B) {
	partly := func(p *slate.Problem, max int64) *slate.Problem {
		p = stopping(p, max)
		p.Budget.Mode = slate.ShortPartial
		return p
	}
	for _, tc := range []struct {
		name string
		in   func() *slate.Problem
	}{
		{"25", func() *slate.Problem { return partly(chongqing(), 3_100_000) }},
		{"million", func() *slate.Problem { return partly(crowd(1_000_000, 0, false, 1<<40), 5_000_050) }},
		{"million, unlike amounts", func() *slate.Problem {
			return partly(asking(crowd(1_000_000, 0, false, 1<<40), 90), 5_000_050)
		}},
		{"million, 10000 levels", func() *slate.Problem { return partly(crowd(1_000_000, 0, false, 10_000), 5_000_050) }},
		{"thousand, 3 disjoint", func() *slate.Problem {
			return partly(places(least(crowd(1_000, 3, false, 1<<40), 30, 20, 10), 120), 10_050)
		}},
	} {
		b.Run(tc.name, func(b *testing.B) {
			p := tc.in()
			b.ResetTimer()
			for range b.N {
				if o := Settle(p, Limits{}); o.Fault != nil {
					b.Fatal(fmt.Sprintf("%+v", o.Fault))
				}
			}
		})
	}
}
