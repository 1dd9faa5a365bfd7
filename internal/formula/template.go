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
	var pieces []program.Piece
	var problems []message.Problem
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			pieces = append(pieces, program.Piece{Text: plain.String()})
			plain.Reset()
		}
	}
	use.Want = WantAny
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], "{}｛｝")
		if i < 0 {
			plain.WriteString(text[at:])
			break
		}
		plain.WriteString(text[at : at+i])
		at += i
		if strings.HasPrefix(text[at:], "{{") || strings.HasPrefix(text[at:], "}}") {
			plain.WriteByte(text[at])
			at += 2
			continue
		}
		name, size := braced(text[at:])
		char := utf8.RuneCountInString(text[:at])
		if size == 0 {
			_, n := utf8.DecodeRuneInString(text[at:])
			problems = append(problems, brace(text[at:at+n], char))
			at += n
			continue
		}
		flush()
		node, bad := hole(name, char+1, e, use)
		problems = append(problems, bad...)
		if node != nil {
			pieces = append(pieces, program.Piece{Node: node})
		}
		at += size
	}
	flush()
	return pieces, problems
}

// braced is what stands between braces at the start of a text; size 0: nothing does.
func braced(text string) (name string, size int) {
	if text[0] != '{' {
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
func hole(name string, char int, e *Env, use Use) (*program.Node, []message.Problem) {
	node, problems := e.Compile(&program.Expr{Text: name}, use)
	failed := false
	for i := range problems {
		problems[i].From += char
		problems[i].To += char
		failed = failed || problems[i].Severity == message.Error
	}
	if failed || node == nil {
		return nil, problems
	}
	if !named(node) {
		problems = append(problems, message.Problem{
			Code: "template-name", From: char, To: char + utf8.RuneCountInString(name), Args: map[string]string{"seen": clip(name)},
		})
		return nil, problems
	}
	return node, problems
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
