package linear

import "github.com/merit-rules/merit/internal/exact"

// Point is a number and so many times an infinitesimal: x > 3 is x >= 3 + 1ε.
type Point struct{ X, Eps exact.Num }

func at(x exact.Num) Point { return Point{X: x} }

func (p Point) add(q Point) Point {
	return Point{exact.Add(p.X, q.X).Reduce(), exact.Add(p.Eps, q.Eps).Reduce()}
}

func (p Point) sub(q Point) Point {
	return Point{exact.Sub(p.X, q.X).Reduce(), exact.Sub(p.Eps, q.Eps).Reduce()}
}

func (p Point) scale(k exact.Num) Point {
	return Point{exact.Mul(p.X, k).Reduce(), exact.Mul(p.Eps, k).Reduce()}
}

// Cmp orders points: by the number, then by the infinitesimal part.
func (p Point) Cmp(q Point) int {
	if c := exact.Cmp(p.X, q.X); c != 0 {
		return c
	}
	return exact.Cmp(p.Eps, q.Eps)
}

// Less is the point less a number.
func (p Point) Less(x exact.Num) Point { return Point{exact.Sub(p.X, x), p.Eps} }

// Sign is that of the point beside 0.
func (p Point) Sign() int { return p.Cmp(Point{}) }

// bound is one end of what a variable may be; not set: there is none.
type bound struct {
	set bool
	at  Point
}
