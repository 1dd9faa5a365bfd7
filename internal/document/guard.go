package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/message"
)

// Limits of a document.
const (
	MaxBytes = 4 << 20
	MaxDepth = 64
	MaxNodes = 100_000
	rawDepth = 500 // counted before the YAML reader, strings and comments included
	maxMarks = 20  // findings of one kind of hidden character
)

// guard looks at the raw text; false when the YAML reader must not see it.
func (f *File) guard() bool { return f.readable() && f.bounded() }

// readable reports whether the text is of a size, an encoding and of characters
// that any file of a policy may have.
func (f *File) readable() bool {
	if len(f.Text) > MaxBytes {
		f.add("yaml-size", f.PlaceAt(0, 1), "limit", "4 MiB")
		return false
	}
	if !utf8.ValidString(f.Text) {
		f.invalid()
		return false
	}
	return f.visible()
}

// invalid reports the first byte that is not UTF-8.
func (f *File) invalid() {
	for at := 0; at < len(f.Text); {
		r, size := utf8.DecodeRuneInString(f.Text[at:])
		if r == utf8.RuneError && size == 1 {
			f.add("yaml-utf8", f.PlaceAt(at, at+1), "byte", strings.ToUpper(strconv.FormatUint(uint64(f.Text[at]), 16)))
			return
		}
		at += size
	}
}

// visible reports characters that an editor does not show, or shows as a line
// break where YAML has none or the other way round.
func (f *File) visible() bool {
	marks := 0
	for at := 0; at < len(f.Text) && marks < maxMarks; {
		c := f.Text[at]
		if c >= 0x20 && c < 0x7f || c == '\n' || c == '\t' {
			at++
			continue
		}
		if c >= 0xe4 && c <= 0xe9 { // U+4000 to U+9FFF: Chinese characters, all of which show
			at += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(f.Text[at:])
		if kind := HiddenKind(r); kind != "" && !(r == '\r' && strings.HasPrefix(f.Text[at:], "\r\n")) {
			f.add("yaml-hidden", f.PlaceAt(at, at+size), "code", CodePoint(r), "kind", kind)
			marks++
		}
		at += size
	}
	return marks == 0
}

// CodePoint writes a character as U+202E.
func CodePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// HiddenKind is the code of the term that says why a character may not stand in
// a policy: a control, a zero-width, a bidirectional or a line character; "" for
// every other.
func HiddenKind(r rune) string {
	switch {
	case r == '\n' || r == '\t':
		return ""
	case r < 0x20 || r >= 0x7f && r <= 0x9f && r != 0x85:
		return "hidden-control"
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return "hidden-line"
	case r == 0x61c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return "hidden-bidi"
	case r == 0xad || r == 0x180e || r >= 0x200b && r <= 0x200d || r >= 0x2060 && r <= 0x2064 || r == 0xfeff,
		r >= 0x206a && r <= 0x206f || r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || r >= 0xe0000 && r <= 0xe0fff:
		return "hidden-zero"
	case r >= 0xfff9 && r <= 0xffff || r&0xfffe == 0xfffe:
		return "hidden-control"
	}
	return ""
}

// bounded refuses what nests or spreads beyond any real policy, before a reader
// that recurses or allocates a node for every comma can see it.
func (f *File) bounded() bool {
	return f.shallow() && f.narrow()
}

func (f *File) shallow() bool {
	depth := 0
	var indents []int
	for line := range f.lines {
		text := f.Text[f.lines[line]:f.lineEnd(line+1)]
		body := strings.TrimLeft(text, " ")
		indent := len(text) - len(body)
		for len(indents) > 0 && indents[len(indents)-1] >= indent {
			indents = indents[:len(indents)-1]
		}
		indents = append(indents, indent)
		deepest := depth
		for i := range len(body) {
			switch body[i] {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			}
			deepest = max(deepest, depth)
		}
		if deepest+len(indents)+markers(body) > rawDepth {
			f.add("yaml-depth", f.PlaceAt(f.lines[line]+indent, f.lines[line]+indent+1), "limit", strconv.Itoa(MaxDepth))
			return false
		}
	}
	return true
}

// markers counts the "- " and "? " at the start of a line, each of which opens a
// level of its own.
func markers(body string) int {
	n := 0
	for len(body) > 1 && (body[0] == '-' || body[0] == '?') && body[1] == ' ' {
		body = strings.TrimLeft(body[1:], " ")
		n++
	}
	return n
}

// narrow counts what can begin a node.
func (f *File) narrow() bool {
	nodes := len(f.lines)
	if nodes+len(f.Text) <= MaxNodes {
		return true // not even if every character began one
	}
	for i := range len(f.Text) {
		switch f.Text[i] {
		case ',', '[', '{', ':', '?':
			nodes++
		case '-':
			if i+1 < len(f.Text) && f.Text[i+1] == ' ' {
				nodes++
			}
		}
		if nodes > MaxNodes {
			f.add("yaml-nodes", f.PlaceAt(i, i+1), "limit", strconv.Itoa(MaxNodes))
			return false
		}
	}
	return true
}

func (f *File) add(code string, p Place, args ...string) *Finding {
	f.Findings = append(f.Findings, Finding{Code: code, Severity: message.Error, Place: p, Args: Arg(args...)})
	return &f.Findings[len(f.Findings)-1]
}
