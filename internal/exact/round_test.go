package exact

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRoundModes(t *testing.T) {
	tests := []struct {
		in                                  string
		places                              int
		halfUp, halfEven, down, up, ce, flo string
	}{
		{"2.5", 0, "3", "2", "2", "3", "3", "2"},
		{"-2.5", 0, "-3", "-2", "-2", "-3", "-2", "-3"},
		{"3.5", 0, "4", "4", "3", "4", "4", "3"},
		{"-2.1", 0, "-2", "-2", "-2", "-3", "-2", "-3"},
		{"1.005", 2, "1.01", "1", "1", "1.01", "1.01", "1"},
		{"0.44999999999999999999", 1, "0.4", "0.4", "0.4", "0.5", "0.5", "0.4"},
		{"123456", -3, "123000", "123000", "123000", "124000", "124000", "123000"},
		{"123500", -3, "124000", "124000", "123000", "124000", "124000", "123000"},
		{"124500", -3, "125000", "124000", "124000", "125000", "125000", "124000"},
		{"7", 2, "7", "7", "7", "7", "7", "7"},
		{"0", 0, "0", "0", "0", "0", "0", "0"},
		{"0.001", -64, "0", "0", "0", "1" + zeros(64), "1" + zeros(64), "0"},
	}
	for _, tt := range tests {
		a := must(Parse(tt.in))
		for m, want := range []string{tt.halfUp, tt.halfEven, tt.down, tt.up, tt.ce, tt.flo} {
			require.Equal(t, want, a.Round(tt.places, Mode(m)).String(), "%s to %d, %s", tt.in, tt.places, Mode(m))
		}
	}
}

func zeros(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0'
	}
	return string(b)
}

func must(v Num, err error) Num {
	if err != nil {
		panic(err)
	}
	return v
}

// slowRound follows the definition: of the two multiples of unit around x it takes the one that the mode names.
func slowRound(x, unit *big.Rat, m Mode) *big.Rat {
	q := new(big.Rat).Quo(x, unit)
	low := new(big.Int).Div(q.Num(), q.Denom()) // Euclidean: the floor, as the denominator is positive
	if q.IsInt() {
		return x
	}
	high := new(big.Int).Add(low, big.NewInt(1))
	toward, away := low, high
	if x.Sign() < 0 {
		toward, away = high, low
	}
	twice := new(big.Rat).Add(q, q)
	middle := new(big.Rat).SetInt(new(big.Int).Add(low, high))
	near := twice.Cmp(middle) // -1: nearer to low
	pick := low
	switch {
	case m == Down:
		pick = toward
	case m == Up:
		pick = away
	case m == Ceiling, m != Floor && near > 0:
		pick = high
	case m == Floor, near < 0:
		pick = low
	case m == HalfUp:
		pick = away
	case high.Bit(0) == 0:
		pick = high
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(pick), unit)
}

func TestRoundEqualsDefinition(t *testing.T) {
	units := []Num{Int(1), Frac(1, 2), Int(100), Frac(1, 3), Frac(7, 9), Int(maxInt64), Frac(1, maxInt64), Frac(maxInt64, 10)}
	for _, a := range samples(250) {
		for m := HalfUp; m <= Floor; m++ {
			for _, p := range []int{-25, -19, -3, -1, 0, 1, 2, 6, 18, 19, 30} {
				want := slowRound(a.Rat(), Power10(-p).Rat(), m)
				requireNum(t, want, a.Round(p, m), a, p, m)
			}
			for _, u := range units {
				requireNum(t, slowRound(a.Rat(), u.Rat(), m), a.RoundTo(u, m), a, u, m)
			}
		}
		requireNum(t, slowRound(a.Rat(), big.NewRat(1, 1), Floor), a.Floor(), a)
		requireNum(t, slowRound(a.Rat(), big.NewRat(1, 1), Ceiling), a.Ceil(), a)
	}
}

func TestRoundOddArguments(t *testing.T) {
	require.Equal(t, "1/3", Frac(1, 3).RoundTo(Int(0), HalfUp).String())
	require.Equal(t, "1/3", Frac(1, 3).RoundTo(Int(-1), HalfUp).String())
	require.Equal(t, "0", Frac(1, 3).Round(-1<<62, HalfUp).String())
	require.Equal(t, "0", Frac(1, 3).Round(-1<<63, HalfUp).String())
	require.Equal(t, 1, Cmp(Frac(1, 3), Frac(1, 3).Round(1<<62, HalfUp)))
	require.Equal(t, "0.25", Frac(1, 4).Round(1<<62, HalfUp).String())
}

func TestModeNames(t *testing.T) {
	for m := HalfUp; m <= Floor; m++ {
		got, ok := ParseMode(m.String())
		require.True(t, ok)
		require.Equal(t, m, got)
	}
	for _, name := range []string{"", "unknown mode", "HalfUp", "half-up"} {
		_, ok := ParseMode(name)
		require.False(t, ok, name)
	}
	require.Equal(t, HalfUp, Mode(0))
}
