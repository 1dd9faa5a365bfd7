// Package merit_test holds the drawing of ARCHITECTURE.md: which package may
// import which, and what none of them may touch.
package merit_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/merit-rules/merit/"

// rooms are all packages of the core and what each may import of the others. To
// widen an arrow is to change ARCHITECTURE.md in the same commit.
var rooms = map[string][]string{
	"internal/exact":       {},
	"internal/civil":       {},
	"internal/spell":       {},
	"internal/message":     {},
	"internal/reckon":      {},
	"internal/decimals":    {"internal/exact"},
	"internal/canon":       {"internal/civil", "internal/exact"},
	"internal/normal":      {},
	"internal/packed":      {"internal/civil", "internal/exact", "internal/program"},
	"internal/sheet":       {"internal/canon", "internal/exact", "internal/intake", "internal/message", "internal/program", "internal/verdict"},
	"internal/preview":     {"internal/canon", "internal/message", "internal/packed", "internal/program", "internal/sheet"},
	"internal/slate":       {"internal/exact"},
	"internal/linear":      {"internal/exact"},
	"internal/analysis":    {"internal/exact", "internal/canon", "internal/civil", "internal/linear", "internal/program"},
	"internal/program":     {"internal/exact", "internal/civil"},
	"internal/ledger":      {"internal/exact", "internal/canon", "internal/message"},
	"internal/intake":      {"internal/exact", "internal/civil", "internal/message", "internal/normal", "internal/program", "internal/spell"},
	"internal/formula":     {"internal/exact", "internal/civil", "internal/message", "internal/program", "internal/spell"},
	"internal/search":      {"internal/exact", "internal/slate"},
	"internal/proof":       {"internal/exact", "internal/proof/brute", "internal/proof/whole", "internal/slate"},
	"internal/proof/brute": {"internal/exact", "internal/slate"},
	"internal/proof/whole": {},
	"internal/verdict":     {"internal/exact", "internal/ledger", "internal/message", "internal/program"},
	"internal/document":    {"internal/message"},
	"internal/policyfile":  {"internal/exact", "internal/civil", "internal/document", "internal/formula", "internal/intake", "internal/message", "internal/program", "internal/spell"},
	"internal/reference":   {"internal/document", "internal/formula", "internal/message", "internal/policyfile", "internal/program"},
	"internal/round":       {"internal/exact", "internal/intake", "internal/ledger", "internal/program", "internal/search", "internal/slate", "internal/verdict"},
	"internal/coverage":    {"internal/exact", "internal/program", "internal/round", "internal/slate"},
	"internal/jsonapi":     {"internal/coverage", "schema", "eligibility", "allocation", "internal/canon", "internal/decimals", "internal/ledger", "internal/packed", "internal/preview", "internal/sheet", "internal/verdict", "internal/report", "internal/exact", "internal/formula", "internal/intake", "internal/message", "internal/policytest", "internal/program"},
	"internal/outcome":     {"internal/canon"},
	"internal/compare":     {"internal/analysis", "internal/canon", "internal/civil", "internal/document", "internal/exact", "internal/outcome", "internal/policyfile", "internal/program"},
	"internal/whatif":      {"schema", "allocation", "internal/canon", "internal/exact", "internal/intake", "internal/ledger", "internal/message", "internal/outcome", "internal/policyfile", "internal/program", "internal/round", "internal/slate", "internal/spell"},
	"internal/cells":       {},
	"internal/layout":      {"internal/cells", "internal/document", "internal/message"},
	"internal/report":      {"schema", "internal/canon", "internal/cells", "internal/compare", "internal/outcome", "internal/program", "internal/whatif", "internal/coverage", "internal/exact", "internal/ledger", "internal/message", "internal/policytest"},
	"internal/policytest":  {"schema", "eligibility", "allocation", "internal/canon", "internal/coverage", "internal/round", "internal/document", "internal/exact", "internal/intake", "internal/message"},
	"schema":               {"internal/analysis", "internal/decimals", "internal/document", "internal/exact", "internal/civil", "internal/formula", "internal/intake", "internal/message", "internal/policyfile", "internal/program", "internal/spell"},
	"eligibility":          {"schema", "internal/decimals", "internal/exact", "internal/ledger", "internal/program", "internal/verdict"},
	"evaluation":           {"schema", "internal/decimals", "internal/exact", "internal/program", "internal/verdict"},
	"allocation":           {"schema", "eligibility", "internal/canon", "internal/decimals", "internal/exact", "internal/intake", "internal/ledger", "internal/message", "internal/program", "internal/proof", "internal/round", "internal/search", "internal/slate", "internal/spell", "internal/verdict"},
	"internal/starter":     {"schema", "internal/civil", "internal/document", "internal/message", "internal/spell"},
	"examples":             {},
	"examples/embed":       {"schema", "eligibility", "evaluation", "allocation"},
}

// doors are packages outside the core that only one room may use.
var doors = map[string][]string{
	"github.com/expr-lang/expr":     {"internal/formula"},
	"go.yaml.in/yaml/v3":            {"internal/document", "schema"},
	"github.com/shopspring/decimal": {"internal/decimals", "internal/jsonapi", "schema", "eligibility", "evaluation", "allocation", "examples/embed"},
	"golang.org/x/text":             {"internal/cells", "internal/jsonapi", "internal/report", "internal/intake", "internal/formula", "internal/ledger", "internal/document", "internal/policyfile", "schema"},
}

// forbidden are standard packages that make a result depend on more than its
// input, and those that make the small browser build large.
var forbidden = map[string][]string{
	"os":           {"examples/embed"},
	"net":          {},
	"net/http":     {},
	"math/rand":    {},
	"math/rand/v2": {},
	"syscall":      {},
	"syscall/js":   {},
	"time":         {},
	"encoding/gob": {},
	"unsafe":       {},
	"sync":         {},
	"runtime":      {},
	"os/exec":      {},
}

// spare are the standard packages that the small build can afford.
var spare = []string{"errors", "math", "math/bits", "regexp", "slices", "sort", "strconv", "strings", "unicode", "unicode/utf8", "cmp"}

func TestImportsFollowTheDrawing(t *testing.T) {
	for _, dir := range packages(t) {
		allowed, known := rooms[dir]
		require.True(t, known, "%s is not in the drawing: add it here and to ARCHITECTURE.md", dir)
		for _, path := range imports(t, dir) {
			if inner, ours := strings.CutPrefix(path, module); ours {
				require.Contains(t, allowed, inner, "%s imports %s", dir, inner)
				continue
			}
			for door, users := range doors {
				if path == door || strings.HasPrefix(path, door+"/") {
					require.Contains(t, users, dir, "%s imports %s", dir, path)
				}
			}
			if users, no := forbidden[path]; no {
				require.Contains(t, users, dir, "%s imports %s", dir, path)
			}
		}
	}
}

func TestProgramStaysSmall(t *testing.T) {
	for _, dir := range []string{"internal/program", "internal/civil"} {
		for _, path := range imports(t, dir) {
			if strings.HasPrefix(path, module) {
				continue
			}
			require.Contains(t, spare, path, "%s imports %s, which the small browser build cannot afford", dir, path)
		}
	}
}

// small are the packages that the small engine is linked from, beside the runtime's own.
var small = []string{
	"bytes", "cmp", "errors", "io", "iter", "math", "math/bits", "slices", "sort", "strconv", "strings", "structs",
	"sync", "sync/atomic", "unicode", "unicode/utf16", "unicode/utf8", "unsafe",
	module + "internal/canon", module + "internal/civil", module + "internal/exact", module + "internal/intake",
	module + "internal/message", module + "internal/normal", module + "internal/packed", module + "internal/preview",
	module + "internal/program", module + "internal/sheet", module + "internal/spell", module + "internal/verdict",
	module + "wasm/preview", module + "wasm/reactor",
}

func TestSmallEngineImportsLittle(t *testing.T) {
	c := exec.Command("go", "list", "-deps", "-tags", "merit_preview", "./wasm/preview")
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := c.Output()
	require.NoError(t, err)
	list := strings.Fields(string(out))
	require.Contains(t, list, module+"wasm/preview")
	for _, path := range list {
		if path != "runtime" && !strings.HasPrefix(path, "runtime/") && !strings.HasPrefix(path, "internal/") {
			require.Contains(t, small, path, "the small engine imports %s, which its pages cannot afford", path)
		}
	}
}

func TestNoExportedNameMentionsAnInternalType(t *testing.T) {
	for _, dir := range []string{"schema", "eligibility", "evaluation", "allocation"} {
		for _, file := range files(t, dir) {
			inner := internalNames(file)
			for _, decl := range file.Decls {
				for _, expr := range exported(decl) {
					ast.Inspect(expr, func(n ast.Node) bool {
						sel, ok := n.(*ast.SelectorExpr)
						if !ok {
							return true
						}
						if id, ok := sel.X.(*ast.Ident); ok {
							require.NotContains(t, inner, id.Name, "%s exports a name that mentions %s.%s", dir, id.Name, sel.Sel.Name)
						}
						return true
					})
				}
			}
		}
	}
}

// exported are the types that an exported declaration shows to others.
func exported(decl ast.Decl) []ast.Node {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if !d.Name.IsExported() || d.Recv != nil && !ast.IsExported(receiver(d.Recv.List[0].Type)) {
			return nil
		}
		return []ast.Node{d.Type}
	case *ast.GenDecl:
		var out []ast.Node
		for _, spec := range d.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok && t.Name.IsExported() {
				out = append(out, visible(t.Type)...)
			}
			if v, ok := spec.(*ast.ValueSpec); ok && v.Type != nil && v.Names[0].IsExported() {
				out = append(out, v.Type)
			}
		}
		return out
	}
	return nil
}

// visible leaves out the unexported fields of a struct.
func visible(t ast.Expr) []ast.Node {
	s, ok := t.(*ast.StructType)
	if !ok {
		return []ast.Node{t}
	}
	var out []ast.Node
	for _, f := range s.Fields.List {
		if len(f.Names) == 0 || slices.ContainsFunc(f.Names, (*ast.Ident).IsExported) {
			out = append(out, f.Type)
		}
	}
	return out
}

func receiver(t ast.Expr) string {
	switch x := t.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}

// internalNames are the names under which a file imports internal packages.
func internalNames(file *ast.File) []string {
	var names []string
	for _, spec := range file.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		if !strings.HasPrefix(path, module+"internal/") {
			continue
		}
		if spec.Name != nil {
			names = append(names, spec.Name.Name)
			continue
		}
		names = append(names, filepath.Base(path))
	}
	return names
}

// packages are the folders of the core module that hold Go code.
func packages(t *testing.T) []string {
	var dirs []string
	for _, root := range []string{"internal", "schema", "eligibility", "evaluation", "allocation", "examples"} {
		require.NoError(t, filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen") {
				return filepath.SkipDir
			}
			if !d.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				dirs = append(dirs, filepath.ToSlash(filepath.Dir(path)))
			}
			return nil
		}))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

func files(t *testing.T, dir string) []*ast.File {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var list []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		list = append(list, file)
	}
	return list
}

func imports(t *testing.T, dir string) []string {
	var list []string
	for _, file := range files(t, dir) {
		for _, spec := range file.Imports {
			list = append(list, strings.Trim(spec.Path.Value, `"`))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
