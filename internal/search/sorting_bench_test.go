package search

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/merit-rules/merit/internal/slate"
)

// record is a candidate as a host would sort it: by score, then as it came.
type record struct{ score, at int }

func records(n int) []record {
	d := die(7)
	list := make([]record, n)
	for i := range list {
		list[i] = record{d.roll(1 << 40), i}
	}
	return list
}

// BenchmarkBesideSorting settles lists beside sorting as many records by the same
// key, in turn, and reports the shortest of each and their ratio. BENCHMARKS.md has
// the figures: `go test -run xxx -bench BesideSorting -benchtime 3x ./internal/search`.
func BenchmarkBesideSorting(b *testing.B) {
	const fine, coarse = 1 << 40, 10000 // levels of score: hardly a tie, and many
	floors := []int64{40, 35, 30, 25, 20, 16, 14, 12}
	tops := []int64{70, 65, 60, 60, 50, 45, 40, 40}
	tenths := []int64{10, 10, 10, 10, 10, 5, 5, 5}
	fifths := []int64{20, 20, 20, 20, 20, 20, 20, 20}
	five := func(n int) *slate.Problem { return most(least(crowd(n, 5, true, fine), floors[:5]...), tops[:5]...) }
	eight := func(n, levels int) *slate.Problem {
		return most(least(crowd(n, 8, true, levels), floors...), tops...)
	}
	for _, test := range []struct {
		name string
		make func(n int) *slate.Problem
	}{
		{"no quota, a tenth", func(n int) *slate.Problem { return places(crowd(n, 0, false, fine), n/10) }},
		{"3 disjoint, a tenth", func(n int) *slate.Problem { return least(places(crowd(n, 3, false, fine), n/10), 30, 20, 10) }},
		{"3 disjoint, no count", func(n int) *slate.Problem { return least(crowd(n, 3, false, fine), 50, 20, 10) }},
		{"8 disjoint, 20", func(n int) *slate.Problem {
			return most(least(places(crowd(n, 8, false, fine), 20), tenths...), fifths...)
		}},
		{"8 disjoint, a tenth", func(n int) *slate.Problem {
			return most(least(places(crowd(n, 8, false, fine), n/10), tenths...), fifths...)
		}},
		{"5 overlapping, 20", func(n int) *slate.Problem { return places(five(n), 20) }},
		{"5 overlapping, 777", func(n int) *slate.Problem { return places(five(n), 777) }},
		{"5 overlapping, a tenth", func(n int) *slate.Problem { return places(five(n), n/10) }},
		{"8 overlapping, 20", func(n int) *slate.Problem { return places(eight(n, fine), 20) }},
		{"8 overlapping, 777", func(n int) *slate.Problem { return places(eight(n, fine), 777) }},
		{"8 overlapping, a tenth", func(n int) *slate.Problem { return places(eight(n, fine), n/10) }},
		{"8 overlapping with ties, a tenth", func(n int) *slate.Problem { return places(eight(n, coarse), n/10) }},
		{"8 overlapping, no count", func(n int) *slate.Problem { return eight(n, fine) }},
	} {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", test.name, n), func(b *testing.B) { besideSorting(b, test.make(n)) })
		}
	}
}

func besideSorting(b *testing.B, p *slate.Problem) {
	var sorting, settling time.Duration
	for range b.N {
		list := records(len(p.Candidates))
		start := time.Now()
		slices.SortFunc(list, func(a, b record) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at)) })
		sorting = shortest(sorting, time.Since(start))
		runtime.GC() // what the sorting left behind is not the search's to clear away
		start = time.Now()
		if o := Settle(p, Limits{}); o.Fault != nil {
			b.Fatal(o.Fault.Code)
		}
		settling = shortest(settling, time.Since(start))
	}
	b.ReportMetric(float64(sorting.Microseconds())/1000, "ms-sorting")
	b.ReportMetric(float64(settling.Microseconds())/1000, "ms-settling")
	b.ReportMetric(float64(settling)/float64(sorting), "x-sorting")
}

// shortest is the shorter of two times; 0 is none yet.
func shortest(a, b time.Duration) time.Duration {
	if a == 0 {
		return b
	}
	return min(a, b)
}
