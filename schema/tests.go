package schema

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// Suite is the tests of a policy, as written: nothing has been run.
type Suite struct {
	File     string // where they stand
	Policy   string // the policy file that a separate test file names; "" for a policy's own tests
	Fixtures []Entry
	Tests    []Test
}

// Test is one test of a policy.
type Test struct {
	Name   string
	Line   int
	Keys   []Entry // everything but name and expect, in the order of the file
	Expect *Value
}

// Get is the value of one of the test's keys; nil when it is not there.
func (t *Test) Get(key string) *Value { return find(t.Keys, key) }

// Kind says what a [Value] is.
type Kind uint8

// The kinds of values.
const (
	Scalar Kind = iota
	Map
	List
)

// Value is a value of a test as it was written: a scalar's source text, a map in
// its order, or a list. Null is true for null, ~ and nothing at all.
type Value struct {
	Kind   Kind
	Text   string
	Quoted bool
	Null   bool
	Map    []Entry
	List   []*Value
	Line   int
	Column int
}

// Entry is a key and its value.
type Entry struct {
	Key   string
	Line  int
	Value *Value
}

// Get is the value under a key of a map; nil when it is not there.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	return find(v.Map, key)
}

func find(list []Entry, key string) *Value {
	for i := range list {
		if list[i].Key == key {
			return list[i].Value
		}
	}
	return nil
}

// Tests is the policy's own tests; nil when it has none.
func (p *Policy) Tests() *Suite { return suite(p.name, p.suite) }

// ParseTests reads a test file of its own, which names its policy. The error is a
// [Diagnostics].
func ParseTests(name string, text []byte) (*Suite, error) {
	res := policyfile.ReadTests(document.Read(name, text))
	if found := diagnostics(res.Findings); found.HasErrors() {
		return nil, found
	}
	return suite(name, res.Suite), nil
}

func suite(name string, s *policyfile.Suite) *Suite {
	if s == nil {
		return nil
	}
	out := &Suite{File: name, Policy: s.Policy, Fixtures: entries(s.Fixtures)}
	for _, c := range s.Tests {
		out.Tests = append(out.Tests, Test{Name: c.Name, Line: c.Place.Line, Keys: entries(c.Keys), Expect: value(c.Expect)})
	}
	return out
}

func entries(list []policyfile.Entry) []Entry {
	var out []Entry
	for _, e := range list {
		out = append(out, Entry{Key: e.Key, Line: e.Place.Line, Value: value(e.Value)})
	}
	return out
}

func value(t *policyfile.Tree) *Value {
	if t == nil {
		return nil
	}
	v := &Value{
		Kind: Kind(t.Kind), Text: t.Text, Quoted: t.Quoted, Null: t.Empty, Map: entries(t.Map),
		Line: t.Place.Line, Column: t.Place.Column,
	}
	for _, item := range t.List {
		v.List = append(v.List, value(item))
	}
	return v
}
