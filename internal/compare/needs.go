package compare

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// needs are the changes without which a change makes no policy: those that add a
// name which its new side reads, and, where it removes a name, those whose old side
// reads it.
func (r *Result) needs(number int) []int {
	c := &r.Changes[number-1]
	var out []int
	for i := range r.Changes {
		o := &r.Changes[i]
		if o.Number == number || o.Kind == Renamed {
			continue
		}
		if o.Kind == Added && reads(r.New.outline, c.edit.new, nameAdded(o.edit.new)) {
			out = append(out, o.Number)
		}
		if c.Kind == Removed && reads(r.plain.outline, o.edit.old, nameAdded(c.edit.old)) {
			out = append(out, o.Number)
		}
	}
	return out
}

// nameAdded is what formulas would call a part; "": they cannot.
func nameAdded(it *item) string {
	if it == nil {
		return ""
	}
	if it.key != nil {
		return it.key.Text
	}
	if known := knownBy(it.node); known != nil {
		return known.Text
	}
	return ""
}

// reads reports whether an expression of a part reads a name.
func reads(o *policyfile.Outline, it *item, name string) bool {
	if it == nil || name == "" {
		return false
	}
	found := false
	scalars(it.node, func(n *document.Node) {
		node := o.Nodes[n]
		if node == nil {
			found = found || n.Text == name
			return
		}
		for _, x := range allNames(o, node) {
			found = found || x == name || x == "score."+name || x == "due."+name
		}
	})
	return found
}

// scalars calls visit for every scalar of a part, keys too.
func scalars(n *document.Node, visit func(*document.Node)) {
	if n.Kind == document.Scalar {
		visit(n)
	}
	for _, p := range n.Pairs {
		visit(p.Key)
		scalars(p.Value, visit)
	}
	for _, e := range n.Items {
		scalars(e, visit)
	}
}
