package program

import (
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

func (f *Frame) evalLogic(n *Node) Value {
	switch n.Op {
	case OpConcat:
		return f.concat(n)
	case OpEq, OpNe:
		return f.equality(n)
	case OpLt, OpLe, OpGt, OpGe:
		return f.comparison(n)
	case OpAnd:
		return f.kleene(n, false)
	case OpOr:
		return f.kleene(n, true)
	case OpNot:
		return f.not(n)
	case OpIn:
		return f.in(n)
	case OpIf:
		return f.conditional(n)
	case OpCoalesce:
		return f.coalesce(n)
	case OpLet:
		f.setLocal(n.Slot, f.eval(n.Args[0]))
		return f.eval(n.Args[1])
	}
	return f.call(n)
}

// kleene is `and` when a false decides, `or` when a true does. It stops at a left
// side that decides; else an error on either side wins.
func (f *Frame) kleene(n *Node, decides bool) Value {
	a := f.condition(n.Args[0])
	if a.State() == IsError || a.ref == boolBox && a.Bool() == decides {
		return a
	}
	b := f.condition(n.Args[1])
	switch {
	case b.State() == IsError, b.ref == boolBox && b.Bool() == decides, a.ref == boolBox:
		return b
	case b.ref == boolBox:
		return a
	case a.State() == IsUnknown || b.State() == IsUnknown:
		return waiting(a, b)
	}
	return a
}

// condition is the value of a node where a bool is wanted; nil is an error.
func (f *Frame) condition(n *Node) Value {
	v := f.eval(n)
	switch v.State() {
	case IsBool, IsUnknown, IsAbsent, IsError:
		return v
	case IsNil:
		return f.fail(n, "nil_used")
	}
	return f.wrong(n)
}

func (f *Frame) not(n *Node) Value {
	v := f.condition(n.Args[0])
	if v.ref == boolBox {
		return Truth(!v.Bool())
	}
	return v
}

// conditional evaluates only the branch that is taken. While the condition is
// unknown the value is known only when both branches have the same.
func (f *Frame) conditional(n *Node) Value {
	c := f.condition(n.Args[0])
	switch {
	case c.isTrue():
		return f.eval(n.Args[1])
	case c.isFalse():
		return f.eval(n.Args[2])
	case c.State() != IsUnknown:
		return c
	}
	a := f.eval(n.Args[1])
	b := f.eval(n.Args[2])
	return f.join(slotsOf(c), a, b)
}

// join is the value of one of several branches of which it is not known which is
// taken. Errors in them raise nothing.
func (f *Frame) join(slots []int32, branches ...Value) Value {
	if f.stop.ref != nil {
		return f.stop
	}
	first := branches[0]
	same := isKnown(first)
	s, ranged := everything, false
	for _, b := range branches {
		slots = mergeSlots(slots, slotsOf(b))
		same = same && isKnown(b) && sameValue(first, b)
		if st := b.State(); st == IsNumber || st == IsUnknown {
			if !ranged {
				s, ranged = spanOf(b), true
			} else {
				s = s.hull(spanOf(b))
			}
		}
	}
	if same {
		return first
	}
	return s.unknown(slots)
}

// isKnown reports whether a value has no unknown and no error in it.
func isKnown(v Value) bool {
	switch v.State() {
	case IsUnknown, IsError, IsAbsent:
		return false
	}
	return !hasUnknown(v)
}

func (f *Frame) coalesce(n *Node) Value {
	v := f.eval(n.Args[0])
	switch v.State() {
	case IsUnknown, IsNil, IsAbsent:
		return f.eval(n.Args[1])
	}
	return v
}

// equality is == or !=, the only operations that nil takes part in.
func (f *Frame) equality(n *Node) Value {
	a := f.eval(n.Args[0])
	if a.State() == IsError {
		return a
	}
	b := f.eval(n.Args[1])
	v := f.equal(n, a, b)
	if v.ref == boolBox && n.Op == OpNe {
		return Truth(!v.Bool())
	}
	return v
}

func (f *Frame) equal(n *Node, a, b Value) Value {
	for _, v := range [...]Value{a, b} {
		if s := v.State(); s == IsError || s == IsAbsent {
			return v
		}
	}
	if hasUnknown(a) || hasUnknown(b) {
		return waiting(a, b)
	}
	if a.State() == IsTime && b.State() == IsDate || a.State() == IsDate && b.State() == IsTime {
		return Truth(f.day(a) == f.day(b))
	}
	return Truth(sameValue(a, b))
}

// sameValue reports whether two known values are equal.
func sameValue(a, b Value) bool {
	if a.State() != b.State() {
		return false
	}
	switch a.State() {
	case IsNumber:
		return exact.Equal(a.Num(), b.Num())
	case IsBool, IsDate:
		return a.n == b.n
	case IsText:
		return a.Text() == b.Text()
	case IsTime:
		return a.Time().Instant == b.Time().Instant
	case IsList, IsRecord:
		return sameList(a.List(), b.List())
	}
	return true
}

func sameList(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameValue(a[i], b[i]) {
			return false
		}
	}
	return true
}

func (f *Frame) comparison(n *Node) Value {
	a := f.eval(n.Args[0])
	if a.State() == IsError {
		return a
	}
	b := f.eval(n.Args[1])
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	c, ok := f.order(a, b)
	if !ok {
		return f.wrong(n)
	}
	switch n.Op {
	case OpLt:
		return Truth(c < 0)
	case OpLe:
		return Truth(c <= 0)
	case OpGt:
		return Truth(c > 0)
	}
	return Truth(c >= 0)
}

// order compares two known values of a kind that has an order. A date and a
// moment compare by the civil day in the policy's zone.
func (f *Frame) order(a, b Value) (int, bool) {
	as, bs := a.State(), b.State()
	switch {
	case as == IsNumber && bs == IsNumber:
		return exact.Cmp(a.Num(), b.Num()), true
	case as == IsText && bs == IsText:
		return strings.Compare(a.Text(), b.Text()), true
	case as == IsTime && bs == IsTime:
		return a.Time().Compare(b.Time().Instant), true
	case (as == IsDate || as == IsTime) && (bs == IsDate || bs == IsTime):
		return int(f.day(a)) - int(f.day(b)), true
	}
	return 0, false
}

// day is the civil day of a date, or of a moment in the policy's zone.
func (f *Frame) day(v Value) civil.Date {
	if v.State() == IsTime {
		return f.program.Policy.Zone.DateOf(v.Time().Instant)
	}
	return v.Date()
}

// in looks for a value in a list: true as soon as one element is equal.
func (f *Frame) in(n *Node) Value {
	a, b := f.eval(n.Args[0]), f.eval(n.Args[1])
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	if b.State() == IsRecord && a.State() == IsText {
		return Truth(n.Args[1].Type.FieldIndex(a.Text()) >= 0)
	}
	if b.State() != IsList {
		return f.wrong(n)
	}
	if !f.spend(n, int64(len(b.List()))) {
		return f.stop
	}
	open := false
	for _, e := range b.List() {
		v := f.equal(n, a, e)
		switch {
		case v.isTrue(), v.State() == IsError:
			return v
		case v.State() == IsUnknown:
			open = true
		}
	}
	if open {
		return waiting(a, b)
	}
	return Truth(false)
}
