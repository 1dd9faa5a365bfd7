package intake

import (
	"strconv"

	"github.com/merit-rules/merit/internal/program"
)

// desk is where one Read is done: the columns that the policy asks for, the ids
// seen so far, and what goes out.
type desk struct {
	reading
	p      *program.Program
	cols   []column // id, name, then the inputs in slot order
	byName map[string]int
	batch  *Batch
	faults Faults
	files  []string
	sheets []string // parallel to files; "" for those that are no sheet of several
	ids    register
	rows   int
	lists  []*listFile

	file     *File  // the one that is being read
	headRow  int    // of a spreadsheet, the row that is being read as a header
	headCell string // the cell of it that is being read
	row      draft
}

// column is one column of the form that applicants fill in.
type column struct {
	name    string
	form    *form
	slot    int  // of an input
	derived bool // looked up, not asked
	stamp   int  // the last row that gave it, to find keys that stand twice
	given   bool // some file has it
	signed  tally
	bare    tally
}

// tally counts values of one kind and remembers the first.
type tally struct {
	count int
	file  string
	row   int
}

// The first columns of every application.
const (
	idColumn = iota
	nameColumn
	firstInput
)

func newDesk(p *program.Program) *desk {
	d := &desk{p: p, batch: &Batch{}, byName: map[string]int{}}
	text := &program.Type{Kind: program.TextKind}
	d.cols = append(d.cols,
		column{name: program.NameID, form: newForm(Column{Type: text}, nil)},
		column{name: program.NameName, form: newForm(Column{Type: text}, nil)})
	for slot := range p.Inputs {
		c := SlotColumn(p, slot)
		d.cols = append(d.cols, column{
			name: c.Name, form: newForm(c, []int32{int32(slot)}), slot: slot,
			derived: p.Slots[slot].Kind == program.Derived,
		})
	}
	d.nameColumns()
	return d
}

// nameColumns makes the table of what a column may be called: its name, or a
// title that no other column has.
func (d *desk) nameColumns() {
	for i, c := range d.cols {
		d.byName[nfc(c.name)] = i
	}
	titles := map[string]int{}
	for slot := range d.p.Inputs {
		for _, title := range []string{d.p.Slots[slot].Title.ZH, d.p.Slots[slot].Title.EN} {
			title = nfc(title)
			if before, twice := titles[title]; twice && before != slot {
				titles[title] = -1
			} else if title != "" {
				titles[title] = slot
			}
		}
	}
	for title, slot := range titles {
		if _, taken := d.byName[title]; !taken && slot >= 0 {
			d.byName[title] = slot + firstInput
		}
	}
}

// draft is the row that is being read.
type draft struct {
	row    int
	id     string
	key    bool // the id is good
	name   string
	inputs []program.Value
	places []place // parallel to reading.problems
}

// place is where a problem stands.
type place struct{ column, cell, seen string }

// begin starts a row with nothing filled in.
func (d *desk) begin(row int) {
	d.room()
	d.start(row)
}

// room makes the inputs of the next row unknown. Those of a row that became no
// applicant are used again.
func (d *desk) room() {
	if d.row.inputs == nil {
		d.row.inputs = d.values(d.p.Inputs)
		return
	}
	clear(d.row.inputs)
}

// start starts a row whose inputs may be read already.
func (d *desk) start(row int) {
	d.rows++
	d.problems = d.problems[:0]
	d.row = draft{row: row, inputs: d.row.inputs, places: d.row.places[:0]}
}

// at gives the problems since the n-th their place.
func (d *desk) at(n int, column, cell string, seen []byte) {
	for len(d.row.places) < n {
		d.row.places = append(d.row.places, place{})
	}
	for i := n; i < len(d.problems); i++ {
		s := d.problems[i].Args["seen"]
		if s == "" && seen != nil {
			s = show(seen)
		}
		d.row.places = append(d.row.places, place{column, cell, s})
	}
}

// cell reads the text of one cell into the row. ref is its place in a spreadsheet.
func (d *desk) cell(col int, b []byte, ref string) {
	c := &d.cols[col]
	n := len(d.problems)
	switch {
	case col == idColumn:
		d.takeID(b)
	case col == nameColumn:
		d.takeName(b)
	case c.derived:
		return
	default:
		percents := d.percents
		d.row.inputs[c.slot] = c.form.text(b, &d.reading)
		if c.form.kind == program.Percent {
			d.tallyPercent(c, d.row.inputs[c.slot], d.percents > percents)
		}
	}
	if len(d.problems) > n {
		d.at(n, c.name, ref, b)
	}
}

// tallyPercent remembers in which of the two scales a percent was written.
func (d *desk) tallyPercent(c *column, v program.Value, signed bool) {
	if v.State() != program.IsNumber || v.Num().Sign() == 0 {
		return
	}
	t := &c.bare
	if signed {
		t = &c.signed
	}
	if t.count++; t.count == 1 {
		t.file, t.row = d.file.Name, d.row.row
	}
}

// maxID is how many characters an id may have.
const maxID = 128

// takeID checks an id and keeps it.
func (d *desk) takeID(b []byte) {
	body := trim(b)
	if len(body) == 0 {
		return
	}
	if len(body) != len(b) {
		d.trimmed++
	}
	if c, found := firstForbidden(body, false); found {
		d.fail("data-character", "point", codePoint(c))
		return
	}
	if !isASCII(body) && !isNFC(body) {
		body = nfcBytes(body)
	}
	if len(body) > maxID && countRunes(body) > maxID {
		d.fail("data-id-long", "count", strconv.Itoa(countRunes(body)))
		return
	}
	if isFootRow(body) {
		d.fail("data-id-foot", "seen", show(body))
		return
	}
	d.row.id, d.row.key = d.keep(body), true
}

func countRunes(b []byte) int {
	n := 0
	for _, c := range b {
		if c&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// takeName keeps the name of an applicant, exactly as it is.
func (d *desk) takeName(b []byte) {
	if c, found := firstForbidden(b, false); found {
		d.fail("data-character", "point", codePoint(c))
		return
	}
	d.row.name = d.keep(b)
}

// end finishes a row: it becomes an applicant or is refused.
func (d *desk) end() {
	if !d.row.key && !d.failedID() {
		n := len(d.problems)
		d.fail("data-id-missing")
		d.at(n, program.NameID, "", nil)
	}
	applicant := -1
	if len(d.problems) == 0 {
		applicant = len(d.batch.Applicants)
		d.batch.Applicants = append(d.batch.Applicants, Row{
			File: d.file.Name, Row: d.row.row, ID: d.row.id, Name: d.row.name, Inputs: d.row.inputs,
		})
		d.row.inputs = nil
	}
	d.refuseRow()
	if d.row.key {
		d.enter(applicant)
	}
}

// failedID reports whether the id is among the problems already.
func (d *desk) failedID() bool {
	for _, p := range d.row.places {
		if p.column == program.NameID {
			return true
		}
	}
	return false
}

// refuseRow turns the problems of the row into refusals.
func (d *desk) refuseRow() {
	for i, p := range d.problems {
		var at place
		if i < len(d.row.places) {
			at = d.row.places[i]
		}
		d.batch.Refused = append(d.batch.Refused, Refusal{
			File: d.file.Name, Sheet: d.file.sheet(), Row: d.row.row, ID: d.row.id,
			Column: at.column, Cell: at.cell, Seen: at.seen, Code: p.Code, Args: p.Args,
		})
	}
}

// fault refuses the file that is being read.
func (d *desk) fault(row int, code string, args ...string) {
	m := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = args[i+1]
	}
	d.faults = append(d.faults, Refusal{File: d.file.Name, Sheet: d.file.sheet(), Row: row, Code: code, Args: m, Column: m["column"], Cell: d.headCell, Seen: m["seen"]})
}
