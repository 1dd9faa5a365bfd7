package program

import "strings"

// writer writes one line, to a depth.
type writer struct {
	frame *Frame
	depth int
}

const (
	maxTerms  = 12 // elements of a list that are shown with how they came about
	maxValues = 40 // elements that are shown at all
)

// value is a node as the number or text it has.
func (w *writer) value(n *Node) term { return literal(w.frame.eval(n), n.Type) }

// term writes a node as an operand; what picks a row stands in parentheses.
func (w *writer) term(n *Node) term {
	picks, t := w.form(n)
	if picks != "" {
		return term{"(" + picks + t.text + ")", bindAtom}
	}
	return t
}

// form writes a node as the rows that were picked and the arithmetic behind them.
func (w *writer) form(n *Node) (picks string, t term) {
	if w.depth <= 0 {
		return "", w.value(n)
	}
	w.depth--
	defer func() { w.depth++ }()
	switch n.Op {
	case OpBands, OpTable, OpPoints, OpLookup, OpMatrix, OpJudged, OpChecklist, OpBest:
		return w.indicator(n)
	case OpIf, OpCoalesce, OpLet, OpCall:
		return w.taken(n)
	}
	return "", w.operation(n)
}

// taken writes what a node passes on.
func (w *writer) taken(n *Node) (string, term) {
	f := w.frame
	switch n.Op {
	case OpIf:
		c := f.condition(n.Args[0])
		if c.isTrue() {
			return w.form(n.Args[1])
		}
		if c.isFalse() {
			return w.form(n.Args[2])
		}
		return "", w.value(n)
	case OpCoalesce:
		switch f.eval(n.Args[0]).State() {
		case IsUnknown, IsNil, IsAbsent:
			return w.form(n.Args[1])
		}
		return w.form(n.Args[0])
	case OpLet:
		f.setLocal(n.Slot, f.eval(n.Args[0]))
		return w.form(n.Args[1])
	}
	return w.called(n)
}

// called writes the body of a function over its arguments.
func (w *writer) called(n *Node) (string, term) {
	f := w.frame
	if f.depth >= maxDepth {
		return "", w.value(n)
	}
	base, top := f.base, f.top
	for i, arg := range n.Args {
		v := f.eval(arg)
		f.base = top
		f.setLocal(i, v)
		f.base = base
	}
	f.base = top
	f.depth++
	picks, t := w.form(f.program.Funcs[n.Slot].Body)
	f.depth--
	f.base, f.top = base, top
	return picks, t
}

// sign is an infix operation as a line writes it.
type sign struct {
	text        string
	bind        int
	left, right int
}

func signOf(op Op) (sign, bool) {
	switch op {
	case OpAdd:
		return sign{" + ", bindSum, bindSum, bindProduct}, true
	case OpSub:
		return sign{" − ", bindSum, bindSum, bindProduct}, true
	case OpMul:
		return sign{" × ", bindProduct, bindProduct, bindUnary}, true
	case OpDiv:
		return sign{" / ", bindProduct, bindProduct, bindUnary}, true
	case OpMod:
		return sign{" mod ", bindProduct, bindProduct, bindUnary}, true
	case OpPow:
		return sign{" ** ", bindPower, bindAtom, bindAtom}, true
	case OpAnd:
		return sign{" and ", bindAnd, bindAnd, bindTest}, true
	case OpOr:
		return sign{" or ", bindOr, bindOr, bindAnd}, true
	}
	if text, ok := testSign(op); ok {
		return sign{text, bindTest, bindSum, bindSum}, true
	}
	return sign{}, false
}

func testSign(op Op) (string, bool) {
	switch op {
	case OpEq:
		return " == ", true
	case OpNe:
		return " != ", true
	case OpLt:
		return " < ", true
	case OpLe:
		return " <= ", true
	case OpGt:
		return " > ", true
	case OpGe:
		return " >= ", true
	case OpIn:
		return " in ", true
	}
	return "", false
}

func (w *writer) operation(n *Node) term {
	if s, ok := signOf(n.Op); ok {
		return w.infix(n, s)
	}
	switch n.Op {
	case OpConst:
		return constant(n)
	case OpNeg:
		return term{"−" + w.operand(n.Args[0]).within(bindAtom), bindUnary}
	case OpNot:
		return term{"not " + w.term(n.Args[0]).within(bindAtom), bindTest}
	case OpMin, OpMax, OpMean, OpMedian, OpSum:
		return w.drawn(n)
	case OpAbs:
		return w.function("abs", n.Args)
	case OpFloor:
		return w.function("floor", n.Args)
	case OpCeil:
		return w.function("ceil", n.Args)
	case OpClamp:
		return w.function("clamp", n.Args)
	case OpRound:
		t := w.function("round", n.Args)
		if len(n.Args) == 1 {
			t.text = t.text[:len(t.text)-1] + ", 0)"
		}
		if n.Mode != 0 {
			t.text = t.text[:len(t.text)-1] + ", " + quoted(n.Mode.String()) + ")"
		}
		return t
	}
	return w.value(n)
}

// infix writes both sides; of `and` and `or` only what decided where one side did.
func (w *writer) infix(n *Node, s sign) term {
	a := w.operand(n.Args[0])
	if n.Op == OpAnd || n.Op == OpOr {
		if v := w.frame.eval(n.Args[0]); v.ref == boolBox && v.Bool() == (n.Op == OpOr) {
			return w.term(n.Args[0])
		}
	}
	return term{a.within(s.left) + s.text + w.operand(n.Args[1]).within(s.right), s.bind}
}

// operand is a term of arithmetic; a list is written as its values.
func (w *writer) operand(n *Node) term {
	if n.Op == OpList {
		return w.value(n)
	}
	return w.term(n)
}

// constant is a numeral as the policy writes it, where a line can hold it.
func constant(n *Node) term {
	if isNumber(n.Const) && n.Const.Num().Sign() >= 0 && plainNumeral(n.Numeral) {
		return term{n.Numeral, bindAtom}
	}
	return literal(n.Const, n.Type)
}

func plainNumeral(s string) bool {
	digits := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, "%"), "万"), "亿")
	if digits == "" || len(s)-len(digits) > len("万") {
		return false
	}
	whole, part, pointed := strings.Cut(digits, ".")
	return allDigits(whole) && (!pointed || allDigits(part))
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func (w *writer) function(name string, args []*Node) term {
	parts := make([]string, len(args))
	for i, arg := range args {
		parts[i] = w.term(arg).text
	}
	return term{name + "(" + strings.Join(parts, ", ") + ")", bindAtom}
}

// drawn writes min, max, sum, mean or median over its elements.
func (w *writer) drawn(n *Node) term {
	name := [...]string{"min", "max", "sum", "mean", "median"}[n.Op-OpMin]
	args := n.Args
	var parts []term
	if n.Op == OpSum {
		if len(args) > 1 && args[1] != nil {
			parts = w.elements(args[0], n)
		} else {
			parts = w.spread(args[0])
		}
	} else {
		for _, arg := range args {
			parts = append(parts, w.spread(arg)...)
		}
	}
	switch {
	case len(parts) > maxValues:
		return w.value(n)
	case len(parts) == 1: // of one number each of them is that number
		return parts[0]
	}
	return term{name + "(" + joined(parts) + ")", bindAtom}
}

func joined(parts []term) string {
	texts := make([]string, len(parts))
	for i, t := range parts {
		texts[i] = t.text
	}
	return strings.Join(texts, ", ")
}

// spread is the elements of a list, or one number.
func (w *writer) spread(n *Node) []term {
	switch n.Op {
	case OpMap:
		return w.elements(n.Args[0], n)
	case OpList:
		parts := make([]term, len(n.Args))
		for i, arg := range n.Args {
			parts[i] = w.term(arg)
		}
		return parts
	}
	v := w.frame.eval(n)
	if v.State() != IsList {
		return []term{w.term(n)}
	}
	parts := make([]term, len(v.List()))
	for i, e := range v.List() {
		parts[i] = literal(e, elemType(n.Type))
	}
	return parts
}

// elements is what the body of a node makes of each element of a list.
func (w *writer) elements(source, n *Node) []term {
	list := w.frame.eval(source).List()
	parts := make([]term, len(list))
	shallow := writer{frame: w.frame, depth: w.depth}
	if len(list) > maxTerms {
		shallow.depth = 0
	}
	for i, e := range list {
		w.frame.setLocal(n.Slot, e)
		w.frame.setLocal(n.Slot+1, Int(int64(i)))
		parts[i] = shallow.term(n.Args[1])
	}
	return parts
}
