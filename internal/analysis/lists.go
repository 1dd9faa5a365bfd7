package analysis

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

func (p *Path) overList(s *state, n *program.Node) value {
	switch n.Op {
	case program.OpMin, program.OpMax, program.OpMean, program.OpMedian:
		return p.drawn(s, n)
	}
	v := p.eval(s, n.Args[0])
	if o, ok := odd(n, v); ok {
		return o
	}
	if v.kind == isSet {
		v = p.members(v, n.Args[0].Type)
	}
	if n.Op == program.OpLen {
		return p.length2(n, v)
	}
	if v.kind != isList {
		return p.guess(n.Source())
	}
	switch n.Op {
	case program.OpSum:
		return p.sum(s, n, v.list)
	case program.OpCount, program.OpAll, program.OpNone, program.OpAny, program.OpOne:
		return p.quantified(s, n, v.list)
	case program.OpFilter, program.OpFind:
		return p.filtered(s, n, v.list)
	case program.OpMap:
		made := make([]value, len(v.list))
		for i, e := range v.list {
			if made[i] = p.body(s, n, i, e); made[i].kind == isFault {
				return made[i]
			}
		}
		return listing(made)
	case program.OpReduce:
		return p.reduced(s, n, v.list)
	case program.OpSort, program.OpSortBy:
		return p.sorted(s, n, v.list)
	case program.OpTrimmed:
		return p.trimmed(s, n, v.list)
	case program.OpFirst, program.OpLast:
		switch {
		case len(v.list) == 0:
			return value{kind: isNil}
		case n.Op == program.OpFirst:
			return v.list[0]
		}
		return v.list[len(v.list)-1]
	}
	return p.grouped(s, n, v.list)
}

// members is the list of the options that were chosen.
func (p *Path) members(v value, t *program.Type) value {
	var out []value
	for _, option := range t.Options {
		if p.chosen(v, t, p.aloneOf(v.text), option) {
			out = append(out, value{kind: isText, text: option})
		}
	}
	return listing(out)
}

func (p *Path) length2(n *program.Node, v value) value {
	switch v.kind {
	case isList, isRecord:
		return numeric(plain(exact.Int(int64(len(v.list)))))
	case isText:
		if s, ok := p.settle(v); ok {
			return numeric(plain(exact.Int(int64(len([]rune(s))))))
		}
	}
	return p.guess(n.Source())
}

// body evaluates the node's body for one element.
func (p *Path) body(s *state, n *program.Node, i int, element value) value {
	if len(n.Args) < 2 || n.Args[1] == nil {
		return element
	}
	p.setLocal(s, n.Slot, element)
	p.setLocal(s, n.Slot+1, numeric(plain(exact.Int(int64(i)))))
	return p.eval(s, n.Args[1])
}

// verdict is a body that is a condition; ok is false for what ends the whole.
func (p *Path) verdict(s *state, n *program.Node, i int, element value) (bool, value, bool) {
	v := p.body(s, n, i, element)
	switch v.kind {
	case isFault, isAbsent:
		return false, v, false
	case isNil:
		return false, fail(n, "nil_used"), false
	}
	return p.holds(v), value{}, true
}

// drawn is min, max, mean or median of numbers or lists of them, or the least or
// greatest date.
func (p *Path) drawn(s *state, n *program.Node) value {
	var all []value
	for _, arg := range n.Args {
		v := p.eval(s, arg)
		switch v.kind {
		case isList:
			all = append(all, v.list...)
		case isFault:
			return v
		default:
			all = append(all, v)
		}
	}
	if len(all) == 0 {
		if p.Dead() {
			return value{}
		}
		return fail(n, "empty_list")
	}
	if o, ok := odd(n, all...); ok {
		return o
	}
	switch n.Op {
	case program.OpMean:
		return numeric(p.addUp(all).scale(exact.Frac(1, int64(len(all)))))
	case program.OpMedian:
		sorted := p.insort(all, nil, false)
		half := len(sorted) / 2
		if len(sorted)%2 == 1 {
			return sorted[half]
		}
		return numeric(p.addUp(sorted[half-1 : half+1]).scale(exact.Frac(1, 2)))
	}
	return p.extreme(n.Op == program.OpMin, all)
}

func (p *Path) extreme(least bool, all []value) value {
	best := all[0]
	for _, v := range all[1:] {
		op := program.OpGt
		if least {
			op = program.OpLt
		}
		if p.compare(op, v, best) {
			best = v
		}
	}
	return best
}

func (p *Path) addUp(all []value) number {
	var sum number
	for _, v := range all {
		sum = p.add(sum, v.num)
	}
	return sum
}

func (p *Path) sum(s *state, n *program.Node, list []value) value {
	all := list
	if len(n.Args) > 1 && n.Args[1] != nil {
		all = make([]value, len(list))
		for i, e := range list {
			if all[i] = p.body(s, n, i, e); all[i].kind == isFault {
				return all[i]
			}
		}
	}
	if o, ok := odd(n, all...); ok {
		return o
	}
	return numeric(p.addUp(all))
}

func (p *Path) quantified(s *state, n *program.Node, list []value) value {
	held := int64(0)
	for i, e := range list {
		holds, v, ok := p.verdict(s, n, i, e)
		if !ok {
			return v
		}
		if holds {
			held++
		}
		switch {
		case n.Op == program.OpAll && !holds, n.Op == program.OpNone && holds, n.Op == program.OpOne && held > 1:
			return truth(false)
		case n.Op == program.OpAny && holds:
			return truth(true)
		}
	}
	if n.Op == program.OpCount {
		return numeric(plain(exact.Int(held)))
	}
	return truth(n.Op == program.OpAll || n.Op == program.OpNone || n.Op == program.OpOne && held == 1)
}

func (p *Path) filtered(s *state, n *program.Node, list []value) value {
	var kept []value
	for i, e := range list {
		holds, v, ok := p.verdict(s, n, i, e)
		switch {
		case !ok:
			return v
		case holds && n.Op == program.OpFind:
			return e
		case holds:
			kept = append(kept, e)
		}
	}
	if n.Op == program.OpFind {
		return value{kind: isNil}
	}
	return listing(kept)
}

func (p *Path) reduced(s *state, n *program.Node, list []value) value {
	from := 0
	var acc value
	switch {
	case len(n.Args) > 2 && n.Args[2] != nil:
		acc = p.eval(s, n.Args[2])
	case len(list) == 0:
		return fail(n, "empty_list")
	default:
		acc, from = list[0], 1
	}
	for i := from; i < len(list) && acc.kind != isFault; i++ {
		p.setLocal(s, n.Slot+2, acc)
		acc = p.body(s, n, i, list[i])
	}
	return acc
}

// insort sorts by keys, which are the elements themselves where there are none; equal
// ones keep their order.
func (p *Path) insort(list, keys []value, desc bool) []value {
	if keys == nil {
		keys = list
	}
	var out, by []value
	for i, e := range list {
		at := len(out)
		for at > 0 && !p.Dead() {
			a, b := by[at-1], keys[i]
			if desc {
				a, b = b, a
			}
			if !p.compare(program.OpGt, a, b) {
				break
			}
			at--
		}
		out, by = insert(out, at, e), insert(by, at, keys[i])
	}
	return out
}

func insert(list []value, at int, v value) []value {
	list = append(list, value{})
	copy(list[at+1:], list[at:])
	list[at] = v
	return list
}

func (p *Path) sorted(s *state, n *program.Node, list []value) value {
	keys := list
	if n.Op == program.OpSortBy {
		keys = make([]value, len(list))
		for i, e := range list {
			keys[i] = p.body(s, n, i, e)
		}
	}
	if o, ok := odd(n, keys...); ok {
		return o
	}
	return listing(p.insort(list, keys, n.Desc))
}

func (p *Path) trimmed(s *state, n *program.Node, list []value) value {
	low, high := p.eval(s, n.Args[1]), p.eval(s, n.Args[2])
	if o, ok := odd(n, append([]value{low, high}, list...)...); ok {
		return o
	}
	x, ok1 := low.num.constant()
	y, ok2 := high.num.constant()
	a, whole1 := x.Int64()
	b, whole2 := y.Int64()
	switch {
	case !ok1 || !ok2:
		return p.guess(n.Source())
	case !whole1 || !whole2 || a < 0 || b < 0:
		return fail(n, "whole_number")
	}
	sorted := p.insort(list, nil, false)
	size := int64(len(sorted))
	if a >= size || b >= size-a {
		return listing(nil)
	}
	return listing(sorted[a : size-b])
}

func (p *Path) grouped(s *state, n *program.Node, list []value) value {
	var keys []value
	var members [][]value
	for i, e := range list {
		key := p.body(s, n, i, e)
		if o, ok := odd(n, key); ok {
			return o
		}
		at := -1
		for j := range keys {
			if at < 0 && p.same(keys[j], key) {
				at = j
			}
		}
		if at < 0 {
			at = len(keys)
			keys, members = append(keys, key), append(members, nil)
		}
		members[at] = append(members[at], e)
	}
	groups := make([]value, len(keys))
	for i := range keys {
		groups[i] = value{kind: isRecord, list: []value{keys[i], listing(members[i])}}
	}
	return listing(groups)
}
