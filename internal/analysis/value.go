package analysis

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// kind is what a value is on its path.
type kind uint8

const (
	isGuess kind = iota // anything: an operation that is not followed
	isNumber
	isBool
	isText
	isDate // num is the day
	isTime // num is the second
	isList
	isRecord
	isSet // choices: one truth for each option
	isNil
	isAbsent
	isFault
)

// value is what a node is on a path.
type value struct {
	kind  kind
	truth bool
	num   number
	text  string  // of a set: the key under which its options stand
	atom  *atom   // a text that is not known: not nil
	list  []value // elements, fields
	fault *program.Fault
}

// atom is a text or an option that the path has not settled. Options are what is left;
// an open one may be any text but those that it is not.
type atom struct {
	options []string
	open    bool
	not     []string
}

func numeric(x number) value          { return value{kind: isNumber, num: x} }
func truth(b bool) value              { return value{kind: isBool, truth: b} }
func listing(elems []value) value     { return value{kind: isList, list: elems} }
func (v value) isTrue() bool          { return v.kind == isBool && v.truth }
func (v value) isFalse() bool         { return v.kind == isBool && !v.truth }
func (p *Path) guess(at string) value { p.note("operation", at); return value{} }

// fail is an error of the policy at a node.
func fail(n *program.Node, code string) value {
	return value{kind: isFault, fault: &program.Fault{Code: code, Node: n}}
}

// blame is an error of the data: the row is refused.
func blame(n *program.Node, code string) value {
	return value{kind: isFault, fault: &program.Fault{Code: code, Node: n, Data: true}}
}

// of is a known value as one of a path.
func (p *Path) of(v program.Value) value {
	switch v.State() {
	case program.IsNumber:
		return numeric(plain(v.Num()))
	case program.IsBool:
		return truth(v.Bool())
	case program.IsText:
		return value{kind: isText, text: v.Text()}
	case program.IsDate:
		return value{kind: isDate, num: plain(exact.Int(int64(v.Date())))}
	case program.IsTime:
		t := v.Time().Instant
		second := exact.Add(exact.Int(t.Sec), exact.Frac(int64(t.Nano), 1_000_000_000))
		return value{kind: isTime, num: plain(second)}
	case program.IsNil:
		return value{kind: isNil}
	case program.IsError:
		return value{kind: isFault, fault: v.Fault()}
	case program.IsList, program.IsRecord:
		out := make([]value, len(v.List()))
		for i, e := range v.List() {
			out[i] = p.of(e)
		}
		if v.State() == program.IsList {
			return listing(out)
		}
		return value{kind: isRecord, list: out}
	}
	return p.guess("")
}

// odd settles an operation on values that are not all plain, as the evaluator does:
// the first error wins, nil is an error, what was not asked makes the result not asked.
func odd(n *program.Node, vs ...value) (value, bool) {
	var missing *value
	for i, v := range vs {
		switch v.kind {
		case isFault:
			return v, true
		case isNil:
			return fail(n, "nil_used"), true
		case isAbsent:
			missing = &vs[i]
		}
	}
	if missing != nil {
		return *missing, true
	}
	for _, v := range vs {
		if v.kind == isGuess {
			return v, true
		}
	}
	return value{}, false
}

// is decides whether a text is s.
func (p *Path) is(v value, s string) bool {
	a := v.atom
	if a == nil {
		return v.text == s
	}
	if !a.open && !slices.Contains(a.options, s) || a.open && slices.Contains(a.not, s) {
		return false
	}
	if !a.open && len(a.options) == 1 {
		return true
	}
	way := p.choose(2, 0, func(int) bool { return true })
	if way == 0 {
		a.options, a.open = []string{s}, false
		return true
	}
	if a.open {
		a.not = append(a.not, s)
		return false
	}
	a.options = slices.DeleteFunc(slices.Clone(a.options), func(o string) bool { return o == s })
	return false
}

// settle makes a text known where it can only be one of few.
func (p *Path) settle(v value) (string, bool) {
	a := v.atom
	if a == nil {
		return v.text, true
	}
	if a.open {
		return "", false
	}
	if len(a.options) > 1 {
		way := p.choose(len(a.options), 0, func(int) bool { return true })
		a.options = a.options[way : way+1]
	}
	return a.options[0], true
}

// same decides whether two plain values are equal.
func (p *Path) same(a, b value) bool {
	if a.kind == isGuess || b.kind == isGuess {
		return p.maybe()
	}
	if a.kind == isTime && b.kind == isDate || a.kind == isDate && b.kind == isTime {
		return p.order2(a, b) == 0
	}
	if a.kind != b.kind {
		return false
	}
	switch a.kind {
	case isNumber, isDate, isTime:
		return p.order(a.num, b.num) == 0
	case isBool:
		return a.truth == b.truth
	case isText:
		return p.sameText(a, b)
	case isList, isRecord:
		return p.sameList(a.list, b.list)
	case isSet:
		p.note("operation", "choices")
		return p.maybe()
	}
	return true
}

func (p *Path) sameText(a, b value) bool {
	if s, ok := p.settle(b); ok {
		return p.is(a, s)
	}
	if s, ok := p.settle(a); ok {
		return p.is(b, s)
	}
	if a.atom == b.atom {
		return true
	}
	p.loose = true
	return p.maybe()
}

func (p *Path) sameList(a, b []value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !p.same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// order2 compares two values that have an order: -1, 0 or 1.
func (p *Path) order2(a, b value) int {
	switch {
	case a.kind == isDate && b.kind == isTime:
		return -p.order2(b, a)
	case a.kind == isTime && b.kind == isDate:
		return p.clock(a, b)
	case a.kind == isText:
		return p.orderText(a, b)
	}
	return p.order(a.num, b.num)
}

func (p *Path) orderText(a, b value) int {
	s, ok1 := p.settle(a)
	t, ok2 := p.settle(b)
	switch {
	case !ok1 || !ok2:
		p.loose = true
		return 1 - p.choose(3, 0, func(int) bool { return true })
	case s < t:
		return -1
	case s > t:
		return 1
	}
	return 0
}

// compare decides a comparison without deciding more than it asks.
func (p *Path) compare(op program.Op, a, b value) bool {
	if a.kind == b.kind && (a.kind == isNumber || a.kind == isDate || a.kind == isTime) {
		return p.split(p.gap(a.num, b.num), conds[op])
	}
	if a.kind == isTime && b.kind == isDate || a.kind == isDate && b.kind == isTime {
		return p.clocked(op, a, b)
	}
	c := p.order2(a, b)
	return meets(c, conds[op])
}

var conds = map[program.Op]linear.Cond{program.OpLt: linear.Below, program.OpLe: linear.AtMost, program.OpGt: linear.Above, program.OpGe: linear.AtLeast}
