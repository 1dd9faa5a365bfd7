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
