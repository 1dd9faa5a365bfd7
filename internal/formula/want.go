package formula

import "github.com/merit-rules/merit/internal/program"

// wanted reports an expression that gives something else than its place wants.
func (c *compiler) wanted(root part) {
	t := root.typ()
	if root.node == nil || loose(t) {
		return
	}
	switch c.use.Want {
	case WantNumber, WantNumNil:
		c.wantNumber(root, t)
	case WantBool:
		if t.Kind != program.Bool {
			c.fail(root, "expr-want-condition", "got", term(t), "seen", c.source(root))
		}
	case WantText:
		if !t.Textual() {
			c.fail(root, "expr-want", "want", "type-text", "got", term(t), "seen", c.source(root))
		}
	case WantDate:
		if !dated(t) {
			c.fail(root, "expr-want", "want", "type-date", "got", term(t), "seen", c.source(root))
		}
	case WantList:
		if _, list := elements(t); !list {
			c.fail(root, "expr-want", "want", "type-list", "got", term(t), "seen", c.source(root))
		}
	case WantKey:
		if !t.Textual() && !t.Numeric() && t.Kind != program.Bool {
			c.fail(root, "expr-want", "want", "type-choice", "got", term(t), "seen", c.source(root))
		}
	}
}

func (c *compiler) wantNumber(root part, t *program.Type) {
	switch {
	case t.Numeric(), t.Kind == program.NilKind && c.use.Want == WantNumNil:
	case t.Kind == program.Bool:
		c.fail(root, "expr-want-number", "seen", c.source(root), "better", c.source(root)+" ? 1 : 0")
	default:
		c.fail(root, "expr-want", "want", "type-number", "got", term(t), "seen", c.source(root))
	}
}
