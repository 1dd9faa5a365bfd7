package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
)

// Needs is what an applicant's total would have to be, a line for each goal; "" where
// nothing is known of it.
func Needs(a, needs *canon.Node, s Style) string {
	if needs == nil || len(needs.Items) == 0 {
		return ""
	}
	t, places := page{Style: s}, 0
	t.title("needs")
	for i := range needs.Items {
		places = max(places, decimalsOf(text(&needs.Items[i], "total")))
	}
	for i := range needs.Items {
		n := &needs.Items[i]
		if i > 0 && text(n, "why") != "" && text(n, "why") == text(&needs.Items[0], "why") {
			continue // what bars every award bars this tier
		}
		t.line("  ", Safe(t.need(a, n, places)))
	}
	return t.out.String()
}

func (t *page) need(a, n *canon.Node, places int) string {
	goal := text(n, "for")
	total := text(n, "total")
	if total == "" {
		why := text(n, "why")
		if goal != "funded" {
			return t.goal(goal) + t.word("colon") + why
		}
		return why
	}
	warning := text(n, "warning")
	args := map[string]string{"total": padded(total, places), "now": padded(number(a.Get("score"), "total"), places)}
	code := "alloc-needs-award"
	if goal != "funded" {
		code, args["tier"] = "alloc-needs-award-tier", t.goal(goal)
	}
	switch {
	case total == "0" && warning == "":
		code = "alloc-needs-any"
	case goal != "funded":
	case a.Get("award") != nil && reaches(a, total):
		code = "alloc-needs-kept"
	}
	line := message.Text(t.Lang, code, args)
	if warning != "" {
		line += t.word("space") + warning
	}
	return line
}

// goal is what a tier is called: 一档, or of a pool POOL 一档.
func (t *page) goal(goal string) string {
	return strings.TrimPrefix(strings.Replace(goal, "/tier:", " ", 1), "tier:")
}

func decimalsOf(s string) int {
	_, decimals, _ := strings.Cut(s, ".")
	return len(decimals)
}

// padded is a decimal with at least so many places.
func padded(s string, places int) string {
	if s == "" || strings.ContainsAny(s, "/≈") || decimalsOf(s) >= places {
		return s
	}
	if decimalsOf(s) == 0 {
		s += "."
	}
	return s + strings.Repeat("0", places-decimalsOf(s))
}

// reaches reports whether an applicant's total is at least another.
func reaches(a *canon.Node, total string) bool {
	now, err := exactly(text(a, "score", "total"))
	least, err2 := exactly(total)
	return err == nil && err2 == nil && exact.Cmp(now, least) >= 0
}

// exactly reads a decimal or a fraction.
func exactly(s string) (exact.Num, error) {
	over, under, fraction := strings.Cut(s, "/")
	x, err := exact.Parse(over)
	if err != nil || !fraction {
		return x, err
	}
	d, err := exact.Parse(under)
	q, _ := exact.Div(x, d)
	return q, err
}
