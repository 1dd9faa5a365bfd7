package compare

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// Kind says what happened to a part of a policy.
type Kind uint8

// The kinds of changes.
const (
	Changed Kind = iota
	Added
	Removed
	Renamed
	Moved // the order of a list that means something by its order
)

// String is the word of the JSON form.
func (k Kind) String() string {
	return [...]string{"changed", "added", "removed", "renamed", "moved"}[k]
}

// Change is one difference in what two editions mean.
type Change struct {
	Number int // from 1
	Group  string
	Kind   Kind
	Path   string
	Words  bool  // it decides nothing: a title, a reason, a citation
	Old    *Side // nil of what was added
	New    *Side // nil of what was removed

	edit edit
	at   []string // the path
}

// Side is a part as it stands in one edition.
type Side struct {
	Text  string // as one line
	Place document.Place
	Cites []Cite // of the part itself, or of the nearest part around it that has any
}

// Cite is where a legal text says it.
type Cite struct{ Source, Clause, Quote string }

// Groups are the groups of changes, in the order in which they are shown.
func Groups() []string {
	return []string{
		"policy", "stages", "parameters", "inputs", "checks", "values", "figures", "rules", "indicators", "points",
		"ranking", "places", "tiers", "quotas", "money", "pools", "words",
	}
}

// sections are the groups of the top keys of a policy.
var sections = map[string]string{
	"policy": "policy", "sources": "words", "stages": "stages", "parameters": "parameters", "inputs": "inputs", "checks": "checks",
	"values": "values", "cohort": "figures", "eligibility": "rules", "qualification": "rules", "scoring": "indicators",
}

// groupOf is the group of a path.
func groupOf(path []string, words bool) string {
	if words {
		return "words"
	}
	if path[0] == "allocation" {
		return allocated(path[1:])
	}
	group := sections[path[0]]
	if group != "indicators" && group != "values" {
		return group
	}
	for _, step := range path[1:] {
		if slices.Contains([]string{"bands", "points", "checklist", "matrix", "judged", "best"}, step) {
			return "points"
		}
	}
	return group
}

// allocated is the group of a part of the allocation.
func allocated(path []string) string {
	if len(path) == 0 {
		return "places"
	}
	last := path[len(path)-1]
	switch path[0] {
	case "rank_by", "prefer", "ties":
		return "ranking"
	case "pools", "quotas":
		return path[0]
	case "tiers":
		if last == "cap" || slices.Contains(path, "amount") {
			return "money"
		}
		return "tiers"
	case "budget", "unit", "amount", "cap":
		return "money"
	}
	return "places"
}

// side is a part with its place.
func side(it *item, cites []Cite) *Side {
	s := &Side{Text: written(it.node), Place: it.node.Place(), Cites: cites}
	if it.key != nil && it.node.Kind != document.Scalar {
		s.Place = it.key.Place()
	}
	if it.key != nil && it.node.Kind == document.Scalar && strings.HasPrefix(it.match, "n:") {
		s.Text = it.key.Text + ": " + s.Text
	}
	return s
}

// citesOf are the cites of a part, else those around it.
func citesOf(it *item, around []Cite) []Cite {
	if it.node.Kind != document.Map {
		return around
	}
	n := it.node.Get("cite")
	if n == nil {
		return around
	}
	list := []*document.Node{n}
	if n.Kind == document.List {
		list = n.Items
	}
	var out []Cite
	for _, c := range list {
		if c.Kind == document.Map {
			out = append(out, Cite{textAt(c, "source"), textAt(c, "clause"), textAt(c, "quote")})
		}
	}
	return out
}

func textAt(n *document.Node, key string) string {
	if v := n.Get(key); v != nil {
		return v.Text
	}
	return ""
}

// written is a part of a document on one line.
func written(n *document.Node) string {
	switch n.Kind {
	case document.Map:
		parts := make([]string, len(n.Pairs))
		for i, p := range n.Pairs {
			parts[i] = p.Key.Text + ": " + written(p.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case document.List:
		parts := make([]string, len(n.Items))
		for i, e := range n.Items {
			parts[i] = written(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return strings.Join(strings.Fields(n.Text), " ")
}
