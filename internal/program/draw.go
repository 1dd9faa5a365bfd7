package program

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

func compareNumbers(a, b Value) int { return exact.Cmp(a.Num(), b.Num()) }

// drawNums draws numbers together; there is at least one, but for a sum.
func drawNums(take Take, xs []exact.Num) exact.Num {
	switch take {
	case TakeMin, TakeMax, TakeBest:
		best := xs[0]
		for _, x := range xs[1:] {
			if take == TakeMin {
				best = exact.Min(best, x)
			} else {
				best = exact.Max(best, x)
			}
		}
		return best
	case TakeMean:
		return divide(total(xs), len(xs))
	case TakeMedian:
		return median(xs)
	}
	return total(xs)
}

// divide is x over a count above 0.
func divide(x exact.Num, count int) exact.Num {
	q, _ := exact.Div(x, exact.Int(int64(count)))
	return q
}

// total adds in halves, so that sums of many unlike fractions grow large only at
// the end.
func total(xs []exact.Num) exact.Num {
	if len(xs) > 8 {
		half := len(xs) / 2
		return exact.Add(total(xs[:half]), total(xs[half:]))
	}
	var sum exact.Num
	for _, x := range xs {
		sum = exact.Add(sum, x)
	}
	return sum
}

func median(xs []exact.Num) exact.Num {
	sorted := slices.Clone(xs)
	arrange(sorted, exact.Cmp)
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return divide(exact.Add(sorted[half-1], sorted[half]), 2)
}

// spanOfDrawn is the interval of numbers drawn together of which some are not
// known; every way of drawing rises with each of them.
func spanOfDrawn(take Take, vs []Value) span {
	lows, highs := make([]exact.Num, 0, len(vs)), make([]exact.Num, 0, len(vs))
	s := spanOf(vs[0])
	lowest, highest := s, s
	for i, v := range vs {
		s := spanOf(v)
		if i > 0 {
			lowest, highest = lowest.min(s), highest.max(s)
		}
		if s.lo.inf == 0 {
			lows = append(lows, s.lo.x)
		}
		if s.hi.inf == 0 {
			highs = append(highs, s.hi.x)
		}
	}
	switch take {
	case TakeMin:
		return lowest
	case TakeMax, TakeBest:
		return highest
	}
	r := everything
	if len(lows) == len(vs) {
		r.lo = end{x: drawNums(take, lows)}
	}
	if len(highs) == len(vs) {
		r.hi = end{x: drawNums(take, highs)}
	}
	return r
}

// Draw draws values together: a sum and a count of nothing are 0, the others of
// nothing are an error. TakeMax and TakeMin take dates too. The first value that
// is not known is the result. The places of TakeRank are [Ranks].
func Draw(take Take, values []Value) Value {
	if take == TakeCount {
		return Int(int64(len(values)))
	}
	if len(values) == 0 {
		if take == TakeSum {
			return Int(0)
		}
		return Failed(&Fault{Code: "empty_list"})
	}
	for _, v := range values {
		if s := v.State(); s != IsNumber && s != IsDate {
			return v
		}
	}
	if values[0].State() == IsDate {
		return drawDates(take, values)
	}
	xs := make([]exact.Num, len(values))
	for i, v := range values {
		xs[i] = v.Num()
	}
	return Num(drawNums(take, xs))
}

func drawDates(take Take, values []Value) Value {
	best := values[0]
	for _, v := range values[1:] {
		if take == TakeMin && v.n < best.n || take != TakeMin && v.n > best.n {
			best = v
		}
	}
	return best
}

// Ranks are the places of numbers: 1 is the largest, or with asc the smallest;
// equals share a place and the places after it are left out.
func Ranks(values []Value, asc bool) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	arrangeStable(order, func(a, b int) int {
		if asc {
			return compareNumbers(values[a], values[b])
		}
		return compareNumbers(values[b], values[a])
	})
	places := make([]int, len(values))
	for i, at := range order {
		places[at] = i + 1
		if i > 0 && compareNumbers(values[at], values[order[i-1]]) == 0 {
			places[at] = places[order[i-1]]
		}
	}
	return places
}
