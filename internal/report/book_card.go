package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

// cardOf is the page of one applicant: what became of it, every score with its
// arithmetic and clause, every rule that was not met, what is missing.
func (b *drafting) cardOf(a *canon.Node) Block {
	g := Block{
		Title: strings.TrimSpace(text(a, "id") + " " + text(a, "name")), Break: len(b.card) > 0,
		Head: b.names("item", "score of", "max", "how", "clause"),
	}
	line := b.word("status") + b.word("colon") + b.word(text(a, "status"))
	if rank := text(a, "rank"); rank != "" {
		line += " · " + b.word("rank") + " " + rank
	}
	if sum := total(a); sum != "" {
		line += " · " + b.word("total") + " " + sum + " / " + text(a, "score", "max")
	}
	if tier := text(a, "award", "tier"); tier != "" {
		line += " · " + b.word("tier") + " " + tier
	}
	if amount := text(a, "award", "amount"); amount != "" {
		line += " · " + b.word("amount") + " " + amount
	}
	g.Lines = append(g.Lines, line)
	if why := b.because(a); why != "" {
		g.Lines = append(g.Lines, why)
	}
	for _, key := range []string{"failures", "warnings"} {
		if a.Get("award") == nil && a.Get("rank") == nil && key == "failures" {
			continue // said above
		}
		if hits := b.reasons(a, key); hits != "" {
			g.Lines = append(g.Lines, b.word(key)+b.word("colon")+hits)
		}
	}
	b.itemRows(&g, items(a, "score", "items"), 0)
	b.itemRows(&g, items(a, "score", "adjust"), 0)
	if score := a.Get("score"); score != nil {
		sum := []Datum{{b.word("total"), Strong}, figure(score, "total"), {text(score, "max"), Figure}, {Text: text(score, "why")}, {}}
		g.Rows = append(g.Rows, sum)
	}
	return g
}

func (b *drafting) itemRows(g *Block, list []canon.Node, depth int) {
	for i := range list {
		n := &list[i]
		name := Datum{Text: strings.Repeat("　", depth) + text(n, "id"), Kind: Inner}
		if depth == 0 {
			name.Kind = Strong
		}
		how := text(n, "why")
		if e := text(n, "error"); e != "" {
			how = strings.TrimSpace(how + " " + e)
		}
		if a := n.Get("applicable"); a != nil && a.Kind == canon.False {
			how = b.word("not asked")
		}
		if w := text(n, "weight"); w != "" {
			how += " × " + w
		}
		g.Rows = append(g.Rows, []Datum{name, figure(n, "score"), {text(n, "max"), Figure}, {Text: how}, {Text: b.lawOf(n)}})
		b.itemRows(g, items(n, "items"), depth+1)
	}
}

// lawOf is the clauses and the words of the law that something rests on.
func (b *drafting) lawOf(n *canon.Node) string {
	cite := n.Get("cite")
	if cite == nil {
		return ""
	}
	list := []canon.Node{*cite}
	if cite.Kind == canon.Array {
		list = cite.Items
	}
	var out []string
	for i := range list {
		s := strings.TrimSpace(text(&list[i], "source") + " " + text(&list[i], "clause"))
		if q := text(&list[i], "quote"); q != "" {
			s += b.quoted(q)
		}
		out = append(out, s)
	}
	return strings.Join(out, b.word("semicolon"))
}
