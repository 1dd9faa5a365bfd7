package schema_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

// BenchmarkCheckRatio takes turns between reading a policy and reviewing it, and
// reports how many readings a review costs, as the quotient of the medians: an editor
// does both at every stroke.
func BenchmarkCheckRatio(b *testing.B) {
	paths, err := filepath.Glob(examples + "*/policy.yaml")
	require.NoError(b, err)
	for _, path := range paths {
		folder := os.DirFS(filepath.Dir(path))
		b.Run(filepath.Base(filepath.Dir(path)), func(b *testing.B) {
			var load, review []time.Duration
			for b.Loop() {
				start := time.Now()
				p, err := schema.Open(folder, "policy.yaml")
				require.NoError(b, err)
				middle := time.Now()
				p.Review()
				load = append(load, middle.Sub(start))
				review = append(review, time.Since(middle))
			}
			slices.Sort(load)
			slices.Sort(review)
			half := len(load) / 2
			b.ReportMetric(float64(load[half].Microseconds())/1000, "ms-load")
			b.ReportMetric(float64(review[half])/float64(load[half]), "x-load")
		})
	}
}
