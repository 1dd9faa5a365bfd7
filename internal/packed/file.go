package packed

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/program"
)

// Format is the number of the shape in which programs are packed. It rises with
// every change to the types of package program.
const Format = 2

const magic = "merit-policy "

// Error is why a file cannot be unpacked.
type Error struct {
	Code       string // of the message catalogue
	Format     string // of the file, where it is another
	Expression string // with a regular expression, where the engine has none
}

// Error is the code; messages are the catalogue's.
func (e *Error) Error() string { return e.Code }

// Args fill the message.
func (e *Error) Args() map[string]string {
	return map[string]string{"format": e.Format, "want": strconv.Itoa(Format), "expression": e.Expression}
}

// Is reports whether data begins like a packed policy.
func Is(data []byte) bool { return len(data) >= len(magic) && string(data[:len(magic)]) == magic }

// maxHead is how long the first line may be.
const maxHead = 128

// Unpack reads a file that [Pack] wrote. It looks at nothing in a file of another
// format or with another hash than the file says.
func Unpack(data []byte) (*program.Program, error) {
	if !Is(data) {
		return nil, &Error{Code: "packed-other"}
	}
	head, _, found := strings.Cut(string(data[:min(len(data), maxHead)]), "\n")
	words := strings.Split(head, " ")
	switch {
	case !found || len(words) != 3:
		return nil, &Error{Code: "packed-damaged"}
	case words[1] != strconv.Itoa(Format):
		return nil, &Error{Code: "packed-format", Format: words[1]}
	}
	data = data[len(head)+1:]
	if digest(data) != words[2] {
		return nil, &Error{Code: "packed-damaged"}
	}
	return decode(data)
}

func decode(data []byte) (*program.Program, error) {
	c := coder{direction: reading, buf: data}
	p := &program.Program{}
	c.program(p)
	if c.bad || len(c.buf) > 0 {
		return nil, &Error{Code: "packed-damaged"}
	}
	if err := unable(&c); err != nil {
		return nil, err
	}
	return p, nil
}

// matching is the expression that a regular expression stands in.
func matching(n *program.Node) string {
	if n.Expr == nil {
		return n.Pattern
	}
	return n.Expr.Text
}
