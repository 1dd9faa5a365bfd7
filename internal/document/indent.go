package document

import "strings"

// ladder holds the columns at which the open levels of block style began.
type ladder struct {
	levels []int
	opened bool // the line before ended in a colon or a dash
}

// step takes the next line's column; false when no open level begins there.
func (l *ladder) step(column int) bool {
	left := false
	for len(l.levels) > 0 && l.levels[len(l.levels)-1] > column {
		l.levels = l.levels[:len(l.levels)-1]
		left = true
	}
	if len(l.levels) > 0 && l.levels[len(l.levels)-1] == column {
		return true
	}
	if left || len(l.levels) > 0 && !l.opened {
		return false
	}
	l.levels = append(l.levels, column)
	return true
}

// indentation reports the first line that is indented like no line it could
// belong to.
func (s *slips) indentation() {
	var l ladder
	for at := 0; at < len(s.text); {
		end := s.eol(at)
		body := at + indentOf(s.text[at:end])
		next := end + 1
		if body < end && s.text[body] != '#' {
			var ok bool
			if next, ok = s.rung(&l, at, body, end); !ok {
				s.file.add("yaml-indent", s.file.PlaceAt(body, end))
				return
			}
		}
		at = max(next, end+1)
	}
}

// rung takes one line of block style and gives the offset to go on from.
func (s *slips) rung(l *ladder, at, body, end int) (next int, ok bool) {
	dashed := false
	for strings.HasPrefix(s.text[body:end], "- ") {
		if !dashed && !l.step(body-at) {
			return 0, false
		}
		dashed = true
		body += 2 + indentOf(s.text[body+2:end])
		l.levels = append(l.levels, body-at)
	}
	colon := keyEnd(s.text[body:end])
	if colon < 0 {
		l.opened = dashed && body >= end
		if body < end && (s.text[body] == '{' || s.text[body] == '[') {
			return s.eol(min(s.flow(body), len(s.text))) + 1, true
		}
		return end + 1, true
	}
	if !dashed && !l.step(body-at) {
		return 0, false
	}
	value := body + colon + 1
	value += indentOf(s.text[value:end])
	l.opened = value >= end || s.text[value] == '#' || s.text[value] == '\r'
	switch {
	case s.blockScalar(body, end):
		return s.afterBlock(end+1, body-at), true
	case value < end && (s.text[value] == '{' || s.text[value] == '['):
		return s.eol(min(s.flow(value), len(s.text))) + 1, true
	case value < end && (s.text[value] == '"' || s.text[value] == '\''):
		return s.eol(min(s.quoted(value), len(s.text))) + 1, true
	}
	return end + 1, true
}
