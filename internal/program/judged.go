package program

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// judged is a mark that a person gave, or several drawn together. A mark outside
// its range or off its step is a fault of the data, never cut. In a list, nil is
// an abstention and counts for nothing.
func (f *Frame) judged(n *Node) Value {
	lows, highs, v := f.markRange(n)
	if v.State() == IsError || v.State() == IsAbsent {
		return v
	}
	marks := f.eval(n.Args[0])
	if marks.State() != IsList {
		return f.oneMark(n, marks, lows, highs, v)
	}
	list := slices.DeleteFunc(slices.Clone(marks.List()), func(m Value) bool { return m.State() == IsNil })
	for _, m := range list {
		if c := f.oneMark(n, m, lows, highs, v); c.State() == IsError || c.State() == IsAbsent {
			return c
		}
	}
	if len(list) < 2*n.Form.Drop+1 {
		return f.fail(n, "too_few_marks", decimalText(int64(len(list))), decimalText(int64(2*n.Form.Drop+1)))
	}
	if hasUnknown(marks) {
		return spanOfMarks(lows, highs).unknown(slotsOf(marks, v))
	}
	if v.State() == IsUnknown {
		return spanOfMarks(lows, highs).unknown(slotsOf(v))
	}
	arrangeStable(list, compareNumbers)
	return f.drawNumbers(n, n.Form.Take, list[n.Form.Drop:len(list)-n.Form.Drop])
}

// markRange is the range that marks may have: one pair of ends, or while what it
// depends on is unknown all that can be.
func (f *Frame) markRange(n *Node) (lows, highs []Value, v Value) {
	at := []int{0}
	v = Truth(true)
	if a := n.Form.Axes[0]; a != nil {
		if at, v = f.axis(n, a); v.State() == IsError || v.State() == IsAbsent {
			return nil, nil, v
		}
	}
	for _, i := range at {
		lo, hi := f.eval(n.Form.Low[i]), f.eval(n.Form.High[i])
		if o, odd := f.odd(n, lo, hi); odd && (o.State() != IsUnknown || len(at) == 1) {
			return nil, nil, o
		}
		lows, highs = append(lows, lo), append(highs, hi)
	}
	return lows, highs, v
}

// oneMark checks a mark. An unknown one is somewhere in the range.
func (f *Frame) oneMark(n *Node, m Value, lows, highs []Value, v Value) Value {
	if o, odd := f.odd(n, m); odd {
		if o.State() != IsUnknown {
			return o
		}
		return spanOfMarks(lows, highs).unknown(slotsOf(m, v))
	}
	if !isNumber(m) {
		return f.wrong(n)
	}
	if n.Form.HasStep {
		if rest, ok := exact.Mod(m.Num(), n.Form.Step); ok && rest.Sign() != 0 {
			return f.blame(n, m, "mark_step", n.Form.Step.String())
		}
	}
	if v.State() == IsUnknown || len(lows) != 1 {
		return f.doubtfulMark(m, lows, highs, v)
	}
	if lo, hi := lows[0].Num(), highs[0].Num(); outside(m.Num(), lo, hi) {
		return f.blame(n, m, "mark_range", lo.String(), hi.String())
	}
	return m
}

func outside(x, lo, hi exact.Num) bool { return exact.Less(x, lo) || exact.Less(hi, x) }

// doubtfulMark is a mark whose range is not known yet. It counts for sure only if
// every range that is left has it: else what is missing may make it a fault.
func (f *Frame) doubtfulMark(m Value, lows, highs []Value, v Value) Value {
	for i := range lows {
		sure := isNumber(lows[i]) && isNumber(highs[i])
		if !sure || outside(m.Num(), lows[i].Num(), highs[i].Num()) {
			return spanOfMarks(lows, highs).unknown(slotsOf(v))
		}
	}
	return point(m.Num()).unknown(slotsOf(v))
}

// spanOfMarks is from the lowest low to the highest high.
func spanOfMarks(lows, highs []Value) span {
	if len(lows) == 0 {
		return everything
	}
	return span{lo: spanOfDrawn(TakeMin, lows).lo, hi: spanOfDrawn(TakeMax, highs).hi}
}

// blame is a fault of the data at a mark.
func (f *Frame) blame(n *Node, m Value, code string, args ...string) Value {
	seen := Print(m, n.Args[0].Type, "")
	fault := &Fault{Code: code, Args: append([]string{seen}, args...), Node: n, Data: true, Seen: seen}
	if n.Args[0].Op == OpSlot && n.Args[0].Slot < f.program.Inputs {
		fault.Slot = n.Args[0].Slot + 1
	}
	return Failed(fault)
}
