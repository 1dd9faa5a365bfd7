package canon

// skip walks over one value.
func (s *scanner) skip() error {
	switch s.next() {
	case '{', '[':
		return s.skipInside()
	case '"':
		_, _, err := s.str()
		return err
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	}
	_, err := s.number()
	return err
}

func (s *scanner) skipInside() error {
	object := s.text[s.pos] == '{'
	end := byte(']')
	if object {
		end = '}'
	}
	if err := s.enter(); err != nil {
		return err
	}
	if s.next() == end {
		s.leave()
		return nil
	}
	for {
		if object {
			if _, err := s.key(); err != nil {
				return err
			}
		}
		if err := s.skip(); err != nil {
			return err
		}
		switch c := s.next(); c {
		case ',':
			s.pos++
		case end:
			s.leave()
			return nil
		default:
			return s.fail(Syntax, s.pos)
		}
	}
}

// span is where a member of an object lies: its key, decoded, with the place of
// the key and the first byte of the value.
type span struct {
	key []byte
	at  int
	pos int
}

// key scans a key and the colon behind it.
func (s *scanner) key() (span, error) {
	s.next()
	k := span{at: s.pos}
	raw, escaped, err := s.str()
	if err != nil {
		return k, err
	}
	if k.key = raw; escaped {
		k.key = []byte(unescape(raw))
	}
	if s.next() != ':' {
		return k, s.fail(Syntax, s.pos)
	}
	s.pos++
	k.pos = s.pos
	return k, nil
}
