package policyfile

import (
	"unicode"
	"unicode/utf8"

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
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == '"' || c == '\'' || c == '`':
			i = afterText(text, i)
		case c == '.' && nameAt(text, i+1):
			i = afterName(text, i+1)
		case isNameStart(c):
			end := afterName(text, i)
			for end < len(text) && text[end] == '.' && nameAt(text, end+1) {
				end = afterName(text, end+1)
			}
			visit(text[i:end])
			i = end
		default:
			i += size
		}
	}
}

// afterText is the offset behind the quoted text that begins at i.
func afterText(text string, i int) int {
	quote := text[i]
	for i++; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote != '`':
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return i
}

func nameAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(text[i:])
	return isNameStart(c)
}

func isNameStart(c rune) bool {
	return c == '_' || c >= '\u4e00' && c <= '\u9fff' || unicode.IsLetter(c)
}

// afterName is the offset behind the name that begins at i.
func afterName(text string, i int) int {
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		if !isNameStart(c) && !unicode.IsDigit(c) {
			return i
		}
		i += size
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
