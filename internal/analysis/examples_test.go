package analysis_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// example is a published programme, with the files beside it.
func example(t testing.TB, path string) *program.Program {
	t.Helper()
	p, err := schema.Open(os.DirFS(filepath.Dir(path)), filepath.Base(path))
	require.NoError(t, err)
	return p.Compiled().(*program.Program)
}

// TestReviewAccusesNoExample holds that published programmes, which are in force or
// were, are not told of mistakes that they do not have.
func TestReviewAccusesNoExample(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*/policy*.yaml")
	require.NoError(t, err)
	require.Greater(t, len(paths), 15)
	for _, path := range paths {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			for _, f := range analysis.Review(example(t, path), analysis.Effort{}) {
				require.True(t, f.Clears, "%s %v", f.Code, f.Args)
			}
		})
	}
}

// TestReviewIsTheSameEveryTime runs a review again and again: nothing in it may depend
// on the order of a map.
func TestReviewIsTheSameEveryTime(t *testing.T) {
	p := parse(t, `
inputs: {甲: {type: integer, min: 0, max: 9}, 乙: {type: integer, min: 0, max: 9}, 丙: {type: list, of: {类: {type: choice, options: [一, 二]}, 数: {type: number, min: 0}}}}
values:
  比: {formula: 甲 / (甲 - 乙)}
  均: {formula: "mean(map(filter(丙, .类 == \"一\"), .数 * 乙))"}
eligibility: [{id: 一, require: 甲 * 乙 > 81}, {id: 二, require: 比 > 3 or 均 > 2}]
scoring: {max: 9, indicators: [{id: 分, max: 9, formula: 甲 * 0.5}]}
`)
	want := analysis.Review(p, analysis.Effort{})
	require.NotEmpty(t, want)
	for range 20 {
		got := analysis.Review(p, analysis.Effort{})
		require.Len(t, got, len(want))
		for i := range got {
			require.Equal(t, want[i].Code, got[i].Code)
			require.Equal(t, want[i].Args, got[i].Args)
		}
	}
}
