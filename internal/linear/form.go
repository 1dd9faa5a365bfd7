package linear

import (
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
)

// Term is a variable with its coefficient.
type Term struct {
	Var  int
	Coef exact.Num
}

// Form is a sum of terms and a constant. Terms ascend by variable, each once and none
// with the coefficient 0. A Form is never changed after it is made.
type Form struct {
	Terms []Term
	Const exact.Num
}

// Constant is the form of a number.
func Constant(x exact.Num) Form { return Form{Const: x} }

// Variable is the form of a variable.
func Variable(v int) Form { return Form{Terms: []Term{{Var: v, Coef: exact.Int(1)}}} }

// IsConstant reports whether a form has no variables.
func (f Form) IsConstant() bool { return len(f.Terms) == 0 }

// Scale is the form times a number.
func (f Form) Scale(k exact.Num) Form {
	switch {
	case k.Sign() == 0:
		return Form{}
	case len(f.Terms) == 0:
		return Form{Const: exact.Mul(f.Const, k)}
	}
	terms := make([]Term, len(f.Terms))
	for i, t := range f.Terms {
		terms[i] = Term{t.Var, exact.Mul(t.Coef, k).Reduce()}
	}
	return Form{Terms: terms, Const: exact.Mul(f.Const, k)}
}

// Add is the sum of two forms.
func Add(a, b Form) Form {
	switch {
	case len(b.Terms) == 0:
		return Form{Terms: a.Terms, Const: exact.Add(a.Const, b.Const)}
	case len(a.Terms) == 0:
		return Form{Terms: b.Terms, Const: exact.Add(a.Const, b.Const)}
	}
	terms := make([]Term, 0, len(a.Terms)+len(b.Terms))
	i, j := 0, 0
	for i < len(a.Terms) || j < len(b.Terms) {
		switch {
		case j == len(b.Terms) || i < len(a.Terms) && a.Terms[i].Var < b.Terms[j].Var:
			terms = append(terms, a.Terms[i])
			i++
		case i == len(a.Terms) || b.Terms[j].Var < a.Terms[i].Var:
			terms = append(terms, b.Terms[j])
			j++
		default:
			if c := exact.Add(a.Terms[i].Coef, b.Terms[j].Coef).Reduce(); c.Sign() != 0 {
				terms = append(terms, Term{a.Terms[i].Var, c})
			}
			i++
			j++
		}
	}
	return Form{Terms: terms, Const: exact.Add(a.Const, b.Const)}
}

// Sub is a - b.
func Sub(a, b Form) Form {
	if len(b.Terms) == 0 {
		return Form{Terms: a.Terms, Const: exact.Sub(a.Const, b.Const)}
	}
	return Add(a, b.Scale(exact.Int(-1)))
}

// Equal reports whether two forms are the same.
func Equal(a, b Form) bool {
	if len(a.Terms) != len(b.Terms) || !exact.Equal(a.Const, b.Const) {
		return false
	}
	for i, t := range a.Terms {
		if t.Var != b.Terms[i].Var || !exact.Equal(t.Coef, b.Terms[i].Coef) {
			return false
		}
	}
	return true
}

// Key is the same for equal forms only.
func (f Form) Key() string {
	out := make([]byte, 0, 16*len(f.Terms)+8)
	for _, t := range f.Terms {
		out = strconv.AppendInt(out, int64(t.Var), 10)
		out = append(out, ':')
		out = t.Coef.AppendText(out)
		out = append(out, ' ')
	}
	return string(f.Const.AppendText(out))
}

// apart splits a form into k times a form without a constant whose coefficients are
// whole and have no factor in common, the leading one above 0, and the constant:
// f = k·g + c.
func (f Form) apart() (g Form, k, c exact.Num) {
	k = f.unit()
	inverse, _ := exact.Div(exact.Int(1), k)
	g = f.Scale(inverse)
	g.Const = exact.Num{}
	return g, k, f.Const
}

// unit is the greatest number of which every coefficient is a whole multiple, with
// the sign of the leading one. Where coefficients are too long for that it is the
// leading one.
func (f Form) unit() exact.Num {
	n, d := int64(0), int64(1)
	for _, t := range f.Terms {
		tn, td, ok := t.Coef.Reduce().Small()
		if !ok || tn == -1<<63 {
			return f.Terms[0].Coef
		}
		n = divisor(n, tn)
		step := td / divisor(d, td)
		if step > (1<<62)/d {
			return f.Terms[0].Coef
		}
		d *= step
	}
	if f.Terms[0].Coef.Sign() < 0 {
		n = -n
	}
	return exact.Frac(n, d)
}

// divisor is the greatest common divisor, above 0 unless both are 0.
func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
