package document

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// explain says why the YAML reader gave up. Its own messages name neither the
// place nor the cause well, so the text is searched for the usual slips first.
func (f *File) explain(err error) {
	s := slips{file: f, text: f.Text}
	if strings.Contains(err.Error(), "cannot start any token") {
		s.tabs()
	}
	if strings.Contains(err.Error(), "escape") {
		s.escapes()
	}
	for _, look := range []func(){s.lines, s.indentation} {
		if len(f.Findings) > 0 {
			return
		}
		look()
	}
	if len(f.Findings) > 0 {
		return
	}
	line, reason := reasonOf(err)
	line = min(max(line, 1), len(f.lines))
	start := f.lines[line-1] + len(f.LineText(line)) - len(strings.TrimLeft(f.LineText(line), " "))
	f.add("yaml-syntax", f.PlaceAt(start, f.lineEnd(line)), "reason", reason)
}

// reasonOf takes "yaml: line 3: did not find …" apart.
func reasonOf(err error) (int, string) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	rest, ok := strings.CutPrefix(text, "line ")
	if !ok {
		return 1, text
	}
	number, reason, _ := strings.Cut(rest, ": ")
	line, _ := strconv.Atoi(number)
	return line, reason
}

// slips searches a text that is no YAML for what its author may have meant.
type slips struct {
	file *File
	text string
}

// tabs reports the first line that a tab indents.
func (s *slips) tabs() {
	for _, start := range s.file.lines {
		at := start
		for at < len(s.text) && s.text[at] == ' ' {
			at++
		}
		if at < len(s.text) && s.text[at] == '\t' {
			s.file.add("yaml-tab", s.file.PlaceAt(at, at+1))
			return
		}
	}
}

// escapes reports escapes of double-quoted texts that stand for no character:
// halves of a pair, as JSON writes an emoji.
func (s *slips) escapes() {
	for at := 0; at+6 <= len(s.text) && len(s.file.Findings) < maxMarks; at++ {
		if s.text[at] != '\\' {
			continue
		}
		if s.text[at+1] == 'u' && (s.text[at+2] == 'd' || s.text[at+2] == 'D') && strings.IndexByte("89abcdefABCDEF", s.text[at+3]) >= 0 {
			s.file.add("yaml-escape", s.file.PlaceAt(at, at+6), "text", s.text[at:at+6])
		}
		at++
	}
}

// lines looks at every line outside block scalars; a value in brackets may take
// several lines.
func (s *slips) lines() {
	for at := 0; at < len(s.text) && len(s.file.Findings) < maxMarks; {
		end := s.eol(at)
		body := at + indentOf(s.text[at:end])
		for strings.HasPrefix(s.text[body:end], "- ") {
			body += 2 + indentOf(s.text[body+2:end])
		}
		next := end + 1
		switch {
		case body >= end || s.text[body] == '#':
		case s.text[body] == '{' || s.text[body] == '[':
			next = s.flow(body) + 1
		default:
			next = s.entry(body, end)
		}
		at = max(next, end+1)
		if block := s.blockScalar(body, end); block {
			at = s.afterBlock(end+1, body-s.lineStart(body))
		}
	}
}

func (s *slips) eol(at int) int {
	if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s.text)
}

func (s *slips) lineStart(at int) int {
	return strings.LastIndexByte(s.text[:at], '\n') + 1
}

func indentOf(text string) int {
	return len(text) - len(strings.TrimLeft(text, " "))
}

// blockScalar reports whether the line ends in a block scalar's header.
func (s *slips) blockScalar(from, end int) bool {
	if from >= end {
		return false
	}
	text, _, _ := strings.Cut(s.text[from:end], " #")
	text = strings.TrimRight(text, " \r")
	i := strings.LastIndexAny(text, "|>")
	return i > 0 && text[i-1] == ' ' && len(text)-i <= 3 && strings.Trim(text[i+1:], "+-0123456789") == ""
}

// afterBlock is the offset of the first line that is indented no deeper.
func (s *slips) afterBlock(at, indent int) int {
	for at < len(s.text) {
		end := s.eol(at)
		line := s.text[at:end]
		if strings.TrimSpace(line) != "" && indentOf(line) <= indent {
			return at
		}
		at = end + 1
	}
	return at
}

// entry looks at one "key: value" of block style and returns where to go on.
func (s *slips) entry(from, end int) int {
	colon := keyEnd(s.text[from:end])
	if colon < 0 {
		s.wideColon(from, end)
		return end + 1
	}
	value := from + colon + 1
	value += indentOf(s.text[value:end])
	if value >= end {
		return end + 1
	}
	key := strings.TrimSpace(s.text[from : from+colon])
	switch s.text[value] {
	case '{', '[':
		closing := s.flow(value)
		return s.trailing(key, value, closing)
	case '"', '\'':
		return s.afterQuote(key, value)
	case '!':
		s.file.add("yaml-tag", s.file.word(value), "tag", s.file.wordText(value))
	case '%', '@', '`':
		s.file.add("yaml-start", s.file.PlaceAt(value, value+1), "char", s.text[value:value+1], "fix", quote(s.value(value, end)))
	case '|', '>', '#', '&', '*':
	default:
		s.innerColon(key, value, end)
	}
	return end + 1
}

// keyEnd is the index of the colon that ends a plain key, or -1.
func keyEnd(line string) int {
	if i := strings.Index(line, ": "); i > 0 {
		return i
	}
	if t := strings.TrimRight(line, " \r"); strings.HasSuffix(t, ":") && len(t) > 1 {
		return len(t) - 1
	}
	return -1
}

// wideColon recognises "parameters：" where a key was meant.
func (s *slips) wideColon(from, end int) {
	line := s.text[from:end]
	i := strings.Index(line, "：")
	if i <= 0 || strings.ContainsAny(line[:i], " ，。") {
		return
	}
	at := from + i
	finding := s.file.add("yaml-colon-wide", s.file.PlaceAt(at, at+len("：")), "key", line[:i])
	finding.Fix = &Fix{Place: s.file.PlaceAt(at, at+len("：")), Text: ": "}
}

// value is the text of a plain value without a comment.
func (s *slips) value(from, end int) string {
	text, _, _ := strings.Cut(s.text[from:end], " #")
	return strings.TrimRight(text, " \r")
}

// innerColon recognises "a ? b : c" without quotes.
func (s *slips) innerColon(key string, from, end int) {
	text := s.value(from, end)
	i := strings.Index(text, ": ")
	if i < 0 {
		return
	}
	finding := s.file.add("yaml-colon", s.file.PlaceAt(from+i, from+i+1), "key", key, "fix", quote(text))
	finding.Fix = &Fix{Place: s.file.PlaceAt(from, from+len(text)), Text: quote(text)}
}

// trailing recognises text after a closed bracket: "{日期}晚于" is a text that
// begins with a brace.
func (s *slips) trailing(key string, from, closing int) int {
	end := s.eol(min(closing, len(s.text)))
	rest := s.value(min(closing, end), end)
	if strings.TrimSpace(rest) == "" || strings.HasPrefix(strings.TrimSpace(rest), "#") {
		return end + 1
	}
	whole := s.value(from, end)
	code := "yaml-brace"
	if s.text[from] == '[' {
		code = "yaml-bracket"
	}
	finding := s.file.add(code, s.file.PlaceAt(from, from+1), "key", key, "fix", quote(whole))
	finding.Fix = &Fix{Place: s.file.PlaceAt(from, from+len(whole)), Text: quote(whole)}
	return end + 1
}

// afterQuote recognises a formula that begins with a quoted text.
func (s *slips) afterQuote(key string, from int) int {
	closing := s.quoted(from)
	end := s.eol(min(closing, len(s.text)))
	rest := strings.TrimSpace(s.value(min(closing, end), end))
	if rest == "" || rest[0] == '#' {
		return end + 1
	}
	whole := s.value(from, end)
	finding := s.file.add("yaml-quote-first", s.file.PlaceAt(from, closing), "key", key, "fix", quote(whole))
	finding.Fix = &Fix{Place: s.file.PlaceAt(from, from+len(whole)), Text: quote(whole)}
	return end + 1
}

// quoted is the offset after the quoted text that starts at from.
func (s *slips) quoted(from int) int {
	mark := s.text[from]
	for at := from + 1; at < len(s.text); at++ {
		switch {
		case s.text[at] == '\\' && mark == '"':
			at++
		case s.text[at] == mark && mark == '\'' && at+1 < len(s.text) && s.text[at+1] == mark:
			at++
		case s.text[at] == mark:
			return at + 1
		}
	}
	s.file.add("yaml-quote-open", s.file.PlaceAt(from, from+1), "mark", string(mark))
	return len(s.text)
}

func runeAt(text string, at int) (rune, int) { return utf8.DecodeRuneInString(text[at:]) }
