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

func (p *Path) bands(s *state, n *program.Node) value {
	of := p.eval(s, n.Args[0])
	l, o, ok := p.ladder(s, n, n.Form.Cmp, n.Form.Thresholds, of)
	if !ok {
		return o
	}
	at := p.band(n.Form.Cmp, of, l, p.outcomes(s, n.Form))
	if p.Dead() {
		return value{}
	}
	if at < 0 {
		return p.eval(s, n.Form.Else)
	}
	return p.eval(s, n.Form.Outcomes[at])
}

// outcomes are what the outcomes of bands are known to bring, for the order in which
// they are tried; the rest is last.
func (p *Path) outcomes(s *state, f *program.Form) []exact.Num {
	if p.lean == 0 {
		return nil
	}
	out := make([]exact.Num, 0, len(f.Outcomes)+1)
	for _, n := range append(slices.Clone(f.Outcomes), f.Else) {
		x := exact.Num{}
		if n != nil && n.Op == program.OpConst && n.Const.State() == program.IsNumber {
			x = n.Const.Num()
		}
		if n != nil && n.Op == program.OpSlot && s.prog.Slots[n.Slot].Kind == program.Parameter {
			x = s.setting.Value(n.Slot).Num()
		}
		out = append(out, x)
	}
	return out
}

var bandConds = [...]linear.Cond{program.AtLeast: linear.AtLeast, program.MoreThan: linear.Above, program.AtMost: linear.AtMost, program.LessThan: linear.Below}

// band is the tightest threshold that holds, of equal ones the first; -1 when none does.
func (p *Path) band(cmp program.Cmp, of value, l ladder, bring []exact.Num) int {
	limits, order := l.limits, l.order
	if !l.fixed || of.kind != isNumber && of.kind != isDate {
		return p.bandByOne(cmp, of, limits)
	}
	cond := bandConds[cmp]
	// Way i: threshold order[i] holds and the next tighter one does not.
	require := func(i int) bool {
		if i < len(order) && !p.require(p.gap(of.num, limits[order[i]].num), cond) {
			return false
		}
		return i == 0 || p.require(p.gap(of.num, limits[order[i-1]].num), opposite[cond])
	}
	var ways []int
	r := p.reachOf(of.num)
	for i := range len(order) + 1 {
		if r.possible(limits, order, i, cond) {
			ways = append(ways, i)
		}
	}
	p.rank(ways, func(i int) exact.Num {
		if i < len(order) {
			return bring[order[i]]
		}
		return bring[len(bring)-1]
	}, len(bring) > 0)
	if len(ways) == 0 {
		p.dead = true
		return -1
	}
	i := ways[0]
	if len(ways) > 1 {
		i = p.among(ways, require)
	}
	if i == len(order) {
		return -1
	}
	return order[i]
}

// ladder are the thresholds of bands or of an axis.
type ladder struct {
	limits []value
	order  []int // the tightest first
	fixed  bool  // they are known
}

// ladder evaluates thresholds, once where they are constants; not ok: the value to give
// back instead.
func (p *Path) ladder(s *state, n *program.Node, cmp program.Cmp, thresholds []*program.Node, of value) (ladder, value, bool) {
	if len(thresholds) == 0 {
		o, ok := odd(n, of)
		return ladder{}, o, !ok
	}
	l, kept := p.space.ladders[thresholds[0]]
	if kept {
		o, ok := odd(n, of)
		return l, o, !ok
	}
	l.limits = p.evalAll(s, thresholds)
	if o, ok := odd(n, append(slices.Clone(l.limits), of)...); ok {
		return l, o, false
	}
	l.order, l.fixed = tightest(cmp, l.limits)
	if l.fixed && !slices.ContainsFunc(thresholds, func(t *program.Node) bool { return t.Op != program.OpConst }) {
		p.space.ladders[thresholds[0]] = l
	}
	return l, value{}, true
}

// rank orders ways by what they bring, most first where the path leans that way.
func (p *Path) rank(ways []int, bring func(int) exact.Num, known bool) {
	if !known || p.lean == 0 {
		return
	}
	slices.SortStableFunc(ways, func(a, b int) int { return -p.lean * exact.Cmp(bring(a), bring(b)) })
}

// reach is what bounds leave of a value that is held against thresholds.
type reach struct {
	low, high       linear.Point
	hasLow, hasHigh bool
}

// possible reports whether a reach has a band: threshold order[i] holds, and the next
// tighter one does not.
func (r reach) possible(limits []value, order []int, i int, cond linear.Cond) bool {
	if i < len(order) {
		if truth, sure := r.settled(limits[order[i]], cond); sure && !truth {
			return false
		}
	}
	if i > 0 {
		if truth, sure := r.settled(limits[order[i-1]], cond); sure && truth {
			return false
		}
	}
	return true
}

func (r reach) settled(limit value, cond linear.Cond) (truth, sure bool) {
	line := limit.num.n.Const
	return settled(r.low.Less(line), r.high.Less(line), r.hasLow, r.hasHigh, cond)
}

// reachOf is the reach of a number. That of a quotient is known only where its divisor
// has bounds; without them every band is possible.
func (p *Path) reachOf(x number) reach {
	var r reach
	r.low, r.high, r.hasLow, r.hasHigh = p.sys.Bounds(x.n)
	if x.d == nil {
		return r
	}
	dl, dh, hasDL, hasDH := p.sys.Bounds(*x.d)
	out := reach{}
	if r.hasLow && r.low.Sign() >= 0 {
		out.hasLow = true
		if end, ok := exact.Div(r.low.X, dh.X); hasDH && ok {
			out.low.X = end
		}
	}
	if end, ok := exact.Div(r.high.X, dl.X); r.hasHigh && r.high.Sign() >= 0 && hasDL && ok && dl.X.Sign() > 0 {
		out.high.X, out.hasHigh = end, true
	}
	return out
}

// tightest orders known thresholds, the tightest first and of equal ones only the first.
func tightest(cmp program.Cmp, limits []value) ([]int, bool) {
	var order []int
	for i, l := range limits {
		if _, ok := l.num.constant(); !ok || l.kind != isNumber && l.kind != isDate {
			return nil, false
		}
		order = append(order, i)
	}
	at := func(i int) exact.Num { return limits[i].num.n.Const }
	slices.SortStableFunc(order, func(a, b int) int {
		c := exact.Cmp(at(b), at(a))
		if cmp == program.AtMost || cmp == program.LessThan {
			return -c
		}
		return c
	})
	return slices.CompactFunc(order, func(a, b int) bool { return exact.Equal(at(a), at(b)) }), true
}

// bandByOne tries thresholds that are not known one by one.
func (p *Path) bandByOne(cmp program.Cmp, of value, limits []value) int {
	ops := [...]program.Op{program.OpGe, program.OpGt, program.OpLe, program.OpLt}
	at := -1
	for i, limit := range limits {
		if !p.compare(ops[cmp], of, limit) {
			continue
		}
		if at >= 0 {
			tighter := program.OpGt
			if cmp == program.AtMost || cmp == program.LessThan {
				tighter = program.OpLt
			}
			if !p.compare(tighter, limit, limits[at]) {
				continue
			}
		}
		at = i
	}
	return at
}

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
