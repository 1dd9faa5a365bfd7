package allocation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/merit-rules/merit/internal/canon"
)

// document writes the whole result and its hash. The hash is taken on the way:
// nothing that was written for an applicant is read again.
//
// Where a text to compare with is given, the writing ends, with nothing, at the first
// applicant who is written otherwise there.
func (e *encoder) document() []byte {
	h := sha256.New()
	list := e.aside(e.allocation)
	e.w.Object()
	e.w.Key("merit")
	e.w.Int(1)
	e.head()
	e.counts()
	e.figures()
	head := e.w.Len()
	if !e.applicants(h, list) {
		return nil
	}
	if len(list) > 0 {
		e.w.Members(list)
	}
	tail := e.w.Len()
	e.sanctions()
	e.refused()
	e.warnings()
	e.w.EndObject()
	text := e.w.Bytes()
	h.Write(rest(text[:head], text[tail:]))
	text = append(text[:len(text)-1], `,"sha256":"`...)
	text = hex.AppendEncode(text, h.Sum(nil))
	return append(text, "\"}\n"...)
}

// aside is what write puts into an object of its own, without the braces.
func (e *encoder) aside(write func()) []byte {
	document := e.w
	defer func() { e.w = document }()
	e.w = canon.NewWriter(nil)
	e.w.Object()
	write()
	e.w.EndObject()
	text := e.w.Bytes()
	return text[1 : len(text)-1]
}

// applicants writes and hashes the applicants, and hashes the list of the funded
// before them: of all keys of a result, "allocation" alone sorts before
// "applicants". It is false where they are not as in the text to compare with.
func (e *encoder) applicants(h hash.Hash, list []byte) (alike bool) {
	h.Write([]byte{'{'})
	if len(list) > 0 {
		h.Write(append(inner(list), ','))
	}
	e.w.Key("applicants")
	h.Write([]byte(`"applicants":`))
	e.w.Record()
	e.w.Array()
	order := e.r.order()
	var sorted []byte
	from := 0
	for i, entrant := range order {
		if e.applicant(entrant); e.like != nil {
			if from, alike = e.alike(from); !alike {
				return false
			}
		}
		if sorted = e.w.Sorted(sorted); len(sorted) > 1<<14 {
			h.Write(sorted)
			sorted = sorted[:0]
		}
		if i == sample {
			e.w.Grow(e.w.Len() / sample * (len(order) - i) / 16 * 17)
		}
	}
	e.w.EndArray()
	h.Write(e.w.Sorted(sorted))
	e.w.EndRecord()
	return true
}

// alike compares what was written from a place on with the text to compare with, and
// gives the place after it.
func (e *encoder) alike(from int) (to int, alike bool) {
	written := e.w.Bytes()
	return len(written), len(written) <= len(e.like) && bytes.Equal(written[from:], e.like[from:len(written)])
}

// sample is how many applicants are written before the space for the others is
// taken, a sixteenth more than it seems to need.
const sample = 200

// rest is the RFC 8785 form of all members after the applicants, from a comma to
// the closing brace.
func rest(head, tail []byte) []byte {
	text := append(append(make([]byte, 0, len(head)+len(tail)), head...), tail...)
	form := canonical(text)
	form[0] = ','
	return form
}

// inner is the RFC 8785 form of members, without the braces around them.
func inner(members []byte) []byte {
	text := append(append([]byte{'{'}, members...), '}')
	form := canonical(text)
	return form[1 : len(form)-1]
}

func canonical(text []byte) []byte {
	form, err := canon.Canonical(text)
	if err != nil {
		panic("allocation: the result is no canonical JSON: " + err.Error())
	}
	return form
}
