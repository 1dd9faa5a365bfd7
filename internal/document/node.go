package document

// Kind says what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Map
	List
)

// Style is how a scalar was written.
type Style uint8

// The styles of scalars.
const (
	Plain Style = iota
	Single
	Double
	Literal
	Folded
	Cell // of a CSV file, in quotes or not
)

// Node is one value of the document. Text is a scalar's text as written, after
// the YAML reader's unescaping and folding and in normal form C.
type Node struct {
	Kind   Kind
	Style  Style
	Bad    bool // a finding says already that this is not what was meant
	flow   bool
	Text   string
	Line   int
	Column int
	Pairs  []Pair
	Items  []*Node
	file   *File
	offset int
}

// Pair is one entry of a map.
type Pair struct {
	Key, Value *Node
}

// Empty reports whether the node is a plain scalar without text: nothing was
// written there.
func (n *Node) Empty() bool {
	return n.Kind == Scalar && n.Style == Plain && n.Text == ""
}

// Quoted reports whether the node is a scalar in quotes.
func (n *Node) Quoted() bool {
	return n.Kind == Scalar && (n.Style == Single || n.Style == Double)
}

// File is the name of the file that the node stands in.
func (n *Node) File() string { return n.file.Name }

// Flow reports whether the node is written in or inside { } or [ ].
func (n *Node) Flow() bool { return n.flow }

// MapAt is a new map of these entries that stands where another node does: a part
// of a document that is put together from several places.
func MapAt(at *Node, pairs []Pair) *Node {
	return &Node{Kind: Map, Bad: at.Bad, Pairs: pairs, Line: at.Line, Column: at.Column, flow: at.flow, file: at.file, offset: at.offset}
}

// ListAt is a new list of these items that stands where another node does.
func ListAt(at *Node, items []*Node) *Node {
	return &Node{Kind: List, Bad: at.Bad, Items: items, Line: at.Line, Column: at.Column, flow: at.flow, file: at.file, offset: at.offset}
}

// TextAt is a scalar with a text of its own that stands where another does: what a
// place is read as, where it is written in other words.
func TextAt(at *Node, text string) *Node {
	n := *at
	n.Kind, n.Text, n.Pairs, n.Items = Scalar, text, nil, nil
	return &n
}

// Get is the value under the key, or nil.
func (n *Node) Get(key string) *Node {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text == key {
			return n.Pairs[i].Value
		}
	}
	return nil
}

// KeyOf is the key node of the named entry, or nil.
func (n *Node) KeyOf(key string) *Node {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text == key {
			return n.Pairs[i].Key
		}
	}
	return nil
}
