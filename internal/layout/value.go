package layout

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// value writes a value that begins on the current line and gives the position
// behind it.
func (w *writer) value(t *token, gap string) position {
	from := position{t.value.Line, w.src.offset(t.value.Line, t.value.Column)}
	w.last().body += gap
	switch {
	case t.value.Kind != document.Scalar:
		return w.flow(from, max(0, t.indent))
	case t.value.Style == document.Literal || t.value.Style == document.Folded:
		return w.folded(from, t)
	case t.value.Quoted():
		return w.quoted(from, t.indent+step)
	}
	return w.plain(from, t.indent+step)
}

// quoted writes a text in quotes, each of its further lines at an indent.
func (w *writer) quoted(from position, indent int) position {
	end := w.src.quoted(from)
	for from.line < end.line {
		w.last().body += w.src.rest(from)
		w.last().exact = true
		from = position{from.line + 1, 0}
		from.at = min(len(w.src.line(from.line)), indentation(w.src.line(from.line)))
		w.add(row{indent: indent, exact: true})
	}
	if from.at > end.at || end.line > len(w.src.lines) {
		w.lost = true
		return position{w.line, len(w.src.line(w.line))}
	}
	w.last().body += w.src.line(end.line)[from.at:end.at]
	return end
}

// plain writes a text without quotes. It goes on over the lines that hold neither
// a key nor a comment; empty lines between them are part of it.
func (w *writer) plain(from position, indent int) position {
	for {
		rest := w.src.rest(from)
		if at := remark(rest); at >= 0 {
			w.last().body += strings.TrimRight(rest[:at], " \t")
			return position{from.line, from.at + at}
		}
		w.last().body += strings.TrimRight(rest, " \t")
		next := w.continued(from.line)
		if next == 0 {
			return position{from.line, len(w.src.line(from.line))}
		}
		w.last().exact = true
		for range next - from.line - 1 {
			w.add(row{exact: true})
		}
		from = position{next, indentation(w.src.line(next))}
		w.add(row{indent: indent})
	}
}

// continued is the line on which a text without quotes goes on; 0 where it ends.
func (w *writer) continued(line int) int {
	for line++; line <= len(w.src.lines); line++ {
		text := w.src.line(line)
		switch {
		case blank(text):
		case comment(text) || marker(text) || len(w.plan.tokens[line]) > 0:
			return 0
		default:
			return line
		}
	}
	return 0
}

// remark is where a comment begins behind a text without quotes; -1: nowhere.
func remark(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] == '#' && (text[i-1] == ' ' || text[i-1] == '\t') {
			return i
		}
	}
	return -1
}

// folded writes a text behind | or >. Its lines keep what they are indented by
// beyond the text's own indent.
func (w *writer) folded(from position, t *token) position {
	head := w.src.rest(from)
	if at := remark(head); at >= 0 {
		w.last().comment = head[at:]
		head = head[:at]
	}
	head = strings.TrimSpace(head)
	w.last().body += head
	own, shift := t.column+1, step
	if digit := strings.Trim(head, "|>+-"); digit != "" {
		shift, _ = strconv.Atoi(digit)
		own = t.column + shift
	} else if first := w.first(from.line); first > 0 {
		own = indentation(w.src.line(first))
	}
	own = max(0, own)
	last := w.extent(from.line, own, strings.Contains(head, "+"))
	for line := from.line + 1; line <= last; line++ {
		text := w.src.line(line)
		if len(text) <= own && blank(text) {
			w.add(row{exact: true})
			continue
		}
		if len(text) < own {
			w.lost = true
			break
		}
		w.add(row{indent: max(0, t.indent+shift), body: text[own:], exact: true})
	}
	return position{last, len(w.src.line(last))}
}

// first is the first line with text behind a line; 0: none.
func (w *writer) first(line int) int {
	for line++; line <= len(w.src.lines); line++ {
		if !blank(w.src.line(line)) {
			return line
		}
	}
	return 0
}

// extent is the last line of a text behind | or > whose lines are indented by own.
// Empty lines at its end belong to it where they are kept.
func (w *writer) extent(line, own int, kept bool) int {
	last := line
	for line++; line <= len(w.src.lines); line++ {
		text := w.src.line(line)
		switch {
		case blank(text) && (len(text) <= own || len(w.plan.tokens[line]) > 0):
			if kept && line < len(w.src.lines) {
				last = line
			}
		case indentation(text) < own:
			return last
		default:
			last = line
		}
	}
	return last
}
