package formula

import (
	"strings"
	"testing"

	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

func TestLimits(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) }
	tests := []struct {
		name, text string
		want       string // code; "": accepted
	}{
		{"source at the limit", "1" + strings.Repeat(" ", MaxSource-1), ""},
		{"source beyond", "1" + strings.Repeat(" ", MaxSource), "expr-too-long"},
		{"a mebibyte of brackets", strings.Repeat("(", 1<<20), "expr-too-long"},
		{"brackets at the limit", deep(100), ""},
		{"brackets beyond", deep(101), "expr-nesting"},
		{"brackets never closed", strings.Repeat("([{", 2000), "expr-nesting"},
		{"signs at the limit", strings.Repeat("-", 100) + "1", ""},
		{"signs beyond", strings.Repeat("- ", 101) + "1", "expr-nesting"},
		{"not beyond", strings.Repeat("not ", 101) + "真", "expr-nesting"},
		{"signs in brackets add up", strings.Repeat("-(", 51) + "1" + strings.Repeat(")", 51), "expr-nesting"},
		{"signs one after the other", "0" + strings.Repeat(" + -1", 300), ""},
		{"many arguments with a condition each", "max(0" + strings.Repeat(", 真 ? 1 : 2", 200) + ")", ""},
		{"conditions beyond", strings.Repeat("真 ? 1 : ", 101) + "1", "expr-nesting"},
		{"nodes at the limit", "x" + strings.Repeat("+x", 999), ""},
		{"nodes beyond", "x" + strings.Repeat("+x", 1001), "expr-nodes"},
		{"range at the limit", "len(1..10000)", ""},
		{"range beyond", "len(0..10000)", "expr-range"},
		{"pattern at the limit", `名 matches "` + strings.Repeat("a", 256) + `"`, ""},
		{"pattern beyond", `名 matches "` + strings.Repeat("a", 257) + `"`, "expr-pattern-length"},
		{"digits at the limit", strings.Repeat("9", 34), ""},
		{"digits beyond", strings.Repeat("9", 35), "expr-number-digits"},
		{"exponent beyond", "1e999999999", "expr-number-exponent"},
		{"exponents at the limit", "2 ** 64 + 2 ** -64", ""},
		{"exponent of a power beyond", "2 ** -65", "expr-exponent"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			node, problems := compile(tt.text, Use{})
			if tt.want == "" {
				require.Empty(t, problems)
				require.NotNil(t, node)
				return
			}
			require.NotEmpty(t, problems)
			require.Equal(t, tt.want, problems[0].Code)
		})
	}
}

// Chains inside chains, and nots inside nots, are compiled once each: nothing
// doubles with the depth.
func TestNestingDoesNotDouble(t *testing.T) {
	chain, not, elvis := "x", "真", "x"
	for range 30 {
		chain = "0 < (" + chain + " > 1 ? x : y) < 9 ? 1 : 0"
		not = "(not " + not + " == 真)"
		elvis = "(" + elvis + " ?: 1)"
	}
	for _, text := range []string{"x + (" + chain + ")", not, elvis} {
		node, _ := compile(text, Use{})
		if node == nil {
			continue
		}
		count := 0
		var walk func(n *program.Node)
		walk = func(n *program.Node) {
			count++
			n.Children(walk)
		}
		walk(node)
		require.Less(t, count, 2000)
	}
}
