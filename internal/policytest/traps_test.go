package policytest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/schema"
)

// Traps that other tools fell into, and whole rounds: each file is a policy with
// tests of its own.
func TestPolicies(t *testing.T) {
	names, err := filepath.Glob("testdata/*/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			policy, err := schema.Parse(name, text)
			require.NoError(t, err)
			reports := policytest.Run(policy, policy.Tests(), nil, "zh", nil)
			require.NotEmpty(t, reports)
			for _, r := range reports {
				require.True(t, r.Pass(), "%s: %v", r.Name, r)
			}
		})
	}
}

// Traps that the author is told about before anything is run.
func TestTrapsThatCheckFinds(t *testing.T) {
	const head = "merit: 1\npolicy: {id: p, title: 题, version: \"1\"}\n"
	const scored = "inputs: {分数: {type: number}}\nscoring: {max: 100, indicators: [{id: 分, max: 100, formula: 分数}]}\n"
	for _, c := range []struct{ name, text, code, says string }{
		{"p27: include contradicts a hard maximum", head + scored + "allocation: {cap: 100, count: {max: 20}, ties: {at_cut: include}}\n", "policy-include", "elastic"},
		{"p19: two rows take the same value", head + `inputs: {分数: {type: number}}
scoring:
  max: 20
  indicators: [{id: 分, max: 20, bands: {of: 分数, table: [{from: 80, points: 10}, {from: 90, points: 20}, {to: 80, points: 0}]}}]
`, "policy-rows-overlap", "重叠"},
		{"p21: a weekday that does not fit its date", head + `sources: {s: {title: 通知, issued: 2025-01-14, file: n.txt}}
inputs: {分数: {type: number}}
eligibility: [{id: 按时, require: 分数 > 0, cite: {quote: 于2月8日（星期五）前}}]
`, "cite-weekday", "星期六"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := schema.Check("policy.yaml", []byte(c.text), schema.Files{"n.txt": []byte("材料于2月8日（星期五）前报送")})
			require.NotEmpty(t, list)
			i := slices.IndexFunc(list, func(d schema.Diagnostic) bool { return d.Code == c.code })
			require.GreaterOrEqual(t, i, 0, "%v", list)
			require.Contains(t, list[i].Message("zh"), c.says)
		})
	}
}
