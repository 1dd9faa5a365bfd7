package formula

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// arithmetic is + - * / % **.
func (c *compiler) arithmetic(p, a, b part, op string) part {
	x, y := a.typ(), b.typ()
	if op == "+" && isText(x) && isText(y) && !(loose(x) && loose(y)) {
		return c.build(p, program.OpConcat, textType, a.node, b.node)
	}
	if (op == "+" || op == "-") && !loose(x) && !loose(y) && (dated(x) || dated(y)) {
		return c.dateArithmetic(p, a, b, op)
	}
	for _, side := range []part{a, b} {
		if !isNumber(side.typ()) {
			return c.notNumber(side, op)
		}
	}
	switch op {
	case "+", "-":
		c.percentScale(a, b, "")
		return c.build(p, arithmetics[op], sumType(x, y), a.node, b.node)
	case "*":
		return c.build(p, program.OpMul, productType(x, y), a.node, b.node)
	case "/":
		c.zeroDivisor(p, b)
		return c.build(p, program.OpDiv, quotientType(x, y), a.node, b.node)
	case "%":
		c.zeroDivisor(p, b)
		return c.build(p, program.OpMod, sumType(x, y), a.node, b.node)
	case "**":
		return c.power(p, a, b)
	}
	return c.fail(p, "expr-outside", "seen", op)
}

var arithmetics = map[string]program.Op{"+": program.OpAdd, "-": program.OpSub}

// zeroDivisor warns of a division by the number 0. It is no error: a branch that
// is never taken raises nothing.
func (c *compiler) zeroDivisor(p, b part) {
	if v, ok := constant(b.node); ok && v.Sign() == 0 {
		c.warn(b, "expr-zero-divisor", "seen", c.source(p))
	}
}

// power wants a whole exponent from -64 to 64.
func (c *compiler) power(p, a, b part) part {
	if v, ok := constant(b.node); ok {
		e, whole := v.Int64()
		if !whole || e < -64 || e > 64 {
			return c.fail(b, "expr-exponent", "seen", c.source(b))
		}
		if base, ok := constant(a.node); ok && base.Sign() == 0 && e < 0 {
			c.warn(b, "expr-zero-divisor", "seen", c.source(p))
		}
	}
	typ := numberType
	if v, ok := constant(b.node); ok && v.Sign() >= 0 && a.typ() != nil && a.typ().Kind == program.Integer {
		typ = integerType
	}
	return c.build(p, program.OpPow, typ, a.node, b.node)
}

// plain is a number's type without what its declaration says of it.
func plain(t *program.Type) *program.Type {
	if loose(t) {
		return numberType
	}
	switch t.Kind {
	case program.Integer:
		return integerType
	case program.Percent:
		return percentType
	case program.Money:
		return moneyType
	}
	return numberType
}

func sumType(a, b *program.Type) *program.Type { return uniteNumbers(plain(a), plain(b)) }

// productType: money times a number is money, whole times whole is whole.
func productType(a, b *program.Type) *program.Type {
	x, y := plain(a).Kind, plain(b).Kind
	switch {
	case x == program.Money && y != program.Money, y == program.Money && x != program.Money:
		return moneyType
	case x == program.Integer && y == program.Integer:
		return integerType
	}
	return numberType
}

// quotientType: money by a number is money, and so is a part of a percent a
// percent, which is how a share of exactly a third is written: 100% / 3.
func quotientType(a, b *program.Type) *program.Type {
	x, y := plain(a).Kind, plain(b).Kind
	switch {
	case x == program.Money && y != program.Money:
		return moneyType
	case x == program.Percent && (y == program.Number || y == program.Integer):
		return percentType
	}
	return numberType
}

// rangeOf is a..b; both ends count.
func (c *compiler) rangeOf(p, a, b part) part {
	var ends [2]exact.Num
	known := true
	for i, side := range []part{a, b} {
		if !isNumber(side.typ()) {
			return c.notNumber(side, "..")
		}
		v, ok := constant(side.node)
		if ok && !v.IsInt() {
			return c.fail(side, "expr-whole", "seen", c.source(side))
		}
		ends[i], known = v, known && ok
	}
	if known && !exact.Less(exact.Sub(ends[1], ends[0]), exact.Int(MaxList)) {
		return c.fail(p, "expr-range", "seen", c.source(p), "limit", "10,000")
	}
	return c.build(p, program.OpRange, listOf(integerType), a.node, b.node)
}
