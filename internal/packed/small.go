//go:build merit_preview

package packed

import "github.com/merit-rules/merit/internal/program"

// direction is always that of reading in the small browser build, so that nothing
// else is compiled into it.
type direction struct{}

var reading direction

func (direction) reads() bool { return true }

// unable refuses a policy with regular expressions, which would make the small build
// a quarter larger.
func unable(c *coder) error {
	for _, n := range c.nodes.met {
		if n.Op == program.OpMatches {
			return &Error{Code: "packed-matches", Expression: matching(n)}
		}
	}
	return nil
}
