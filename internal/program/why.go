package program

import "strings"

// A line of why says how a number came about, in values instead of names. It is
// the same in every language, and it is true: whoever reads it by the grammar
// below and computes exactly comes to the number it explains.
//
//	line     = form [ "=" result ] .              without "=": the form is the result
//	form     = { pick "→" } sum .
//	pick     = side | "(" side "," side ")" .     the row of a form; a matrix has two sides
//	side     = sum "∈" interval | text | "true" | "false" | sum .
//	interval = ( "[" | "(" ) limit "," limit ( "]" | ")" ) .
//	limit    = sum | "-∞" | "∞" .
//	sum      = product { ( "+" | "−" ) product } .
//	product  = power { ( "×" | "/" | "mod" ) power } .
//	power    = unary [ "**" unary ] .
//	unary    = [ "−" ] [ text ] atom .            a text before a number is a label
//	atom     = numeral | "(" form ")" | list | function "(" [ argument { "," argument } ] ")" .
//	argument = form | text .
//	list     = "[" [ form { "," form } ] "]" .
//	numeral  = [ "-" ] digits [ "." digits ] [ "%" | "万" | "亿" ] | [ "-" ] digits "/" digits .
//	result   = numeral [ "≈" numeral ] | text | "true" | "false" .
//
// A side with an interval is true: the number lies in it. A numeral with "/"
// inside, without blanks, is a fraction and one number; a negative numeral stands
// in parentheses where it is an operand. Blanks stand around operators, after
// commas and nowhere else; a text is in straight double quotes with \" and \\
// inside. The functions are min, max, sum, mean, median (of their arguments, lists
// among them spread out), abs, floor, ceil, clamp(x, lo, hi), round(x, places) and
// round(x, places, "mode"), trimmed(list, low, high) without the so many lowest
// and highest, and top(n, …), the sum of the n highest arguments (of fewer, all).
// What follows "≈" is the fraction before it to two places.
//
// Where a condition is explained, its line is
//
//	line  = cond "=" ( "true" | "false" ) .
//	cond  = both { "or" both } .
//	both  = test { "and" test } .
//	test  = operand [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" ) operand ] | "not" test | "(" cond ")" .
//
// with sums, texts, dates, lists, "true", "false" and "nil" for operands.
//
// Only the branch that was taken is shown, a function of the policy as its body,
// a list with a body as one term an element. A line that grows too long shows
// values where it would show how they came about.

// maxLine is how many bytes a line may have before it shows less.
const maxLine = 600

// Why is one line of arithmetic with values for names that comes to result, which
// is the value of n in the present state. It is empty where n is not known.
func (f *Frame) Why(n *Node, result Value) string {
	defer f.aside()()
	if !isKnown(result) {
		return ""
	}
	return f.line(n, result, nil)
}

// WhySlot is the line of a name with a formula, its rounding included.
func (f *Frame) WhySlot(slot int) string {
	defer f.aside()()
	s := &f.program.Slots[slot]
	v := f.slots[slot]
	if s.Formula == nil || !isKnown(v) {
		return ""
	}
	return f.line(s.Formula, v, func(body string) string { return f.roundedLine(s.Formula, body, s.Round) })
}

// aside gives explanations a budget of their own; the function it returns puts
// the applicant's back.
func (f *Frame) aside() func() {
	left, poll, stop := f.left, f.poll, f.stop
	base, top, depth := f.base, f.top, f.depth
	f.left, f.poll, f.stop = f.budget(), max(f.budget()-pollEvery, 0), Value{}
	f.base, f.top, f.depth = 0, 0, 0
	return func() {
		f.left, f.poll, f.stop = left, poll, stop
		f.base, f.top, f.depth = base, top, depth
	}
}

// line writes n as deep as fits, with wrap around its arithmetic.
func (f *Frame) line(n *Node, result Value, wrap func(string) string) string {
	text := ""
	for _, depth := range [...]int{1000, 6, 4, 3, 2, 1, 0} {
		w := writer{frame: f, depth: depth}
		picks, t := w.form(n)
		body := t.text
		if wrap != nil {
			body = wrap(body)
		}
		text = equals(picks+body, body, result)
		if len(text) <= maxLine {
			break
		}
	}
	return text
}

// equals ends a line with its result, unless the line is the result already.
func equals(form, body string, result Value) string {
	end := resultText(result)
	if body == end {
		return form
	}
	return form + " = " + end
}

func resultText(v Value) string {
	if !isNumber(v) {
		return literal(v, nil).text
	}
	x := v.Num()
	if x.IsDecimal() {
		return x.String()
	}
	return x.String() + " ≈ " + x.Approx(usualPlaces)
}

// term is a piece of a line and how tightly it binds.
type term struct {
	text string
	bind int
}

// How tightly terms bind.
const (
	bindOr = iota
	bindAnd
	bindTest
	bindSum
	bindProduct
	bindUnary
	bindPower
	bindAtom
)

// within puts a term into parentheses where it binds less than is needed.
func (t term) within(bind int) string {
	if t.bind < bind {
		return "(" + t.text + ")"
	}
	return t.text
}

// literal is a value as an operand.
func literal(v Value, t *Type) term {
	switch v.State() {
	case IsNumber:
		return numeral(v, t)
	case IsText:
		return term{quoted(v.Text()), bindAtom}
	case IsNil:
		return term{"nil", bindAtom}
	case IsList:
		parts := make([]string, len(v.List()))
		for i, e := range v.List() {
			parts[i] = literal(e, elemType(t)).text
		}
		return term{"[" + strings.Join(parts, ", ") + "]", bindAtom}
	}
	return term{Print(v, t, ""), bindAtom}
}

func elemType(t *Type) *Type {
	if t == nil {
		return nil
	}
	return t.Elem
}

// numeral writes a number; a percent as one where that is a decimal.
func numeral(v Value, t *Type) term {
	x := v.Num()
	text := x.String()
	decimal := x.IsDecimal()
	if decimal && t != nil && t.Kind == Percent {
		text = x.Percent()
	}
	switch {
	case x.Sign() < 0:
		return term{text, bindSum}
	case !decimal:
		return term{text, bindProduct}
	}
	return term{text, bindAtom}
}

func quoted(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}
