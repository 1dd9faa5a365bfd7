package report

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

// Diagnostic is one problem of a file, already put into words. Line and Column
// start at 1 and count characters; Line 0 is about the file as a whole. Length 0
// marks a place between two characters.
type Diagnostic struct {
	File                 string
	Line, Column, Length int
	Severity             message.Severity
	Code, Message        string
	Suggestion           string // the text to write instead of what is marked
	Related              []Related
	Witness              string // an application, as JSON, that shows the problem
}

// Related is another place that a diagnostic is about.
type Related struct {
	File                 string
	Line, Column, Length int
	Message              string
}

// Worded puts diagnostics of a policy into the words of a language.
func Worded(list schema.Diagnostics, lang string) []Diagnostic {
	out := make([]Diagnostic, len(list))
	for i, x := range list {
		d := Diagnostic{
			File: x.File, Line: x.Line, Column: x.Column, Length: x.Length,
			Severity: message.Severity(x.Severity), Code: x.Code, Message: x.Message(lang), Witness: x.Witness,
		}
		if x.Suggestion != nil {
			d.Suggestion = x.Suggestion.Text
		}
		for _, r := range x.Related {
			d.Related = append(d.Related, Related{File: r.File, Line: r.Line, Column: r.Column, Length: r.Length, Message: r.Message(lang)})
		}
		out[i] = d
	}
	return out
}

// Style says how to dress a report.
type Style struct {
	Lang  string // "en"; anything else is Chinese
	Color bool   // with the colours of a terminal
}

const (
	red, green, yellow, blue, bold, plain = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
)

func (s Style) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return color + text + plain
}

// Diagnostics writes problems one after the other, each with the line of its
// source and a caret under the marked part. Sources are looked up by file name;
// a missing one leaves the line out.
func Diagnostics(list []Diagnostic, sources map[string][]byte, s Style) string {
	var out strings.Builder
	lines := map[string][]string{}
	for name, text := range sources {
		lines[name] = splitLines(text)
	}
	for i := range list {
		diagnostic(&out, &list[i], lines, s)
	}
	return out.String()
}

func splitLines(text []byte) []string {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	lines := strings.Split(strings.ToValidUTF8(string(text), "?"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return lines
}

func diagnostic(out *strings.Builder, d *Diagnostic, lines map[string][]string, s Style) {
	out.WriteString(s.paint(bold, place(d.File, d.Line, d.Column)))
	out.WriteString(": " + s.severity(d.Severity) + ": " + Safe(d.Message) + " [" + d.Code + "]\n")
	snippet(out, lines[d.File], d.Line, d.Column, d.Length, s)
	if d.Suggestion != "" {
		out.WriteString("      " + s.word("suggestion") + Safe(d.Suggestion) + "\n")
	}
	for _, r := range d.Related {
		note := r.Message
		if note == "" {
			note = s.word("related")
		}
		out.WriteString("  " + place(r.File, r.Line, r.Column) + ": " + Safe(note) + "\n")
		snippet(out, lines[r.File], r.Line, r.Column, r.Length, s)
	}
}

func place(file string, line, column int) string {
	p := Safe(file)
	if line > 0 {
		p += ":" + strconv.Itoa(line)
		if column > 0 {
			p += ":" + strconv.Itoa(column)
		}
	}
	return p
}

func (s Style) severity(v message.Severity) string {
	switch v {
	case message.Warning:
		return s.paint(yellow, s.word("warning"))
	case message.Info:
		return s.paint(blue, s.word("info"))
	}
	return s.paint(red, s.word("error"))
}

// maxSnippet is how many columns of a source line are shown.
const maxSnippet = 100

// snippet shows a line of the source with carets that line up under Chinese.
func snippet(out *strings.Builder, lines []string, line, column, length int, s Style) {
	if line < 1 || line > len(lines) || column < 1 {
		return
	}
	runes := []rune(lines[line-1])
	at := min(column-1, len(runes))
	end := min(at+max(length, 1), max(len(runes), at+1))
	from, to := window(runes, at, end)
	number := strconv.Itoa(line)
	gutter := strings.Repeat(" ", max(0, 5-len(number)))
	before, marked := shown(runes[from:at]), shown(runes[at:min(end, to)])
	cut, more := "", ""
	if from > 0 {
		cut = "…"
	}
	if to < len(runes) {
		more = "…"
	}
	out.WriteString(strings.TrimRight(gutter+number+" | "+cut+shown(runes[from:to])+more, " ") + "\n")
	carets := strings.Repeat("^", max(1, cells.Width(marked)))
	out.WriteString("      | " + strings.Repeat(" ", cells.Width(cut+before)) + s.paint(red, carets) + "\n")
}

// window chooses the part of a long line that is shown around the marked part.
func window(runes []rune, at, end int) (from, to int) {
	from = at
	for w := 0; from > 0 && w+cells.Of(runes[from-1]) <= maxSnippet/2; from-- {
		w += cells.Of(runes[from-1])
	}
	to = at
	for w := 0; to < len(runes) && w+cells.Of(runes[to]) <= maxSnippet/2; to++ {
		w += cells.Of(runes[to])
	}
	return from, max(to, min(at, end))
}

// shown is a piece of a source line as it is printed: a tab is one blank, so that
// the caret below agrees.
func shown(runes []rune) string {
	return Safe(strings.ReplaceAll(string(runes), "\t", " "))
}
