package allocation_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
)

// BenchmarkVerify holds the check of a result, from its text, against the run that
// made it, to its text, in turns: verify/run is how often the one takes as long as the
// other, the shortest of all rounds of each.
func BenchmarkVerify(b *testing.B) {
	policy := prepared(b)
	for _, n := range []int{10_000, benchCrowd, 10 * benchCrowd} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			apps, err := policy.ParseApplications("a.ndjson", lines(crowd(n)))
			require.NoError(b, err)
			terms := allocation.Round{Explain: allocation.ExplainNone}
			var text []byte
			running, verifying := time.Hour, time.Hour
			var made, read uint64
			for b.Loop() {
				made = shortest(&running, func() {
					result, err := allocation.Run(policy, apps, terms)
					require.NoError(b, err)
					text = result.JSON()
				})
				read = shortest(&verifying, func() {
					findings, err := allocation.Verify(policy, apps, allocation.Round{}, text)
					require.NoError(b, err)
					require.Empty(b, findings)
				})
			}
			b.ReportMetric(verifying.Seconds()/running.Seconds(), "verify/run")
			b.ReportMetric(1000*running.Seconds(), "run-ms")
			b.ReportMetric(1000*verifying.Seconds(), "verify-ms")
			b.ReportMetric(float64(made)/1e6, "run-MB")
			b.ReportMetric(float64(read)/1e6, "verify-MB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// shortest keeps the shortest time of something and gives what it allocated.
func shortest(so *time.Duration, f func()) (allocated uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	*so = min(*so, timed(f))
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
