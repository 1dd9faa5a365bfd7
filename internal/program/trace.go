package program

// Trace is how a value came about.
type Trace struct {
	Node  *Node
	Text  string // the expression as written
	Value Value
	Slot  int // of a name: its slot; -1
	Items []*Trace
}

// Trace is how the value of n comes about in the present state.
func (f *Frame) Trace(n *Node) *Trace { return nil }

// Why is one line of arithmetic with values for names that comes to result.
func (f *Frame) Why(n *Node, result Value) string { return "" }

// WhyItem is the line of an item of the card, rounding and cut included. A branch
// is the sum of its items; an item that does not apply has none.
func (f *Frame) WhyItem(item *CardItem) string { return "" }

// WhyTotal is the line of the card's total.
func (f *Frame) WhyTotal(c *Card) string { return "" }
