package tables

import (
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/cells"
)

// Origin is which text a workbook was made of.
type Origin struct {
	Policy string // its id
	Title  string
	Hash   string // of the bytes of the file
}

const (
	editFill   = "FFF2CC"
	headFill   = "1F4E78"
	greyFill   = "F2F2F2"
	greyText   = "7F7F7F"
	widest     = 60
	hashPrefix = "sha256:"
)

// Book draws the tables as a workbook of which only the cells that may be edited are
// unlocked.
func (t *Set) Book(o Origin, lang string) *draft.Book {
	b := &draft.Book{Title: o.Title, Author: "Merit", Sheets: []*draft.Sheet{about(o, lang)}}
	for i := range t.Tables {
		b.Sheets = append(b.Sheets, sheet(&t.Tables[i], lang))
	}
	return b
}

func about(o Origin, lang string) *draft.Sheet {
	s := &draft.Sheet{Name: word(lang, "about"), Locked: true, Upright: true, Columns: []draft.Column{{Width: 16}, {Width: 80}}}
	add := func(height int, a, b string, style draft.Style) {
		s.Rows = append(s.Rows, draft.Row{Height: height, Cells: []draft.Cell{draft.Words(a, style), draft.Words(b, style)}})
	}
	add(30, word(lang, "about title"), "", draft.Style{Bold: true, Size: 16, Middle: true})
	add(20, word(lang, "policy"), o.Policy, draft.Style{Middle: true})
	add(20, "", o.Title, draft.Style{Middle: true})
	add(20, word(lang, "file hash"), hashPrefix+o.Hash, draft.Style{Middle: true, Color: greyText})
	for _, n := range []string{"1", "2", "3", "4"} {
		text := word(lang, "about "+n)
		add(18*((cells.Width(text)+76)/78)+4, n+".", text, draft.Style{Wrap: true})
	}
	return s
}

func sheet(t *Table, lang string) *draft.Sheet {
	s := &draft.Sheet{Name: draft.CleanName(t.Name), Locked: true, Frozen: draft.Spot{Column: 1, Row: 1}, Repeat: 1}
	head := append([]string{word(lang, "key")}, t.Head...)
	widths := make([]int, len(head))
	row := draft.Row{Height: 24}
	for i, h := range head {
		widths[i] = cells.Width(h) + 4
		row.Cells = append(row.Cells, draft.Words(h, draft.Style{Bold: true, Color: "FFFFFF", Fill: headFill, Border: true, Align: "center", Middle: true}))
	}
	for _, r := range t.Rows {
		widths[0] = max(widths[0], cells.Width(r.Key)+2)
		for i, c := range r.Cells {
			widths[i+1] = max(widths[i+1], cells.Width(c.Text)+3)
		}
	}
	for i := range widths {
		most := widest
		if i == 0 {
			most = 40
		}
		widths[i] = min(widths[i], most)
		s.Columns = append(s.Columns, draft.Column{Width: widths[i]})
	}
	s.Rows = append(s.Rows, row)
	for _, r := range t.Rows {
		s.Rows = append(s.Rows, drawRow(&r, widths))
	}
	return s
}

func drawRow(r *Row, widths []int) draft.Row {
	row := draft.Row{Cells: []draft.Cell{draft.Words(r.Key, draft.Style{Color: greyText, Fill: greyFill, Border: true, Middle: true, Wrap: true})}}
	tall := lines(r.Key, widths[0])
	for i, c := range r.Cells {
		tall = max(tall, lines(c.Text, widths[i+1]))
		row.Cells = append(row.Cells, drawCell(c))
	}
	row.Height = 16*tall + 4
	return row
}

func drawCell(c Cell) draft.Cell {
	style := draft.Style{Border: true, Wrap: true, Middle: true}
	switch c.Kind {
	case Literal:
		style.Fill, style.Unlocked, style.Align, style.Wrap = editFill, true, "center", false
		cell := draft.Digits(c.Text, style)
		if cell.Kind == draft.Text {
			cell.Style.Format = "@" // 70% and 30万 stay as they are typed
		}
		return cell
	case Words:
		style.Fill, style.Unlocked, style.Format = editFill, true, "@"
	}
	return draft.Words(c.Text, style)
}

func lines(s string, width int) int {
	n := 0
	for _, line := range strings.Split(s, "\n") {
		n += max(1, (cells.Width(line)+width-3)/max(1, width-2))
	}
	return n
}
