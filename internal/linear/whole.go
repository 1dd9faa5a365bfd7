package linear

import "github.com/merit-rules/merit/internal/exact"

// Answer is what a search came to. The zero value is that it did not end.
type Answer uint8

// The answers.
const (
	Undecided Answer = iota
	No
	Yes
)

// Whole decides whether all conditions can hold with the whole variables whole. On
// Yes the bounds that it set to get there stay until the caller undoes them, and the
// present point is one. It is Undecided after so many branchings.
func (s *System) Whole(branchings int) Answer {
	left := branchings
	return s.branch(&left)
}

func (s *System) branch(left *int) Answer {
	if !s.Check() {
		return No
	}
	if s.Over() {
		return Undecided
	}
	v := s.fractional()
	if v < 0 {
		return Yes
	}
	if *left--; *left < 0 {
		return Undecided
	}
	down, answer := at(s.val[v].X.Floor()), No
	if s.val[v].X.IsInt() && s.val[v].Eps.Sign() < 0 {
		down = at(exact.Sub(s.val[v].X, exact.Int(1)))
	}
	mark := s.Mark()
	for _, up := range [...]bool{false, true} {
		ok := false
		if up {
			ok = s.raise(v, down.add(at(exact.Int(1))))
		} else {
			ok = s.lower(v, down)
		}
		if ok {
			switch s.branch(left) {
			case Yes:
				return Yes
			case Undecided:
				answer = Undecided
			}
		}
		s.Undo(mark)
	}
	return answer
}

// fractional is the first whole variable that is not whole at the present point; -1:
// none. Rows need none of this: they are whole where their variables are.
func (s *System) fractional() int {
	for v := range s.whole {
		if s.whole[v] && (!s.val[v].X.IsInt() || s.val[v].Eps.Sign() != 0) {
			return v
		}
	}
	return -1
}

// Numbers are values of all variables for which every condition holds: the present
// point with a number for its infinitesimal, small enough for every bound.
func (s *System) Numbers() []exact.Num {
	eps := exact.Int(1)
	for v := range s.val {
		if lo := s.lo[v]; lo.set {
			eps = narrow(eps, lo.at, s.val[v])
		}
		if hi := s.hi[v]; hi.set {
			eps = narrow(eps, s.val[v], hi.at)
		}
	}
	out := make([]exact.Num, len(s.val))
	for v, p := range s.val {
		out[v] = exact.Add(p.X, exact.Mul(p.Eps, eps)).Reduce()
	}
	return out
}

// narrow is an infinitesimal for which a stays at or below b.
func narrow(eps exact.Num, a, b Point) exact.Num {
	slope := exact.Sub(a.Eps, b.Eps)
	room := exact.Sub(b.X, a.X)
	if slope.Sign() <= 0 || room.Sign() <= 0 {
		return eps
	}
	most, _ := exact.Div(room, slope)
	return exact.Min(eps, exact.Mul(most, exact.Frac(1, 2)))
}
