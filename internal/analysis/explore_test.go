package analysis_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

func example(t testing.TB, path string) *program.Program {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	files := schema.Files{}
	names, _ := filepath.Glob(filepath.Dir(path) + "/*")
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err == nil {
			files[filepath.Base(n)] = data
		}
	}
	p, err := schema.Load(path, text, files)
	require.NoError(t, err)
	return p.Compiled().(*program.Program)
}

func TestExplore(t *testing.T) {
	paths, _ := filepath.Glob("../../examples/*/policy.yaml")
	more, _ := filepath.Glob("/work/shared/policies/*/policy.yaml")
	more2, _ := filepath.Glob("/work/shared/policies/*.yaml")
	for _, path := range append(append(paths, more...), more2...) {
		text, _ := os.ReadFile(path)
		start := time.Now()
		if _, err := schema.Parse(path, text); err != nil {
			continue
		}
		parse := time.Since(start)
		p := example(t, path)
		start = time.Now()
		found := analysis.Review(p, analysis.Effort{})
		t.Log(path, len(found), time.Since(start), parse)
		for _, f := range found {
			if !f.Clears {
				w := ""
				if f.Witness != nil {
					w = string(f.Witness.JSON(0))
				}
				t.Log("   ", f.Code, f.Args, w)
			}
		}
	}
}
