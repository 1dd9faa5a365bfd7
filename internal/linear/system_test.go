package linear

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
)

func form(c int64, coefs ...int64) Form {
	f := Constant(exact.Int(c))
	for v, k := range coefs {
		f = Add(f, Variable(v).Scale(exact.Int(k)))
	}
	return f
}

func TestStrictAndWeakConditionsDiffer(t *testing.T) {
	tests := []struct {
		name  string
		conds []Cond // of x-3 and x-3
		want  bool
	}{
		{"at least and at most", []Cond{AtLeast, AtMost}, true},
		{"above and at most", []Cond{Above, AtMost}, false},
		{"at least and below", []Cond{AtLeast, Below}, false},
		{"zero and at least", []Cond{Zero, AtLeast}, true},
		{"zero and above", []Cond{Zero, Above}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &System{}
			s.Var(false)
			ok := true
			for _, c := range tt.conds {
				ok = ok && s.Require(form(-3, 1), c)
			}
			require.Equal(t, tt.want, ok && s.Check())
		})
	}
}

func TestMostIsTheLeastUpperBound(t *testing.T) {
	s := &System{}
	x, y := s.Var(false), s.Var(false)
	require.True(t, s.Require(Variable(x), AtLeast))
	require.True(t, s.Require(Variable(y), AtLeast))
	require.True(t, s.Require(form(-4, 1, 2), AtMost)) // x + 2y <= 4
	require.True(t, s.Require(form(-6, 3, 1), Below))  // 3x + y < 6
	require.True(t, s.Check())
	top, bounded := s.Most(form(0, 1, 1))
	require.True(t, bounded)
	require.Equal(t, "2.8", top.X.String()) // at (1.6, 1.2), which is not reached
	require.Negative(t, top.Eps.Sign())
	_, bounded = s.Most(form(0, -1, 0))
	require.True(t, bounded)
	s.Undo(2)
	_, bounded = s.Most(form(0, 1, 0))
	require.False(t, bounded)
}

func TestWholeFindsParity(t *testing.T) {
	s := &System{}
	s.Var(true)
	s.Var(true)
	require.True(t, s.Require(form(0, 1), AtLeast))
	require.True(t, s.Require(form(0, 0, 1), AtLeast))
	mark := s.Mark()
	require.False(t, s.Require(form(-7, 2, 2), Zero), "2x + 2y = 7")
	s.Undo(mark)
	require.True(t, s.Require(form(-7, 2, 3), Zero), "2x + 3y = 7")
	require.Equal(t, Yes, s.Whole(100))
	n := s.Numbers()
	require.Equal(t, "2", n[0].String())
	require.Equal(t, "1", n[1].String())
}

// problem is a random set of conditions on a few whole variables from 0 to 4.
type problem struct {
	vars  int
	forms []Form
	conds []Cond
}

func randomProblem(r *rand.Rand) problem {
	p := problem{vars: 1 + r.Intn(3)}
	for range 1 + r.Intn(5) {
		coefs := make([]int64, p.vars)
		for i := range coefs {
			coefs[i] = int64(r.Intn(7) - 3)
		}
		p.forms = append(p.forms, form(int64(r.Intn(15)-7), coefs...))
		p.conds = append(p.conds, Cond(r.Intn(5)))
	}
	return p
}

// pose puts a problem into a system, taking some conditions back first.
func (p problem) pose(r *rand.Rand, whole bool) (*System, bool) {
	s := &System{}
	for range p.vars {
		v := s.Var(whole)
		s.Require(Variable(v), AtLeast)
		s.Require(Add(Variable(v), Constant(exact.Int(-4))), AtMost)
	}
	mark := s.Mark()
	for i := range p.forms {
		if r.Intn(2) == 0 {
			s.Require(p.forms[i], Cond(r.Intn(5)))
			s.Check()
		}
	}
	s.Undo(mark)
	ok := true
	for i, f := range p.forms {
		ok = ok && s.Require(f, p.conds[i])
		if ok && r.Intn(2) == 0 {
			ok = s.Check()
		}
	}
	return s, ok
}

func (p problem) holdsAt(x []exact.Num) bool {
	for i, f := range p.forms {
		v := f.Const
		for _, t := range f.Terms {
			v = exact.Add(v, exact.Mul(t.Coef, x[t.Var]))
		}
		if !holds(v.Sign(), p.conds[i]) {
			return false
		}
	}
	return true
}

// byHand tries every grid point with steps of 1/d.
func (p problem) byHand(d int64) bool {
	x := make([]exact.Num, p.vars)
	var try func(v int) bool
	try = func(v int) bool {
		if v == p.vars {
			return p.holdsAt(x)
		}
		for k := range 4*d + 1 {
			x[v] = exact.Frac(k, d)
			if try(v + 1) {
				return true
			}
		}
		return false
	}
	return try(0)
}

func TestWholeAgreesWithTryingAll(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		p := randomProblem(r)
		s, ok := p.pose(r, true)
		got := No
		if ok {
			got = s.Whole(1000)
		}
		want := No
		if p.byHand(1) {
			want = Yes
		}
		require.Equal(t, want, got, "%+v", p)
		if got == Yes {
			require.True(t, p.holdsAt(s.Numbers()), "%+v", p)
		}
	}
}

func TestCheckAgreesWithTryingAGrid(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 2000 {
		p := randomProblem(r)
		s, ok := p.pose(r, false)
		ok = ok && s.Check()
		if ok {
			require.True(t, p.holdsAt(s.Numbers()), "%+v", p)
			continue
		}
		require.False(t, p.byHand(6), "%+v", p)
	}
}

func TestMostAgreesWithTryingAll(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 1500 {
		p := randomProblem(r)
		s, ok := p.pose(r, false)
		if !ok || !s.Check() {
			continue
		}
		goal := form(0, int64(r.Intn(5)-2), int64(r.Intn(5)-2), int64(r.Intn(5)-2))
		goal.Terms = goal.Terms[:min(len(goal.Terms), 1)]
		if len(goal.Terms) == 0 || goal.Terms[0].Var >= p.vars {
			continue
		}
		top, bounded := s.Most(goal)
		require.True(t, bounded)
		// The bound is one: nothing lies above it, and something as near as it says.
		mark := s.Mark()
		above := s.Require(Sub(goal, Constant(top.X)), Above) && s.Check()
		require.False(t, above, "%+v", p)
		s.Undo(mark)
		near := Constant(exact.Sub(top.X, exact.Frac(1, 1000)))
		require.True(t, s.Require(Sub(goal, near), Above) && s.Check(), "%+v", p)
		s.Undo(mark)
		if top.Eps.Sign() == 0 {
			require.True(t, s.Require(Sub(goal, Constant(top.X)), Zero) && s.Check(), "%+v", p)
		}
	}
}
