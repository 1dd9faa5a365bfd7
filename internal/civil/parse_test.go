package civil

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

func reasonOf(t *testing.T, err error) Reason {
	t.Helper()
	var bad *ParseError
	require.True(t, errors.As(err, &bad), "%v", err)
	require.NotEmpty(t, bad.Error())
	return bad.Reason
}

func TestParseDate(t *testing.T) {
	for _, in := range []string{"2025-02-07", "2024-02-29", "0001-01-01", "9999-12-31"} {
		got, err := ParseDate(in)
		require.NoError(t, err)
		require.Equal(t, in, got.String())
	}
	tests := []struct {
		in   string
		want Reason
	}{
		{"", NotADate}, {"2025-2-7", NotADate}, {"2025/02/07", NotADate}, {"2025-02-07 ", NotADate}, {"25-02-07", NotADate},
		{"2025-02-0x", NotADate}, {"+025-02-07", NotADate}, {"2025-02--7", NotADate}, {"２025-02-07", NotADate},
		{"2025-02-30", NoSuchDay}, {"2025-13-01", NoSuchDay}, {"0000-01-01", NoSuchDay}, {"2025-00-10", NoSuchDay},
	}
	for _, tt := range tests {
		_, err := ParseDate(tt.in)
		require.Equal(t, tt.want, reasonOf(t, err), tt.in)
	}
}

func TestParseLooseDate(t *testing.T) {
	for _, in := range []string{"2025-02-07", "2025-2-7", "2025/2/7", "2025/02/07", "2025.2.7", "2025.02.07", "2025年2月7日", "2025年02月07日"} {
		got, err := ParseLooseDate(in)
		require.NoError(t, err, in)
		require.Equal(t, "2025-02-07", got.String(), in)
	}
	tests := []struct {
		in   string
		want Reason
	}{
		{"2025-02-30", NoSuchDay}, {"2025/13/1", NoSuchDay}, {"1900-02-29", NoSuchDay}, {"0000-01-01", NoSuchDay},
		{"2100-02-29", NoSuchDay}, {"2025-00-10", NoSuchDay}, {"2025年2月30日", NoSuchDay},
		{"", NotADate}, {"45695", NotADate}, {"2月7日", NotADate}, {"25-2-7", NotADate}, {"2025-02", NotADate}, {"07/02/2025", NotADate},
		{"2025年2月", NotADate}, {"2025-02-07T16:00:00Z", NotADate}, {"明天", NotADate}, {"2025年2月7日前", NotADate},
		{"二〇二五年二月七日", NotADate}, {"10000-01-01", NotADate}, {"2025-1-1-1", NotADate}, {"2025/2-7", NotADate},
		{"2025年2月7", NotADate}, {"2025-2-7日", NotADate}, {"2025 年 2 月 7 日", NotADate}, {"2025-002-07", NotADate}, {"20250207", NotADate},
		{"-2025-2-7", NotADate}, {"2025.2.7.", NotADate},
	}
	for _, tt := range tests {
		_, err := ParseLooseDate(tt.in)
		require.Equal(t, tt.want, reasonOf(t, err), tt.in)
	}
}

func zone(t *testing.T, name string) Zone {
	t.Helper()
	z, ok := LoadZone(name)
	require.True(t, ok, name)
	return z
}

func TestParseDateTime(t *testing.T) {
	tests := []struct{ in, zone, want, day string }{
		{"2025-02-07T18:00", "Asia/Shanghai", "2025-02-07T18:00:00+08:00", "2025-02-07"},
		{"2025-02-07 18:00:30", "Asia/Shanghai", "2025-02-07T18:00:30+08:00", "2025-02-07"},
		{"2025-02-07T16:00:00Z", "Asia/Shanghai", "2025-02-07T16:00:00Z", "2025-02-08"},
		{"2025-02-07t16:00:00z", "Asia/Shanghai", "2025-02-07T16:00:00Z", "2025-02-08"},
		{"2025-02-07T23:59:59.999999999-05:30", "Asia/Shanghai", "2025-02-07T23:59:59.999999999-05:30", "2025-02-08"},
		{"2025-02-07T18:00:00.500+08:00", "UTC", "2025-02-07T18:00:00.5+08:00", "2025-02-07"},
		{"2025-02-07T18:00+14:00", "UTC", "2025-02-07T18:00:00+14:00", "2025-02-07"},
		{"2025-02-07T03:00-12:00", "UTC", "2025-02-07T03:00:00-12:00", "2025-02-07"},
		{"2025-07-01T12:00", "Europe/Berlin", "2025-07-01T12:00:00+02:00", "2025-07-01"},
		{"2025-10-26T02:30", "Europe/Berlin", "2025-10-26T02:30:00+02:00", "2025-10-26"},
		{"1986-07-01T00:30", "Asia/Shanghai", "1986-07-01T00:30:00+09:00", "1986-07-01"},
		{"1971-01-01T00:00", "Africa/Monrovia", "1971-01-01T00:44:30Z", "1971-01-01"},
		{"1969-12-31T23:59:59.25Z", "UTC", "1969-12-31T23:59:59.25Z", "1969-12-31"},
		{"0001-01-01T00:00", "UTC", "0001-01-01T00:00:00Z", "0001-01-01"},
	}
	for _, tt := range tests {
		z := zone(t, tt.zone)
		got, err := ParseDateTime(tt.in, z)
		require.NoError(t, err, tt.in)
		require.Equal(t, tt.want, got.String(), tt.in)
		require.Equal(t, tt.day, z.DateOf(got.Instant).String(), tt.in)
		back, err := ParseDateTime(got.String(), Zone{})
		require.NoError(t, err)
		require.Equal(t, got.Instant, back.Instant, tt.in)
	}
}

func TestParseDateTimeRefuses(t *testing.T) {
	tests := []struct {
		in   string
		want Reason
	}{
		{"", NotADate}, {"18:00", NotADate}, {"2025/02/07 18:00", NotADate}, {"2025-02-07x18:00", NotADate},
		{"2025-02-30T18:00", NoSuchDay}, {"2025-02-07", NoTime},
		{"2025-02-07T", NotATime}, {"2025-02-07T18", NotATime}, {"2025-02-07T1800", NotATime}, {"2025-02-07T8:00", NotATime},
		{"2025-02-07T18:00:", NotATime}, {"2025-02-07T18:00:0", NotATime}, {"2025-02-07T18:00:00.", NotATime},
		{"2025-02-07T18:00:00.1234567890", NotATime}, {"2025-02-07  18:00", NotATime}, {"2025-02-07T-8:00", NotATime},
		{"2025-02-07T24:00", NoSuchTime}, {"2025-02-07T24:00:00", NoSuchTime}, {"2025-02-07T18:60", NoSuchTime}, {"2025-02-07T18:00:60", NoSuchTime},
		{"2025-02-07T18:00+8", BadOffset}, {"2025-02-07T18:00+0800", BadOffset}, {"2025-02-07T18:00+08:00 ", BadOffset},
		{"2025-02-07T18:00 +08:00", BadOffset}, {"2025-02-07T18:00+14:01", BadOffset}, {"2025-02-07T18:00-12:01", BadOffset},
		{"2025-02-07T18:00+08:60", BadOffset}, {"2025-02-07T18:00CST", BadOffset}, {"2025-02-07T18:00+99:99", BadOffset},
		{"2025-02-07T18:00ZZ", BadOffset}, {"2025-02-07T18:00 ", BadOffset}, {"2025-02-07T18:00前", BadOffset},
		{"2025-03-30T02:30", SkippedTime},
	}
	for _, tt := range tests {
		_, err := ParseDateTime(tt.in, zone(t, "Europe/Berlin"))
		require.Equal(t, tt.want, reasonOf(t, err), tt.in)
	}
}

func TestInstantsCompare(t *testing.T) {
	a, b := Instant{Sec: -1, Nano: 999}, Instant{Sec: 0, Nano: 1}
	require.Equal(t, []int{-1, 1, 0, -1}, []int{a.Compare(b), b.Compare(a), a.Compare(a), Instant{}.Compare(b)})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2025-02-07", "2025年2月7日", "2025-02-07T18:00:00.5+08:00", "2025-03-30 02:30"} {
		f.Add(s)
	}
	berlin, _ := LoadZone("Europe/Berlin")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseLooseDate(s); err == nil {
			back, err := ParseDate(d.String())
			require.NoError(t, err)
			require.Equal(t, d, back)
		}
		if at, err := ParseDateTime(s, berlin); err == nil {
			back, err := ParseDateTime(at.String(), Zone{})
			require.NoError(t, err, at.String())
			require.Equal(t, at, back)
		}
	})
}
