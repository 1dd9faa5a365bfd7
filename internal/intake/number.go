package intake

import (
	"bytes"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// number reads a number, whole number, percent or amount of money.
func (f *form) number(b []byte, r *reading) program.Value {
	if x, ok := plain(b); ok {
		return f.bare(x, b, r)
	}
	return f.written(b, r)
}

// powers of ten that a plain number may have below the line.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// plain reads the common form: a sign, at most 17 digits, a point among them,
// no zero before another digit. Everything else takes the long way.
func plain(b []byte) (exact.Num, bool) {
	x, size := plainPrefix(b)
	return x, size > 0 && size == len(b)
}

// maxPlain is how many digits a plain number has at most, with the point.
const maxPlain = 18

// plainPrefix reads the plain number that stands at the start of b and gives its
// size, 0 if there is none. More digits or a point may follow.
func plainPrefix(b []byte) (exact.Num, int) {
	start := 0
	if len(b) > 0 && b[0] == '-' {
		start = 1
	}
	i, n := start, int64(0)
	for ; i < len(b) && isDigit(b[i]); i++ {
		n = n*10 + int64(b[i]-'0')
	}
	if i == start || b[start] == '0' && i > start+1 {
		return exact.Num{}, 0
	}
	below := 0
	if i+1 < len(b) && b[i] == '.' && isDigit(b[i+1]) {
		point := i
		for i++; i < len(b) && isDigit(b[i]); i++ {
			n = n*10 + int64(b[i]-'0')
		}
		below = i - 1 - point
	}
	if i-start > maxPlain {
		return exact.Num{}, 0
	}
	if start == 1 {
		n = -n
	}
	if below == 0 || n == 0 {
		return exact.Int(n), i
	}
	return exact.FromSmall(n, powers[below]), i
}

// plainPercent reads the common form of a percent: a plain number and the sign.
func plainPercent(b []byte) (exact.Num, bool) {
	if len(b) == 0 || b[len(b)-1] != '%' {
		return exact.Num{}, false
	}
	x, ok := plain(b[:len(b)-1])
	n, d, small := x.Small()
	if !ok || !small || d >= powers[16] {
		return exact.Num{}, false
	}
	return exact.FromSmall(n, d*100), true
}

// bare takes a number without unit or sign of percent.
func (f *form) bare(x exact.Num, b []byte, r *reading) program.Value {
	switch f.kind {
	case program.Percent:
		if exact.Less(exact.Int(1), x.Abs()) {
			return f.barePercent(x, b, r)
		}
	case program.Money:
		if f.scaled {
			x = exact.Mul(x, f.scale)
		}
	}
	return f.bounded(x, b, r)
}

// barePercent refuses 95 in a column of percents: it may be 95% or 95 times.
func (f *form) barePercent(x exact.Num, b []byte, r *reading) program.Value {
	hundredth, _ := exact.Div(x, exact.Int(100))
	r.fail("data-percent-bare", "seen", show(b), "fraction", hundredth.String(), "times", x.Percent())
	return program.Value{}
}

// written reads everything that the common form is not: full-width characters,
// groups of three digits, exponents, many digits, and what stands behind the digits.
func (f *form) written(b []byte, r *reading) program.Value {
	body := f.narrowed(b, r)
	digits, rest := numeral(body)
	if digits == nil {
		return f.unreadable(b, r)
	}
	x, ok := f.digits(digits, b, r)
	if !ok {
		return program.Value{}
	}
	rest = trim(rest)
	if len(rest) == 0 {
		return f.bare(x, b, r)
	}
	return f.suffixed(x, string(rest), b, r)
}

// numeral splits a text into the number at its start and what follows.
func numeral(b []byte) (digits, rest []byte) {
	i := 0
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		i = 1
	}
	start := i
	for i < len(b) && (isDigit(b[i]) || b[i] == ',' && i > start) {
		i++
	}
	if i == start {
		return nil, b
	}
	if i+1 < len(b) && b[i] == '.' && isDigit(b[i+1]) {
		for i++; i < len(b) && isDigit(b[i]); i++ {
		}
	}
	i += exponentLength(b[i:])
	return b[:i], b[i:]
}

// exponentLength is how long the exponent at the start of b is, 0 for none.
func exponentLength(b []byte) int {
	if len(b) < 2 || b[0] != 'e' && b[0] != 'E' {
		return 0
	}
	i := 1
	if b[1] == '-' || b[1] == '+' {
		i = 2
	}
	start := i
	for i < len(b) && isDigit(b[i]) {
		i++
	}
	if i == start {
		return 0
	}
	return i
}

// digits is the number that a numeral stands for; seen is the whole value.
func (f *form) digits(b, seen []byte, r *reading) (exact.Num, bool) {
	if bytes.IndexByte(b, ',') >= 0 {
		if !grouped(b) {
			r.fail("data-grouping", "seen", show(seen))
			return exact.Num{}, false
		}
		b = bytes.ReplaceAll(b, []byte{','}, nil)
	}
	x, err := exact.Parse(string(b[:min(len(b), maxNumeral)]))
	if len(b) > maxNumeral || err != nil {
		f.noNumber(err, seen, r)
		return exact.Num{}, false
	}
	return x, true
}

// maxNumeral is longer than any numeral that is read: a sign, 34 digits, 64
// zeros behind the point, and an exponent.
const maxNumeral = 128

func (f *form) noNumber(err error, seen []byte, r *reading) {
	reason := exact.TooManyDigits
	if e, ok := err.(*exact.SyntaxError); ok {
		reason = e.Reason
	}
	switch reason {
	case exact.TooManyDigits:
		r.fail("data-digits", "seen", show(seen))
	case exact.ExponentRange:
		r.fail("data-exponent", "seen", show(seen))
	case exact.LeadingZero:
		r.fail("data-leading-zero", "seen", show(seen))
	default:
		f.unreadable(seen, r)
	}
}

// grouped reports whether the commas of a numeral stand before each three
// digits, and only before the point.
func grouped(b []byte) bool {
	if b[0] == '-' || b[0] == '+' {
		b = b[1:]
	}
	end := bytes.IndexAny(b, ".eE")
	if end < 0 {
		end = len(b)
	}
	if bytes.IndexAny(b[end:], ",eE") >= 0 {
		return false
	}
	groups := bytes.Split(b[:end], []byte{','})
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// suffixed takes a number with something behind it: a percent sign, 万 or 亿, a unit.
func (f *form) suffixed(x exact.Num, suffix string, b []byte, r *reading) program.Value {
	if suffix == f.unit && f.kind != program.Money && f.kind != program.Percent {
		return f.bounded(x, b, r)
	}
	switch {
	case suffix == "%":
		return f.percent(x, b, r)
	case f.kind == program.Percent:
		return f.unreadable(b, r)
	case suffix == "万" || suffix == "亿":
		return f.thousands(x, suffix, b, r)
	case f.kind == program.Money && factors[suffix] != 0:
		if !f.yuan {
			r.fail("data-currency", "seen", show(b))
			return program.Value{}
		}
		return f.bounded(exact.Mul(x, exact.Int(factors[suffix])), b, r)
	}
	return f.unreadable(b, r)
}

func (f *form) percent(x exact.Num, b []byte, r *reading) program.Value {
	hundredth, _ := exact.Div(x, exact.Int(100))
	if f.kind != program.Percent {
		r.fail("data-percent-sign", "seen", show(b), "fraction", hundredth.String())
		return program.Value{}
	}
	r.percents++
	return f.bounded(hundredth, b, r)
}

// thousands takes 3.5万 or 1.2亿. Where a bare number of the column is in 万元
// already, 30万 may be one or the other.
func (f *form) thousands(x exact.Num, suffix string, b []byte, r *reading) program.Value {
	if f.kind == program.Money && f.scaled {
		r.fail("data-unit-twice", "seen", show(b), "unit", f.unit)
		return program.Value{}
	}
	return f.bounded(exact.Mul(x, exact.Int(factors[suffix+"元"])), b, r)
}

// bounded checks a number against the limits of the column.
func (f *form) bounded(x exact.Num, b []byte, r *reading) program.Value {
	if f.kind == program.Integer && !x.IsInt() {
		r.fail("data-whole", "seen", show(b))
		return program.Value{}
	}
	l := &f.limits
	if l.HasMin && exact.Less(x, l.Min) {
		r.fail("data-min", "seen", show(b), "limit", f.print(l.Min))
	}
	if l.HasMax && exact.Less(l.Max, x) {
		r.fail("data-max", "seen", show(b), "limit", f.print(l.Max))
	}
	if l.HasStep && l.Step.Sign() > 0 {
		if left, ok := exact.Mod(x, l.Step); ok && left.Sign() != 0 {
			r.fail("data-step", "seen", show(b), "step", f.print(l.Step))
		}
	}
	return program.Num(x)
}

// print is a number in the way in which this column is written.
func (f *form) print(x exact.Num) string {
	switch f.kind {
	case program.Percent:
		return x.Percent()
	case program.Money:
		if f.unit != "" && f.scaled {
			x, _ = exact.Div(x, f.scale)
		}
	}
	return x.String() + f.unit
}
