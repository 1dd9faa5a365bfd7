package preview

import (
	"slices"

	"github.com/merit-rules/merit/internal/canon"
)

// request reads the fields of a request and keeps the first that is wrong.
type request struct {
	root *canon.Node
	bad  string
}

func (r *request) wrong(key string) {
	if r.bad == "" {
		r.bad = key
	}
}

// keys refuses every key that the call does not have.
func (r *request) keys(legal ...string) {
	for i := range r.root.Members {
		if !slices.Contains(legal, r.root.Members[i].Key) {
			r.wrong(r.root.Members[i].Key)
		}
	}
}

func (r *request) text(key string, must bool) string {
	n := r.root.Get(key)
	switch {
	case n == nil && !must:
		return ""
	case n == nil || n.Kind != canon.String:
		r.wrong(key)
		return ""
	}
	return n.Text
}

func (r *request) number(key string) int {
	n := r.root.Get(key)
	if n == nil {
		return 0
	}
	v, ok := n.Int()
	if !ok {
		r.wrong(key)
	}
	return v
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// fromBase64 decodes RFC 4648 base64; the padding may be left out.
func fromBase64(s string) ([]byte, bool) {
	var values [256]byte
	for i := range values {
		values[i] = 0xff
	}
	for i := range len(base64Digits) {
		values[base64Digits[i]] = byte(i)
	}
	for len(s) > 0 && s[len(s)-1] == '=' {
		s = s[:len(s)-1]
	}
	out := make([]byte, 0, len(s)/4*3+3)
	word, bits := uint32(0), 0
	for i := range len(s) {
		v := values[s[i]]
		if v == 0xff {
			return nil, false
		}
		word, bits = word<<6|uint32(v), bits+6
		if bits >= 8 {
			bits -= 8
			out = append(out, byte(word>>bits))
		}
	}
	return out, len(s)%4 != 1
}
