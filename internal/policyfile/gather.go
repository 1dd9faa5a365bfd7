package policyfile

import (
	"path"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// Mentions lists the files that a document names: legal texts, files that it
// includes or extends, tables. Names are paths from the document's folder; those
// that would leave it are not among them.
func Mentions(file *document.File) []Mention {
	root := file.Root
	if root == nil || root.Kind != document.Map {
		return nil
	}
	r := &reader{file: file, prog: &program.Program{}}
	r.sources(object{r, root, root, "", topKeys})
	list := r.legal.mentions
	add := func(n *document.Node) {
		if n != nil && n.Kind == document.Map {
			n = n.Get("file")
		}
		if n != nil && n.Kind == document.Scalar && localPath(n.Text) {
			list = append(list, Mention{Name: n.Text, Place: n.Place(), part: true})
		}
	}
	add(root.Get("extends"))
	if include := root.Get("include"); include != nil {
		for _, n := range include.Items {
			add(n)
		}
	}
	for _, ref := range references(root, file.Text) {
		add(ref.pair.Value)
	}
	return list
}

// Gather reads the files that a policy names, and those that they name in turn.
// open gives a file by its path from the policy's folder, false where there is none.
func Gather(file *document.File, open func(name string) ([]byte, bool)) Files {
	type folder struct {
		file *document.File
		home string
	}
	files := Files{}
	parts := 0
	for queue := []folder{{file, "."}}; len(queue) > 0; queue = queue[1:] {
		for _, m := range Mentions(queue[0].file) {
			name := path.Join(queue[0].home, m.Name)
			if _, there := files[name]; there || parts > maxParts {
				continue
			}
			data, ok := open(name)
			if !ok {
				continue
			}
			files[name] = data
			if m.part {
				parts++
			}
			if m.part && !strings.HasSuffix(name, ".csv") && len(data) <= maxSum {
				queue = append(queue, folder{document.Read(name, data), path.Dir(name)})
			}
		}
	}
	return files
}
