package reference

import (
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// use is a key in its table.
type use struct {
	keys *policyfile.Keys
	name string
}

// Examples are how keys are written in policies.
type Examples struct{ written map[use]string }

// longest is how many characters an example may have.
const longest = 60

// Collect adds the keys of a policy or a file of tests and gives what reading it
// found. A key keeps the shortest of its examples of one policy, and the
// one of the policy that came first.
func (e *Examples) Collect(file *document.File, files policyfile.Files) []document.Finding {
	here := map[use]string{}
	findings := policyfile.Uses(file, files, func(keys *policyfile.Keys, n *document.Node) {
		for _, p := range n.Pairs {
			text := p.Key.Text + ": " + written(p.Value)
			u := home(keys, p.Key.Text)
			if utf8.RuneCountInString(text) <= longest && (here[u] == "" || shorter(text, here[u])) {
				here[u] = text
			}
		}
	})
	if e.written == nil {
		e.written = map[use]string{}
	}
	for u, text := range here {
		if e.written[u] == "" {
			e.written[u] = text
		}
	}
	return findings
}

// of is the example of a key: where its own table has none, that of a key of the
// same meaning.
func (e *Examples) of(s *policyfile.Keys, k *policyfile.Key) string {
	if text := e.written[use{s, k.Name}]; text != "" {
		return text
	}
	for _, other := range policyfile.Sections() {
		for i := range other.List {
			same := other.List[i].Name == k.Name && other.List[i].ZH == k.ZH
			if text := e.written[use{other, k.Name}]; same && text != "" {
				return text
			}
		}
	}
	return ""
}

// home is the table that says what a key means: of the leaf forms, theirs.
func home(keys *policyfile.Keys, name string) use {
	if keys.Forms && !has(keys, name) {
		return use{policyfile.Forms(), name}
	}
	return use{keys, name}
}

func has(keys *policyfile.Keys, name string) bool {
	for i := range keys.List {
		if keys.List[i].Name == name {
			return true
		}
	}
	return false
}

func shorter(a, b string) bool {
	if n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b); n != m {
		return n < m
	}
	return a < b
}

// written is a value on one line, as YAML writes it.
func written(n *document.Node) string {
	switch n.Kind {
	case document.Map:
		parts := make([]string, len(n.Pairs))
		for i, p := range n.Pairs {
			parts[i] = written(p.Key) + ": " + written(p.Value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case document.List:
		parts := make([]string, len(n.Items))
		for i, item := range n.Items {
			parts[i] = written(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	text := strings.Join(strings.Fields(n.Text), " ")
	if len(text) == 64 && strings.Trim(text, "0123456789abcdef") == "" {
		return text[:8] + "…" // a hash: nobody reads it to its end
	}
	if n.Style == document.Plain && text != "" {
		return text
	}
	if n.Style == document.Literal || n.Style == document.Folded {
		return quoted(text)
	}
	return quoted(n.Text)
}

// quoted puts a text between double quotes.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}
