package program

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// ticks are the entries of a checklist, or the options of best, that were looked
// at: what those that hold bring, and what those might bring of which it is not
// known whether they hold.
type ticks struct {
	held, open []Value
	slots      []int32
}

// tick evaluates the entries. A value that is not a number ends it.
func (f *Frame) tick(n *Node) (ticks, Value, bool) {
	var t ticks
	for i := range n.Form.Entries {
		e := &n.Form.Entries[i]
		cond := Truth(true)
		if e.If != nil {
			cond = f.condition(e.If)
		}
		switch {
		case cond.State() == IsUnknown:
			t.slots = mergeSlots(t.slots, slotsOf(cond))
			if v := f.eval(e.Value); f.stop.ref != nil {
				return t, f.stop, false
			} else if s := v.State(); s == IsNumber || s == IsUnknown {
				t.open = append(t.open, v)
				t.slots = mergeSlots(t.slots, slotsOf(v))
			}
		case !cond.isTrue() && !cond.isFalse():
			return t, cond, false
		case cond.isTrue():
			v := f.eval(e.Value)
			if o, odd := f.odd(n, v); odd && o.State() != IsUnknown {
				return t, o, false
			} else if !odd && !isNumber(v) {
				return t, f.wrong(n), false
			}
			t.held = append(t.held, v)
			t.slots = mergeSlots(t.slots, slotsOf(v))
		}
	}
	return t, Value{}, true
}

// checklist is the sum of what the entries that hold bring, at most so many of
// the highest, or the best of them; 0 when none holds.
func (f *Frame) checklist(n *Node) Value {
	t, v, ok := f.tick(n)
	if !ok {
		return v
	}
	if n.Form.Take == TakeBest || n.Form.Take == TakeMax {
		return f.bestOf(n, t)
	}
	if allKnown(t.held) && len(t.open) == 0 {
		return f.drawNumbers(n, TakeSum, highest(t.held, n.Form.CountAtMost))
	}
	return checkSpan(t, n.Form.CountAtMost).unknown(t.slots)
}

// highest is the so many highest numbers; 0 is all of them.
func highest(vs []Value, count int) []Value {
	if count <= 0 || len(vs) <= count {
		return vs
	}
	sorted := slices.Clone(vs)
	arrangeStable(sorted, func(a, b Value) int { return compareNumbers(b, a) })
	return sorted[:count]
}

// checkSpan is the interval of a checklist that is not settled. With a count
// limit it is worked out only where no entry takes points away, so that another
// entry never lowers the sum.
func checkSpan(t ticks, count int) span {
	least, most := make([]Value, 0, len(t.held)), make([]Value, 0, len(t.held)+len(t.open))
	for _, v := range t.held {
		s := spanOf(v)
		if s.lo.inf != 0 || s.hi.inf != 0 {
			return everything
		}
		least, most = append(least, Num(s.lo.x)), append(most, Num(s.hi.x))
	}
	for _, v := range t.open {
		s := spanOf(v)
		if s.lo.inf != 0 || s.hi.inf != 0 {
			return everything
		}
		if s.lo.sign() < 0 {
			least = append(least, Num(s.lo.x))
		}
		if s.hi.sign() > 0 {
			most = append(most, Num(s.hi.x))
		}
	}
	if count > 0 && slices.ContainsFunc(least, func(v Value) bool { return v.Num().Sign() < 0 }) {
		return everything
	}
	return span{lo: end{x: sumOf(highest(least, count))}, hi: end{x: sumOf(highest(most, count))}}
}

func sumOf(vs []Value) exact.Num {
	var sum exact.Num
	for _, v := range vs {
		sum = exact.Add(sum, v.Num())
	}
	return sum
}

func allKnown(vs []Value) bool {
	return !slices.ContainsFunc(vs, func(v Value) bool { return !isNumber(v) })
}

// best is the highest of the options that apply; 0 when none does.
func (f *Frame) best(n *Node) Value {
	t, v, ok := f.tick(n)
	if !ok {
		return v
	}
	return f.bestOf(n, t)
}

func (f *Frame) bestOf(n *Node, t ticks) Value {
	if allKnown(t.held) && len(t.open) == 0 {
		if len(t.held) == 0 {
			return Int(0)
		}
		return f.drawNumbers(n, TakeMax, t.held)
	}
	if len(t.held) == 0 {
		var s span // 0, where none of the open ones holds
		for _, v := range t.open {
			s = s.hull(spanOf(v))
		}
		return s.unknown(t.slots)
	}
	s := spanOfDrawn(TakeMax, t.held)
	for _, v := range t.open {
		s.hi = maxEnd(s.hi, spanOf(v).hi)
	}
	return s.unknown(t.slots)
}
