package form

import (
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/cells"
)

// instructions is the sheet that says how to fill in the form.
func (m *maker) instructions() *draft.Sheet {
	s := &draft.Sheet{Name: word(m.lang, "instructions"), Upright: false}
	widths := []int{14, 26, 30, 44, 14, 34, 34}
	for _, w := range widths {
		s.Columns = append(s.Columns, draft.Column{Width: w})
	}
	last := draft.ColumnName(len(widths) - 1)
	add := func(height int, style draft.Style, text string) {
		s.Rows = append(s.Rows, draft.Row{Height: height, Cells: []draft.Cell{draft.Words(text, style)}})
		n := itoa(len(s.Rows))
		s.Merged = append(s.Merged, "A"+n+":"+last+n)
	}
	add(32, draft.Style{Bold: true, Size: 18, Align: "center", Middle: true}, word(m.lang, "title"))
	for _, line := range m.headLines() {
		add(18, draft.Style{Middle: true}, line)
	}
	for i, key := range m.ruleKeys() {
		text := itoa(i+1) + ". " + fill(word(m.lang, key), "sheet", m.name, "none", word(m.lang, "empty"))
		add(18*lines(text, 190), draft.Style{Wrap: true}, text)
	}
	s.Rows = append(s.Rows, draft.Row{Height: 6})
	head := draft.Row{Height: 22}
	for _, key := range []string{"sheet", "column", "meaning", "fill", "by", "help", "law"} {
		head.Cells = append(head.Cells, draft.Words(word(m.lang, key), headStyle(headFill)))
	}
	s.Rows = append(s.Rows, head)
	m.columnRows(s, widths)
	return s
}

// columnRows adds a row about every column of every sheet.
func (m *maker) columnRows(s *draft.Sheet, widths []int) {
	for i, q := range m.keys(false) {
		m.explain(s, m.name, &q, word(m.lang, []string{"id-fill", "any-fill"}[i]), widths)
	}
	for i := range m.questions {
		m.explain(s, m.name, &m.questions[i], m.questions[i].describe(m.lang), widths)
	}
	for _, l := range m.lists {
		id := m.keys(true)[0]
		m.explain(s, l.name, &id, fill(word(m.lang, "owner-fill"), "sheet", m.name), widths)
		for i := range l.questions {
			m.explain(s, l.name, &l.questions[i], l.questions[i].describe(m.lang), widths)
		}
	}
}

func (m *maker) headLines() []string {
	p := &m.program.Policy
	colon := "："
	if m.lang == "en" {
		colon = ": "
	}
	lines := []string{word(m.lang, "policy") + colon + m.title(), word(m.lang, "version") + colon + p.ID + " " + p.Version}
	if p.Issuer != "" {
		lines = append(lines, word(m.lang, "issuer")+colon+p.Issuer)
	}
	return lines
}

func (m *maker) ruleKeys() []string {
	keys := []string{"rule-rows"}
	if len(m.lists) > 0 {
		keys = append(keys, "rule-lists")
	}
	return append(keys, "rule-empty", "rule-texts", "rule-ready")
}

// explain adds the row about one column.
func (m *maker) explain(s *draft.Sheet, sheet string, q *question, what string, widths []int) {
	header := q.header()
	if q.name == "id" || q.name == "name" {
		header = q.name
	}
	what = m.sentence(what, m.spellings(q))
	cells := []string{sheet, header, said(q.title, m.lang), what, q.by, said(q.help, m.lang), m.law(q)}
	row, tall := draft.Row{}, 1
	for i, c := range cells {
		style := draft.Style{Border: true, Wrap: true}
		if i < 2 {
			style.Fill = paleFill
		}
		row.Cells = append(row.Cells, draft.Words(c, style))
		tall = max(tall, lines(c, widths[i]))
	}
	row.Height = 16*tall + 4
	s.Rows = append(s.Rows, row)
}

// spellings are other words for the options that the reader takes too.
func (m *maker) spellings(q *question) string {
	var out []string
	for _, a := range q.aliases {
		out = append(out, a.From+"→"+a.To)
	}
	if len(out) == 0 {
		return ""
	}
	return fill(word(m.lang, "aliases"), "x", strings.Join(out, word(m.lang, "and")))
}

// lines is how many lines a text takes in a cell of a width.
func lines(s string, width int) int {
	n := 0
	for _, line := range strings.Split(s, "\n") {
		n += max(1, (cells.Width(line)+width-2)/(width-1))
	}
	return n
}

// optionSheet holds the options that are too long for a check.
func (m *maker) optionSheet() *draft.Sheet {
	s := &draft.Sheet{Name: m.options, Hidden: true}
	for c, options := range m.optionColumns {
		s.Columns = append(s.Columns, draft.Column{Width: 20})
		for r, o := range options {
			for len(s.Rows) <= r {
				s.Rows = append(s.Rows, draft.Row{})
			}
			row := &s.Rows[r]
			for len(row.Cells) <= c {
				row.Cells = append(row.Cells, draft.Cell{})
			}
			row.Cells[c] = draft.Words(o, draft.Style{Format: "@"})
		}
	}
	return s
}
