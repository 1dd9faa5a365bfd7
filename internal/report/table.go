package report

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

// Table is the result as a page for a terminal: who is funded, who is not and
// why, what the limits did, and what was refused.
func Table(r *Result, s Style) (string, error) {
	t := page{Style: s, r: r}
	t.head()
	if err := t.applicants(); err != nil {
		return "", err
	}
	t.allocation()
	t.sanctions()
	t.refused()
	t.notes()
	t.foot()
	return t.out.String(), nil
}

type page struct {
	Style
	r    *Result
	out  strings.Builder
	gone []string          // who withdrew
	whys map[string]string // of those who lost an award, why
}

func (t *page) line(parts ...string) {
	t.out.WriteString(strings.Join(parts, ""))
	t.out.WriteByte('\n')
}

func (t *page) title(key string) { t.line("\n", t.paint(bold, t.word(key))) }

// section writes a grid under a title; nothing when it has only its head.
func (t *page) section(key string, g *grid) {
	if len(g.rows) < 2 {
		return
	}
	t.title(key)
	g.write(&t.out, "  ")
}

func (t *page) head() {
	head := text(t.r.head, "policy", "id") + " " + text(t.r.head, "policy", "version")
	for _, key := range []string{"as_of", "stage"} {
		if v := text(t.r.head, key); v != "" {
			head += " · " + t.word(key) + " " + v
		}
	}
	t.line(t.paint(bold, Safe(head)))
	if set := t.r.Get("set"); set != nil {
		var parts []string
		for i := range set.Members {
			parts = append(parts, set.Members[i].Key+" = "+set.Members[i].Value.Text)
		}
		t.line(t.word("set"), " ", Safe(strings.Join(parts, ", ")))
	}
	var parts []string
	counts := t.r.Get("counts")
	if counts == nil {
		return
	}
	for _, m := range counts.Members {
		if m.Value.Text != "0" || m.Key == "rows" || m.Key == "funded" {
			parts = append(parts, t.word(m.Key)+" "+m.Value.Text)
		}
	}
	t.line(strings.Join(parts, " · "))
}

// fates are the sections of those who have no rank, in their order.
var fates = []string{"eligible", "qualified", "unqualified", "undetermined", "ineligible", "withdrawn"}

// heads begins a grid with its head; numbers are aligned to the right.
func (t *page) heads(keys ...string) *grid {
	g := &grid{right: make([]bool, len(keys))}
	row := make([]string, len(keys))
	for i, k := range keys {
		row[i] = t.word(k)
		g.right[i] = k == "rank" || k == "total" || k == "amount"
	}
	g.rows = append(g.rows, row)
	return g
}

// applicants sorts the applicants into one grid for each fate.
func (t *page) applicants() error {
	funded := t.heads("rank", "id", "name", "total", "tier", "amount", "by")
	undecided := t.heads("rank", "id", "name", "total", "kind")
	lost := t.heads("rank", "id", "name", "total", "reason")
	rest := map[string]*grid{}
	for _, k := range fates {
		rest[k] = t.heads("id", "name", "total", "reason")
	}
	t.whys = map[string]string{}
	lostNow := texts(t.r.Get("allocation"), "lost")
	err := t.r.Each(func(a *canon.Node) bool {
		t.remember(a, lostNow)
		rank, id, name, status := text(a, "rank"), text(a, "id"), text(a, "name"), text(a, "status")
		switch {
		case a.Get("award") != nil:
			funded.add(rank, id, name, total(a), text(a, "award", "tier"), text(a, "award", "amount"), t.by(text(a, "award", "by")))
		case a.Get("contested") != nil:
			undecided.add(rank, id, name, total(a), t.contest(a.Get("contested")))
		case a.Get("rank") != nil:
			lost.add(rank, id, name, total(a), t.refusal(a))
		case rest[status] != nil:
			rest[status].add(id, name, total(a), t.standing(a))
		}
		return true
	})
	t.section("funded", funded)
	t.section("undecided", undecided)
	t.section("not funded", lost)
	for _, k := range fates {
		t.section(k, rest[k])
	}
	return err
}

// remember keeps what the changes against an earlier list are told with.
func (t *page) remember(a *canon.Node, lost []string) {
	if text(a, "status") == "withdrawn" {
		t.gone = append(t.gone, text(a, "id"))
	}
	if id := text(a, "id"); slices.Contains(lost, id) {
		t.whys[id] = text(a, "refusal", "why")
	}
}

// list joins the texts of an array.
func (t *page) list(n *canon.Node, path ...string) string {
	return strings.Join(texts(n, path...), t.word("comma"))
}

func (t *page) by(by string) string {
	if quota, ok := strings.CutPrefix(by, "quota:"); ok {
		return t.word("quota") + " " + quota
	}
	return t.word(by)
}

func (t *page) refusal(a *canon.Node) string {
	if why := text(a, "refusal", "why"); why != "" {
		return why
	}
	code := text(a, "refusal", "code")
	if limits := t.list(a, "refusal", "limits"); limits != "" {
		code += " (" + limits + ")"
	}
	return code
}

func (t *page) contest(c *canon.Node) string {
	s := t.word("kind_"+text(c, "kind")) + ": " + t.list(c, "of") + " · " + t.word("places") + " " + text(c, "places")
	if stake := text(c, "stake"); stake != "" {
		s += " · " + t.word("stake") + " " + stake
	}
	return s
}

// standing says why an applicant without a rank has none.
func (t *page) standing(a *canon.Node) string {
	var parts []string
	if f := t.reasons(a, "failures"); f != "" {
		parts = append(parts, f)
	}
	if m := t.list(a, "missing"); m != "" {
		parts = append(parts, t.word("missing")+" "+m)
	}
	if e := t.list(a, "errors"); e != "" {
		parts = append(parts, e)
	}
	return strings.Join(parts, t.word("semicolon"))
}

func (t *page) allocation() {
	a := t.r.Get("allocation")
	if a == nil {
		return
	}
	if e := a.Get("error"); e != nil {
		t.title("no list")
		t.line("  ", Safe(text(e, "why")), " [", text(e, "code"), "]")
		return
	}
	t.line("\n", t.word("funded"), " ", text(a, "funded"), t.money(a))
	t.grid("tiers", a, "tiers", "id", "funded", "amount")
	t.quotas(a)
	t.grid("undecided", a, "contested", "kind", "of", "places", "stake")
	if a.Get("lost") != nil || a.Get("gained") != nil {
		t.title("changes")
		changes(t, a, t.gone, func(id string) string { return t.whys[id] })
	}
	if g := poolGrid(t, items(a, "pools"), false); len(g.rows) > 1 {
		t.section("pools", g)
	}
	if reserve := t.list(a, "reserve"); reserve != "" {
		t.title("reserve")
		t.line("  ", Safe(reserve))
	}
	if seed := text(a, "seed"); seed != "" {
		t.line("\n", t.word("seed"), " ", Safe(seed))
	}
}

func (t *page) money(a *canon.Node) string {
	s := ""
	for _, key := range []string{"amount", "left"} {
		if v := text(a, key); v != "" {
			s += " · " + t.word(key) + " " + v
		}
	}
	return s
}

// grid shows an array of objects by the keys given, those no object has left out.
func (t *page) grid(title string, n *canon.Node, array string, keys ...string) {
	g := &grid{}
	var head []string
	for _, k := range keys {
		head = append(head, t.word(k))
	}
	g.rows = append(g.rows, head)
	for i := range items(n, array) {
		item := &items(n, array)[i]
		var row []string
		for _, k := range keys {
			cell := text(item, k)
			if v := item.Get(k); v != nil && v.Kind == canon.Array {
				cell = t.list(item, k)
			}
			if k == "kind" {
				cell = t.word("kind_" + cell)
			}
			row = append(row, cell)
		}
		g.add(row...)
	}
	t.section(title, g)
}

func (t *page) quotas(a *canon.Node) {
	t.grid("quotas", a, "quotas", "id", "need", "most", "have", "by_merit", "entered", "displaced")
}

func (t *page) sanctions() {
	g := &grid{rows: [][]string{{t.word("id"), t.word("rule"), t.word("bars"), t.word("recover"), t.word("withheld"), t.word("clause")}}}
	for i := range items(t.r.head, "sanctions") {
		x := &items(t.r.head, "sanctions")[i]
		g.add(text(x, "applicant"), text(x, "rule"), t.list(x, "bar_years"), text(x, "recover"), text(x, "withheld"), t.clauses(x))
	}
	t.section("sanctions", g)
}

func (t *page) refused() {
	t.grid("refused", t.r.head, "refused", "file", "row", "id", "column", "seen", "message")
}

func (t *page) notes() {
	notes := items(t.r.head, "warnings")
	if len(notes) == 0 {
		return
	}
	t.title("warnings")
	for i := range notes {
		t.line("  ", Safe(note(&notes[i])))
	}
}

// note is a warning of the round: a text, or an object with a message.
func note(n *canon.Node) string {
	if n.Kind == canon.Object {
		for _, key := range []string{"message", "why", "code"} {
			if s := text(n, key); s != "" {
				return s
			}
		}
	}
	return n.Text
}

func (t *page) foot() {
	failed := t.r.Get("allocation").Get("error") != nil // said above
	if decided := t.r.Get("decided"); decided != nil && !failed {
		t.out.WriteByte('\n')
		if truth(t.r.head, "decided") {
			t.line(t.word("decided"))
		} else {
			t.line(t.paint(yellow, t.word("not decided")))
		}
	}
	if truth(t.r.head, "provisional") {
		t.line(t.paint(yellow, t.word("provisional")))
	}
}
