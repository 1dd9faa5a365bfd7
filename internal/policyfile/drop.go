package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// target is a part of a policy that a variant may drop. A named one can be called
// by its last name alone.
type target struct {
	path  string
	node  *document.Node // the value or the item
	named bool
}

// namedSections are maps whose keys are names.
var namedSections = []string{"sources", "parameters", "inputs", "values", "cohort", "fixtures"}

// dropped is what is extended without what the variant drops. Nothing is guessed:
// a name that several parts have, or none, is an error.
func (a *assembly) dropped(base, root *document.Node) *document.Node {
	list := object{a.reader, root, root, "", topKeys}.list("drop")
	if len(list) == 0 {
		return base
	}
	targets := map[string][]target{}
	targetsOf(base, "", func(t target) {
		targets[lastName(t.path)] = append(targets[lastName(t.path)], t)
	})
	gone := map[*document.Node]bool{}
	for _, n := range list {
		if n.Kind != document.Scalar || n.Text == "" {
			a.fault(n, "policy-scalar", "what", "drop")
			continue
		}
		found := matching(targets[lastName(n.Text)], n.Text)
		switch len(found) {
		case 1:
			gone[found[0].node] = true
		case 0:
			a.suggest(n, "extend-drop-none", names(targets))
		default:
			paths := make([]string, 0, len(found))
			for _, t := range found[:min(4, len(found))] {
				paths = append(paths, t.path)
			}
			a.fault(n, "extend-drop-several", "name", short(n.Text), "paths", strings.Join(paths, "、"))
		}
	}
	return pruned(base, gone)
}

// lastName is the end of a path.
func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// targetsOf visits the parts under a node, each with the keys and ids that lead to
// it.
func targetsOf(n *document.Node, under string, visit func(target)) {
	path := under
	if path != "" {
		path += "."
	}
	for _, p := range n.Pairs {
		visit(target{path + p.Key.Text, p.Value, slices.Contains(namedSections, under)})
		targetsOf(p.Value, path+p.Key.Text, visit)
	}
	for _, item := range n.Items {
		if id := idText(item); id != "" {
			visit(target{path + id, item, true})
			targetsOf(item, path+id, visit)
		}
	}
}

// matching are the parts that a text calls: by their name, or by the end of the
// path that leads to them, up to the whole.
func matching(targets []target, text string) []target {
	var named, others []target
	for _, t := range targets {
		switch {
		case t.path == text && !t.named && !strings.Contains(text, "."):
			others = append(others, t) // a whole section
		case t.path != text && !strings.HasSuffix(t.path, "."+text):
		case t.named:
			named = append(named, t)
		case strings.Contains(text, "."):
			others = append(others, t)
		}
	}
	return append(named, others...)
}

// names are what parts with a name are called.
func names(targets map[string][]target) []string {
	var out []string
	for name, list := range targets {
		if slices.ContainsFunc(list, func(t target) bool { return t.named }) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// pruned is a tree without some of its parts.
func pruned(n *document.Node, gone map[*document.Node]bool) *document.Node {
	switch n.Kind {
	case document.Map:
		pairs := make([]document.Pair, 0, len(n.Pairs))
		for _, p := range n.Pairs {
			if !gone[p.Value] {
				pairs = append(pairs, document.Pair{Key: p.Key, Value: pruned(p.Value, gone)})
			}
		}
		return document.MapAt(n, pairs)
	case document.List:
		items := make([]*document.Node, 0, len(n.Items))
		for _, item := range n.Items {
			if !gone[item] {
				items = append(items, pruned(item, gone))
			}
		}
		return document.ListAt(n, items)
	}
	return n
}
