package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
)

// Suite is the tests of a document: structure and places, nothing run.
type Suite struct {
	Policy   string // the policy file that a separate test file names; ""
	Fixtures []Entry
	Tests    []Case
}

// Case is one test.
type Case struct {
	Name  string
	Place document.Place
	// Keys are all keys but name and expect, in the order of the file.
	Keys   []Entry
	Expect *Tree
}

// Tree is a value of a test as it was written: a scalar's text, a map in its
// order, or a list.
type Tree struct {
	Kind   document.Kind
	Text   string
	Quoted bool
	Empty  bool // nothing written, or null
	Map    []Entry
	List   []*Tree
	Place  document.Place
}

// Entry is a key and its value.
type Entry struct {
	Key   string
	Place document.Place
	Value *Tree
}

// readTests reads the tests of the policy itself.
func (r *reader) readTests(top object) {
	if top.has("tests") || top.has("fixtures") {
		r.suite = r.cases(top)
	}
}

func (r *reader) cases(top object) *Suite {
	s := &Suite{}
	bases := map[string]bool{}
	for _, p := range top.entries("fixtures") {
		if p.Value.Kind != document.Map {
			r.fault(p.Value, "policy-map", "what", "fixtures."+p.Key.Text, "keys", "")
			continue
		}
		bases[p.Key.Text] = true
		s.Fixtures = append(s.Fixtures, Entry{p.Key.Text, p.Key.Place(), tree(p.Value)})
	}
	for _, n := range top.list("tests") {
		o, ok := r.object(n, nil, "tests", caseKeys)
		if !ok {
			continue
		}
		r.base(n, bases)
		s.Tests = append(s.Tests, r.testCase(o))
	}
	return s
}

// base wants a fixture of the name that a test builds on.
func (r *reader) base(n *document.Node, bases map[string]bool) {
	b := n.Get("base")
	if b == nil || b.Kind != document.Scalar || bases[b.Text] {
		return
	}
	r.suggest(b, "policy-fixture", sortedKeys(bases))
}

func (r *reader) testCase(o object) Case {
	c := Case{Name: o.text("name"), Place: o.key.Place()}
	o.need("name")
	for _, p := range o.node.Pairs {
		if p.Key.Text != "name" && p.Key.Text != "expect" {
			c.Keys = append(c.Keys, Entry{p.Key.Text, p.Key.Place(), tree(p.Value)})
		}
	}
	if list := o.get("applications"); list != nil && list.Kind == document.List {
		for _, item := range list.Items {
			r.object(item, nil, "tests.applications", rowsKeys)
		}
	}
	if n := o.need("expect"); n != nil {
		if _, ok := r.object(n, o.node.KeyOf("expect"), "tests.expect", expectKeys); ok {
			c.Expect = tree(n)
			if len(n.Pairs) == 0 {
				r.warn(n, "policy-expect-empty")
			}
		}
	}
	return c
}

// tree copies a node with its places.
func tree(n *document.Node) *Tree {
	t := &Tree{Kind: n.Kind, Text: n.Text, Quoted: n.Quoted(), Place: n.Place()}
	t.Empty = n.Empty() || n.Kind == document.Scalar && n.Style == document.Plain && (n.Text == "null" || n.Text == "~")
	for _, p := range n.Pairs {
		t.Map = append(t.Map, Entry{p.Key.Text, p.Key.Place(), tree(p.Value)})
	}
	for _, item := range n.Items {
		t.List = append(t.List, tree(item))
	}
	return t
}

// ReadTests reads a test file of its own: `policy`, `fixtures` and `tests`.
func ReadTests(file *document.File) *Result { return readTests(file, nil) }

func readTests(file *document.File, use func(*Keys, *document.Node)) *Result {
	r := &reader{file: file, uses: use}
	r.findings = append(r.findings, file.Findings...)
	if file.Root != nil {
		top, ok := r.object(file.Root, nil, "", fileKeys)
		if ok {
			if n := top.need("policy"); n != nil {
				if n.Kind == document.Scalar && !localPath(n.Text) {
					r.fault(n, "policy-file-path", "source", "policy")
				}
			}
			top.need("tests")
			r.suite = r.cases(top)
			r.suite.Policy = top.text("policy")
		}
	}
	res := r.result()
	res.Program = nil
	return res
}
