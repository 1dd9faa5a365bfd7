package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// reading is what goes on while values are read: the faults found so far, where
// inside of a value it stands, and the room for what is kept.
type reading struct {
	problems []message.Problem
	whole    string // the text that problems are about; "" in application files
	path     []step
	depth    int
	texts    arena
	slab     []program.Value
	slabSize int
	wide     int // values with full-width characters
	trimmed  int // values with blanks at an end
	percents int // numbers written with a percent sign
}

// fail notes a fault in the value that is being read.
func (r *reading) fail(code string, args ...string) {
	m := make(map[string]string, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		if args[i+1] != "" {
			m[args[i]] = args[i+1]
		}
	}
	if len(r.path) > 0 {
		m["path"] = r.where()
	}
	r.problems = append(r.problems, message.Problem{Code: code, Args: m, To: utf8.RuneCountInString(r.whole)})
}

// step is one way into a value: the element of that number, or the field of that name.
type step struct {
	element int
	field   string
}

// where is the path to what is being read: [2].目标值.
func (r *reading) where() string {
	var out strings.Builder
	for _, s := range r.path {
		if s.field != "" {
			out.WriteString("." + s.field)
			continue
		}
		out.WriteString("[" + strconv.Itoa(s.element) + "]")
	}
	return strings.TrimPrefix(out.String(), ".")
}

func (r *reading) enterElement(i int) { r.path = append(r.path, step{element: i + 1}) }

func (r *reading) enterField(name string) { r.path = append(r.path, step{field: name}) }

func (r *reading) leave() { r.path = r.path[:len(r.path)-1] }

// keep copies a text out of the file.
func (r *reading) keep(b []byte) string { return r.texts.keep(b) }

// Values are allocated in slabs, each twice as large as the one before.
const leastSlab, mostSlab = 16, 8192

// values is room for n values; nobody else writes into it.
func (r *reading) values(n int) []program.Value {
	if len(r.slab) < n {
		r.slabSize = min(max(2*r.slabSize, leastSlab), mostSlab)
		r.slab = make([]program.Value, max(r.slabSize, n))
	}
	v := r.slab[:n:n]
	r.slab = r.slab[n:]
	return v
}

// arena keeps short texts in long strings, so that a text does not cost an
// allocation and the file need not stay in memory.
type arena struct{ room *strings.Builder }

const arenaRoom = 32 << 10

func (a *arena) keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(b) > arenaRoom/8 {
		return string(b)
	}
	if a.room == nil || a.room.Cap()-a.room.Len() < len(b) {
		a.room = &strings.Builder{}
		a.room.Grow(arenaRoom)
	}
	from := a.room.Len()
	a.room.Write(b)
	return a.room.String()[from:]
}

// maxSeen is how many characters of a value a message shows.
const maxSeen = 40

// show is a value as messages show it: short, and without characters that a
// terminal would obey or nobody would see.
func show(b []byte) string {
	var out strings.Builder
	count := 0
	for i, size := 0, 0; i < len(b); i += size {
		var c rune
		c, size = utf8.DecodeRune(b[i:])
		if count == maxSeen {
			out.WriteString("…")
			break
		}
		count++
		switch {
		case c == utf8.RuneError && size == 1:
			out.WriteString("\\x" + strconv.FormatUint(uint64(b[i]), 16))
		case forbidden(c) || c < ' ':
			out.WriteString(codePoint(c))
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// codePoint is a character by its number: U+202E.
func codePoint(c rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(c), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// maxCellDigits is how many digits a number keeps on its way through programs
// that hold it as a double.
const maxCellDigits = 15
