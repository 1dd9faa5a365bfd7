package tables

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
)

// Apply puts edits into the text. All bytes but those of the edited scalars stay as
// they are; a new text keeps the quotes of the old one, and gets quotes where it
// would otherwise be read as something else. A problem names an edit that cannot be
// written.
func (s *Set) Apply(edits []Edit) ([]byte, []message.Problem) {
	f := s.file
	mark := len(s.text) - len(f.Text) // a byte order mark
	var list []patch
	var problems []message.Problem
	for i := range edits {
		p, ok := written(f, &edits[i])
		if !ok {
			problems = append(problems, message.Problem{Code: "xlsx-rules-text", Args: map[string]string{"cell": edits[i].Cell, "seen": edits[i].New}})
			continue
		}
		list = append(list, p)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	out := patched(f.Text, list)
	if !sameBut(f.Root, document.Read(f.Name, []byte(out)).Root, news(edits)) {
		return nil, []message.Problem{{Code: "xlsx-rules-clash"}}
	}
	return append(slices.Clone(s.text[:mark]), out...), nil
}

// patch is the new text of the bytes [from, to).
type patch struct {
	from, to int
	text     string
}

func patched(text string, list []patch) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b patch) int { return a.from - b.from })
	var out strings.Builder
	at := 0
	for _, p := range list {
		out.WriteString(text[at:p.from])
		out.WriteString(p.text)
		at = p.to
	}
	out.WriteString(text[at:])
	return out.String()
}

// written finds the first way of writing a scalar that reads back as it and leaves
// everything around it alone.
func written(f *document.File, e *Edit) (patch, bool) {
	from, to, ok := e.node.Extent()
	if !ok || strings.ContainsAny(e.New, "\x00\r") {
		return patch{}, false
	}
	for _, text := range spellings(e) {
		p := patch{from, to, text}
		again := document.Read(f.Name, []byte(patched(f.Text, []patch{p})))
		if len(again.Findings) <= len(f.Findings) && sameBut(f.Root, again.Root, map[*document.Node]string{e.node: e.New}) {
			return p, true
		}
	}
	return patch{}, false
}

// spellings are the ways of writing a scalar, the one nearest to the old first.
func spellings(e *Edit) []string {
	double := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(e.New) + `"`
	single := `'` + strings.ReplaceAll(e.New, `'`, `''`) + `'`
	switch e.node.Style {
	case document.Double:
		return []string{double}
	case document.Single:
		return []string{single, double}
	}
	if e.kind == Literal {
		return []string{e.New}
	}
	return []string{e.New, double, single}
}

func news(edits []Edit) map[*document.Node]string {
	m := make(map[*document.Node]string, len(edits))
	for _, e := range edits {
		m[e.node] = e.New
	}
	return m
}

// sameBut reports whether two documents are the same but for these scalars.
func sameBut(old, now *document.Node, edited map[*document.Node]string) bool {
	if old == nil || now == nil {
		return old == now
	}
	if old.Kind != now.Kind || len(old.Pairs) != len(now.Pairs) || len(old.Items) != len(now.Items) {
		return false
	}
	want := old.Text
	if text, ok := edited[old]; ok {
		want = nfc(text)
	} else if old.Style != now.Style {
		return false
	}
	if now.Text != want {
		return false
	}
	for i := range old.Pairs {
		if !sameBut(old.Pairs[i].Key, now.Pairs[i].Key, edited) || !sameBut(old.Pairs[i].Value, now.Pairs[i].Value, edited) {
			return false
		}
	}
	for i := range old.Items {
		if !sameBut(old.Items[i], now.Items[i], edited) {
			return false
		}
	}
	return true
}
