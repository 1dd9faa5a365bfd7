package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/whatif"
)

// Trial is what becomes of a round when parameters have other values, for a
// terminal.
func Trial(r *whatif.Report, s Style) string {
	t := &trial{page{Style: s}, r}
	t.heading()
	switch {
	case len(r.Lines) == 0:
		t.single()
	case len(r.Question.Sweeps) == 1:
		t.steps(&r.Lines[0])
		t.bars(&r.Lines[0])
	default:
		t.crossed()
	}
	t.breakpoints()
	return t.out.String()
}

type trial struct {
	page
	r *whatif.Report
}

func (t *trial) say(code string, args ...string) string {
	m := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i+1] != "" {
			m[args[i]] = args[i+1]
		}
	}
	return Safe(message.Text(t.Lang, code, m))
}

func (t *trial) heading() {
	q := t.r.Question
	var parts []string
	for _, name := range sortedKeys(q.Terms.Set) {
		parts = append(parts, name+" = "+q.Terms.Set[name])
	}
	for i := range q.Sweeps {
		w := &q.Sweeps[i]
		parts = append(parts, w.Name+" = "+w.Print(w.Values[0])+"…"+w.Print(w.Values[len(w.Values)-1]))
	}
	t.line(t.paint(bold, Safe(strings.TrimSpace(q.Policy.ID()+" "+q.Policy.Version())+" · "+t.word("trial")+t.word("colon")+strings.Join(parts, t.word("comma")))))
}

// ids are the ids of those who move, at most a few.
func (t *trial) ids(list []whatif.Mover) string {
	var out []string
	for _, m := range list {
		out = append(out, m.ID)
	}
	if len(out) > 8 {
		return message.Text(t.Lang, "page-and-more", map[string]string{"who": strings.Join(out[:8], t.word("comma")), "n": strconv.Itoa(len(out))})
	}
	return strings.Join(out, t.word("comma"))
}

// rowHeads are the columns of a table of rounds.
func (t *trial) rowGrid(first string) *grid {
	g := &grid{right: []bool{true, true, true, true, true, true}}
	g.add(first, t.word("ineligible"), t.word("unqualified"), t.word("qualified"), t.word("funded"), t.word("amount"), t.word("enters"), t.word("leaves"), t.word("moves"))
	return g
}

func (t *trial) row(g *grid, label string, x *whatif.Row) {
	funded, amount := t.funded(x), grouped(x.Amount)
	if x.Failure != "" {
		funded, amount = t.word("no list"), ""
	}
	g.add(label, strconv.Itoa(x.Counts["ineligible"]), strconv.Itoa(x.Counts["unqualified"]), strconv.Itoa(x.Counts["qualified"]+x.Counts["eligible"]),
		funded, amount, t.ids(x.Enters), t.ids(x.Leaves), t.ids(x.Moves))
}

// funded is how many are funded, and how many wait for a tie to be decided.
func (t *trial) funded(x *whatif.Row) string {
	n := strconv.Itoa(x.Funded)
	if x.Tied > 0 {
		n = t.say("trial-tied", "funded", n, "tied", strconv.Itoa(x.Tied))
	}
	return n
}

// single is one other setting beside the present one.
func (t *trial) single() {
	g := t.rowGrid("")
	t.row(g, t.word("present"), &t.r.Present)
	t.row(g, t.word("as set"), t.r.Set)
	t.out.WriteByte('\n')
	g.write(&t.out, "  ")
	t.movers("  ", &t.r.Set.Changes)
}

// steps are the rounds of one sweep.
func (t *trial) steps(l *whatif.Line) {
	w := &t.r.Question.Sweeps[0]
	g := t.rowGrid(w.Name)
	t.row(g, t.word("present"), &t.r.Present)
	if t.r.Set != nil {
		t.row(g, t.word("as set"), t.r.Set)
	}
	for i := range l.Rows {
		t.row(g, w.Print(l.Rows[i].Value), &l.Rows[i])
	}
	t.out.WriteByte('\n')
	g.write(&t.out, "  ")
}

// crossed are two sweeps: the first runs across, the second down.
func (t *trial) crossed() {
	a, b := &t.r.Question.Sweeps[0], &t.r.Question.Sweeps[1]
	head := []string{b.Name + " \\ " + a.Name}
	g := &grid{right: []bool{true}}
	for _, v := range a.Values {
		head = append(head, a.Print(v))
		g.right = append(g.right, true)
	}
	g.add(head...)
	for i := range t.r.Lines {
		l := &t.r.Lines[i]
		cells := []string{b.Print(l.Other)}
		for j := range l.Rows {
			cell := t.funded(&l.Rows[j])
			if l.Rows[j].Amount != "" {
				cell += " · " + grouped(l.Rows[j].Amount)
			}
			cells = append(cells, cell)
		}
		g.add(cells...)
	}
	t.line("\n", t.paint(bold, t.word("funded")+" · "+t.word("amount")))
	g.write(&t.out, "  ")
}

// widest is the length of the longest bar of a terminal.
const widest = 40

// bars are the numbers funded as bars.
func (t *trial) bars(l *whatif.Line) {
	most := 0
	for i := range l.Rows {
		most = max(most, l.Rows[i].Funded)
	}
	if most == 0 {
		return
	}
	w := &t.r.Question.Sweeps[0]
	t.title("chart")
	g := &grid{right: []bool{true}}
	g.add("", "")
	for i := range l.Rows {
		n := l.Rows[i].Funded
		bar := strings.Repeat("█", n*widest/most)
		if n > 0 && bar == "" {
			bar = "▏"
		}
		g.add(w.Print(l.Rows[i].Value), "│"+bar+" "+strconv.Itoa(n))
	}
	var out strings.Builder
	g.write(&out, "  ")
	_, rest, _ := strings.Cut(out.String(), "\n") // the grid has no head
	t.out.WriteString(rest)
}

// movers are those who enter, leave or change tier, one a line, with the reason.
func (t *trial) movers(indent string, c *whatif.Changes) {
	for _, part := range []struct {
		key  string
		list []whatif.Mover
	}{{"leaves", c.Leaves}, {"enters", c.Enters}, {"moves", c.Moves}} {
		for _, m := range part.list {
			line := m.ID
			if m.Name != "" {
				line += " " + m.Name
			}
			if part.key == "moves" {
				line = t.say("trial-moves", "id", line, "from", t.standing(m.From), "to", t.standing(m.To))
			}
			if part.key != "moves" && (m.From == "contested" || m.To == "contested") {
				line += t.word("left bracket") + t.word("undecided") + t.word("right bracket")
			}
			if m.Why != "" {
				line += t.word("colon") + m.Why
			}
			if m.Clause != "" {
				line += t.word("space") + t.word("open") + m.Clause + t.word("close")
			}
			t.line(indent, t.word(part.key), t.word("gap"), Safe(line))
		}
	}
}

func (t *trial) standing(s string) string {
	if s == "funded" || s == "contested" || s == "qualified" || s == "eligible" {
		return t.word(s)
	}
	return s
}

// breakpoints are the values at which the list changes.
func (t *trial) breakpoints() {
	first := true
	for i := range t.r.Lines {
		l := &t.r.Lines[i]
		if !l.Numeric {
			continue
		}
		if first {
			t.title("breakpoints")
			first = false
		}
		if len(t.r.Question.Sweeps) > 1 {
			w := &t.r.Question.Sweeps[1]
			t.line("  ", t.paint(bold, Safe(w.Name+" = "+w.Print(l.Other))))
		}
		for j := range l.Breaks {
			t.breakpoint(&l.Breaks[j])
		}
		t.whole(l)
	}
	if first {
		return
	}
	for _, n := range t.r.Open() {
		t.line("  ", t.say("trial-open-at", "text", n.Expr.Text, "place", place(n.Expr.File, n.Expr.Line, n.Expr.Column)))
	}
	t.line("  ", t.say("trial-rounds", "count", strconv.Itoa(t.r.Runs)))
}

// whole says whether these are all the breakpoints of a line.
func (t *trial) whole(l *whatif.Line) {
	w := &t.r.Question.Sweeps[0]
	from, to := w.Ends()
	switch {
	case len(l.Open) > 0:
		t.line("  ", t.say("trial-open"))
	case !l.Complete:
		t.line("  ", t.say("trial-stopped"))
	case len(l.Breaks) == 0:
		t.line("  ", t.say("trial-none", "from", w.Print(from), "to", w.Print(to)))
	default:
		t.line("  ", t.say("trial-complete", "from", w.Print(from), "to", w.Print(to), "count", strconv.Itoa(len(l.Breaks))))
	}
}

func (t *trial) breakpoint(b *whatif.Break) {
	w := &t.r.Question.Sweeps[0]
	value := w.Print(b.Value)
	if approx := w.Approx(b.Value); approx != "" {
		value += "≈" + approx
	}
	show := func(v program.Value) string {
		if v.State() != program.IsNumber { // an end of the range: the value itself was run
			v = b.Value
		}
		return w.Print(v)
	}
	line := "  " + t.paint(bold, t.say("trial-holds-"+b.Holds, "value", value, "below", show(b.Below), "above", show(b.Above)))
	if !b.Enclosed {
		line += t.word("semicolon") + t.say("trial-sides", "below", show(b.Below), "above", show(b.Above))
	}
	t.line(line)
	t.movers("      ", &b.Changes)
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
