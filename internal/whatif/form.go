package whatif

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// form is the slope of a leaf form: of what it picks, once what it picks by stays.
func (x *follower) form(n *program.Node) exact.Num {
	switch n.Op {
	case program.OpBands:
		return x.bands(n)
	case program.OpTable:
		return x.table(n)
	case program.OpPoints:
		return x.points(n)
	case program.OpMatrix:
		return x.matrix(n)
	case program.OpChecklist:
		return x.checklist(n)
	}
	return x.best(n)
}

// thresholds narrows the window to where a number stays on its side of each
// threshold, and thresholds in their order.
func (x *follower) thresholds(of *program.Node, limits []*program.Node) (line, []line, bool) {
	l, ok := x.line(of)
	list, all := x.lines(limits)
	if !ok || !all {
		return l, nil, false
	}
	for i := range list {
		x.apart(l, list[i])
		for j := range list[:i] {
			x.apart(list[i], list[j])
		}
	}
	return l, list, true
}

func (x *follower) bands(n *program.Node) exact.Num {
	l, limits, ok := x.thresholds(n.Args[0], n.Form.Thresholds)
	if !ok {
		return exact.Num{}
	}
	at := -1
	for i, t := range limits {
		if holds(n.Form.Cmp, exact.Cmp(l.at, t.at)) && (at < 0 || tighter(n.Form.Cmp, t.at, limits[at].at)) {
			at = i
		}
	}
	if at < 0 {
		return x.outcome(n.Form.Else)
	}
	return x.outcome(n.Form.Outcomes[at])
}

func holds(cmp program.Cmp, c int) bool {
	switch cmp {
	case program.AtLeast:
		return c >= 0
	case program.MoreThan:
		return c > 0
	case program.AtMost:
		return c <= 0
	}
	return c < 0
}

func tighter(cmp program.Cmp, a, b exact.Num) bool {
	if cmp == program.AtMost || cmp == program.LessThan {
		return exact.Less(a, b)
	}
	return exact.Less(b, a)
}

// outcome is the slope of an outcome; a text has none.
func (x *follower) outcome(n *program.Node) exact.Num {
	if n == nil || x.value(n).State() != program.IsNumber {
		return exact.Num{}
	}
	return x.slope(n)
}

func (x *follower) table(n *program.Node) exact.Num {
	l, ok := x.line(n.Args[0])
	if !ok {
		return exact.Num{}
	}
	found := exact.Num{}
	for i := range n.Form.Rows {
		row, in := &n.Form.Rows[i], true
		for _, end := range []struct {
			n       *program.Node
			include bool
			side    int
		}{{row.From, row.IncludeFrom, 1}, {row.To, row.IncludeTo, -1}} {
			if end.n == nil {
				continue
			}
			e, ok := x.line(end.n)
			if !ok {
				return exact.Num{}
			}
			x.apart(l, e)
			c := exact.Cmp(l.at, e.at) * end.side
			in = in && (c > 0 || c == 0 && end.include)
		}
		if in {
			found = x.outcome(n.Form.Outcomes[i])
		}
	}
	return found
}

func (x *follower) points(n *program.Node) exact.Num {
	x.any(n.Args[0])
	v := x.value(n.Args[0])
	key := v.Text()
	if v.State() == program.IsBool {
		key = map[bool]string{true: "true", false: "false"}[v.Bool()]
	}
	if at := slices.Index(n.Form.Options, key); at >= 0 {
		return x.outcome(n.Form.Outcomes[at])
	}
	return exact.Num{}
}

// matrix is a cell that stays; cells that depend on the parameter are not followed.
func (x *follower) matrix(n *program.Node) exact.Num {
	for _, a := range n.Form.Axes {
		if len(a.Options) > 0 {
			x.any(a.Of)
		} else {
			x.thresholds(a.Of, a.Thresholds)
		}
	}
	for _, row := range n.Form.Cells {
		if slices.ContainsFunc(row, x.moves) {
			return x.strange(n)
		}
	}
	return exact.Num{}
}

// ticked are the entries of a list of conditions that hold.
func (x *follower) ticked(n *program.Node) ([]line, bool) {
	var out []line
	for i := range n.Form.Entries {
		e := &n.Form.Entries[i]
		if e.If != nil {
			x.truth(e.If)
			if v := x.value(e.If); v.State() != program.IsBool {
				return nil, false
			} else if !v.Bool() {
				continue
			}
		}
		l, ok := x.line(e.Value)
		if !ok {
			return nil, false
		}
		out = append(out, l)
	}
	return out, true
}

func (x *follower) checklist(n *program.Node) exact.Num {
	list, ok := x.ticked(n)
	if !ok || len(list) == 0 {
		return exact.Num{}
	}
	if n.Form.Take == program.TakeBest || n.Form.Take == program.TakeMax {
		return x.highest(list, 1)
	}
	if n.Form.CountAtMost > 0 {
		return x.highest(list, n.Form.CountAtMost)
	}
	return x.highest(list, len(list))
}

func (x *follower) best(n *program.Node) exact.Num {
	list, ok := x.ticked(n)
	if !ok || len(list) == 0 {
		return exact.Num{}
	}
	return x.highest(list, 1)
}

// highest is the slope of the sum of the highest few.
func (x *follower) highest(list []line, few int) exact.Num {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b line) int { return exact.Cmp(b.at, a.at) })
	few = min(few, len(list))
	var sum exact.Num
	for i, l := range list {
		if i < few {
			sum = exact.Add(sum, l.slope)
			continue
		}
		x.apart(list[few-1], l)
	}
	for i := 1; i < few; i++ {
		x.apart(list[i-1], list[i])
	}
	return sum
}

// score is the slope of an indicator's score: rounded, then held within its limits.
func (x *follower) score(ind *program.Indicator) exact.Num {
	if ind.When != nil {
		x.truth(ind.When)
		if v := x.value(ind.When); v.State() == program.IsBool && !v.Bool() {
			return exact.Num{}
		}
	}
	var raw line
	if ind.Form == nil {
		raw = x.items(ind.Items)
	} else {
		l, ok := x.line(ind.Form)
		if !ok {
			return exact.Num{}
		}
		raw = l
	}
	round := ind.Round
	if round == nil && ind.Form != nil {
		round = x.p.Scoring.Round
	}
	if round != nil {
		raw.slope = x.rounded(raw, round)
		raw.at = raw.at.Round(round.Places, round.Mode)
	}
	return x.limited(ind, raw)
}

// limited is the slope of a score within its limits. A leaf without `min` stops at
// 0, an adjustment has only the limits that are written.
func (x *follower) limited(ind *program.Indicator, raw line) exact.Num {
	adjust := slices.Contains(x.p.Scoring.Adjust, ind)
	lo, hi := raw, raw
	if ind.HasMin {
		lo = line{at: ind.Min}
	} else if !adjust && ind.Form != nil {
		lo = line{}
	}
	if ind.HasMax {
		hi = line{at: ind.Max}
	}
	return x.held(raw, lo, hi)
}

// items is the sum of scores, each times its weight.
func (x *follower) items(list []*program.Indicator) line {
	var sum line
	for _, item := range list {
		l := line{slope: x.name(item.Slot, nil)}
		if v := x.f.Value(item.Slot); v.State() == program.IsNumber {
			l.at = v.Num()
		} else {
			return line{}
		}
		if item.HasWeight {
			l = line{exact.Mul(l.at, item.Weight), exact.Mul(l.slope, item.Weight)}
		}
		sum = line{exact.Add(sum.at, l.at), exact.Add(sum.slope, l.slope)}
	}
	return sum
}

// total is the slope of the total.
func (x *follower) total() exact.Num {
	return exact.Add(x.items(x.p.Scoring.Items).slope, x.items(x.p.Scoring.Adjust).slope)
}
