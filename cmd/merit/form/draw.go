package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Options are what a form is drawn with.
type Options struct {
	Lang string // zh or en
	Rows int    // rows that are made ready for applicants; 0: 1,000
}

const (
	ordinaryRows = 1000
	maxSheetName = 31
)

// Aside reports whether a sheet of this name holds instructions or options of a
// form, which the reader passes over where it has no column id.
func Aside(name string) bool {
	for _, key := range []string{"instructions", "options"} {
		if name == word("zh", key) || name == word("en", key) {
			return true
		}
	}
	return false
}

// Draw makes the empty form of a policy. The problem says which name of a list
// cannot be that of a sheet.
func Draw(p *program.Program, o Options) (*draft.Book, *message.Problem) {
	m := &maker{program: p, lang: o.Lang, rows: o.Rows, listed: map[string]int{}, options: word(o.Lang, "options")}
	if m.rows == 0 {
		m.rows = ordinaryRows
	}
	for slot := range p.Inputs {
		s := &p.Slots[slot]
		if s.Kind == program.Derived {
			continue
		}
		if q := inputQuestion(p, s); q.kind != program.List {
			m.questions = append(m.questions, q)
		} else if problem := m.list(q, s); problem != nil {
			return nil, problem
		}
	}
	m.name = m.sheetName()
	b := &draft.Book{Title: m.title(), Author: "Merit"}
	main := m.sheet(m.name, m.questions, false)
	var lists []*draft.Sheet
	for _, l := range m.lists {
		lists = append(lists, m.sheet(l.name, l.questions, true))
	}
	b.Sheets = append(append(b.Sheets, m.instructions(), main), lists...)
	if len(m.optionColumns) > 0 {
		b.Sheets = append(b.Sheets, m.optionSheet())
	}
	return b, nil
}

// maker is a form while it is drawn.
type maker struct {
	program       *program.Program
	lang          string
	rows          int
	name          string // of the sheet of applicants
	options       string // of the sheet of options
	questions     []question
	lists         []entries
	listed        map[string]int // columns of the sheet of options, by their options
	optionColumns [][]string
}

// entries is the sheet of one list.
type entries struct {
	name      string
	questions []question
}

func (m *maker) list(q question, s *program.Slot) *message.Problem {
	if draft.CleanName(q.name) != q.name {
		return &message.Problem{Code: "xlsx-form-name", Args: map[string]string{"name": q.name, "limit": itoa(maxSheetName)}}
	}
	m.questions = append(m.questions, q)
	m.lists = append(m.lists, entries{q.name, entryQuestions(m.program, s)})
	return nil
}

// sheetName is the name of the sheet of applicants, which no list may have.
func (m *maker) sheetName() string {
	name := word(m.lang, "applications")
	for slices.ContainsFunc(m.lists, func(l entries) bool { return strings.EqualFold(l.name, name) }) {
		name += "_"
	}
	return name
}

func (m *maker) title() string {
	p := &m.program.Policy
	if t := said(p.Titles, m.lang); t != "" {
		return t
	}
	return p.Title
}

func itoa(n int) string { return strconv.Itoa(n) }

// The colours of a form.
const (
	headFill  = "1F4E78"
	headColor = "FFFFFF"
	keyFill   = "7F6000"
	paleFill  = "DDEBF7"
)

func headStyle(fill string) draft.Style {
	return draft.Style{Bold: true, Color: headColor, Fill: fill, Border: true, Wrap: true, Middle: true, Align: "center"}
}

// sheet is the sheet of applicants, or of the entries of a list.
func (m *maker) sheet(name string, questions []question, list bool) *draft.Sheet {
	keys := m.keys(list)
	s := &draft.Sheet{Name: name, Frozen: draft.Spot{Column: len(keys), Row: 1}, Repeat: 1, Footer: m.title()}
	row := draft.Row{}
	tall := 1
	for i, q := range append(keys, questions...) {
		fill := headFill
		if i < len(keys) {
			fill = keyFill
		}
		header := q.header()
		if i < len(keys) {
			header = q.name
		}
		width := m.width(&q, header)
		tall = max(tall, (cells.Width(header)+width-1)/width)
		row.Cells = append(row.Cells, draft.Words(header, headStyle(fill)))
		s.Columns = append(s.Columns, draft.Column{Width: width, Style: draft.Style{Format: formatOf(&q), Align: alignOf(&q)}})
		s.Comments = append(s.Comments, draft.Comment{At: draft.Spot{Column: i}, Text: m.note(&q)})
		s.Checks = append(s.Checks, m.columnCheck(&q, i, list))
	}
	row.Height = 18*tall + 6
	s.Rows = append(s.Rows, row)
	return s
}

// keys are the columns that say whom a row is about.
func (m *maker) keys(list bool) []question {
	id := question{name: program.NameID, kind: program.TextKind, title: program.Text{ZH: word("zh", "id-title"), EN: word("en", "id-title")}}
	if list {
		return []question{id}
	}
	return []question{id, {name: program.NameName, kind: program.TextKind, title: program.Text{ZH: word("zh", "name-title"), EN: word("en", "name-title")}}}
}

// columnCheck is the check of a column; ids are checked against the others.
func (m *maker) columnCheck(q *question, column int, list bool) draft.Check {
	at := draft.Spot{Column: column, Row: 1}
	c := m.check(q, at)
	last := draft.Spot{Column: column, Row: m.rows}
	if column > 0 || q.name != program.NameID {
		return c
	}
	if list {
		c.Options = draft.SheetRef(m.name) + at.Fixed() + ":" + last.Fixed()
		c.Help = fill(word(m.lang, "owner-fill"), "sheet", m.name)
	} else {
		// EXACT, because COUNTIF takes long codes for numbers and calls those equal
		// that agree in 15 digits.
		c.Formula = "AND(SUMPRODUCT(--EXACT(" + at.Fixed() + ":" + last.Fixed() + "," + at.String() + "))=1,LEN(" + at.String() + ")<=128)"
		c.Help = word(m.lang, "id-fill")
	}
	c.Wrong = fill(word(m.lang, "wrong"), "x", c.Help)
	return c
}

// note is what hangs on the head of a column.
func (m *maker) note(q *question) string {
	lines := []string{q.name}
	if t := said(q.title, m.lang); t != "" {
		lines[0] += word(m.lang, "comma") + t
	}
	lines = append(lines, q.describe(m.lang))
	for _, line := range []string{said(q.help, m.lang), m.supplier(q), m.law(q)} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// law names the clauses that a column rests on.
func (m *maker) law(q *question) string {
	var out []string
	for _, c := range q.cites {
		text := c.Clause
		if len(m.program.Sources) > 1 && c.Source != "" {
			text = strings.TrimSpace(c.Source + " " + text)
		}
		if c.Quote != "" {
			text += "“" + c.Quote + "”"
		}
		out = append(out, text)
	}
	return strings.Join(out, word(m.lang, "and"))
}

const (
	leastWidth = 10
	mostWidth  = 40
)

// width is that of a column: room for its head in two lines, and for its values.
func (m *maker) width(q *question, header string) int {
	w := max(leastWidth, (cells.Width(header)+3)/2+1)
	if len(header) == cells.Width(header) { // Latin words do not break
		w = max(leastWidth, len(header)+3)
	}
	switch q.kind {
	case program.DateTime:
		w = max(w, 18)
	case program.Date, program.Money:
		w = max(w, 13)
	case program.TextKind, program.Choices:
		w = max(w, 18)
	}
	if q.name == program.NameName {
		w = 30
	}
	for _, o := range q.options {
		w = max(w, cells.Width(o)+4)
	}
	return min(w, mostWidth)
}

// formatOf is the number format of a column: texts stay texts, so that 001 keeps
// its zeros and a code of 18 digits all of them.
func formatOf(q *question) string {
	switch q.kind {
	case program.Percent:
		return "0.00%"
	case program.Money:
		return "#,##0.00"
	case program.Date:
		return "yyyy-mm-dd"
	case program.DateTime:
		return "yyyy-mm-dd hh:mm"
	case program.Number, program.Integer:
		return ""
	}
	return "@"
}

func alignOf(q *question) string {
	switch q.kind {
	case program.Bool, program.Date, program.DateTime:
		return "center"
	}
	return ""
}
