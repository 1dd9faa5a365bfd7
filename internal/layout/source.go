package layout

import (
	"strings"
	"unicode/utf8"
)

// source is the text by lines, without their ends.
type source struct{ lines []string }

func sourceOf(text string) *source {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return &source{strings.Split(text, "\n")}
}

// line is a line counted from 1; "" outside the text.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}

// offset is the byte at which a column, counted from 1 in characters, begins.
func (s *source) offset(line, column int) int {
	text, at := s.line(line), 0
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// indentation is how many blanks a line begins with.
func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func comment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

// marker reports whether a line begins or ends a document.
func marker(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	return word == "---" || word == "..."
}

// position is a place between two characters: a line from 1 and a byte of it.
type position struct{ line, at int }

// rest is what stands from a position to the end of its line.
func (s *source) rest(p position) string { return s.line(p.line)[p.at:] }

// quoted is the position behind the closing quote of the text that opens at p.
func (s *source) quoted(p position) position {
	quote := s.line(p.line)[p.at]
	p.at++
	for p.line <= len(s.lines) {
		for text := s.line(p.line); p.at < len(text); p.at++ {
			switch {
			case text[p.at] == '\\' && quote == '"':
				p.at++
			case text[p.at] == quote && quote == '\'' && strings.HasPrefix(text[p.at:], "''"):
				p.at++
			case text[p.at] == quote:
				return position{p.line, p.at + 1}
			}
		}
		p = position{p.line + 1, 0}
	}
	return p
}
