package policyfile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
)

// maxDrops is how many parts a variant may drop.
const maxDrops = 1000

// target is a part of a policy that a variant may drop. A named one can be called
// by its last name alone.
type target struct {
	parent *target // nil: a section of the policy
	name   string  // a key or an id
	node   *document.Node
	named  bool
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
	if len(list) > maxDrops {
		a.fault(list[maxDrops], "extend-drop-many", "limit", strconv.Itoa(maxDrops))
		return base
	}
	targets := map[string][]*target{} // by the end of their names
	targetsOf(base, nil, func(t *target) {
		end := lastName(t.name)
		targets[end] = append(targets[end], t)
	})
	gone := map[*document.Node]bool{}
	var legal []string
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
			if legal == nil {
				legal = names(targets)
			}
			a.suggest(n, "extend-drop-none", legal)
		default:
			a.fault(n, "extend-drop-several", "name", short(n.Text), "paths", paths(found))
		}
	}
	return pruned(base, gone)
}

// lastName is the end of a path.
func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// targetsOf visits the parts under a node.
func targetsOf(n *document.Node, parent *target, visit func(*target)) {
	named := parent != nil && parent.parent == nil && slices.Contains(namedSections, parent.name)
	for _, p := range n.Pairs {
		t := &target{parent, p.Key.Text, p.Value, named}
		visit(t)
		targetsOf(p.Value, t, visit)
	}
	for _, item := range n.Items {
		if id := idText(item); id != "" {
			t := &target{parent, id, item, true}
			visit(t)
			targetsOf(item, t, visit)
		}
	}
}

// called reports whether a text is the end of the path that leads to the part, and
// whether it is all of it.
func (t *target) called(text string) (called, whole bool) {
	for ; t != nil; t = t.parent {
		rest, ok := strings.CutSuffix(text, t.name)
		if !ok {
			return false, false
		}
		if rest == "" {
			return true, t.parent == nil
		}
		if text, ok = strings.CutSuffix(rest, "."); !ok {
			return false, false
		}
	}
	return false, false
}

// matching are the parts that a text calls: those with a name by it or by the end
// of their path, sections by their key, all others by a path.
func matching(targets []*target, text string) []*target {
	var found []*target
	for _, t := range targets {
		if called, whole := t.called(text); called && (t.named || whole || strings.Contains(text, ".")) {
			found = append(found, t)
		}
	}
	return found
}

// path is the keys and ids that lead to a part.
func (t *target) path() string {
	if t.parent == nil {
		return short(t.name)
	}
	return t.parent.path() + "." + short(t.name)
}

// paths lists some parts for a message.
func paths(list []*target) string {
	var out []string
	for _, t := range list[:min(4, len(list))] {
		out = append(out, t.path())
	}
	return message.List(out...)
}

// names are what parts with a name are called.
func names(targets map[string][]*target) []string {
	var out []string
	for _, list := range targets {
		for _, t := range list {
			if t.named {
				out = append(out, t.name)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
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
