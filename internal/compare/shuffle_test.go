package compare

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
)

// Shuffled is the edition with its maps, and its lists without an order, in another
// order.
func (e *Edition) Shuffled(shuffle func(n int, swap func(i, j int))) *Edition {
	ordered := map[*document.Node]bool{}
	var mark func(*item)
	mark = func(it *item) {
		ordered[it.node] = it.seq || it.leaf
		for _, kid := range it.kids {
			mark(kid)
		}
	}
	mark(e.root)
	var copied func(*document.Node, bool) *document.Node
	copied = func(n *document.Node, free bool) *document.Node {
		free = free && !ordered[n]
		switch n.Kind {
		case document.Map:
			pairs := slices.Clone(n.Pairs)
			for i := range pairs {
				pairs[i].Value = copied(pairs[i].Value, free || !ordered[n])
			}
			if free {
				shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
			}
			return document.MapAt(n, pairs)
		case document.List:
			items := slices.Clone(n.Items)
			for i := range items {
				items[i] = copied(items[i], true)
			}
			if free {
				shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			}
			return document.ListAt(n, items)
		}
		return n
	}
	root := document.MapAt(e.outline.Root, slices.DeleteFunc(slices.Clone(e.outline.Root.Pairs), func(p document.Pair) bool {
		return p.Key.Text != "merit" && slices.Contains(apart, p.Key.Text)
	}))
	return edition(e.outline.Rebuilt(copied(root, true)))
}
