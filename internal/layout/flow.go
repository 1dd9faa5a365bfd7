package layout

import "strings"

// flow writes what stands in brackets from a position on and gives the position
// behind the last one. A line ends where the author ended it.
func (w *writer) flow(from position, indent int) position {
	f := flow{writer: w, at: from, indent: indent}
	for f.at.line <= len(w.src.lines) {
		if f.at.at >= len(w.src.line(f.at.line)) {
			f.turn()
			continue
		}
		if f.step() {
			return f.at
		}
	}
	w.lost = true
	return position{w.line, len(w.src.line(w.line))}
}

// flow is the state within brackets: how many are open, and whether a blank is due
// before the next sign.
type flow struct {
	*writer
	at     position
	indent int
	depth  int
	due    bool
	colon  bool // a colon was the last sign: what follows must not touch it
}

// step takes one sign or word; true when the outermost bracket has been closed.
func (f *flow) step() bool {
	rest := f.src.rest(f.at)
	switch c := rest[0]; c {
	case ' ', '\t':
		f.at.at++
	case '#':
		f.last().comment = strings.TrimSpace(rest)
		f.at.at = len(f.src.line(f.at.line))
	case '{', '[':
		f.put(rest[:1])
		f.depth++
		f.due = false
	case '}', ']':
		f.depth--
		f.due = f.colon
		f.put(rest[:1])
		return f.depth == 0
	case ',':
		f.due = f.colon
		f.put(rest[:1])
	case '"', '\'':
		f.quote()
	default:
		f.word(rest)
	}
	return false
}

// put writes a piece of the line, which makes a blank due behind it.
func (f *flow) put(piece string) {
	if f.due {
		f.last().body += " "
	}
	f.last().body += piece
	f.at.at += len(piece)
	f.due = true
	f.colon = piece == ":"
}

func (f *flow) quote() {
	if f.due {
		f.last().body += " "
	}
	f.at = f.quoted(f.at, f.indent+step*f.depth)
	f.due, f.colon = true, false
	if strings.HasPrefix(f.src.rest(f.at), ":") {
		f.due = false
		f.put(":")
	}
}

// word writes a text without quotes, or a colon that stands by itself.
func (f *flow) word(rest string) {
	if separates(rest, 0) {
		f.due = false
		f.put(":")
		return
	}
	end := 1
	for end < len(rest) && !strings.ContainsRune(",[]{}", rune(rest[end])) && !separates(rest, end) && !hash(rest, end) {
		end++
	}
	word := strings.TrimRight(rest[:end], " \t")
	f.put(word)
	if rest = f.src.rest(f.at); separates(rest, 0) {
		f.due = false
		f.put(":")
	}
}

// separates reports whether the byte is a colon between a key and its value.
func separates(text string, at int) bool {
	return at < len(text) && text[at] == ':' && (at+1 == len(text) || strings.ContainsRune(" \t,[]{}", rune(text[at+1])))
}

// hash reports whether a comment begins at the byte.
func hash(text string, at int) bool {
	return text[at] == '#' && (text[at-1] == ' ' || text[at-1] == '\t')
}

// turn goes to the next line of the source that holds something.
func (f *flow) turn() {
	f.at = position{f.at.line + 1, 0}
	text := strings.TrimLeft(f.src.line(f.at.line), " \t")
	if text == "" {
		return
	}
	depth := f.depth
	for depth > 1 && (text[0] == '}' || text[0] == ']') {
		text = strings.TrimLeft(text[1:], " \t,")
		depth--
		if text == "" {
			break
		}
	}
	if text != "" && (text[0] == '}' || text[0] == ']') {
		depth--
	}
	f.add(row{indent: f.indent + step*max(0, depth)})
	f.due = false
}
