package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
)

// choices are keys of which one stands: writing one of them in a variant takes
// the other away.
var choices = [][]string{
	{"formula", "bands", "points", "checklist", "matrix", "judged", "best"},
	{"at_least", "more_than", "at_most", "less_than", "table"},
	{"value", "table"},
}

// renewed are maps that a variant writes anew: a citation is one thing, and
// thresholds are no names but lines between which no old ones may be left.
var renewed = []string{"cite", "at_least", "more_than", "at_most", "less_than"}

// said are keys that a citation speaks of.
var said = []string{"value", "table", "require", "formula", "bands", "points", "checklist", "matrix", "judged", "best"}

// extended lays a variant over the policy that it extends.
func (a *assembly) extended(own, root *document.Node, trail []string) *document.Node {
	n := root.Get("extends")
	m, ok := mention{}, false
	if n.Kind == document.Scalar {
		m, ok = a.named(n)
	} else {
		m, _, ok = a.mentioned(n, root.KeyOf("extends"), "extends", includeKeys)
	}
	if !ok || a.tabular(m) {
		a.lost = true
		return own
	}
	if a.circular(m, trail) {
		return own
	}
	p := a.open(m, trail)
	if p == nil {
		return own
	}
	if p.file.Root.Kind != document.Map {
		a.fault(p.file.Root, "policy-map", "what", p.Name, "keys", "")
		a.lost = true
		return own
	}
	base := a.compose(p.file.Root, p.file.Text, append(trail[:len(trail):len(trail)], m.name))
	base = without(base, "tests")
	base = a.dropped(base, root)
	a.ownIdentity(base, own, root.KeyOf("extends"))
	return a.lay(base, own, "")
}

// without is a map without a key. The tests of a policy hold for it, not for its
// variants.
func without(n *document.Node, key string) *document.Node {
	if n.Get(key) == nil {
		return n
	}
	return document.MapAt(n, slices.DeleteFunc(slices.Clone(n.Pairs), func(p document.Pair) bool { return p.Key.Text == key }))
}

// ownIdentity wants an id of its own for a variant: results, ledgers and tests
// tell policies apart by it.
func (a *assembly) ownIdentity(base, own, key *document.Node) {
	if id := written(base, "id"); id != nil {
		mine := written(own, "id")
		switch {
		case mine == nil:
			a.warn(key, "extend-same-id", "id", short(id.Text))
		case mine.Text == id.Text:
			a.warn(mine, "extend-same-id", "id", short(id.Text))
		}
	}
}

// written is a text of the policy's head.
func written(root *document.Node, key string) *document.Node {
	head := root.Get("policy")
	if head == nil || head.Kind != document.Map {
		return nil
	}
	return head.Get(key)
}

// lay is what stands under a key when a variant has been laid over: maps are
// merged by key, lists of things with an id by id, and anything else, a table of a
// file too, is the variant's.
func (a *assembly) lay(base, over *document.Node, key string) *document.Node {
	switch {
	case base.Bad || over.Bad || base.Kind != over.Kind || slices.Contains(renewed, key) || attached(over):
	case base.Kind == document.Map:
		return a.layMap(base, over)
	case base.Kind == document.List && identified(base):
		return a.layList(base, over, key)
	}
	return over
}

// attached reports whether a map is a table of a CSV file.
func attached(n *document.Node) bool {
	return n.Kind == document.Map && len(n.Pairs) > 0 && n.Pairs[0].Key.Style == document.Cell
}

func (a *assembly) layMap(base, over *document.Node) *document.Node {
	a.stale(base, over)
	index := make(map[string]int, len(over.Pairs))
	for i, p := range over.Pairs {
		index[p.Key.Text] = i
	}
	pairs := make([]document.Pair, 0, len(base.Pairs)+len(over.Pairs))
	for _, p := range base.Pairs {
		i, both := index[p.Key.Text]
		switch {
		case both:
			own := over.Pairs[i]
			pairs = append(pairs, document.Pair{Key: own.Key, Value: a.lay(p.Value, own.Value, p.Key.Text)})
			delete(index, p.Key.Text)
		case !replaced(p.Key.Text, over):
			pairs = append(pairs, p)
		}
	}
	for _, p := range over.Pairs {
		if _, left := index[p.Key.Text]; left {
			pairs = append(pairs, p)
		}
	}
	return document.MapAt(over, pairs)
}

// stale warns of a variant that changes what a quote speaks of and keeps the quote.
func (a *assembly) stale(base, over *document.Node) {
	cite := base.Get("cite")
	if cite == nil || cite.Kind != document.Map || cite.Get("quote") == nil || over.Get("cite") != nil {
		return
	}
	for _, p := range over.Pairs {
		if slices.Contains(said, p.Key.Text) {
			f := a.warn(p.Key, "extend-cite", "key", p.Key.Text, "quote", short(cite.Get("quote").Text))
			f.Related = []document.Related{{Place: cite.Get("quote").Place(), Code: "related-extended"}}
			return
		}
	}
}

// replaced reports whether a variant writes another key of which one stands.
func replaced(key string, over *document.Node) bool {
	for _, set := range choices {
		if slices.Contains(set, key) && slices.ContainsFunc(set, func(other string) bool { return over.Get(other) != nil }) {
			return true
		}
	}
	return false
}

// identified reports whether a list holds things with an id.
func identified(n *document.Node) bool {
	return len(n.Items) > 0 && !slices.ContainsFunc(n.Items, func(item *document.Node) bool { return idText(item) == "" })
}

// idText is the id of a thing in a list, "" where it has none.
func idText(n *document.Node) string {
	if n.Kind != document.Map {
		return ""
	}
	if id := n.Get("id"); id != nil && id.Kind == document.Scalar {
		return id.Text
	}
	return ""
}

// layList merges two lists of things with an id. A new thing comes behind the one
// that it follows in the variant; one that follows none comes before the one that
// follows it, or last.
func (a *assembly) layList(base, over *document.Node, key string) *document.Node {
	if len(over.Items) == 0 {
		a.fault(over, "extend-list-empty", "what", key)
		return base
	}
	at := make(map[string]int, len(base.Items))
	for i, item := range base.Items {
		at[idText(item)] = i
	}
	laid := slices.Clone(base.Items)
	behind := make([][]*document.Node, len(base.Items)+1) // [i+1]: what comes behind item i
	last, first := -1, len(base.Items)
	seen := map[string]bool{}
	for _, item := range over.Items {
		id := idText(item)
		i, both := at[id]
		switch {
		case id == "" && !item.Bad:
			a.fault(item, "extend-id", "what", key)
		case !both || seen[id]:
			behind[last+1] = append(behind[last+1], item)
		case i < last:
			a.misordered(item, base.Items[i], base.Items[last])
		default:
			laid[i] = a.lay(base.Items[i], item, "")
			last, first = i, min(first, i)
		}
		seen[id] = true
	}
	return document.ListAt(over, ordered(laid, behind, first))
}

// misordered reports a thing of a variant that comes too late.
func (a *assembly) misordered(item, base, before *document.Node) {
	f := a.fault(item.Get("id"), "extend-order", "id", short(idText(item)), "before", short(idText(before)))
	f.Related = []document.Related{{Place: base.Get("id").Place(), Code: "related-extended"}}
}

// ordered puts new things between those that they stand beside.
func ordered(laid []*document.Node, behind [][]*document.Node, first int) []*document.Node {
	var out []*document.Node
	for i, item := range laid {
		if i == first {
			out = append(out, behind[0]...)
		}
		out = append(out, item)
		out = append(out, behind[i+1]...)
	}
	if first == len(laid) {
		out = append(out, behind[0]...)
	}
	return out
}
