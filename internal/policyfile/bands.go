package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

var comparisons = []string{"at_least", "more_than", "at_most", "less_than"}

// bands compiles thresholds with their points, or a band table.
func (r *reader) bands(n *document.Node, in object, u formUse) *program.Node {
	u.what += ".bands"
	o, ok := r.object(n, in.node.KeyOf("bands"), u.what, bandKeys)
	if !ok {
		return nil
	}
	of := r.compare(o, u)
	if o.has("table") {
		return r.bandTable(o, u, of)
	}
	cmp, thresholds, ok := r.comparison(o)
	if !ok {
		return nil
	}
	node := r.formNode(program.OpBands, n, u, of)
	node.Form.Cmp = cmp
	if len(thresholds) == 0 {
		r.fault(o.get(comparisons[cmp]), "policy-bands-none", "what", u.what)
		return nil
	}
	var outcomes []*document.Node
	for _, p := range thresholds {
		node.Form.Thresholds = append(node.Form.Thresholds, r.threshold(p.Key, of, u))
		outcomes = append(outcomes, p.Value)
	}
	last := o.get("else")
	if last == nil {
		r.missingElse(o, cmp, node.Form.Thresholds, thresholds)
		return nil
	}
	points, t, all := r.outcomes(append(outcomes, last), u)
	if t != nil {
		node.Type = t
	}
	node.Form.Outcomes, node.Form.Else = points[:len(thresholds)], points[len(thresholds)]
	if of == nil || !all || slices.Contains(node.Form.Thresholds, nil) {
		return nil
	}
	r.checkBands(o, thresholds, node)
	return finishForm(node, true)
}

// compare compiles `of`, which must be something that has an order.
func (r *reader) compare(o object, u formUse) *program.Node {
	n := o.need("of")
	if n == nil {
		return nil
	}
	of := r.compile(n, u.what+".of", u.use(formula.WantAny))
	if of != nil && !of.Type.Numeric() && !isDated(of.Type) && of.Type.Kind != program.Any {
		r.fault(n, "policy-of-order", "what", u.what)
		return nil
	}
	return of
}

func isDated(t *program.Type) bool { return t.Kind == program.Date || t.Kind == program.DateTime }

// comparison finds the one comparison of thresholds that an object has.
func (r *reader) comparison(o object) (program.Cmp, []document.Pair, bool) {
	var found []string
	for _, key := range comparisons {
		if o.has(key) {
			found = append(found, key)
		}
	}
	if len(found) != 1 {
		if !r.troubled(o.node) {
			r.fault(o.key, "policy-comparison", "what", o.what, "found", message.List(found...))
		}
		return 0, nil, false
	}
	cmp := program.Cmp(slices.Index(comparisons, found[0]))
	return cmp, o.entries(found[0]), true
}

// threshold compiles one threshold, which must be comparable with `of`.
func (r *reader) threshold(n *document.Node, of *program.Node, u formUse) *program.Node {
	t := r.compile(n, u.what, u.use(formula.WantAny))
	if t == nil || of == nil || of.Type.Kind == program.Any || t.Type.Kind == program.Any {
		return t
	}
	if t.Type.Numeric() != of.Type.Numeric() || isDated(t.Type) != isDated(of.Type) {
		r.fault(n, "policy-threshold", "what", u.what, "got", short(n.Text))
		return nil
	}
	if of.Type.Kind == program.Percent && t.Op == program.OpConst && t.Type.Kind != program.Percent && less(exact.Frac(3, 2), t.Const.Num()) {
		f := r.fault(n, "policy-percent", "what", u.what, "got", n.Text, "means", t.Const.Num().Percent(), "fix", n.Text+"%")
		f.Fix = &document.Fix{Place: n.Place(), Text: n.Text + "%"}
	}
	return t
}

// missingElse says for which values no points are written.
func (r *reader) missingElse(o object, cmp program.Cmp, nodes []*program.Node, written []document.Pair) {
	edge := written[0].Key.Text
	var best *program.Node
	for i, n := range nodes {
		if n == nil || n.Op != program.OpConst || n.Const.State() != program.IsNumber {
			continue
		}
		lower := cmp == program.AtLeast || cmp == program.MoreThan
		if best == nil || less(n.Const.Num(), best.Const.Num()) == lower {
			best, edge = n, written[i].Key.Text
		}
	}
	rest := [...]string{"band-below", "band-not-above", "band-above", "band-not-below"}[cmp]
	r.fault(o.key, "policy-else", "what", o.what, "edge", edge, "rest", rest)
}

// checkBands looks at constant thresholds: equal ones, some that no allowed value
// reaches, and points that turn more than once.
func (r *reader) checkBands(o object, written []document.Pair, node *program.Node) {
	f := node.Form
	type band struct {
		at     exact.Num
		points *program.Node
		key    *document.Node
	}
	var list []band
	for i, t := range f.Thresholds {
		if t.Op != program.OpConst || t.Const.State() != program.IsNumber {
			return
		}
		list = append(list, band{t.Const.Num(), f.Outcomes[i], written[i].Key})
	}
	slices.SortStableFunc(list, func(a, b band) int { return exact.Cmp(a.at, b.at) })
	for i := 1; i < len(list); i++ {
		if exact.Equal(list[i-1].at, list[i].at) {
			found := r.fault(list[i].key, "policy-threshold-twice", "what", o.what, "got", list[i].key.Text)
			found.Related = []document.Related{{Place: list[i-1].key.Place(), Code: "related-first", Args: document.Arg("name", list[i-1].key.Text)}}
		}
	}
	values := []*program.Node{}
	for _, b := range list {
		r.reachable(b.key, o, f.Cmp, b.at, node.Args[0])
		values = append(values, b.points)
	}
	if f.Cmp == program.AtLeast || f.Cmp == program.MoreThan {
		values = append([]*program.Node{f.Else}, values...)
	} else {
		values = append(values, f.Else)
	}
	r.monotone(o, values)
}

// reachable warns of a threshold that no value within the input's limits reaches.
func (r *reader) reachable(key *document.Node, o object, cmp program.Cmp, at exact.Num, of *program.Node) {
	if of.Op != program.OpSlot || of.Slot >= r.prog.Inputs {
		return
	}
	l := r.prog.Slots[of.Slot].Limits
	name := r.prog.Slots[of.Slot].Name
	dead := false
	bound := ""
	switch cmp {
	case program.AtLeast:
		dead = l.HasMax && less(l.Max, at)
	case program.MoreThan:
		dead = l.HasMax && !less(at, l.Max)
	case program.AtMost:
		dead = l.HasMin && less(at, l.Min)
	case program.LessThan:
		dead = l.HasMin && !less(l.Min, at)
	}
	if bound = l.Max.String(); cmp == program.AtMost || cmp == program.LessThan {
		bound = l.Min.String()
	}
	if dead {
		r.warn(key, "policy-band-unreachable", "what", o.what, "got", key.Text, "name", name, "bound", bound)
	}
}

// monotone warns when points go up and down again along the thresholds.
func (r *reader) monotone(o object, values []*program.Node) {
	turns, direction := 0, 0
	for i := 1; i < len(values); i++ {
		a, b := values[i-1], values[i]
		if a == nil || b == nil || a.Const.State() != program.IsNumber || b.Const.State() != program.IsNumber {
			return
		}
		step := exact.Cmp(b.Const.Num(), a.Const.Num())
		if step != 0 && direction != 0 && step != direction {
			turns++
		}
		if step != 0 {
			direction = step
		}
	}
	if turns > 1 {
		r.warn(o.key, "policy-bands-turn", "what", o.what)
	}
}
