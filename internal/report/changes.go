package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
)

// changes says who gained, lost or moved against the earlier list; why gives the
// sentence of a refusal.
func changes(t *page, a *canon.Node, gone []string, why func(string) string) {
	say := func(code string, args map[string]string) { t.line("  ", Safe(message.Text(t.Lang, code, args))) }
	series := func(list []string) string { return strings.Join(list, t.word("comma")) }
	if len(gone) > 0 {
		say("page-withdrawn", map[string]string{"who": series(gone)})
	}
	gained, lost := texts(a, "gained"), texts(a, "lost")
	if len(gained) > 0 {
		say("page-gained", map[string]string{"who": series(gained)})
	}
	for i, id := range lost {
		if i == most {
			say("page-lost-several", map[string]string{"who": series(lost[i:])})
			break
		}
		say("page-lost", map[string]string{"who": id, "why": why(id)})
	}
	var moved []string
	for i := range items(a, "moved") {
		m := &items(a, "moved")[i]
		moved = append(moved, message.Text(t.Lang, "page-moved-one", map[string]string{"id": text(m, "id"), "from": text(m, "from"), "to": text(m, "to")}))
	}
	if len(moved) > 0 {
		say("page-moved", map[string]string{"who": series(moved)})
	}
	if len(gained)+len(lost)+len(moved) == 0 {
		say("page-unchanged", nil)
	}
}

// poolGrid shows the set-asides of a list, whole with the ids of the funded.
func poolGrid(t *page, list []canon.Node, brief bool) *grid {
	g := t.heads("pool", "funded", "most", "amount", "budget", "left", "list")
	g.right[1], g.right[2], g.right[4], g.right[5] = true, true, true, true
	for i := range list {
		x := &list[i]
		funded := texts(x, "funded")
		names := strings.Join(funded, t.word("comma"))
		if brief && len(funded) > most {
			names = message.Text(t.Lang, "page-and-more", map[string]string{"who": strings.Join(funded[:most], t.word("comma")), "n": count(funded)})
		}
		if truth(x, "skipped") {
			g.add(text(x, "id"), "", "", "", "", "", t.word("skipped"))
			continue
		}
		g.add(text(x, "id"), count(funded), text(x, "count"), text(x, "amount"), text(x, "budget"), text(x, "left"), names)
	}
	return g
}

// unique drops what was said before.
func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func count(list []string) string { return strconv.Itoa(len(list)) }
