package program

import (
	"testing"
	"time"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

// byHand is what somebody would write who knows this one policy: exact, on whole
// numbers, without any of the program's parts. It gives the verdicts as bits and
// the total.
func byHand(a *applicant, zone civil.Zone) (failed uint32, total exact.Num) {
	test := func(bit int, holds bool) {
		if !holds {
			failed |= 1 << bit
		}
	}
	f := &a.flags
	due := [...]civil.Date{20126, 20133, 20371, 20378} // 2025-02-07, 02-14, 10-10, 10-17
	submitted := zone.DateOf(a.submitted)
	test(0, f[0])
	test(1, submitted <= due[0] || f[1])
	test(2, f[2] && f[3] && f[4])
	test(3, f[5])
	test(4, f[6] && f[7] && f[8])
	test(5, f[9])
	test(6, f[10])
	test(7, a.days[1] <= due[2] || f[11])
	test(10, !f[12])
	test(14, submitted <= due[0])
	test(15, a.days[0] <= due[1])
	test(16, a.days[1] <= due[2])
	test(17, a.days[2] <= due[3])

	var rates exact.Num
	aimed := int64(0)
	for i := range a.goals {
		g := &a.goals[i]
		if g.target > 0 {
			aimed++
			rates = exact.Add(rates, exact.FromSmall(min(g.done, g.target), g.target))
		}
	}
	mean, _ := exact.Div(rates, exact.Int(aimed))
	test(13, !exact.Less(mean, exact.FromSmall(7, 10)))

	halves := min(a.staff, 12) // of 专职人员
	quarters := min(a.partners, 20)
	points := int64(0)
	switch {
	case a.area >= 500:
		points = 4
	case a.area >= 300:
		points = 3
	case a.area >= 100:
		points = 2
	}
	for _, flag := range f[14:19] {
		if flag {
			points++
		}
	}
	for _, flag := range f[19:21] {
		if flag {
			points += 2
		}
	}
	total = exact.FromSmall(4*points+2*halves+quarters+2*a.markHalves, 4)
	for i, area := range areas {
		for k := range a.goals {
			g := &a.goals[k]
			if g.area != area || g.target <= 0 {
				continue
			}
			liked := max(0, min(g.ratePermille-850, 100)) // per cent of the way
			// weight * (8/10 * done/target + 2/10 * liked/100)
			w := areaWeights[i]
			total = exact.Add(total, exact.FromSmall(w*(800*min(g.done, g.target)+2*liked*g.target), 1000*g.target))
		}
	}
	test(31, !exact.Less(total, exact.Int(60)))
	return failed, total
}

func failedBits(f *Frame) uint32 {
	var bits uint32
	for i := range f.program.Eligibility {
		if f.verdicts[i].isFalse() {
			bits |= 1 << i
		}
	}
	if f.verdicts[len(f.program.Eligibility)].isFalse() {
		bits |= 1 << 31
	}
	return bits
}

const crowd = 256

func benchCrowd(b testing.TB) (*chongqing, []applicant, []Applicant) {
	p := newChongqing(b)
	people := make([]applicant, crowd)
	apps := make([]Applicant, crowd)
	for i := range people {
		people[i] = applicantAt(i)
		apps[i] = Applicant{ID: "P", Inputs: p.inputsOf(&people[i])}
	}
	return p, people, apps
}

func TestTheExampleByHand(t *testing.T) {
	p, people, apps := benchCrowd(t)
	s, faults := p.Settle(Round{Stage: -1})
	require.Empty(t, faults)
	f := NewFrame(&p.Program, s)
	for i := range apps {
		f.Begin(&apps[i])
		f.Run(0)
		failed, total := byHand(&people[i], p.Policy.Zone)
		require.Equal(t, failed, failedBits(f), "applicant %d", i)
		require.True(t, exact.Equal(total, f.total.value), "applicant %d: %s, by hand %s", i, f.total.value, total)
	}
}

// fastest is how many nanoseconds one call takes, by the best of some rounds: the
// other rounds were disturbed.
func fastest(each func(i int)) float64 {
	const rounds, calls = 400, crowd / 4
	best := time.Duration(1 << 62)
	for round := range rounds {
		start := time.Now()
		for i := range calls {
			each((round*calls + i) % crowd)
		}
		best = min(best, time.Since(start))
	}
	return float64(best.Nanoseconds()) / calls
}

// BenchmarkScore scores one applicant of the example; x-limit is how many times
// the hand-written scorer's time it takes, both by the best rounds of one run.
func BenchmarkScore(b *testing.B) {
	p, people, apps := benchCrowd(b)
	s, _ := p.Settle(Round{Stage: -1})
	measure := func(name string, prepare func(*Frame), each func(*Frame)) {
		b.Run(name, func(b *testing.B) {
			f := NewFrame(&p.Program, s)
			prepare(f)
			one := func(i int) {
				f.Begin(&apps[i])
				f.Run(0)
				each(f)
			}
			limit := fastest(func(i int) { byHand(&people[i], p.Policy.Zone) })
			ours := fastest(one)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				one(i % crowd)
			}
			b.ReportMetric(ours/limit, "x-limit")
			b.ReportMetric(ours, "best-ns")
		})
	}
	nothing := func(*Frame) {}
	measure("value", nothing, nothing)
	measure("traced", (*Frame).Record, nothing)
	measure("decision", nothing, func(f *Frame) { f.Decision() })
	measure("card", nothing, func(f *Frame) { f.Card() })
	b.Run("by hand", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			byHand(&people[i%crowd], p.Policy.Zone)
		}
	})
}
