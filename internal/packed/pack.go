//go:build !merit_preview

package packed

import (
	"strconv"

	"github.com/merit-rules/merit/internal/program"
)

// direction says whether a coder reads.
type direction bool

const reading direction = true

func (d direction) reads() bool { return bool(d) }

// unable refuses nothing: this build can run whatever a program holds.
func unable(*coder) error { return nil }

// Pack is a compiled policy as a file.
func Pack(p *program.Program) []byte {
	c := coder{}
	c.program(p)
	head := magic + strconv.Itoa(Format) + " " + digest(c.buf) + "\n"
	return append([]byte(head), c.buf...)
}

// Full tells whether a policy needs the full engine, and because of which expression:
// the small one has no regular expressions and refuses the file.
func Full(p *program.Program) (expr string, full bool) {
	c := coder{}
	c.program(p)
	var first *program.Node
	for n, at := range c.nodes.where {
		if n.Op == program.OpMatches && (first == nil || at < c.nodes.where[first]) {
			first = n
		}
	}
	if first == nil {
		return "", false
	}
	return matching(first), true
}
