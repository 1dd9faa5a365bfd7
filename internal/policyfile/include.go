package policyfile

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// whole is the tree of a policy with all that it includes and extends; nil where
// a file of it is missing, so that nothing can be said about the rest.
func (r *reader) whole(root *document.Node) *document.Node {
	r.homes = map[string]string{r.file.Name: "."}
	r.order = map[string]int{}
	a := &assembly{reader: r, byName: map[string]*part{}}
	own := path.Base(strings.ReplaceAll(r.file.Name, `\`, "/"))
	tree := a.compose(root, r.file.Text, []string{own})
	a.unpinned()
	if a.lost {
		return nil
	}
	return tree
}

// compose is one policy with what it includes, laid over what it extends. The
// trail is the files that lead to it. A policy of one file stays as it is.
func (a *assembly) compose(root *document.Node, text string, trail []string) *document.Node {
	if root.Kind != document.Map || root.Bad {
		return root
	}
	a.attach(root, text)
	include, extends, drop := root.Get("include"), root.KeyOf("extends"), root.KeyOf("drop")
	if include == nil && extends == nil && drop == nil {
		return root
	}
	if a.uses != nil {
		a.uses(topKeys, root)
	}
	own := a.united(root, trail)
	if extends != nil {
		return a.extended(own, root, trail)
	}
	if drop != nil {
		a.fault(drop, "extend-drop-alone")
	}
	return own
}

// union gathers the entries of the shared sections of several files.
type union struct {
	keys    map[string]*document.Node
	pairs   map[string][]document.Pair
	defined map[string]map[string]*document.Node
	done    map[string]bool // files that are in it already
}

// united is a policy without its directives, with the entries of what it includes
// before its own.
func (a *assembly) united(root *document.Node, trail []string) *document.Node {
	u := &union{map[string]*document.Node{}, map[string][]document.Pair{}, map[string]map[string]*document.Node{}, map[string]bool{}}
	a.include(u, root, trail)
	var pairs []document.Pair
	for _, p := range root.Pairs {
		switch name := p.Key.Text; {
		case name == "include" || name == "extends" || name == "drop":
		case !slices.Contains(shared, name) || p.Value.Kind != document.Map:
			pairs = append(pairs, p)
			delete(u.keys, name) // what stands there is wrong, and will be told
		default:
			a.gather(u, p)
			pairs = append(pairs, document.Pair{Key: p.Key, Value: document.MapAt(p.Value, u.pairs[name])})
			delete(u.keys, name)
		}
	}
	for _, name := range shared {
		if key := u.keys[name]; key != nil {
			pairs = append(pairs, document.Pair{Key: key, Value: document.MapAt(key, u.pairs[name])})
		}
	}
	return document.MapAt(root, pairs)
}

// include adds what a file includes.
func (a *assembly) include(u *union, root *document.Node, trail []string) {
	for _, n := range (object{a.reader, root, root, "", topKeys}).list("include") {
		m, _, ok := a.mentioned(n, nil, "include", includeKeys)
		if !ok || a.tabular(m) || a.circular(m, trail) {
			continue
		}
		p := a.open(m, trail)
		if p == nil || u.done[m.name] {
			continue
		}
		u.done[m.name] = true
		if _, ok := a.object(p.file.Root, nil, p.Name, includedKeys); !ok {
			continue
		}
		a.attach(p.file.Root, p.file.Text)
		a.include(u, p.file.Root, append(trail[:len(trail):len(trail)], m.name))
		for _, pair := range p.file.Root.Pairs {
			if !slices.Contains(shared, pair.Key.Text) {
				continue
			}
			if pair.Value.Kind != document.Map {
				a.fault(pair.Value, "policy-map", "what", pair.Key.Text, "keys", "")
				continue
			}
			a.gather(u, pair)
		}
	}
}

// gather adds the entries of one section. One that is there already is an error
// that names both places.
func (a *assembly) gather(u *union, section document.Pair) {
	name := section.Key.Text
	if u.keys[name] == nil {
		u.keys[name] = section.Key
		u.defined[name] = map[string]*document.Node{}
	}
	for _, p := range section.Value.Pairs {
		if first := u.defined[name][p.Key.Text]; first != nil {
			at := first.Place()
			f := a.fault(p.Key, "include-twice", "name", p.Key.Text, "file", at.File, "line", strconv.Itoa(at.Line))
			f.Related = []document.Related{{Place: at, Code: "related-first", Args: document.Arg("name", p.Key.Text)}}
			continue
		}
		u.defined[name][p.Key.Text] = p.Key
		u.pairs[name] = append(u.pairs[name], p)
	}
}

// tabular refuses a table where a file of definitions is wanted.
func (a *assembly) tabular(m mention) bool {
	if !strings.HasSuffix(m.name, ".csv") {
		return false
	}
	a.fault(m.node, "include-csv", "file", short(m.node.Text))
	return true
}

// circular refuses a file that leads to itself.
func (a *assembly) circular(m mention, trail []string) bool {
	at := slices.Index(trail, m.name)
	if at < 0 {
		return false
	}
	a.fault(m.node, "include-cycle", "cycle", strings.Join(append(slices.Clone(trail[at:]), m.name), " → "))
	a.lost = true
	return true
}
