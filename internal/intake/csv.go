package intake

import (
	"bytes"
	"strconv"
	"strings"
)

// records splits CSV into records. The fields of a record are good until the next.
type records struct {
	data    []byte
	pos     int
	line    int // of the record's first byte, from 1
	lines   int // lines read so far
	fields  [][]byte
	scratch []byte
	more    int  // fields beyond maxColumns, which are not kept
	bad     bool // the record has a quote where none may be
	open    bool // the last quote is never closed
	lanes        // of applications; none elsewhere
}

// next reads a record; empty lines are none.
func (c *records) next() bool {
	for c.pos < len(c.data) {
		c.fields, c.scratch, c.bad, c.more, c.taken = c.fields[:0], c.scratch[:0], false, 0, 0
		c.line = c.lines + 1
		c.record()
		c.lines++
		if len(c.fields) > 1 || len(c.fields[0]) > 0 || c.bad || c.taken > 0 {
			return true
		}
	}
	return false
}

// record reads up to the end of the line on which the last field ends.
func (c *records) record() {
	for {
		if end := c.takes(len(c.fields), c.data, c.pos); end > 0 {
			c.pos = end
			c.add(nil)
		} else if c.pos < len(c.data) && c.data[c.pos] == '"' {
			c.quoted()
		} else {
			c.unquoted()
		}
		if c.bad {
			c.endLine()
			return
		}
		if c.pos >= len(c.data) {
			return
		}
		c.pos++
		if c.data[c.pos-1] == '\n' {
			return
		}
		if c.pos == len(c.data) {
			c.add(nil)
			return
		}
	}
}

func (c *records) add(field []byte) {
	if len(c.fields) == maxColumns {
		c.more++
		return
	}
	c.fields = append(c.fields, field)
}

// unquoted reads a field up to the comma or line end after it.
func (c *records) unquoted() {
	data, from := c.data, c.pos
	i := from
	for i < len(data) {
		// Nearly all characters of a value stand behind the comma in ASCII.
		if b := data[i]; b <= ',' {
			if b == ',' || b == '\n' {
				break
			}
			c.bad = c.bad || b == '"'
		}
		i++
	}
	end := i
	if i < len(data) && data[i] == '\n' || i == len(data) {
		if end > from && data[end-1] == '\r' {
			end--
		}
	}
	c.pos = i
	c.add(data[from:end])
}

// quoted reads a field in quotes, which may hold commas, line ends and doubled quotes.
func (c *records) quoted() {
	from := c.pos + 1
	start := len(c.scratch)
	copied := false
	for at := from; ; {
		n := bytes.IndexByte(c.data[at:], '"')
		if n < 0 {
			c.bad, c.open = true, true
			c.pos = len(c.data)
			c.add(nil)
			return
		}
		end := at + n
		if end+1 < len(c.data) && c.data[end+1] == '"' {
			c.scratch = append(c.scratch, c.data[at:end+1]...)
			copied = true
			at = end + 2
			continue
		}
		field := c.data[from:end]
		if copied {
			c.scratch = append(c.scratch, c.data[at:end]...)
			field = c.scratch[start:]
		}
		c.lines += bytes.Count(c.data[from:end], []byte{'\n'})
		c.add(field)
		c.pos = end + 1
		break
	}
	c.afterQuote()
}

// afterQuote checks that a field in quotes ends where its quote does.
func (c *records) afterQuote() {
	if c.pos+1 < len(c.data) && c.data[c.pos] == '\r' && c.data[c.pos+1] == '\n' {
		c.pos++
	}
	if c.pos < len(c.data) && c.data[c.pos] == '\r' && c.pos+1 == len(c.data) {
		c.pos++
	}
	if c.pos < len(c.data) && c.data[c.pos] != ',' && c.data[c.pos] != '\n' {
		c.bad = true
	}
}

// endLine leaves out the rest of a line that cannot be understood.
func (c *records) endLine() {
	n := bytes.IndexByte(c.data[min(c.pos, len(c.data)):], '\n')
	if n < 0 {
		c.pos = len(c.data)
		return
	}
	c.pos += n + 1
}

// blank reports whether nothing but white space stands in the record.
func (c *records) blank() bool {
	if c.bad || c.more > 0 || c.taken > 0 {
		return false
	}
	for _, f := range c.fields {
		if len(trim(f)) > 0 {
			return false
		}
	}
	return true
}

// csv reads a CSV file.
func (d *desk) csv(f *File) {
	data, ok := d.decode(f)
	if !ok {
		return
	}
	c := &records{data: data}
	h, ok := d.findHeader(c, f)
	if !ok {
		return
	}
	if h.list != nil {
		d.csvList(c, h)
		return
	}
	counted := countRecords(data)
	d.grow(counted)
	blanks, rows := 0, 0
	for c.lanes = d.lanes(h); d.nextRow(c); {
		if h.emptyID(c.fields) && c.blank() {
			blanks++
			continue
		}
		rows++
		d.csvRow(c, h)
	}
	if c.open {
		d.fault(c.line, "data-quote-open", "line", strconv.Itoa(c.line))
	}
	d.blankRows(blanks)
	d.agree(h.before+rows, counted)
}

// nextRow reads a record that may be an application.
func (d *desk) nextRow(c *records) bool {
	d.room()
	c.inputs = d.row.inputs
	return c.next()
}

// csvRow reads as an application what of a record is not read yet.
func (d *desk) csvRow(c *records, h *header) {
	d.start(c.line)
	if c.bad {
		d.fail("data-quote")
		d.refuseRow()
		return
	}
	d.checkFields(c, h)
	for i, b := range c.fields {
		if len(b) == 0 {
			continue
		}
		if i >= len(h.cols) || h.cols[i] < 0 {
			d.strayCell(i, b, h, "")
			continue
		}
		b = unguarded(b)
		col := &d.cols[h.cols[i]]
		if v, ok := col.form.commonly(b); ok {
			d.row.inputs[col.slot] = v
			continue
		}
		d.cell(h.cols[i], b, "")
	}
	d.end()
}

// unguarded takes off the apostrophe that keeps a spreadsheet from running a cell
// as a formula: exports put one before = + - @ and control characters, and before
// apostrophes that stand before one of these, so that every text comes back.
func unguarded(b []byte) []byte {
	if b[0] != '\'' {
		return b
	}
	switch rest := string(bytes.TrimLeft(b, "'")); {
	case rest == "":
		return b
	case strings.IndexByte("=+-@\t\r\n", rest[0]) >= 0,
		strings.HasPrefix(rest, "＝"), strings.HasPrefix(rest, "＋"), strings.HasPrefix(rest, "－"), strings.HasPrefix(rest, "＠"):
		return b[1:]
	}
	return b
}

// checkFields refuses a record that has not the fields of the header.
func (d *desk) checkFields(c *records, h *header) {
	if len(c.fields) < len(h.cols) {
		d.fail("data-fields", "count", strconv.Itoa(len(c.fields)), "want", strconv.Itoa(len(h.cols)))
	}
	if c.more > 0 {
		d.fail("data-columns", "count", strconv.Itoa(len(c.fields)+c.more), "limit", strconv.Itoa(maxColumns))
	}
}

// strayCell refuses what stands in a column without a name.
func (d *desk) strayCell(i int, b []byte, h *header, ref string) {
	if len(trim(b)) == 0 || i < len(h.cols) && h.cols[i] == ignored {
		return
	}
	n := len(d.problems)
	d.fail("data-stray", "seen", show(b), "number", strconv.Itoa(i+1))
	d.at(n, "", ref, b)
}
