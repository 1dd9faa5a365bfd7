package formula

import (
	"regexp"

	"github.com/merit-rules/merit/internal/program"
)

// textual is contains, startsWith, endsWith or matches.
func (c *compiler) textual(p, a, b part, op string) part {
	for _, side := range []part{a, b} {
		if isText(side.typ()) {
			continue
		}
		if _, list := elements(side.typ()); list && op == "contains" {
			return c.fail(p, "expr-contains-list", "better", c.source(b)+" in "+c.source(a))
		}
		return c.fail(side, "expr-not-text", "op", op, "seen", c.source(side), "got", term(side.typ()))
	}
	if op == "matches" {
		return c.matches(p, a, b)
	}
	ops := map[string]program.Op{"contains": program.OpContains, "startsWith": program.OpStartsWith, "endsWith": program.OpEndsWith}
	return c.build(p, ops[op], boolType, a.node, b.node)
}

// matches wants a constant pattern that can be compiled.
func (c *compiler) matches(p, a, b part) part {
	pattern, ok := literalText(b.node)
	switch {
	case !ok:
		return c.fail(b, "expr-pattern-constant")
	case len(pattern) > MaxPattern:
		return c.fail(b, "expr-pattern-length", "limit", "256")
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return c.fail(b, "expr-pattern", "why", clip(err.Error()))
	}
	p = c.build(p, program.OpMatches, boolType, a.node)
	p.node.Pattern = pattern
	return p
}
