package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// scale turns money into whole numbers: every amount of the problem is a multiple
// of 1/parts, and all of them together come to no more than total of these.
type scale struct {
	parts exact.Num
	total int64
}

// newScale finds the largest sum of which all amounts are multiples, so that equal
// amounts count as heads do. It is false when they cannot be counted in 60 bits.
func newScale(p *slate.Problem) (scale, bool) {
	den, common := int64(1), int64(0)
	ok := true
	each := func(visit func(n, d int64)) {
		for i := range p.Candidates {
			for _, a := range p.Candidates[i].Amounts {
				n, d, small := a.Small()
				if small && d != 1 {
					n, d, small = a.Reduce().Small()
				}
				if ok = ok && small; ok {
					visit(n, d)
				}
			}
		}
	}
	each(func(_, d int64) {
		if g := gcd(d, den); den < 1<<40/(d/g)+1 {
			den *= d / g
		} else {
			ok = false
		}
	})
	each(func(n, d int64) {
		if m := den / d; n > far/m || n < 0 {
			ok = false
		} else if n > 0 {
			common = gcd(common, n*m)
		}
	})
	s := scale{parts: exact.Frac(den, max(common, 1))}
	return s, ok && s.sums(p)
}

// sums reports whether the sum of all amounts can be counted, and keeps it.
func (s *scale) sums(p *slate.Problem) bool {
	limit := far / 4
	for i := range p.Candidates {
		var most int64
		for _, a := range p.Candidates[i].Amounts {
			x := s.whole(a)
			if x > limit {
				return false
			}
			most = max(most, x)
		}
		if s.total += most; s.total > limit {
			return false
		}
	}
	return true
}

func (s scale) costs(c *slate.Candidate) []int64 {
	cost := make([]int64, len(c.Amounts))
	for k, a := range c.Amounts {
		cost[k] = s.whole(a)
	}
	return cost
}

// whole is an amount of the problem, or a sum of such, in whole parts.
func (s scale) whole(amount exact.Num) int64 {
	n, _ := exact.Mul(amount, s.parts).Int64()
	return n
}

// money is the sum of so many parts.
func (s scale) money(n int64) exact.Num {
	x, _ := exact.Div(exact.Int(n), s.parts)
	return x
}

// of is the most whole parts within a ceiling on money, cut to what all amounts can
// come to.
func (s scale) of(x exact.Num) int64 { return s.cut(exact.Mul(x, s.parts).Floor()) }

// need is the fewest whole parts that reach a sum.
func (s scale) need(x exact.Num) int64 { return s.cut(exact.Mul(x, s.parts).Ceil()) }

func (s scale) cut(whole exact.Num) int64 {
	n, ok := whole.Int64()
	switch {
	case ok:
		return min(max(n, -1), far/2)
	case whole.Sign() < 0:
		return -1
	}
	return far / 2
}
