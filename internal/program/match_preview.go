//go:build merit_preview

package program

// pattern is nothing here: the small browser build has no regular expressions,
// which would make it a quarter larger. It refuses policies that have any.
type pattern struct{}

func (f *Frame) matches(n *Node, text string) Value {
	return f.fail(n, "bad_pattern", n.Pattern)
}
