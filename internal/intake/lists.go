package intake

import (
	"strconv"

	"github.com/merit-rules/merit/internal/program"
)

// listFile is a file or sheet that holds the elements of one list input, a row
// each, keyed by the id of the application that they belong to.
type listFile struct {
	file   string
	sheet  string
	col    int // in desk.cols
	form   *form
	byName map[string]int // id is column 0, then the fields
	byID   map[string]*owned
	ids    []string // in the order in which they appear
}

// owned are the elements of one application.
type owned struct {
	rows  []int
	elems []program.Value
	bad   bool // some row of it was refused
}

// listOf finds the list input whose elements a table holds: the file or sheet
// is called like it, or the columns are those of its records and of no application.
func (d *desk) listOf(base string, names []string) *listFile {
	var found *listFile
	for i := firstInput; i < len(d.cols); i++ {
		if d.cols[i].form.kind != program.List {
			continue
		}
		l := d.newList(i)
		if base == l.form.name || base != "" && d.byName[base] == i {
			return l
		}
		if d.ofList(l, names) {
			if found != nil {
				return nil
			}
			found = l
		}
	}
	return found
}

// ofList reports whether all columns but the id are fields of the list, and none
// is an input of the application itself.
func (d *desk) ofList(l *listFile, names []string) bool {
	fields := 0
	for _, n := range names {
		if n == "" || n == program.NameID {
			continue
		}
		if _, field := l.byName[n]; !field {
			return false
		}
		if _, input := d.byName[n]; input {
			return false
		}
		fields++
	}
	return fields > 0
}

func (d *desk) newList(col int) *listFile {
	l := &listFile{col: col, form: d.cols[col].form, byID: map[string]*owned{}, byName: map[string]int{}}
	if d.file != nil {
		l.file, l.sheet = d.file.Name, d.file.sheet()
	}
	elem := l.form.elem
	if elem.kind == program.Record {
		for name, i := range elem.byName {
			l.byName[name] = i + 1
		}
	} else {
		l.byName[nfc(l.form.name)] = 1
	}
	l.byName[program.NameID] = idColumn
	return l
}

// csvList reads the records of a CSV file as elements of a list.
func (d *desk) csvList(c *records, h *header) {
	d.lists = append(d.lists, h.list)
	rows := 0
	for c.next() {
		if h.emptyID(c.fields) && c.blank() {
			continue
		}
		rows++
		d.beginElement(c.line)
		if c.bad {
			d.fail("data-quote")
			d.refuseRow()
			continue
		}
		d.checkFields(c, h)
		elem := h.list.draft()
		for i, b := range c.fields {
			if i >= len(h.cols) || h.cols[i] < 0 {
				d.strayCell(i, b, h, "")
				continue
			}
			d.elementCell(h.list, elem, h.cols[i], b, "")
		}
		d.endElement(h.list, elem)
	}
	if c.open {
		d.fault(c.line, "data-quote-open", "line", strconv.Itoa(c.line))
	}
	d.agree(h.before+rows, countRecords(c.data))
}

// beginElement starts a row that is no application.
func (d *desk) beginElement(row int) {
	d.begin(row)
	d.rows--
}

// draft is an element with nothing filled in.
func (l *listFile) draft() []program.Value {
	n := 1
	if l.form.elem.kind == program.Record {
		n = len(l.form.elem.fields)
	}
	return make([]program.Value, n)
}

// elementCell reads one cell into an element. Column 0 is the id.
func (d *desk) elementCell(l *listFile, elem []program.Value, col int, b []byte, ref string) {
	n := len(d.problems)
	name := program.NameID
	if col == idColumn {
		d.takeID(b)
	} else {
		f := l.field(col)
		name = f.name
		if len(b) > 0 {
			elem[col-1] = f.text(b, &d.reading)
		}
	}
	if len(d.problems) > n {
		d.at(n, name, ref, b)
	}
}

// field is the form of a column of the list's table.
func (l *listFile) field(col int) *form {
	if l.form.elem.kind == program.Record {
		return l.form.elem.fields[col-1]
	}
	return l.form.elem
}

// endElement gives an element to its application, or refuses its row.
func (d *desk) endElement(l *listFile, elem []program.Value) {
	if !d.row.key && !d.failedID() {
		n := len(d.problems)
		d.fail("data-id-missing")
		d.at(n, program.NameID, "", nil)
	}
	d.refuseRow()
	if !d.row.key {
		return
	}
	o := l.byID[d.row.id]
	if o == nil {
		o = &owned{}
		l.byID[d.row.id] = o
		l.ids = append(l.ids, d.row.id)
	}
	o.bad = o.bad || len(d.problems) > 0
	o.rows = append(o.rows, d.row.row)
	o.elems = append(o.elems, l.element(elem))
}

// element is the value of a row of the list's table.
func (l *listFile) element(cells []program.Value) program.Value {
	for i, v := range cells {
		if v.State() == program.IsUnknown {
			cells[i] = l.field(i + 1).unset
		}
	}
	if l.form.elem.kind == program.Record {
		return program.Fields(cells)
	}
	return cells[0]
}

// joinLists puts the elements of all list files into the applications. Nobody's
// elements are refused rows: they would be lost in silence.
func (d *desk) joinLists() {
	if len(d.lists) == 0 {
		return
	}
	at := make(map[string]int, len(d.batch.Applicants))
	for i := range d.batch.Applicants {
		at[d.batch.Applicants[i].ID] = i
	}
	for _, l := range d.lists {
		d.cols[l.col].given = true
		for _, id := range l.ids {
			d.join(l, id, at)
		}
	}
}

func (d *desk) join(l *listFile, id string, at map[string]int) {
	o := l.byID[id]
	i, ok := at[id]
	if !ok {
		if s, known := d.ids.find(Skeleton(id)); !known || s.id != id {
			d.batch.Refused = append(d.batch.Refused, Refusal{
				File: l.file, Sheet: l.sheet, Row: o.rows[0], ID: id, Column: program.NameID, Seen: show([]byte(id)),
				Code: "data-list-owner", Args: map[string]string{"seen": show([]byte(id))},
			})
		}
		return
	}
	a := &d.batch.Applicants[i]
	if a.dropped() {
		return
	}
	if o.bad {
		a.drop()
		return
	}
	slot := d.cols[l.col].slot
	d.problems = d.problems[:0]
	if a.Inputs[slot].State() != program.IsUnknown {
		d.fail("data-list-both", "file", l.file)
	}
	v := l.form.listing(o.elems, len(o.elems), &d.reading)
	for _, p := range d.problems {
		d.batch.Refused = append(d.batch.Refused, Refusal{
			File: a.File, Sheet: d.batch.SheetOf(id), Row: a.Row, ID: id, Column: l.form.name, Seen: p.Args["seen"], Code: p.Code, Args: p.Args,
		})
	}
	if len(d.problems) > 0 {
		a.drop()
		return
	}
	a.Inputs[slot] = v
}
