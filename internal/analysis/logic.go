package analysis

import (
	"github.com/merit-rules/merit/internal/program"
)

func (p *Path) logic(s *state, n *program.Node) value {
	switch n.Op {
	case program.OpConcat:
		return p.concat(n, p.eval(s, n.Args[0]), p.eval(s, n.Args[1]))
	case program.OpEq, program.OpNe:
		return p.equality(s, n)
	case program.OpLt, program.OpLe, program.OpGt, program.OpGe:
		return p.comparison(s, n)
	case program.OpAnd:
		return p.both(s, n, false)
	case program.OpOr:
		return p.both(s, n, true)
	case program.OpNot:
		v := p.condition(s, n.Args[0])
		if v.kind == isBool {
			return truth(!v.truth)
		}
		return v
	case program.OpIn:
		return p.in(n, p.eval(s, n.Args[0]), p.eval(s, n.Args[1]))
	case program.OpIf:
		return p.conditional(s, n)
	case program.OpCoalesce:
		v := p.eval(s, n.Args[0])
		if v.kind == isNil || v.kind == isAbsent {
			return p.eval(s, n.Args[1])
		}
		return v
	case program.OpLet:
		p.setLocal(s, n.Slot, p.eval(s, n.Args[0]))
		return p.eval(s, n.Args[1])
	}
	return p.call(s, n)
}

func (p *Path) concat(n *program.Node, a, b value) value {
	if o, ok := odd(n, a, b); ok {
		return o
	}
	x, ok1 := p.settle(a)
	y, ok2 := p.settle(b)
	if !ok1 || !ok2 {
		p.loose = true
		return value{kind: isText, atom: &atom{open: true}}
	}
	return value{kind: isText, text: x + y}
}

// both is `and`, where a false decides, or `or`, where a true does.
func (p *Path) both(s *state, n *program.Node, decides bool) value {
	a := p.condition(s, n.Args[0])
	if a.kind == isGuess {
		a = truth(p.holds(a))
	}
	if a.kind == isFault || a.kind == isBool && a.truth == decides {
		return a
	}
	b := p.condition(s, n.Args[1])
	if b.kind == isFault || b.kind == isBool && b.truth == decides || a.kind == isBool {
		return b
	}
	return a
}

func (p *Path) conditional(s *state, n *program.Node) value {
	c := p.condition(s, n.Args[0])
	if c.kind != isBool && c.kind != isGuess {
		return c
	}
	if p.holds(c) {
		return p.eval(s, n.Args[1])
	}
	return p.eval(s, n.Args[2])
}

func (p *Path) equality(s *state, n *program.Node) value {
	a := p.eval(s, n.Args[0])
	if a.kind == isFault {
		return a
	}
	b := p.eval(s, n.Args[1])
	for _, v := range [...]value{a, b} {
		if v.kind == isFault || v.kind == isAbsent {
			return v
		}
	}
	return truth(p.same(a, b) == (n.Op == program.OpEq))
}

func (p *Path) comparison(s *state, n *program.Node) value {
	a := p.eval(s, n.Args[0])
	if a.kind == isFault {
		return a
	}
	b := p.eval(s, n.Args[1])
	if o, ok := odd(n, a, b); ok {
		return o
	}
	return truth(p.compare(n.Op, a, b))
}

func (p *Path) in(n *program.Node, a, b value) value {
	if o, ok := odd(n, a, b); ok {
		return o
	}
	switch {
	case b.kind == isSet:
		option, ok := p.settle(a)
		if !ok {
			return p.guess(n.Source())
		}
		t := n.Args[1].Type
		return truth(p.chosen(b, t, p.aloneOf(b.text), option))
	case b.kind == isRecord && a.kind == isText:
		for _, f := range n.Args[1].Type.Fields {
			if p.is(a, f.Name) {
				return truth(true)
			}
		}
		return truth(false)
	case b.kind != isList:
		return p.guess(n.Source())
	}
	for _, e := range b.list {
		if e.kind == isFault || e.kind == isAbsent {
			return e
		}
		if p.same(a, e) {
			return truth(true)
		}
	}
	return truth(false)
}

// aloneOf is the option of an input of choices that excludes all others.
func (p *Path) aloneOf(key string) string {
	for _, s := range p.sides {
		for slot, name := range s.names {
			if name == key && slot < s.prog.Inputs {
				return s.prog.Slots[slot].Alone
			}
		}
	}
	return ""
}

func (p *Path) call(s *state, n *program.Node) value {
	f := &s.prog.Funcs[n.Slot]
	if s.calls >= 60 {
		return p.guess(n.Source())
	}
	args := p.evalAll(s, n.Args)
	base, top := s.base, s.top
	s.base = s.top
	for i, v := range args {
		p.setLocal(s, i, v)
	}
	s.calls++
	v := p.eval(s, f.Body)
	s.calls--
	s.base, s.top = base, top
	return v
}
