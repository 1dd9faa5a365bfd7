//go:build !merit_preview

package canon

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
)

// maxSafe is the greatest whole number that every JSON reader keeps: 2^53 - 1.
const maxSafe = 1<<53 - 1

// Canonical is the RFC 8785 form of a JSON text. The error is an [*Error].
func Canonical(text []byte) ([]byte, error) {
	s := sorter{}
	err := s.run(text)
	return s.buf, err
}

// Sum is the SHA-256, in lower-case hexadecimal, of the RFC 8785 form of text
// with the key without left out of its outermost object ("": nothing is left
// out). It needs no memory beyond the keys of the objects that are open, however
// long the text is.
func Sum(text []byte, without string) (string, error) {
	s := sorter{hash: sha256.New(), without: without}
	if err := s.run(text); err != nil {
		return "", err
	}
	s.hash.Write(s.buf)
	return hex.EncodeToString(s.hash.Sum(nil)), nil
}

// Digest is the SHA-256 of bytes as they are, in lower-case hexadecimal.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// sorter writes the canonical form. It first walks over an object to find where
// its members lie, sorts them and then writes each: an object nested d deep is
// walked d times, and d is small, while nothing is copied twice.
type sorter struct {
	*scanner
	buf     []byte
	hash    hash.Hash // takes buf whenever it is long enough; nil: buf keeps all
	open    []span    // members of the objects that are open, the innermost last
	without string
}

func (s *sorter) run(text []byte) error {
	var err error
	if s.scanner, err = scan(text); err != nil {
		return err
	}
	// One walk over everything finds all faults but repeated keys, so that what
	// follows need not look for them again.
	if err := s.skip(); err != nil {
		return err
	}
	if err := s.finish(); err != nil {
		return err
	}
	s.pos, s.depth = 0, 0
	return s.value()
}

func (s *sorter) value() error {
	if s.hash != nil && len(s.buf) > 1<<15 {
		s.hash.Write(s.buf)
		s.buf = s.buf[:0]
	}
	switch s.next() {
	case '{':
		return s.object()
	case '[':
		return s.array()
	case '"':
		return s.writeText()
	case 't', 'f', 'n':
		start := s.pos
		if err := s.skip(); err != nil {
			return err
		}
		s.buf = append(s.buf, s.text[start:s.pos]...)
		return nil
	}
	return s.numeral()
}

func (s *sorter) writeText() error {
	raw, escaped, err := s.str()
	if err != nil {
		return err
	}
	if escaped {
		s.buf = AppendString(s.buf, unescape(raw))
		return nil
	}
	s.buf = append(s.buf, s.text[s.pos-len(raw)-2:s.pos]...)
	return nil
}

func (s *sorter) numeral() error {
	at := s.pos
	raw, err := s.number()
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil || n > maxSafe || n < -maxSafe {
		return s.fail(Number, at)
	}
	s.buf = strconv.AppendInt(s.buf, n, 10) // "-0" becomes 0
	return nil
}

func (s *sorter) array() error {
	s.depth++
	s.pos++
	s.buf = append(s.buf, '[')
	if s.next() != ']' {
		for {
			if err := s.value(); err != nil {
				return err
			}
			if s.next() == ']' {
				break
			}
			s.pos++
			s.buf = append(s.buf, ',')
		}
	}
	s.leave()
	s.buf = append(s.buf, ']')
	return nil
}

func (s *sorter) object() error {
	base := len(s.open)
	if err := s.members(); err != nil {
		return err
	}
	end := s.pos
	s.depth++
	s.buf = append(s.buf, '{')
	first := true
	for i := base; i < len(s.open); i++ {
		m := s.open[i]
		if s.depth == 1 && s.without != "" && string(m.key) == s.without {
			continue
		}
		if !first {
			s.buf = append(s.buf, ',')
		}
		first = false
		s.buf = append(AppendString(s.buf, string(m.key)), ':')
		s.pos = m.pos
		if err := s.value(); err != nil {
			return err
		}
	}
	s.buf = append(s.buf, '}')
	s.depth--
	s.pos = end
	s.open = s.open[:base]
	return nil
}

// members puts the members of the object at pos on the stack, sorted, and leaves
// pos behind the object.
func (s *sorter) members() error {
	base := len(s.open)
	s.depth++
	s.pos++
	for s.next() != '}' {
		if len(s.open) > base {
			s.pos++ // the comma
		}
		k, err := s.key()
		if err != nil {
			return err
		}
		s.open = append(s.open, k)
		if err := s.skip(); err != nil {
			return err
		}
	}
	s.leave()
	list := s.open[base:]
	slices.SortStableFunc(list, func(a, b span) int { return CompareKeys(a.key, b.key) })
	for i := 1; i < len(list); i++ {
		if CompareKeys(list[i].key, list[i-1].key) == 0 {
			return s.duplicate(string(list[i].key), list[i].at)
		}
	}
	return nil
}
