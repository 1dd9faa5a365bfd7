package intake

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxText is how large a text file may be.
const maxText = 1 << 30

// MaxUnpacked is how large the parts of a spreadsheet may be when unpacked; who
// unpacks one holds to it.
const MaxUnpacked = 64 << 20

var byteOrderMark = []byte("\ufeff")

// strange are beginnings of files that are no text of ours.
var strange = [...]struct{ prefix, code string }{
	{"\xff\xfe", "data-utf16"},
	{"\xfe\xff", "data-utf16"},
	{"PK\x03\x04", "data-workbook"},
	{"\xd0\xcf\x11\xe0", "data-xls"},
	{"<", "data-html"},
}

// plainText refuses files that are not text at all.
func (d *desk) plainText(f *File) ([]byte, bool) {
	data := bytes.TrimPrefix(f.Data, byteOrderMark)
	if !d.within(len(data)) {
		return nil, false
	}
	for _, s := range strange {
		if strings.HasPrefix(string(data[:min(len(data), 16)]), s.prefix) {
			d.fault(0, s.code)
			return nil, false
		}
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		d.fault(0, "data-nul", "line", strconv.Itoa(lineOf(data, at)))
		return nil, false
	}
	return data, true
}

// within refuses files of too many bytes.
func (d *desk) within(size int) bool {
	if size > maxText {
		d.fault(0, "data-large", "limit", strconv.Itoa(maxText>>20))
		return false
	}
	return true
}

func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte{'\n'}) }

// decode gives the text of a CSV file in UTF-8. Which encoding it has is told by
// whether the header then holds names that the policy knows, since most Chinese
// text is valid in either.
func (d *desk) decode(f *File) ([]byte, bool) {
	data, ok := d.plainText(f)
	if !ok {
		return nil, false
	}
	marked := len(data) != len(f.Data)
	bad := firstInvalid(data)
	if bad < 0 {
		if marked || !doubtful(data) || d.knownNames(data) > asciiNames(d, data) {
			return data, true
		}
	}
	chinese, valid := fromGB18030(data)
	inUTF8, inGB := d.knownNames(data), 0
	if valid {
		inGB = d.knownNames(chinese)
	}
	switch {
	case bad < 0 && valid && inUTF8 == inGB:
		d.fault(0, "data-encoding-both")
		return nil, false
	case bad < 0 && inGB <= inUTF8:
		return data, true
	case bad >= 0 && inUTF8 > inGB && inUTF8 > asciiNames(d, data):
		d.mixed(lineOf(data, bad))
		return nil, false
	}
	if at := joined(data); at > 0 {
		d.mixed(at)
		return nil, false
	}
	if valid && inGB > 0 {
		return d.checkMoved(chinese)
	}
	d.fault(0, "data-encoding")
	return nil, false
}

// mixed refuses a file with a line in another encoding than the rest.
func (d *desk) mixed(line int) {
	d.fault(0, "data-encoding-mixed", "line", strconv.Itoa(line))
}

// firstInvalid is where data stops being UTF-8, -1 if it does not.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// joined is the first line that is UTF-8 beyond doubt, in a file that is not; 0
// if there is none.
func joined(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if !isASCII(line) && utf8.Valid(line) && !doubtful(line) {
			return n
		}
	}
	return 0
}

// doubtful reports whether valid UTF-8 may still be Chinese text in GB18030:
// everything that is not ASCII is in pairs of bytes, as no Chinese in UTF-8 is.
func doubtful(data []byte) bool {
	pairs := false
	for i := 0; i < len(data); i++ {
		if data[i] < utf8.RuneSelf {
			continue
		}
		if data[i] >= 0xe0 {
			return false
		}
		pairs = true
		i++
	}
	return pairs
}

// knownNames counts the names of the likeliest header among the first records.
func (d *desk) knownNames(data []byte) int {
	c := &records{data: data}
	best := 0
	for range headerSearch {
		if !c.next() {
			break
		}
		known := 0
		for _, n := range texts(c.fields) {
			if d.known(n) {
				known++
			}
		}
		best = max(best, known)
	}
	return best
}

// asciiNames counts those of the names that are the same in every encoding.
func asciiNames(d *desk, data []byte) int {
	c := &records{data: data}
	if !c.next() {
		return 0
	}
	known := 0
	for _, n := range texts(c.fields) {
		if d.known(n) && strings.IndexFunc(n, func(c rune) bool { return c >= utf8.RuneSelf }) < 0 {
			known++
		}
	}
	return known
}

// known reports whether a name is a column, or a field of some list.
func (d *desk) known(name string) bool {
	if _, ok := d.byName[name]; ok {
		return true
	}
	for i := range d.cols {
		if f := d.cols[i].form; f.elem != nil && f.elem.byName != nil {
			if _, ok := f.elem.byName[name]; ok {
				return true
			}
		}
	}
	return false
}

// checkMoved refuses characters whose code the editions of GB18030 disagree on,
// and those for private use that such text is full of where they were meant.
func (d *desk) checkMoved(text []byte) ([]byte, bool) {
	for i, c := range string(text) {
		if c >= 0xe000 && c <= 0xf8ff || c >= 0xfe10 && c <= 0xfe19 || c >= 0x9fb4 && c <= 0x9fbb {
			d.fault(0, "data-moved", "line", strconv.Itoa(lineOf(text, i)), "point", codePoint(c))
			return nil, false
		}
	}
	return text, true
}
