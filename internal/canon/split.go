package canon

// Part is one member of an object, or one element of an array (Key is "" then),
// as it stands in the text.
type Part struct {
	Key string
	Raw []byte
}

// Split takes an object or an array apart without looking deeper than the
// grammar demands, so that a long text can be read piece by piece. The parts
// share the bytes of text. Any other value has no parts.
func Split(text []byte) ([]Part, error) {
	s, err := scan(text)
	if err != nil {
		return nil, err
	}
	var parts []Part
	switch s.next() {
	case '{':
		parts, err = s.parts(true, '}')
	case '[':
		parts, err = s.parts(false, ']')
	default:
		err = s.skip()
	}
	if err != nil {
		return nil, err
	}
	return parts, s.finish()
}

func (s *scanner) parts(object bool, end byte) ([]Part, error) {
	var parts []Part
	s.depth++
	s.pos++
	if s.next() == end {
		s.leave()
		return nil, nil
	}
	for {
		var p Part
		if object {
			k, err := s.key()
			if err != nil {
				return nil, err
			}
			p.Key = string(k.key)
		}
		s.next()
		start := s.pos
		if err := s.skip(); err != nil {
			return nil, err
		}
		p.Raw = s.text[start:s.pos]
		parts = append(parts, p)
		switch s.next() {
		case ',':
			s.pos++
		case end:
			s.leave()
			return parts, nil
		default:
			return nil, s.fail(Syntax, s.pos)
		}
	}
}
