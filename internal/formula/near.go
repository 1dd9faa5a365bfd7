package formula

import (
	"maps"
	"slices"

	"github.com/merit-rules/merit/internal/program"
)

// nearest is the legal name that was perhaps meant, or "".
func (c *compiler) nearest(word string, legal []string) string {
	name, _ := c.env.search.Nearest(word, legal)
	return name
}

// near is nearest for the names that list gives, which are made only while
// suggestions are still to be had.
func (c *compiler) near(word string, list func() []string) string {
	if !c.env.search.Affords(len(c.env.legal)) {
		return ""
	}
	return c.nearest(word, list())
}

// callable lists all functions: the language's and the policy's.
func (e *Env) callable() []string {
	if e.calls == nil {
		e.calls = slices.Collect(maps.Keys(functions))
		for _, name := range e.legal {
			if e.names[name].Func > 0 {
				e.calls = append(e.calls, name)
			}
		}
	}
	return e.calls
}

// isOption reports whether some choice has this option: an option is a text and
// stands in quotes, which are easily forgotten.
func (e *Env) isOption(text string) bool {
	if e.options == nil {
		e.options = map[string]bool{}
		for _, n := range e.names {
			e.addOptions(n.Type)
		}
	}
	return e.options[text]
}

func (e *Env) addOptions(t *program.Type) {
	if t == nil {
		return
	}
	for _, option := range t.Options {
		e.options[option] = true
	}
	e.addOptions(t.Elem)
	for i := range t.Fields {
		e.addOptions(t.Fields[i].Type)
	}
}
