package reckon

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// value is a number, a text, a truth or a list.
type value struct {
	num  *big.Rat
	text *string
	list []value
	is   kind
}

type kind uint8

const (
	number kind = iota
	text
	truth
	list
	none
)

func numeral(r *big.Rat) value { return value{num: r, is: number} }

func truthOf(b bool) value {
	r := new(big.Rat)
	if b {
		r.SetInt64(1)
	}
	return value{num: r, is: truth}
}

// reader walks over a line. The first fault stops it, by panic inside the package.
type reader struct {
	line string
	pos  int
}

type fault struct{ error }

func (r *reader) fail(format string, args ...any) {
	panic(fault{fmt.Errorf("at %q: %s", r.line[r.pos:], fmt.Sprintf(format, args...))})
}

func catch(err *error) {
	if p := recover(); p != nil {
		f, ours := p.(fault)
		if !ours {
			panic(p)
		}
		*err = errors.Join(*err, f.error)
	}
}

// take consumes a token if it stands next.
func (r *reader) take(token string) bool {
	if strings.HasPrefix(r.line[r.pos:], token) {
		r.pos += len(token)
		return true
	}
	return false
}

func (r *reader) want(token string) {
	if !r.take(token) {
		r.fail("want %q", token)
	}
}

func (r *reader) done() bool { return r.pos == len(r.line) }

// quoted reads a text in straight quotes.
func (r *reader) quoted() string {
	r.want(`"`)
	var out strings.Builder
	for !r.done() {
		c := r.line[r.pos]
		r.pos++
		switch c {
		case '"':
			return out.String()
		case '\\':
			if r.done() {
				r.fail("a text ends in a backslash")
			}
			c = r.line[r.pos]
			r.pos++
		}
		out.WriteByte(c)
	}
	r.fail("a text has no end")
	return ""
}

// units are signs behind digits and what they multiply by.
var units = []struct {
	sign string
	n, d int64
}{{"%", 1, 100}, {"万", 10000, 1}, {"亿", 100000000, 1}}

// digits reads a numeral, a fraction such as 307/18 included.
func (r *reader) digits() *big.Rat {
	start := r.pos
	r.take("-")
	r.run()
	if r.take(".") {
		r.run()
	} else if r.pos+1 < len(r.line) && r.line[r.pos] == '/' && isDigit(r.line[r.pos+1]) {
		r.pos++
		r.run()
	}
	x, ok := new(big.Rat).SetString(r.line[start:r.pos])
	if !ok {
		r.fail("%q is no number", r.line[start:r.pos])
	}
	for _, u := range units {
		if r.take(u.sign) {
			return x.Mul(x, big.NewRat(u.n, u.d))
		}
	}
	return x
}

func (r *reader) run() {
	start := r.pos
	for r.pos < len(r.line) && isDigit(r.line[r.pos]) {
		r.pos++
	}
	if r.pos == start {
		r.fail("want digits")
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// numeralNext reports whether a numeral stands next, with a sign of its own or not.
func (r *reader) numeralNext() bool {
	rest := r.line[r.pos:]
	rest = strings.TrimPrefix(rest, "-")
	return rest != "" && isDigit(rest[0])
}

// word reads the letters of a function's name or of a constant.
func (r *reader) word() string {
	start := r.pos
	for !r.done() {
		c, n := utf8.DecodeRuneInString(r.line[r.pos:])
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (r.pos == start || c < '0' || c > '9') {
			break
		}
		r.pos += n
	}
	return r.line[start:r.pos]
}
