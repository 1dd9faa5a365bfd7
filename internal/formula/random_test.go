package formula

import (
	"fmt"
	"math/rand"
	"strings"
)

// random makes expressions at random, the same one in our spelling and in that of
// another evaluator.
type random struct {
	*rand.Rand
	other dialect
	wide  bool // the other has powers, rounding modes, clamp and trimmed too
}

// dialect is how the other evaluator spells what it does not spell as we do.
type dialect struct {
	numerals [][2]string // ours, theirs
	names    []string
	lists    []string
	binary   []string // number operators
	call     func(name string, args []string) string
	ternary  func(c, a, b string) string
	logic    map[string]string
	each     func(name, list, body string) string // sum, count, filter, map, all, any, none
	list     func(elems []string) string
}

// pair is one expression in both spellings.
type pair struct{ ours, theirs string }

func (r *random) pick(list []string) string { return list[r.Intn(len(list))] }

// any is a number or a condition.
func (r *random) any(depth int) pair {
	if r.Intn(4) == 0 {
		return r.condition(depth)
	}
	return r.number(depth)
}

func (r *random) number(depth int) pair {
	if depth == 0 || r.Intn(6) == 0 {
		return r.leaf()
	}
	switch r.Intn(12) {
	case 0, 1, 2, 3, 4:
		a, b := r.number(depth-1), r.number(depth-1)
		op := r.pick(r.other.binary)
		if op == "%" || op == "/" {
			return pair{fmt.Sprintf("(%s %s %s)", a.ours, op, b.ours), r.other.call(op, []string{a.theirs, b.theirs})}
		}
		return pair{fmt.Sprintf("(%s %s %s)", a.ours, op, b.ours), fmt.Sprintf("(%s %s %s)", a.theirs, op, b.theirs)}
	case 5:
		a := r.number(depth - 1)
		return pair{"-(" + a.ours + ")", "-(" + a.theirs + ")"}
	case 6:
		c, a, b := r.condition(depth-1), r.number(depth-1), r.number(depth-1)
		return pair{fmt.Sprintf("(%s ? %s : %s)", c.ours, a.ours, b.ours), r.other.ternary(c.theirs, a.theirs, b.theirs)}
	case 7:
		return r.function(depth, r.pick([]string{"min", "max"}), 2)
	case 8:
		return r.function(depth, r.pick([]string{"abs", "floor", "ceil"}), 1)
	case 9:
		l := r.list(depth - 1)
		return r.applied(r.pick([]string{"sum", "len", "mean", "median", "min", "max"}), l)
	case 10:
		l := r.list(depth - 1)
		b := r.body(depth - 1)
		return pair{fmt.Sprintf("sum(%s, %s)", l.ours, b.ours), r.other.each("sum", l.theirs, b.theirs)}
	}
	return r.special(depth)
}

// special is what only some dialects have.
func (r *random) special(depth int) pair {
	if !r.wide {
		return r.leaf()
	}
	a := r.number(depth - 1)
	switch r.Intn(4) {
	case 0:
		e := r.Intn(9) - 4
		ours := fmt.Sprintf("(%s) ** %d", a.ours, e)
		return pair{"(" + ours + ")", r.other.call("**", []string{a.theirs, fmt.Sprint(e)})}
	case 1:
		mode := r.pick([]string{"half_up", "half_even", "down", "up", "ceiling", "floor"})
		places := r.Intn(6) - 2
		return pair{fmt.Sprintf("round(%s, %d, %q)", a.ours, places, mode),
			r.other.call("round", []string{a.theirs, fmt.Sprint(places), fmt.Sprintf("%q", mode)})}
	case 2:
		b := r.number(depth - 1)
		return pair{fmt.Sprintf("clamp(%s, -40, %s + 0)", a.ours, b.ours), r.other.call("clamp", []string{a.theirs, "-40", b.theirs})}
	}
	l := r.list(depth - 1)
	return pair{fmt.Sprintf("sum(trimmed(%s, 1, 1))", l.ours), r.other.call("sum", []string{r.other.call("trimmed", []string{l.theirs, "1", "1"})})}
}

func (r *random) leaf() pair {
	if r.Intn(2) == 0 {
		name := r.pick(r.other.names)
		return pair{name, name}
	}
	n := r.other.numerals[r.Intn(len(r.other.numerals))]
	return pair{n[0], n[1]}
}

func (r *random) function(depth int, name string, args int) pair {
	var ours, theirs []string
	for range args {
		a := r.number(depth - 1)
		ours, theirs = append(ours, a.ours), append(theirs, a.theirs)
	}
	return pair{name + "(" + strings.Join(ours, ", ") + ")", r.other.call(name, theirs)}
}

func (r *random) applied(name string, l pair) pair {
	return pair{name + "(" + l.ours + ")", r.other.call(name, []string{l.theirs})}
}

// body is a number made of the element.
func (r *random) body(depth int) pair {
	a := r.number(min(depth, 1))
	op := r.pick([]string{"+", "*", "-"})
	return pair{"# " + op + " " + a.ours, "e " + op + " " + a.theirs}
}

// holds is a condition on the element.
func (r *random) holds() pair {
	n := r.leaf()
	op := r.pick([]string{"<", "<=", ">", ">=", "==", "!="})
	return pair{"# " + op + " " + n.ours, "e " + op + " " + n.theirs}
}

func (r *random) list(depth int) pair {
	switch r.Intn(4) {
	case 0:
		name := r.pick(r.other.lists)
		return pair{name, name}
	case 1:
		l, h := r.list(max(depth-1, 0)), r.holds()
		return pair{fmt.Sprintf("filter(%s, %s)", l.ours, h.ours), r.other.each("filter", l.theirs, h.theirs)}
	case 2:
		l, b := r.list(max(depth-1, 0)), r.body(depth)
		return pair{fmt.Sprintf("map(%s, %s)", l.ours, b.ours), r.other.each("map", l.theirs, b.theirs)}
	}
	var ours, theirs []string
	for range 1 + r.Intn(4) {
		n := r.leaf()
		ours, theirs = append(ours, n.ours), append(theirs, n.theirs)
	}
	return pair{"[" + strings.Join(ours, ", ") + "]", r.other.list(theirs)}
}

func (r *random) condition(depth int) pair {
	if depth == 0 || r.Intn(3) == 0 {
		a, b := r.number(max(depth-1, 0)), r.number(max(depth-1, 0))
		op := r.pick([]string{"<", "<=", ">", ">=", "==", "!="})
		return pair{fmt.Sprintf("(%s %s %s)", a.ours, op, b.ours), fmt.Sprintf("(%s %s %s)", a.theirs, op, b.theirs)}
	}
	switch r.Intn(6) {
	case 0, 1:
		a, b := r.condition(depth-1), r.condition(depth-1)
		op := r.pick([]string{"and", "or"})
		return pair{fmt.Sprintf("(%s %s %s)", a.ours, op, b.ours), fmt.Sprintf("(%s %s %s)", a.theirs, r.other.logic[op], b.theirs)}
	case 2:
		a := r.condition(depth - 1)
		return pair{"(not " + a.ours + ")", "(" + r.other.logic["not"] + " " + a.theirs + ")"}
	case 3:
		a, l := r.number(depth-1), r.list(depth-1)
		return pair{fmt.Sprintf("(%s in %s)", a.ours, l.ours), fmt.Sprintf("(%s in %s)", a.theirs, l.theirs)}
	case 4:
		a, b, c := r.number(depth-1), r.number(depth-1), r.number(depth-1)
		return pair{fmt.Sprintf("(%s <= %s < %s)", a.ours, b.ours, c.ours), fmt.Sprintf("(%s <= %s < %s)", a.theirs, b.theirs, c.theirs)}
	}
	l, h := r.list(depth-1), r.holds()
	name := r.pick([]string{"all", "any", "none"})
	return pair{fmt.Sprintf("%s(%s, %s)", name, l.ours, h.ours), r.other.each(name, l.theirs, h.theirs)}
}
