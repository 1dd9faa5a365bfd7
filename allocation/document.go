package allocation

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/merit-rules/merit/internal/canon"
)

// document writes the whole result and its hash. The hash is taken on the way:
// nothing that was written for an applicant is read again.
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
	e.applicants(h, list)
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
// "applicants".
func (e *encoder) applicants(h hash.Hash, list []byte) {
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
	for i, entrant := range order {
		e.applicant(entrant)
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
