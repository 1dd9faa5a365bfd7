package formula

import "unicode/utf8"

// word reads a name or a word operator.
func (s *scanner) word() {
	char, at := s.char, s.at
	text := s.name()
	if meant := chineseWord(text); meant != "" && s.operatorHere(text, at) {
		p := s.report(char, s.char, "expr-word", "seen", text, "want", meant)
		p.Fix = meant
		s.add(word, char, at, meant)
		return
	}
	if meant := comparisonWord(text); meant != "" && s.last() != nil && s.last().endsOperand() {
		s.report(char, s.char, "expr-word", "seen", text, "want", meant).Fix = meant
		s.add(sign, char, at, meant)
		return
	}
	switch text {
	case "TRUE", "True", "FALSE", "False":
		meant := "true"
		if text[0] == 'F' {
			meant = "false"
		}
		s.report(char, s.char, "expr-word", "seen", text, "want", meant).Fix = meant
		text = meant
	}
	s.add(word, char, at, text)
}

// comparisonWord gives the comparison that a Chinese word stands for, or "".
func comparisonWord(text string) string {
	for _, w := range joining {
		if w.word == text {
			return w.sign
		}
	}
	return ""
}

// name reads letters and digits, look-alikes as what they stand for.
func (s *scanner) name() string {
	at, looks := s.at, s.looks
	for nameRune(s.peek()) {
		s.take()
	}
	text := s.text[at:s.at]
	if s.looks == looks {
		return text
	}
	var name []byte
	for _, r := range text {
		f, _ := fold(r)
		name = utf8.AppendRune(name, f)
	}
	return string(name)
}

// operatorHere reports whether a word such as AND is an operator here, and not
// the name of a spreadsheet function.
func (s *scanner) operatorHere(text string, at int) bool {
	if text[0] >= 0x80 || text == "IN" {
		return true
	}
	t := s.last()
	return s.peek() != '(' || t != nil && t.endsOperand()
}

// quoted reads a text in straight quotes; expr reads what is in it.
func (s *scanner) quoted(quote rune) {
	char, at := s.char, s.at
	s.take()
	for s.at < len(s.text) {
		r, _ := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case r == '\n':
			s.stop(char, char+1, "expr-text-open", "quote", string(quote))
			return
		case r == '\\':
			s.skip(2)
			continue
		case invisible(r):
			s.report(s.char, s.char+1, "expr-invisible", "code", codePoint(r))
		}
		s.skip(1)
		if f, _ := fold(r); r == quote || f == quote && s.text[at] >= 0x80 {
			s.add(quoted, char, at, straight(s.text[at:s.at], quote))
			return
		}
	}
	s.stop(char, char+1, "expr-text-open", "quote", string(quote))
}

// straight is a quoted text with half-width quotes around it.
func straight(text string, quote rune) string {
	_, first := utf8.DecodeRuneInString(text)
	_, last := utf8.DecodeLastRuneInString(text)
	return string(quote) + text[first:len(text)-last] + string(quote)
}

// backquoted reads a text in backquotes, in which nothing is escaped.
func (s *scanner) backquoted() {
	char, at := s.char, s.at
	s.skip(1)
	for s.at < len(s.text) {
		r, _ := utf8.DecodeRuneInString(s.text[s.at:])
		if invisible(r) {
			s.report(s.char, s.char+1, "expr-invisible", "code", codePoint(r))
		}
		s.skip(1)
		if r != '`' {
			continue
		}
		if s.at < len(s.text) && s.text[s.at] == '`' {
			s.skip(1)
			continue
		}
		s.add(quoted, char, at, s.text[at:s.at])
		return
	}
	s.stop(char, char+1, "expr-text-open", "quote", "`")
}

// chineseQuoted reads a text in Chinese quotes and reports them.
func (s *scanner) chineseQuoted(opening rune) {
	char, at := s.char, s.at
	closing := closingQuote(opening)
	s.skip(1)
	begin := s.at
	for s.at < len(s.text) {
		r, _ := utf8.DecodeRuneInString(s.text[s.at:])
		if r == '\n' {
			break
		}
		end := s.at
		s.skip(1)
		if r == closing || r == '"' {
			text := "\"" + escape(s.text[begin:end]) + "\""
			p := s.report(char, s.char, "expr-quotes", "seen", clip(s.text[at:s.at]), "want", clip(text))
			p.Fix = text
			s.add(quoted, char, at, text)
			return
		}
	}
	s.stop(char, char+1, "expr-text-open", "quote", string(opening))
}

// escape writes a text so that expr reads it back between double quotes.
func escape(text string) string {
	var out []byte
	for i := range len(text) {
		if text[i] == '"' || text[i] == '\\' {
			out = append(out, '\\')
		}
		out = append(out, text[i])
	}
	return string(out)
}
