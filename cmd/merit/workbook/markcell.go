package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

// sheet marks the cells of one sheet.
func (m *marking) sheet(part string, marks []Mark) error {
	data, err := m.load(part)
	if err != nil {
		return err
	}
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(a.Cell.Row-b.Cell.Row, a.Cell.Column-b.Cell.Column)
	})
	c := &cellMarking{data: data, styles: m.styles}
	if c.list, err = outline(data, 3); err != nil || len(c.list) == 0 {
		return broken(part)
	}
	if strings.Contains(string(data[c.list[0].from:c.list[0].to]), "purl.oclc.org") {
		return failed("xlsx-strict")
	}
	c.place()
	for _, k := range marks {
		c.mark(k.Cell)
	}
	c.finish()
	drawing, err := m.comments(part, c.list, data, marks)
	if err != nil {
		return err
	}
	m.store(part, spliced(data, append(c.edits, drawing...)))
	return nil
}

// cellMarking gives cells of one sheet their styles.
type cellMarking struct {
	data   []byte
	list   []*tag
	placed []placedRow
	styles *restyling
	edits  []splice
	rows   map[int]string // rows that were not there, with their cells
}

// mark makes one cell red.
func (c *cellMarking) mark(at draft.Spot) {
	row, next, cells := c.find(at.Row)
	p := c.list[0].prefix()
	if row == nil {
		if c.rows == nil {
			c.rows = map[int]string{}
		}
		c.rows[at.Row] += c.cell(p, at, 0)
		c.keepPlace(at.Row, next)
		return
	}
	behind := -1
	for _, cell := range cells {
		if cell.column == at.Column {
			style, _ := strconv.Atoi(cell.tag.attr("s"))
			c.edits = append(c.edits, cell.tag.with(c.data, "s", strconv.Itoa(c.styles.marked(style))))
			return
		}
		if cell.column > at.Column {
			behind = cell.tag.from
			break
		}
	}
	style, _ := strconv.Atoi(row.attr("s"))
	text := c.cell(p, at, style)
	if behind < 0 {
		c.edits = append(c.edits, row.inside(c.data, text))
		return
	}
	c.edits = append(c.edits, splice{behind, behind, text})
}

func (c *cellMarking) cell(p string, at draft.Spot, style int) string {
	return `<` + p + `c r="` + at.String() + `" s="` + strconv.Itoa(c.styles.marked(style)) + `"/>`
}

// keepPlace remembers where a new row is to stand: before the row next, or at the
// end of all rows.
func (c *cellMarking) keepPlace(row int, next *tag) {
	at := -1
	if next != nil {
		at = next.from
	}
	for i := range c.edits {
		if c.edits[i].text == newRow(row) {
			return
		}
	}
	c.edits = append(c.edits, splice{at, at, newRow(row)})
}

// newRow stands for a row until all its cells are known.
func newRow(row int) string { return "\x00" + strconv.Itoa(row) }

// finish writes the rows that were not there.
func (c *cellMarking) finish() {
	p := c.list[0].prefix()
	for i := range c.edits {
		row, found := strings.CutPrefix(c.edits[i].text, "\x00")
		if !found {
			continue
		}
		n, _ := strconv.Atoi(row)
		text := `<` + p + `row r="` + strconv.Itoa(n+1) + `">` + c.rows[n] + `</` + p + `row>`
		if c.edits[i].from >= 0 {
			c.edits[i].text = text
			continue
		}
		for _, t := range c.list {
			if t.depth == 1 && t.local == "sheetData" {
				c.edits[i] = t.inside(c.data, text)
			}
		}
	}
}

// placed is a cell with the column in which it stands.
type placed struct {
	tag    *tag
	column int
}

// placedRow is a row with its number, from 0, and its cells.
type placedRow struct {
	tag    *tag
	number int
	cells  []placed
}

// place finds out where all cells stand; those without a reference follow the one
// before.
func (c *cellMarking) place() {
	number, column := -1, -1
	for _, t := range c.list {
		switch {
		case t.depth == 2 && t.local == "row":
			number, column = number+1, -1
			if r, err := strconv.Atoi(t.attr("r")); err == nil {
				number = r - 1
			}
			c.placed = append(c.placed, placedRow{tag: t, number: number})
		case t.depth == 3 && t.local == "c" && len(c.placed) > 0:
			if n, ok := columnOf(t.attr("r"), column); ok {
				column = n
				r := &c.placed[len(c.placed)-1]
				r.cells = append(r.cells, placed{t, n})
			}
		}
	}
}

// find is a row with its cells, or else the row before which it would stand.
func (c *cellMarking) find(row int) (found, next *tag, cells []placed) {
	i, ok := slices.BinarySearchFunc(c.placed, row, func(r placedRow, row int) int { return r.number - row })
	switch {
	case ok:
		return c.placed[i].tag, nil, c.placed[i].cells
	case i < len(c.placed):
		return nil, c.placed[i].tag, nil
	}
	return nil, nil, nil
}
