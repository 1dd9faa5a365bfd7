package program

import "strings"

// concat is text + text; its length is charged.
func (f *Frame) concat(n *Node) Value {
	a, b := f.eval(n.Args[0]), f.eval(n.Args[1])
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	if a.State() != IsText || b.State() != IsText {
		return f.wrong(n)
	}
	if !f.spend(n, int64(len(a.Text())+len(b.Text()))) {
		return f.stop
	}
	return String(a.Text() + b.Text())
}

func (f *Frame) evalText(n *Node) Value {
	a := f.eval(n.Args[0])
	b := String(n.Pattern)
	if n.Op != OpMatches {
		b = f.eval(n.Args[1])
	}
	if v, ok := f.odd(n, a, b); ok {
		return v
	}
	if a.State() != IsText || b.State() != IsText {
		return f.wrong(n)
	}
	if !f.spend(n, int64(len(a.Text())+len(b.Text()))) {
		return f.stop
	}
	switch n.Op {
	case OpContains:
		return Truth(strings.Contains(a.Text(), b.Text()))
	case OpStartsWith:
		return Truth(strings.HasPrefix(a.Text(), b.Text()))
	case OpEndsWith:
		return Truth(strings.HasSuffix(a.Text(), b.Text()))
	}
	return f.matches(n, a.Text())
}
