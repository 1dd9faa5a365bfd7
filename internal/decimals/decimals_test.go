package decimals

import (
	"math/big"
	"strings"
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// texts are numbers in the form in which exact prints them.
var texts = []string{
	"0", "1", "-1", "0.7", "86.35", "-2.5", "300000", "9223372036854775807", "-9223372036854775808",
	"12345678901234567890.1234", "0." + strings.Repeat("0", 63) + "1", "1" + strings.Repeat("0", 64), "0.1234567890123456789012345678901234",
}

func parse(t *testing.T, s string) exact.Num {
	t.Helper()
	v, ok := new(big.Rat).SetString(s)
	require.True(t, ok, s)
	return FromRat(v)
}

func TestThereAndBack(t *testing.T) {
	for _, s := range texts {
		d, ok := To(parse(t, s))
		require.True(t, ok, s)
		require.True(t, d.Equal(decimal.RequireFromString(s)), s)
		v, ok := From(d)
		require.True(t, ok, s)
		require.Equal(t, s, v.String())
	}
}

func TestFromTakesAnyForm(t *testing.T) {
	tests := []struct {
		in   decimal.Decimal
		want string
	}{
		{decimal.Decimal{}, "0"}, {decimal.New(5, 3), "5000"}, {decimal.New(50, -2), "0.5"}, {decimal.New(0, 1<<31-1), "0"},
		{decimal.New(0, -1<<31), "0"}, {decimal.New(-7, -40), "-0." + strings.Repeat("0", 39) + "7"},
	}
	for _, tt := range tests {
		got, ok := From(tt.in)
		require.True(t, ok)
		require.Equal(t, tt.want, got.String())
	}
}

func TestFromRefusesWhatWouldFillTheMemory(t *testing.T) {
	huge := decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), exact.MaxBits), 0)
	for _, d := range []decimal.Decimal{decimal.New(1, 1<<31-1), decimal.New(1, -1<<31), decimal.New(1, MaxExponent+1), huge} {
		_, ok := From(d)
		require.False(t, ok)
	}
}

func TestToRefusesWhatIsNoDecimal(t *testing.T) {
	for _, v := range []exact.Num{exact.Frac(1, 3), exact.Frac(307, 18), exact.Frac(-1, 7), exact.Frac(1, 1<<62-1)} {
		_, ok := To(v)
		require.False(t, ok, v.String())
	}
}

// TestSettingsOfTheLibraryChangeNothing flips what a host program may flip.
func TestSettingsOfTheLibraryChangeNothing(t *testing.T) {
	precision, quotes := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = precision, quotes })
	for _, p := range []int{0, 1, 50} {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = p, p%2 == 0
		for _, s := range texts {
			d, ok := To(parse(t, s))
			require.True(t, ok)
			v, ok := From(d)
			require.True(t, ok)
			require.Equal(t, s, v.String())
		}
	}
}

func TestRationalsThereAndBack(t *testing.T) {
	long := new(big.Int).Exp(big.NewInt(-7), big.NewInt(999), nil)
	for _, r := range []*big.Rat{new(big.Rat), big.NewRat(-5, 3), big.NewRat(1<<62, 3), new(big.Rat).SetFrac(long, big.NewInt(1<<40)), new(big.Rat).SetFrac(big.NewInt(3), long)} {
		v := FromRat(r)
		require.Zero(t, r.Cmp(Rat(v)), r.String())
		Rat(v).SetInt64(0)
		require.Zero(t, r.Cmp(Rat(v)), r.String())
	}
	require.Equal(t, long.String(), FromBig(long).String())
}

func TestNearKeepsWhatNoDecimalHoldsAsAFraction(t *testing.T) {
	tests := []struct {
		name           string
		in             exact.Num
		want, fraction string
	}{
		{"decimal", exact.Frac(1, 8), "0.125", ""},
		{"third", exact.Frac(100, 3), "33.3333", "100/3"},
		{"below zero", exact.Frac(-100, 3), "-33.3333", "-100/3"},
		{"below four places", exact.Frac(1, 30000), "0", "1/30000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, fraction := Near(tt.in)
			require.Equal(t, tt.want, d.String())
			require.Equal(t, tt.fraction, fraction)
		})
	}
}
