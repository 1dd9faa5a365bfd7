//go:build !merit_preview

package program

import "regexp"

// pattern is a compiled constant pattern. Its kind of matching takes time linear
// in the text, so that no pattern can hang an evaluation.
type pattern = regexp.Regexp

// matches looks for the node's pattern in a text. Patterns are compiled once a
// frame; work is charged by text and pattern.
func (f *Frame) matches(n *Node, text string) Value {
	if !f.spend(n, int64(len(text))*int64(len(n.Pattern)/8+1)) {
		return f.stop
	}
	re, ok := f.patterns[n]
	if !ok {
		re, _ = regexp.Compile(n.Pattern)
		if f.patterns == nil {
			f.patterns = map[*Node]*pattern{}
		}
		f.patterns[n] = re
	}
	if re == nil {
		return f.fail(n, "bad_pattern", n.Pattern)
	}
	return Truth(re.MatchString(text))
}
