package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// Result is what comparing two editions gave.
type Result struct {
	Old, New *Edition
	Changes  []Change
	plain    *Edition       // the old edition with the new names
	names    map[key]string // the renames
}

// Between compares two editions.
func Between(before, after *Edition) *Result {
	r := &Result{Old: before, New: after, plain: before}
	names := renames(before, after)
	if len(names) > 0 {
		if plain := before.rename(names); plain != nil {
			r.plain, r.names = plain, names
			r.noteRenames(names)
		}
	}
	c := &comparer{}
	c.compare(r.plain.root, after.root, nil, nil, nil)
	r.Changes = append(r.Changes, c.changes...)
	order := Groups()
	slices.SortStableFunc(r.Changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(order, a.Group), slices.Index(order, b.Group))
	})
	for i := range r.Changes {
		r.Changes[i].Number = i + 1
	}
	return r
}

// edit is how a change is made in the tree of the old edition.
type edit struct {
	in      *document.Node // the map or list in which it happens
	old     *item          // nil: nothing was there
	new     *item          // nil: nothing is there now
	after   *document.Node // of an added element of a list: it stands behind this one
	reorder *item          // the list in its new order
}

// section is a top part of the old edition; nil: it has none.
func (r *Result) section(name string) *document.Node { return r.plain.outline.Root.Get(name) }

type comparer struct{ changes []Change }

// compare adds the differences of two parts with the same name.
func (c *comparer) compare(old, new *item, path []string, oldCites, newCites []Cite) {
	if old.canon == new.canon {
		return
	}
	oldCites, newCites = citesOf(old, oldCites), citesOf(new, newCites)
	if old.leaf || new.leaf || old.node.Kind != new.node.Kind {
		c.add(Change{Kind: Changed, Words: old.words, Old: side(old, oldCites), New: side(new, newCites), edit: edit{old: old, new: new}}, path)
		return
	}
	pairs, gone, come := matched(old.kids, new.kids)
	gone, come = c.shifted(old, pairs, gone, come, path, oldCites, newCites)
	for _, p := range pairs {
		c.compare(p.old, p.new, append(path[:len(path):len(path)], p.new.name), oldCites, newCites)
	}
	for _, it := range gone {
		c.add(Change{Kind: Removed, Words: it.words, Old: side(it, citesOf(it, oldCites)), edit: edit{in: old.node, old: it}}, append(path[:len(path):len(path)], it.name))
	}
	for _, it := range come {
		c.add(Change{Kind: Added, Words: it.words, New: side(it, citesOf(it, newCites)), edit: edit{in: old.node, new: it, after: behind(it, new, pairs)}}, append(path[:len(path):len(path)], it.name))
	}
	if old.seq && new.seq && turned(pairs) {
		c.add(Change{Kind: Moved, Words: old.words, Old: order(old, oldCites), New: order(new, newCites), edit: edit{in: old.node, reorder: new}}, path)
	}
}

func (c *comparer) add(change Change, path []string) {
	change.Group = groupOf(path, change.Words)
	change.Path, change.at = joined(path), path
	c.changes = append(c.changes, change)
}

// joined writes a path; what is no plain word stands in brackets.
func joined(path []string) string {
	var b strings.Builder
	for i, step := range path {
		bracket := strings.HasPrefix(step, "[")
		if strings.ContainsAny(step, ". ()") && !bracket {
			step, bracket = "["+step+"]", true
		}
		if i > 0 && !bracket {
			b.WriteByte('.')
		}
		b.WriteString(step)
	}
	return b.String()
}

// twins are the same part in both editions.
type twins struct{ old, new *item }

// matched pairs kids by what they are known by. Elements without a name that are
// left over are paired in their order: they changed.
func matched(old, new []*item) (pairs []twins, gone, come []*item) {
	left := map[string][]*item{}
	for _, it := range old {
		left[it.match] = append(left[it.match], it)
	}
	for _, it := range new {
		if list := left[it.match]; len(list) > 0 {
			pairs = append(pairs, twins{list[0], it})
			left[it.match] = list[1:]
			continue
		}
		come = append(come, it)
	}
	for _, it := range old {
		if slices.Contains(left[it.match], it) {
			gone = append(gone, it)
		}
	}
	return pairSame(pairs, gone, come, func(a, b *item) bool {
		return strings.HasPrefix(a.match, "=") && strings.HasPrefix(b.match, "=")
	})
}

// pairSame pairs those left over that are the same in some way.
func pairSame(pairs []twins, gone, come []*item, same func(a, b *item) bool) ([]twins, []*item, []*item) {
	for i := 0; i < len(gone); i++ {
		at := slices.IndexFunc(come, func(it *item) bool { return same(gone[i], it) })
		if at < 0 {
			continue
		}
		pairs = append(pairs, twins{gone[i], come[at]})
		gone = slices.Delete(gone, i, i+1)
		come = slices.Delete(come, at, at+1)
		i--
	}
	return pairs, gone, come
}

// shifted takes out thresholds that moved: the same outcome at another threshold.
func (c *comparer) shifted(old *item, pairs []twins, gone, come []*item, path []string, oldCites, newCites []Cite) (g, n []*item) {
	if old.kind != policyfile.Options {
		return gone, come
	}
	moved, gone, come := pairSame(nil, gone, come, func(a, b *item) bool {
		return a.canon == b.canon && strings.HasPrefix(a.match, "t:") == strings.HasPrefix(b.match, "t:")
	})
	for _, p := range moved {
		change := Change{Kind: Changed, Old: entry(p.old, oldCites), New: entry(p.new, newCites), edit: edit{in: old.node, old: p.old, new: p.new}}
		c.add(change, append(path[:len(path):len(path)], p.old.name))
	}
	return gone, come
}

// entry is an entry of a table with its threshold.
func entry(it *item, cites []Cite) *Side {
	return &Side{Text: it.key.Text + ": " + written(it.node), Place: it.key.Place(), Cites: cites}
}

// turned reports whether parts that both lists have stand in another order.
func turned(pairs []twins) bool {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(a, b twins) int { return cmp.Compare(a.new.at, b.new.at) })
	return !slices.IsSortedFunc(pairs, func(a, b twins) int { return cmp.Compare(a.old.at, b.old.at) }) &&
		!slices.ContainsFunc(pairs, func(p twins) bool { return strings.HasPrefix(p.old.match, "=") && p.old.canon != p.new.canon })
}

// order is the order of a list's elements.
func order(it *item, cites []Cite) *Side {
	names := make([]string, len(it.kids))
	for i, kid := range it.kids {
		names[i] = kid.name
		if kid.leaf || strings.HasPrefix(kid.name, "[") {
			names[i] = written(kid.node)
		}
	}
	s := side(it, cites)
	s.Text = strings.Join(names, ", ")
	return s
}

// behind is the element of the old list after which a new one stands.
func behind(it, in *item, pairs []twins) *document.Node {
	var last *document.Node
	for _, kid := range in.kids {
		if kid == it {
			break
		}
		for _, p := range pairs {
			if p.new == kid {
				last = p.old.node
			}
		}
	}
	return last
}
