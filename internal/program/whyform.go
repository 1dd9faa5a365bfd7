package program

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// indicator writes a form: the row that was picked and its outcome, or for a
// checklist and best the terms themselves.
func (w *writer) indicator(n *Node) (string, term) {
	switch n.Op {
	case OpBands:
		return w.bands(n)
	case OpTable:
		return w.table(n)
	case OpPoints:
		return w.points(n)
	case OpMatrix:
		return w.matrix(n)
	case OpJudged:
		return w.judged(n)
	case OpChecklist, OpBest:
		return "", w.ticked(n)
	}
	return "", w.value(n)
}

const arrow = " → "

// outcome writes what a pick leads to.
func (w *writer) outcome(pick string, n *Node) (string, term) {
	picks, t := w.form(n)
	return pick + arrow + picks, t
}

// subject writes what a form looks at; how it was picked itself is not shown.
func (w *writer) subject(n *Node) string {
	picks, t := w.form(n)
	if picks != "" {
		return w.value(n).text
	}
	return t.text
}

func (w *writer) bands(n *Node) (string, term) {
	f := w.frame
	of := f.eval(n.Args[0])
	limits := f.all(n.Form.Thresholds)
	at, ok := f.band(n.Form.Cmp, limits, of)
	if !ok || !isKnown(of) {
		return "", w.value(n)
	}
	side := w.subject(n.Args[0]) + " ∈ " + f.bandInterval(n.Form.Cmp, limits, at, n.Args[0].Type)
	return w.outcome(side, n.Form.outcome(at))
}

// bandInterval is the interval of values that take a band: from its threshold to
// the next one.
func (f *Frame) bandInterval(cmp Cmp, limits []Value, at int, t *Type) string {
	rises := cmp == AtLeast || cmp == MoreThan
	next := f.nextLimit(limits, at, rises)
	own := Value{}
	if at >= 0 {
		own = limits[at]
	}
	from, to := own, next
	if !rises {
		from, to = next, own
	}
	open, shut := "(", ")"
	if cmp == AtLeast || cmp == LessThan {
		open = "["
	} else {
		shut = "]"
	}
	return interval(open, from, to, shut, t)
}

// nextLimit is the threshold beyond one, or for -1 the first of all; unknown when
// there is none.
func (f *Frame) nextLimit(limits []Value, at int, rises bool) Value {
	var next Value
	for _, limit := range limits {
		if at >= 0 {
			if c, _ := f.order(limit, limits[at]); c == 0 || c > 0 != rises {
				continue
			}
		}
		if next.State() == IsUnknown {
			next = limit
		} else if c, _ := f.order(limit, next); c != 0 && c < 0 == rises {
			next = limit
		}
	}
	return next
}

// interval writes an interval; an unknown end is open.
func interval(open string, from, to Value, shut string, t *Type) string {
	low, high := "-∞", "∞"
	if from.State() != IsUnknown {
		low = literal(from, t).text
	} else {
		open = "("
	}
	if to.State() != IsUnknown {
		high = literal(to, t).text
	} else {
		shut = ")"
	}
	return open + low + ", " + high + shut
}

func (w *writer) table(n *Node) (string, term) {
	f := w.frame
	of := f.eval(n.Args[0])
	for i := range n.Form.Rows {
		row := &n.Form.Rows[i]
		if holds, _ := f.inRow(n, row, of); !holds || !isKnown(of) {
			continue
		}
		var from, to Value
		open, shut := "(", ")"
		if row.From != nil {
			from = f.eval(row.From)
		}
		if row.To != nil {
			to = f.eval(row.To)
		}
		if row.IncludeFrom {
			open = "["
		}
		if row.IncludeTo {
			shut = "]"
		}
		side := w.subject(n.Args[0]) + " ∈ " + interval(open, from, to, shut, n.Args[0].Type)
		return w.outcome(side, n.Form.Outcomes[i])
	}
	return "", w.value(n)
}

func (w *writer) points(n *Node) (string, term) {
	of := w.frame.eval(n.Args[0])
	key := optionText(of)
	for i, option := range n.Form.Options {
		if option == key && isKnown(of) {
			return w.outcome(literal(of, n.Args[0].Type).text, n.Form.Outcomes[i])
		}
	}
	return "", w.value(n)
}

func (w *writer) matrix(n *Node) (string, term) {
	f := w.frame
	row, r := w.side(n.Form.Axes[0])
	column, c := w.side(n.Form.Axes[1])
	rows, _ := f.axis(n, n.Form.Axes[0])
	columns, _ := f.axis(n, n.Form.Axes[1])
	if !r || !c || len(rows) != 1 || len(columns) != 1 {
		return "", w.value(n)
	}
	return w.outcome("("+row+", "+column+")", n.Form.Cells[rows[0]][columns[0]])
}

// side writes what an axis looks at, and for thresholds the interval it lies in.
func (w *writer) side(a *Axis) (string, bool) {
	f := w.frame
	of := f.eval(a.Of)
	if !isKnown(of) {
		return "", false
	}
	if len(a.Options) > 0 {
		return literal(of, a.Of.Type).text, true
	}
	limits := f.all(a.Thresholds)
	at, ok := f.band(a.Cmp, limits, of)
	return w.subject(a.Of) + " ∈ " + f.bandInterval(a.Cmp, limits, at, a.Of.Type), ok
}

// judged writes a mark with its range, or marks drawn together.
func (w *writer) judged(n *Node) (string, term) {
	f := w.frame
	marks := f.eval(n.Args[0])
	lows, highs, _ := f.markRange(n)
	if len(lows) != 1 || !isKnown(marks) {
		return "", w.value(n)
	}
	if marks.State() == IsNumber {
		side := literal(marks, n.Args[0].Type).text + " ∈ " + interval("[", lows[0], highs[0], "]", n.Args[0].Type)
		return side + arrow, numeral(marks, nil)
	}
	var parts []string
	for _, m := range marks.List() {
		if m.State() != IsNil {
			parts = append(parts, literal(m, nil).text)
		}
	}
	name := [...]string{TakeSum: "sum", TakeMean: "mean", TakeMedian: "median", TakeMin: "min", TakeMax: "max", TakeBest: "max"}[min(n.Form.Take, TakeMedian)]
	inner := strings.Join(parts, ", ")
	if n.Form.Drop > 0 {
		drop := decimalText(int64(n.Form.Drop))
		inner = "trimmed([" + inner + "], " + drop + ", " + drop + ")"
	}
	return "", term{name + "(" + inner + ")", bindAtom}
}

// ticked writes a checklist or best: each entry with its name, those that do not
// hold as 0 in a sum and not at all where the highest counts.
func (w *writer) ticked(n *Node) term {
	best := n.Op == OpBest || n.Form.Take == TakeBest || n.Form.Take == TakeMax
	most := n.Form.CountAtMost
	var parts []string
	for i := range n.Form.Entries {
		e := &n.Form.Entries[i]
		holds := e.If == nil || w.frame.condition(e.If).isTrue()
		switch {
		case holds:
			parts = append(parts, labelled(label(e), w.term(e.Value), best || most > 0))
		case !best && most == 0:
			parts = append(parts, label(e)+"0")
		}
	}
	switch {
	case len(parts) == 0:
		return term{"0", bindAtom}
	case best:
		return term{"max(" + strings.Join(parts, ", ") + ")", bindAtom}
	case most > 0:
		return term{"top(" + decimalText(int64(most)) + ", " + strings.Join(parts, ", ") + ")", bindAtom}
	case len(parts) == 1:
		return term{parts[0], bindUnary}
	}
	return term{strings.Join(parts, " + "), bindSum}
}

// labelled is a term behind its name. Without a name it needs parentheses only in
// a sum.
func labelled(name string, t term, alone bool) string {
	switch {
	case name != "":
		return name + t.within(bindAtom)
	case alone:
		return t.text
	}
	return t.within(bindProduct)
}

func label(e *Entry) string {
	name := e.Title.ZH
	if name == "" {
		name = e.ID
	}
	if name == "" && e.If != nil {
		name = e.If.Source()
	}
	if name == "" {
		return ""
	}
	return quoted(name) + " "
}

// roundedLine wraps a rounding where it changed something.
func (f *Frame) roundedLine(n *Node, body string, r *Rounding) string {
	raw := f.eval(n)
	if r == nil || !isNumber(raw) || exact.Equal(raw.Num(), r.apply(raw.Num())) {
		return body
	}
	return r.wrap(body)
}

func (r *Rounding) wrap(body string) string {
	body = "round(" + body + ", " + decimalText(int64(r.Places))
	if r.Mode != exact.HalfUp {
		body += ", " + quoted(r.Mode.String())
	}
	return body + ")"
}
