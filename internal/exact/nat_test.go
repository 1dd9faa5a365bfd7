package exact

import (
	"math/big"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"
)

// randomNat has up to so many words, many of them all zeros or all ones, where carries and estimates go wrong.
func randomNat(r *rand.Rand, most int) nat {
	x := make(nat, r.Intn(most+1))
	for i := range x {
		switch r.Intn(5) {
		case 0:
			x[i] = 0
		case 1:
			x[i] = ^uint64(0)
		case 2:
			x[i] = 1 << r.Intn(64)
		case 3:
			x[i] = -(1 << r.Intn(64))
		default:
			x[i] = r.Uint64()
		}
	}
	return x.trim()
}

func requireNat(t *testing.T, want *big.Int, got nat, what string, args ...nat) {
	t.Helper()
	if bigNat(got).Cmp(want) != 0 || len(got) > 0 && got[len(got)-1] == 0 {
		require.Failf(t, "wrong natural number", "%s of %x: want %x, got %x", what, args, natOf(want), got)
	}
}

func TestNaturalNumbersEqualMathBig(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	for range 15_000 {
		x, y := randomNat(r, 9), randomNat(r, 6)
		a, b := bigNat(x), bigNat(y)
		require.Equal(t, a.Cmp(b), x.cmp(y))
		require.Equal(t, a.BitLen(), x.bitLen())
		requireNat(t, new(big.Int).Mul(a, b), mulNat(make(nat, len(x)+len(y)), x, y), "mul", x, y)
		requireNat(t, new(big.Int).Add(a, b), addNat(make(nat, max(len(x), len(y))+1), x, y), "add", x, y)
		if x.cmp(y) >= 0 {
			requireNat(t, new(big.Int).Sub(a, b), subNat(make(nat, len(x)), x, y), "sub", x, y)
		}
		s := uint(r.Intn(200))
		requireNat(t, new(big.Int).Lsh(a, s%64), shiftLeft(make(nat, len(x)+1), x, s%64), "shift left", x)
		requireNat(t, new(big.Int).Rsh(a, s), shiftRight(make(nat, len(x)), x, s), "shift right", x)
		checkQuotients(t, x, y)
	}
}

func checkQuotients(t *testing.T, x, y nat) {
	t.Helper()
	if len(y) == 0 {
		return
	}
	a, b := bigNat(x), bigNat(y)
	q, rest := new(big.Int).QuoRem(a, b, new(big.Int))
	gotQ, gotR := quoNat(make(nat, max(len(x)-len(y), 0)+1), make(nat, len(x)+1), make(nat, len(y)), x, y)
	requireNat(t, q, gotQ, "quotient", x, y)
	requireNat(t, rest, gotR, "remainder", x, y)
	inPlace := append(make(nat, 0, len(x)+1), x...)
	_, gotR = quoNat(nil, inPlace[:len(x)+1], make(nat, len(y)), inPlace, y)
	requireNat(t, rest, gotR, "remainder in place", x, y)
	word := y[0] | 1
	q, rest = new(big.Int).QuoRem(a, new(big.Int).SetUint64(word), new(big.Int))
	gotQ, gotW := quoWord(append(nat(nil), x...), word)
	requireNat(t, q, gotQ, "quotient by a word", x)
	require.Equal(t, rest.Uint64(), gotW)
	gcd := new(big.Int).GCD(nil, nil, a, b)
	requireNat(t, gcd, gcdNat(x, y), "gcd", x, y)
	requireNat(t, gcd, gcdNat(y, x), "gcd", y, x)
	product := mulNat(make(nat, len(x)+len(y)), x, y)
	requireNat(t, a, exactQuotient(product, y), "exact quotient", product, y)
}

// TestGcdOfLongNumbers plants a common divisor, without which nearly all pairs have none worth the name.
func TestGcdOfLongNumbers(t *testing.T) {
	r := rand.New(rand.NewSource(12))
	for i := range 300 {
		x, y, g := randomNat(r, 40), randomNat(r, 40), randomNat(r, 1+i%30)
		x = mulNat(make(nat, len(x)+len(g)), x, g)
		y = mulNat(make(nat, len(y)+len(g)), y, g)
		requireNat(t, new(big.Int).GCD(nil, nil, bigNat(x), bigNat(y)), gcdNat(x, y), "gcd", x, y)
	}
	// Neighbours in the sequence of Fibonacci take the most steps.
	p, q := nat{1}, nat{1}
	for range 3000 {
		p, q = q, addNat(make(nat, len(q)+1), q, p)
	}
	requireNat(t, big.NewInt(1), gcdNat(p, q), "gcd of neighbours")
}

func TestNaturalNumbersPrint(t *testing.T) {
	r := rand.New(rand.NewSource(13))
	for range 2000 {
		x := randomNat(r, 12)
		require.Equal(t, bigNat(x).String(), string(x.appendText(nil)))
	}
	require.Equal(t, new(big.Int).Exp(big.NewInt(7), big.NewInt(1000), nil).String(), string(power(7, 1000).appendText(nil)))
	require.Equal(t, nat{1}, power(7, 0))
}

func TestWords(t *testing.T) {
	neg, n, d := Frac(-6, 4).Words()
	require.Equal(t, []any{true, []uint64{3}, []uint64{2}}, []any{neg, n, d})
	_, n, d = Int(0).Words()
	require.Equal(t, []any{[]uint64(nil), []uint64{1}}, []any{n, d})
	require.Equal(t, "1", FromWords(false, []uint64{0, 5, 0}, []uint64{0, 5}).String())
	require.Equal(t, "0", FromWords(true, nil, []uint64{0, 0, 7}).String())
	require.Panics(t, func() { FromWords(false, []uint64{1}, []uint64{0, 0}) })
	given := []uint64{1, 1, 1}
	v := FromWords(false, given, []uint64{3})
	before := v.String()
	given[0] = 9
	_, n, _ = v.Words()
	n[0] = 7
	require.Equal(t, before, v.String())
}
