package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

// CSV is the result as a table for a spreadsheet, one line an applicant in the
// order of the result, under a fixed header followed by "pool" and "pool_rank" where
// there are pools and one column for each indicator ("score.ID"). It is UTF-8 without a byte order mark.
func CSV(r *Result) (string, error) {
	indicators, err := indicatorsOf(r)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	head := []string{"id", "name", "status", "total", "max", "rank", "tier", "amount", "by", "refusal", "limits", "failures", "warnings", "missing"}
	pools := len(items(r.Get("allocation"), "pools")) > 0
	if pools {
		head = append(head, "pool", "pool_rank")
	}
	for _, id := range indicators {
		head = append(head, Neutral("score."+id))
	}
	csvRecord(&out, head)
	err = r.Each(func(a *canon.Node) bool {
		csvRecord(&out, record(a, indicators, pools))
		return true
	})
	return out.String(), err
}

func record(a *canon.Node, indicators []string, pools bool) []string {
	cells := []string{
		Neutral(text(a, "id")), Neutral(text(a, "name")), text(a, "status"),
		text(a, "score", "total"), text(a, "score", "max"), text(a, "rank"),
		Neutral(text(a, "award", "tier")), text(a, "award", "amount"), Neutral(text(a, "award", "by")),
		text(a, "refusal", "code"), Neutral(list(a, "refusal", "limits")),
		Neutral(rules(a, "failures")), Neutral(rules(a, "warnings")), Neutral(list(a, "missing")),
	}
	if pools {
		at := a.Get("award")
		if at == nil {
			at = a.Get("refusal")
		}
		cells = append(cells, Neutral(text(at, "pool")), text(at, "pool_rank"))
	}
	scores := map[string]string{}
	collect(items(a, "score", "items"), scores)
	collect(items(a, "score", "adjust"), scores)
	for _, id := range indicators {
		cells = append(cells, scores[id])
	}
	return cells
}

func rules(a *canon.Node, key string) string {
	var out []string
	for i := range items(a, key) {
		out = append(out, text(&items(a, key)[i], "rule"))
	}
	return strings.Join(out, "、")
}

func collect(list []canon.Node, scores map[string]string) {
	for i := range list {
		scores[text(&list[i], "id")] = text(&list[i], "score")
		collect(items(&list[i], "items"), scores)
	}
}

// indicatorsOf names the indicators in the order of the card; every applicant of
// a result that has a card has all of them.
func indicatorsOf(r *Result) ([]string, error) {
	var ids []string
	var walk func(list []canon.Node)
	walk = func(list []canon.Node) {
		for i := range list {
			ids = append(ids, text(&list[i], "id"))
			walk(items(&list[i], "items"))
		}
	}
	err := r.Each(func(a *canon.Node) bool {
		walk(items(a, "score", "items"))
		walk(items(a, "score", "adjust"))
		return len(ids) == 0
	})
	return ids, err
}
