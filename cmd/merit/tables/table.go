package tables

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// Table is one sheet.
type Table struct {
	Name string
	Head []string
	Rows []Row

	seen map[string]int // how often each key was given
}

// Row is one row. Key is the path to what it is about, and no other row has it.
type Row struct {
	Key   string
	Cells []Cell
}

// Cell is one cell: a text to be read, or a scalar that may be edited.
type Cell struct {
	Text string
	Kind Kind
	node *document.Node // what is edited; nil: nothing
}

// Kind says what may be put into a cell.
type Kind uint8

// The kinds of cells.
const (
	Locked  Kind = iota
	Literal      // a number, percent, amount, date, yes or no
	Words        // any text
)

// maker makes tables of one file.
type maker struct {
	lang   string
	tables map[string]*Table
}

// Set is a policy file as tables.
type Set struct {
	Tables []Table

	file *document.File
	text []byte
}

// Of makes the tables of a policy file that is known to have no error. Those
// without a row are left out.
func Of(name string, policy []byte, lang string) *Set {
	s := &Set{file: document.Read(name, policy), text: policy}
	m := &maker{lang: lang, tables: map[string]*Table{}}
	root := s.file.Root
	m.head(root)
	m.parameters(root.Get("parameters"))
	m.scorecard(root.Get("scoring"))
	m.forms(root)
	m.inputs(root.Get("inputs"))
	m.allocation(root.Get("allocation"))
	m.texts(root, "")
	m.rules(root)
	for _, key := range sheetOrder {
		if t := m.tables[key]; t != nil && len(t.Rows) > 0 {
			s.Tables = append(s.Tables, t.narrowed())
		}
	}
	return s
}

// narrowed leaves out the columns in which nothing stands.
func (t *Table) narrowed() Table {
	out := Table{Name: t.Name}
	used := make([]bool, len(t.Head))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			used[i] = used[i] || c.Text != "" || c.node != nil
		}
	}
	for i, h := range t.Head {
		if used[i] {
			out.Head = append(out.Head, h)
		}
	}
	for _, r := range t.Rows {
		row := Row{Key: r.Key}
		for i, c := range r.Cells {
			if used[i] {
				row.Cells = append(row.Cells, c)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

var sheetOrder = []string{"parameters", "scorecard", "bands", "points", "checklists", "matrices", "options", "inputs", "dates", "allocation", "texts", "rules"}

// add adds a row to a sheet.
func (m *maker) add(sheet, key string, cells ...Cell) {
	t := m.tables[sheet]
	if t == nil {
		t = &Table{Name: word(m.lang, sheet), seen: map[string]int{}}
		for _, h := range heads[sheet] {
			t.Head = append(t.Head, word(m.lang, h))
		}
		m.tables[sheet] = t
	}
	if t.seen[key]++; t.seen[key] > 1 { // two things under one id: check says so
		key += "#" + strconv.Itoa(t.seen[key])
	}
	t.Rows = append(t.Rows, Row{key, cells})
}

func show(s string) Cell { return Cell{Text: s} }

// literal is a scalar that may be edited where it is a number or the like; a name
// or a formula is shown and locked.
func literal(n *document.Node) Cell {
	c := shown(n)
	if n == nil || n.Kind != document.Scalar || !isLiteral(n.Text) {
		return c
	}
	if _, _, ok := n.Extent(); ok {
		c.Kind, c.node = Literal, n
	}
	return c
}

// text is a scalar that may be edited as a text, where it stands in one line.
func text(n *document.Node) Cell {
	c := shown(n)
	if n == nil || n.Kind != document.Scalar {
		return c
	}
	if _, _, ok := n.Extent(); ok {
		c.Kind, c.node = Words, n
	}
	return c
}

// shown is what stands in a node, locked.
func shown(n *document.Node) Cell {
	if n == nil {
		return Cell{}
	}
	return Cell{Text: flat(n)}
}

// flat writes a node on one line.
func flat(n *document.Node) string {
	var parts []string
	switch n.Kind {
	case document.Map:
		for _, p := range n.Pairs {
			parts = append(parts, p.Key.Text+": "+flat(p.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case document.List:
		for _, i := range n.Items {
			parts = append(parts, flat(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return n.Text
}

// join is a path with one more step.
func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

func at(path string, i int) string { return path + "[" + strconv.Itoa(i+1) + "]" }

// named is the path to an element of a list: by its id where it has one.
func named(path string, i int, n *document.Node) string {
	if id := field(n, "id"); id != "" {
		return path + "[" + id + "]"
	}
	return at(path, i)
}

// field is the text under a key of a map, "" where there is none.
func field(n *document.Node, key string) string {
	if n == nil || n.Kind != document.Map {
		return ""
	}
	if v := n.Get(key); v != nil && v.Kind == document.Scalar {
		return v.Text
	}
	return ""
}

// law is what a node cites, for the reader.
func law(n *document.Node) Cell {
	if n == nil || n.Kind != document.Map {
		return Cell{}
	}
	cite := n.Get("cite")
	if cite == nil {
		return Cell{}
	}
	list := []*document.Node{cite}
	if cite.Kind == document.List {
		list = cite.Items
	}
	var parts []string
	for _, c := range list {
		s := strings.TrimSpace(field(c, "source") + " " + field(c, "clause"))
		if q := field(c, "quote"); q != "" {
			s += "“" + q + "”"
		}
		parts = append(parts, s)
	}
	return show(strings.Join(parts, "；"))
}

var thresholds = []string{"at_least", "more_than", "at_most", "less_than"}

func isThreshold(key string) bool { return slices.Contains(thresholds, key) }
