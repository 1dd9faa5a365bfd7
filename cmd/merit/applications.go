package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/cmd/merit/form"
	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

// applications reads the files of applications, workbooks among them. Whatever
// makes a file as a whole unusable is said on stderr.
func (d *door) applications(p *schema.Policy, files []string, header int) (*schema.Applications, error) {
	var list []intake.File
	var sheets []opened
	for _, file := range files {
		data, err := d.read(file, applicationLimit)
		if err != nil {
			return nil, err
		}
		if !isWorkbook(file, data) {
			list = append(list, intake.File{Name: file, Data: data, HeaderRow: header})
			continue
		}
		book, err := d.sheetsOf(file, data, header)
		if err != nil {
			return nil, err
		}
		for _, o := range book {
			sheets = append(sheets, o)
			list = append(list, o.table)
		}
	}
	batch, err := intake.Read(p.Compiled().(*program.Program), list)
	d.marks.read(batch, err)
	for _, s := range sheets {
		if broken := s.sheet.Err(); broken != nil {
			return nil, d.brokenBook(s.file, broken)
		}
	}
	if err != nil {
		return nil, d.refusedFiles(err)
	}
	return p.Collect(batch)
}

// aside reports whether a sheet holds the instructions or options of a form: it is
// called so and none of its rows names a column id.
func aside(s *workbook.Sheet) bool {
	if !form.Aside(s.Name) {
		return false
	}
	for _, cells := range s.Table.Rows {
		for i := range cells {
			if strings.TrimSpace(cells[i].Text) == program.NameID && i == 0 {
				return false
			}
		}
	}
	return s.Err() == nil
}

// opened is a sheet that is read.
type opened struct {
	file  string
	sheet *workbook.Sheet
	table intake.File
}

// sheetsOf opens a workbook. The header row is that of its first sheet: the others
// are lists.
func (d *door) sheetsOf(file string, data []byte, header int) ([]opened, error) {
	book, err := workbook.Open(data)
	if err != nil {
		return nil, d.brokenBook(file, err)
	}
	d.marks.opened(file, data)
	var list []opened
	for _, s := range book.Sheets {
		if aside(s) {
			d.talk(report.Safe(file + ": " + d.text("xlsx-aside", "sheet", s.Name)))
			continue
		}
		d.hidden(file, s)
		o := opened{file, s, intake.File{Name: file, Table: &s.Table}}
		if len(list) == 0 {
			o.table.HeaderRow = header
		}
		list = append(list, o)
	}
	return list, nil
}

// isWorkbook goes by the name, or where it says nothing by the first bytes.
func isWorkbook(file string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".xlsx", ".xlsm", ".xls", ".xltx":
		return true
	case ".csv", ".json", ".ndjson", ".jsonl":
		return false
	}
	return bytes.HasPrefix(data, []byte("PK\x03\x04"))
}

func (d *door) brokenBook(file string, err error) error {
	why := err.Error()
	var e *workbook.Error
	if errors.As(err, &e) {
		why = e.Message(d.lang())
	}
	d.talk(report.Safe(file) + ": " + report.Safe(why))
	return reported()
}

// hidden mentions rows, columns and sheets that are hidden and were read.
func (d *door) hidden(file string, s *workbook.Sheet) {
	if !s.Hidden && s.HiddenRows == 0 && !s.HiddenColumns {
		return
	}
	args := map[string]string{"sheet": s.Name}
	if s.HiddenRows > 0 {
		args["rows"] = strconv.Itoa(s.HiddenRows)
	}
	yes := d.say("是", "yes")
	if s.HiddenColumns {
		args["columns"] = yes
	}
	if s.Hidden {
		args["hidden"] = yes
	}
	d.talk(report.Safe(file + ": " + message.Text(d.lang(), "xlsx-hidden", args)))
}

// refusedFiles says why files cannot be accepted.
func (d *door) refusedFiles(err error) error {
	var faults intake.Faults
	if !errors.As(err, &faults) {
		return problem("door-usage", "why", err.Error())
	}
	for i := range faults {
		d.talk(report.Safe(located(faults[i].File, faults[i].Row) + ": " + faults[i].Message(d.lang())))
	}
	return reported()
}

func located(file string, row int) string {
	if row > 0 {
		return file + ":" + strconv.Itoa(row)
	}
	return file
}
