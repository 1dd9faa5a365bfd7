package tables

import (
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
)

// Edit is a scalar that somebody changed.
type Edit struct {
	Cell     string // 参数!D5
	Key      string
	Old, New string

	node *document.Node
	kind Kind
}

// Compare finds what was edited in a workbook that was drawn of these tables. With
// problems nothing may be taken from it.
func (t *Set) Compare(b *workbook.Book, o Origin, lang string) ([]Edit, []message.Problem) {
	c := &comparison{lang: lang}
	if !c.origin(b, o) {
		return nil, c.problems
	}
	sheets := map[string]*workbook.Sheet{}
	for _, s := range b.Sheets {
		sheets[s.Name] = s
	}
	known := map[string]bool{word("zh", "about"): true, word("en", "about"): true}
	list := t.Tables
	for i := range list {
		name := draft.CleanName(list[i].Name)
		known[name] = true
		if s := sheets[name]; s != nil {
			c.table(s, &list[i])
		} else {
			c.fail("xlsx-rules-sheet-lost", "sheet", name)
		}
	}
	for _, s := range b.Sheets {
		if !known[s.Name] {
			c.fail("xlsx-rules-sheet", "sheet", s.Name)
		}
	}
	return c.edits, c.problems
}

// comparison is what was found so far.
type comparison struct {
	lang     string
	edits    []Edit
	problems []message.Problem
}

func (c *comparison) fail(code string, args ...string) {
	m := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = args[i+1]
	}
	c.problems = append(c.problems, message.Problem{Code: code, Args: m})
}

// origin checks that the workbook was made of this text.
func (c *comparison) origin(b *workbook.Book, o Origin) bool {
	policy, hash := "", ""
	for _, s := range b.Sheets {
		if s.Name != word("zh", "about") && s.Name != word("en", "about") {
			continue
		}
		for _, cells := range s.Table.Rows {
			if len(cells) < 2 {
				continue
			}
			switch label := cells[0].Text; {
			case label == word("zh", "policy") || label == word("en", "policy"):
				policy = cells[1].Text
			case strings.HasPrefix(cells[1].Text, hashPrefix):
				hash = strings.TrimPrefix(cells[1].Text, hashPrefix)
			}
		}
	}
	switch {
	case hash == "":
		c.fail("xlsx-rules-foreign")
	case policy != o.Policy:
		c.fail("xlsx-rules-policy", "seen", policy, "want", o.Policy)
	case hash != o.Hash:
		c.fail("xlsx-rules-stale")
	default:
		return true
	}
	return false
}

// table compares one sheet, row by row. The order of rows does not matter.
func (c *comparison) table(s *workbook.Sheet, t *Table) {
	rows := map[string]*Row{}
	for i := range t.Rows {
		rows[t.Rows[i].Key] = &t.Rows[i]
	}
	seen := map[string]string{}
	first := true
	for number, cells := range s.Table.Rows {
		place := func(column int) string { return s.Name + "!" + draft.Spot{Column: column, Row: number - 1}.String() }
		if first {
			first = false
			c.head(cells, t, place)
			continue
		}
		if blank(cells) {
			continue
		}
		key := textOf(&cells[0])
		r := rows[key]
		switch {
		case r == nil:
			c.fail("xlsx-rules-row", "cell", place(0), "seen", key)
		case seen[key] != "":
			c.fail("xlsx-rules-twice", "cell", place(0), "seen", key, "other", seen[key])
		default:
			seen[key] = place(0)
			c.row(cells, r, place)
		}
	}
	for i := range t.Rows {
		if key := t.Rows[i].Key; seen[key] == "" {
			c.fail("xlsx-rules-lost", "sheet", s.Name, "seen", key)
		}
	}
	if s.Err() != nil {
		c.fail("xlsx-rules-broken", "sheet", s.Name)
	}
}

func (c *comparison) head(cells []intake.Cell, t *Table, place func(int) string) {
	want := append([]string{word(c.lang, "key")}, t.Head...)
	for i := range max(len(cells), len(want)) {
		got, expected := "", ""
		if i < len(cells) {
			got = cells[i].Text
		}
		if i < len(want) {
			expected = want[i]
		}
		if got != expected {
			c.fail("xlsx-rules-locked", "cell", place(i), "old", expected, "new", got)
		}
	}
}

func (c *comparison) row(cells []intake.Cell, r *Row, place func(int) string) {
	for i := range max(len(cells)-1, len(r.Cells)) {
		var now intake.Cell
		var was Cell
		if i+1 < len(cells) {
			now = cells[i+1]
		}
		if i < len(r.Cells) {
			was = r.Cells[i]
		}
		c.cell(&now, &was, r.Key, place(i+1))
	}
}

// cell compares one cell.
func (c *comparison) cell(now *intake.Cell, was *Cell, key, place string) {
	got := textOf(now)
	if same(got, was) && now.Kind != intake.ErrorCell {
		return
	}
	switch {
	case was.Kind == Locked:
		c.fail("xlsx-rules-locked", "cell", place, "old", was.Text, "new", got)
	case now.Kind == intake.ErrorCell || now.Kind == intake.UncachedCell || now.Kind == intake.ForeignCell || now.Formula:
		c.fail("xlsx-rules-formula", "cell", place, "seen", got)
	case strings.TrimSpace(got) == "":
		c.fail("xlsx-rules-empty", "cell", place, "old", was.Text)
	case was.Kind == Words:
		c.edits = append(c.edits, Edit{place, key, was.Text, got, was.node, Words})
	default:
		c.literal(now, was, got, key, place)
	}
}

func (c *comparison) literal(now *intake.Cell, was *Cell, got, key, place string) {
	if now.Kind == intake.DateCell {
		got = dayOf(now.Text)
	}
	value, ok := taken(was.Text, got)
	if !ok {
		c.fail("xlsx-rules-value", "cell", place, "old", was.Text, "seen", got)
		return
	}
	if value != was.Text {
		c.edits = append(c.edits, Edit{place, key, was.Text, value, was.node, Literal})
	}
}

// same reports whether a cell still holds what was put into it. Number cells are
// compared as numbers: 14.0 is stored as 14.
func same(got string, was *Cell) bool {
	if got == was.Text {
		return true
	}
	a, err := exact.Parse(got)
	b, err2 := exact.Parse(was.Text)
	return err == nil && err2 == nil && exact.Equal(a, b)
}

// textOf is what a cell holds, as somebody would write it.
func textOf(c *intake.Cell) string {
	switch c.Kind {
	case intake.NumberCell:
		digits, ok := intake.Shortest(c.Text)
		if !ok {
			return c.Text
		}
		if c.Percent {
			if x, err := exact.Parse(digits); err == nil {
				return x.Percent()
			}
		}
		return digits
	case intake.BoolCell:
		return map[bool]string{true: "true", false: "false"}[c.Text == "1"]
	}
	return c.Text
}

func blank(cells []intake.Cell) bool {
	for i := range cells {
		if strings.TrimSpace(textOf(&cells[i])) != "" {
			return false
		}
	}
	return true
}

// dayOf is the date that a cell holds as a number of days.
func dayOf(stored string) string {
	n, err := exact.Parse(stored)
	if err != nil || !n.IsInt() {
		return stored
	}
	days, ok := n.Int64()
	if !ok {
		return stored
	}
	return civilDay(days)
}
