package report

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
)

// Result is a result in its JSON form, opened for reading: everything but the
// applicants as a tree, the applicants one by one.
type Result struct {
	head       *canon.Node
	applicants []canon.Part
}

// Open reads a result. The error is a [*canon.Error].
func Open(text []byte) (*Result, error) {
	parts, err := canon.Split(text)
	if err != nil {
		return nil, err
	}
	r := &Result{head: &canon.Node{Kind: canon.Object}}
	for _, p := range parts {
		if p.Key == "applicants" {
			if r.applicants, err = canon.Split(p.Raw); err != nil {
				return nil, err
			}
			continue
		}
		n, err := canon.Parse(p.Raw)
		if err != nil {
			return nil, err
		}
		r.head.Members = append(r.head.Members, canon.Member{Key: p.Key, Value: *n})
	}
	return r, nil
}

// Get is the value at a path of keys outside the applicants; nil: there is none.
func (r *Result) Get(path ...string) *canon.Node { return at(r.head, path...) }

// Each gives every applicant in the order of the result.
func (r *Result) Each(yield func(*canon.Node) bool) error {
	for _, p := range r.applicants {
		n, err := canon.Parse(p.Raw)
		if err != nil {
			return err
		}
		if !yield(n) {
			return nil
		}
	}
	return nil
}

// Find is the JSON of the applicant with an id; nil: there is none.
func (r *Result) Find(id string) (raw []byte, n *canon.Node) {
	for _, p := range r.applicants {
		if n, err := canon.Parse(p.Raw); err == nil && text(n, "id") == id {
			return p.Raw, n
		}
	}
	return nil, nil
}

func at(n *canon.Node, path ...string) *canon.Node {
	for _, key := range path {
		n = n.Get(key)
	}
	return n
}

// text is the text or numeral at a path, "" where there is none.
func text(n *canon.Node, path ...string) string {
	if n = at(n, path...); n == nil {
		return ""
	}
	return n.Text
}

// items are the elements of the array at a path.
func items(n *canon.Node, path ...string) []canon.Node {
	if n = at(n, path...); n == nil {
		return nil
	}
	return n.Items
}

func truth(n *canon.Node, path ...string) bool {
	n = at(n, path...)
	return n != nil && n.Kind == canon.True
}

// list joins the texts of an array.
func list(n *canon.Node, path ...string) string {
	var out []string
	for _, item := range items(n, path...) {
		out = append(out, item.Text)
	}
	return strings.Join(out, "、")
}

// number is a score or total: the exact value, or where no decimal holds it the
// approximation that stands beside it.
func number(n *canon.Node, key string) string {
	if approx := text(n, "approx"); approx != "" {
		return "≈" + approx
	}
	return text(n, key)
}

// total is an applicant's total, or the range it can still have.
func total(a *canon.Node) string {
	score := a.Get("score")
	if score == nil {
		return ""
	}
	if t := number(score, "total"); t != "" {
		return t
	}
	return span(score)
}

// span is a range, its ends rounded outwards to two places where no decimal holds
// them.
func span(n *canon.Node) string {
	low, high := text(n, "low"), text(n, "high")
	if low == "" && high == "" {
		return ""
	}
	return outward(low, exact.Floor) + "–" + outward(high, exact.Ceiling)
}

func outward(s string, mode exact.Mode) string {
	over, under, fraction := strings.Cut(s, "/")
	if !fraction {
		return s
	}
	a, err := exact.Parse(over)
	b, err2 := exact.Parse(under)
	q, ok := exact.Div(a, b)
	if err != nil || err2 != nil || !ok {
		return s
	}
	return q.Round(2, mode).String()
}

// reasons are the sentences of what an applicant failed, with the clause where
// the result gives it.
func (t *page) reasons(a *canon.Node, key string) string {
	var out []string
	for i := range items(a, key) {
		out = append(out, t.reason(&items(a, key)[i]))
	}
	return strings.Join(out, t.word("semicolon"))
}

func (t *page) reason(hit *canon.Node) string {
	s := text(hit, "reason")
	if s == "" {
		s = text(hit, "rule")
	}
	if c := t.clauses(hit); c != "" && t.Lang == "en" {
		s += " (" + c + ")"
	} else if c != "" {
		s += "（" + c + "）"
	}
	return s
}

// clauses names the clauses that something cites.
func (t *page) clauses(n *canon.Node) string {
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
		clause := text(&list[i], "clause")
		if clause == "" && text(&list[i], "quote") != "" {
			clause = t.quoted(text(&list[i], "quote"))
		}
		if source := text(&list[i], "source"); source != "" && clause != "" {
			clause = source + " " + clause
		}
		if clause != "" && !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return strings.Join(out, t.word("comma"))
}

// quoted puts a text into the quotation marks of the language.
func (t *page) quoted(s string) string {
	if t.Lang == "en" {
		return `"` + s + `"`
	}
	return "“" + s + "”"
}
