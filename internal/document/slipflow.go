package document

import "strings"

// flow walks the text in brackets that starts at from and returns the offset
// after its end.
func (s *slips) flow(from int) int {
	w := flowWalk{slips: s, at: from}
	for w.at < len(s.text) && len(s.file.Findings) < maxMarks {
		if w.step() {
			return w.at
		}
	}
	if len(w.open) > 0 && len(s.file.Findings) == 0 {
		at := w.open[len(w.open)-1]
		s.file.add("yaml-bracket-open", s.file.PlaceAt(at, at+1), "sign", s.text[at:at+1])
	}
	return len(s.text)
}

// flowWalk is the state within brackets: those open, and whether a key's value
// comes next.
type flowWalk struct {
	*slips
	at    int
	open  []int // offsets of the open brackets
	key   string
	value bool
}

// step takes one token; true when the outermost bracket has been closed.
func (w *flowWalk) step() bool {
	switch c := w.text[w.at]; c {
	case ' ', '\t', '\r', '\n':
		w.at++
	case '#':
		w.at = w.eol(w.at)
	case ',':
		w.at++
		w.value = false
	case '{', '[':
		w.open = append(w.open, w.at)
		w.at++
		w.value = false
	case '}', ']':
		return w.close()
	case '"', '\'':
		w.quote()
	case ':':
		w.at++
		w.value = true
	default:
		w.plain()
	}
	return false
}

func (w *flowWalk) close() bool {
	from := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	w.at++
	w.value = false
	if len(w.open) == 0 {
		return true
	}
	if w.at < len(w.text) && strings.IndexByte(",}] \t\r\n:", w.text[w.at]) < 0 {
		w.mark("yaml-brace", from, w.key)
	}
	return false
}

// mark reports a slip and goes on after the entry it stands in.
func (w *flowWalk) mark(code string, at int, key string) {
	_, size := runeAt(w.text, at)
	w.file.add(code, w.file.PlaceAt(at, at+size), "key", key, "char", w.text[at:at+size])
	for w.at < len(w.text) && strings.IndexByte(",\n", w.text[w.at]) < 0 {
		if c := w.text[w.at]; (c == '}' || c == ']') && strings.Count(w.text[at:w.at], "[") <= strings.Count(w.text[at:w.at], "]") {
			return
		}
		w.at++
	}
}

func (w *flowWalk) quote() {
	from := w.at
	w.at = w.quoted(from)
	rest := strings.TrimLeft(w.text[w.at:], " \t\r\n")
	if rest != "" && strings.IndexByte(",}]:#", rest[0]) < 0 {
		w.mark("yaml-quote-first", from, w.key)
	}
}

// plain reads a plain key or value.
func (w *flowWalk) plain() {
	from := w.at
	for w.at < len(w.text) {
		c := w.text[w.at]
		before := byte(' ')
		if w.at > from {
			before = w.text[w.at-1]
		}
		switch {
		case c == ',' || c == '}' || c == ']' || c == '\n':
			return
		case c == ':' && w.at+1 < len(w.text) && strings.IndexByte(" ,\n\r", w.text[w.at+1]) >= 0:
			if w.value {
				w.mark("yaml-colon", w.at, w.key)
				return
			}
			w.key = strings.TrimSpace(w.text[from:w.at])
			return
		case c == '{' || c == '[' || c == '?' && before == ' ':
			w.mark("yaml-flow", w.at, w.key)
			return
		}
		w.at++
	}
}
