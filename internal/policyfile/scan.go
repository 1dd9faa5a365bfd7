package policyfile

import (
	"unicode"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
)

// mentions calls visit for every name in the text of an expression, dotted ones
// whole ("score.服务质效"); texts in quotes and fields after a bare dot are passed
// over. It knows no grammar: it finds what an expression may need before the
// types that its check wants are known. One that is too long for a formula needs
// nothing: it is refused unread.
func mentions(text string, visit func(name string)) {
	if len(text) > formula.MaxSource {
		return
	}
	runes := []rune(text)
	for i := 0; i < len(runes); {
		c := runes[i]
		switch {
		case c == '"' || c == '\'' || c == '`':
			i = afterText(runes, i)
		case c == '.' && i+1 < len(runes) && isNameStart(runes[i+1]):
			i = afterName(runes, i+1)
		case isNameStart(c):
			end := afterName(runes, i)
			for end+1 < len(runes) && runes[end] == '.' && isNameStart(runes[end+1]) {
				end = afterName(runes, end+1)
			}
			visit(string(runes[i:end]))
			i = end
		default:
			i++
		}
	}
}

func afterText(runes []rune, i int) int {
	quote := runes[i]
	for i++; i < len(runes); i++ {
		switch {
		case runes[i] == '\\' && quote != '`':
			i++
		case runes[i] == quote:
			return i + 1
		}
	}
	return i
}

func isNameStart(c rune) bool { return c == '_' || unicode.IsLetter(c) }

func afterName(runes []rune, i int) int {
	for i < len(runes) && (isNameStart(runes[i]) || unicode.IsDigit(runes[i])) {
		i++
	}
	return i
}

// prose are the keys whose texts are for people, never expressions.
var prose = map[string]bool{
	"title": true, "cite": true, "help": true, "unit": true, "by": true, "issuer": true, "tests": true,
	"fixtures": true, "sources": true, "options": true, "aliases": true, "policy": true,
}

// allMentions calls visit for every name in every text under a node that may be
// an expression, keys included: thresholds and checklists have expressions there.
func allMentions(n *document.Node, visit func(name string)) {
	switch n.Kind {
	case document.Scalar:
		mentions(n.Text, visit)
	case document.List:
		for _, item := range n.Items {
			allMentions(item, visit)
		}
	case document.Map:
		for _, p := range n.Pairs {
			if prose[p.Key.Text] && p.Key.Text != "options" && p.Key.Text != "by" {
				continue
			}
			mentions(p.Key.Text, visit)
			allMentions(p.Value, visit)
		}
	}
}
