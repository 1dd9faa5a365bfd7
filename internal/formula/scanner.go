package formula

import (
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/message"
	"golang.org/x/text/unicode/norm"
)

// The limits of one expression, checked before expr reads it.
const (
	MaxSource  = 8 << 10 // bytes
	MaxNesting = 100     // brackets and prefix operators open at once
	MaxNodes   = 2000
	MaxList    = 10000 // elements of a range or list literal
	MaxPattern = 256   // bytes of a pattern of matches
)

// scanner cuts a text into tokens.
type scanner struct {
	text     string
	at       int // byte
	char     int // character of the text
	origin   []int
	tokens   []token
	brackets []int // indexes of the open ones
	depth    depth
	gap      bool
	folded   run
	looks    int  // look-alikes seen so far
	fatal    bool // what follows cannot be read
	problems []message.Problem
}

// scan reads the tokens of an expression into a buffer, which may be nil. When
// fatal is set there is nothing to parse.
func scan(text string, buffer []token) *scanner {
	s := &scanner{text: text, tokens: buffer[:0]}
	if len(text) > MaxSource {
		s.stop(0, 0, "expr-too-long", "limit", "8 KiB")
		return s
	}
	if !utf8.ValidString(text) {
		s.stop(0, 0, "expr-encoding")
		return s
	}
	s.normalise()
	for !s.fatal && s.at < len(s.text) {
		s.next()
	}
	s.flush()
	if s.fatal {
		return s
	}
	if len(s.brackets) > 0 {
		t := s.tokens[s.brackets[len(s.brackets)-1]]
		s.stop(t.from, t.to, "expr-bracket-open", "sign", t.text, "partner", partner(t.write))
	}
	if len(s.tokens) == 0 && len(s.problems) == 0 {
		s.stop(0, 0, "expr-empty")
	}
	return s
}

// normalise brings the text to NFC and remembers where its characters came from.
func (s *scanner) normalise() {
	if norm.NFC.IsNormalString(s.text) {
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, s.text)
	var out strings.Builder
	char, pos := 0, 0
	for !it.Done() {
		piece := it.Next()
		for range utf8.RuneCount(piece) {
			s.origin = append(s.origin, char)
		}
		out.Write(piece)
		char += utf8.RuneCountInString(s.text[pos:it.Pos()])
		pos = it.Pos()
	}
	s.origin = append(s.origin, char)
	s.text = out.String()
}

// place turns a character of the normalised text into one of the source.
func (s *scanner) place(char int) int {
	if s.origin == nil {
		return char
	}
	return s.origin[min(char, len(s.origin)-1)]
}

func (s *scanner) report(from, to int, code string, args ...string) *message.Problem {
	p := message.Problem{Code: code, From: s.place(from), To: s.place(to), Args: pairs(args)}
	s.problems = append(s.problems, p)
	return &s.problems[len(s.problems)-1]
}

func (s *scanner) stop(from, to int, code string, args ...string) {
	s.report(from, to, code, args...)
	s.fatal = true
}

// pairs makes the arguments of a message out of names and values in turn.
func pairs(list []string) map[string]string {
	if len(list) == 0 {
		return nil
	}
	args := make(map[string]string, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		args[list[i]] = list[i+1]
	}
	return args
}

// peek is the next character, folded to the one it stands for; 0 at the end.
func (s *scanner) peek() rune { return s.peekAt(0) }

// peekAt is the character k bytes on; only meaningful after ASCII.
func (s *scanner) peekAt(k int) rune {
	if s.at+k >= len(s.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.at+k:])
	r, _ = fold(r)
	return r
}

// take moves past one character and notes when it was a look-alike.
func (s *scanner) take() rune {
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	f, folds := fold(r)
	if folds {
		s.look(r, f)
	}
	s.at += size
	s.char++
	return f
}

// skip moves past n characters as they are.
func (s *scanner) skip(n int) {
	for ; n > 0 && s.at < len(s.text); n-- {
		_, size := utf8.DecodeRuneInString(s.text[s.at:])
		s.at += size
		s.char++
	}
}

// next reads one token, or moves past what is none.
func (s *scanner) next() {
	raw, _ := utf8.DecodeRuneInString(s.text[s.at:])
	r, folds := fold(raw)
	switch {
	case r == ' ' && folds, r == ' ', r == '\t', r == '\n', r == '\r':
		s.take()
		s.gap = true
	case invisible(raw):
		s.hidden(raw)
	case closingQuote(raw) != 0:
		s.chineseQuoted(raw)
	case r == '"' || r == '\'':
		s.quoted(r)
	case r == '`':
		s.backquoted()
	case r >= '0' && r <= '9':
		s.numeral()
	case letter(r):
		s.word()
	default:
		s.sign(raw)
	}
}

// hidden reports a character that cannot be seen and moves past it.
func (s *scanner) hidden(r rune) {
	s.report(s.char, s.char+1, "expr-invisible", "code", codePoint(r))
	s.skip(1)
	s.gap = true
}

// codePoint writes a character as U+200B.
func codePoint(r rune) string {
	const digits = "0123456789ABCDEF"
	var out []byte
	for shift := 20; shift >= 0; shift -= 4 {
		d := digits[r>>shift&15]
		if d != '0' || len(out) > 0 || shift < 16 {
			out = append(out, d)
		}
	}
	return "U+" + string(out)
}

// add keeps a token that began at a character and a byte.
func (s *scanner) add(kind sort, char, at int, write string) *token {
	t := token{sort: kind, text: s.text[at:s.at], write: write, from: s.place(char), to: s.place(s.char), gap: s.gap, mate: -1}
	s.gap = false
	s.tokens = append(s.tokens, t)
	i := len(s.tokens) - 1
	if t.sort == open || t.sort == shut {
		s.bracket(i)
	}
	if s.depth.step(&s.tokens[i], s.before(i)) && !s.fatal {
		s.stop(t.from, t.to, "expr-nesting", "limit", "100")
	}
	return &s.tokens[i]
}

// before is the token before the i-th, or nil.
func (s *scanner) before(i int) *token {
	if i == 0 {
		return nil
	}
	return &s.tokens[i-1]
}

func (s *scanner) last() *token { return s.before(len(s.tokens)) }

// bracket pairs a bracket with its partner.
func (s *scanner) bracket(i int) {
	t := &s.tokens[i]
	if t.sort == open {
		s.brackets = append(s.brackets, i)
		return
	}
	n := len(s.brackets) - 1
	if n < 0 {
		s.stop(t.from, t.to, "expr-bracket-close", "sign", t.text)
		return
	}
	o := &s.tokens[s.brackets[n]]
	if partner(o.write) != t.write {
		s.stop(t.from, t.to, "expr-bracket-mismatch", "open", o.text, "sign", t.text, "want", partner(o.write))
		return
	}
	o.mate, t.mate = i, s.brackets[n]
	s.brackets = s.brackets[:n]
}

func partner(bracket string) string {
	switch bracket {
	case "(":
		return ")"
	case "[":
		return "]"
	}
	return "}"
}
