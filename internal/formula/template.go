package formula

import (
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Template reads a reason or message: text with {names} in it. A name is a name of
// the policy, due.STAGE, score.ID or a .field of one; {{ and }} stand for braces.
// Positions of problems count the characters of the whole text.
func Template(text string, e *Env, use Use) ([]program.Piece, []message.Problem) {
	use.Want = WantAny
	t := &template{text: text, env: e, use: use}
	for t.at < len(text) {
		t.next()
	}
	t.flush()
	return t.pieces, t.problems
}

// template is a reason or message that is being read.
type template struct {
	text     string
	at       int // byte
	env      *Env
	use      Use
	plain    strings.Builder
	pieces   []program.Piece
	problems []message.Problem
}

// next reads plain text up to a brace, and what begins there.
func (t *template) next() {
	rest := t.text[t.at:]
	i := strings.IndexAny(rest, "{}｛｝")
	if i < 0 {
		i = len(rest)
	}
	t.plain.WriteString(rest[:i])
	t.at += i
	rest = rest[i:]
	name, size := braced(rest)
	char := utf8.RuneCountInString(t.text[:t.at])
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "{{"), strings.HasPrefix(rest, "}}"):
		t.plain.WriteByte(rest[0])
		t.at += 2
	case size == 0:
		_, n := utf8.DecodeRuneInString(rest)
		t.problems = append(t.problems, brace(rest[:n], char))
		t.at += n
	default:
		t.flush()
		t.hole(name, char+1)
		t.at += size
	}
}

// flush ends a stretch of plain text.
func (t *template) flush() {
	if t.plain.Len() > 0 {
		t.pieces = append(t.pieces, program.Piece{Text: t.plain.String()})
		t.plain.Reset()
	}
}

// braced is what stands between braces at the start of a text; size 0: nothing does.
func braced(text string) (name string, size int) {
	if text == "" || text[0] != '{' {
		return "", 0
	}
	end := strings.IndexAny(text[1:], "{}")
	if end < 0 || text[1+end] != '}' {
		return "", 0
	}
	return text[1 : 1+end], end + 2
}

func brace(seen string, char int) message.Problem {
	p := message.Problem{Code: "template-brace", From: char, To: char + 1, Args: map[string]string{"seen": seen}}
	if fold, folds := foldText(seen); folds {
		p.Code, p.Fix = "expr-full-width", fold
		p.Args["want"] = fold
	}
	return p
}

func foldText(s string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	f, folds := fold(r)
	return string(f), folds
}

// hole compiles the name between two braces.
func (t *template) hole(name string, char int) {
	node, problems := t.env.Compile(&program.Expr{Text: name}, t.use)
	if node != nil && !named(node) {
		problems = append(problems, message.Problem{
			Code: "template-name", To: utf8.RuneCountInString(name), Args: map[string]string{"seen": clip(name)},
		})
		node = nil
	}
	for i := range problems {
		problems[i].From += char
		problems[i].To += char
	}
	t.problems = append(t.problems, problems...)
	if node != nil {
		t.pieces = append(t.pieces, program.Piece{Node: node})
	}
}

// named reports whether a node is a name, or a field of one.
func named(n *program.Node) bool {
	switch n.Op {
	case program.OpSlot, program.OpLocal:
		return true
	case program.OpField:
		return named(n.Args[0])
	}
	return false
}
