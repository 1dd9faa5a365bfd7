package program

import "github.com/merit-rules/merit/internal/exact"

// evalForm is the indicator forms. Each picks among outcomes; while what it looks
// at is unknown, it is one of those that can still be picked.
func (f *Frame) evalForm(n *Node) Value {
	switch n.Op {
	case OpBands:
		return f.bands(n)
	case OpTable:
		return f.table(n)
	case OpPoints, OpLookup:
		return f.points(n)
	case OpChecklist:
		return f.checklist(n)
	case OpMatrix:
		return f.matrix(n)
	case OpJudged:
		return f.judged(n)
	}
	return f.best(n)
}

// all evaluates nodes; a nil node is a zero Value.
func (f *Frame) all(nodes []*Node) []Value {
	vs := make([]Value, len(nodes))
	for i, n := range nodes {
		if n != nil {
			vs[i] = f.eval(n)
		}
	}
	return vs
}

// anyOf is one of the outcomes, it is not known which.
func (f *Frame) anyOf(slots []int32, outcomes []*Node) Value {
	return f.join(slots, f.all(outcomes)...)
}

func (f *Frame) bands(n *Node) Value {
	of := f.eval(n.Args[0])
	limits := f.all(n.Form.Thresholds)
	v, odd := f.odd(n, append(limits[:len(limits):len(limits)], of)...)
	if odd && v.State() != IsUnknown {
		return v
	}
	if !odd {
		at, ok := f.band(n.Form.Cmp, limits, of)
		if !ok {
			return f.wrong(n)
		}
		return f.eval(n.Form.outcome(at))
	}
	var can []*Node
	for _, at := range f.bandsWithin(n.Form.Cmp, limits, of) {
		can = append(can, n.Form.outcome(at))
	}
	return f.anyOf(slotsOf(v), can)
}

// outcome is the outcome of a band; -1 is what takes the rest.
func (m *Form) outcome(at int) *Node {
	if at < 0 {
		return m.Else
	}
	return m.Outcomes[at]
}

// band is the tightest threshold that holds for x, of equal ones the first; -1
// when none does.
func (f *Frame) band(cmp Cmp, limits []Value, x Value) (at int, ok bool) {
	at = -1
	for i, limit := range limits {
		c, ok := f.order(x, limit)
		if !ok {
			return at, false
		}
		if !cmp.holds(c) {
			continue
		}
		if at >= 0 {
			tighter, _ := f.order(limit, limits[at])
			if cmp == AtMost || cmp == LessThan {
				tighter = -tighter
			}
			if tighter <= 0 {
				continue
			}
		}
		at = i
	}
	return at, true
}

// holds is about the order c of a value and a threshold.
func (cmp Cmp) holds(c int) bool {
	switch cmp {
	case AtLeast:
		return c >= 0
	case MoreThan:
		return c > 0
	case AtMost:
		return c <= 0
	}
	return c < 0
}

// bandsWithin is every band that a value which is not known can still fall into:
// those of the ends of its range and of the thresholds between. A threshold that
// is not known leaves all of them possible.
func (f *Frame) bandsWithin(cmp Cmp, limits []Value, of Value) []int {
	seen := make([]bool, len(limits)+1)
	for _, limit := range limits {
		if !isNumber(limit) {
			for i := range seen {
				seen[i] = true
			}
			return marked(seen)
		}
	}
	for _, x := range probes(limits, spanOf(of)) {
		at, _ := f.band(cmp, limits, Num(x))
		seen[at+1] = true
	}
	return marked(seen)
}

// marked lists the bands that were seen; bit 0 is the rest, -1.
func marked(seen []bool) []int {
	var list []int
	for i, s := range seen {
		if s {
			list = append(list, i-1)
		}
	}
	return list
}

// probes are numbers of s, one at least for every band that s reaches.
func probes(limits []Value, s span) []exact.Num {
	var xs []exact.Num
	least, most := exact.Num{}, exact.Num{}
	for i, limit := range limits {
		x := limit.Num()
		if i == 0 {
			least, most = x, x
		}
		least, most = exact.Min(least, x), exact.Max(most, x)
		if e := (end{x: x}); !endLess(e, s.lo) && !endLess(s.hi, e) {
			xs = append(xs, x)
		}
	}
	lo, hi := s.lo.x, s.hi.x
	if s.lo.inf != 0 {
		lo = exact.Sub(least, exact.Int(1))
	}
	if s.hi.inf != 0 {
		hi = exact.Add(most, exact.Int(1))
	}
	if s.lo.inf != 0 && s.hi.inf == 0 {
		lo = exact.Min(lo, hi)
	}
	if s.hi.inf != 0 && s.lo.inf == 0 {
		hi = exact.Max(lo, hi)
	}
	return append(xs, lo, hi)
}

// table is the outcome of the row that a number lies in.
func (f *Frame) table(n *Node) Value {
	of := f.eval(n.Args[0])
	if v, odd := f.odd(n, of); odd && v.State() != IsUnknown {
		return v
	}
	var can []*Node
	slots := slotsOf(of)
	open := of.State() == IsUnknown
	for i := range n.Form.Rows {
		row := &n.Form.Rows[i]
		holds, v := f.inRow(n, row, of)
		switch {
		case v.State() == IsError:
			return v
		case v.State() == IsUnknown:
			open = true
			slots = mergeSlots(slots, slotsOf(v))
			can = append(can, n.Form.Outcomes[i])
		case holds && !open:
			return f.eval(n.Form.Outcomes[i])
		case holds:
			can = append(can, n.Form.Outcomes[i])
		}
	}
	if len(can) == 0 {
		return f.fail(n, "no_row", Print(of, n.Args[0].Type, ""))
	}
	return f.anyOf(slots, can)
}

// inRow reports whether x lies in a row, or for an unknown x whether it can; an
// end that is not known or an error is given back.
func (f *Frame) inRow(n *Node, row *Row, x Value) (bool, Value) {
	if row.From != nil {
		from := f.eval(row.From)
		if v, odd := f.odd(n, from); odd {
			return false, v
		}
		if f.below(x, from, row.IncludeFrom) {
			return false, Truth(false)
		}
	}
	if row.To != nil {
		to := f.eval(row.To)
		if v, odd := f.odd(n, to); odd {
			return false, v
		}
		if f.above(x, to, row.IncludeTo) {
			return false, Truth(false)
		}
	}
	return true, Truth(true)
}

// below reports whether x certainly lies under an end.
func (f *Frame) below(x, from Value, include bool) bool {
	if x.State() == IsUnknown {
		s := spanOf(x)
		return s.hi.inf == 0 && isNumber(from) && exact.Less(s.hi.x, from.Num())
	}
	c, ok := f.order(x, from)
	return ok && (c < 0 || c == 0 && !include)
}

func (f *Frame) above(x, to Value, include bool) bool {
	if x.State() == IsUnknown {
		s := spanOf(x)
		return s.lo.inf == 0 && isNumber(to) && exact.Less(to.Num(), s.lo.x)
	}
	c, ok := f.order(x, to)
	return ok && (c > 0 || c == 0 && !include)
}

// points is the outcome of an option, lookup its text.
func (f *Frame) points(n *Node) Value {
	of := f.eval(n.Args[0])
	if v, odd := f.odd(n, of); odd {
		if v.State() != IsUnknown || n.Op == OpLookup {
			return v
		}
		return f.anyOf(slotsOf(v), n.Form.Outcomes)
	}
	key := optionText(of)
	for i, option := range n.Form.Options {
		if option != key {
			continue
		}
		if n.Op == OpLookup {
			return String(n.Form.Texts[i])
		}
		return f.eval(n.Form.Outcomes[i])
	}
	return f.fail(n, "no_option", key)
}

// optionText is how options write a value.
func optionText(v Value) string {
	switch v.State() {
	case IsBool:
		if v.Bool() {
			return "true"
		}
		return "false"
	case IsNumber:
		return v.Num().String()
	}
	return v.Text()
}
