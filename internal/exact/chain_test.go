package exact

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestChainsOfOperations lets errors of form, which a single operation would not show, meet the next operation.
func TestChainsOfOperations(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	nums := samples(400)
	for range 150 {
		got := nums[r.Intn(len(nums))]
		want := got.Rat()
		for range 25 {
			b := nums[r.Intn(len(nums))]
			got, want = step(r.Intn(6), got, b, want, b.Rat())
			requireNum(t, want, got)
		}
	}
}

func step(op int, a, b Num, x, y *big.Rat) (Num, *big.Rat) {
	switch op {
	case 0, 1:
		return Add(a, b), new(big.Rat).Add(x, y)
	case 2:
		return Sub(a, b), new(big.Rat).Sub(x, y)
	case 3:
		return Mul(a, b), new(big.Rat).Mul(x, y)
	case 4:
		if q, ok := Div(a, b); ok {
			return q, new(big.Rat).Quo(x, y)
		}
		return Num{}, new(big.Rat)
	}
	return a.Round(3, HalfEven), slowRound(x, big.NewRat(1, 1000), HalfEven)
}

// TestMeanOfManyRatios is what the size limit must let pass: 190 ordinary ratios.
func TestMeanOfManyRatios(t *testing.T) {
	got, want := Num{}, new(big.Rat)
	var sum Sum
	for i := int64(1); i <= 190; i++ {
		x := FromSmall(1000+i, 4_000_037+2*i*i)
		got = Add(got, x)
		sum.Add(x)
		want.Add(want, x.Rat())
	}
	requireNum(t, want, got)
	require.True(t, Equal(got, sum.Num()))
	require.Less(t, got.Bits(), MaxBits)
	mean, ok := sum.Mean()
	require.True(t, ok)
	requireNum(t, want.Quo(want, big.NewRat(190, 1)), mean)
}

// TestBitsDoNotGrowByForm adds and takes away: in lowest terms nothing large is left.
func TestBitsDoNotGrowByForm(t *testing.T) {
	start, err := Pow(Frac(1, 1_000_003), 64)
	require.NoError(t, err)
	x := start
	for i := int64(1); i < 2000; i++ {
		y := Frac(1, 1_000_003+2*i)
		x = Sub(Add(x, y), y)
		require.LessOrEqual(t, x.Bits(), MaxBits)
	}
	require.True(t, Equal(start, x))
	require.Equal(t, start.Reduce().Bits(), x.Reduce().Bits())
}

func TestLargeNumbersEqualMathBig(t *testing.T) {
	a, err := Pow(Frac(1_000_003, 999_983), 64)
	require.NoError(t, err)
	x := a.Rat()
	for range 4 {
		a, x = Add(Mul(a, a), Frac(1, 7)), x.Add(x.Mul(x, x), big.NewRat(1, 7))
		requireNum(t, x, a)
		require.Equal(t, x.RatString(), a.String())
		requireNum(t, slowRound(x, big.NewRat(1, 100), HalfUp), a.Round(2, HalfUp))
	}
	require.Greater(t, a.Bits(), 30_000)
}

// FuzzArithmetic takes two fractions, raises their size by a power and holds every operation against math/big.
func FuzzArithmetic(f *testing.F) {
	f.Add(int64(1), int64(3), int64(-5), int64(7), uint8(0), uint8(2))
	f.Add(int64(minInt64), int64(maxInt64), int64(-1), int64(maxInt64-1), uint8(5), uint8(0))
	f.Add(int64(1<<31), int64(1<<32+1), int64(1<<30), int64(3), uint8(1), uint8(130))
	f.Fuzz(func(t *testing.T, n1, d1, n2, d2 int64, e1, e2 uint8) {
		if d1 == 0 || d2 == 0 {
			return
		}
		a, err1 := Pow(Frac(n1, d1), int64(e1%16))
		b, err2 := Pow(Frac(n2, d2), int64(e2%16))
		require.NoError(t, err1)
		require.NoError(t, err2)
		checkPair(t, a, b)
		places, m := int(e1)%40-20, Mode(e2%6)
		unit := new(big.Rat).Inv(Power10(places).Rat())
		requireNum(t, slowRound(a.Rat(), unit, m), a.Round(places, m), a, places, m)
		back, ok := new(big.Rat).SetString(b.String())
		require.True(t, ok && back.Cmp(b.Rat()) == 0, "%s", b)
	})
}
