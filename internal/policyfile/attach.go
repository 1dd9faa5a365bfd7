package policyfile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// shape is what a table becomes where it stands.
type shape uint8

const (
	options shape = iota // a list of options
	groups               // option → what it leads to, as `lookup` writes it
	worths               // option → points
	tiered               // threshold → points
	record               // a parameter's table
	steps                // a list of the thresholds of one direction of a matrix
	ranges               // rows of a table of ranges: from, to, points, which ends
	spans                // option or threshold → [low, high]
	cells                // label of a row → label of a column → cell
)

// columns are how few and how many columns of a file each shape takes; 0 is any
// number.
var columns = [...]struct{ least, most int }{
	options: {1, 1}, groups: {2, 2}, worths: {2, 2}, tiered: {2, 2}, record: {2, 0}, steps: {1, 1}, ranges: {3, 4}, spans: {3, 3}, cells: {2, 0},
}

// reference is a place of a document where a table of a CSV file stands.
type reference struct {
	in    *document.Node
	pair  *document.Pair
	shape shape
	what  string
}

// attach puts the tables of CSV files where a document names them, as if they
// were written there. Each cell keeps its place in its own file.
func (a *assembly) attach(root *document.Node, text string) {
	var rest []func()
	for _, ref := range references(root, text) {
		if a.uses != nil && ref.shape == record {
			a.uses(parameterKeys, document.MapAt(root, []document.Pair{*ref.pair}))
		}
		n, last, ok := a.table(ref)
		a.lost = a.lost || !ok
		ref.pair.Value = n
		if last.Key != nil {
			rest = append(rest, func() { a.otherwise(ref.in, last) })
		}
	}
	for _, add := range rest {
		add() // last, because a reference points into the map that grows
	}
}

// otherwise puts the row called else beside the thresholds of a table. In a matrix,
// where `else: true` only says that there is one, it may stand there already.
func (a *assembly) otherwise(in *document.Node, last document.Pair) {
	written := in.Get(elseLabel)
	switch {
	case written == nil:
		in.Pairs = append(in.Pairs, last)
	case written.Text != last.Value.Text || written.Text != "true":
		f := a.fault(last.Key, "csv-else")
		f.Related = []document.Related{{Place: written.Place(), Code: "related-first", Args: document.Arg("name", elseLabel)}}
	}
}

// references finds the tables that a document names.
func references(root *document.Node, text string) []reference {
	if root.Kind != document.Map || !strings.Contains(text, "file") {
		return nil
	}
	var list []reference
	for _, p := range root.Pairs {
		switch p.Key.Text {
		case "tests", "fixtures", "policy", "sources", "stages", "include", "extends", "drop":
		default:
			list = below(p.Value, p.Key.Text, p.Key.Text, p.Key.Text, list)
		}
	}
	return list
}

// below adds the references under a node that stands under a key of a section.
func below(n *document.Node, section, key, what string, list []reference) []reference {
	for _, item := range n.Items {
		list = below(item, section, key, what, list)
	}
	for i := range n.Pairs {
		p := &n.Pairs[i]
		s, ok := shapeOf(n, p, section, key)
		switch {
		case ok:
			list = append(list, reference{n, p, s, what + "." + p.Key.Text})
		case p.Value.Kind != document.Scalar && (section != "parameters" || p.Key.Text != "value"):
			list = below(p.Value, section, p.Key.Text, what+"."+p.Key.Text, list)
		}
	}
	return list
}

// shapeOf tells whether an entry is a reference. Where the author's own words are
// keys, one of them may be called file: there only the whole form of a reference is
// one.
func shapeOf(in *document.Node, p *document.Pair, section, key string) (shape, bool) {
	v := p.Value
	if v.Kind != document.Map || v.Bad || v.Get("file") == nil || v.Get("file").Kind != document.Scalar {
		return 0, false
	}
	switch name := p.Key.Text; {
	case name == "table" && section == "parameters":
		return record, in.Get("value") == nil
	case name == "table":
		return ranges, key == "bands"
	case name == "cells":
		return cells, key == "matrix" && wholly(v)
	case name == "shares":
		return worths, key == "pools" && wholly(v)
	case name == "options" || slices.Contains(comparisons, name):
		return listed(in, name, key, v)
	}
	return 0, false
}

// listed tells what options or thresholds become under the key of a form.
func listed(in *document.Node, name, key string, v *document.Node) (shape, bool) {
	switch {
	case key == "between":
		return spans, wholly(v)
	case name != "options":
		if key == "bands" {
			return tiered, wholly(v)
		}
		return steps, key == "rows" || key == "columns"
	case key == "lookup":
		return groups, true
	case key == "rows" || key == "columns" || in.Get("of") == nil || in.Get("type") != nil:
		return options, true
	}
	return worths, wholly(v)
}

// wholly reports whether a map can only be a reference to a CSV file.
func wholly(v *document.Node) bool {
	for _, p := range v.Pairs {
		if k := p.Key.Text; k != "file" && k != "sha256" && k != "columns" {
			return false
		}
	}
	return strings.HasSuffix(v.Get("file").Text, ".csv")
}

// table is the node that a reference stands for, and what its row called else says.
func (a *assembly) table(ref reference) (n *document.Node, last document.Pair, ok bool) {
	n = ref.pair.Value
	m, o, ok := a.mentioned(n, ref.pair.Key, ref.what, gridKeys)
	if !ok {
		return n, last, false
	}
	if !strings.HasSuffix(m.name, ".csv") {
		a.fault(m.node, "csv-name", "file", short(m.node.Text))
		return n, last, false
	}
	p := a.open(m, nil)
	if p == nil || !a.headed(p) {
		return n, last, false
	}
	t := &grid{a: a, at: n, shape: ref.shape, header: p.file.Root.Items[0].Items, rows: p.file.Root.Items[1:]}
	if len(t.rows) == 0 {
		a.fault(m.node, "csv-no-rows", "file", short(m.name))
		return n, last, false
	}
	if !t.choose(o, m) {
		return n, last, false
	}
	if a.cells += len(t.rows) * len(t.columns); a.cells > maxCells {
		a.fault(m.node, "csv-limit", "limit", strconv.Itoa(maxCells))
		return n, last, false
	}
	n = t.node()
	return n, t.last, t.whole
}

// headed wants a name of its own for every column.
func (a *assembly) headed(p *part) bool {
	seen := map[string]bool{}
	ok := true
	for _, cell := range p.file.Root.Items[0].Items {
		if cell.Text == "" || seen[cell.Text] {
			a.fault(cell, "csv-header", "name", cell.Text)
			ok = false
		}
		seen[cell.Text] = true
	}
	return ok
}
