package formula

import (
	"maps"
	"slices"
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
