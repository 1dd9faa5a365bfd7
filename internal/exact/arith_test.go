package exact

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"
)

// edges are the whole numbers around which words overflow.
var edges = []int64{
	0, 1, -1, 2, -2, 3, 5, 7, 9, 10, 18, 100, -100, 1e9, 1e18, -1e18,
	1<<30 - 1, 1 << 30, -1 << 30, -1<<30 - 1, 1<<31 - 1, 1 << 31, -1 << 31, 1<<32 + 1, 1<<53 + 1,
	maxInt64, maxInt64 - 1, minInt64, minInt64 + 1, 9223372036854775783,
}

// samples is a fixed mixture of edge, short, long and wide numbers, made reproducibly.
func samples(count int) []Num {
	r := rand.New(rand.NewSource(7))
	out := make([]Num, 0, count+len(edges))
	for _, e := range edges {
		out = append(out, Int(e))
	}
	for len(out) < cap(out) {
		out = append(out, sample(r))
	}
	return out
}

func sample(r *rand.Rand) Num {
	n := int64(r.Uint64()) >> r.Intn(64)
	d := int64(r.Uint64()>>1) >> r.Intn(63)
	switch r.Intn(6) {
	case 0:
		return FromSmall(edges[r.Intn(len(edges))], d|1)
	case 1:
		return FromSmall(n, tens[r.Intn(len(tens))])
	case 2:
		x := new(big.Int).Lsh(big.NewInt(n), uint(r.Intn(200)))
		y := new(big.Int).Lsh(big.NewInt(d|1), uint(r.Intn(200)))
		return FromRat(new(big.Rat).SetFrac(x, y.Add(y, big.NewInt(1))))
	}
	return FromSmall(n, max(d, 1))
}

// requireNum checks the value, that the small form is used where lowest terms allow it once reduced, and the
// invariants of the form.
func requireNum(t *testing.T, want *big.Rat, got Num, args ...any) {
	t.Helper()
	if want.Cmp(got.Rat()) != 0 {
		require.Failf(t, "wrong value", "want %s, got %s, of %v", want, got, args)
	}
	fits := want.Num().IsInt64() && want.Denom().IsInt64()
	n, d, small := got.Reduce().Small()
	if fits != small || small && (n != want.Num().Int64() || d != want.Denom().Int64()) {
		require.Failf(t, "not in lowest terms", "%s held as %d/%d (small: %t), of %v", want, n, d, small, args)
	}
	if got.k < -1 || (got.k == -1) != (got.wide != nil) || got.wide != nil && len(got.wide.n) == 0 {
		require.Failf(t, "broken form", "%s, of %v", want, args)
	}
}

func TestArithmeticEqualsBigRat(t *testing.T) {
	nums := samples(130)
	for _, a := range nums {
		for _, b := range nums {
			checkPair(t, a, b)
		}
	}
}

func checkPair(t *testing.T, a, b Num) {
	t.Helper()
	x, y := a.Rat(), b.Rat()
	requireNum(t, new(big.Rat).Add(x, y), Add(a, b), "add", a, b)
	requireNum(t, new(big.Rat).Sub(x, y), Sub(a, b), "sub", a, b)
	requireNum(t, new(big.Rat).Mul(x, y), Mul(a, b), "mul", a, b)
	require.Equal(t, x.Cmp(y), Cmp(a, b), "cmp %s %s", a, b)
	require.Equal(t, x.Cmp(y) < 0, Less(a, b), "less %s %s", a, b)
	require.Equal(t, x.Cmp(y) == 0, Equal(a, b), "equal %s %s", a, b)
	q, ok := Div(a, b)
	m, okMod := Mod(a, b)
	require.Equal(t, y.Sign() != 0, ok)
	require.Equal(t, y.Sign() != 0, okMod)
	if ok {
		quo := new(big.Rat).Quo(x, y)
		requireNum(t, quo, q, "div", a, b)
		whole := new(big.Rat).SetInt(new(big.Int).Quo(quo.Num(), quo.Denom()))
		requireNum(t, new(big.Rat).Sub(x, whole.Mul(whole, y)), m, "mod", a, b)
	}
}

func TestUnary(t *testing.T) {
	for _, a := range samples(2000) {
		x := a.Rat()
		requireNum(t, new(big.Rat).Neg(x), a.Neg(), "neg", a)
		requireNum(t, new(big.Rat).Abs(x), a.Abs(), "abs", a)
		requireNum(t, x, a.Reduce(), "reduce", a)
		require.Equal(t, x.Sign(), a.Sign())
		require.Equal(t, x.IsInt(), a.IsInt(), "%s", x)
		n, ok := a.Int64()
		require.Equal(t, x.IsInt() && x.Num().IsInt64(), ok, "%s", x)
		if ok {
			require.Equal(t, x.Num().Int64(), n)
		}
		require.Equal(t, x.Num().BitLen()+x.Denom().BitLen(), a.Reduce().Bits(), "%s", x)
	}
}

func TestZeroValueIsZero(t *testing.T) {
	var z Num
	require.Equal(t, "0", z.String())
	require.True(t, Equal(z, Int(0)))
	require.True(t, Equal(Int(5), Add(z, Int(5))))
	n, d, ok := z.Small()
	require.Equal(t, []any{int64(0), int64(1), true}, []any{n, d, ok})
}

func TestOperandsStayAsTheyWere(t *testing.T) {
	for _, a := range samples(500) {
		before := a.String()
		Add(a, a)
		Sub(a, Int(1))
		Mul(a, a)
		Div(a, Int(3))
		Mod(a, Int(7))
		a.Round(1, HalfUp)
		a.RoundTo(Frac(1, 3), Floor)
		a.Neg()
		a.Rat().Add(a.Rat(), big.NewRat(1, 1))
		require.Equal(t, before, a.String())
	}
}

func TestMinMax(t *testing.T) {
	require.Equal(t, "1/3", Min(Frac(1, 3), Frac(2, 5)).String())
	require.Equal(t, "0.4", Max(Frac(1, 3), Frac(2, 5)).String())
	require.Equal(t, "-2", Min(Int(-2), Int(1)).String())
}

func TestFracTakesAnySign(t *testing.T) {
	for _, n := range edges {
		for _, d := range edges {
			if d != 0 {
				want := new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d))
				require.Zero(t, want.Cmp(Frac(n, d).Rat()), "%d/%d", n, d)
			}
		}
	}
	require.Panics(t, func() { Frac(1, 0) })
}

func TestPow(t *testing.T) {
	tests := []struct {
		base Num
		e    int64
		want string
		err  error
	}{
		{Int(2), 10, "1024", nil},
		{Int(2), 64, "18446744073709551616", nil},
		{Int(2), -64, "0.0000000000000000000542101086242752217003726400434970855712890625", nil},
		{Int(-2), 3, "-8", nil},
		{Int(-2), -3, "-0.125", nil},
		{Frac(2, 3), 3, "8/27", nil},
		{Int(0), 0, "1", nil},
		{Int(0), 5, "0", nil},
		{Int(0), -1, "", ErrZeroPower},
		{Int(2), 65, "", ErrExponent},
		{Int(2), minInt64, "", ErrExponent},
		{Int(1), -64, "1", nil},
	}
	for _, tt := range tests {
		got, err := Pow(tt.base, tt.e)
		require.ErrorIs(t, err, tt.err, "%s ** %d", tt.base, tt.e)
		if tt.err == nil {
			require.Equal(t, tt.want, got.String(), "%s ** %d", tt.base, tt.e)
		}
	}
}

func TestPowStopsAtTheSizeLimit(t *testing.T) {
	big1, err := Pow(Int(10), 64)
	require.NoError(t, err)
	big2, err := Pow(big1, 64)
	require.NoError(t, err)
	require.Greater(t, big2.Bits(), 13_000)
	_, err = Pow(big2, 64)
	require.ErrorIs(t, err, ErrTooLarge)
	four, err := Pow(big2, 4)
	require.NoError(t, err)
	require.Less(t, four.Bits(), MaxBits)
	_, err = Pow(big2, 5)
	require.ErrorIs(t, err, ErrTooLarge)
}

func TestUnreducedSumsAreReducedBeforeTheyGrowWide(t *testing.T) {
	sum := Num{}
	want := new(big.Rat)
	for i := int64(1); i <= 40; i++ {
		sum = Add(sum, Frac(i, 2*i+1))
		want.Add(want, big.NewRat(i, 2*i+1))
		requireNum(t, want, sum, i)
	}
}
