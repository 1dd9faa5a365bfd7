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
