package starter

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/spell"
	"github.com/merit-rules/merit/schema"
)

// Example is a published programme that a policy can start from.
type Example struct{ Name, Title string }

// policyFile is the file that makes a folder an example; testsFile holds its tests.
const (
	policyFile = "policy.yaml"
	testsFile  = "tests.yaml"
)

// Examples lists the examples of a folder, by name.
func Examples(folder fs.FS) ([]Example, error) {
	names, err := fs.Glob(folder, "*/"+policyFile)
	if err != nil {
		return nil, err
	}
	list := make([]Example, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		list[i] = Example{path.Dir(name), titleOf(name, text)}
	}
	return list, nil
}

// titleOf is the title that a policy's file gives, "" where it has none.
func titleOf(name string, text []byte) string {
	n := headOf(name, text, "title")
	if n == nil {
		return ""
	}
	if n.Kind == document.Map {
		for _, lang := range []string{"zh", "en"} {
			if v := n.Get(lang); v != nil {
				return v.Text
			}
		}
	}
	return n.Text
}

// headOf is the node under policy.KEY.
func headOf(name string, text []byte, key string) *document.Node {
	file := document.Read(name, text)
	if file.Root == nil {
		return nil
	}
	head := file.Root.Get("policy")
	if head == nil {
		return nil
	}
	return head.Get(key)
}

// Copy is the files of an example, its policy with another id and title where they
// are given. Tests and applications come with it and still fit.
func Copy(folder fs.FS, name, id, title string) ([]File, error) {
	text, err := fs.ReadFile(folder, path.Join(name, policyFile))
	if err != nil || name != path.Base(name) {
		return nil, unknownExample(folder, name)
	}
	was := headOf(policyFile, text, "id")
	for _, change := range [][2]string{{"id", id}, {"title", title}} {
		if change[1] == "" {
			continue
		}
		if f := Check(change[0], change[1]); f != nil {
			return nil, f
		}
		text = replaced(text, headOf(policyFile, text, change[0]), quoted(change[1]))
	}
	entries, err := fs.ReadDir(folder, name)
	if err != nil {
		return nil, err
	}
	files := []File{{policyFile, text}}
	for _, e := range entries {
		if e.IsDir() || e.Name() == policyFile {
			continue
		}
		data, err := fs.ReadFile(folder, path.Join(name, e.Name()))
		if err != nil {
			return nil, err
		}
		if id != "" && e.Name() == testsFile {
			data = renamed(data, was.Text, quoted(id))
		}
		files = append(files, File{e.Name(), data})
	}
	return files, broken(files)
}

// renamed gives the policy's new id to the events of earlier rounds in its tests.
func renamed(tests []byte, was, now string) []byte {
	event := regexp.MustCompile(`(\bpolicy: )` + regexp.QuoteMeta(was) + `([,}\s])`)
	return event.ReplaceAll(tests, []byte("${1}"+strings.ReplaceAll(now, "$", "$$")+"${2}"))
}

// unknownExample names the example that may have been meant.
func unknownExample(folder fs.FS, name string) error {
	list, err := Examples(folder)
	if err != nil {
		return err
	}
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	near, _ := spell.Nearest(name, names)
	return fault("new-from", "got", name, "near", near)
}

// broken gives the diagnostics of a policy that new words made wrong.
func broken(files []File) error {
	texts := schema.Files{}
	for _, f := range files {
		texts[f.Name] = f.Text
	}
	_, err := schema.Load(policyFile, files[0].Text, texts)
	return err
}

// replaced puts a text in the place of a scalar that stands on one line.
func replaced(text []byte, n *document.Node, now string) []byte {
	if n == nil || n.Kind != document.Scalar {
		return text
	}
	p := n.Place()
	from, to := p.Column-1, p.Column-1+p.Length
	if n.Quoted() {
		from, to = from-1, to+1
	}
	lines := strings.SplitAfter(string(text), "\n")
	line := []rune(lines[p.Line-1])
	lines[p.Line-1] = string(line[:from]) + now + string(line[to:])
	return []byte(strings.Join(lines, ""))
}
