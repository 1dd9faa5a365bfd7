package intake

import (
	"iter"
	"strconv"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Table is a sheet of a spreadsheet, read by somebody who knows its format.
type Table struct {
	Sheet string // may name a list input; "" for the only sheet
	// Rows gives every row that has cells, hidden ones too, with its number and
	// its cells from column A on. The cells are good until the next row.
	Rows iter.Seq2[int, []Cell]
	// Counted is the number of rows that hold a value, found by a path that shares
	// no code with Rows. It must be right: there is no value for not having counted.
	Counted  int
	Merged   []string // ranges such as C2:C4
	Date1904 bool     // days are counted from 1904-01-01
}

// Cell is one cell. Text is the stored text, never the shown one.
type Cell struct {
	Kind    CellKind
	Text    string
	Percent bool   // a number whose format shows it as a percent
	Shown   string // what the format makes of a number, where the caller knows that it differs
	Formula bool   // the value is the stored result of a formula
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds of cells.
const (
	BlankCell    CellKind = iota
	TextCell              // Text, with the escapes of the format undone
	NumberCell            // Text is the number as stored: 7.0000000000000007E-2
	DateCell              // the same, and the format shows it as a date
	BoolCell              // Text is 1 or 0
	ErrorCell             // Text is #DIV/0!
	UncachedCell          // a formula without a stored result
	ForeignCell           // a formula that takes its result out of another workbook; Text is the result
)

// blank reports whether the cell holds nothing.
func (c *Cell) blank() bool {
	return c.Kind == BlankCell || c.Kind == TextCell && len(trim([]byte(c.Text))) == 0
}

// table reads a sheet.
func (d *desk) table(f *File) {
	t := &sheet{desk: d, file: f, merged: mergedRanges(f.Table.Merged)}
	for row, cells := range f.Table.Rows {
		if allBlank(cells) {
			continue
		}
		t.count++
		if !t.done {
			t.row(row, cells)
		}
	}
	if t.header == nil && !t.done {
		t.noHeader()
	}
	d.countNote("data-note-formula", t.formulas)
	t.noteShown()
	d.agree(t.count, f.Table.Counted)
}

// sheet is a table while it is read.
type sheet struct {
	*desk
	file            *File
	header          *header
	merged          []span // by their first row
	opened          int    // how many of them begin in rows that were read
	open            []span // those that reach the row that is being read
	above           []heading
	tried           int // the first row that should have been the header; 0: none yet
	searched        int
	done            bool // the rest cannot be read
	count           int
	formulas, shown int
	shownAt         []string // the first of those that are shown otherwise
}

// namedCells is how many cells a note names.
const namedCells = 5

// noteShown names the cells that show another number than they hold.
func (t *sheet) noteShown() {
	if t.shown == 0 {
		return
	}
	cells := message.List(t.shownAt...)
	if t.shown > namedCells {
		cells += "…"
	}
	t.note(Note{File: t.file.Name, Severity: message.Info, Code: "data-note-shown", Args: map[string]string{"count": strconv.Itoa(t.shown), "cells": cells}})
}

func allBlank(cells []Cell) bool {
	for i := range cells {
		if !cells[i].blank() {
			return false
		}
	}
	return true
}

// row reads one row that is not empty.
func (t *sheet) row(row int, cells []Cell) {
	switch {
	case t.header != nil && t.header.list != nil:
		t.element(row, cells)
	case t.header != nil:
		t.application(row, cells)
	case row >= t.file.HeaderRow:
		t.findHeader(row, cells)
	default:
		t.lookDown(row, cells)
	}
}

// findHeader takes the row for the header; if it is none, the rows below are
// only searched for one that could be.
func (t *sheet) findHeader(row int, cells []Cell) {
	names := t.headNames(cells)
	if t.tried == 0 {
		base := t.file.Table.Sheet
		if base == "" {
			base = baseName(t.file.Name)
		}
		t.headRow = row
		h, ok := t.desk.header(names, base)
		t.headRow = 0
		if ok {
			t.header = h
			if h.list != nil {
				t.lists = append(t.lists, h.list)
			}
			return
		}
		t.tried = row
		return
	}
	t.searched++
	if t.looksLikeHeader(names) {
		t.fault(0, "data-header-below", "row", strconv.Itoa(t.tried), "found", strconv.Itoa(row))
		t.done = true
	} else if t.searched == headerSearch {
		t.noHeader()
		t.done = true
	}
}

func (t *sheet) noHeader() {
	if t.tried == 0 {
		t.fault(0, "data-empty")
		return
	}
	t.fault(0, "data-header-missing", "row", strconv.Itoa(t.tried))
}

// application reads a row as an application.
func (t *sheet) application(row int, cells []Cell) {
	t.begin(row)
	t.refuseMerged(row)
	t.eachCell(row, cells, func(col int, c *Cell, ref string) {
		switch {
		case col < firstInput:
			if text, ok := t.label(c); ok {
				t.desk.cell(col, []byte(text), ref)
			}
		case c.Kind == TextCell:
			t.desk.cell(col, []byte(c.Text), ref)
		default:
			t.desk.row.inputs[t.cols[col].slot] = t.typed(t.cols[col].form, c)
		}
	}, func(col int) string { return t.cols[col].name })
	t.end()
}

// element reads a row as an element of a list.
func (t *sheet) element(row int, cells []Cell) {
	l := t.header.list
	t.beginElement(row)
	t.refuseMerged(row)
	elem := l.draft()
	t.eachCell(row, cells, func(col int, c *Cell, ref string) {
		switch {
		case col == idColumn:
			if text, ok := t.label(c); ok {
				t.elementCell(l, elem, col, []byte(text), ref)
			}
		case c.Kind == TextCell:
			t.elementCell(l, elem, col, []byte(c.Text), ref)
		default:
			elem[col-1] = t.typed(l.field(col), c)
		}
	}, func(col int) string {
		if col == idColumn {
			return program.NameID
		}
		return l.field(col).name
	})
	t.endElement(l, elem)
}

// eachCell calls read for every cell that holds something, and gives what goes
// wrong its place.
func (t *sheet) eachCell(row int, cells []Cell, read func(col int, c *Cell, ref string), name func(col int) string) {
	for i := range cells {
		c := &cells[i]
		if c.blank() {
			continue
		}
		ref := reference(i, row)
		if i >= len(t.header.cols) || t.header.cols[i] < 0 {
			t.strayCell(i, []byte(c.Text), t.header, ref)
			continue
		}
		if c.Formula {
			t.formulas++
		}
		if c.Shown != "" && c.Shown != c.Text {
			t.shown++
			if t.shown <= namedCells {
				t.shownAt = append(t.shownAt, ref)
			}
		}
		n, col := len(t.problems), t.header.cols[i]
		read(col, c, ref)
		if len(t.problems) > n && len(t.desk.row.places) < len(t.problems) {
			t.at(n, name(col), ref, []byte(c.Text))
		}
	}
}

// reference is the name of a cell: column 2 of row 3 is C3.
func reference(column, row int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(row)
}
