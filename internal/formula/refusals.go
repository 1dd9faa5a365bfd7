package formula

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/file"
)

// refused explains in our words why expr's parser gave no tree.
func (c *compiler) refused(err error) {
	var at *file.Error
	if !errors.As(err, &at) {
		c.report(span(0, len(c.src.tokens)-1), "expr-syntax")
		return
	}
	last := len(c.src.tokens) - 1
	i := c.src.tokenAt(at.From)
	switch m := at.Message; {
	case strings.Contains(m, "maximum allowed nodes"):
		c.report(span(0, last), "expr-nodes", "limit", "2,000")
	case strings.Contains(m, "coalesce"):
		c.report(span(max(i-1, 0), i), "expr-coalesce", "seen", c.source(span(max(i-3, 0), i-1)))
	case strings.Contains(m, "escape"), strings.Contains(m, "unescape"):
		c.report(span(i, i), "expr-escape", "seen", clip(c.src.tokens[i].text))
	case strings.Contains(m, "wrap predicate"):
		c.report(span(i, i), "expr-predicate-braces")
	case strings.Contains(m, "EOF"), strings.Contains(m, "unexpected end"):
		c.unfinished()
	case strings.Contains(m, "expected at least"):
		c.missingArgument(i)
	default:
		c.unexpected(i)
	}
}

// unfinished reports an expression that stops before its end.
func (c *compiler) unfinished() {
	last := len(c.src.tokens) - 1
	if q := c.openQuestion(0, last+1); q >= 0 {
		c.report(span(q, q), "expr-no-else")
		return
	}
	t := &c.src.tokens[last]
	if t.is("}") || !t.endsOperand() {
		c.report(span(last, last), "expr-unfinished", "seen", t.text)
		return
	}
	if i := c.findWord("let"); i >= 0 {
		c.report(span(i, i), "expr-let-unfinished")
		return
	}
	if i := c.findWord("if"); i >= 0 {
		c.report(span(i, i), "expr-no-else")
		return
	}
	c.report(span(last, last), "expr-unfinished", "seen", clip(t.text))
}

func (c *compiler) findWord(w string) int {
	for i := range c.src.tokens {
		if c.src.tokens[i].sort == word && c.src.tokens[i].is(w) {
			return i
		}
	}
	return -1
}

// openQuestion is the first ? from one token to another that has no : of its own;
// -1: there is none.
func (c *compiler) openQuestion(from, to int) int {
	var waiting []int
	for i := from; i < to; i++ {
		t := &c.src.tokens[i]
		switch {
		case t.sort == open && t.mate > i:
			if q := c.openQuestion(i+1, min(t.mate, to)); q >= 0 && !t.is("[") {
				return q
			}
			i = t.mate
		case t.is("?"):
			waiting = append(waiting, i)
		case t.is(":") && len(waiting) > 0:
			waiting = waiting[:len(waiting)-1]
		}
	}
	if len(waiting) == 0 {
		return -1
	}
	return waiting[0]
}

// missingArgument reports a function over a list that has too few arguments.
func (c *compiler) missingArgument(i int) {
	name := c.src.tokens[i].mate - 1
	if c.src.tokens[i].mate < 1 || functions[c.src.tokens[name].text] == nil {
		c.unexpected(i)
		return
	}
	f := functions[c.src.tokens[name].text]
	p := span(name, i)
	c.arity(p, f, min(len(c.argumentTexts(p)), f.least-1))
}

// unexpected reports a token that cannot stand where it does.
func (c *compiler) unexpected(i int) {
	t := &c.src.tokens[i]
	var before *token
	if i > 0 {
		before = &c.src.tokens[i-1]
	}
	switch q := c.openQuestion(0, i); {
	case t.is("#"), t.is(".") && (before == nil || !before.endsOperand()):
		c.stray(i)
	case before != nil && before.endsOperand() && t.startsOperand() && t.sort != open:
		c.report(span(i-1, i), "expr-no-operator", "left", clip(before.text), "right", clip(t.text))
	case t.sort == shut && q >= 0:
		c.report(span(q, q), "expr-no-else")
	case t.sort == shut && before != nil && !before.endsOperand() && before.sort != open:
		c.report(span(i-1, i-1), "expr-unfinished", "seen", clip(before.text))
	default:
		c.report(span(i, i), "expr-unexpected", "seen", clip(t.text))
	}
}

// stray reports # or .field where there is no element. As the second argument of
// mean and its like, which take only a list, it has a spelling that works.
func (c *compiler) stray(i int) {
	t := c.src.tokens
	opening := i - 1
	for opening > 0 && (t[opening].sort != open || t[opening].mate < i) {
		opening--
	}
	if opening > 0 {
		name := t[opening-1].text
		p := span(opening-1, t[opening].mate)
		args := c.argumentTexts(p)
		if f := functions[name]; f != nil && !f.body && len(args) == 2 {
			better := name + "(map(" + args[0] + ", " + args[1] + "))"
			c.report(p, "expr-map-first", "name", name, "better", clip(better)).Fix = better
			return
		}
	}
	c.report(span(i, i), "expr-pointer")
}
