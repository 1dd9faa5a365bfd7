package whole

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// roller is a small generator, the same on every machine (xorshift).
type roller uint64

func (r *roller) below(n int) int {
	x := *r
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	*r = x
	return int(uint64(x>>11) % uint64(n))
}

func (r *roller) from(a, b int) int { return a + r.below(b-a+1) }

// puzzle is a small system that can be enumerated.
type puzzle struct {
	columns [][]Term
	rows    int
}

func (r *roller) puzzle() (*puzzle, *System) {
	p := &puzzle{rows: r.from(1, 4), columns: make([][]Term, r.from(1, 5))}
	large := r.below(4) == 0
	for j := range p.columns {
		for k := range p.rows {
			if times := r.from(-1, 3); times != 0 && r.below(3) > 0 {
				if large {
					times = times*7 + r.below(5)
				}
				p.columns[j] = append(p.columns[j], Term{k, times})
			}
		}
	}
	s := New(p.rows, p.columns)
	if r.below(3) == 0 {
		d, n := r.from(1, 4), r.from(0, 3)
		s.Bound(Bound{Of: s.Row(r.below(p.rows)), Base: r.below(len(p.columns)), Ceiling: r.below(2) == 0,
			At: func(x int) int { return (x*n + d - 1) / d }})
	}
	if r.below(2) == 0 {
		s.First(s.Row(0))
	}
	return p, s
}

// boxes sets new boxes, as a new question does.
func (r *roller) boxes(s *System) {
	for v := range s.lo {
		lo := r.from(-1, 3)
		hi := lo + r.below(4)
		if v < s.cols {
			lo, hi = max(lo, 0), max(hi, 0)
		} else if side := r.below(4); side == 0 {
			lo = -Far
		} else if side == 1 {
			hi = Far
		}
		s.Box(v, lo, hi)
	}
}

// holds reports whether columns x are a choice.
func (s *System) holds(x []int) bool {
	at := append(append([]int(nil), x...), make([]int, s.rows)...)
	for j := range x {
		for k := s.start[j]; k < s.start[j+1]; k++ {
			at[s.cols+s.row[k]] += x[j] * s.times[k]
		}
	}
	for v := range at {
		if at[v] < s.lo[v] || at[v] > s.hi[v] {
			return false
		}
	}
	for _, c := range s.bounds {
		if limit := c.At(at[c.Base]); c.Ceiling && at[c.Of] > limit || !c.Ceiling && at[c.Of] < limit {
			return false
		}
	}
	return true
}

func (s *System) enumerate(x []int) bool {
	j := len(x)
	if j == s.cols {
		return s.holds(x)
	}
	for v := s.lo[j]; v <= s.hi[j]; v++ {
		if s.enumerate(append(x, v)) {
			return true
		}
	}
	return false
}

// TestDecideAgreesWithEnumeration asks several questions of each system, so that
// what is kept from one to the next is in play.
func TestDecideAgreesWithEnumeration(t *testing.T) {
	r := roller(88172645463325252)
	told := map[Answer]int{}
	for range 20_000 {
		_, s := r.puzzle()
		for range 5 {
			r.boxes(s)
			effort := 1_000_000
			want, got := No, s.Decide(&effort)
			if s.enumerate(make([]int, 0, s.cols)) {
				want = Yes
			}
			require.Equal(t, want, got, "%+v", s)
			if got == Yes {
				require.True(t, s.holds(s.Point()[:s.cols]))
			}
			told[got]++
		}
	}
	require.Greater(t, told[No], 10_000)
	require.Greater(t, told[Yes], 10_000)
}

func TestDecideStopsWhenTheEffortIsSpent(t *testing.T) {
	// each two of three add up to one: only halves do
	s := New(3, [][]Term{{{0, 1}, {2, 1}}, {{0, 1}, {1, 1}}, {{1, 1}, {2, 1}}})
	for v := range 3 {
		s.Box(v, 0, 1)
		s.Box(s.Row(v), 1, 1)
	}
	effort := 10
	require.Equal(t, Unknown, s.Decide(&effort))
	effort = 1_000
	require.Equal(t, No, s.Decide(&effort))
}

// TestCertificates shows that multipliers prove nothing but what they do.
func TestCertificates(t *testing.T) {
	s := New(1, [][]Term{{{0, 1}}, {{0, 1}}})
	tests := []struct {
		name   string
		y      int
		lo, hi []int
		want   bool
	}{
		{"two of one are no three", 1, []int{0, 0, 3}, []int{1, 1, Far}, true},
		{"the sign does not matter", -1, []int{0, 0, 3}, []int{1, 1, Far}, true},
		{"two of one are two", 1, []int{0, 0, 2}, []int{1, 1, Far}, false},
		{"more than asked", 1, []int{2, 2, -Far}, []int{5, 5, 3}, true},
		{"no end", 1, []int{0, 0, -Far}, []int{1, 1, Far}, false},
		{"nothing", 0, []int{0, 0, 3}, []int{1, 1, Far}, false},
		{"beyond a word", 1 << 40, []int{0, 0, 1 << 40}, []int{1, 1, Far}, false},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			c := s.certify([]int{tc.y})
			require.Equal(t, tc.want, c.refutes(tc.lo, tc.hi, widthOf(tc.lo, tc.hi)))
		})
	}
}

// TestDecideGivesUpLargeNumbers never says more than it knows.
func TestDecideGivesUpLargeNumbers(t *testing.T) {
	r := roller(7)
	told := map[Answer]int{}
	for range 2_000 {
		columns := make([][]Term, 4)
		for j := range columns {
			for k := range 3 {
				columns[j] = append(columns[j], Term{k, 1_000_000_007 + r.below(1_000_000_000)})
			}
		}
		s := New(3, columns)
		x := []int{r.below(3), r.below(3), r.below(3), r.below(3)}
		for j := range columns {
			s.Box(j, 0, 2)
		}
		for k := range 3 {
			sum := 0
			for j := range x {
				sum += x[j] * columns[j][k].Times
			}
			s.Box(s.Row(k), sum, sum)
		}
		effort := 1_000_000
		got := s.Decide(&effort)
		require.NotEqual(t, No, got)
		told[got]++
	}
	t.Log(told)
}
