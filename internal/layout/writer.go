package layout

import (
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// row is a line of the result. An exact row belongs to a text of several lines and
// is written as it is.
type row struct {
	indent  int
	body    string
	comment string
	exact   bool
}

// writer writes the rows of a file; line is the next line of the source. A value
// that begins on a later line than its key waits in pending.
type writer struct {
	src     *source
	plan    *plan
	rows    []row
	line    int
	pending *token
	lost    bool // a line that the layout cannot place
}

func (w *writer) write(root *document.Node) {
	if root.Flow() || root.Kind == document.Scalar {
		w.pending = &token{value: root, indent: -step, column: -1}
	}
	for w.line = 1; w.line <= len(w.src.lines) && !w.lost; {
		text := w.src.line(w.line)
		switch {
		case blank(text):
			w.add(row{})
			w.line++
		case len(w.plan.tokens[w.line]) > 0:
			w.structure(w.plan.tokens[w.line])
		case comment(text):
			w.add(row{indent: w.commentIndent(), body: strings.TrimSpace(text)})
			w.line++
		case marker(text):
			w.add(row{body: strings.TrimRight(text, " \t")})
			w.line++
		case w.pending != nil:
			w.late()
		default:
			w.lost = true
		}
	}
}

func (w *writer) add(r row) { w.rows = append(w.rows, r) }

// last is the row that is being written.
func (w *writer) last() *row { return &w.rows[len(w.rows)-1] }

// structure writes a line that begins with dashes and a key.
func (w *writer) structure(tokens []token) {
	w.add(row{indent: tokens[0].indent})
	at := position{w.line, 0}
	for i := range tokens {
		at = w.sign(at, &tokens[i])
		if i < len(tokens)-1 {
			w.last().body += " "
		}
	}
	t := &tokens[len(tokens)-1]
	w.pending = nil
	switch {
	case !leaf(t.value):
	case t.value.Line == w.line && w.src.offset(t.value.Line, t.value.Column) >= at.at:
		at = w.value(t, " ")
	default:
		w.pending = t
	}
	w.finish(at)
}

// sign writes a dash, or a key with its colon, and gives the position behind it.
func (w *writer) sign(at position, t *token) position {
	if t.key == nil {
		w.last().body += "-"
		return position{at.line, at.at + strings.IndexByte(w.src.rest(at), '-') + 1}
	}
	from := position{at.line, w.src.offset(t.key.Line, t.key.Column)}
	end := position{at.line, from.at + keyLength(w.src.rest(from))}
	if t.key.Quoted() {
		end = w.src.quoted(from)
	}
	if end.line != from.line {
		w.lost = true
		return from
	}
	w.last().body += strings.TrimRight(w.src.line(from.line)[from.at:end.at], " \t") + ":"
	return position{end.line, end.at + strings.IndexByte(w.src.rest(end), ':') + 1}
}

// keyLength is the length of a plain key: up to a colon before a blank or the end.
func keyLength(text string) int {
	for i := range len(text) {
		if text[i] == ':' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t') {
			return i
		}
	}
	return len(text)
}

// leaf reports whether a value has text of its own: all but blocks and nothing.
func leaf(n *document.Node) bool {
	if n.Kind == document.Scalar {
		return !n.Empty()
	}
	return n.Flow()
}

// late writes a value that begins on a line of its own.
func (w *writer) late() {
	t := w.pending
	w.pending = nil
	if t.value.Line != w.line {
		w.lost = true
		return
	}
	w.add(row{indent: t.indent + step})
	w.finish(w.value(t, ""))
}

// finish takes the comment behind what was written and goes to the next line.
func (w *writer) finish(at position) {
	rest := strings.TrimSpace(w.src.rest(at))
	switch {
	case strings.HasPrefix(rest, "#"):
		w.last().comment = rest
	case rest != "":
		w.lost = true
	}
	w.line = at.line + 1
}

// commentIndent is the level of a comment on a line of its own. It belongs to what
// follows, unless it stands further to the right: then to what was before.
func (w *writer) commentIndent() int {
	column := indentation(w.src.line(w.line))
	if w.pending != nil {
		return w.pending.indent + step
	}
	next, indent := w.next()
	if column <= next {
		return indent
	}
	for line := w.line - 1; line > 0; line-- {
		tokens := w.plan.tokens[line]
		for i := len(tokens) - 1; i >= 0; i-- {
			switch t := tokens[i]; {
			case t.column == column:
				return t.indent
			case t.column < column:
				return max(indent, t.indent+step)
			}
		}
	}
	return indent
}

// next is the column and the level of the next line that holds a key or a dash.
func (w *writer) next() (column, indent int) {
	for line := w.line + 1; line <= len(w.src.lines); line++ {
		if tokens := w.plan.tokens[line]; len(tokens) > 0 {
			return tokens[0].column, tokens[0].indent
		}
	}
	return 0, 0
}
