package main

import (
	"os"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// marker collects what is wrong with the one workbook of a run, so that a copy of
// it can show it in its cells. The nil marker collects nothing.
type marker struct {
	output string
	file   string
	data   []byte
	lang   func() string
	batch  *intake.Batch
	faults intake.Faults
	struck []allocation.RefusedRow // by the policy's own checks
}

// newMarker checks the name of --mark before anything is read.
func (d *door) newMarker(output string, files []string) (*marker, error) {
	if output == "" {
		return nil, nil
	}
	if err := workbookName(output); err != nil {
		return nil, err
	}
	m := &marker{output: output, lang: d.lang}
	for _, f := range files {
		if !strings.HasSuffix(strings.ToLower(f), ".xlsx") {
			continue
		}
		if m.file != "" {
			return nil, usage("xlsx-mark-one")
		}
		m.file = f
	}
	if m.file == "" {
		return nil, usage("xlsx-mark-one")
	}
	if same(m.file, output) {
		return nil, usage("xlsx-mark-itself", "file", output)
	}
	return m, nil
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return a == b || err == nil && err2 == nil && os.SameFile(x, y)
}

func (m *marker) opened(file string, data []byte) {
	if m != nil && file == m.file {
		m.data = data
	}
}

func (m *marker) read(batch *intake.Batch, err error) {
	if m == nil {
		return
	}
	m.batch = batch
	m.faults, _ = err.(intake.Faults)
}

// checked takes the rows that were read and that the checks of the policy refuse.
func (m *marker) checked(r *allocation.Result) {
	if m == nil || m.batch == nil {
		return
	}
	ids := map[string]bool{}
	for i := range m.batch.Applicants {
		ids[m.batch.Applicants[i].ID] = true
	}
	for _, x := range r.Refused() {
		if ids[x.ID] {
			m.struck = append(m.struck, x)
		}
	}
}

// writeMarks writes the copy. Where nothing is wrong there is none.
func (d *door) writeMarks() error {
	m := d.marks
	if m == nil || m.data == nil || m.batch == nil {
		return nil
	}
	marks := m.marks()
	if len(marks) == 0 {
		d.tell("xlsx-mark-none", "file", m.file)
		return nil
	}
	data, err := workbook.Marked(m.data, marks)
	if err != nil {
		return d.brokenBook(m.file, err)
	}
	if err := d.deliver(m.output, data); err != nil {
		return err
	}
	d.tell("xlsx-mark-done", "file", m.output, "count", strconv.Itoa(len(marks)))
	return nil
}

// marks are the cells and what is to be said of them.
func (m *marker) marks() []workbook.Mark {
	book, err := workbook.Open(m.data)
	if err != nil {
		return nil
	}
	f := &finder{book: book, rows: map[string]map[int][]string{}}
	var list []workbook.Mark
	add := func(sheet, cell, column string, row int, text string) {
		if sheet == "" {
			sheet = f.first()
		}
		list = append(list, workbook.Mark{Sheet: sheet, Cell: f.spot(sheet, cell, column, row), Text: text})
	}
	for _, r := range append(append([]intake.Refusal(nil), m.batch.Refused...), m.faults...) {
		if r.File == m.file {
			add(r.Sheet, r.Cell, r.Column, rowOf(&r), message.Text(m.lang(), r.Code, r.Args))
		}
	}
	for _, r := range m.struck {
		add(m.batch.SheetOf(r.ID), "", program.NameID, r.Row, r.Message)
	}
	return list
}

// rowOf is the row that a refusal is about, or that a fault of a whole sheet names.
func rowOf(r *intake.Refusal) int {
	if r.Row > 0 {
		return r.Row
	}
	n, err := strconv.Atoi(r.Args["row"])
	if err != nil {
		return 1
	}
	return n
}

// finder finds the cells that refusals are about.
type finder struct {
	book *workbook.Book
	rows map[string]map[int][]string // of a sheet, the texts by row
}

// first is the sheet of applications of a workbook with one.
func (f *finder) first() string {
	for _, s := range f.book.Sheets {
		if !aside(s) {
			return s.Name
		}
	}
	return f.book.Sheets[0].Name
}

// spot is a cell named as C2 or C2:C4, or that of a row in the column of a name,
// which stands in a row above; without either the first of the row.
func (f *finder) spot(sheet, cell, column string, row int) draft.Spot {
	if at, ok := spotOf(cell); ok {
		return at
	}
	best := draft.Spot{Row: row - 1}
	if column == "" {
		return best
	}
	for n := 1; n <= row; n++ {
		for i, text := range f.texts(sheet)[n] {
			if strings.TrimSpace(text) == column {
				best.Column = i
				return best
			}
		}
	}
	return best
}

// headRows is in how many rows a header is looked for.
const headRows = 40

func (f *finder) texts(sheet string) map[int][]string {
	if rows, known := f.rows[sheet]; known {
		return rows
	}
	rows := map[int][]string{}
	f.rows[sheet] = rows
	for _, s := range f.book.Sheets {
		if s.Name != sheet {
			continue
		}
		for n, cells := range s.Table.Rows {
			if n > headRows {
				break
			}
			for i := range cells {
				rows[n] = append(rows[n], cells[i].Text)
			}
		}
	}
	return rows
}

// spotOf reads C2, or the first cell of C2:C4.
func spotOf(ref string) (draft.Spot, bool) {
	ref, _, _ = strings.Cut(ref, ":")
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	if err != nil || row < 1 || letters == "" || len(letters) > 3 {
		return draft.Spot{}, false
	}
	column := 0
	for _, c := range letters {
		if c < 'A' || c > 'Z' {
			return draft.Spot{}, false
		}
		column = column*26 + int(c-'A') + 1
	}
	return draft.Spot{Column: column - 1, Row: row - 1}, true
}
