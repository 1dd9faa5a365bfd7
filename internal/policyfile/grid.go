package policyfile

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
)

// grid is a CSV file as one reference reads it.
type grid struct {
	a       *assembly
	at      *document.Node // the reference
	shape   shape
	header  []*document.Node
	rows    []*document.Node
	columns []int         // those that are read, in their order
	whole   bool          // every cell that is read holds something
	last    document.Pair // the row called else, where thresholds may have one
}

// choose finds the columns. Where the file has just as many as are wanted they
// need not be named.
func (t *grid) choose(o object, m mention) bool {
	var names []string
	for _, cell := range t.header {
		names = append(names, cell.Text)
	}
	if !o.has("columns") {
		for i := range names {
			t.columns = append(t.columns, i)
		}
	}
	for _, n := range o.list("columns") {
		at := slices.Index(names, n.Text)
		if n.Kind != document.Scalar || at < 0 {
			t.a.suggest(n, "csv-column", names)
			return false
		}
		t.columns = append(t.columns, at)
	}
	want := columns[t.shape]
	if n := len(t.columns); n >= want.least && (n <= want.most || want.most == 0) {
		return true
	}
	at := m.node
	if key := o.node.KeyOf("columns"); key != nil {
		at = key
	}
	count := strconv.Itoa(want.least)
	if want.most > want.least {
		count += "–" + strconv.Itoa(want.most)
	}
	t.a.fault(at, "csv-columns", "file", short(m.name), "want", count, "columns", message.List(names...))
	return false
}

func (t *grid) node() *document.Node {
	t.whole = true
	switch t.shape {
	case options, steps:
		return t.options()
	case groups:
		return t.groups()
	case ranges:
		return t.ranges()
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
	items := make([]*document.Node, 0, len(t.rows))
	for _, row := range t.rows {
		n := t.cell(row, 0)
		if t.shape == steps && n.Text == elseLabel {
			t.last = document.Pair{Key: n, Value: document.TextAt(n, "true")}
			continue
		}
		items = append(items, n)
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

// ranges makes each row what `bands.table` has for one. An end without a number is
// open, and which ends belong to a range need not be said.
func (t *grid) ranges() *document.Node {
	keys := []string{"from", "to", "points", "includes"}[:len(t.columns)]
	items := make([]*document.Node, len(t.rows))
	for i, row := range t.rows {
		var pairs []document.Pair
		for j, key := range keys {
			cell := row.Items[t.columns[j]]
			if key == "points" {
				cell = t.cell(row, j)
			} else if cell.Text == "" {
				continue
			}
			pairs = append(pairs, document.Pair{Key: document.TextAt(t.header[t.columns[j]], key), Value: cell})
		}
		items[i] = document.MapAt(row.Items[t.columns[0]], pairs)
	}
	return document.ListAt(t.at, items)
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
		entry := document.Pair{Key: key, Value: t.value(row, key)}
		if key.Text == elseLabel && (t.shape == tiered || t.shape == spans) {
			t.last = entry
			continue
		}
		pairs = append(pairs, entry)
	}
	return document.MapAt(t.at, pairs)
}

func (t *grid) value(row, key *document.Node) *document.Node {
	switch {
	case t.shape == spans:
		return document.ListAt(row.Items[t.columns[1]], []*document.Node{t.cell(row, 1), t.cell(row, 2)})
	case t.shape != cells && len(t.columns) == 2:
		return t.cell(row, 1)
	}
	fields := make([]document.Pair, 0, len(t.columns)-1)
	for i := 1; i < len(t.columns); i++ {
		fields = append(fields, document.Pair{Key: t.header[t.columns[i]], Value: t.cell(row, i)})
	}
	return document.MapAt(key, fields)
}
