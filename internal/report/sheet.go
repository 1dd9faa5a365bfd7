package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

// Sheet is one applicant's page: status, every score with its arithmetic and
// clause, every failed rule, what is missing, and the award or why there is none.
func Sheet(a *canon.Node, s Style) string {
	t := page{Style: s}
	t.line(t.paint(bold, Safe(strings.TrimSpace(text(a, "id")+" "+text(a, "name")))))
	t.line(t.word("status"), " ", t.word(text(a, "status")))
	if rank := text(a, "rank"); rank != "" {
		t.line(t.word("rank"), " ", rank)
	}
	t.outcome(a)
	t.hits("failures", items(a, "failures"))
	t.hits("warnings", items(a, "warnings"))
	if missing := t.list(a, "missing"); missing != "" {
		t.line("\n", t.word("missing"), " ", Safe(missing))
	}
	for _, e := range items(a, "errors") {
		t.line("\n", Safe(e.Text))
	}
	t.card(a.Get("score"))
	t.values(a.Get("values"))
	return t.out.String()
}

func (t *page) outcome(a *canon.Node) {
	if award := a.Get("award"); award != nil {
		parts := []string{t.word("award")}
		for _, key := range []string{"tier", "amount"} {
			if v := text(award, key); v != "" {
				parts = append(parts, t.word(key)+" "+v)
			}
		}
		t.line(Safe(strings.Join(append(parts, t.word("by")+" "+t.by(text(award, "by"))), " · ")))
		if why := text(award, "why"); why != "" {
			t.line("  ", Safe(why))
		}
	}
	if c := a.Get("contested"); c != nil {
		t.line(t.word("undecided"), " ", Safe(t.contest(c)))
	}
	if a.Get("refusal") != nil {
		t.line(t.word("refusal"), " ", Safe(t.refusal(a)))
	}
}

func (t *page) hits(key string, hits []canon.Node) {
	if len(hits) == 0 {
		return
	}
	t.title(key)
	for i := range hits {
		line := text(&hits[i], "rule")
		if r := text(&hits[i], "reason"); r != "" {
			line += t.word("colon") + r
		}
		t.line("  ", Safe(line))
		t.cites(&hits[i], "    ")
	}
}

// cites writes the clause and the words of the law that something rests on.
func (t *page) cites(n *canon.Node, indent string) {
	cite := n.Get("cite")
	if cite == nil {
		return
	}
	list := []canon.Node{*cite}
	if cite.Kind == canon.Array {
		list = cite.Items
	}
	for i := range list {
		s := strings.TrimSpace(text(&list[i], "source") + " " + text(&list[i], "clause"))
		if q := text(&list[i], "quote"); q != "" {
			s += t.quoted(q)
		}
		if s != "" {
			t.line(indent, t.word("open"), Safe(s), t.word("close"))
		}
	}
}

func (t *page) card(score *canon.Node) {
	if score == nil {
		return
	}
	sum := number(score, "total")
	if sum == "" {
		sum = span(score) + t.word("left bracket") + t.word("range") + t.word("right bracket")
	}
	t.line("\n", t.paint(bold, t.word("score")+" "+sum+" / "+text(score, "max")))
	if why := text(score, "why"); why != "" {
		t.line("  ", Safe(why))
	}
	t.scores(items(score, "items"), "  ")
	t.scores(items(score, "adjust"), "  ")
}

func (t *page) scores(list []canon.Node, indent string) {
	for i := range list {
		t.item(&list[i], indent)
	}
}

func (t *page) item(n *canon.Node, indent string) {
	line := text(n, "id") + "  "
	switch score := number(n, "score"); {
	case score != "":
		line += score
	case span(n) != "":
		line += span(n)
	default:
		line += "?"
	}
	if top := text(n, "max"); top != "" {
		line += " / " + top
	}
	if w := text(n, "weight"); w != "" {
		line += " × " + w
	}
	if a := n.Get("applicable"); a != nil && a.Kind == canon.False {
		line += "  " + t.word("not asked")
	}
	if why := text(n, "why"); why != "" {
		line += "    " + why
	}
	if e := text(n, "error"); e != "" {
		line += "    " + e
	}
	t.line(indent, Safe(line))
	t.cites(n, indent+"  ")
	t.scores(items(n, "items"), indent+"  ")
}

func (t *page) values(n *canon.Node) {
	if n == nil || len(n.Members) == 0 {
		return
	}
	g := &grid{rows: [][]string{{t.word("name"), t.word("value")}}}
	for i := range n.Members {
		g.add(n.Members[i].Key, plainValue(&n.Members[i].Value))
	}
	t.section("values", g)
}

// plainValue prints any value of a result on one line.
func plainValue(n *canon.Node) string {
	switch n.Kind {
	case canon.True:
		return "true"
	case canon.False:
		return "false"
	case canon.Null:
		return ""
	case canon.Array:
		var parts []string
		for i := range n.Items {
			parts = append(parts, plainValue(&n.Items[i]))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case canon.Object:
		var parts []string
		for i := range n.Members {
			parts = append(parts, n.Members[i].Key+": "+plainValue(&n.Members[i].Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return n.Text
}
