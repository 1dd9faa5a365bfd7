package exact

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	nines := strings.Repeat("9", 34)
	tests := []struct{ in, want string }{
		{"0", "0"}, {"-0", "0"}, {"+7", "7"}, {"0.1", "0.1"}, {"-3.25", "-3.25"}, {"100.10", "100.1"},
		{"0.000", "0"}, {"0e5", "0"}, {"1e3", "1000"}, {"1E+3", "1000"}, {"2.5e-3", "0.0025"}, {"1e007", "10000000"},
		{"0.12345678901234567890", "0.1234567890123456789"},
		{"12345678901234567890", "12345678901234567890"},
		{"0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"},
		{"9223372036854775807", "9223372036854775807"},
		{"-9223372036854775808", "-9223372036854775808"},
		{nines, nines}, {"-" + nines + "e64", "-" + nines + zeros(64)},
		{"1e64", "1" + zeros(64)}, {"1e-64", "0." + zeros(63) + "1"},
		{"0." + zeros(40) + "25", "0." + zeros(40) + "25"},
		{"1.000000000000000000", "1"}, {"123456789012345678e-18", "0.123456789012345678"},
		{"0.0000000000000000001", "0.0000000000000000001"},
	}
	for _, tt := range tests {
		got, err := Parse(tt.in)
		require.NoError(t, err, tt.in)
		require.Equal(t, tt.want, got.String(), tt.in)
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		in   string
		want Reason
	}{
		{"", NotANumber}, {"-", NotANumber}, {".", NotANumber}, {".5", NotANumber}, {"5.", NotANumber},
		{"1.2.3", NotANumber}, {"1,234", NotANumber}, {" 1", NotANumber}, {"1 ", NotANumber}, {"--5", NotANumber},
		{"+-5", NotANumber}, {"1e", NotANumber}, {"1e+", NotANumber}, {"1e5.5", NotANumber}, {"0x10", NotANumber},
		{"NaN", NotANumber}, {"Infinity", NotANumber}, {"1_000", NotANumber}, {"1/3", NotANumber}, {"٥", NotANumber},
		{"５", NotANumber}, {"½", NotANumber}, {"70%", NotANumber}, {"1e5e5", NotANumber}, {"1\x00", NotANumber},
		{"12345678901234567890123456789012345", TooManyDigits},
		{"0.12345678901234567890123456789012345", TooManyDigits},
		{strings.Repeat("9", 5000), TooManyDigits},
		{"1" + strings.Repeat("0", 40), TooManyDigits},
		{"1e65", ExponentRange}, {"1e-65", ExponentRange}, {"1e400", ExponentRange}, {"1e999999999", ExponentRange},
		{"1e-999999999", ExponentRange}, {"1e" + strings.Repeat("9", 1000), ExponentRange}, {"0e65", ExponentRange},
		{"0." + strings.Repeat("0", 65) + "1", ExponentRange},
		{"0." + strings.Repeat("0", 5000), ExponentRange},
		{"010", LeadingZero}, {"-00", LeadingZero}, {"00.5", LeadingZero}, {"017", LeadingZero},
	}
	for _, tt := range tests {
		_, err := Parse(tt.in)
		var bad *SyntaxError
		require.True(t, errors.As(err, &bad), tt.in)
		require.Equal(t, tt.want, bad.Reason, tt.in)
		require.NotEmpty(t, err.Error())
	}
}

func TestParseDigitsTakesThePrefix(t *testing.T) {
	tests := []struct {
		in, want string
		used     int
	}{
		{"12,345", "12", 2}, {"70%", "70", 2}, {"3.5万", "3.5", 3}, {"1e", "1", 1}, {"1e+", "1", 1}, {"1..5", "1", 1},
		{"5.", "5", 1}, {"007", "7", 3}, {"-0.50}", "-0.5", 5}, {"1E2]", "100", 3}, {"2else", "2", 1},
	}
	for _, tt := range tests {
		got, used, err := ParseDigits([]byte(tt.in))
		require.NoError(t, err, tt.in)
		require.Equal(t, tt.used, used, tt.in)
		require.Equal(t, tt.want, got.String(), tt.in)
	}
}

func TestParseDigitsDoesNotAllocate(t *testing.T) {
	text := []byte("86.35,")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, _, err := ParseDigits(text); err != nil {
			t.Fatal(err)
		}
	}))
}

// FuzzParse holds what is read against math/big and what is printed against what is read.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"0", "-1.5e-3", "1e64", "0.1234567890123456789012345678901234", "1e999999999", "00.1", "5."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Parse(s)
		if err != nil {
			return
		}
		want, ok := new(big.Rat).SetString(s)
		require.True(t, ok, s)
		requireNum(t, want, got, s)
		back, ok := new(big.Rat).SetString(got.String())
		require.True(t, ok && back.Cmp(want) == 0, "%s printed as %s", s, got)
	})
}
