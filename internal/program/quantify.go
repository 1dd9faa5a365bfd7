package program

import "slices"

// quantifier is all, none, any or one, in Kleene's way: an element that decides
// ends the search, an error before it wins.
func (f *Frame) quantifier(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	var slots []int32
	held, open := 0, false
	for i, e := range list {
		v := f.verdict(n, i, e)
		switch v.State() {
		case IsError, IsAbsent:
			return v
		case IsUnknown:
			open = true
			slots = mergeSlots(slots, slotsOf(v))
			continue
		}
		if v.Bool() {
			held++
		}
		if answer, ok := decides(n.Op, v.Bool(), held); ok {
			return Truth(answer)
		}
	}
	if open {
		return Unknown(&Wait{Slots: slots})
	}
	return Truth(n.Op == OpAll || n.Op == OpNone || n.Op == OpOne && held == 1)
}

// decides reports whether an element that holds or not settles the question.
func decides(op Op, holds bool, held int) (answer, ok bool) {
	switch op {
	case OpAll:
		return false, !holds
	case OpNone:
		return false, holds
	case OpAny:
		return true, holds
	}
	return false, held > 1
}

// filter is the elements that hold, or with OpFind the first of them.
func (f *Frame) filter(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	var kept []Value
	var slots []int32
	open := false
	for i, e := range list {
		v := f.verdict(n, i, e)
		switch v.State() {
		case IsError, IsAbsent:
			return v
		case IsUnknown:
			open = true
			slots = mergeSlots(slots, slotsOf(v))
		}
		if !v.isTrue() {
			continue
		}
		if n.Op == OpFind && !open {
			return e
		}
		kept = append(kept, e)
	}
	switch {
	case open:
		return Unknown(&Wait{Slots: mergeSlots(slots, slotsOf(kept...))})
	case n.Op == OpFind:
		return None()
	}
	return Listing(kept)
}

func (f *Frame) mapped(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	made := make([]Value, len(list))
	for i, e := range list {
		made[i] = f.body(n, i, e)
		if made[i].State() == IsError {
			return made[i]
		}
	}
	return Listing(made)
}

// reduce folds a list. Without an initial value the first element is it.
func (f *Frame) reduce(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	from := 0
	var acc Value
	switch {
	case len(n.Args) > 2 && n.Args[2] != nil:
		acc = f.eval(n.Args[2])
	case len(list) == 0:
		return f.fail(n, "empty_list")
	default:
		acc, from = list[0], 1
	}
	for i := from; i < len(list) && acc.State() != IsError; i++ {
		f.setLocal(n.Slot+2, acc)
		acc = f.body(n, i, list[i])
	}
	return acc
}

// sorted sorts numbers, texts, dates or moments, or elements by such a key; equal
// ones keep their order.
func (f *Frame) sorted(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	keyed := make([][2]Value, len(list))
	keys := make([]Value, len(list))
	for i, e := range list {
		keys[i] = e
		if n.Op == OpSortBy {
			keys[i] = f.body(n, i, e)
		}
		keyed[i] = [2]Value{keys[i], e}
	}
	if v, ok := f.odd(n, keys...); ok {
		return v
	}
	comparable := true
	arrangeStable(keyed, func(a, b [2]Value) int {
		c, ok := f.order(a[0], b[0])
		comparable = comparable && ok
		if n.Desc {
			return -c
		}
		return c
	})
	if !comparable || !f.spend(n, int64(4*len(list))) {
		return f.unsorted(n)
	}
	for i := range keyed {
		keys[i] = keyed[i][1]
	}
	return Listing(keys)
}

func (f *Frame) unsorted(n *Node) Value {
	if f.stop.ref != nil {
		return f.stop
	}
	return f.wrong(n)
}

// groupBy is a list of groups in the order of their first elements, each a record
// of key and elements.
func (f *Frame) groupBy(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	var keys []Value
	var members [][]Value
	for i, e := range list {
		key := f.body(n, i, e)
		if v, ok := f.odd(n, key); ok {
			return v
		}
		if !f.spend(n, int64(len(keys))) {
			return f.stop
		}
		at := slices.IndexFunc(keys, func(k Value) bool { return sameValue(k, key) })
		if at < 0 {
			at = len(keys)
			keys, members = append(keys, key), append(members, nil)
		}
		members[at] = append(members[at], e)
	}
	groups := make([]Value, len(keys))
	for i := range keys {
		groups[i] = Fields([]Value{keys[i], Listing(members[i])})
	}
	return Listing(groups)
}

// trimmed is a list without its so many lowest and highest numbers, ascending.
func (f *Frame) trimmed(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	low, high := f.eval(n.Args[1]), f.eval(n.Args[2])
	if v, ok := f.odd(n, append([]Value{low, high}, list...)...); ok {
		return v
	}
	a, ok1 := low.Num().Int64()
	b, ok2 := high.Num().Int64()
	if !ok1 || !ok2 || a < 0 || b < 0 {
		return f.fail(n, "whole_number", low.Num().String())
	}
	sorted := slices.Clone(list)
	for _, v := range sorted {
		if !isNumber(v) {
			return f.wrong(n)
		}
	}
	arrangeStable(sorted, func(x, y Value) int { return compareNumbers(x, y) })
	size := int64(len(sorted))
	if a >= size || b >= size-a {
		return Listing(nil)
	}
	return Listing(sorted[a : size-b])
}
