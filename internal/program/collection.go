package program

import "github.com/merit-rules/merit/internal/exact"

// field is a field of a record, or an entry of a table parameter.
func (f *Frame) field(n *Node) Value {
	v := f.eval(n.Args[0])
	if o, ok := f.odd(n, v); ok {
		return o
	}
	if v.State() != IsRecord || n.Slot >= len(v.List()) {
		return f.wrong(n)
	}
	return v.List()[n.Slot]
}

// index is an element of a list by number, from the end where it is below 0, an
// entry of a table by text, or a group by its key.
func (f *Frame) index(n *Node) Value {
	v, at := f.eval(n.Args[0]), f.eval(n.Args[1])
	if v.State() == IsError {
		return v
	}
	if at.State() == IsUnknown && len(v.List()) > 0 {
		return f.join(slotsOf(at), v.List()...)
	}
	if o, ok := f.odd(n, v, at); ok {
		return o
	}
	switch {
	case v.State() == IsList && at.State() == IsNumber:
		return f.element(n, v.List(), at.Num())
	case v.State() == IsRecord && at.State() == IsText:
		return f.entry(n, v, at.Text())
	case v.State() == IsList && at.State() == IsText:
		return f.group(v.List(), at)
	}
	return f.wrong(n)
}

func (f *Frame) element(n *Node, list []Value, at exact.Num) Value {
	i, ok := at.Int64()
	if i < 0 {
		i += int64(len(list))
	}
	if !ok || i < 0 || i >= int64(len(list)) {
		return f.fail(n, "index_range", at.String(), decimalText(int64(len(list))))
	}
	return list[i]
}

func (f *Frame) entry(n *Node, table Value, key string) Value {
	t := n.Args[0].Type
	if t == nil {
		return f.wrong(n)
	}
	i := t.FieldIndex(key)
	if i < 0 || i >= len(table.List()) {
		return f.fail(n, "no_entry", key)
	}
	return table.List()[i]
}

// group is the elements of the group with a key; nil when there is none.
func (f *Frame) group(groups []Value, key Value) Value {
	for _, g := range groups {
		if pair := g.List(); len(pair) == 2 && sameValue(pair[0], key) {
			return pair[1]
		}
	}
	return None()
}

// slice is a part of a list or, in characters, of a text. Ends beyond it are cut.
func (f *Frame) slice(n *Node) Value {
	v := f.eval(n.Args[0])
	from, to := Int(0), Int(1<<40)
	if n.Args[1] != nil {
		from = f.eval(n.Args[1])
	}
	if len(n.Args) > 2 && n.Args[2] != nil {
		to = f.eval(n.Args[2])
	}
	if o, ok := f.odd(n, v, from, to); ok {
		return o
	}
	a, ok1 := from.Num().Int64()
	b, ok2 := to.Num().Int64()
	if !ok1 || !ok2 {
		return f.wrong(n)
	}
	switch v.State() {
	case IsList:
		i, j := cutEnds(a, b, len(v.List()))
		return Listing(v.List()[i:j])
	case IsText:
		if !f.spend(n, int64(len(v.Text()))) {
			return f.stop
		}
		runes := []rune(v.Text())
		i, j := cutEnds(a, b, len(runes))
		return String(string(runes[i:j]))
	}
	return f.wrong(n)
}

func cutEnds(a, b int64, length int) (from, to int) {
	size := int64(length)
	if a < 0 {
		a = max(a+size, 0)
	}
	if b < 0 {
		b = max(b+size, 0)
	}
	b = min(b, size)
	return int(min(a, b)), int(b)
}

func (f *Frame) listLiteral(n *Node) Value {
	if len(n.Args) > maxList {
		return f.fail(n, "list_limit", decimalText(maxList))
	}
	if !f.spend(n, int64(len(n.Args))) {
		return f.stop
	}
	list := make([]Value, len(n.Args))
	for i, arg := range n.Args {
		list[i] = f.eval(arg)
		if list[i].State() == IsError {
			return list[i]
		}
	}
	return Listing(list)
}

func (f *Frame) rangeOf(n *Node) Value {
	a, b := f.eval(n.Args[0]), f.eval(n.Args[1])
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	from, ok1 := a.Num().Int64()
	to, ok2 := b.Num().Int64()
	if !ok1 || !ok2 || !isNumber(a) || !isNumber(b) {
		return f.fail(n, "range_ends")
	}
	if to < from {
		return Listing(nil)
	}
	if uint64(to)-uint64(from) >= maxList {
		return f.fail(n, "list_limit", decimalText(maxList))
	}
	if !f.spend(n, to-from+1) {
		return f.stop
	}
	list := make([]Value, 0, to-from+1)
	for i := from; ; i++ {
		list = append(list, Int(i))
		if i == to {
			return Listing(list)
		}
	}
}
