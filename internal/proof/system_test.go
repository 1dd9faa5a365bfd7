package proof

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

func TestSystemSolves(t *testing.T) {
	half := measureOf(&slate.Bound{IsShare: true, Share: exact.Frac(1, 2)}, true)
	tests := []struct {
		name string
		in   func() *system
		want answer
	}{
		{"a sum within its parts", func() *system {
			s := &system{}
			s.atLeast(s.total([]int{s.number(0, 3), s.number(0, 4)}), 7)
			return s
		}, yes},
		{"a sum beyond its parts", func() *system {
			s := &system{}
			s.atLeast(s.total([]int{s.number(0, 3), s.number(0, 4)}), 8)
			return s
		}, no},
		{"half of the whole", func() *system {
			s := &system{}
			a, b := s.number(0, 3), s.number(5, 9)
			s.bounds = append(s.bounds, bound{of: a, base: s.total([]int{a, b}), measure: half})
			return s
		}, no},
		{"half of the whole, more of it", func() *system {
			s := &system{}
			a, b := s.number(0, 5), s.number(5, 9)
			s.bounds = append(s.bounds, bound{of: a, base: s.total([]int{a, b}), measure: half})
			return s
		}, yes},
		{"pairs of three that cannot all be one", func() *system {
			s := &system{}
			a, b, c := s.number(0, 1), s.number(0, 1), s.number(0, 1)
			for _, pair := range [][]int{{a, b}, {b, c}, {a, c}} {
				v := s.total(pair)
				s.atLeast(v, 1)
				s.atMost(v, 1)
			}
			return s
		}, no},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := tc.in().solve(1000)
			require.Equal(t, tc.want, got)
		})
	}
	t.Run("the effort is spent", func(t *testing.T) {
		got, _ := tests[4].in().solve(0)
		require.Equal(t, unknown, got)
	})
}

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
