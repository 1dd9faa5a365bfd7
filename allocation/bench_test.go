package allocation_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
)

// job runs a crowd from the text of its applications to the text of its result.
func job(tb testing.TB, name string, data []byte, explain allocation.Explain) []byte {
	policy := prepared(tb)
	apps, err := policy.ParseApplications(name, data)
	require.NoError(tb, err)
	result, err := allocation.Run(policy, apps, allocation.Round{Explain: explain})
	require.NoError(tb, err)
	require.True(tb, result.Final())
	return result.JSON()
}

// TestTheWholeJobByHand holds the yardstick of [BenchmarkRun] to the same bytes.
func TestTheWholeJobByHand(t *testing.T) {
	data := lines(crowd(5000))
	got := job(t, "a.ndjson", data, allocation.ExplainNone)
	from, to := bytes.Index(got, []byte(`"applicants":`)), bytes.LastIndex(got, []byte(`,"sha256":`))
	want := byHand(data, nil)
	if !bytes.Equal(want, got[from:to]) {
		at := 0
		for got[from+at] == want[at] {
			at++
		}
		t.Fatalf("by hand ...%s\ngot       ...%s", want[max(0, at-200):at+100], got[from+max(0, at-200):from+at+100])
	}
}

const benchCrowd = 100_000

// BenchmarkRun runs the whole job, 100,000 applicants from NDJSON or CSV to a
// result with 30 items each, in turns with the same job written by hand for this
// one policy.
func BenchmarkRun(b *testing.B) {
	list := crowd(benchCrowd)
	data, table := lines(list), cells(list)
	for _, c := range []struct {
		name, file string
		data       []byte
		explain    allocation.Explain
	}{
		{"items", "a.ndjson", data, allocation.ExplainNone},
		{"near", "a.ndjson", data, allocation.ExplainNear},
		{"all", "a.ndjson", data, allocation.ExplainAll},
		{"csv", "a.csv", table, allocation.ExplainNone},
	} {
		b.Run(c.name, func(b *testing.B) {
			var hand, ours time.Duration
			for b.Loop() {
				start := time.Now()
				byHand(data, make([]byte, 0, 1500*benchCrowd))
				middle := time.Now()
				job(b, c.file, c.data, c.explain)
				hand += middle.Sub(start)
				ours += time.Since(middle)
			}
			b.ReportMetric(float64(ours)/float64(hand), "x-run-by-hand")
			b.ReportMetric(float64(hand.Nanoseconds())/float64(b.N)/benchCrowd, "hand-ns/applicant")
			b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N)/benchCrowd, "ns/applicant")
			b.ReportMetric(0, "ns/op")
		})
	}
}
