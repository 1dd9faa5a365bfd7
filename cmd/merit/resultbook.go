package main

import (
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/report"
)

// resultBook draws a result as a workbook.
func resultBook(b *report.Book, title string) (*draft.Book, error) {
	out := &draft.Book{Title: title, Author: "Merit"}
	for i := range b.Chapters {
		p := &pageDrawer{chapter: &b.Chapters[i], sheet: &draft.Sheet{Name: draft.CleanName(b.Chapters[i].Name), Footer: title}}
		p.draw()
		if len(p.sheet.Rows) > maxSheetRows {
			return nil, problem("door-workbook-rows", "sheet", p.sheet.Name)
		}
		out.Sheets = append(out.Sheets, p.sheet)
	}
	return out, nil
}

const (
	maxSheetRows   = 1 << 20
	widestColumn   = 60
	narrowest      = 6
	lineHeight     = 16
	tableFill      = "DDEBF7"
	tableHead      = "1F4E78"
	spareForHeader = 4
	uprightWidth   = 120
)

// pageDrawer draws one chapter.
type pageDrawer struct {
	chapter *report.Chapter
	sheet   *draft.Sheet
	widths  []int
}

func (p *pageDrawer) draw() {
	p.measure()
	for _, w := range p.widths {
		p.sheet.Columns = append(p.sheet.Columns, draft.Column{Width: w})
	}
	one := len(p.chapter.Blocks) == 1
	wide := 0
	for _, w := range p.widths {
		wide += w
	}
	p.sheet.Upright = wide <= uprightWidth
	title := draft.Style{Bold: true, Size: 16, Align: "center", Middle: true, Wrap: true}
	if wide > draft.PageWidth { // the middle of several pages is nowhere
		title.Align = "left"
	}
	p.across(p.chapter.Title, title, 14)
	for _, line := range p.chapter.Lines {
		p.across(line, draft.Style{Wrap: true, Middle: true}, 0)
	}
	for i := range p.chapter.Blocks {
		p.block(&p.chapter.Blocks[i], one)
	}
}

// measure gives every column room for what stands in it.
func (p *pageDrawer) measure() {
	grow := func(i, w int) {
		for len(p.widths) <= i {
			p.widths = append(p.widths, narrowest)
		}
		p.widths[i] = max(p.widths[i], min(w+spareForHeader, widestColumn))
	}
	for _, b := range p.chapter.Blocks {
		for i, h := range b.Head {
			grow(i, cells.Width(h))
		}
		for _, row := range b.Rows {
			for i, d := range row {
				grow(i, cells.Width(d.Text)+strings.Count(d.Text, "")/8)
			}
		}
	}
}

// across adds a text over all columns.
func (p *pageDrawer) across(text string, style draft.Style, spare int) {
	wide := 0
	for _, w := range p.widths {
		wide += w
	}
	row := draft.Row{Height: lineHeight*textLines(text, max(wide, 20)) + spare + 2, Cells: []draft.Cell{draft.Words(text, style)}}
	p.sheet.Rows = append(p.sheet.Rows, row)
	if last := len(p.widths) - 1; last > 0 {
		n := len(p.sheet.Rows) - 1
		p.sheet.Merged = append(p.sheet.Merged, draft.Spot{Row: n}.String()+":"+draft.Spot{Column: last, Row: n}.String())
	}
}

func (p *pageDrawer) block(b *report.Block, only bool) {
	if b.Break {
		p.sheet.Breaks = append(p.sheet.Breaks, len(p.sheet.Rows))
	}
	if b.Title != "" {
		p.across(b.Title, draft.Style{Bold: true, Size: 12, Middle: true, Fill: tableFill}, 6)
	}
	for _, line := range b.Lines {
		p.across(line, draft.Style{Wrap: true}, 0)
	}
	head := draft.Row{Height: lineHeight + 8}
	for i, h := range b.Head {
		head.Cells = append(head.Cells, draft.Words(h, draft.Style{Bold: true, Color: "FFFFFF", Fill: tableHead, Border: true, Align: "center", Middle: true, Wrap: true}))
		head.Height = max(head.Height, lineHeight*textLines(h, p.widths[i])+8)
	}
	p.sheet.Rows = append(p.sheet.Rows, head)
	if only && len(b.Rows) > 0 {
		p.hold(len(b.Head))
	}
	for _, row := range b.Rows {
		p.row(row)
	}
	if only && len(b.Rows) > 1 {
		top := draft.Spot{Row: len(p.sheet.Rows) - len(b.Rows) - 1}
		p.sheet.Filter = top.String() + ":" + draft.Spot{Column: len(b.Head) - 1, Row: len(p.sheet.Rows) - 1}.String()
	}
	p.sheet.Rows = append(p.sheet.Rows, draft.Row{Height: 8})
}

// hold keeps the head of the only table in view, and on every printed page.
func (p *pageDrawer) hold(columns int) {
	p.sheet.Repeat = len(p.sheet.Rows)
	p.sheet.Frozen = draft.Spot{Column: min(3, columns-1), Row: len(p.sheet.Rows)}
	if columns < 8 {
		p.sheet.Frozen.Column = 0
	}
}

func (p *pageDrawer) row(row []report.Datum) {
	r := draft.Row{}
	tall := 1
	for i, d := range row {
		r.Cells = append(r.Cells, datumCell(d))
		tall = max(tall, textLines(d.Text, p.widths[i]))
	}
	r.Height = lineHeight*tall + 2
	p.sheet.Rows = append(p.sheet.Rows, r)
}

// datumCell is a datum as a cell: what is a number in the result is one here, shown
// with all its digits.
func datumCell(d report.Datum) draft.Cell {
	style := draft.Style{Border: true, Wrap: true, Middle: true, Align: "left", Indent: 1, Bold: d.Kind == report.Strong}
	switch d.Kind {
	case report.Words, report.Strong, report.Inner:
		return draft.Words(d.Text, style)
	}
	_, below, _ := strings.Cut(d.Text, ".")
	zeros := strings.Repeat("0", len(below))
	if zeros != "" {
		zeros = "." + zeros
	}
	style.Wrap, style.Align = false, "right"
	switch d.Kind {
	case report.Whole:
		style.Align, style.Indent, style.Format = "center", 0, "0"
	case report.Money:
		style.Format = "#,##0" + zeros
	case report.Near:
		style.Format = `"≈"0` + zeros
	default:
		style.Format = "0" + zeros
	}
	cell := draft.Digits(d.Text, style)
	if cell.Kind == draft.Text {
		cell.Style.Format, cell.Style.Align, cell.Style.Wrap = "@", "right", true
		if d.Kind == report.Near {
			cell.Text = "≈" + cell.Text
		}
	}
	return cell
}

// textLines is how many lines a text takes in a column of a width.
func textLines(s string, width int) int {
	n := 0
	for _, line := range strings.Split(s, "\n") {
		n += max(1, (cells.Width(line)+width-4)/max(1, width-3))
	}
	return n
}
