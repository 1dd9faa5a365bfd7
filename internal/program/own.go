package program

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// evalOwn is the functions that are ours: rounding and dates.
func (f *Frame) evalOwn(n *Node) Value {
	if n.Op >= OpDate {
		return f.evalDate(n)
	}
	x := f.eval(n.Args[0])
	switch n.Op {
	case OpRound:
		return f.round(n, x)
	case OpClamp:
		return f.clamp(n, x)
	case OpFloor:
		return f.rising(n, x, exact.Num.Floor)
	case OpCeil:
		return f.rising(n, x, exact.Num.Ceil)
	}
	if isNumber(x) {
		return f.number(n, x.Num().Abs())
	}
	return f.rangedOdd(n, func() span { return spanOf(x).abs() }, x)
}

// rising applies a function that never falls.
func (f *Frame) rising(n *Node, x Value, g func(exact.Num) exact.Num) Value {
	if isNumber(x) {
		return f.number(n, g(x.Num()))
	}
	return f.rangedOdd(n, func() span { return spanOf(x).each(g) }, x)
}

func (f *Frame) round(n *Node, x Value) Value {
	places := Int(0)
	if len(n.Args) > 1 && n.Args[1] != nil {
		places = f.eval(n.Args[1])
	}
	if v, ok := f.odd(n, places); ok {
		return v
	}
	p, ok := places.Num().Int64()
	if !ok || p < -exact.MaxExponent || p > exact.MaxExponent {
		return f.fail(n, "places", places.Num().String())
	}
	return f.rising(n, x, func(v exact.Num) exact.Num { return v.Round(int(p), n.Mode) })
}

func (f *Frame) clamp(n *Node, x Value) Value {
	lo, hi := f.eval(n.Args[1]), f.eval(n.Args[2])
	if isNumber(x) && isNumber(lo) && isNumber(hi) {
		return f.number(n, exact.Min(exact.Max(x.Num(), lo.Num()), hi.Num()))
	}
	return f.rangedOdd(n, func() span { return spanOf(x).max(spanOf(lo)).min(spanOf(hi)) }, x, lo, hi)
}

func (f *Frame) evalDate(n *Node) Value {
	a, b := f.eval(n.Args[0]), Int(0)
	if len(n.Args) > 1 {
		b = f.eval(n.Args[1])
	}
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	if s := a.State(); s != IsDate && s != IsTime {
		return f.wrong(n)
	}
	day := f.day(a)
	y, m, d := day.Civil()
	switch n.Op {
	case OpDate:
		return Day(day)
	case OpYear:
		return Int(int64(y))
	case OpMonth:
		return Int(int64(m))
	case OpDay:
		return Int(int64(d))
	case OpAddDays, OpAddMonths:
		return f.addDate(n, day, b)
	}
	return f.distance(n, day, b)
}

func (f *Frame) addDate(n *Node, day civil.Date, by Value) Value {
	count, ok := by.Num().Int64()
	if !ok || !isNumber(by) {
		return f.fail(n, "whole_number", by.Num().String())
	}
	const far = 1 << 30
	count = max(-far, min(count, far))
	add := civil.AddDays
	if n.Op == OpAddMonths {
		add = civil.AddMonths
	}
	sum, ok := add(day, int(count))
	if !ok {
		return f.fail(n, "date_range")
	}
	return Day(sum)
}

func (f *Frame) distance(n *Node, from civil.Date, until Value) Value {
	if s := until.State(); s != IsDate && s != IsTime {
		return f.wrong(n)
	}
	to := f.day(until)
	switch n.Op {
	case OpDays:
		return Int(int64(civil.Days(from, to)))
	case OpMonths:
		return Int(int64(civil.Months(from, to)))
	}
	return Int(int64(civil.Years(from, to)))
}
