package formula

import (
	"strings"
	"unicode/utf8"
)

// sign reads an operator, a bracket or what is neither.
func (s *scanner) sign(raw rune) {
	char, at := s.char, s.at
	if meant := spelled(raw); meant != "" {
		s.skip(1)
		code := "expr-lookalike"
		if meant == "!=" {
			code = "expr-not-equal"
		}
		s.report(char, s.char, code, "seen", string(raw), "want", meant).Fix = meant
		s.add(sortOf(meant), char, at, meant)
		return
	}
	r, _ := fold(raw)
	switch {
	case r == '(' || r == '[' || r == '{':
		s.take()
		s.add(open, char, at, string(r))
	case r == ')' || r == ']' || r == '}':
		s.take()
		s.add(shut, char, at, string(r))
	case strings.ContainsRune("+-*/%=!<>&|?:.,;#^", r):
		s.operator(char, at)
	default:
		s.unreadable(raw, char)
	}
}

func sortOf(write string) sort {
	if wordOperator(write) {
		return word
	}
	return sign
}

// unreadable reports a character that an expression has no use for.
func (s *scanner) unreadable(raw rune, char int) {
	at := s.at
	s.skip(1)
	for raw == '$' && nameRune(s.peek()) {
		s.take() // $env, by its whole name
	}
	want := compatible(raw)
	p := s.report(char, s.char, "expr-character", "seen", clip(s.text[at:s.at]), "code", codePoint(raw), "want", want)
	p.Fix = want
	s.fatal = s.fatal || want == ""
}

// operators are the signs of more than one character, longest first, with what
// expr reads for them. An empty one is no operator of the language.
var operators = []struct{ text, write string }{
	{"!==", "!="}, {"===", "=="},
	{"==", "=="}, {"!=", "!="}, {">=", ">="}, {"<=", "<="}, {"<>", "!="}, {"=>", ">="}, {"=<", "<="}, {"=!", "!="},
	{"&&", "&&"}, {"||", "||"}, {"**", "**"}, {"..", ".."}, {"??", "??"},
	{"?.", ""}, {"//", ""}, {"/*", ""}, {"::", ""},
}

// operator reads the longest operator here.
func (s *scanner) operator(char, at int) {
	for _, op := range operators {
		if s.ahead(op.text) {
			for range utf8.RuneCountInString(op.text) {
				s.take()
			}
			s.operatorToken(char, at, op.text, op.write)
			return
		}
	}
	r := s.take()
	switch r {
	case '=':
		s.equals(char, at)
	case '^':
		s.report(char, s.char, "expr-power", "want", "**").Fix = "**"
		s.add(sign, char, at, "**")
	case '&':
		s.report(char, s.char, "expr-lookalike", "seen", "&", "want", "and").Fix = "and"
		s.add(word, char, at, "and")
	case '%':
		if t := s.last(); !s.gap && t != nil && t.endsOperand() {
			s.report(char, s.char, "expr-remainder", "want", " %").Fix = " %"
		}
		s.add(sign, char, at, "%")
	case '.':
		s.point(char, at)
	default:
		s.add(sign, char, at, string(r))
	}
}

// ahead reports whether an operator stands here, look-alikes counted.
func (s *scanner) ahead(op string) bool {
	at := s.at
	for _, want := range op {
		if at >= len(s.text) {
			return false
		}
		r, size := utf8.DecodeRuneInString(s.text[at:])
		if r, _ = fold(r); r != want {
			return false
		}
		at += size
	}
	return true
}

// operatorToken keeps an operator of several characters, or says why it is none.
func (s *scanner) operatorToken(char, at int, text, write string) {
	switch text {
	case "//", "/*":
		s.stop(char, s.char, "expr-comment", "seen", text)
	case "?.":
		s.report(char, s.char, "expr-optional-chain").Fix = "? ."
		s.add(sign, char, at, "?")
		s.add(sign, char, at, ".")
	case "::":
		s.stop(char, s.char, "expr-character", "seen", text)
	case "<>":
		s.report(char, s.char, "expr-not-equal", "seen", text, "want", write).Fix = write
		s.add(sign, char, at, write)
	default:
		if text != write {
			s.report(char, s.char, "expr-lookalike", "seen", text, "want", write).Fix = write
		}
		s.add(sign, char, at, write)
	}
}

// equals reads a single =, which only `let` has a use for.
func (s *scanner) equals(char, at int) {
	n := len(s.tokens)
	if n >= 2 && s.tokens[n-1].sort == word && s.tokens[n-2].is("let") {
		s.add(sign, char, at, "=")
		return
	}
	s.report(char, s.char, "expr-equals", "want", "==", "better", s.doubled(at)).Fix = "=="
	s.add(sign, char, at, "==")
}

// doubled is the text with the = at a byte written twice, when it is short.
func (s *scanner) doubled(at int) string {
	text := strings.TrimSpace(s.text[:at] + "==" + s.text[at+1:])
	if utf8.RuneCountInString(text) > 40 || s.text[at] != '=' {
		return ""
	}
	return text
}

// point reads a single dot: a field, or a number without its zero.
func (s *scanner) point(char, at int) {
	if !digit(s.peek()) {
		s.add(sign, char, at, ".")
		return
	}
	t := s.last()
	field := !s.gap && t != nil && t.endsOperand()
	for r := s.peek(); nameRune(r) || r == '.'; r = s.peek() {
		s.take()
	}
	seen := s.text[at:s.at]
	if field {
		s.stop(char, s.char, "expr-name-digit", "seen", clip(seen[1:]))
		return
	}
	s.report(char, s.char, "expr-number-point", "seen", clip(seen), "want", clip("0"+seen)).Fix = "0" + seen
	s.add(numeral, char, at, "1")
}
