package canon

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// Writer puts down one JSON value, without white space, in the order in which it
// is told. It does not check that calls make a value: its callers write fixed
// shapes and their tests read them back. The zero Writer is ready to use.
type Writer struct {
	buf  []byte
	more bool // a comma is due before the next key or element
	rec  *recorder
}

// NewWriter is a Writer that appends to buf.
func NewWriter(buf []byte) *Writer { return &Writer{buf: buf} }

// Bytes is what was written so far. It is valid until the next write.
func (w *Writer) Bytes() []byte { return w.buf }

// Len is how many bytes were written so far.
func (w *Writer) Len() int { return len(w.buf) }

func (w *Writer) sep() {
	if w.more {
		w.buf = append(w.buf, ',')
	}
	w.more = true
}

// Object begins an object.
func (w *Writer) Object() {
	w.sep()
	w.buf = append(w.buf, '{')
	w.more = false
	if w.rec != nil {
		w.openObject()
	}
}

// EndObject ends an object.
func (w *Writer) EndObject() {
	if w.rec != nil {
		w.closeObject()
	}
	w.buf = append(w.buf, '}')
	w.more = true
}

// Array begins an array.
func (w *Writer) Array() { w.sep(); w.buf = append(w.buf, '['); w.more = false }

// EndArray ends an array.
func (w *Writer) EndArray() { w.buf = append(w.buf, ']'); w.more = true }

// Key writes a key; its value must come next.
func (w *Writer) Key(k string) {
	w.sep()
	at := len(w.buf)
	w.buf = append(AppendString(w.buf, k), ':')
	w.more = false
	if w.rec != nil {
		w.noteKey(k, at)
	}
}

// Label is a key that is written many times.
type Label struct{ key, text string }

// NewLabel prepares a key.
func NewLabel(key string) Label { return Label{key, string(AppendString(nil, key)) + ":"} }

// Label writes a prepared key; its value must come next.
func (w *Writer) Label(l Label) {
	w.sep()
	at := len(w.buf)
	w.buf = append(w.buf, l.text...)
	w.more = false
	if w.rec != nil {
		w.noteKey(l.key, at)
	}
}

// String writes a text.
func (w *Writer) String(s string) { w.sep(); w.buf = AppendString(w.buf, s) }

// Int writes a whole number as a number.
func (w *Writer) Int(n int) { w.sep(); w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

// Num writes an exact number as a string: a decimal where one holds it, else a
// fraction such as "307/18".
func (w *Writer) Num(x exact.Num) {
	w.sep()
	w.buf = append(w.buf, '"')
	w.buf = append(x.AppendText(w.buf), '"')
}

// Bool writes true or false.
func (w *Writer) Bool(b bool) { w.sep(); w.buf = strconv.AppendBool(w.buf, b) }

// Date writes a day as "2025-02-07".
func (w *Writer) Date(d civil.Date) {
	w.sep()
	w.buf = append(w.buf, '"')
	w.buf = append(d.AppendText(w.buf), '"')
}

// Raw writes a value that is JSON already.
func (w *Writer) Raw(json []byte) { w.sep(); w.buf = append(w.buf, json...) }

// Members writes members of the open object that are JSON already, commas between
// them.
func (w *Writer) Members(json []byte) { w.sep(); w.buf = append(w.buf, json...); w.more = true }

// Grow makes room for n more bytes. Unlike append it leaves the new memory
// untouched until it is written.
func (w *Writer) Grow(n int) {
	buf := make([]byte, len(w.buf), len(w.buf)+n)
	copy(buf, w.buf)
	w.buf = buf
}

// Reset forgets what was written and keeps the memory.
func (w *Writer) Reset() { w.buf, w.more = w.buf[:0], false }

// Strings writes an array of texts.
func (w *Writer) Strings(list []string) {
	w.Array()
	for _, s := range list {
		w.String(s)
	}
	w.EndArray()
}

// Ints writes an array of whole numbers.
func (w *Writer) Ints(list []int) {
	w.Array()
	for _, n := range list {
		w.Int(n)
	}
	w.EndArray()
}

const hexDigits = "0123456789abcdef"

// AppendString appends s as a JSON string in the form of RFC 8785: only quotes,
// backslashes and controls below U+0020 are escaped. Bytes that are not UTF-8
// become U+FFFD.
func AppendString(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			dst = appendEscape(append(dst, s[start:i]...), c)
			start = i + 1
		}
	}
	return append(append(dst, s[start:]...), '"')
}

func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// Encode writes a tree as it stands: keys in their order, numerals as written.
func Encode(n *Node) []byte {
	var w Writer
	w.Node(n)
	return w.Bytes()
}

// Node writes a tree as one value.
func (w *Writer) Node(n *Node) {
	switch n.Kind {
	case Object:
		w.Object()
		for i := range n.Members {
			w.Key(n.Members[i].Key)
			w.Node(&n.Members[i].Value)
		}
		w.EndObject()
	case Array:
		w.Array()
		for i := range n.Items {
			w.Node(&n.Items[i])
		}
		w.EndArray()
	case String:
		w.String(n.Text)
	case Numeral:
		w.Raw([]byte(n.Text))
	case True, False:
		w.Bool(n.Kind == True)
	default:
		w.Raw([]byte("null"))
	}
}
