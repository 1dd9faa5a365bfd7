package intake

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// header says what each column of a table holds.
type header struct {
	cols   []int // index in desk.cols, or of a field of list; or one of the below
	before int   // records that are not empty, up to this one
	list   *listFile
}

// Columns that hold nothing for us.
const (
	unnamed = -1 // must be empty below
	ignored = -2 // refused in the header, or not asked for
)

const (
	maxColumns = 1024
	// headerSearch is how many records are looked through for the one that was
	// meant to be the header.
	headerSearch = 20
)

// findHeader reads the header of a CSV file.
func (d *desk) findHeader(c *records, f *File) (*header, bool) {
	before := 0
	for c.next() {
		if c.blank() {
			continue
		}
		before++
		if f.HeaderRow > 0 && c.line < f.HeaderRow {
			continue
		}
		h, ok := d.header(texts(c.fields), baseName(f.Name))
		if !ok {
			d.noHeader(c, c.line)
			return nil, false
		}
		h.before = before
		if c.more > 0 {
			d.fault(0, "data-columns", "count", strconv.Itoa(maxColumns+c.more), "limit", strconv.Itoa(maxColumns))
		}
		return h, true
	}
	d.fault(0, "data-empty")
	return nil, false
}

// noHeader says that a record is no header, and which one looks like it.
func (d *desk) noHeader(c *records, row int) {
	for range headerSearch {
		if !c.next() {
			break
		}
		if d.looksLikeHeader(texts(c.fields)) {
			d.fault(0, "data-header-below", "row", strconv.Itoa(row), "found", strconv.Itoa(c.line))
			return
		}
	}
	d.fault(0, "data-header-missing", "row", strconv.Itoa(row))
}

func texts(fields [][]byte) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = nfc(string(trim(f)))
	}
	return names
}

// looksLikeHeader reports whether a record names the id and one more column.
func (d *desk) looksLikeHeader(names []string) bool {
	known, id := 0, false
	for _, n := range names {
		if i, ok := d.byName[n]; ok {
			known++
			id = id || i == idColumn
		}
	}
	return id && known > 1
}

// header makes a header of the names in a record. It is not ok without an id.
func (d *desk) header(names []string, base string) (*header, bool) {
	hasID := false
	for _, n := range names {
		hasID = hasID || n == program.NameID
	}
	if !hasID {
		return nil, false
	}
	if len(names) > maxColumns {
		d.fault(0, "data-columns", "count", strconv.Itoa(len(names)), "limit", strconv.Itoa(maxColumns))
		names = names[:maxColumns]
	}
	h := &header{cols: make([]int, len(names))}
	lookup := d.byName
	if l := d.listOf(base, names); l != nil {
		h.list, lookup = l, l.byName
	}
	first := map[int]int{}
	for i, n := range names {
		if d.headRow > 0 {
			d.headCell = reference(i, d.headRow)
		}
		h.cols[i] = d.headerCell(n, i, lookup, first, h.list)
	}
	d.headCell = ""
	if h.list == nil {
		for _, c := range h.cols {
			if c >= 0 {
				d.cols[c].given = true
			}
		}
	}
	return h, true
}

// headerCell says which column a name stands for.
func (d *desk) headerCell(name string, i int, lookup map[string]int, first map[int]int, list *listFile) int {
	if name == "" {
		return unnamed
	}
	col, known := lookup[name]
	if !known {
		col, known = d.withUnit(name, lookup, list)
	}
	if !known {
		d.unknownColumn(name, lookup, list)
		return ignored
	}
	if before, twice := first[col]; twice {
		d.fault(0, "data-header-twice", "column", show([]byte(name)), "first", strconv.Itoa(before+1), "second", strconv.Itoa(i+1))
		return ignored
	}
	first[col] = i
	if list == nil && d.cols[col].derived {
		d.note(Note{File: d.file.Name, Column: name, Code: "data-note-derived"})
		return ignored
	}
	return col
}

// withUnit finds the column of a name with the very unit in which its bare numbers
// are read: 场地面积（平方米）. Another unit is refused, because numbers under it
// would have to be converted; so is one of percents, where 95 may be 95%.
func (d *desk) withUnit(name string, lookup map[string]int, list *listFile) (int, bool) {
	base, unit, ok := splitUnit(name)
	col, known := lookup[base]
	if !ok || !known {
		return 0, false
	}
	f := d.formOf(col, list)
	return col, f.kind != program.Percent && f.kind != program.TextKind && unit == f.ownUnit()
}

// formOf is the form of a column of applications, or of the rows of a list.
func (d *desk) formOf(col int, list *listFile) *form {
	if list != nil && col != idColumn {
		return list.field(col)
	}
	return d.cols[col].form
}

// unknownColumn refuses a column that the policy does not ask for.
func (d *desk) unknownColumn(name string, lookup map[string]int, list *listFile) {
	code, args := d.columnTrouble(name, lookup, list)
	d.fault(0, code, args...)
}

// columnTrouble is the code and the arguments for a name that is no column: it
// has a unit in it, it is misspelt, or it is unknown.
func (d *desk) columnTrouble(name string, lookup map[string]int, list *listFile) (code string, args []string) {
	seen := show([]byte(name))
	if base, unit, ok := splitUnit(name); ok {
		if col, known := lookup[base]; known {
			f := d.formOf(col, list)
			return "data-header-unit", []string{"column", seen, "name", base, "seen_unit", show([]byte(unit)), "unit", f.ownUnit()}
		}
	}
	names := make([]string, 0, len(lookup))
	for n := range lookup {
		names = append(names, n)
	}
	near, _ := spell.Nearest(seen, names)
	bare := strings.Map(func(c rune) rune {
		if forbidden(c) {
			return -1
		}
		return c
	}, name)
	if _, known := lookup[bare]; known { // only something that nobody sees is in the way
		near = bare
	}
	return "data-column-unknown", []string{"column", seen, "near", near}
}

// ownUnit is how bare numbers of a column are meant, "" where nothing is said.
func (f *form) ownUnit() string {
	switch {
	case f.unit != "":
		return f.unit
	case f.kind == program.Money && f.yuan:
		return "元"
	case f.kind == program.Percent:
		return "70% / 0.7"
	}
	return ""
}

// splitUnit takes 申请金额（万元） or 增长率 % apart.
func splitUnit(name string) (base, unit string, ok bool) {
	for _, brackets := range [...][2]string{{"（", "）"}, {"(", ")"}, {"/", ""}, {" ", ""}, {"\u3000", ""}} {
		at := strings.LastIndex(name, brackets[0])
		if at <= 0 || !strings.HasSuffix(name, brackets[1]) {
			continue
		}
		unit = strings.TrimSuffix(name[at+len(brackets[0]):], brackets[1])
		base = strings.TrimSpace(name[:at])
		if unit != "" && base != "" {
			return base, unit, true
		}
	}
	return "", "", false
}

// baseName is the name of a file without its folders and its ending.
func baseName(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	if at := strings.LastIndexByte(file, '.'); at > 0 {
		file = file[:at]
	}
	return nfc(file)
}

// emptyID reports whether the id of a record is empty, so that it may be an empty row.
func (h *header) emptyID(fields [][]byte) bool {
	for i, c := range h.cols {
		if c == idColumn {
			return i >= len(fields) || len(trim(fields[i])) == 0
		}
	}
	return true
}
