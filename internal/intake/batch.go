package intake

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// File is one file of applications, or of the rows of one list of theirs. A text
// file has Data; of a spreadsheet the caller reads the cells into a Table.
type File struct {
	Name      string
	Data      []byte
	Table     *Table
	HeaderRow int // the row that names the columns; 0: the first that is not empty
}

// Batch is everything that was found in the files. Rows is the number of
// applications, of which each is either in Applicants or counted in RefusedRows.
type Batch struct {
	Files       []string // in the order given
	Rows        int
	RefusedRows int
	Applicants  []Row
	Refused     []Refusal // in the order of the files, several for a row with several faults
	Notes       []Note

	ids    *register
	sheets []string
}

// SheetOf is the sheet of a workbook with several in which the application with an
// id stands; "" for all others.
func (b *Batch) SheetOf(id string) string {
	if b.ids == nil {
		return ""
	}
	if s, ok := b.ids.find(Skeleton(id)); ok {
		return b.sheets[s.file]
	}
	return ""
}

// Row is one application that can be decided. Inputs has a value for every input
// of the program, unknown where nothing was filled in.
type Row struct {
	File     string
	Row      int // from 1: element of a JSON list, line of a text file, row of a sheet
	ID, Name string
	Inputs   []program.Value
}

// drop marks a row that turned out to be refused after all.
func (r *Row) drop() { r.Row = 0 }

func (r *Row) dropped() bool { return r.Row == 0 }

// Refusal is one thing that is wrong with a row, or with a whole file where Row is 0.
type Refusal struct {
	File   string
	Sheet  string // of a spreadsheet with several
	Row    int
	ID     string
	Column string
	Cell   string // of a spreadsheet: C2
	Seen   string // what stood there, cut and made printable
	Code   string // of the message catalogue
	Args   map[string]string
}

// What says what is wrong, without where.
func (r Refusal) What(lang string) string { return message.Text(lang, r.Code, r.Args) }

// Message says the refusal in a language, with row and column but without the file.
func (r Refusal) Message(lang string) string {
	args := map[string]string{"column": r.Column, "cell": r.Cell, "sheet": r.Sheet, "path": r.Args["path"]}
	place := "data-place-file"
	if r.Row > 0 {
		args["row"] = strconv.Itoa(r.Row)
		place = "data-place-row"
	}
	args["what"] = r.What(lang)
	return message.Text(lang, place, args)
}

// Note is something that a person should know and that refuses nothing.
type Note struct {
	File     string
	Row      int // 0: the whole file
	Column   string
	Severity message.Severity
	Code     string
	Args     map[string]string
}

// Message says the note in a language, with row and column but without the file.
func (n Note) Message(lang string) string {
	args := map[string]string{"column": n.Column, "what": message.Text(lang, n.Code, n.Args)}
	if n.Row > 0 {
		args["row"] = strconv.Itoa(n.Row)
		return message.Text(lang, "data-place-note", args)
	}
	return message.Text(lang, "data-place-file", args)
}

// Faults are why files cannot be read at all: every refusal without a row that counts.
type Faults []Refusal

// Error lists the faults in English, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, r := range f {
		lines[i] = r.File + ": " + r.Message("en")
	}
	return strings.Join(lines, "\n")
}

// Read reads applications from any mix of JSON, NDJSON, CSV and spreadsheet
// files. Everything that is wrong with any of them is found in one go. The error
// is [Faults] when some file cannot be accepted as a whole; the batch then holds
// what was found besides and must not be used to decide anything.
func Read(p *program.Program, files []File) (*Batch, error) {
	d := newDesk(p)
	for i := range files {
		d.read(&files[i])
	}
	d.finish()
	if len(d.faults) > 0 {
		return d.batch, d.faults
	}
	return d.batch, nil
}

// finish settles what only all rows together show.
func (d *desk) finish() {
	if slices.ContainsFunc(d.sheets, func(s string) bool { return s != "" }) {
		d.batch.ids, d.batch.sheets = &d.ids, d.sheets
	}
	d.joinLists()
	d.batch.Files = d.files
	d.batch.Rows = d.rows
	d.batch.Applicants = slices.DeleteFunc(d.batch.Applicants, func(r Row) bool { return r.dropped() })
	d.batch.RefusedRows = d.rows - len(d.batch.Applicants)
	type source struct{ file, sheet string }
	order := map[source]int{}
	for i, name := range d.files {
		if _, twice := order[source{name, d.sheets[i]}]; !twice {
			order[source{name, d.sheets[i]}] = i
		}
	}
	slices.SortStableFunc(d.batch.Refused, func(a, b Refusal) int {
		if a.File != b.File || a.Sheet != b.Sheet {
			return order[source{a.File, a.Sheet}] - order[source{b.File, b.Sheet}]
		}
		return a.Row - b.Row
	})
	d.remark()
}
