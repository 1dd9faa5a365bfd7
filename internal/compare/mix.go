package compare

import (
	"cmp"
	"slices"

	"github.com/merit-rules/merit/internal/document"
)

// Mix is the old edition, in the new names, with the changes of these numbers and
// the inputs that the new edition adds; nil where that is no policy, because one of
// them needs another.
func (r *Result) Mix(numbers []int) *Edition {
	m := mixer{
		replaced: map[*document.Node]document.Pair{}, dropped: map[*document.Node]bool{},
		added: map[*document.Node][]edit{}, turned: map[*document.Node]*item{},
	}
	all := append(r.asked(), numbers...)
	slices.Sort(all)
	for _, n := range slices.Compact(all) {
		m.take(r.Changes[n-1].edit)
	}
	return edition(r.plain.outline.Rebuilt(m.copy(r.plain.outline.Root, true)))
}

// mixer copies the tree of the old edition with some changes in it.
type mixer struct {
	replaced map[*document.Node]document.Pair // by the old value; Key nil: the old key stays
	dropped  map[*document.Node]bool
	added    map[*document.Node][]edit // by the map or list that they go into
	turned   map[*document.Node]*item
}

func (m *mixer) take(e edit) {
	switch {
	case e.reorder != nil:
		m.turned[e.in] = e.reorder
	case e.old != nil && e.new != nil && e.in == nil:
		m.replaced[e.old.node] = document.Pair{Value: e.new.node}
	case e.old != nil && e.new != nil:
		m.replaced[e.old.node] = document.Pair{Key: e.new.key, Value: e.new.node}
	case e.old != nil:
		m.dropped[e.old.node] = true
	case e.new != nil:
		m.added[e.in] = append(m.added[e.in], e)
	}
}

func (m *mixer) copy(n *document.Node, top bool) *document.Node {
	switch n.Kind {
	case document.Map:
		return document.MapAt(n, m.pairs(n, top))
	case document.List:
		return document.ListAt(n, m.items(n))
	}
	return n
}

func (m *mixer) pairs(n *document.Node, top bool) []document.Pair {
	var out []document.Pair
	for _, p := range n.Pairs {
		if m.dropped[p.Value] || top && p.Key.Text != "merit" && slices.Contains(apart, p.Key.Text) {
			continue
		}
		if other, ok := m.replaced[p.Value]; ok {
			if other.Key != nil {
				p.Key = other.Key
			}
			out = append(out, document.Pair{Key: p.Key, Value: other.Value})
			continue
		}
		out = append(out, document.Pair{Key: p.Key, Value: m.copy(p.Value, false)})
	}
	for _, e := range m.added[n] {
		out = append(out, document.Pair{Key: e.new.key, Value: e.new.node})
	}
	if order := m.turned[n]; order != nil {
		at := func(p document.Pair) int {
			return slices.IndexFunc(order.kids, func(kid *item) bool { return kid.key.Text == p.Key.Text })
		}
		slices.SortStableFunc(out, func(a, b document.Pair) int { return cmp.Compare(at(a), at(b)) })
	}
	return out
}

func (m *mixer) items(n *document.Node) []*document.Node {
	type placed struct {
		node  *document.Node
		match string
	}
	var out []placed
	add := func(after *document.Node) {
		for _, e := range m.added[n] {
			if e.after == after {
				out = append(out, placed{e.new.node, e.new.match})
			}
		}
	}
	add(nil)
	for _, it := range n.Items {
		if other, ok := m.replaced[it]; ok {
			out = append(out, placed{other.Value, ""})
		} else if !m.dropped[it] {
			out = append(out, placed{m.copy(it, false), ""})
		}
		add(it)
	}
	if order := m.turned[n]; order != nil {
		slices.SortStableFunc(out, func(a, b placed) int { return cmp.Compare(spot(order, a.node), spot(order, b.node)) })
	}
	nodes := make([]*document.Node, len(out))
	for i := range out {
		nodes[i] = out[i].node
	}
	return nodes
}

// spot is where an element stands in a new order; one that is not in it stands last.
func spot(order *item, n *document.Node) int {
	text := written(n)
	if known := knownBy(n); known != nil {
		text = known.Text
	}
	for i, kid := range order.kids {
		if kid.name == text || written(kid.node) == text {
			return i
		}
	}
	return len(order.kids)
}
