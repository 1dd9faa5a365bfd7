package exact

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestString(t *testing.T) {
	wide := must(Parse("0." + strings.Repeat("0", 60) + "25"))
	tests := []struct {
		in   Num
		want string
	}{
		{Frac(7, 10), "0.7"}, {Frac(-5, 2), "-2.5"}, {Frac(8635, 100), "86.35"}, {Int(300000), "300000"},
		{Frac(614, 36), "307/18"}, {Frac(-1, 3), "-1/3"}, {Frac(1, 1024), "0.0009765625"}, {Int(minInt64), "-9223372036854775808"},
		{FromSmall(30000, 100), "300"}, {FromSmall(0, 100), "0"}, {FromSmall(100, 1000), "0.1"},
		{Frac(1, 1<<62), "0.00000000000000000021684043449710088680149056017398834228515625"},
		{Add(Frac(1, maxInt64), Frac(1, 9223372036854775783)), "18446744073709551590/85070591730234615626035978899717881881"},
		{Add(Int(maxInt64), Int(1)), "9223372036854775808"}, {Sub(Int(minInt64), Int(1)), "-9223372036854775809"},
		{wide, "0." + strings.Repeat("0", 60) + "25"}, {wide.Neg(), "-0." + strings.Repeat("0", 60) + "25"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.in.String())
		require.Equal(t, "x"+tt.want, string(tt.in.AppendText([]byte("x"))))
	}
}

func TestStringReadsBack(t *testing.T) {
	for _, a := range samples(5000) {
		s := a.String()
		got, ok := new(big.Rat).SetString(s)
		require.True(t, ok, s)
		require.Zero(t, got.Cmp(a.Rat()), "%s printed as %s", a.Rat(), s)
		require.Equal(t, !strings.Contains(s, "/"), a.IsDecimal(), s)
		if strings.Contains(s, ".") {
			require.False(t, strings.HasSuffix(s, "0"), s)
		}
		require.NotRegexp(t, `^-?0\d|e|^-0$|\+`, s)
	}
}

func TestDecimalOfEachPowerOfFive(t *testing.T) {
	x := nat{1}
	for b := range 3000 {
		require.Equal(t, b, powersOfFive(x))
		x = mulNat(make(nat, len(x)+1), x, nat{5})
	}
	require.Equal(t, 28_000, powersOfFive(power(5, 28_000)))
}

func TestApprox(t *testing.T) {
	tests := []struct {
		in     Num
		places int
		want   string
	}{
		{Frac(307, 18), 2, "17.06"}, {Frac(307, 18), 0, "17"}, {Frac(1, 3), 4, "0.3333"}, {Frac(-2, 3), 2, "-0.67"},
		{Frac(1, 1000), 2, "0"}, {Frac(35, 2), 2, "17.5"}, {Int(5), -3, "5"}, {Frac(2, 3), 20, "0.66666666666666666667"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.in.Approx(tt.places), "%s at %d", tt.in, tt.places)
	}
}

func TestApproxDistinctStaysOnItsSide(t *testing.T) {
	tests := []struct {
		in, line Num
		want     string
	}{
		{must(Parse("69.995")), Int(70), "69.995"},
		{must(Parse("69.9951")), Int(70), "69.995"},
		{must(Parse("69.996")), must(Parse("69.998")), "69.996"},
		{must(Parse("69.5")), Int(70), "69.5"},
		{Int(70), Int(70), "70"},
		{Frac(2, 3), must(Parse("0.67")), "0.667"},
		{Sub(Int(1), must(Parse("1e-60"))), Int(1), "0." + strings.Repeat("9", 60)},
		{Frac(2, 3), must(Parse("0.6666666666666666666666666666666666")), "0.67"},
	}
	for _, tt := range tests {
		got := tt.in.ApproxDistinct(tt.line, 2)
		require.Equal(t, tt.want, got)
		shown, ok := new(big.Rat).SetString(got)
		require.True(t, ok)
		require.Equal(t, Cmp(tt.in, tt.line), shown.Cmp(tt.line.Rat()), "%s beside %s", got, tt.line)
	}
}

func TestApproxDistinctOfNearNeighbours(t *testing.T) {
	for _, digits := range []int{1, 3, 9, 30, 200, 1000, 4000} {
		gap := Power10(-digits)
		for _, line := range []Num{Int(70), Frac(1, 3), Frac(-2, 7), must(Parse("0.05"))} {
			for _, near := range []Num{Add(line, gap), Sub(line, gap), Add(line, Mul(gap, Frac(2, 3)))} {
				got := near.ApproxDistinct(line, 2)
				shown, ok := new(big.Rat).SetString(got)
				require.True(t, ok)
				require.Equal(t, Cmp(near, line), shown.Cmp(line.Rat()), "%d digits from %s", digits, line)
				require.Less(t, len(got), digits+20)
				require.NotContains(t, got, "/")
			}
		}
	}
}

func TestPercent(t *testing.T) {
	tests := []struct {
		in   Num
		want string
	}{
		{Frac(7, 10), "70%"}, {must(Parse("0.69995")), "69.995%"}, {Frac(2, 3), "200/3%"}, {Int(0), "0%"}, {Frac(-1, 8), "-12.5%"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tt.in.Percent())
	}
}
