package proof

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// TestMeasure compares the one-word path with exact numbers.
func TestMeasure(t *testing.T) {
	for _, share := range []exact.Num{exact.Frac(3, 10), exact.Frac(1, 3), exact.Frac(5, 8), exact.Int(1), exact.Int(0)} {
		for _, round := range []slate.Rounding{slate.Exact, slate.RoundDown, slate.RoundHalfUp} {
			for _, minimum := range []bool{true, false} {
				m := measureOf(&slate.Bound{IsShare: true, Share: share, Round: round}, minimum)
				for base := range 41 {
					require.Equal(t, m.wideAt(base), m.at(base), "%s of %d round %d", share, base, round)
				}
			}
		}
	}
}

// TestMeasureLine holds the linear form of a share against its whole numbers.
func TestMeasureLine(t *testing.T) {
	for _, share := range []exact.Num{exact.Frac(3, 10), exact.Frac(1, 3), exact.Frac(5, 8), exact.Int(1), exact.Int(0)} {
		for _, round := range []slate.Rounding{slate.Exact, slate.RoundDown, slate.RoundHalfUp} {
			for _, minimum := range []bool{true, false} {
				m := measureOf(&slate.Bound{IsShare: true, Share: share, Round: round}, minimum)
				times, per, s, ok := m.line()
				require.True(t, ok)
				for base := range 31 {
					for of := range base + 2 {
						sum := times*of - per*base
						want := minimum && of >= m.at(base) || !minimum && of <= m.at(base)
						require.Equal(t, want, sum >= s.lo && sum <= s.hi, "%d of %d, %s round %d", of, base, share, round)
					}
				}
			}
		}
	}
}
