package draft

import "strings"

// sheet writes one sheet; number is from 1.
func (w *writer) sheet(s *Sheet, number int) {
	var out strings.Builder
	out.WriteString(head + `<worksheet xmlns="` + mainNS + `" xmlns:r="` + relationNS + `">`)
	if s.width() <= PageWidth {
		out.WriteString(`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	}
	out.WriteString(`<dimension ref="` + extent(s) + `"/>`)
	view(&out, s, number == w.first)
	out.WriteString(`<sheetFormatPr defaultRowHeight="15"/>`)
	w.columns(&out, s.Columns)
	out.WriteString(`<sheetData>`)
	for i := range s.Rows {
		w.row(&out, &s.Rows[i], i)
	}
	out.WriteString(`</sheetData>`)
	if s.Locked {
		out.WriteString(`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`)
	}
	if s.Filter != "" {
		out.WriteString(`<autoFilter ref="` + s.Filter + `"/>`)
	}
	if len(s.Merged) > 0 {
		out.WriteString(`<mergeCells count="` + itoa(len(s.Merged)) + `">`)
		for _, m := range s.Merged {
			out.WriteString(`<mergeCell ref="` + m + `"/>`)
		}
		out.WriteString(`</mergeCells>`)
	}
	checks(&out, s.Checks)
	printing(&out, s)
	if len(s.Breaks) > 0 {
		out.WriteString(`<rowBreaks count="` + itoa(len(s.Breaks)) + `" manualBreakCount="` + itoa(len(s.Breaks)) + `">`)
		for _, row := range s.Breaks {
			out.WriteString(`<brk id="` + itoa(row) + `" max="16383" man="1"/>`)
		}
		out.WriteString(`</rowBreaks>`)
	}
	if len(s.Comments) > 0 {
		out.WriteString(`<legacyDrawing r:id="rId1"/>`)
	}
	out.WriteString(`</worksheet>`)
	w.part("xl/worksheets/sheet"+itoa(number)+".xml", out.String())
}

// extent is the range that holds all cells.
func extent(s *Sheet) string {
	last := Spot{}
	for i := range s.Rows {
		if n := len(s.Rows[i].Cells); n > 0 {
			last.Row, last.Column = i, max(last.Column, n-1)
		}
	}
	if last == (Spot{}) {
		return "A1"
	}
	return "A1:" + last.String()
}

func view(out *strings.Builder, s *Sheet, selected bool) {
	out.WriteString(`<sheetViews><sheetView workbookViewId="0"`)
	if selected {
		out.WriteString(` tabSelected="1"`)
	}
	if s.Frozen == (Spot{}) {
		out.WriteString(`/></sheetViews>`)
		return
	}
	pane, size := "bottomRight", ``
	if s.Frozen.Column > 0 {
		size += ` xSplit="` + itoa(s.Frozen.Column) + `"`
	}
	if s.Frozen.Row > 0 {
		size += ` ySplit="` + itoa(s.Frozen.Row) + `"`
	}
	switch {
	case s.Frozen.Column == 0:
		pane = "bottomLeft"
	case s.Frozen.Row == 0:
		pane = "topRight"
	}
	out.WriteString(`><pane` + size + ` topLeftCell="` + s.Frozen.String() + `" activePane="` + pane + `" state="frozen"/>` +
		`<selection pane="` + pane + `" activeCell="` + s.Frozen.String() + `" sqref="` + s.Frozen.String() + `"/></sheetView></sheetViews>`)
}

func (w *writer) columns(out *strings.Builder, list []Column) {
	if len(list) == 0 {
		return
	}
	out.WriteString(`<cols>`)
	for i, c := range list {
		n := itoa(i + 1)
		out.WriteString(`<col min="` + n + `" max="` + n + `" width="` + itoa(max(c.Width, 1)) + `.7109375" customWidth="1"`)
		if c.Style != (Style{}) {
			out.WriteString(` style="` + itoa(w.styles.of(c.Style)) + `"`)
		}
		if c.Hidden {
			out.WriteString(` hidden="1"`)
		}
		out.WriteString(`/>`)
	}
	out.WriteString(`</cols>`)
}

func (w *writer) row(out *strings.Builder, r *Row, index int) {
	if len(r.Cells) == 0 && r.Height == 0 {
		return
	}
	out.WriteString(`<row r="` + itoa(index+1) + `"`)
	if r.Height > 0 {
		out.WriteString(` ht="` + itoa(r.Height) + `" customHeight="1"`)
	}
	out.WriteString(`>`)
	for i := range r.Cells {
		w.cell(out, &r.Cells[i], Spot{i, index})
	}
	out.WriteString(`</row>`)
}

func (w *writer) cell(out *strings.Builder, c *Cell, at Spot) {
	style := c.Style
	style.typed = c.Kind == Text && runs(c.Text)
	if c.Kind == Blank && style == (Style{}) {
		return
	}
	out.WriteString(`<c r="` + at.String() + `"`)
	if n := w.styles.of(style); n > 0 {
		out.WriteString(` s="` + itoa(n) + `"`)
	}
	switch c.Kind {
	case Number:
		out.WriteString(`><v>` + c.Text + `</v></c>`)
	case Text:
		out.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + Escape(c.Text) + `</t></is></c>`)
	default:
		out.WriteString(`/>`)
	}
}

// The lengths that the format allows in the parts of a check.
const (
	maxTitle = 32
	maxHelp  = 255
)

func checks(out *strings.Builder, list []Check) {
	if len(list) == 0 {
		return
	}
	out.WriteString(`<dataValidations count="` + itoa(len(list)) + `">`)
	for _, c := range list {
		kind, formula := "", c.Formula
		switch {
		case c.Options != "":
			kind, formula = "list", c.Options
		case c.Formula != "":
			kind = "custom"
		}
		out.WriteString(`<dataValidation`)
		if kind != "" {
			out.WriteString(` type="` + kind + `"`)
		}
		if c.Discouraging {
			out.WriteString(` errorStyle="warning"`)
		}
		out.WriteString(` allowBlank="1" showInputMessage="1" showErrorMessage="1"`)
		for _, a := range [...]struct {
			name, text string
			limit      int
		}{{"errorTitle", c.Title, maxTitle}, {"error", c.Wrong, maxHelp - 30}, {"promptTitle", c.Title, maxTitle}, {"prompt", c.Help, maxHelp}} {
			if a.text != "" {
				out.WriteString(` ` + a.name + `="` + quoted(shortened(a.text, a.limit)) + `"`)
			}
		}
		out.WriteString(` sqref="` + c.Range + `"`)
		if kind == "" {
			out.WriteString(`/>`)
			continue
		}
		out.WriteString(`><formula1>` + Escape(formula) + `</formula1></dataValidation>`)
	}
	out.WriteString(`</dataValidations>`)
}

// shortened is a text cut to a length, with a sign that something was cut.
func shortened(s string, limit int) string {
	if cut(s, limit) == s {
		return s
	}
	return cut(s, limit-1) + "…"
}

// PageWidth is how wide a sheet may be, in characters, that is printed on one page
// across; a wider one would be too small to read and goes on to further pages.
const PageWidth = 240

func (s *Sheet) width() int {
	n := 0
	for _, c := range s.Columns {
		if !c.Hidden {
			n += c.Width
		}
	}
	return n
}

func printing(out *strings.Builder, s *Sheet) {
	paper := "landscape"
	if s.Upright {
		paper = "portrait"
	}
	scale := `fitToWidth="1" fitToHeight="0"`
	if s.width() > PageWidth {
		scale = `scale="75" pageOrder="overThenDown"`
	}
	out.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" ` + scale + ` orientation="` + paper + `"/>`)
	footer := `&C&P / &N`
	if s.Footer != "" {
		footer = `&L` + strings.ReplaceAll(shortened(s.Footer, 60), "&", "&&") + `&R&P / &N`
	}
	out.WriteString(`<headerFooter><oddFooter>` + Escape(footer) + `</oddFooter></headerFooter>`)
}
