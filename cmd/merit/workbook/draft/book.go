package draft

import "strings"

// Book is a workbook to be written.
type Book struct {
	Title  string
	Author string
	Sheets []*Sheet
	Names  []Name
}

// Name is a name of the workbook for a range or a text: "选项!$A$1:$A$9".
type Name struct{ Name, Refers string }

// Sheet is one sheet. Names of sheets have at most 31 characters and none of
// those that [CleanName] takes out.
type Sheet struct {
	Name     string
	Columns  []Column
	Rows     []Row
	Frozen   Spot // the first cell that scrolls; the zero Spot freezes nothing
	Merged   []string
	Checks   []Check
	Comments []Comment
	Filter   string // a range that has filter buttons
	Locked   bool   // only unlocked cells may be changed
	Hidden   bool
	Upright  bool // printed on upright paper; otherwise on paper laid across
	Repeat   int  // rows repeated at the top of each printed page
	Footer   string
	Breaks   []int // rows, from 0, before which a printed page ends
}

// Column is a column's width in characters of ASCII and the style of its empty cells.
type Column struct {
	Width  int
	Style  Style
	Hidden bool
}

// Row is one row; Height is in points, 0: as the program likes it.
type Row struct {
	Height int
	Cells  []Cell
}

// Spot is a cell by column and row, from 0.
type Spot struct{ Column, Row int }

// String is the spot as spreadsheets write it: B3.
func (s Spot) String() string { return ColumnName(s.Column) + itoa(s.Row+1) }

// Fixed is the spot as formulas write it when it must not move: $B$3.
func (s Spot) Fixed() string { return "$" + ColumnName(s.Column) + "$" + itoa(s.Row+1) }

// ColumnName is the letters of a column from 0: A, B, ..., AA.
func ColumnName(n int) string {
	letters := ""
	for n++; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}

// Cell is one cell. The zero Cell is empty and has no style.
type Cell struct {
	Kind  Kind
	Text  string
	Style Style
}

// Kind says what the text of a cell is.
type Kind uint8

// The kinds of cells.
const (
	Blank  Kind = iota
	Text        // shown as it stands
	Number      // decimal digits with a sign and a point
)

// Words is a cell with a text; "" is an empty cell.
func Words(s string, style Style) Cell {
	if s == "" {
		return Cell{Style: style}
	}
	return Cell{Kind: Text, Text: s, Style: style}
}

// Digits is a cell with a number of at most 15 digits; what has more, or is no
// plain decimal, is written as a text so that no digit is lost.
func Digits(s string, style Style) Cell {
	if !plain(s) {
		return Words(s, style)
	}
	return Cell{Kind: Number, Text: s, Style: style}
}

// maxDigits is how many significant digits a spreadsheet keeps.
const maxDigits = 15

// plain reports whether a text is a decimal that a spreadsheet keeps as it is.
func plain(s string) bool {
	body := strings.TrimPrefix(s, "-")
	whole, below, point := strings.Cut(body, ".")
	if whole == "" || point && below == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	digits := whole + below
	for _, c := range digits {
		if c < '0' || c > '9' {
			return false
		}
	}
	digits = strings.TrimLeft(digits, "0")
	if point {
		digits = strings.TrimRight(digits, "0")
	}
	return len(digits) <= maxDigits && len(body) <= 40
}

// Check is what may be typed into a range, a help that stands beside the cell, and
// what is said of a wrong value.
type Check struct {
	Range        string
	Options      string // a range or "a,b,c" to choose from; "": there is no list
	Formula      string // a condition on the first cell of the range; "": there is none
	Title, Help  string
	Wrong        string
	Discouraging bool // a wrong value is asked about, not refused
}

// Comment is a note that hangs on a cell.
type Comment struct {
	At   Spot
	Text string
}

// CleanName makes a text fit to be the name of a sheet.
func CleanName(s string) string {
	s = strings.Map(func(c rune) rune {
		if strings.ContainsRune(`[]:*?/\`, c) || c < ' ' {
			return '_'
		}
		return c
	}, s)
	s = strings.Trim(s, "'")
	return cut(s, 31)
}

// cut is the beginning of a text of at most n UTF-16 units, in which the format
// counts.
func cut(s string, n int) string {
	units := 0
	for i, c := range s {
		size := 1
		if c > 0xffff {
			size = 2
		}
		if units+size > n {
			return s[:i]
		}
		units += size
	}
	return s
}
