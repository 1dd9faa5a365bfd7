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
	for _, path := range paths {
		p := example(t, path)
		s := analysis.NewSpace(analysis.Limits{Forks: 2000}, p)
		for _, rules := range [][]program.Rule{p.Eligibility, p.Qualification} {
			for i := range rules {
				for _, want := range []analysis.Outcome{analysis.Holds, analysis.Fails} {
					for _, lean := range []int{1, -1} {
						start := time.Now()
						a := s.Leaning(lean, func(p *analysis.Path) bool { return p.Rule(0, &rules[i]) == want }, nil)
						t.Log(filepath.Base(filepath.Dir(path)), rules[i].ID, want, lean, a.Verdict, a.Cells, a.Forks, a.Why, time.Since(start))
					}
				}
			}
		}
	}
}
