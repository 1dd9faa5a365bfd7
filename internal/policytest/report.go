package policytest

import (
	"path"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/document"
)

// Tally counts the tests that passed and those that did not.
func Tally(list []Report) (passed, failed int) {
	for i := range list {
		if list[i].Pass() {
			passed++
		} else {
			failed++
		}
	}
	return passed, failed
}

// Covered is how much of one policy the tests tried.
type Covered struct {
	File string
	Map  *coverage.Map
}

// JSON is {"tests": [{"file", "name", "pass", "diffs": [{"key", "got", "want"}]}],
// "passed", "failed"}, with "coverage" where it was asked for: [{"policy",
// "outcomes", "met", "missing": [{"what", "text", "file", "line", "column", "outcome",
// "label"}]}].
func JSON(list []Report, covered ...Covered) []byte {
	var w canon.Writer
	w.Object()
	w.Key("tests")
	w.Array()
	for i := range list {
		encode(&w, &list[i])
	}
	w.EndArray()
	passed, failed := Tally(list)
	w.Key("passed")
	w.Int(passed)
	w.Key("failed")
	w.Int(failed)
	if len(covered) > 0 {
		w.Key("coverage")
		w.Array()
		for i := range covered {
			covered[i].encode(&w)
		}
		w.EndArray()
	}
	w.EndObject()
	return w.Bytes()
}

// At is the file that a point stands in: of a policy made of several, not always its
// own.
func (c *Covered) At(p *coverage.Point) string {
	if p.File == "" {
		return c.File
	}
	return path.Clean(p.File)
}

func (c *Covered) encode(w *canon.Writer) {
	met, all := c.Map.Tally()
	w.Object()
	w.Key("policy")
	w.String(c.File)
	w.Key("outcomes")
	w.Int(all)
	w.Key("met")
	w.Int(met)
	w.Key("missing")
	w.Array()
	c.Map.Missing(func(p *coverage.Point, o *coverage.Outcome) {
		w.Object()
		for _, x := range [][2]string{{"what", p.What}, {"text", p.Text}, {"outcome", o.Kind.String()}, {"label", o.Label}} {
			if x[1] != "" {
				w.Key(x[0])
				w.String(x[1])
			}
		}
		if file := c.At(p); file != c.File {
			w.Key("file")
			w.String(file)
		}
		w.Key("line")
		w.Int(p.Line)
		w.Key("column")
		w.Int(p.Column)
		w.EndObject()
	})
	w.EndArray()
	w.EndObject()
}

func encode(w *canon.Writer, r *Report) {
	w.Object()
	w.Key("file")
	w.String(r.File)
	w.Key("name")
	w.String(r.Name)
	w.Key("pass")
	w.Bool(r.Pass())
	w.Key("diffs")
	w.Array()
	for _, d := range r.Diffs {
		w.Object()
		w.Key("key")
		w.String(d.Key)
		w.Key("got")
		w.String(d.Got)
		w.Key("want")
		w.String(d.Want)
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
}

// FileKind says what a YAML file is.
type FileKind uint8

// The kinds of files that may hold tests.
const (
	OtherFile FileKind = iota
	PolicyFile
	TestFile
)

// KindOf tells a policy from a file of tests by its top keys. A file that cannot
// be read is neither.
func KindOf(name string, text []byte) FileKind {
	root := document.Read(name, text).Root
	switch {
	case root == nil || root.Kind != document.Map:
		return OtherFile
	case root.Get("merit") != nil, root.Get("extends") != nil:
		return PolicyFile
	case root.Get("tests") != nil:
		return TestFile
	}
	return OtherFile
}
