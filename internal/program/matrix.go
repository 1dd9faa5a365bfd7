package program

// matrix is the cell of the row and column that hold.
func (f *Frame) matrix(n *Node) Value {
	rows, v := f.axis(n, n.Form.Axes[0])
	if v.State() == IsError || v.State() == IsAbsent {
		return v
	}
	columns, w := f.axis(n, n.Form.Axes[1])
	if w.State() == IsError || w.State() == IsAbsent {
		return w
	}
	if len(rows) == 1 && len(columns) == 1 {
		return f.eval(n.Form.Cells[rows[0]][columns[0]])
	}
	var can []*Node
	for _, r := range rows {
		for _, c := range columns {
			can = append(can, n.Form.Cells[r][c])
		}
	}
	return f.anyOf(slotsOf(v, w), can)
}

// axis is the entries of an axis that hold: one when what it looks at is known,
// else all that can still hold, and the unknown it waits for. `else` is the entry
// after the last.
func (f *Frame) axis(n *Node, a *Axis) ([]int, Value) {
	of := f.eval(a.Of)
	limits := f.all(a.Thresholds)
	v, odd := f.odd(n, append(limits[:len(limits):len(limits)], of)...)
	if odd && v.State() != IsUnknown {
		return nil, v
	}
	rest := len(a.Thresholds) + len(a.Options)
	if !odd {
		at, ok := f.entryOf(a, limits, of)
		if at < 0 && a.Else {
			at = rest
		}
		if !ok || at < 0 {
			return nil, f.fail(n, "no_entry", Print(of, a.Of.Type, ""))
		}
		return []int{at}, Truth(true)
	}
	var can []int
	if len(a.Options) > 0 {
		for i := range a.Options {
			can = append(can, i)
		}
	} else {
		for _, at := range f.bandsWithin(a.Cmp, limits, of) {
			if at >= 0 {
				can = append(can, at)
			}
		}
	}
	if a.Else {
		can = append(can, rest)
	}
	return can, v
}

// entryOf is the entry of an axis that a known value takes; -1: none.
func (f *Frame) entryOf(a *Axis, limits []Value, of Value) (int, bool) {
	if len(a.Options) == 0 {
		return f.band(a.Cmp, limits, of)
	}
	key := optionText(of)
	for i, option := range a.Options {
		if option == key {
			return i, true
		}
	}
	return -1, true
}
