package program

// Signs of thresholds, as [Node.Picks] writes them.
var cmpSigns = [...]string{AtLeast: "≥ ", MoreThan: "> ", AtMost: "≤ ", LessThan: "< "}

// Rest is the label of what is left when no row of a form holds.
const Rest = "else"

// Picks are the labels of the outcomes of a form, one of which is taken: its
// thresholds, rows, options or cells as written. Nil for anything else. [Trace.Pick]
// is an index of it.
func (n *Node) Picks() []string {
	if n.Form == nil {
		return nil
	}
	switch n.Op {
	case OpBands:
		return append(signed(n.Form.Cmp, n.Form.Thresholds), Rest)
	case OpTable:
		list := make([]string, len(n.Form.Rows))
		for i := range list {
			list[i] = n.Form.Rows[i].label()
		}
		return list
	case OpPoints:
		return append([]string(nil), n.Form.Options...)
	case OpMatrix:
		var list []string
		for _, row := range n.Form.Axes[0].labels() {
			for _, column := range n.Form.Axes[1].labels() {
				list = append(list, row+" × "+column)
			}
		}
		return list
	case OpJudged:
		if n.Form.Axes[0] != nil {
			return n.Form.Axes[0].labels()
		}
	}
	return nil
}

func signed(c Cmp, thresholds []*Node) []string {
	list := make([]string, len(thresholds), len(thresholds)+1)
	for i, t := range thresholds {
		list[i] = cmpSigns[c] + t.Source()
	}
	return list
}

func (a *Axis) labels() []string {
	list := append(signed(a.Cmp, a.Thresholds), a.Options...)
	if a.Else {
		list = append(list, Rest)
	}
	return list
}

func (r *Row) label() string {
	open, from, to, shut := "(", "-∞", "∞", ")"
	if r.From != nil {
		from = r.From.Source()
		if r.IncludeFrom {
			open = "["
		}
	}
	if r.To != nil {
		to = r.To.Source()
		if r.IncludeTo {
			shut = "]"
		}
	}
	return open + from + ", " + to + shut
}
