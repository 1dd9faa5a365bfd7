package policyfile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// grid is a CSV file as one reference reads it.
type grid struct {
	a       *assembly
	at      *document.Node // the reference
	header  []*document.Node
	rows    []*document.Node
	columns []int // those that are read, in their order
	whole   bool  // every cell that is read holds something
}

// choose finds the columns. Where the file has just as many as are wanted they
// need not be named.
func (t *grid) choose(o object, m mention, s shape) bool {
	var names []string
	for _, cell := range t.header {
		names = append(names, cell.Text)
	}
	least, most := 2, 2
	switch s {
	case options:
		least, most = 1, 1
	case record:
		most = len(names)
	}
	list := o.list("columns")
	if !o.has("columns") {
		for i := range names {
			t.columns = append(t.columns, i)
		}
	}
	for _, n := range list {
		at := slices.Index(names, n.Text)
		if n.Kind != document.Scalar || at < 0 {
			t.a.suggest(n, "csv-column", names)
			return false
		}
		t.columns = append(t.columns, at)
	}
	if len(t.columns) >= least && len(t.columns) <= most {
		return true
	}
	at := m.node
	if key := o.node.KeyOf("columns"); key != nil {
		at = key
	}
	t.a.fault(at, "csv-columns", "file", short(m.name), "want", strconv.Itoa(least), "columns", strings.Join(names, "、"))
	return false
}

func (t *grid) node(s shape) *document.Node {
	t.whole = true
	switch s {
	case options:
		return t.options()
	case groups:
		return t.groups()
	}
	return t.entries()
}

// cell is one that is read; it must hold something.
func (t *grid) cell(row *document.Node, column int) *document.Node {
	n := row.Items[t.columns[column]]
	if n.Text == "" {
		t.whole = false
		t.a.fault(n, "csv-cell", "column", t.header[t.columns[column]].Text)
	}
	return n
}

func (t *grid) options() *document.Node {
	items := make([]*document.Node, len(t.rows))
	for i, row := range t.rows {
		items[i] = t.cell(row, 0)
	}
	return document.ListAt(t.at, items)
}

// groups lists under each text of the second column the options that lead to it.
func (t *grid) groups() *document.Node {
	var pairs []document.Pair
	index := map[string]int{}
	for _, row := range t.rows {
		option, group := t.cell(row, 0), t.cell(row, 1)
		i, known := index[group.Text]
		if !known {
			i = len(pairs)
			index[group.Text] = i
			pairs = append(pairs, document.Pair{Key: group, Value: document.ListAt(group, nil)})
		}
		pairs[i].Value.Items = append(pairs[i].Value.Items, option)
	}
	return document.MapAt(t.at, pairs)
}

// entries has the first column for keys. Of two columns the second holds the
// values; of more each row becomes a table by header.
func (t *grid) entries() *document.Node {
	pairs := make([]document.Pair, 0, len(t.rows))
	first := make(map[string]*document.Node, len(t.rows))
	for _, row := range t.rows {
		key := t.cell(row, 0)
		if before := first[key.Text]; before != nil {
			f := t.a.fault(key, "csv-twice", "name", short(key.Text), "line", strconv.Itoa(before.Line))
			f.Related = []document.Related{{Place: before.Place(), Code: "related-first", Args: document.Arg("name", short(key.Text))}}
			t.whole = false
			continue
		}
		first[key.Text] = key
		pairs = append(pairs, document.Pair{Key: key, Value: t.value(row, key)})
	}
	return document.MapAt(t.at, pairs)
}

func (t *grid) value(row, key *document.Node) *document.Node {
	if len(t.columns) == 2 {
		return t.cell(row, 1)
	}
	fields := make([]document.Pair, 0, len(t.columns)-1)
	for i := 1; i < len(t.columns); i++ {
		fields = append(fields, document.Pair{Key: t.header[t.columns[i]], Value: t.cell(row, i)})
	}
	return document.MapAt(key, fields)
}
