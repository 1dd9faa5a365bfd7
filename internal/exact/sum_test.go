package exact

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSumEqualsBigRat(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	nums := samples(2000)
	for range 800 {
		var got Sum
		want := new(big.Rat)
		for range r.Intn(30) {
			x := nums[r.Intn(len(nums))]
			got.Add(x)
			want.Add(want, x.Rat())
		}
		requireNum(t, want, got.Num())
		mean, ok := got.Mean()
		require.Equal(t, got.count > 0, ok)
		if ok {
			requireNum(t, want.Quo(want, big.NewRat(got.count, 1)), mean)
		}
	}
}

func TestSumPassesThroughZeroAndBack(t *testing.T) {
	var s Sum
	want := new(big.Rat)
	for i, x := range []Num{Frac(1, maxInt64), Frac(1, maxInt64-1), Frac(-1, maxInt64), Frac(-1, maxInt64-1), Frac(-1, 3), Frac(1, 3), Int(5)} {
		s.Add(x)
		want.Add(want, x.Rat())
		requireNum(t, want, s.Num(), i)
	}
	require.Equal(t, "5", s.Num().String())
}

func TestSumOfManyUnlikeFractions(t *testing.T) {
	var s Sum
	want := new(big.Rat)
	for i := int64(1); i <= 400; i++ {
		x := Frac(i, 1_000_003*i+7)
		s.Add(x)
		want.Add(want, x.Rat())
	}
	requireNum(t, want, s.Num())
}

func TestSumOfAmountsTakesNoMemory(t *testing.T) {
	rates := []Num{Frac(123457, 999_983), Frac(5, 1_000_003), Frac(999_999, 1_999_993), Frac(1, 7), Frac(77, 1_234_577)}
	var sum Sum
	require.Zero(t, testing.AllocsPerRun(100, func() {
		sum = Sum{}
		for _, x := range rates {
			sum.Add(x)
		}
	}))
}
