package schema_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"

	"github.com/merit-rules/merit/schema"
)

const example = examples + "chongqing-2025/"

// BenchmarkLoad is the whole of reading a policy, citations included.
// BenchmarkLoadFloor is what it stands on: the same text to YAML nodes, and its
// expressions through expr's parser and checker with one shared config.
func BenchmarkLoad(b *testing.B) {
	text, err := os.ReadFile(example + "policy.yaml")
	require.NoError(b, err)
	files := schema.Files{}
	for _, name := range schema.Mentioned("policy.yaml", text) {
		files[name], err = os.ReadFile(filepath.Join(example, name))
		require.NoError(b, err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := schema.Load("policy.yaml", text, files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadFloor(b *testing.B) {
	text, err := os.ReadFile(example + "policy.yaml")
	require.NoError(b, err)
	var root yaml.Node
	require.NoError(b, yaml.Unmarshal(text, &root))
	expressions := expressionsOf(&root, nil)
	config := conf.CreateNew()
	config.Strict = false
	b.ReportMetric(float64(len(expressions)), "expressions")
	b.ReportAllocs()
	for b.Loop() {
		var node yaml.Node
		if err := yaml.Unmarshal(text, &node); err != nil {
			b.Fatal(err)
		}
		for _, e := range expressions {
			tree, err := parser.ParseWithConfig(e, config)
			if err != nil {
				b.Fatal(e, err)
			}
			// What the check says does not matter: it takes its time all the same.
			_, _ = checker.Check(tree, config)
		}
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
