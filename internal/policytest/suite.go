package policytest

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/spell"
)

// Suite is a file of tests.
type Suite struct {
	File     string
	Policy   string // the file of the policy, as written; "": the tests stand in it
	Tests    []Test
	Problems []Problem // what is wrong with the file; a suite with any is not run
	fixtures *document.Node
}

// Problem is a fault of a test file.
type Problem struct {
	Line, Column, Length int
	Code                 string
	Args                 map[string]string
}

// Test is one test as written.
type Test struct {
	Name string
	Line int
	node *document.Node
}

var (
	topKeys  = []string{"policy", "fixtures", "tests"}
	testKeys = []string{"name", "base", "given", "applications", "only", "as_of", "stage", "year", "set", "ledger", "seed", "withdraw", "expect"}
	rowKeys  = []string{"id", "name", "base", "given"}
)

// Read takes a file apart: a policy, whose other keys are none of its business,
// or a file of tests only. A policy without tests is a suite without tests.
func Read(name string, text []byte) *Suite {
	s := &Suite{File: name}
	f := document.Read(name, text)
	for i := range f.Findings {
		d := &f.Findings[i]
		if d.Severity == 0 {
			s.Problems = append(s.Problems, Problem{d.Place.Line, d.Place.Column, d.Place.Length, d.Code, d.Args})
		}
	}
	if f.Root == nil || len(s.Problems) > 0 {
		return s
	}
	s.top(f.Root)
	return s
}

func (s *Suite) fail(n *document.Node, code string, args ...string) {
	p := n.Place()
	s.Problems = append(s.Problems, Problem{p.Line, p.Column, p.Length, code, document.Arg(args...)})
}

func (s *Suite) top(root *document.Node) {
	if root.Kind != document.Map {
		s.fail(root, "test-map")
		return
	}
	if root.Get("merit") == nil {
		s.keys(root, topKeys)
		if p := root.Get("policy"); p != nil && p.Kind == document.Scalar {
			s.Policy = p.Text
		} else {
			s.fail(root, "test-no-policy")
		}
	}
	s.fixtures = root.Get("fixtures")
	tests := root.Get("tests")
	if tests == nil {
		return
	}
	if tests.Kind != document.List {
		s.fail(tests, "test-list")
		return
	}
	for i, n := range tests.Items {
		s.test(n, i)
	}
}

// keys wants a map with these keys and no others.
func (s *Suite) keys(n *document.Node, legal []string) bool {
	if n.Kind != document.Map {
		s.fail(n, "test-map")
		return false
	}
	for _, p := range n.Pairs {
		if slices.Contains(legal, p.Key.Text) {
			continue
		}
		near, _ := spell.Nearest(p.Key.Text, legal)
		s.fail(p.Key, "test-unknown-key", "key", p.Key.Text, "near", near)
	}
	return true
}

func (s *Suite) test(n *document.Node, index int) {
	if !s.keys(n, testKeys) {
		return
	}
	t := Test{Name: scalar(n.Get("name")), Line: n.Line, node: n}
	if t.Name == "" {
		t.Name = "#" + strconv.Itoa(index+1)
	}
	if expect := n.Get("expect"); expect == nil || expect.Kind != document.Map || len(expect.Pairs) == 0 {
		s.fail(n, "test-no-expect", "name", t.Name)
	}
	if apps := n.Get("applications"); apps != nil && apps.Kind == document.List {
		for _, row := range apps.Items {
			if s.keys(row, rowKeys) {
				s.base(row)
			}
		}
	}
	s.base(n)
	s.Tests = append(s.Tests, t)
}

func (s *Suite) base(n *document.Node) {
	b := n.Get("base")
	if b == nil || s.fixture(b.Text) != nil {
		return
	}
	var names []string
	if s.fixtures != nil {
		for _, p := range s.fixtures.Pairs {
			names = append(names, p.Key.Text)
		}
	}
	near, _ := spell.Nearest(b.Text, names)
	s.fail(b, "test-no-fixture", "name", b.Text, "near", near)
}

func (s *Suite) fixture(name string) *document.Node {
	if s.fixtures == nil {
		return nil
	}
	if f := s.fixtures.Get(name); f != nil && f.Kind == document.Map {
		return f
	}
	return nil
}

func scalar(n *document.Node) string {
	if n == nil || n.Kind != document.Scalar {
		return ""
	}
	return n.Text
}

// null reports whether a value was taken away: `null`, `~` or nothing.
func null(n *document.Node) bool {
	return n.Empty() || n.Kind == document.Scalar && n.Style == document.Plain && (n.Text == "null" || n.Text == "~")
}

func texts(n *document.Node) []string {
	if n == nil {
		return nil
	}
	if n.Kind == document.Scalar {
		return strings.Fields(n.Text)
	}
	var out []string
	for _, item := range n.Items {
		out = append(out, item.Text)
	}
	return out
}
