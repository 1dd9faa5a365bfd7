package analysis

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// step is a whole number that goes up with a date: the years or months from a day to
// it or from it to a day, or its year.
type step struct {
	date   linear.Form
	months int // a unit in months
	fixed  civil.Date
	until  bool // the date is the later end
	year   bool // the date's year
}

var firstDay, lastDay = func() (civil.Date, civil.Date) {
	a, _ := civil.Of(1, 1, 1)
	b, _ := civil.Of(9999, 12, 31)
	return a, b
}()

// dates holds the date behind a count against the bounds that the count has by now.
func (p *Path) dates(v int, st step) bool {
	low, high, hasLow, hasHigh := p.sys.Bounds(linear.Variable(v))
	if hasLow {
		if n, ok := low.X.Ceil().Int64(); ok && !p.dateBound(st, n, true) {
			return false
		}
	}
	if hasHigh {
		if n, ok := high.X.Floor().Int64(); ok && !p.dateBound(st, n+1, false) {
			return false
		}
	}
	return true
}

// dateBound requires that the count is n or more, or less than n.
func (p *Path) dateBound(st step, n int64, atLeast bool) bool {
	if n < -20_000 || n > 200_000 {
		return true
	}
	day, ok := st.first(int(n))
	if !ok {
		return true
	}
	rest := linear.Sub(st.date, linear.Constant(exact.Int(int64(day))))
	if st.until || st.year {
		// The count reaches n on the day.
		return p.sys.Require(rest, [...]linear.Cond{linear.AtLeast, linear.Below}[pick(!atLeast)])
	}
	// The count is n up to the day.
	return p.sys.Require(rest, [...]linear.Cond{linear.AtMost, linear.Above}[pick(!atLeast)])
}

func pick(b bool) int {
	if b {
		return 1
	}
	return 0
}

// first is the first day on which a count that ends at the date is n, or the last on
// which a count that begins at it is.
func (st step) first(n int) (civil.Date, bool) {
	switch {
	case st.year:
		return civil.Of(n, 1, 1)
	case st.until:
		return civil.AddMonths(st.fixed, n*st.months)
	}
	guess, ok := civil.AddMonths(st.fixed, -n*st.months)
	if !ok {
		return 0, false
	}
	// Months have unlike lengths: the last day from which n units end in time.
	for d := guess + 4; d >= guess-4; d-- {
		if end, ok := civil.AddMonths(d, n*st.months); ok && end <= st.fixed {
			return d, true
		}
	}
	return 0, false
}

// count is the months or years between two days.
func (p *Path) count(n *program.Node, a, b number) value {
	unit, of := 1, civil.Months
	if n.Op == program.OpYears {
		unit, of = 12, civil.Years
	}
	x, xKnown := a.constant()
	y, yKnown := b.constant()
	switch {
	case xKnown && yKnown:
		from, _ := x.Int64()
		to, _ := y.Int64()
		return numeric(plain(exact.Int(int64(of(civil.Date(from), civil.Date(to))))))
	case xKnown:
		from, _ := x.Int64()
		return p.counting(step{date: b.n, months: unit, fixed: civil.Date(from), until: true})
	case yKnown:
		to, _ := y.Int64()
		return p.counting(step{date: a.n, months: unit, fixed: civil.Date(to)})
	}
	return p.between(a.n, b.n, unit)
}

// counting is the unknown that goes up with a date.
func (p *Path) counting(st step) value {
	key := "#" + st.date.Key() + "," + exact.Int(int64(st.fixed)).String() + "," + exact.Int(int64(st.months)).String()
	switch {
	case st.year:
		key += "y"
	case st.until:
		key += "u"
	}
	v := p.unknown(key, true)
	p.calendar[v] = st
	low, high, hasLow, hasHigh := p.sys.Bounds(st.date)
	if hasLow && hasHigh {
		a, b := st.at(low.X), st.at(high.X)
		p.sys.Require(linear.Sub(linear.Variable(v), linear.Constant(exact.Int(min(a, b)))), linear.AtLeast)
		p.sys.Require(linear.Sub(linear.Variable(v), linear.Constant(exact.Int(max(a, b)))), linear.AtMost)
	}
	p.loose = true // the count is held to the date only where it is compared
	p.loosen(st.date)
	return numeric(number{n: linear.Variable(v)})
}

// at is the count for a day.
func (st step) at(day exact.Num) int64 {
	d, _ := day.Floor().Int64()
	switch {
	case st.year:
		y, _, _ := civil.Date(d).Civil()
		return int64(y)
	case st.until:
		return int64(civil.Months(st.fixed, civil.Date(d)) / st.months)
	}
	return int64(civil.Months(civil.Date(d), st.fixed) / st.months)
}

// between is a count between two unknown days, within what days allow.
func (p *Path) between(a, b linear.Form, unit int) value {
	days := linear.Sub(b, a)
	v := p.unknown("#"+days.Key()+","+exact.Int(int64(unit)).String(), true)
	q := linear.Variable(v)
	shortest, longest := exact.Frac(int64(unit)*365, 12), exact.Int(int64(unit)*31)
	if unit == 1 {
		shortest = exact.Int(28)
	}
	// A count of n takes from n times the shortest to less than n+1 times the longest.
	if p.split(days, linear.AtLeast) {
		p.sys.Require(q, linear.AtLeast)
		p.sys.Require(linear.Sub(days, q.Scale(shortest)), linear.AtLeast)
		p.sys.Require(linear.Sub(linear.Sub(days, q.Scale(longest)), linear.Constant(longest)), linear.Below)
	}
	p.loosen(days)
	return numeric(number{n: q})
}

// clock orders a moment and a day by the day of the moment.
func (p *Path) clock(t, day value) int {
	from, to, ok := p.dayOf(day)
	if !ok {
		p.loose = true
		return 1 - p.choose(3, 0, func(int) bool { return true })
	}
	if p.split(linear.Sub(t.num.n, linear.Constant(from)), linear.Below) {
		return -1
	}
	if p.split(linear.Sub(t.num.n, linear.Constant(to)), linear.AtLeast) {
		return 1
	}
	return 0
}

// clocked decides a comparison of a moment and a day.
func (p *Path) clocked(op program.Op, a, b value) bool {
	if a.kind == isDate {
		return p.clocked(mirrored[op], b, a)
	}
	from, to, ok := p.dayOf(b)
	if !ok {
		p.loose = true
		return p.maybe()
	}
	line, cond := to, linear.Below // a <= b
	switch op {
	case program.OpLt:
		line = from
	case program.OpGe:
		line, cond = from, linear.AtLeast
	case program.OpGt:
		cond = linear.AtLeast
	}
	return p.split(linear.Sub(a.num.n, linear.Constant(line)), cond)
}

var mirrored = map[program.Op]program.Op{
	program.OpLt: program.OpGt, program.OpLe: program.OpGe, program.OpGt: program.OpLt, program.OpGe: program.OpLe,
}

// dayOf is from which second to before which a known day lasts in the policy's zone.
func (p *Path) dayOf(day value) (from, to exact.Num, ok bool) {
	x, known := day.num.constant()
	if !known {
		return from, to, false
	}
	d, _ := x.Int64()
	zone := p.space.programs[0].prog.Policy.Zone
	a, ok1 := zone.Local(civil.Date(d), 0)
	b, ok2 := zone.Local(civil.Date(d)+1, 0)
	return exact.Int(a.Sec), exact.Int(b.Sec), ok1 && ok2
}
