package analysis

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// formed is the forms of indicators.
func (p *Path) formed(s *state, n *program.Node) value {
	switch n.Op {
	case program.OpBands:
		return p.bands(s, n)
	case program.OpTable:
		return p.table(s, n)
	case program.OpPoints, program.OpLookup:
		return p.points(s, n)
	case program.OpChecklist, program.OpBest:
		return p.ticked(s, n)
	case program.OpMatrix:
		return p.matrix(s, n)
	}
	return p.judged(s, n)
}

// table is the outcome of the first row that holds.
func (p *Path) table(s *state, n *program.Node) value {
	of := p.eval(s, n.Args[0])
	if o, ok := odd(n, of); ok {
		return o
	}
	for i := range n.Form.Rows {
		holds, v, ok := p.inRow(s, n, &n.Form.Rows[i], of)
		if !ok {
			return v
		}
		if holds {
			return p.eval(s, n.Form.Outcomes[i])
		}
	}
	return fail(n, "no_row")
}

func (p *Path) inRow(s *state, n *program.Node, row *program.Row, of value) (bool, value, bool) {
	ends := [...]struct {
		node *program.Node
		op   program.Op
	}{{row.From, program.OpGt}, {row.To, program.OpLt}}
	if row.IncludeFrom {
		ends[0].op = program.OpGe
	}
	if row.IncludeTo {
		ends[1].op = program.OpLe
	}
	for _, e := range ends {
		if e.node == nil {
			continue
		}
		end := p.eval(s, e.node)
		if o, ok := odd(n, end); ok {
			return false, o, false
		}
		if !p.compare(e.op, of, end) {
			return false, value{}, true
		}
	}
	return true, value{}, true
}

// points is the outcome of an option, lookup its text.
func (p *Path) points(s *state, n *program.Node) value {
	of := p.eval(s, n.Args[0])
	if o, ok := odd(n, of); ok {
		return o
	}
	at, ok := p.entryOf(n.Form.Options, of, p.outcomes(s, n.Form))
	switch {
	case p.Dead():
		return value{}
	case !ok:
		return fail(n, "no_option")
	case n.Op == program.OpLookup:
		return value{kind: isText, text: n.Form.Texts[at]}
	}
	return p.eval(s, n.Form.Outcomes[at])
}

// entryOf is the option that a value is.
func (p *Path) entryOf(options []string, of value, bring []exact.Num) (int, bool) {
	switch of.kind {
	case isBool:
		return found(options, map[bool]string{true: "true", false: "false"}[of.truth])
	case isNumber:
		for i, o := range options {
			if x, err := exact.Parse(o); err == nil && p.order(of.num, plain(x)) == 0 {
				return i, true
			}
		}
		return 0, false
	}
	if a := of.atom; a != nil && !a.open && len(a.options) > 1 {
		ways := make([]int, len(a.options))
		for i := range ways {
			ways[i] = i
		}
		p.rank(ways, func(i int) exact.Num {
			if at, ok := found(options, a.options[i]); ok && at < len(bring) {
				return bring[at]
			}
			return exact.Num{}
		}, len(bring) > 0)
		way := p.among(ways, func(int) bool { return true })
		a.options = a.options[way : way+1]
	}
	text, ok := p.settle(of)
	if !ok {
		for i, o := range options {
			if p.is(of, o) {
				return i, true
			}
		}
		return 0, false
	}
	return found(options, text)
}

func found(options []string, text string) (int, bool) {
	at := slices.Index(options, text)
	return at, at >= 0
}

// ticked is a checklist or the best of several forms.
func (p *Path) ticked(s *state, n *program.Node) value {
	var held []value
	for i := range n.Form.Entries {
		e := &n.Form.Entries[i]
		if e.If != nil {
			c := p.condition(s, e.If)
			if c.kind == isFault || c.kind == isAbsent {
				return c
			}
			if !p.holds(c) {
				continue
			}
		}
		v := p.eval(s, e.Value)
		if o, ok := odd(n, v); ok {
			return o
		}
		held = append(held, v)
	}
	best := n.Op == program.OpBest || n.Form.Take == program.TakeBest || n.Form.Take == program.TakeMax
	switch {
	case len(held) == 0:
		return numeric(number{})
	case best:
		return p.extreme(false, held)
	case n.Form.CountAtMost > 0 && len(held) > n.Form.CountAtMost:
		held = p.insort(held, nil, true)[:n.Form.CountAtMost]
	}
	return numeric(p.addUp(held))
}

func (p *Path) matrix(s *state, n *program.Node) value {
	row, v, ok := p.axis(s, n, n.Form.Axes[0], p.lines(n.Form, 0))
	if !ok {
		return v
	}
	column, v, ok := p.axis(s, n, n.Form.Axes[1], p.lines(n.Form, 1))
	if !ok {
		return v
	}
	return p.eval(s, n.Form.Cells[row][column])
}

// lines are the sums of a matrix's rows, or columns, for the order in which they are
// tried.
func (p *Path) lines(f *program.Form, side int) []exact.Num {
	if p.lean == 0 {
		return nil
	}
	length := len(f.Cells)
	if side == 1 {
		length = len(f.Cells[0])
	}
	out := make([]exact.Num, length)
	for i, row := range f.Cells {
		for j, cell := range row {
			if cell.Op == program.OpConst && cell.Const.State() == program.IsNumber {
				at := [...]int{i, j}[side]
				out[at] = exact.Add(out[at], cell.Const.Num())
			}
		}
	}
	return out
}

// axis is the entry of an axis that holds; `else` is the entry after the last.
func (p *Path) axis(s *state, n *program.Node, a *program.Axis, bring []exact.Num) (int, value, bool) {
	of := p.eval(s, a.Of)
	l, o, ok := p.ladder(s, n, a.Cmp, a.Thresholds, of)
	if !ok {
		return 0, o, false
	}
	at := 0
	if len(a.Options) == 0 {
		at = p.band(a.Cmp, of, l, bring)
		ok = at >= 0
	} else {
		at, ok = p.entryOf(a.Options, of, bring)
	}
	switch {
	case p.Dead():
		return 0, value{}, false
	case ok:
		return at, value{}, true
	case a.Else:
		return len(a.Thresholds) + len(a.Options), value{}, true
	}
	return 0, fail(n, "no_entry"), false
}

// judged is a mark within its range, or several drawn together.
func (p *Path) judged(s *state, n *program.Node) value {
	at := 0
	if a := n.Form.Axes[0]; a != nil {
		i, v, ok := p.axis(s, n, a, nil)
		if !ok {
			return v
		}
		at = i
	}
	low, high := p.eval(s, n.Form.Low[at]), p.eval(s, n.Form.High[at])
	if o, ok := odd(n, low, high); ok {
		return o
	}
	marks := p.eval(s, n.Args[0])
	if marks.kind != isList {
		return p.mark(n, marks, low, high)
	}
	var list []value
	for _, m := range marks.list {
		if m.kind == isNil {
			continue
		}
		c := p.mark(n, m, low, high)
		if c.kind == isFault || c.kind == isAbsent {
			return c
		}
		list = append(list, c)
	}
	drop := n.Form.Drop
	if len(list) < 2*drop+1 {
		return fail(n, "too_few_marks")
	}
	if drop > 0 || n.Form.Take == program.TakeMedian {
		list = p.insort(list, nil, false)
	}
	return p.draw(n.Form.Take, list[drop:len(list)-drop])
}

func (p *Path) draw(take program.Take, list []value) value {
	half := len(list) / 2
	switch {
	case take == program.TakeMin || take == program.TakeMax || take == program.TakeBest:
		return p.extreme(take == program.TakeMin, list)
	case take == program.TakeMean:
		return numeric(p.addUp(list).scale(exact.Frac(1, int64(len(list)))))
	case take == program.TakeMedian && len(list)%2 == 1:
		return list[half]
	case take == program.TakeMedian:
		return numeric(p.addUp(list[half-1 : half+1]).scale(exact.Frac(1, 2)))
	}
	return numeric(p.addUp(list))
}

// mark holds a mark against its step and its range: any other is refused, which no
// application of the space may be.
func (p *Path) mark(n *program.Node, m, low, high value) value {
	if o, ok := odd(n, m); ok {
		return o
	}
	if n.Form.HasStep {
		inverse, _ := exact.Div(exact.Int(1), n.Form.Step)
		steps := m.num.scale(inverse)
		k := number{n: linear.Variable(p.unknown("steps"+n.Form.Step.String()+steps.n.Key(), true))}
		if _, known := steps.constant(); !known {
			p.must(p.gap(steps, k), linear.Zero)
		} else if !steps.n.Const.IsInt() {
			return blame(n, "mark_step")
		}
	}
	p.must(p.gap(m.num, low.num), linear.AtLeast)
	p.must(p.gap(m.num, high.num), linear.AtMost)
	return m
}

// must leaves the path where a condition cannot hold.
func (p *Path) must(f linear.Form, cond linear.Cond) {
	if !p.require(f, cond) || !p.check() {
		p.dead = true
	}
}
