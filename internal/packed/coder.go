package packed

import "github.com/merit-rules/merit/internal/program"

// coder walks over a program. It appends to buf when it writes, and takes from the
// front of buf when it reads. After a fault, bad is set and everything reads as zero.
type coder struct {
	direction
	buf   []byte
	bad   bool
	depth int

	texts shelf[string]
	exprs shelf[*program.Expr]
	types shelf[*program.Type]
	nodes shelf[*program.Node]
	forms shelf[*program.Form]
}

// shelf holds what was met so far: in the order of the first meeting when it is
// read, and where each is when it is written.
type shelf[T comparable] struct {
	met   []T
	where map[T]int
}

func (s *shelf[T]) find(x T) (int, bool) {
	at, ok := s.where[x]
	return at, ok
}

func (s *shelf[T]) put(c *coder, x T) {
	if c.reads() {
		s.met = append(s.met, x)
		return
	}
	if s.where == nil {
		s.where = map[T]int{}
	}
	s.where[x] = len(s.where)
}

// maxDepth is how deep nodes, types and values may lie in each other. The checker
// allows formulas of a depth of 100; forms and functions add a few levels.
const maxDepth = 2000

func (c *coder) fault() {
	c.bad = true
	c.buf = nil
}

// natural walks over a number that is not negative.
func (c *coder) natural(n *uint64) {
	if !c.reads() {
		v := *n
		for v >= 0x80 {
			c.buf = append(c.buf, byte(v)|0x80)
			v >>= 7
		}
		c.buf = append(c.buf, byte(v))
		return
	}
	*n = 0
	for shift := 0; shift < 64; shift += 7 {
		if len(c.buf) == 0 {
			break
		}
		b := c.buf[0]
		c.buf = c.buf[1:]
		*n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return
		}
	}
	*n = 0
	c.fault()
}

// count walks over the size of something of which each part takes a byte at least.
func (c *coder) count(n *int) {
	v := uint64(*n)
	c.natural(&v)
	if c.reads() && v > uint64(len(c.buf))+1 {
		c.fault()
		v = 0
	}
	*n = int(v)
}

// whole walks over any whole number.
func whole[T ~int | ~int32 | ~int64](c *coder, n *T) {
	v := uint64(*n)<<1 ^ uint64(int64(*n)>>63)
	c.natural(&v)
	*n = T(int64(v>>1) ^ -int64(v&1))
}

// mark walks over a value of a small enumeration.
func mark[T ~uint8](c *coder, v *T) {
	n := uint64(*v)
	c.natural(&n)
	if n > 0xff {
		c.fault()
		n = 0
	}
	*v = T(n)
}

func (c *coder) bools(list ...*bool) {
	for _, b := range list {
		n := uint8(0)
		if *b {
			n = 1
		}
		mark(c, &n)
		*b = n == 1
	}
}

func (c *coder) strings(list ...*string) {
	for _, s := range list {
		c.text(s)
	}
}

// text walks over a text: 0 and its length for a new one, else 1 + which one it is.
func (c *coder) text(s *string) {
	var ref uint64
	if !c.reads() {
		if at, ok := c.texts.find(*s); ok {
			ref = uint64(at) + 1
		}
	}
	c.natural(&ref)
	if ref > 0 {
		if c.reads() {
			*s = pick(c, c.texts.met, ref-1)
		}
		return
	}
	length := len(*s)
	c.count(&length)
	if !c.reads() {
		c.buf = append(c.buf, *s...)
	} else if length > len(c.buf) {
		c.fault()
		*s = ""
	} else {
		*s, c.buf = string(c.buf[:length]), c.buf[length:]
	}
	c.texts.put(c, *s)
}

func pick[T any](c *coder, met []T, at uint64) (v T) {
	if at >= uint64(len(met)) {
		c.fault()
		return v
	}
	return met[at]
}

// list walks over a slice; no slice and an empty one are told apart.
func list[T any](c *coder, l *[]T, each func(*T)) {
	length := c.length(len(*l), *l == nil)
	if c.reads() {
		*l = nil
		if length >= 0 {
			*l = make([]T, length)
		}
	}
	for i := range *l {
		if c.bad {
			return
		}
		each(&(*l)[i])
	}
}

// length walks over the length of a slice; -1 is no slice. What is read is not more
// than the bytes that are left.
func (c *coder) length(length int, none bool) int {
	length++
	if none {
		length = 0
	}
	c.count(&length)
	return length - 1
}

func (c *coder) textList(l *[]string) { list(c, l, c.text) }

// maybe walks over what a pointer points at, where it is nobody else's.
func maybe[T any](c *coder, p **T, each func(*T)) {
	there := *p != nil
	c.bools(&there)
	if c.reads() {
		*p = nil
		if there && !c.bad {
			*p = new(T)
		}
	}
	if *p != nil {
		each(*p)
	}
}

// shared walks over what a pointer points at, where others may point at it too: 0
// for none, 1 before a new one, else 2 + which one it is.
func shared[T any](c *coder, p **T, s *shelf[*T], each func(*T)) {
	ref := uint64(1)
	if !c.reads() {
		if *p == nil {
			ref = 0
		} else if at, ok := s.find(*p); ok {
			ref = uint64(at) + 2
		}
	}
	c.natural(&ref)
	switch {
	case ref == 0 || c.bad:
		*p = nil
		return
	case ref > 1:
		if c.reads() {
			*p = pick(c, s.met, ref-2)
		}
		return
	}
	if c.depth++; c.depth > maxDepth {
		c.fault()
		return
	}
	if c.reads() {
		*p = new(T)
	}
	s.put(c, *p)
	each(*p)
	c.depth--
}
