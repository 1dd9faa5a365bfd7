package reference

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/policyfile"
)

var update = flag.Bool("update", false, "write docs/*/reference.md and docs/*/codes.md anew")

// The pages in docs are what the code gives today. `go test ./internal/reference
// -update` writes them.
func TestPagesAreMadeFromTheCode(t *testing.T) {
	examples := collect(t)
	for _, lang := range []string{"zh", "en"} {
		for name, got := range map[string]string{"reference.md": Keys(lang, examples), "codes.md": Codes(lang)} {
			file := filepath.Join("..", "..", "docs", lang, name)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
				continue
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s is not what the code says (-page +code); go test ./internal/reference -update\n%s", file, diff)
			}
		}
	}
}

// policies are our own policies of every key first, then the published ones.
func policies(t *testing.T) []string {
	var names []string
	for _, pattern := range []string{"testdata/*.yaml", "../../examples/*/policy*.yaml", "../../examples/*/tests.yaml"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		require.NoError(t, err)
		require.NotEmpty(t, found)
		names = append(names, found...)
	}
	return names
}

func collect(t *testing.T) *Examples {
	e := &Examples{}
	for _, name := range policies(t) {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		file := document.Read(filepath.ToSlash(name), text)
		for _, f := range e.Collect(file, beside(file)) {
			if f.Severity == message.Error {
				t.Errorf("%s:%d:%d: %s", name, f.Place.Line, f.Place.Column, message.Text("zh", f.Code, f.Args))
			}
		}
	}
	return e
}

// beside are the files that a policy names.
func beside(file *document.File) policyfile.Files {
	return policyfile.Gather(file, func(name string) ([]byte, bool) {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.FromSlash(file.Name)), filepath.FromSlash(name)))
		return data, err == nil
	})
}

func TestEveryKeyHasAnExample(t *testing.T) {
	e := collect(t)
	nested := []policyfile.Kind{policyfile.Map, policyfile.Named, policyfile.List}
	for _, s := range policyfile.Sections() {
		for i := range s.List {
			k := &s.List[i]
			if k.Refused || slices.Contains(nested, k.Kind) {
				continue
			}
			if e.of(s, k) == "" {
				t.Errorf("%s: no policy shows the key %s in %d characters", s.Path, k.Name, longest)
			}
		}
	}
}

// A table that reading uses and the reference does not know would go unseen.
func TestEveryTableIsInTheReference(t *testing.T) {
	all := policyfile.Sections()
	for _, name := range policies(t) {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		file := document.Read(filepath.ToSlash(name), text)
		policyfile.Uses(file, beside(file), func(keys *policyfile.Keys, _ *document.Node) {
			require.Contains(t, all, keys, "%s: %s", name, keys.Path)
		})
	}
}

func TestExamplesOfFunctions(t *testing.T) {
	for _, f := range formula.Functions() {
		require.NotEmpty(t, f.ZH, f.Name)
		require.NotEmpty(t, f.EN, f.Name)
		require.NotEmpty(t, f.Examples, f.Name)
		works(t, f.Examples, f.Faults)
	}
	for _, s := range formula.Signs() {
		require.NotEmpty(t, s.Examples, s.Written)
		works(t, s.Examples, s.Faults)
	}
}

func works(t *testing.T, examples, faults []string) {
	for _, text := range examples {
		got, failed := Work(text, "en")
		require.False(t, failed, "%s: %s", text, got)
		require.NotEmpty(t, got, text)
	}
	for _, text := range faults {
		got, failed := Work(text, "zh")
		require.True(t, failed, "%s: %s", text, got)
	}
}

func TestEveryCodeHasItsGroup(t *testing.T) {
	for _, c := range message.Codes() {
		e, _ := message.Lookup(c)
		found := slices.ContainsFunc(groups[:], func(g struct{ prefix, zh, en string }) bool { return strings.HasPrefix(c, g.prefix) })
		sentence := slices.ContainsFunc([]string{"page-", "alloc-", "needs-", "diff-", "trial-"}, func(p string) bool { return strings.HasPrefix(c, p) })
		if !found && e.Meaning != "" && !sentence {
			t.Errorf("%s: %s", c, e.Meaning)
		}
	}
}
