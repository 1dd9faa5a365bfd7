package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/intake"
)

// maxColumns is the last column that may hold something.
const maxColumns = 1024

// rows walks over the sheet and gives every row that has cells.
func (s *Sheet) rows(yield func(int, []intake.Cell) bool) {
	w := walk(s.part, s.data)
	r := rowReader{Sheet: s, walker: w}
	defer func() { s.err = w.err }()
	for tok := w.next(); tok != nil; tok = w.next() {
		e, ok := tok.(xml.StartElement)
		if !ok || e.Name.Local != "row" {
			continue
		}
		if !r.number(&e) || !r.read() {
			return
		}
		if len(r.cells) > 0 && !yield(w.row, r.cells) {
			return
		}
	}
}

type rowReader struct {
	*Sheet
	*walker
	cells []intake.Cell
}

func (r *rowReader) fault(code string, args ...string) bool {
	r.walker.err = failed(code, append(args, "part", r.walker.part, "row", strconv.Itoa(r.row))...)
	return false
}

// number takes the row's number, which must grow.
func (r *rowReader) number(e *xml.StartElement) bool {
	last := r.row
	r.row++
	if v := attr(e, "r"); v != "" {
		n, err := strconv.Atoi(v)
		if err == nil {
			r.row = n
		}
		if err != nil || n <= last || n > 1<<20 {
			return r.fault("xlsx-order")
		}
	}
	return true
}

// read reads the cells up to the end of the row.
func (r *rowReader) read() bool {
	r.cells = r.cells[:0]
	last := -1
	for {
		switch tok := r.next().(type) {
		case nil:
			return false
		case xml.EndElement:
			return true
		case xml.StartElement:
			if tok.Name.Local != "c" {
				if !r.pass() {
					return false
				}
				continue
			}
			column, ok := columnOf(attr(&tok, "r"), last)
			if !ok || column <= last {
				return r.fault("xlsx-order")
			}
			last = column
			if !r.cell(&tok, column) {
				return false
			}
		}
	}
}

// pass skips the element that was just entered.
func (w *walker) pass() bool {
	for depth := 1; depth > 0; {
		switch w.next().(type) {
		case nil:
			return false
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return true
}

// columnOf is the column of a reference such as AB12, from 0; without one a cell
// follows the one before.
func columnOf(ref string, last int) (int, bool) {
	if ref == "" {
		return last + 1, true
	}
	n := 0
	for i := range len(ref) {
		c := ref[i]
		switch {
		case c >= 'A' && c <= 'Z' && n < 1<<20:
			n = n*26 + int(c-'A') + 1
		case c >= '0' && c <= '9' && n > 0:
			return n - 1, true
		default:
			return 0, false
		}
	}
	return 0, false
}

// raw is what a cell element holds.
type raw struct {
	value, inline  string
	hasV, hasF, is bool
	foreign        bool // the formula refers to another workbook
}

func (r *rowReader) cell(e *xml.StartElement, column int) bool {
	kind, style := attr(e, "t"), attr(e, "s")
	var x raw
	for open := true; open; {
		switch tok := r.next().(type) {
		case nil:
			return false
		case xml.EndElement:
			open = false
		case xml.StartElement:
			if !r.inside(&tok, &x) {
				return false
			}
		}
	}
	c, ok := r.make(kind, style, &x)
	if !ok {
		return r.fault("xlsx-string")
	}
	if c.Kind == intake.BlankCell {
		return true
	}
	if column >= maxColumns {
		return r.fault("xlsx-columns", "limit", strconv.Itoa(maxColumns))
	}
	for len(r.cells) < column {
		r.cells = append(r.cells, intake.Cell{})
	}
	r.cells = append(r.cells, c)
	return true
}

// inside reads one child of a cell.
func (r *rowReader) inside(e *xml.StartElement, x *raw) bool {
	switch e.Name.Local {
	case "v":
		x.hasV = true
		x.value = r.plainText()
	case "f":
		x.hasF = true
		x.foreign = foreign(r.plainText())
	case "is":
		x.is = true
		x.inline = r.richText()
	default:
		return r.pass()
	}
	return r.walker.err == nil
}

// plainText reads the text of the element that was just entered.
func (w *walker) plainText() string {
	var b strings.Builder
	for {
		switch tok := w.next().(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.StartElement:
			if !w.pass() {
				return ""
			}
		case nil, xml.EndElement:
			return b.String()
		}
	}
}

func (r *rowReader) make(kind, style string, x *raw) (intake.Cell, bool) {
	c := intake.Cell{Kind: intake.TextCell, Formula: x.hasF}
	value := strings.TrimSpace(x.value)
	switch {
	case x.foreign && !(kind == "str" && x.value == ""):
		c.Kind, c.Text = intake.ForeignCell, unescape(x.value)
	case kind == "inlineStr" || x.is:
		c.Text = x.inline
	case kind == "s":
		i, err := strconv.Atoi(value)
		if !x.hasV {
			return intake.Cell{}, true
		}
		if err != nil || i < 0 || i >= len(r.shared) {
			return c, false
		}
		c.Text = r.shared[i]
	case kind == "str" && x.hasV:
		c.Text = unescape(x.value)
	case x.hasF && value == "": // what a program wrote and no spreadsheet has computed
		c.Kind = intake.UncachedCell
	case value == "":
		return intake.Cell{}, true
	case kind == "b":
		c.Kind, c.Text = intake.BoolCell, value
	case kind == "e":
		c.Kind, c.Text = intake.ErrorCell, value
	case kind == "d":
		c.Text = strings.TrimSuffix(value, "T00:00:00")
	default:
		r.numberCell(&c, style, value)
	}
	if c.Kind == intake.TextCell && c.Text == "" {
		return intake.Cell{}, true
	}
	return c, true
}

// foreign reports whether a formula refers to another workbook: [1]表!A1, or
// '[年报.xlsx]表'!A1. A column of a table, 表1[金额], is in brackets behind a name.
func foreign(formula string) bool {
	quoted := false
	for i := 0; i < len(formula); i++ {
		switch c := formula[i]; {
		case c == '"':
			quoted = !quoted
		case c != '[' || quoted:
		case i == 0 || strings.IndexByte("'=(,+-*/^&<> ;:{\\", formula[i-1]) >= 0:
			end := strings.IndexByte(formula[i:], ']')
			if end > 1 && strings.IndexByte(formula[i+end:], '!') > 0 {
				return true
			}
		}
	}
	return false
}

func (r *rowReader) numberCell(c *intake.Cell, style, value string) {
	c.Kind, c.Text = intake.NumberCell, value
	i, err := strconv.Atoi(style)
	if err != nil || i < 0 || i >= len(r.formats) {
		return
	}
	f := &r.formats[i]
	if f.date {
		c.Kind = intake.DateCell
		return
	}
	c.Percent = f.percent
	c.Shown = f.shown(value)
}
