package analysis

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// bands is the outcome of the tightest threshold that holds.
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
