// Command trim prepares the sources of the engines: it leaves out what an engine in a
// browser never does, such as evaluating a built-in of expr. The linker cannot know,
// because tables and reflection refer to everything. What is left out is listed in
// cuts.go; nothing that is kept is changed, so the grammar, the types and the messages
// are those of the command.
//
//	trim FOLDER     writes FOLDER/go.mod and FOLDER/overlay.json for go build
//
// It runs in the root of the module. A cut that finds nothing to cut is an error: a
// new version of a dependency wants to be looked at.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fatal(fmt.Errorf("usage: trim FOLDER"))
	}
	folder, err := filepath.Abs(os.Args[1])
	fatal(err)
	fatal(os.RemoveAll(folder))
	fatal(os.MkdirAll(folder, 0o755))
	mod, err := os.ReadFile("go.mod")
	fatal(err)
	for _, m := range modules {
		fatal(m.copy(folder))
		mod = fmt.Appendf(mod, "\nreplace %s => %s\n", m.path, filepath.ToSlash(filepath.Join(folder, m.folder())))
	}
	sum, err := os.ReadFile("go.sum")
	fatal(err)
	over, err := overlay(folder)
	fatal(err)
	fatal(os.WriteFile(filepath.Join(folder, "go.mod"), mod, 0o644))
	fatal(os.WriteFile(filepath.Join(folder, "go.sum"), sum, 0o644))
	fatal(os.WriteFile(filepath.Join(folder, "overlay.json"), over, 0o644))
}

func fatal(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "trim:", err)
		os.Exit(1)
	}
}

// module is a dependency and what is cut from its packages.
type module struct {
	path string
	cuts map[string]*cut // by folder
}

// cut is what is left out of a package.
type cut struct {
	files  []string          // whole files
	within string            // the files that are looked at; "" is all
	keys   []string          // of composite literals: the key with its value
	funcs  []string          // functions, and methods as Type.method
	vars   []string          // variables of the package
	bodies map[string]string // what a function does instead
	texts  map[string]string // other words in place of some
}

func (m *module) folder() string { return path.Base(strings.TrimSuffix(m.path, "/v3")) }

// copy writes a module, cut.
func (m *module) copy(folder string) error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", m.path).Output()
	if err != nil {
		return fmt.Errorf("%s: %w", m.path, err)
	}
	from, to := strings.TrimSpace(string(out)), filepath.Join(folder, m.folder())
	if err := sources(from, to); err != nil {
		return err
	}
	for dir, c := range m.cuts {
		at := filepath.Join(to, filepath.FromSlash(dir))
		for _, name := range c.files {
			if err := os.Remove(filepath.Join(at, name)); err != nil {
				return err
			}
		}
		if err := c.apply(at, at); err != nil {
			return fmt.Errorf("%s/%s: %w", m.path, dir, err)
		}
	}
	return nil
}

// sources copies the Go files of a module and its go.mod.
func sources(from, to string) error {
	return filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return filepath.SkipDir
		case d.IsDir() || d.Name() != "go.mod" && (!strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go")):
			return nil
		}
		inner, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, inner)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, inner), text, 0o644)
	})
}

// overlay is the file for go build -overlay: packages of this module and of the
// standard library, cut, and what stands in for files of the latter.
func overlay(folder string) ([]byte, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	there := filepath.Join(strings.TrimSpace(string(out)), "src")
	replace := map[string]string{}
	if err := over(own, here, filepath.Join(folder, "own"), replace); err != nil {
		return nil, err
	}
	if err := over(library, there, filepath.Join(folder, "library"), replace); err != nil {
		return nil, err
	}
	for file, by := range standard {
		if by != "" {
			by = filepath.Join(here, filepath.FromSlash(by))
		}
		file = filepath.Join(there, filepath.FromSlash(file))
		if _, err := os.Stat(file); err != nil {
			return nil, err
		}
		replace[file] = by
	}
	return json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
}

// over cuts packages below root into a folder, and notes which file stands for which.
func over(cuts map[string]*cut, root, folder string, replace map[string]string) error {
	for dir, c := range cuts {
		from, to := filepath.Join(root, filepath.FromSlash(dir)), filepath.Join(folder, filepath.FromSlash(dir))
		if err := os.MkdirAll(to, 0o755); err != nil {
			return err
		}
		if err := c.apply(from, to); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		names, err := filepath.Glob(filepath.Join(to, "*.go"))
		if err != nil {
			return err
		}
		for _, name := range names {
			replace[filepath.Join(from, filepath.Base(name))] = name
		}
	}
	return nil
}

// apply cuts the files of a folder and writes those in which there is something to
// cut into another.
func (c *cut) apply(from, to string) error {
	names, err := filepath.Glob(filepath.Join(from, cmp.Or(c.within, "*.go")))
	if err != nil {
		return err
	}
	met := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := c.file(name, met)
		if err != nil {
			return err
		}
		if text == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(name)), text, 0o644); err != nil {
			return err
		}
	}
	for _, want := range slices.Concat(c.keys, c.funcs, c.vars, slices.Collect(maps.Keys(c.bodies)), slices.Collect(maps.Keys(c.texts))) {
		if !met[want] {
			return fmt.Errorf("there is no %s to cut", want)
		}
	}
	return nil
}

// file is one file, cut; nil when there is nothing to cut in it.
func (c *cut) file(name string, met map[string]bool) ([]byte, error) {
	fset := token.NewFileSet()
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	text, changed := c.reword(text, met)
	f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		return nil, err
	}
	changed = c.literals(f, met) || changed
	var decls []ast.Decl
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			changed = c.variables(d, met) || changed
			decls = append(decls, d)
			continue
		}
		id := called(fn)
		if slices.Contains(c.funcs, id) {
			met[id], changed = true, true
			continue
		}
		if body, ok := c.bodies[id]; ok {
			met[id], changed = true, true
			if fn.Body, err = block(body); err != nil {
				return nil, err
			}
		}
		decls = append(decls, d)
	}
	if !changed {
		return nil, nil
	}
	// Comments of what was cut would be printed somewhere else.
	f.Decls, f.Comments = decls, directives(f)
	unimport(f)
	var out bytes.Buffer
	err = printer.Fprint(&out, fset, f)
	return out.Bytes(), err
}

// directives are the comments before the package clause, such as build constraints.
func directives(f *ast.File) []*ast.CommentGroup {
	var out []*ast.CommentGroup
	for _, g := range f.Comments {
		if g.End() < f.Package {
			out = append(out, g)
		}
	}
	return out
}

// literals takes keys out of composite literals.
func (c *cut) literals(f *ast.File, met map[string]bool) (changed bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		var kept []ast.Expr
		for _, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok && slices.Contains(c.keys, key.Name) {
					met[key.Name], changed = true, true
					continue
				}
			}
			kept = append(kept, e)
		}
		lit.Elts = kept
		return true
	})
	return changed
}

// reword puts other words in place of some.
func (c *cut) reword(text []byte, met map[string]bool) (out []byte, changed bool) {
	for from, to := range c.texts {
		if bytes.Contains(text, []byte(from)) {
			met[from], changed = true, true
			text = bytes.ReplaceAll(text, []byte(from), []byte(to))
		}
	}
	return text, changed
}

// variables takes variables out of a declaration.
func (c *cut) variables(d ast.Decl, met map[string]bool) (changed bool) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return false
	}
	var kept []ast.Spec
	for _, s := range g.Specs {
		if v := s.(*ast.ValueSpec); slices.Contains(c.vars, v.Names[0].Name) {
			met[v.Names[0].Name], changed = true, true
			continue
		}
		kept = append(kept, s)
	}
	g.Specs = kept
	return changed
}

// called is the name of a function, or Type.method.
func called(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	t := fn.Recv.List[0].Type
	if p, ok := t.(*ast.StarExpr); ok {
		t = p.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

func block(body string) (*ast.BlockStmt, error) {
	e, err := parser.ParseExpr("func() {" + body + "\n}")
	if err != nil {
		return nil, err
	}
	return e.(*ast.FuncLit).Body, nil
}

// unimport takes away the imports that nothing in a file uses any more.
func unimport(f *ast.File) {
	used := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
		return true
	})
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		var kept []ast.Spec
		for _, s := range g.Specs {
			if i := s.(*ast.ImportSpec); keeps(i, used) {
				kept = append(kept, s)
			}
		}
		g.Specs = kept
	}
}

func keeps(i *ast.ImportSpec, used map[string]bool) bool {
	if i.Name != nil {
		return i.Name.Name == "." || i.Name.Name == "_" || used[i.Name.Name]
	}
	p, _ := strconv.Unquote(i.Path.Value)
	return used[path.Base(p)]
}
