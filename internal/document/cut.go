package document

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/merit-rules/merit/internal/message"
)

// cutPair recognises the rest of a text that a comma ended inside { }: a key
// without a value after a plain text.
func (f *File) cutPair(n *Node, key, value *yaml.Node) bool {
	if !n.flow || len(n.Pairs) == 0 || key.Kind != yaml.ScalarNode || key.Style != 0 {
		return false
	}
	if value.Kind != yaml.ScalarNode || value.Value != "" || value.Style != 0 || value.Tag != "!!null" {
		return false
	}
	last := n.Pairs[len(n.Pairs)-1].Value
	if last.Kind != Scalar || last.Style != Plain || last.Empty() {
		return false
	}
	end := f.offsetAt(key.Line, key.Column) + len(key.Value)
	if end > len(f.Text) || strings.HasPrefix(strings.TrimLeft(f.Text[end:], " "), ":") {
		return false
	}
	f.commaCut(last, n.Pairs[len(n.Pairs)-1].Key.Text, key.Value, end)
	return true
}

// cutItems recognises an item of [ ] that a comma ended: a plain text with an
// open parenthesis.
func (f *File) cutItems(n *Node) {
	for i := 0; i+1 < len(n.Items); i++ {
		item, next := n.Items[i], n.Items[i+1]
		if item.Kind == Scalar && item.Style == Plain && open(item.Text) > 0 && next.Kind == Scalar && next.Style == Plain {
			n.Bad = true
			f.commaCut(item, "", next.Text, next.offset+len(f.raw(next)))
		}
	}
}

// commaCut reports a text that a comma ended. A further comma in the same text
// only moves the end of what the finding says was cut.
func (f *File) commaCut(cut *Node, key, rest string, end int) {
	cut.Bad = true
	whole := f.Text[cut.offset:min(end, len(f.Text))]
	var finding *Finding
	if n := len(f.Findings); n > 0 && f.Findings[n-1].Code == "yaml-comma" && f.Findings[n-1].Place == cut.Place() {
		finding = &f.Findings[n-1]
		finding.Args["rest"] = strings.TrimLeft(strings.TrimPrefix(whole, cut.Text), ", ")
		finding.Args["fix"] = quote(whole)
	} else {
		finding = f.add("yaml-comma", cut.Place(), "text", cut.Text, "rest", rest, "key", key, "fix", quote(whole))
	}
	if !strings.Contains(whole, "\n") {
		finding.Fix = &Fix{Place: f.PlaceAt(cut.offset, end), Text: quote(whole)}
	}
}

// quote puts a text in the quotes that it does not hold itself.
func quote(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// open counts the brackets of a text that are not closed, texts in it left out.
func open(text string) int {
	depth := 0
	var quoted byte
	for i := range len(text) {
		c := text[i]
		switch {
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case c == '"' || c == '\'':
			quoted = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	return depth
}

// CommentCut is the finding about an expression that " #" ended, nil where none
// did: YAML takes the rest for a comment. It is one when a bracket is left open,
// or when what follows the # can only go on an expression. Only who reads a node
// knows whether it holds an expression, so nobody else asks.
func (n *Node) CommentCut() *Finding {
	if n.Kind != Scalar || n.Style != Plain || n.Text == "" {
		return nil
	}
	f := n.file
	end := n.offset + len(f.raw(n))
	if end > len(f.Text) || f.Text[n.offset:end] != f.raw(n) {
		return nil
	}
	blanks := end
	for blanks < len(f.Text) && (f.Text[blanks] == ' ' || f.Text[blanks] == '\t' || f.Text[blanks] == '\r') {
		blanks++
	}
	switch {
	case (blanks == len(f.Text) || f.Text[blanks] == '\n') && open(n.Text) > 0:
		return n.commentBelow(end)
	case blanks == end || blanks == len(f.Text) || f.Text[blanks] != '#':
		return nil
	}
	return n.commentAfter(end)
}

// commentAfter is CommentCut for a # in the line in which the formula ends.
func (n *Node) commentAfter(end int) *Finding {
	f := n.file
	rest, _, _ := strings.Cut(f.Text[end:], "\n")
	rest = strings.TrimSuffix(rest, "\r")
	trimmed := strings.TrimLeft(rest, " \t")
	if open(n.Text) <= 0 && !goesOn(trimmed[1:]) {
		return nil
	}
	at := end + len(rest) - len(trimmed)
	whole := n.Text + rest[:len(rest)-len(trimmed)] + strings.TrimRight(trimmed, " \t")
	return &Finding{
		Code: "yaml-comment", Severity: message.Error, Place: f.PlaceAt(at, at+1), Args: Arg("text", n.Text, "fix", quote(whole)),
		Fix: &Fix{Place: f.PlaceAt(n.offset, n.offset+len(n.Text)+len(strings.TrimRight(rest, " \t"))), Text: quote(whole)},
	}
}

// commentBelow is CommentCut for a formula over several lines.
func (n *Node) commentBelow(end int) *Finding {
	f := n.file
	trimmed := strings.TrimLeft(f.Text[end:], " \t\r\n")
	if !strings.HasPrefix(trimmed, "#") {
		return nil
	}
	at := len(f.Text) - len(trimmed)
	return &Finding{Code: "yaml-comment", Severity: message.Error, Place: f.PlaceAt(at, at+1), Args: Arg("text", n.Text)}
}

// goesOn reports whether the text after a # can only go on an expression: a
// comparison. A remark in prose may begin with nearly anything else.
func goesOn(text string) bool {
	text = strings.TrimLeft(text, " ")
	if text == "" {
		return false
	}
	return strings.IndexByte("<>=", text[0]) >= 0 || strings.HasPrefix(text, "!=") ||
		strings.HasPrefix(text, "in [") || strings.HasPrefix(text, "not in [")
}
