package schema_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"github.com/merit-rules/merit/schema"
)

const example = examples + "chongqing-2025/"

// BenchmarkLoad is the whole of reading a policy, citations included.
func BenchmarkLoad(b *testing.B) {
	text, files := examplePolicy(b)
	b.ReportAllocs()
	for b.Loop() {
		loadExample(b, text, files)
	}
}

// BenchmarkLoadFloor is what it stands on: the same text to YAML nodes, and its
// expressions through expr's parser and checker with one shared config.
func BenchmarkLoadFloor(b *testing.B) {
	text, _ := examplePolicy(b)
	floor := newFloor(b, text)
	b.ReportMetric(float64(len(floor.expressions)), "expressions")
	b.ReportAllocs()
	for b.Loop() {
		floor.run(b)
	}
}

// BenchmarkLoadRatio takes turns between the two, so that whatever else the
// machine does falls on both, and reports how many floors a load costs: the
// quotient of the medians.
func BenchmarkLoadRatio(b *testing.B) {
	text, files := examplePolicy(b)
	floor := newFloor(b, text)
	var whole, base []time.Duration
	for b.Loop() {
		start := time.Now()
		loadExample(b, text, files)
		middle := time.Now()
		floor.run(b)
		whole = append(whole, middle.Sub(start))
		base = append(base, time.Since(middle))
	}
	slices.Sort(whole)
	slices.Sort(base)
	b.ReportMetric(float64(whole[len(whole)/2])/float64(base[len(base)/2]), "x-floor")
}

// BenchmarkLoadParts is the example with its inputs in a file that it includes; it
// may cost no more than the whole in one file.
func BenchmarkLoadParts(b *testing.B) {
	text, files := examplePolicy(b)
	from := bytes.Index(text, []byte("\ninputs:")) + 1
	to := from + regexp.MustCompile(`\n[a-z]+:`).FindIndex(text[from:])[0] + 1
	files["inputs.yaml"] = text[from:to]
	text = slices.Concat(text[:from], []byte("include: [{file: inputs.yaml}]\n"), text[to:])
	b.ReportAllocs()
	for b.Loop() {
		loadExample(b, text, files)
	}
}

// BenchmarkLoadRoster is a policy whose districts, 20,000 of them, and their groups
// are in a table.
func BenchmarkLoadRoster(b *testing.B) {
	var table strings.Builder
	table.WriteString("区县,片区\n")
	for i := range 20_000 {
		table.WriteString("区县" + strconv.Itoa(i) + ",片区" + strconv.Itoa(i%7) + "\n")
	}
	text := []byte(head + "inputs:\n  区县: {type: choice, options: {file: r.csv, columns: [区县]}}\n  片区: {type: choice, lookup: {of: 区县, options: {file: r.csv}}}\n")
	b.SetBytes(int64(table.Len()))
	b.ReportAllocs()
	for b.Loop() {
		loadExample(b, text, schema.Files{"r.csv": []byte(table.String())})
	}
}

func examplePolicy(b *testing.B) ([]byte, schema.Files) {
	text, err := os.ReadFile(example + "policy.yaml")
	require.NoError(b, err)
	files := schema.Files{}
	for _, name := range schema.Mentioned("policy.yaml", text) {
		files[name], err = os.ReadFile(filepath.Join(example, name))
		require.NoError(b, err)
	}
	return text, files
}

func loadExample(b *testing.B, text []byte, files schema.Files) {
	if _, err := schema.Load("policy.yaml", text, files); err != nil {
		b.Fatal(err)
	}
}

// floor is what no reader of the policy can do without.
type floor struct {
	text        []byte
	expressions []string
	config      *conf.Config
}

func newFloor(b *testing.B, text []byte) *floor {
	var root yaml.Node
	require.NoError(b, yaml.Unmarshal(text, &root))
	config := conf.CreateNew()
	config.Strict = false
	return &floor{text: text, expressions: expressionsOf(&root, nil), config: config}
}

func (f *floor) run(b *testing.B) {
	var node yaml.Node
	if err := yaml.Unmarshal(f.text, &node); err != nil {
		b.Fatal(err)
	}
	for _, e := range f.expressions {
		tree, err := parser.ParseWithConfig(e, f.config)
		if err != nil {
			b.Fatal(e, err)
		}
		// What the check says does not matter: it takes its time all the same.
		_, _ = checker.Check(tree, f.config)
	}
}

var percentLiteral = regexp.MustCompile(`([0-9])%`)

// expressionsOf collects the texts under keys that hold expressions.
func expressionsOf(n *yaml.Node, out []string) []string {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		value := n.Content[i+1]
		switch n.Content[i].Value {
		case "formula", "require", "when", "where", "of", "at_least", "max", "cap", "by", "points":
			if value.Kind == yaml.ScalarNode {
				text := percentLiteral.ReplaceAllString(value.Value, "$1")
				if _, err := parser.Parse(text); err == nil {
					out = append(out, text)
				}
			}
		}
	}
	for _, c := range n.Content {
		out = expressionsOf(c, out)
	}
	return out
}
