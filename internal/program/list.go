package program

import "github.com/merit-rules/merit/internal/exact"

func (f *Frame) evalList(n *Node) Value {
	switch n.Op {
	case OpMin, OpMax, OpMean, OpMedian:
		return f.drawn(n)
	case OpSum:
		return f.sum(n)
	case OpLen:
		return f.length(n)
	case OpCount:
		return f.count(n)
	case OpAll, OpNone, OpAny, OpOne:
		return f.quantifier(n)
	case OpFilter, OpFind:
		return f.filter(n)
	case OpMap:
		return f.mapped(n)
	case OpSort, OpSortBy:
		return f.sorted(n)
	case OpGroupBy:
		return f.groupBy(n)
	case OpReduce:
		return f.reduce(n)
	case OpTrimmed:
		return f.trimmed(n)
	}
	return f.edge(n)
}

// list evaluates a node to a known list; not ok: the value to give back instead.
func (f *Frame) list(n, arg *Node) ([]Value, Value, bool) {
	v := f.eval(arg)
	if o, ok := f.odd(n, v); ok {
		return nil, o, false
	}
	if v.State() != IsList {
		return nil, f.wrong(n), false
	}
	if !f.spend(n, int64(len(v.List()))) {
		return nil, f.stop, false
	}
	return v.List(), Value{}, true
}

// body evaluates the node's body for one element. Without a body it is the
// element itself.
func (f *Frame) body(n *Node, i int, element Value) Value {
	if len(n.Args) < 2 || n.Args[1] == nil {
		return element
	}
	f.setLocal(n.Slot, element)
	f.setLocal(n.Slot+1, Int(int64(i)))
	return f.eval(n.Args[1])
}

// verdict is a body that must be a condition.
func (f *Frame) verdict(n *Node, i int, element Value) Value {
	v := f.body(n, i, element)
	switch v.State() {
	case IsBool, IsUnknown, IsError, IsAbsent:
		return v
	case IsNil:
		return f.fail(n, "nil_used")
	}
	return f.wrong(n)
}

// numbers collects the arguments of min, max, mean and median: numbers, or lists
// of them.
func (f *Frame) numbers(n *Node) ([]Value, Value, bool) {
	var all []Value
	for _, arg := range n.Args {
		v := f.eval(arg)
		switch v.State() {
		case IsList:
			all = append(all, v.List()...)
		case IsError:
			return nil, v, false
		default:
			all = append(all, v)
		}
	}
	if !f.spend(n, int64(len(all))) {
		return nil, f.stop, false
	}
	return all, Value{}, true
}

// drawn is min, max, mean or median; of nothing they are an error.
func (f *Frame) drawn(n *Node) Value {
	all, v, ok := f.numbers(n)
	if !ok {
		return v
	}
	if len(all) == 0 {
		return f.fail(n, "empty_list")
	}
	take := drawing[n.Op-OpMin]
	if v, ok := f.odd(n, all...); ok {
		if v.State() != IsUnknown {
			return v
		}
		return spanOfDrawn(take, all).unknown(v.Wait().Slots)
	}
	for _, v := range all {
		if !isNumber(v) {
			return f.ordered(n, take, all)
		}
	}
	return f.drawNumbers(n, take, all)
}

// drawing gives the way to draw for OpMin, OpMax, OpSum, OpMean, OpMedian.
var drawing = [...]Take{TakeMin, TakeMax, TakeSum, TakeMean, TakeMedian}

// ordered is the least or greatest date.
func (f *Frame) ordered(n *Node, take Take, all []Value) Value {
	best := all[0]
	for _, v := range all[1:] {
		c, ok := f.order(v, best)
		if !ok || take != TakeMin && take != TakeMax {
			return f.wrong(n)
		}
		if take == TakeMin && c < 0 || take == TakeMax && c > 0 {
			best = v
		}
	}
	if best.State() == IsDate || best.State() == IsTime {
		return best
	}
	return f.wrong(n)
}

func (f *Frame) drawNumbers(n *Node, take Take, all []Value) Value {
	xs := make([]exact.Num, len(all))
	size := 0
	for i, v := range all {
		xs[i] = v.Num()
		if v.ref != nil {
			size += xs[i].Bits() / 64
		}
	}
	if !f.spend(n, int64(size)*8) {
		return f.stop
	}
	return f.number(n, drawNums(take, xs))
}

// sum is the sum of a list of numbers, or of what the body makes of them.
func (f *Frame) sum(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		return v
	}
	all := list
	if len(n.Args) > 1 && n.Args[1] != nil {
		all = make([]Value, len(list))
		for i, e := range list {
			all[i] = f.body(n, i, e)
			if all[i].State() == IsError {
				return all[i]
			}
		}
	}
	if v, ok := f.odd(n, all...); ok {
		if v.State() != IsUnknown {
			return v
		}
		return spanOfDrawn(TakeSum, all).unknown(v.Wait().Slots)
	}
	for _, v := range all {
		if !isNumber(v) {
			return f.wrong(n)
		}
	}
	return f.drawNumbers(n, TakeSum, all)
}

// length is how many elements a list, characters a text or entries a table has.
func (f *Frame) length(n *Node) Value {
	v := f.eval(n.Args[0])
	if o, ok := f.odd(n, v); ok {
		if o.State() != IsUnknown {
			return o
		}
		return span{lo: end{}, hi: end{inf: 1}}.unknown(o.Wait().Slots)
	}
	switch v.State() {
	case IsText:
		if !f.spend(n, int64(len(v.Text()))) {
			return f.stop
		}
		count := 0
		for range v.Text() {
			count++
		}
		return Int(int64(count))
	case IsList, IsRecord:
		return Int(int64(len(v.List())))
	}
	return f.wrong(n)
}

// count is how many elements hold; those of which it is not known make a range.
func (f *Frame) count(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	if !ok {
		if v.State() == IsUnknown {
			return span{lo: end{}, hi: end{inf: 1}}.unknown(slotsOf(v))
		}
		return v
	}
	var held, open int64
	var slots []int32
	for i, e := range list {
		v := f.verdict(n, i, e)
		switch v.State() {
		case IsError, IsAbsent:
			return v
		case IsUnknown:
			open++
			slots = mergeSlots(slots, slotsOf(v))
		}
		if v.isTrue() {
			held++
		}
	}
	if open == 0 {
		return Int(held)
	}
	return span{lo: end{x: exact.Int(held)}, hi: end{x: exact.Int(held + open)}}.unknown(slots)
}

// edge is first or last; of nothing they are nil.
func (f *Frame) edge(n *Node) Value {
	list, v, ok := f.list(n, n.Args[0])
	switch {
	case !ok:
		return v
	case len(list) == 0:
		return None()
	case n.Op == OpFirst:
		return list[0]
	}
	return list[len(list)-1]
}
