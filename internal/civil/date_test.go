package civil

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestEveryDayOfTenThousandYears(t *testing.T) {
	want := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := firstDay; d <= lastDay; d++ {
		y, m, day := d.Civil()
		if wy, wm, wd := want.Date(); y != wy || m != int(wm) || day != wd {
			t.Fatalf("day %d: got %d-%d-%d, want %s", d, y, m, day, want)
		}
		if back, ok := Of(y, m, day); !ok || back != d {
			t.Fatalf("%d-%d-%d: got day %d, want %d", y, m, day, back, d)
		}
		if got := d.Weekday(); got != (int(want.Weekday())+6)%7+1 {
			t.Fatalf("%s: got weekday %d, want %s", d, got, want.Weekday())
		}
		want = want.AddDate(0, 0, 1)
	}
}

func TestOfRefusesWhatIsNoDay(t *testing.T) {
	for _, in := range [][3]int{{2025, 2, 29}, {1900, 2, 29}, {2100, 2, 29}, {2025, 4, 31}, {2025, 13, 1}, {2025, 0, 1},
		{2025, 1, 0}, {2025, 1, 32}, {0, 1, 1}, {10000, 1, 1}, {-5, 1, 1}} {
		_, ok := Of(in[0], in[1], in[2])
		require.False(t, ok, "%v", in)
	}
	_, ok := Of(2000, 2, 29)
	require.True(t, ok)
}

func TestAnyInt32HasAText(t *testing.T) {
	require.Equal(t, "1970-01-01", Date(0).String())
	require.Equal(t, "0001-01-01", firstDay.String())
	require.Equal(t, "9999-12-31", lastDay.String())
	require.NotPanics(t, func() { _ = Date(-1<<31).String() + Date(1<<31-1).String() })
}

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2025-01-31", 1, "2025-02-28"}, {"2024-02-29", 12, "2025-02-28"},
		{"2025-03-31", -1, "2025-02-28"}, {"2025-01-15", -1, "2024-12-15"}, {"2025-01-15", -13, "2023-12-15"},
		{"2025-12-31", 2, "2026-02-28"}, {"2025-05-07", 0, "2025-05-07"}, {"2025-05-07", 1200, "2125-05-07"},
	}
	for _, tt := range tests {
		got, ok := AddMonths(date(t, tt.from), tt.n)
		require.True(t, ok)
		require.Equal(t, tt.want, got.String(), "%s + %d months", tt.from, tt.n)
	}
	for _, n := range []int{-1 << 63, 1<<63 - 1, 12 * 8000, -12 * 2025} {
		_, ok := AddMonths(date(t, "2025-01-01"), n)
		require.False(t, ok, "%d", n)
	}
}

func TestAddDays(t *testing.T) {
	got, ok := AddDays(date(t, "2024-02-28"), 2)
	require.True(t, ok)
	require.Equal(t, "2024-03-01", got.String())
	require.Equal(t, 2, Days(date(t, "1940-05-31"), date(t, "1940-06-02")))
	require.Equal(t, -366, Days(date(t, "2025-01-01"), date(t, "2024-01-01")))
	for _, n := range []int{-1 << 63, 1<<63 - 1, 4_000_000, -800_000} {
		_, ok := AddDays(date(t, "2025-01-01"), n)
		require.False(t, ok, "%d", n)
	}
}

func TestMonthsAndYears(t *testing.T) {
	tests := []struct {
		a, b          string
		months, years int
	}{
		{"2024-01-31", "2024-02-29", 1, 0}, {"2024-01-31", "2024-02-28", 0, 0}, {"2025-03-31", "2025-02-28", -1, -1},
		{"2025-03-31", "2025-02-27", -2, -1}, {"2000-02-29", "2025-02-28", 300, 25}, {"2000-02-29", "2025-02-27", 299, 24},
		{"1990-05-10", "2025-05-09", 419, 34}, {"1990-05-10", "2025-05-10", 420, 35}, {"2025-05-10", "2025-05-10", 0, 0},
		{"2025-05-10", "2024-05-10", -12, -1}, {"2025-05-10", "2024-05-11", -12, -1}, {"2025-05-10", "2024-05-09", -13, -2},
	}
	for _, tt := range tests {
		require.Equal(t, tt.months, Months(date(t, tt.a), date(t, tt.b)), "months %s %s", tt.a, tt.b)
		require.Equal(t, tt.years, Years(date(t, tt.a), date(t, tt.b)), "years %s %s", tt.a, tt.b)
	}
}

// TestMonthsFollowTheDefinition tries each pair around two leap days against the greatest n that addMonths allows.
func TestMonthsFollowTheDefinition(t *testing.T) {
	start := date(t, "2023-12-20")
	for a := start; a < start+500; a += 3 {
		for b := start - 400; b < start+900; b++ {
			months, years := Months(a, b), Years(a, b)
			for _, c := range [][2]int{{months, 1}, {years, 12}} {
				at, ok1 := AddMonths(a, c[0]*c[1])
				next, ok2 := AddMonths(a, (c[0]+1)*c[1])
				if !ok1 || !ok2 || at > b || next <= b {
					t.Fatalf("%s to %s: %d is not the greatest number of %d months", a, b, c[0], c[1])
				}
			}
		}
	}
}
