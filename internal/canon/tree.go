package canon

import (
	"slices"
	"strconv"
)

// MaxValues is how many values any text may hold. A long one may hold as many as
// there are stretches of 32 bytes in it, so that a result of a million applicants
// can be read and yet the tree is never many times longer than the text.
const MaxValues = 4 << 20

func mostValues(length int) int { return max(MaxValues, length/32) }

// Kind is the kind of a [Node].
type Kind uint8

// The kinds of JSON values.
const (
	Null Kind = iota
	False
	True
	Numeral
	String
	Array
	Object
)

// Node is one value of a JSON text as it was written.
type Node struct {
	Kind     Kind
	Text     string   // of a String decoded, of a Numeral as written
	Items    []Node   // of an Array
	Members  []Member // of an Object, in the order written
	From, To int      // the bytes of the text that hold it
}

// Member is one key of an object with its value.
type Member struct {
	Key   string
	Value Node
}

// Get is the value of a key of an object, nil where there is none.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Members {
		if n.Members[i].Key == key {
			return &n.Members[i].Value
		}
	}
	return nil
}

// Int is the whole number that n holds; a numeral with a point or an exponent is none.
func (n *Node) Int() (int, bool) {
	if n == nil || n.Kind != Numeral {
		return 0, false
	}
	v, err := strconv.Atoi(n.Text)
	return v, err == nil
}

// Parse reads one JSON value and nothing else. The error is an [*Error].
func Parse(text []byte) (*Node, error) { return ParseWithout(text) }

// ParseWithout is Parse for a text of which not everything is wanted: what stands
// under the keys left out, at any depth, is held against the grammar and becomes
// Null, whose From and To say where it is. Keys that repeat inside it are not found.
func ParseWithout(text []byte, leave ...string) (*Node, error) {
	s, err := scan(text)
	if err != nil {
		return nil, err
	}
	r := reader{scanner: s, without: leave, most: mostValues(len(text))}
	n, err := r.value()
	if err != nil {
		return nil, err
	}
	if err := s.finish(); err != nil {
		return nil, err
	}
	return &n, nil
}

type reader struct {
	*scanner
	without []string
	values  int
	most    int
}

func (r *reader) value() (Node, error) {
	c := r.next()
	n := Node{From: r.pos}
	if r.values++; r.values > r.most {
		return n, r.fail(Size, r.pos)
	}
	var err error
	switch c {
	case '{':
		err = r.object(&n)
	case '[':
		err = r.array(&n)
	case '"':
		n.Kind = String
		n.Text, err = r.decoded()
	case 't':
		n.Kind, err = True, r.word("true")
	case 'f':
		n.Kind, err = False, r.word("false")
	case 'n':
		n.Kind, err = Null, r.word("null")
	default:
		var raw []byte
		raw, err = r.number()
		n.Kind, n.Text = Numeral, string(raw)
	}
	n.To = r.pos
	return n, err
}

func (r *reader) decoded() (string, error) {
	raw, escaped, err := r.str()
	if err != nil || !escaped {
		return string(raw), err
	}
	return unescape(raw), nil
}

func (r *reader) array(n *Node) error {
	n.Kind = Array
	if err := r.enter(); err != nil {
		return err
	}
	if r.next() == ']' {
		r.leave()
		return nil
	}
	for {
		item, err := r.value()
		if err != nil {
			return err
		}
		n.Items = append(n.Items, item)
		switch r.next() {
		case ',':
			r.pos++
		case ']':
			r.leave()
			return nil
		default:
			return r.fail(Syntax, r.pos)
		}
	}
}

func (r *reader) object(n *Node) error {
	n.Kind = Object
	if err := r.enter(); err != nil {
		return err
	}
	if r.next() == '}' {
		r.leave()
		return nil
	}
	seen := map[string]bool{}
	for {
		m, err := r.member(seen)
		if err != nil {
			return err
		}
		n.Members = append(n.Members, m)
		switch r.next() {
		case ',':
			r.pos++
		case '}':
			r.leave()
			return nil
		default:
			return r.fail(Syntax, r.pos)
		}
	}
}

func (r *reader) member(seen map[string]bool) (Member, error) {
	r.next()
	at := r.pos
	key, err := r.decoded()
	if err != nil {
		return Member{}, err
	}
	if seen[key] {
		return Member{}, r.duplicate(key, at)
	}
	seen[key] = true
	if r.next() != ':' {
		return Member{}, r.fail(Syntax, r.pos)
	}
	r.pos++
	if len(r.without) > 0 && slices.Contains(r.without, key) {
		r.next()
		from := r.pos
		err := r.skip()
		return Member{Key: key, Value: Node{From: from, To: r.pos}}, err
	}
	v, err := r.value()
	return Member{Key: key, Value: v}, err
}

func (s *scanner) duplicate(key string, at int) error {
	e := s.fail(Duplicate, at).(*Error)
	e.Key = key
	return e
}
