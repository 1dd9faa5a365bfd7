package layout

import (
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// step is how many blanks a level is indented by.
const step = 2

// token is a key or a dash of block style.
type token struct {
	key    *document.Node // nil: a dash
	value  *document.Node
	column int // in the source, counted from 0
	indent int // in the canonical layout
}

// plan says which keys and dashes begin on each line of the source.
type plan struct {
	src    *source
	tokens map[int][]token
}

func planOf(src *source, root *document.Node) *plan {
	p := &plan{src: src, tokens: map[int][]token{}}
	p.block(root, 0)
	return p
}

// block enters the keys or dashes of a node; whatever is not a block has none.
func (p *plan) block(n *document.Node, indent int) {
	if n.Flow() {
		return
	}
	for _, pair := range n.Pairs {
		p.add(pair.Key.Line, token{key: pair.Key, value: pair.Value, column: pair.Key.Column - 1, indent: indent})
		p.block(pair.Value, indent+step)
	}
	for _, item := range n.Items {
		line, column := p.dash(item)
		p.add(line, token{value: item, column: column, indent: indent})
		p.block(item, indent+step)
	}
}

func (p *plan) add(line int, t token) { p.tokens[line] = append(p.tokens[line], t) }

// dash is the line and column of the dash before an item: on its own line, or on
// the last line before that holds more than a comment.
func (p *plan) dash(item *document.Node) (line, column int) {
	before := p.src.line(item.Line)[:p.src.offset(item.Line, item.Column)]
	for line = item.Line; line > 0; {
		before = strings.TrimRight(before, " \t")
		if strings.HasSuffix(before, "-") {
			return line, len([]rune(before)) - 1
		}
		if before != "" {
			break
		}
		line--
		before = withoutComment(p.src.line(line))
	}
	return item.Line, 0
}

// withoutComment is a line of block style that ends in a dash, without what
// follows the dash; "" for a line of comment only.
func withoutComment(line string) string {
	if body := strings.TrimLeft(line, " "); strings.HasPrefix(body, "#") {
		return ""
	}
	if at := strings.Index(line, " #"); at >= 0 {
		return line[:at]
	}
	return line
}
