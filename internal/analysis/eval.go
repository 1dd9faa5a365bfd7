package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// maxDepth bounds how deep the evaluation of names nests.
const maxDepth = 200

// eval is the node's value on the path. It follows the evaluator of package program
// on applications that are complete.
func (p *Path) eval(s *state, n *program.Node) value {
	if p.Dead() {
		return value{}
	}
	p.marks[n] = true
	if p.space.done += nodeWork; p.space.done&63 < nodeWork && p.space.work() > p.until {
		p.exhaust()
		return value{}
	}
	switch {
	case n.Op <= program.OpRange:
		return p.basic(s, n)
	case n.Op <= program.OpPow:
		return p.arithmetic(s, n)
	case n.Op <= program.OpCall:
		return p.logic(s, n)
	case n.Op <= program.OpMatches:
		return p.textual(s, n)
	case n.Op <= program.OpTrimmed:
		return p.overList(s, n)
	case n.Op <= program.OpAddMonths:
		return p.own(s, n)
	}
	return p.formed(s, n)
}

// nodeWork is what looking at a node counts beside a number.
const nodeWork = 8

func (p *Path) evalAll(s *state, nodes []*program.Node) []value {
	out := make([]value, len(nodes))
	for i, n := range nodes {
		if n != nil {
			out[i] = p.eval(s, n)
		}
	}
	return out
}

// condition is a value where a bool is wanted.
func (p *Path) condition(s *state, n *program.Node) value {
	v := p.eval(s, n)
	if v.kind == isNil {
		return fail(n, "nil_used")
	}
	return v
}

// holds decides a condition that is a guess too.
func (p *Path) holds(v value) bool {
	if v.kind == isGuess && !p.Dead() {
		return p.maybe()
	}
	return v.isTrue()
}

func (p *Path) basic(s *state, n *program.Node) value {
	switch n.Op {
	case program.OpConst:
		return p.of(n.Const)
	case program.OpSlot:
		return p.read(s, n.Slot)
	case program.OpLocal:
		return p.local(s, n.Slot)
	case program.OpField:
		v := p.eval(s, n.Args[0])
		if o, ok := odd(n, v); ok {
			return o
		}
		if n.Slot >= len(v.list) {
			return p.guess(n.Source())
		}
		return v.list[n.Slot]
	case program.OpIndex:
		return p.index(n, p.eval(s, n.Args[0]), p.eval(s, n.Args[1]))
	case program.OpList:
		list := p.evalAll(s, n.Args)
		for _, v := range list {
			if v.kind == isFault {
				return v
			}
		}
		return listing(list)
	case program.OpSlice:
		return p.slice(s, n)
	}
	return p.rangeOf(n, p.eval(s, n.Args[0]), p.eval(s, n.Args[1]))
}

func (p *Path) local(s *state, i int) value {
	if s.base+i < len(s.locals) {
		return s.locals[s.base+i]
	}
	return value{}
}

func (p *Path) setLocal(s *state, i int, v value) {
	at := s.base + i
	for at >= len(s.locals) {
		s.locals = append(s.locals, value{})
	}
	s.locals[at] = v
	s.top = max(s.top, at+1)
}

// read is the value of a name, computed when it is first asked for.
func (p *Path) read(s *state, slot int) value {
	if s.known[slot] {
		return s.values[slot]
	}
	if s.busy[slot] || p.depth > maxDepth {
		return p.guess(s.prog.Slots[slot].Name)
	}
	s.busy[slot] = true
	p.depth++
	base, top := s.base, s.top
	s.base = s.top
	v := p.compute(s, slot)
	s.base, s.top = base, top
	p.depth--
	s.busy[slot] = false
	if !p.Dead() {
		s.values[slot], s.known[slot] = v, true
	}
	return v
}

func (p *Path) compute(s *state, slot int) value {
	d := &s.prog.Slots[slot]
	switch d.Kind {
	case program.Input:
		return p.input(s, slot)
	case program.Parameter:
		return p.parameter(s, slot)
	case program.Builtin:
		return p.builtin(s, slot)
	case program.FigureSlot:
		return p.figure(s, slot)
	case program.ScoreSlot:
		return p.score(s, s.prog.Scoring.All[d.Index])
	case program.Total:
		return p.total(s)
	}
	if d.Formula == nil {
		return p.guess(d.Name)
	}
	v := p.eval(s, d.Formula)
	if d.Round != nil && v.kind == isNumber {
		return numeric(p.round(v.num, d.Round.Places, d.Round.Mode))
	}
	return v
}

// parameter is what the day of the round picks.
func (p *Path) parameter(s *state, slot int) value {
	d := &s.prog.Slots[slot]
	if len(d.Dated) == 1 && d.Dated[0].Always {
		return p.of(d.Dated[0].Value)
	}
	today := p.today()
	for i := len(d.Dated) - 1; i >= 0; i-- {
		from := plain(exact.Int(int64(d.Dated[i].From)))
		if d.Dated[i].Always || !p.less(today.num, from) {
			return p.of(d.Dated[i].Value)
		}
	}
	p.dead = true // the round as a whole has no such day
	return value{}
}

// today is the day of the round, which is an unknown too.
func (p *Path) today() value {
	if h := p.space.held; h != nil && h.asOf.State() != program.IsUnknown {
		return p.of(h.asOf)
	}
	if p.dated == nil {
		v := p.dateInput(asOfKey, &program.Limits{})
		p.dated = &v
	}
	return *p.dated
}

const asOfKey = "\x00as_of"

func (p *Path) builtin(s *state, slot int) value {
	switch name := s.prog.Slots[slot].Name; name {
	case program.NameAsOf:
		return p.today()
	case program.NameID, program.NameName:
		return value{kind: isText, atom: p.atom("\x00"+name, nil)}
	case program.NameHistory:
		p.note("history", name)
		return listing(nil)
	case program.NameQualifiedCount, program.NameEligibleCount, program.NameApplicantCount:
		return p.figure(s, slot)
	}
	return p.of(s.setting.Value(slot))
}

// figure is a number of the cohort: any.
func (p *Path) figure(s *state, slot int) value {
	d := &s.prog.Slots[slot]
	p.loose = true
	if !d.Type.Numeric() {
		return p.guess(d.Name)
	}
	whole := d.Type.Kind == program.Integer
	return numeric(number{n: linear.Variable(p.unknown("\x00figure "+d.Name, whole))})
}

func (p *Path) index(n *program.Node, v, at value) value {
	if v.kind == isFault {
		return v
	}
	if o, ok := odd(n, v, at); ok {
		return o
	}
	switch {
	case v.kind == isList && at.kind == isNumber:
		return p.elementAt(n, v.list, at.num)
	case v.kind == isRecord && at.kind == isText:
		return p.entry(n, v, at)
	case v.kind == isList && at.kind == isText:
		return p.group(v.list, at)
	}
	return p.guess(n.Source())
}

func (p *Path) elementAt(n *program.Node, list []value, at number) value {
	x, known := at.constant()
	i, whole := x.Int64()
	if !known {
		return p.guess(n.Source())
	}
	if i < 0 {
		i += int64(len(list))
	}
	if !whole || i < 0 || i >= int64(len(list)) {
		return fail(n, "index_range")
	}
	return list[i]
}

func (p *Path) entry(n *program.Node, table, key value) value {
	t := n.Args[0].Type
	for i := range table.list {
		if t != nil && i < len(t.Fields) && p.is(key, t.Fields[i].Name) {
			return table.list[i]
		}
	}
	return fail(n, "no_entry")
}

func (p *Path) group(groups []value, key value) value {
	for _, g := range groups {
		if len(g.list) == 2 && p.same(g.list[0], key) {
			return g.list[1]
		}
	}
	return value{kind: isNil}
}

func (p *Path) slice(s *state, n *program.Node) value {
	v := p.eval(s, n.Args[0])
	from, to := numeric(number{}), numeric(plain(exact.Int(1<<40)))
	if n.Args[1] != nil {
		from = p.eval(s, n.Args[1])
	}
	if len(n.Args) > 2 && n.Args[2] != nil {
		to = p.eval(s, n.Args[2])
	}
	if o, ok := odd(n, v, from, to); ok {
		return o
	}
	x, ok1 := from.num.constant()
	y, ok2 := to.num.constant()
	a, whole1 := x.Int64()
	b, whole2 := y.Int64()
	if v.kind != isList || !ok1 || !ok2 || !whole1 || !whole2 {
		return p.guess(n.Source())
	}
	size := int64(len(v.list))
	ends := [2]int64{a, b}
	for i, e := range ends {
		if e < 0 {
			e = max(e+size, 0)
		}
		ends[i] = min(e, size)
	}
	return listing(v.list[min(ends[0], ends[1]):ends[1]])
}

func (p *Path) rangeOf(n *program.Node, a, b value) value {
	if o, ok := odd(n, a, b); ok {
		return o
	}
	x, ok1 := a.num.constant()
	y, ok2 := b.num.constant()
	from, whole1 := x.Int64()
	to, whole2 := y.Int64()
	if !ok1 || !ok2 || to-from > 1000 {
		return p.guess(n.Source())
	}
	if !whole1 || !whole2 {
		return fail(n, "range_ends")
	}
	var list []value
	for i := from; i <= to; i++ {
		list = append(list, numeric(plain(exact.Int(i))))
	}
	return listing(list)
}

// textual is what is asked of texts; of one that is not known it may be either.
func (p *Path) textual(s *state, n *program.Node) value {
	a, b := p.eval(s, n.Args[0]), value{kind: isText, text: n.Pattern}
	if n.Op != program.OpMatches {
		b = p.eval(s, n.Args[1])
	}
	if o, ok := odd(n, a, b); ok {
		return o
	}
	x, ok1 := p.settle(a)
	y, ok2 := p.settle(b)
	if !ok1 || !ok2 || n.Op == program.OpMatches {
		p.loose = true
		return truth(p.maybe())
	}
	switch n.Op {
	case program.OpContains:
		return truth(strings.Contains(x, y))
	case program.OpStartsWith:
		return truth(strings.HasPrefix(x, y))
	}
	return truth(strings.HasSuffix(x, y))
}
