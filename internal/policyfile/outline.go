package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// Outline is a policy as it was read, beside the tree that it was read from: all
// that it includes and extends is in the tree, each node with the place where it
// was written.
type Outline struct {
	*Result
	Root  *document.Node                   // nil where a file of the policy is missing
	Keys  map[*document.Node]*Keys         // of every map of the format
	Nodes map[*document.Node]*program.Node // what the scalars that are expressions compile to
	file  *document.File
}

// OutlineOf reads a policy and keeps how it was understood.
func OutlineOf(file *document.File, files Files) *Outline { return outline(file, files, nil) }

// Rebuilt reads another tree in place of the policy's own: the policy with some of
// its parts replaced by those of another. Legal texts are not looked at again.
func (o *Outline) Rebuilt(root *document.Node) *Outline { return outline(o.file, nil, root) }

func outline(file *document.File, files Files, root *document.Node) *Outline {
	o := &Outline{Keys: map[*document.Node]*Keys{}, Nodes: map[*document.Node]*program.Node{}, file: file}
	r := newReader(file, files)
	r.uses = func(k *Keys, n *document.Node) { o.Keys[n] = k }
	r.compiled = o.Nodes
	switch {
	case root != nil:
		r.homes, r.order, r.root = map[string]string{file.Name: "."}, map[string]int{}, root
	case file.Root != nil:
		r.findings = append(r.findings, file.Findings...)
		r.root = r.whole(file.Root)
	}
	if r.root != nil {
		r.document(r.root)
	}
	o.Root, o.Result = r.root, r.result()
	return o
}

// Of is the key of a table by its name; nil for another.
func (k *Keys) Of(name string) *Key {
	list := k.List
	if k.Forms {
		list = append(list[:len(list):len(list)], formKeys.List...)
	}
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// Numeral is the exact value of a numeral of a policy ("30万", "2/7") and whether
// it is a percent; ok is false for any other text.
func Numeral(text string) (value string, percent, ok bool) {
	v, kind, err := numeral(text)
	if err != nil {
		return "", false, false
	}
	return v.String(), kind == percentNumeral, true
}
