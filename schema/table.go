package schema

import (
	"iter"

	"github.com/merit-rules/merit/internal/intake"
)

// Table is a sheet of a workbook, read by a caller who knows its format.
type Table struct {
	Sheet string // may name a list input; "" for the only sheet
	// Rows gives every row that has cells, hidden ones too, with its number and its
	// cells from column A on. The cells are looked at before the next row is asked for.
	Rows iter.Seq2[int, []Cell]
	// Counted is the number of rows that hold a value, found by a path that shares
	// no code with Rows: a sheet whose rows got lost on the way is refused.
	Counted  int
	Merged   []string // ranges such as "C2:C4"
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
	TextCell              // Text
	NumberCell            // Text is the number as stored, "7.0000000000000007E-2"
	DateCell              // the same, and the format shows it as a date
	BoolCell              // Text is "1" or "0"
	ErrorCell             // Text is "#DIV/0!"
	UncachedCell          // a formula without a stored result
)

// intake is the table as the reader of applications takes it.
func (t *Table) intake() *intake.Table {
	if t == nil {
		return nil
	}
	var cells []intake.Cell
	return &intake.Table{
		Sheet: t.Sheet, Counted: t.Counted, Merged: t.Merged, Date1904: t.Date1904,
		Rows: func(yield func(int, []intake.Cell) bool) {
			for row, list := range t.Rows {
				cells = cells[:0]
				for _, c := range list {
					cells = append(cells, intake.Cell{Kind: intake.CellKind(c.Kind), Text: c.Text, Percent: c.Percent, Shown: c.Shown, Formula: c.Formula})
				}
				if !yield(row, cells) {
					return
				}
			}
		},
	}
}
