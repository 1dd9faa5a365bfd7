package document

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Place is a stretch of one line of a file. Line and Column start at 1 and count
// characters; Length is in characters too and at least 1.
type Place struct {
	File                 string
	Line, Column, Length int
}

// offsetAt is the byte offset of a line and column.
func (f *File) offsetAt(line, column int) int {
	if line < 1 || line > len(f.lines) {
		return len(f.Text)
	}
	at, left := f.lines[line-1], column-1
	if f.seek.line == line && f.seek.column <= column {
		at, left = f.seek.offset, column-f.seek.column
	}
	for ; left > 0 && at < len(f.Text); left-- {
		_, size := utf8.DecodeRuneInString(f.Text[at:])
		at += size
	}
	f.seek = position{line, column, at}
	return at
}

// position is a place already counted out. Nodes come in order, so the next one
// on the same line starts from here: a document of one long line stays linear.
type position struct{ line, column, offset int }

// PlaceAt is the place of the bytes [from, to), cut at the end of from's line.
func (f *File) PlaceAt(from, to int) Place {
	from = min(max(from, 0), len(f.Text))
	line := sort.SearchInts(f.lines, from+1)
	start := f.lines[line-1]
	end := f.lineEnd(line)
	to = max(min(to, end), from)
	column := 1
	if f.told.line == line && f.told.offset <= from {
		start, column = f.told.offset, f.told.column
	}
	column += utf8.RuneCountInString(f.Text[start:from])
	f.told = position{line, column, from}
	return Place{
		File: f.Name, Line: line, Column: column,
		Length: max(1, utf8.RuneCountInString(f.Text[from:to])),
	}
}

// lineEnd is the offset of the line's last byte but its line break.
func (f *File) lineEnd(line int) int {
	end := len(f.Text)
	if line < len(f.lines) {
		end = f.lines[line] - 1
	}
	if end > 0 && f.Text[end-1] == '\r' {
		end--
	}
	return max(end, f.lines[line-1])
}

// LineText is the text of a line without its break; "" for a line there is not.
func (f *File) LineText(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	return f.Text[f.lines[line-1]:f.lineEnd(line)]
}

func lineStarts(text string) []int {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Place is where the node stands: a scalar's first line, quotes left out, or the
// first character of a map or list.
func (n *Node) Place() Place {
	if n.Kind != Scalar || n.Empty() {
		return Place{File: n.file.Name, Line: n.Line, Column: n.Column, Length: 1}
	}
	return n.Span(0, utf8.RuneCountInString(n.Text))
}

// Span is where the characters [from, to) of a scalar's text stand in the file,
// cut at the end of the first line.
func (n *Node) Span(from, to int) Place {
	offsets := n.offsets(max(to, from+1))
	if from >= len(offsets) {
		return Place{File: n.file.Name, Line: n.Line, Column: n.Column, Length: 1}
	}
	start := offsets[max(from, 0)].from
	end := offsets[min(max(to, from+1), len(offsets))-1].to
	return n.file.PlaceAt(start, end)
}

// Start is the line and column of the first character of a scalar's text.
func (n *Node) Start() (line, column int) {
	if n.Style == Plain || n.Text == "" {
		return n.Line, n.Column
	}
	if n.Style == Single || n.Style == Double {
		return n.Line, n.Column + 1
	}
	if n.Style == Cell && n.file.Text[n.offset] != '"' {
		return n.Line, n.Column
	}
	p := n.Span(0, 1)
	return p.Line, p.Column
}

// stretch is the bytes of the file that made one character of a text.
type stretch struct{ from, to int }

// offsets finds the source of the first count characters of the scalar's text, or
// of a few more, by walking both side by side; white space that folding dropped or
// made is skipped.
func (n *Node) offsets(count int) []stretch {
	w := walker{text: n.file.Text, at: n.offset}
	switch n.Style {
	case Single, Double:
		w.at++
	case Cell:
		if w.at < len(w.text) && w.text[w.at] == '"' {
			w.at++
		}
	case Literal, Folded:
		w.at = len(n.file.Text)
		if n.Line < len(n.file.lines) {
			w.at = n.file.lines[n.Line]
		}
	}
	var list []stretch
	raw := n.file.raw(n)
	if raw != n.Text {
		count = len(raw) // what is composed later moves the count
	}
	for _, r := range raw {
		if len(list) >= count {
			break
		}
		list = append(list, w.next(r, n.Style))
	}
	if raw != n.Text {
		list = composed(raw, list)
	}
	return list
}

type walker struct {
	text string
	at   int
}

func (w *walker) next(want rune, style Style) stretch {
	for w.at < len(w.text) {
		got, size := utf8.DecodeRuneInString(w.text[w.at:])
		switch {
		case style == Double && got == '\\':
			if s, ok := w.escape(); ok {
				return s
			}
		case style == Single && got == '\'' && want == '\'':
			return w.take(2)
		case style == Cell && got == '"' && want == '"':
			return w.take(2)
		case got == want:
			return w.take(size)
		case got == ' ' || got == '\t' || got == '\n' || got == '\r':
			if want == ' ' && got == '\n' && style != Literal {
				return stretch{w.at, w.at + 1}
			}
			w.at += size
		default:
			return stretch{w.at, w.at + size}
		}
	}
	return stretch{len(w.text), len(w.text)}
}

func (w *walker) take(size int) stretch {
	s := stretch{w.at, min(w.at+size, len(w.text))}
	w.at = s.to
	return s
}

// escape takes one escape of a double-quoted text; false for an escaped line
// break, which is no character.
func (w *walker) escape() (stretch, bool) {
	if w.at+1 >= len(w.text) {
		return w.take(1), true
	}
	switch w.text[w.at+1] {
	case '\n', '\r':
		w.at += 2
		for w.at < len(w.text) && strings.IndexByte(" \t\n\r", w.text[w.at]) >= 0 {
			w.at++
		}
		return stretch{}, false
	case 'x':
		return w.take(4), true
	case 'u':
		return w.take(6), true
	case 'U':
		return w.take(10), true
	}
	return w.take(2), true
}

// composed maps the characters of raw's normal form C to the sources of the
// characters of raw: each normalised segment stands where its raw segment does.
func composed(raw string, list []stretch) []stretch {
	var out []stretch
	var iter norm.Iter
	iter.InitString(norm.NFC, raw)
	done := 0
	for !iter.Done() {
		part := iter.Next()
		size := utf8.RuneCountInString(raw[done:iter.Pos()])
		done = iter.Pos()
		if size == 0 {
			continue
		}
		whole := stretch{list[0].from, list[size-1].to}
		parts := utf8.RuneCount(part)
		for i := range parts {
			if parts == size {
				whole = list[i]
			}
			out = append(out, whole)
		}
		list = list[size:]
	}
	return out
}

// Extent is the bytes of a scalar as it is written, quotes included, where it
// stands in one line of a YAML text. It is not ok for anything else: blocks, texts
// folded over lines, cells of a CSV file, maps and lists.
func (n *Node) Extent() (from, to int, ok bool) {
	if n.Kind != Scalar || n.Bad || n.Empty() || n.file == nil {
		return 0, 0, false
	}
	text := n.file.Text[n.offset:]
	size := 0
	switch n.Style {
	case Plain:
		size = len(n.file.raw(n))
		ok = strings.HasPrefix(text, n.file.raw(n))
	case Single, Double:
		size, ok = quotedSize(text)
	}
	if !ok || strings.ContainsAny(text[:size], "\r\n") {
		return 0, 0, false
	}
	return n.offset, n.offset + size, true
}

// quotedSize is how long the quoted text at the start is.
func quotedSize(text string) (int, bool) {
	if text == "" {
		return 0, false
	}
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return i + 1, true
		}
	}
	return 0, false
}
