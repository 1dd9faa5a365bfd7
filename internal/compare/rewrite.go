package compare

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// rename is the edition with other names; nil where that is no policy: the names
// are then no renames.
func (e *Edition) rename(names map[key]string) *Edition {
	w := &rewriter{o: e.outline, names: names, ids: map[*document.Node]string{}}
	for _, t := range e.things() {
		if to, ok := names[key{t.section, t.name}]; ok {
			if t.item.key != nil {
				w.ids[t.item.key] = to
			} else {
				w.ids[t.item.node.Get("id")] = to
			}
		}
	}
	return edition(e.outline.Rebuilt(w.copy(e.outline.Root, nil, true)))
}

// rewriter copies the tree of a policy with other names in it.
type rewriter struct {
	o     *policyfile.Outline
	names map[key]string
	ids   map[*document.Node]string // the scalars that give names
}

// of is the new name of one that formulas read.
func (w *rewriter) of(name string) (string, bool) {
	for _, form := range []struct{ prefix, section string }{{"score.", "scoring"}, {"得分.", "scoring"}, {"due.", "stages"}} {
		if id, ok := strings.CutPrefix(name, form.prefix); ok {
			to, found := w.names[key{form.section, id}]
			return form.prefix + to, found
		}
	}
	for _, section := range []string{"inputs", "parameters", "values", "cohort"} {
		if to, ok := w.names[key{section, name}]; ok {
			return to, true
		}
	}
	return "", false
}

// copy is a node with new names. k is the key that it stands at.
func (w *rewriter) copy(n *document.Node, k *policyfile.Key, top bool) *document.Node {
	switch n.Kind {
	case document.Map:
		keys := w.o.Keys[n]
		var pairs []document.Pair
		for _, p := range n.Pairs {
			if top && slices.Contains(apart, p.Key.Text) && p.Key.Text != "merit" {
				continue
			}
			below := k
			if keys != nil {
				below = keys.Of(p.Key.Text)
			}
			pairs = append(pairs, document.Pair{Key: w.scalar(p.Key, nil), Value: w.copy(p.Value, below, false)})
		}
		return document.MapAt(n, pairs)
	case document.List:
		items := make([]*document.Node, len(n.Items))
		for i, it := range n.Items {
			items[i] = w.copy(it, k, false)
		}
		return document.ListAt(n, items)
	}
	return w.scalar(n, k)
}

func (w *rewriter) scalar(n *document.Node, k *policyfile.Key) *document.Node {
	if to, ok := w.ids[n]; ok {
		return document.TextAt(n, to)
	}
	if node := w.o.Nodes[n]; node != nil {
		return w.expression(n, node)
	}
	if k == nil {
		return n
	}
	switch {
	case k.Kind == policyfile.Name:
		if to, ok := w.reference(k, n.Text); ok {
			return document.TextAt(n, to)
		}
	case k.Kind == policyfile.Template || k.Name == "reason" || k.Name == "message":
		return w.template(n)
	case k.Name == "subject":
		if to, ok := w.names[key{"inputs", n.Text}]; ok {
			return document.TextAt(n, to)
		}
	}
	return n
}

// reference is the new name of something that is named outside of formulas.
func (w *rewriter) reference(k *policyfile.Key, name string) (string, bool) {
	for _, section := range map[string][]string{"stage": {"stages"}, "in": {"tiers"}, "input": {"inputs"}, "of": {"inputs"}}[k.Name] {
		if to, ok := w.names[key{section, name}]; ok {
			return to, true
		}
	}
	return "", false
}

// expression replaces the names in an expression, last ones first.
func (w *rewriter) expression(n *document.Node, root *program.Node) *document.Node {
	type span struct {
		from, to int
		text     string
	}
	var spans []span
	text := []rune(n.Text)
	namesIn(root, func(x *program.Node) {
		name := nameOf(w.o.Program, x)
		to, ok := w.of(name)
		if !ok || x.From < 0 || x.To > len(text) || x.From >= x.To {
			return
		}
		if seen := string(text[x.From:x.To]); strings.HasPrefix(seen, name) {
			spans = append(spans, span{x.From, x.From + len([]rune(name)), to})
		} else if strings.HasPrefix(seen, "得分.") {
			_, id, _ := strings.Cut(to, ".")
			spans = append(spans, span{x.From, x.To, "得分." + id})
		}
	})
	slices.SortFunc(spans, func(a, b span) int { return b.from - a.from })
	spans = slices.Compact(spans)
	for _, s := range spans {
		text = slices.Replace(text, s.from, s.to, []rune(s.text)...)
	}
	return document.TextAt(n, string(text))
}

// template replaces the names in a reason or message.
func (w *rewriter) template(n *document.Node) *document.Node {
	parts := strings.Split(n.Text, "{")
	for i, part := range parts[1:] {
		end := strings.IndexAny(part, "}")
		if end < 0 {
			continue
		}
		name, field := part[:end], ""
		if _, ok := w.of(name); !ok {
			if head, rest, cut := strings.Cut(name, "."); cut {
				name, field = head, "."+rest
			}
		}
		if to, ok := w.of(name); ok {
			parts[i+1] = to + field + part[end:]
		}
	}
	return document.TextAt(n, strings.Join(parts, "{"))
}
