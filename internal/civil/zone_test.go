package civil

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed testdata/offsets.txt
var recorded string

// TestOffsetsEqualThoseOfPython reads offsets of all zones at random instants and on both sides of changes, as
// another implementation found them.
func TestOffsetsEqualThoseOfPython(t *testing.T) {
	count := 0
	for line := range strings.Lines(recorded) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		z := zone(t, words[0])
		for i := 1; i < len(words); i += 2 {
			sec, err := strconv.ParseInt(words[i], 10, 64)
			require.NoError(t, err)
			require.Equal(t, words[i+1], strconv.Itoa(z.Offset(Instant{Sec: sec})), "%s at %d", words[0], sec)
			count++
		}
	}
	require.Greater(t, count, 5000)
}

func TestLoadZoneKnowsOnlyNames(t *testing.T) {
	for _, name := range []string{"", "Asia", "Asia/Shangha", "asia/shanghai", "Shanghai", "Asia/Shanghai|PRC", "PRC| ", "28800,32400", "\n", "Local"} {
		_, ok := LoadZone(name)
		require.False(t, ok, "%q", name)
	}
}

func TestZeroZoneIsUTC(t *testing.T) {
	var z Zone
	require.Zero(t, z.Offset(Instant{Sec: 1 << 40}))
	require.Equal(t, "1969-12-31", z.DateOf(Instant{Sec: -1}).String())
	utc := zone(t, "UTC")
	require.Equal(t, z.Code(), utc.Code())
}

func TestZoneCodeMakesTheZoneAgain(t *testing.T) {
	for _, name := range []string{"Asia/Shanghai", "Europe/Berlin", "Africa/Monrovia", "UTC", "Australia/Lord_Howe"} {
		z := zone(t, name)
		back, ok := DecodeZone(z.Code())
		require.True(t, ok, name)
		require.Equal(t, z, back)
	}
	for _, code := range []string{"", "0", "0 .", "0 . . .", "x . .", "86400 . .", "0 00 1", "0 ~0 .", "0 01 .", "0 P .", "0 .  .",
		"0 . 1,2,3", "0 . 0,3600,13,1,0,0,10,5,0,0", "0 . 0,90000,3,1,0,0,10,5,0,0", "0 . 0,3600,3,0,0,0,10,5,0,0"} {
		_, ok := DecodeZone(code)
		require.False(t, ok, "%q", code)
	}
}

func TestLocalTimes(t *testing.T) {
	tests := []struct {
		zone, date string
		second     int
		want       string // empty when the clocks skipped it
	}{
		{"Asia/Shanghai", "2025-02-07", 0, "2025-02-06T16:00:00Z"},
		{"Europe/Berlin", "2025-03-30", 2*secondsPerHour - 1, "2025-03-30T00:59:59Z"},
		{"Europe/Berlin", "2025-03-30", 2 * secondsPerHour, ""},
		{"Europe/Berlin", "2025-03-30", 3 * secondsPerHour, "2025-03-30T01:00:00Z"},
		{"Europe/Berlin", "2025-10-26", 2 * secondsPerHour, "2025-10-26T00:00:00Z"},
		{"Europe/Berlin", "2099-07-01", 0, "2099-06-30T22:00:00Z"},
		{"Pacific/Apia", "2011-12-30", 12 * secondsPerHour, ""},
		{"Pacific/Apia", "2011-12-31", 0, "2011-12-30T10:00:00Z"},
		{"Australia/Sydney", "2050-01-01", 0, "2049-12-31T13:00:00Z"},
		{"America/New_York", "2025-11-02", secondsPerHour, "2025-11-02T05:00:00Z"},
		{"Asia/Kathmandu", "1985-12-31", 86399, "1985-12-31T18:29:59Z"},
	}
	for _, tt := range tests {
		got, ok := zone(t, tt.zone).Local(date(t, tt.date), tt.second)
		require.Equal(t, tt.want != "", ok, "%s %s %d", tt.zone, tt.date, tt.second)
		if ok {
			require.Equal(t, tt.want, DateTime{Instant: got}.String(), "%s %s %d", tt.zone, tt.date, tt.second)
		}
	}
}

func TestFarInstantsDoNotPanic(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "Australia/Sydney"} {
		z := zone(t, name)
		for _, sec := range []int64{-1 << 62, 1 << 62, -1 << 40, 1 << 40} {
			require.NotPanics(t, func() { z.DateOf(Instant{Sec: sec}) })
		}
	}
}
