package reckon

import (
	"math/big"
	"slices"
)

// apply computes a function of the grammar.
func (r *reader) apply(name string, args []value) value {
	switch name {
	case "round":
		return r.round(args)
	case "clamp":
		r.arity(name, args, 3)
		return numeral(least(greatest(args[0].num, args[1].num), args[2].num))
	case "abs":
		r.arity(name, args, 1)
		return numeral(new(big.Rat).Abs(args[0].num))
	case "floor":
		r.arity(name, args, 1)
		return numeral(floor(args[0].num))
	case "ceil":
		r.arity(name, args, 1)
		return numeral(negate(floor(negate(args[0].num))))
	case "trimmed":
		return r.trimmed(args)
	case "top":
		return r.top(args)
	}
	return r.gather(name, spread(args))
}

func (r *reader) arity(name string, args []value, n int) {
	if len(args) != n {
		r.fail("%s wants %d arguments", name, n)
	}
}

// spread lays lists among the arguments open.
func spread(args []value) []*big.Rat {
	var out []*big.Rat
	for _, a := range args {
		if a.is == list {
			out = append(out, spread(a.list)...)
			continue
		}
		out = append(out, a.num)
	}
	return out
}

func (r *reader) gather(name string, xs []*big.Rat) value {
	sum := new(big.Rat)
	for _, x := range xs {
		sum.Add(sum, x)
	}
	if name == "sum" {
		return numeral(sum)
	}
	if len(xs) == 0 {
		r.fail("%s of nothing", name)
	}
	sorted := slices.Clone(xs)
	slices.SortFunc(sorted, (*big.Rat).Cmp)
	n := len(sorted)
	switch name {
	case "min":
		return numeral(sorted[0])
	case "max":
		return numeral(sorted[n-1])
	case "mean":
		return numeral(sum.Quo(sum, big.NewRat(int64(n), 1)))
	case "median":
		two := new(big.Rat).Add(sorted[(n-1)/2], sorted[n/2])
		return numeral(two.Quo(two, big.NewRat(2, 1)))
	}
	r.fail("there is no function %s", name)
	return value{}
}

// trimmed is a list without the so many lowest and highest.
func (r *reader) trimmed(args []value) value {
	r.arity("trimmed", args, 3)
	xs := spread(args[:1])
	slices.SortFunc(xs, (*big.Rat).Cmp)
	low, high := whole(args[1].num), whole(args[2].num)
	if low+high > len(xs) {
		r.fail("trimmed takes more than there is")
	}
	out := value{is: list}
	for _, x := range xs[low : len(xs)-high] {
		out.list = append(out.list, numeral(x))
	}
	return out
}

// top is the sum of the n highest arguments.
func (r *reader) top(args []value) value {
	if len(args) == 0 {
		r.fail("top wants a number of places")
	}
	xs := spread(args[1:])
	slices.SortFunc(xs, func(a, b *big.Rat) int { return b.Cmp(a) })
	xs = xs[:min(len(xs), whole(args[0].num))]
	return r.gather("sum", xs)
}

func whole(x *big.Rat) int { return int(new(big.Int).Quo(x.Num(), x.Denom()).Int64()) }

func negate(x *big.Rat) *big.Rat { return new(big.Rat).Neg(x) }

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

func greatest(a, b *big.Rat) *big.Rat { return negate(least(negate(a), negate(b))) }

func floor(x *big.Rat) *big.Rat {
	q := new(big.Int).Div(x.Num(), x.Denom()) // Euclidean, and the denominator is positive
	return new(big.Rat).SetInt(q)
}

// round is round(x, places) or round(x, places, "mode"); places may be a unit such
// as 0.01 where amounts are rounded to it.
func (r *reader) round(args []value) value {
	mode := "half_up"
	if len(args) == 3 && args[2].is == text {
		mode = *args[2].text
		args = args[:2]
	}
	r.arity("round", args, 2)
	places := whole(args[1].num)
	unit := new(big.Rat).SetInt64(1)
	for range max(places, -places) {
		unit.Mul(unit, big.NewRat(10, 1))
	}
	if places >= 0 {
		unit.Inv(unit)
	}
	return numeral(Nearest(args[0].num, unit, mode))
}

// Nearest is the multiple of unit that x is rounded to: half_up and half_even
// decide ties, down and up go towards and away from 0.
func Nearest(x, unit *big.Rat, mode string) *big.Rat {
	q := new(big.Rat).Quo(x, unit)
	low := floor(q)
	rest := new(big.Rat).Sub(q, low)
	if rest.Sign() == 0 {
		return x
	}
	up := false
	half := rest.Cmp(big.NewRat(1, 2))
	negative := q.Sign() < 0
	switch mode {
	case "ceiling":
		up = true
	case "floor":
	case "down":
		up = negative
	case "up":
		up = !negative
	case "half_even":
		odd := new(big.Int).And(low.Num(), big.NewInt(1)).Sign() != 0
		up = half > 0 || half == 0 && odd
	default:
		up = half > 0 || half == 0 && !negative
	}
	if up {
		low.Add(low, big.NewRat(1, 1))
	}
	return low.Mul(low, unit)
}
