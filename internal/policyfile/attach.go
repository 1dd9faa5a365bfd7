package policyfile

import (
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
	record               // a parameter's table
)

// reference is a place of a document where a table of a CSV file stands.
type reference struct {
	pair  *document.Pair
	shape shape
	what  string
}

// attach puts the tables of CSV files where a document names them, as if they
// were written there. Each cell keeps its place in its own file.
func (a *assembly) attach(root *document.Node, text string) {
	for _, ref := range references(root, text) {
		if a.uses != nil && ref.shape == record {
			a.uses(parameterKeys, document.MapAt(root, []document.Pair{*ref.pair}))
		}
		n, ok := a.table(ref)
		a.lost = a.lost || !ok
		ref.pair.Value = n
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
			list = append(list, reference{p, s, what + "." + p.Key.Text})
		case p.Value.Kind != document.Scalar && (section != "parameters" || p.Key.Text != "value"):
			list = below(p.Value, section, p.Key.Text, what+"."+p.Key.Text, list)
		}
	}
	return list
}

// shapeOf tells whether an entry is a reference. Where points are given by option,
// an option may itself be called file: there only the whole form of a reference
// is one.
func shapeOf(in *document.Node, p *document.Pair, section, key string) (shape, bool) {
	v := p.Value
	if v.Kind != document.Map || v.Bad || v.Get("file") == nil || v.Get("file").Kind != document.Scalar {
		return 0, false
	}
	switch {
	case p.Key.Text == "table":
		return record, section == "parameters" && in.Get("value") == nil
	case p.Key.Text != "options":
		return 0, false
	case key == "lookup":
		return groups, true
	case in.Get("of") != nil && in.Get("type") == nil:
		return worths, wholly(v)
	}
	return options, true
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

// table is the node that a reference stands for.
func (a *assembly) table(ref reference) (*document.Node, bool) {
	n := ref.pair.Value
	m, o, ok := a.mentioned(n, ref.pair.Key, ref.what, gridKeys)
	if !ok {
		return n, false
	}
	if !strings.HasSuffix(m.name, ".csv") {
		a.fault(m.node, "csv-name", "file", short(m.node.Text))
		return n, false
	}
	p := a.open(m, nil)
	if p == nil || !a.headed(p) {
		return n, false
	}
	t := &grid{a: a, at: n, header: p.file.Root.Items[0].Items, rows: p.file.Root.Items[1:]}
	if len(t.rows) == 0 {
		a.fault(m.node, "csv-no-rows", "file", short(m.name))
		return n, false
	}
	if !t.choose(o, m, ref.shape) {
		return n, false
	}
	if a.cells += len(t.rows) * len(t.columns); a.cells > maxCells {
		a.fault(m.node, "csv-limit", "limit", strconv.Itoa(maxCells))
		return n, false
	}
	return t.node(ref.shape), t.whole
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
