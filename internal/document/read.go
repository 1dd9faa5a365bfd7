package document

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// File is a document that was read. Root is nil when Findings say why there is
// no tree. Text is the source without a byte order mark.
type File struct {
	Name     string
	Text     string
	Root     *Node
	Findings []Finding
	lines    []int
	raws     map[*Node]string // texts that were not in normal form C, as they were
	slab     []Node
	seek     position // where offsetAt ended last
	told     position // where PlaceAt ended last
}

const byteOrderMark = "\ufeff"

// Read reads one document. It never fails: what is wrong is in the Findings.
func Read(name string, text []byte) *File {
	f := &File{Name: name}
	f.Text = strings.TrimPrefix(string(text), byteOrderMark)
	f.lines = lineStarts(f.Text)
	if !f.guard() {
		return f
	}
	root, err := f.parse()
	switch {
	case err != nil:
		f.explain(err)
	case root == nil:
		f.add("yaml-empty", f.PlaceAt(0, 1))
	default:
		f.Root = f.node(root, 1, false)
	}
	return f
}

// parse runs the YAML reader over the text; a nil node means an empty document.
func (f *File) parse() (root *yaml.Node, err error) {
	defer func() {
		// A fault of the YAML reader must not end the host: it is a text that
		// cannot be read.
		if r := recover(); r != nil {
			root, err = nil, errors.New("yaml: cannot be read")
		}
	}()
	decoder := yaml.NewDecoder(strings.NewReader(f.Text))
	var first, second yaml.Node
	if err := decoder.Decode(&first); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, err
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		f.furtherDocument(&second)
	}
	if len(first.Content) == 0 {
		return nil, nil
	}
	return first.Content[0], nil
}

func (f *File) furtherDocument(second *yaml.Node) {
	p := Place{File: f.Name, Line: max(1, second.Line), Column: max(1, second.Column), Length: 3}
	finding := f.add("yaml-documents", p)
	finding.Related = []Related{{Place: f.PlaceAt(0, 1), Code: "related-first-document"}}
}

// node turns a YAML node into one of ours.
func (f *File) node(y *yaml.Node, depth int, flow bool) *Node {
	n := f.fresh()
	n.file, n.Line, n.Column = f, y.Line, y.Column
	n.offset = f.offsetAt(y.Line, y.Column)
	n.flow = flow || y.Style&yaml.FlowStyle != 0
	if !f.plainNode(y, n) {
		n.Bad = true
		return n
	}
	if depth > MaxDepth {
		f.add("yaml-depth", Place{File: f.Name, Line: n.Line, Column: n.Column, Length: 1}, "limit", strconv.Itoa(MaxDepth))
		return n
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = Map
		f.pairs(y, n, depth)
	case yaml.SequenceNode:
		n.Kind = List
		f.items(y, n, depth)
	default:
		f.scalar(y, n)
	}
	return n
}

// fresh takes a node from a slab: a policy has thousands of them.
func (f *File) fresh() *Node {
	if len(f.slab) == 0 {
		f.slab = make([]Node, 256)
	}
	n := &f.slab[0]
	f.slab = f.slab[1:]
	return n
}

// plainNode refuses what format 1 does not have.
func (f *File) plainNode(y *yaml.Node, n *Node) bool {
	at := Place{File: f.Name, Line: n.Line, Column: n.Column, Length: 1}
	switch {
	case y.Kind == yaml.AliasNode:
		f.add("yaml-alias", at, "name", y.Value)
	case y.Anchor != "":
		f.add("yaml-anchor", at, "name", y.Anchor)
	case y.Style&yaml.TaggedStyle != 0 || y.Kind == yaml.ScalarNode && y.Style == 0 && strings.HasPrefix(f.Text[n.offset:], "!"):
		f.add("yaml-tag", f.word(n.offset), "tag", f.wordText(n.offset))
	default:
		return true
	}
	return false
}

// word is the place of the bytes from offset to the next blank.
func (f *File) word(offset int) Place {
	return f.PlaceAt(offset, offset+len(f.wordText(offset)))
}

func (f *File) wordText(offset int) string {
	end := strings.IndexAny(f.Text[offset:], " \t\r\n,}]")
	if end < 0 {
		return f.Text[offset:]
	}
	return f.Text[offset : offset+end]
}

func (f *File) scalar(y *yaml.Node, n *Node) {
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		n.Style = Double
	case y.Style&yaml.SingleQuotedStyle != 0:
		n.Style = Single
	case y.Style&yaml.LiteralStyle != 0:
		n.Style = Literal
	case y.Style&yaml.FoldedStyle != 0:
		n.Style = Folded
	}
	f.normal(n, y.Value)
	if n.Style == Double {
		f.escaped(n)
	}
}

// normal gives a scalar its text, in normal form C.
func (f *File) normal(n *Node, text string) {
	n.Text = text
	if plainlyNormal(text) || norm.NFC.IsNormalString(text) {
		return
	}
	n.Text = norm.NFC.String(text)
	if f.raws == nil {
		f.raws = map[*Node]string{}
	}
	f.raws[n] = text
}

// plainlyNormal reports whether every character is of a range that has nothing to
// compose: Latin, Chinese characters and the signs that go with them. It is true
// of most texts and much cheaper than the tables of normal forms.
func plainlyNormal(text string) bool {
	for _, r := range text {
		if r >= 0x300 && (r < 0x4e00 || r > 0x9fff) && (r < 0x3001 || r > 0x3020) && (r < 0xff01 || r > 0xff60) && (r < 0x2010 || r > 0x2027) {
			return false
		}
	}
	return true
}

// escaped refuses hidden characters that a double-quoted text spells out.
func (f *File) escaped(n *Node) {
	at := 0
	for _, r := range n.Text {
		if kind := HiddenKind(r); kind != "" && r != '\r' {
			f.add("yaml-hidden", n.Span(at, at+1), "code", CodePoint(r), "kind", kind)
		}
		at++
	}
}

func (f *File) raw(n *Node) string {
	if raw, ok := f.raws[n]; ok {
		return raw
	}
	return n.Text
}

func (f *File) items(y *yaml.Node, n *Node, depth int) {
	n.Items = make([]*Node, 0, len(y.Content))
	for _, c := range y.Content {
		n.Items = append(n.Items, f.node(c, depth+1, n.flow))
	}
	if n.flow {
		f.cutItems(n)
	}
}

func (f *File) pairs(y *yaml.Node, n *Node, depth int) {
	n.Pairs = make([]Pair, 0, len(y.Content)/2)
	var seen map[string]*Node
	if len(y.Content) > 16 {
		seen = make(map[string]*Node, len(y.Content)/2)
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		if f.cutPair(n, y.Content[i], y.Content[i+1]) {
			continue
		}
		key := f.node(y.Content[i], depth+1, n.flow)
		if !f.keyAllowed(key, n, seen) {
			continue
		}
		if seen != nil {
			seen[key.Text] = key
		}
		n.Pairs = append(n.Pairs, Pair{key, f.node(y.Content[i+1], depth+1, n.flow)})
	}
}

// keyAllowed refuses keys that are no texts, merge keys and keys that were there
// before.
func (f *File) keyAllowed(key, n *Node, seen map[string]*Node) bool {
	switch {
	case key.Kind != Scalar || key.Empty():
		f.add("yaml-key", Place{File: f.Name, Line: key.Line, Column: key.Column, Length: 1})
		return false
	case key.Text == "<<" && key.Style == Plain:
		f.add("yaml-merge", key.Place())
		return false
	}
	first := seen[key.Text]
	if seen == nil {
		first = n.KeyOf(key.Text)
	}
	if first == nil {
		return true
	}
	finding := f.add("yaml-duplicate-key", key.Place(), "key", key.Text, "line", strconv.Itoa(first.Line))
	finding.Related = []Related{{Place: first.Place(), Code: "related-first", Args: Arg("name", key.Text)}}
	return false
}
