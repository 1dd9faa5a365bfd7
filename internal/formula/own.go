package formula

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// numbers reports the first argument that is no number.
func (c *compiler) numbers(f *call, args []part) (part, bool) {
	for _, a := range args {
		if !isNumber(a.typ()) {
			return c.notNumber(a, f.name), false
		}
	}
	return part{}, true
}

// round is round(x, places) or round(x, places, mode).
func (c *compiler) round(f *call) part {
	if p, ok := c.numbers(f, f.args[:2]); !ok {
		return p
	}
	if x, ok := constant(f.args[1].node); ok && (!x.IsInt() || exact.Less(exact.Int(exact.MaxExponent), x.Abs())) {
		return c.fail(f.args[1], "expr-places", "seen", c.source(f.args[1]))
	}
	mode := exact.HalfUp
	if len(f.args) > 2 {
		s, _ := literalText(f.args[2].node)
		m, ok := exact.ParseMode(s)
		if !ok {
			return c.fail(f.args[2], "expr-word-of", "seen", c.source(f.args[2]),
				"options", message.List(`"half_up"`, `"half_even"`, `"down"`, `"up"`, `"ceiling"`, `"floor"`))
		}
		mode = m
	}
	p := c.build(f.part, program.OpRound, plain(f.args[0].typ()), f.args[0].node, f.args[1].node)
	p.node.Mode = mode
	return p
}

// rising is floor or ceil.
func (c *compiler) rising(f *call, op program.Op) part {
	if p, ok := c.numbers(f, f.args); !ok {
		return p
	}
	typ := integerType
	if plain(f.args[0].typ()).Kind == program.Money {
		typ = moneyType
	}
	return c.build(f.part, op, typ, f.args[0].node)
}

func (c *compiler) abs(f *call) part {
	if p, ok := c.numbers(f, f.args); !ok {
		return p
	}
	return c.build(f.part, program.OpAbs, plain(f.args[0].typ()), f.args[0].node)
}

// clamp is clamp(x, lo, hi); its bounds must not be the wrong way round.
func (c *compiler) clamp(f *call) part {
	if p, ok := c.numbers(f, f.args); !ok {
		return p
	}
	lo, ok1 := constant(f.args[1].node)
	hi, ok2 := constant(f.args[2].node)
	if ok1 && ok2 && exact.Less(hi, lo) {
		return c.fail(f.part, "expr-clamp", "low", c.source(f.args[1]), "high", c.source(f.args[2]))
	}
	typ := plain(f.args[0].typ())
	for _, a := range f.args[1:] {
		c.percentScale(f.args[0], a, "")
		typ = uniteNumbers(typ, plain(a.typ()))
	}
	return c.build(f.part, program.OpClamp, typ, nodes(f.args)...)
}

// date is a date written out, or the day of a date and time.
func (c *compiler) date(f *call) part {
	a := f.args[0]
	s, literal := literalText(a.node)
	if !literal {
		if isDay(a.typ()) {
			return c.build(f.part, program.OpDate, keepNil(dateType, a.typ()), a.node)
		}
		return c.fail(a, "expr-date-text", "got", term(a.typ()))
	}
	day, err := civil.ParseDate(s)
	if err == nil {
		p := c.build(f.part, program.OpConst, dateType)
		p.node.Const = program.Day(day)
		return p
	}
	better := ""
	if loose, err := civil.ParseLooseDate(s); err == nil {
		better = "\"" + loose.String() + "\""
	}
	p := c.fail(a, "expr-date-form", "seen", clip(s), "better", better)
	c.problems[len(c.problems)-1].Fix = better
	return p
}

// days reports the first argument that is no date.
func (c *compiler) dates(f *call, args []part) (part, bool) {
	for _, a := range args {
		if isDay(a.typ()) {
			continue
		}
		p := c.fail(a, "expr-not-date", "name", f.name, "seen", c.source(a), "got", term(a.typ()))
		if s, ok := literalText(a.node); ok {
			if day, err := civil.ParseLooseDate(s); err == nil {
				c.problems[len(c.problems)-1].Fix = `date("` + day.String() + `")`
			}
		}
		return p, false
	}
	return part{}, true
}

// between is days, months or years from one date to another.
func (c *compiler) between(f *call, op program.Op) part {
	if p, ok := c.dates(f, f.args); !ok {
		return p
	}
	return c.build(f.part, op, integerType, nodes(f.args)...)
}

// datePart is year, month or day of a date.
func (c *compiler) datePart(f *call, op program.Op) part {
	if p, ok := c.dates(f, f.args); !ok {
		return p
	}
	return c.build(f.part, op, integerType, f.args[0].node)
}

// later is addDays or addMonths.
func (c *compiler) later(f *call, op program.Op) part {
	if p, ok := c.dates(f, f.args[:1]); !ok {
		return p
	}
	if p, ok := c.numbers(f, f.args[1:]); !ok {
		return p
	}
	if x, ok := constant(f.args[1].node); ok && !x.IsInt() {
		return c.fail(f.args[1], "expr-whole", "seen", c.source(f.args[1]))
	}
	return c.build(f.part, op, dateType, nodes(f.args)...)
}
