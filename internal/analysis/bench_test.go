package analysis_test

import (
	"path/filepath"
	"testing"

	"github.com/merit-rules/merit/internal/analysis"
)

// BenchmarkReview is the analysis of each example, as an editor would run it at every
// stroke.
func BenchmarkReview(b *testing.B) {
	paths, _ := filepath.Glob("../../examples/*/policy.yaml")
	for _, path := range paths {
		p := example(b, path)
		b.Run(filepath.Base(filepath.Dir(path)), func(b *testing.B) {
			for b.Loop() {
				analysis.Review(p, analysis.Effort{})
			}
		})
	}
}
