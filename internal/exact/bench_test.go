package exact

import (
	"math/big"
	"testing"
)

// The benchmarks compute the points of a list of targets, min(1, done/wanted) averaged and rounded to two places, as a
// policy does for each applicant: with Num, with big.Rat, and with whole numbers that a program must not use, as the
// floor. What counts is their ratio.

type target struct{ done, wanted int64 }

var targets = [8]target{{7, 9}, {120, 100}, {35, 48}, {1, 3}, {999, 1000}, {18, 17}, {4567, 6200}, {0, 5}}

func BenchmarkMeanOfRates(b *testing.B) {
	for range b.N {
		sum := Num{}
		for _, t := range targets {
			rate, _ := Div(Int(t.done), Int(t.wanted))
			sum = Add(sum, Min(Int(1), rate))
		}
		mean, _ := Div(sum, Int(8))
		sinkNum = Mul(mean, Int(20)).Round(2, HalfUp)
	}
}

func BenchmarkMeanOfRatesBigRat(b *testing.B) {
	one := big.NewRat(1, 1)
	for range b.N {
		sum := new(big.Rat)
		for _, t := range targets {
			rate := big.NewRat(t.done, t.wanted)
			if rate.Cmp(one) > 0 {
				rate = one
			}
			sum.Add(sum, rate)
		}
		sum.Mul(sum, big.NewRat(20, 8))
		n := new(big.Int).Mul(sum.Num(), big.NewInt(100))
		sinkRat = sum.SetFrac(n.Quo(n, sum.Denom()), big.NewInt(100))
	}
}

func BenchmarkMeanOfRatesInt64(b *testing.B) {
	for range b.N {
		sum := int64(0)
		for _, t := range targets {
			sum += min(1_000_000, t.done*1_000_000/t.wanted)
		}
		sinkInt = (sum*20/8 + 5_000) / 10_000
	}
}

var (
	sinkNum  Num
	sinkRat  *big.Rat
	sinkInt  int64
	sinkBool bool
)

func operands() map[string][2]Num {
	return map[string][2]Num{
		"whole":     {Int(12), Int(345)},
		"points":    {FromSmall(8635, 100), FromSmall(120, 100)},
		"mixed":     {FromSmall(7, 9), FromSmall(1205, 100)},
		"amounts":   {FromSmall(123456789012, 345678901234), FromSmall(98765432109, 456789012345)},
		"nearlimit": {FromSmall(maxInt64, 1<<62+1), FromSmall(maxInt64-2, 1<<61+3)},
		"wide":      {Mul(Int(maxInt64), Int(maxInt64)), Frac(1, 3)},
	}
}

func benchmarkEach(b *testing.B, op func(x, y Num)) {
	all := operands()
	for _, name := range []string{"whole", "points", "mixed", "amounts", "nearlimit", "wide"} {
		b.Run(name, func(b *testing.B) {
			x, y := all[name][0], all[name][1]
			for range b.N {
				op(x, y)
			}
		})
	}
}

func BenchmarkAdd(b *testing.B)  { benchmarkEach(b, func(x, y Num) { sinkNum = Add(x, y) }) }
func BenchmarkMul(b *testing.B)  { benchmarkEach(b, func(x, y Num) { sinkNum = Mul(x, y) }) }
func BenchmarkDiv(b *testing.B)  { benchmarkEach(b, func(x, y Num) { sinkNum, sinkBool = Div(x, y) }) }
func BenchmarkLess(b *testing.B) { benchmarkEach(b, func(x, y Num) { sinkBool = Less(x, y) }) }
func BenchmarkRound(b *testing.B) {
	benchmarkEach(b, func(x, _ Num) { sinkNum = x.Round(2, HalfUp) })
}

func BenchmarkString(b *testing.B) {
	var buf [64]byte
	benchmarkEach(b, func(x, _ Num) { x.AppendText(buf[:0]) })
}

func BenchmarkParseDigits(b *testing.B) {
	for _, s := range []string{"7", "86.35", "12345678.90", "0.1234567890123456789"} {
		text := []byte(s)
		b.Run(s, func(b *testing.B) {
			for range b.N {
				sinkNum, _, _ = ParseDigits(text)
			}
		})
	}
}

// BenchmarkMeanOfAmounts is the same over amounts, whose fractions have nothing in common.
func BenchmarkMeanOfAmounts(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		var sum Sum
		for _, t := range targets {
			rate, _ := Div(Int(t.done*7919+1), Int(t.wanted*9973+2))
			sum.Add(Min(Int(1), rate))
		}
		mean, _ := sum.Mean()
		sinkNum = Mul(mean, Int(20)).Round(2, HalfUp)
	}
}

// BenchmarkLimit is one addition at the limit of size, the dearest that a policy can ask for.
func BenchmarkLimit(b *testing.B) {
	x, _ := Pow(Frac(1_000_003, 999_983), 64)
	x = Mul(Mul(Mul(x, x), Mul(x, x)), Mul(Mul(x, x), Mul(x, x)))
	y := Add(x, Frac(1, 3))
	b.Logf("%d and %d bits", x.Bits(), y.Bits())
	b.Run("add", func(b *testing.B) {
		for range b.N {
			sinkNum = Add(x, y)
		}
	})
	b.Run("reduce", func(b *testing.B) {
		for range b.N {
			sinkNum = y.Reduce()
		}
	})
	b.Run("text", func(b *testing.B) {
		for range b.N {
			x.AppendText(nil)
		}
	})
}
