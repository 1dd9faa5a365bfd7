package analysis

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

func (p *Path) arithmetic(s *state, n *program.Node) value {
	a := p.eval(s, n.Args[0])
	if a.kind == isFault {
		return a
	}
	if n.Op == program.OpNeg {
		if o, ok := odd(n, a); ok {
			return o
		}
		return numeric(a.num.scale(exact.Int(-1)))
	}
	b := p.eval(s, n.Args[1])
	if o, ok := odd(n, a, b); ok {
		return o
	}
	switch n.Op {
	case program.OpAdd:
		return numeric(p.add(a.num, b.num))
	case program.OpSub:
		return numeric(p.sub(a.num, b.num))
	case program.OpMul:
		return numeric(p.mul(a.num, b.num))
	case program.OpDiv:
		sign := p.sign(b.num.n)
		if sign == 0 {
			return fail(n, "division_by_zero")
		}
		return numeric(p.over(a.num, b.num, sign))
	case program.OpMod:
		return p.mod(n, a.num, b.num)
	}
	return p.power(n, a.num, b.num)
}

// mod is a % b for a known b: what is left of a after a whole number of b's, with the
// sign of a.
func (p *Path) mod(n *program.Node, a, b number) value {
	k, known := b.constant()
	if known && k.Sign() == 0 {
		return fail(n, "division_by_zero")
	}
	x, constant := a.constant()
	switch {
	case !known:
		if p.sign(b.n) == 0 {
			return fail(n, "division_by_zero")
		}
		p.loosen(b.n)
		return numeric(number{n: linear.Variable(p.unknown("%"+a.n.Key()+"%"+b.n.Key(), false))})
	case constant:
		r, _ := exact.Mod(x, k)
		return numeric(plain(r))
	}
	inverse, _ := exact.Div(exact.Int(1), k.Abs())
	times := p.round(a.scale(inverse), 0, exact.Down)
	return numeric(p.sub(a, times.scale(k.Abs())))
}

// power is a to a known whole power.
func (p *Path) power(n *program.Node, a, b number) value {
	k, known := b.constant()
	e, whole := k.Int64()
	switch {
	case !known:
		return p.guess(n.Source())
	case !whole || e < -exact.MaxExponent || e > exact.MaxExponent:
		return fail(n, "exponent")
	}
	if x, ok := a.constant(); ok {
		y, err := exact.Pow(x, e)
		switch err {
		case nil:
			return numeric(plain(y))
		case exact.ErrZeroPower:
			return fail(n, "division_by_zero")
		}
		return fail(n, "too_large")
	}
	if e < 0 || e > 4 {
		return p.guess(n.Source())
	}
	r := plain(exact.Int(1))
	for range e {
		r = p.mul(r, a)
	}
	return numeric(r)
}

// own is rounding and dates.
func (p *Path) own(s *state, n *program.Node) value {
	if n.Op >= program.OpDate {
		return p.onDates(s, n)
	}
	args := p.evalAll(s, n.Args)
	if o, ok := odd(n, args...); ok {
		return o
	}
	x := args[0].num
	switch n.Op {
	case program.OpRound:
		places := int64(0)
		if len(args) > 1 && n.Args[1] != nil {
			k, known := args[1].num.constant()
			whole := false
			if places, whole = k.Int64(); !known || !whole || places < -exact.MaxExponent || places > exact.MaxExponent {
				return p.guess(n.Source())
			}
		}
		return numeric(p.round(x, int(places), n.Mode))
	case program.OpFloor:
		return numeric(p.round(x, 0, exact.Floor))
	case program.OpCeil:
		return numeric(p.round(x, 0, exact.Ceiling))
	case program.OpClamp:
		return numeric(p.lesser(p.greater(x, args[1].num), args[2].num))
	}
	if p.split(x.n, linear.AtLeast) {
		return numeric(x)
	}
	return numeric(x.scale(exact.Int(-1)))
}

// lesser and greater are min and max of two. A search for more tries a cap before what
// it cuts, and a floor after it.
func (p *Path) lesser(a, b number) number {
	p.hintAt(a, b, 1)
	if p.split(p.gap(a, b), linear.AtMost) {
		return a
	}
	return b
}

func (p *Path) greater(a, b number) number {
	p.hintAt(a, b, -1)
	if p.split(p.gap(a, b), linear.AtLeast) {
		return a
	}
	return b
}

func (p *Path) hintAt(a, b number, cap int) {
	if _, ok := a.constant(); ok {
		p.hint = p.lean * cap
	}
	if _, ok := b.constant(); ok {
		p.hint = -p.lean * cap
	}
}

func (p *Path) onDates(s *state, n *program.Node) value {
	args := p.evalAll(s, n.Args)
	if o, ok := odd(n, args...); ok {
		return o
	}
	a := p.day(args[0])
	switch n.Op {
	case program.OpDate:
		return value{kind: isDate, num: a}
	case program.OpYear:
		if x, ok := a.constant(); ok {
			return p.calendarPart(n, x)
		}
		return p.counting(step{date: a.n, year: true})
	case program.OpMonth, program.OpDay:
		if x, ok := a.constant(); ok {
			return p.calendarPart(n, x)
		}
		return p.part(n, a)
	case program.OpAddDays:
		return value{kind: isDate, num: p.add(a, args[1].num)}
	case program.OpAddMonths:
		return p.monthsLater(n, a, args[1].num)
	case program.OpDays:
		return numeric(p.sub(p.day(args[1]), a))
	}
	return p.count(n, a, p.day(args[1]))
}

// day is the civil day of a date or moment. That of a moment which is not known is an
// unknown beside it.
func (p *Path) day(v value) number {
	if v.kind != isTime {
		return v.num
	}
	zone := p.space.programs[0].prog.Policy.Zone
	if x, ok := v.num.constant(); ok {
		second, _ := x.Floor().Int64()
		return plain(exact.Int(int64(zone.DateOf(civil.Instant{Sec: second}))))
	}
	// No zone is a day or more from UTC.
	d := linear.Variable(p.unknown("day"+v.num.n.Key(), true))
	apart := linear.Sub(v.num.n.Scale(exact.Frac(1, 86_400)), d)
	p.sys.Require(linear.Sub(apart, linear.Constant(exact.Int(2))), linear.AtMost)
	p.sys.Require(linear.Add(apart, linear.Constant(exact.Int(1))), linear.AtLeast)
	p.loose = true
	return number{n: d}
}

func (p *Path) calendarPart(n *program.Node, x exact.Num) value {
	day, _ := x.Int64()
	y, m, d := civil.Date(day).Civil()
	return numeric(plain(exact.Int(int64([...]int{y, m, d}[n.Op-program.OpYear]))))
}

// part is the month or the day of the month of a date that is not known.
func (p *Path) part(n *program.Node, a number) value {
	most := int64(12)
	if n.Op == program.OpDay {
		most = 31
	}
	v := linear.Variable(p.unknown("part"+exact.Int(most).String()+a.n.Key(), true))
	p.sys.Require(linear.Sub(v, linear.Constant(exact.Int(1))), linear.AtLeast)
	p.sys.Require(linear.Sub(v, linear.Constant(exact.Int(most))), linear.AtMost)
	p.loosen(a.n)
	return numeric(number{n: v})
}

func (p *Path) monthsLater(n *program.Node, a, by number) value {
	k, known := by.constant()
	count, whole := k.Int64()
	if !known || count > 1<<20 || count < -1<<20 {
		return p.guess(n.Source())
	}
	if !whole {
		return fail(n, "whole_number")
	}
	if x, ok := a.constant(); ok {
		day, _ := x.Int64()
		sum, ok := civil.AddMonths(civil.Date(day), int(count))
		if !ok {
			return fail(n, "date_range")
		}
		return value{kind: isDate, num: plain(exact.Int(int64(sum)))}
	}
	// A month is 28 to 31 days.
	v := linear.Variable(p.unknown("later"+k.String()+a.n.Key(), true))
	apart := linear.Sub(v, a.n)
	low, high := exact.Int(28*count), exact.Int(31*count)
	p.sys.Require(linear.Sub(apart, linear.Constant(exact.Min(low, high))), linear.AtLeast)
	p.sys.Require(linear.Sub(apart, linear.Constant(exact.Max(low, high))), linear.AtMost)
	p.loosen(a.n)
	return value{kind: isDate, num: number{n: v}}
}
