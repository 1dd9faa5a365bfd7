package proof_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// field is a large problem: n candidates whose members of quotas stand rather low.
type field struct {
	name     string
	percents []int64 // least share of each quota
	ceilings bool    // beside a greatest share
	overlap  bool    // members are rolled for each quota by itself
	nested   bool    // each quota lies in the one before
	places   int     // of n, in thousandths; 0: no limit
	tiers    int
	levels   int // of points; 0: nobody is tied
	stop     bool
	groups   int // ceilings of two for so many groups, and a share for a fifth of them
}

func fields() []field {
	return []field{
		{name: "none", places: 100},
		{name: "two tiers", places: 100, tiers: 2},
		{name: "3 disjoint", percents: []int64{30, 20, 10}, places: 100},
		{name: "3 disjoint, two tiers", percents: []int64{30, 20, 10}, places: 100, tiers: 2},
		{name: "3 disjoint, ties", percents: []int64{30, 20, 10}, places: 100, levels: 1000},
		{name: "8 disjoint", percents: []int64{12, 11, 10, 9, 8, 7, 6, 5}, places: 100},
		{name: "3 disjoint, no count", percents: []int64{50, 20, 10}},
		{name: "3 disjoint, money stops", percents: []int64{30, 20, 10}, places: 100, stop: true},
		{name: "300 groups", groups: 300, places: 20},
		{name: "4 nested", percents: []int64{50, 30, 20, 10}, nested: true, places: 100},
		{name: "5 overlapping", percents: []int64{40, 35, 30, 25, 20}, overlap: true, places: 100},
		{name: "8 overlapping", percents: []int64{40, 35, 30, 25, 20, 16, 14, 12}, overlap: true, places: 100},
		{name: "8 overlapping, ceilings", percents: []int64{40, 35, 30, 25, 20, 16, 14, 12}, overlap: true, ceilings: true, places: 100},
	}
}

func (f *field) member(d *dice) (member []int) {
	quotas := len(f.percents)
	switch {
	case f.groups > 0:
		if g := d.below(f.groups); g%5 == 0 {
			return []int{g, f.groups}
		} else {
			return []int{g}
		}
	case f.overlap:
		for q := range quotas {
			if d.below(3+q) == 0 {
				member = append(member, q)
			}
		}
	case f.nested:
		for q := 0; q < quotas && d.chance(1, 2); q++ {
			member = append(member, q)
		}
	default:
		if q := d.below(2*quotas + 1); q < quotas {
			member = []int{q}
		}
	}
	return member
}

// problem is a field of n candidates.
func (f *field) problem(n int) *slate.Problem {
	d := dice(12345)
	p := &slate.Problem{Paid: true, Unit: exact.Int(1), Reserve: 5}
	open, amounts := []int{0}, []exact.Num{exact.Int(300)}
	p.Tiers = []slate.Tier{{}}
	if f.tiers == 2 {
		open, amounts = []int{0, 1}, append(amounts, exact.Int(200))
		p.Tiers = []slate.Tier{{ID: "a", Max: slate.Max{Set: true, N: n / 50}}, {ID: "b"}}
	}
	for q, x := range f.percents {
		quota := slate.Quota{ID: fmt.Sprint("q", q), Tier: -1, Least: &slate.Bound{IsShare: true, Share: exact.Frac(x, 100)}}
		if f.ceilings {
			quota.Most = &slate.Bound{IsShare: true, Share: exact.Frac(x+25, 100)}
		}
		p.Quotas = append(p.Quotas, quota)
	}
	for g := range f.groups {
		p.Quotas = append(p.Quotas, slate.Quota{ID: "g", Each: true, Value: fmt.Sprint(g), Tier: -1, Most: &slate.Bound{N: 2}})
	}
	if f.groups > 0 {
		p.Quotas = append(p.Quotas, slate.Quota{ID: "region", Tier: -1, Least: &slate.Bound{IsShare: true, Share: exact.Frac(30, 100)}})
	}
	if f.places > 0 {
		p.Count = slate.Max{Set: true, N: max(1, min(n*f.places/1000, 100_000))}
	}
	if f.stop {
		p.Budget = &slate.Budget{Max: exact.Int(int64(n) * 300 * 8 / 100)}
	}
	levels := f.levels
	if levels == 0 {
		levels = 1 << 40
	}
	type entry struct {
		score  int
		member []int
	}
	entries := make([]entry, n)
	for i := range entries {
		member := f.member(&d)
		entries[i] = entry{d.below(levels) - levels/8*len(member), member}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return b.score - a.score })
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

// BenchmarkCheck holds the proof of a list against the search that made it, in one
// run: check/settle is how often the one takes as long as the other, the shortest of
// all rounds of each.
func BenchmarkCheck(b *testing.B) {
	for _, f := range fields() {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", f.name, n), func(b *testing.B) {
				p := f.problem(n)
				settling, checking := time.Hour, time.Hour
				open := 0
				for b.Loop() {
					var o *slate.Outcome
					var findings []proof.Finding
					settling = min(settling, alone(func() { o = search.Settle(p, search.Limits{}) }))
					checking = min(checking, alone(func() { findings = proof.Check(p, o) }))
					for _, f := range findings {
						if open++; !f.Code.Unconfirmed() {
							b.Fatal(findings)
						}
					}
				}
				b.ReportMetric(1000*settling.Seconds(), "settle-ms")
				b.ReportMetric(1000*checking.Seconds(), "check-ms")
				b.ReportMetric(checking.Seconds()/settling.Seconds(), "check/settle")
				b.ReportMetric(float64(open)/float64(b.N), "open")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// alone is how long something takes that finds no garbage of another.
func alone(f func()) time.Duration {
	runtime.GC()
	start := time.Now()
	f()
	return time.Since(start)
}

// BenchmarkCheckAlone is for profiles: the list is made once.
func BenchmarkCheckAlone(b *testing.B) {
	for _, f := range fields() {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", f.name, n), func(b *testing.B) {
				p := f.problem(n)
				o := search.Settle(p, search.Limits{})
				for b.Loop() {
					proof.Check(p, o)
				}
			})
		}
	}
}
