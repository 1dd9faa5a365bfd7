package allocation_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
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

// BenchmarkRun runs the whole job, a file of 100,000 applicants to a file with 30
// items each, in turns with the same job written by hand for this one policy,
// which reads NDJSON. Each begins with the memory of the other given back.
func BenchmarkRun(b *testing.B) {
	list := crowd(benchCrowd)
	for _, c := range []struct {
		name, file string
		text       func([]person) []byte
		explain    allocation.Explain
	}{
		{"items", "a.ndjson", lines, allocation.ExplainNone},
		{"near", "a.ndjson", lines, allocation.ExplainNear},
		{"all", "a.ndjson", lines, allocation.ExplainAll},
		{"csv", "a.csv", cells, allocation.ExplainNone},
	} {
		b.Run(c.name, func(b *testing.B) {
			folder := b.TempDir()
			write(b, filepath.Join(folder, "a.ndjson"), lines(list))
			write(b, filepath.Join(folder, c.file), c.text(list))
			var hand, ours time.Duration
			for b.Loop() {
				hand += timed(func() {
					data := read(b, filepath.Join(folder, "a.ndjson"))
					write(b, filepath.Join(folder, "hand.json"), byHand(data, make([]byte, 0, 1500*benchCrowd)))
				})
				ours += timed(func() {
					data := read(b, filepath.Join(folder, c.file))
					write(b, filepath.Join(folder, "result.json"), job(b, c.file, data, c.explain))
				})
			}
			b.ReportMetric(float64(ours)/float64(hand), "x-run-by-hand")
			b.ReportMetric(float64(hand.Nanoseconds())/float64(b.N)/benchCrowd, "hand-ns/applicant")
			b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N)/benchCrowd, "ns/applicant")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func timed(f func()) time.Duration {
	debug.FreeOSMemory()
	start := time.Now()
	f()
	return time.Since(start)
}

func read(tb testing.TB, file string) []byte {
	data, err := os.ReadFile(file)
	require.NoError(tb, err)
	return data
}

func write(tb testing.TB, file string, data []byte) {
	require.NoError(tb, os.WriteFile(file, data, 0o600))
}
