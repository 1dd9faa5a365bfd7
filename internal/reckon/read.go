package reckon

import (
	"errors"
	"math/big"
	"strings"
)

// Result is what a line says it comes to: Number for a number, else Text.
type Result struct {
	Number *big.Rat
	Text   string
}

// Read computes a line of arithmetic and compares it with the result it states;
// the error says where the two part, or what could not be read. A line without
// "=" is its own result.
func Read(line string) (out Result, err error) {
	defer catch(&err)
	r := &reader{line: line}
	got := r.form()
	if r.done() {
		return resultOf(got), nil
	}
	r.want(" = ")
	stated := r.result()
	if !r.done() {
		r.fail("something is left over")
	}
	if !same(got, stated) {
		return resultOf(stated), errors.New("computed " + show(got) + ", stated " + show(stated) + ": " + line)
	}
	return resultOf(stated), nil
}

func resultOf(v value) Result {
	switch v.is {
	case text:
		return Result{Text: *v.text}
	case truth:
		return Result{Text: show(v)}
	}
	return Result{Number: v.num}
}

func show(v value) string {
	switch v.is {
	case text:
		return *v.text
	case truth:
		if v.num.Sign() != 0 {
			return "true"
		}
		return "false"
	case number:
		return v.num.RatString()
	}
	return "a list"
}

func same(a, b value) bool {
	if a.is != b.is {
		return false
	}
	if a.is == text {
		return *a.text == *b.text
	}
	return a.num != nil && b.num != nil && a.num.Cmp(b.num) == 0
}

// result reads what stands behind the equals sign and holds what follows "≈"
// against it.
func (r *reader) result() value {
	if strings.HasPrefix(r.line[r.pos:], `"`) {
		s := r.quoted()
		return value{text: &s, is: text}
	}
	if !r.numeralNext() {
		return r.constant(r.word())
	}
	x := r.digits()
	if r.take(" ≈ ") {
		about := r.digits()
		if about.Cmp(Nearest(x, big.NewRat(1, 100), "half_up")) != 0 {
			r.fail("%s is not the approximation of %s", about.RatString(), x.RatString())
		}
	}
	return numeral(x)
}

func (r *reader) constant(word string) value {
	switch word {
	case "true":
		return truthOf(true)
	case "false":
		return truthOf(false)
	case "nil":
		return value{is: none}
	}
	r.fail("%q means nothing", word)
	return value{}
}

// form reads picks, each of which must be true, and the sum behind them.
func (r *reader) form() value {
	for {
		at := r.pos
		if !r.pick() {
			r.pos = at
			return r.sum()
		}
	}
}

// pick reads "side → " or "(side, side) → "; false where none stands. What begins
// with a parenthesis may be either: a side can begin with a sum in parentheses.
func (r *reader) pick() bool {
	return r.attempt(func(probe *reader) {
		probe.want("(")
		probe.side()
		probe.want(", ")
		probe.side()
		probe.want(")")
	}) || r.attempt((*reader).side)
}

// attempt reads sides and the arrow behind them, or nothing.
func (r *reader) attempt(sides func(*reader)) (is bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, ours := p.(fault); !ours {
				panic(p)
			}
			is = false
		}
	}()
	probe := *r
	sides(&probe)
	if !probe.take(" → ") {
		return false
	}
	r.pos = probe.pos
	return true
}

// side reads a number in its interval, a text, or a truth.
func (r *reader) side() {
	x := r.sumOrConstant()
	if !r.take(" ∈ ") {
		return
	}
	closedLow := r.take("[")
	if !closedLow {
		r.want("(")
	}
	low := r.limit()
	r.want(", ")
	high := r.limit()
	closedHigh := r.take("]")
	if !closedHigh {
		r.want(")")
	}
	if low != nil && (x.num.Cmp(low) < 0 || x.num.Cmp(low) == 0 && !closedLow) ||
		high != nil && (x.num.Cmp(high) > 0 || x.num.Cmp(high) == 0 && !closedHigh) {
		r.fail("%s is outside its interval", x.num.RatString())
	}
}

func (r *reader) sumOrConstant() value {
	for _, word := range []string{"true", "false"} {
		if r.take(word) {
			return r.constant(word)
		}
	}
	return r.sum()
}

func (r *reader) limit() *big.Rat {
	if r.take("-∞") || r.take("∞") {
		return nil
	}
	return r.sum().num
}

func (r *reader) sum() value {
	x := r.product()
	for {
		switch {
		case r.take(" + "):
			x = numeral(new(big.Rat).Add(r.operand(x), r.operand(r.product())))
		case r.take(" − "):
			x = numeral(new(big.Rat).Sub(r.operand(x), r.operand(r.product())))
		default:
			return x
		}
	}
}

func (r *reader) operand(v value) *big.Rat {
	if v.is != number {
		r.fail("%s is no number", show(v))
	}
	return v.num
}

func (r *reader) product() value {
	x := r.power()
	for {
		switch {
		case r.take(" × "):
			x = numeral(new(big.Rat).Mul(r.operand(x), r.operand(r.power())))
		case r.take(" / "):
			d := r.operand(r.power())
			if d.Sign() == 0 {
				r.fail("division by zero")
			}
			x = numeral(new(big.Rat).Quo(r.operand(x), d))
		case r.take(" mod "):
			x = numeral(remainder(r.operand(x), r.operand(r.power())))
		default:
			return x
		}
	}
}

// remainder has the sign of the dividend.
func remainder(a, b *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(a, b)
	cut := new(big.Rat).SetInt(new(big.Int).Quo(q.Num(), q.Denom()))
	return new(big.Rat).Sub(a, cut.Mul(cut, b))
}

func (r *reader) power() value {
	x := r.unary()
	if !r.take(" ** ") {
		return x
	}
	e := whole(r.operand(r.unary()))
	out := big.NewRat(1, 1)
	for range max(e, -e) {
		out.Mul(out, r.operand(x))
	}
	if e < 0 {
		out.Inv(out)
	}
	return numeral(out)
}

func (r *reader) unary() value {
	if r.take("−") {
		return numeral(negate(r.operand(r.unary())))
	}
	if strings.HasPrefix(r.line[r.pos:], `"`) {
		label := r.quoted()
		if !r.labelled() { // no number behind it: the text is the value
			return value{text: &label, is: text}
		}
		return r.unary()
	}
	return r.atom()
}

// labelled takes the blank between a label and its number.
func (r *reader) labelled() bool {
	rest, blank := strings.CutPrefix(r.line[r.pos:], " ")
	if !blank || rest == "" || strings.HasPrefix(rest, "→") || strings.HasPrefix(rest, "+") {
		return false
	}
	r.pos++
	return true
}

func (r *reader) atom() value {
	switch {
	case r.numeralNext():
		return numeral(r.digits())
	case r.take("("):
		x := r.form()
		r.want(")")
		return x
	case r.take("["):
		return value{is: list, list: r.arguments("]")}
	}
	name := r.word()
	if name == "" {
		r.fail("want a number")
	}
	r.want("(")
	return r.apply(name, r.arguments(")"))
}

func (r *reader) arguments(end string) []value {
	var args []value
	if r.take(end) {
		return args
	}
	for {
		args = append(args, r.form())
		if r.take(end) {
			return args
		}
		r.want(", ")
	}
}
