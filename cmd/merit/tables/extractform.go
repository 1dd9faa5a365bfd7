package tables

import (
	"strconv"

	"github.com/merit-rules/merit/internal/document"
)

// forms shows what points are given by, wherever it stands.
func (m *maker) forms(root *document.Node) {
	for _, p := range pairs(root.Get("values")) {
		m.form(join("values", p.Key.Text), p.Key.Text, p.Value)
	}
	m.formsOf("scoring.indicators", get(get(root, "scoring"), "indicators"))
	m.formsOf("scoring.adjust", get(get(root, "scoring"), "adjust"))
}

func (m *maker) formsOf(path string, list *document.Node) {
	for i, n := range elements(list) {
		here := named(path, i, n)
		m.form(here, field(n, "id"), n)
		m.formsOf(join(here, "items"), get(n, "items"))
	}
}

func (m *maker) form(path, name string, n *document.Node) {
	m.bands(join(path, "bands"), name, get(n, "bands"))
	m.points(join(path, "points"), name, get(n, "points"))
	m.checklist(join(path, "checklist"), name, n)
	m.matrix(join(path, "matrix"), name, get(n, "matrix"))
	m.judged(join(path, "judged"), name, get(n, "judged"))
	for i, e := range elements(get(n, "best")) {
		m.form(named(join(path, "best"), i, e), name, e)
	}
}

func (m *maker) bands(path, name string, n *document.Node) {
	of := show(flatOf(n, "of"))
	for _, p := range pairs(n) {
		switch key := p.Key.Text; {
		case isThreshold(key):
			for i, t := range pairs(p.Value) {
				m.add("bands", at(join(path, key), i), show(name), of, show(word(m.lang, key)), literal(t.Key), show(""), points(t.Value))
			}
		case key == "else":
			m.add("bands", join(path, "else"), show(name), of, show(word(m.lang, "else")), show(""), show(""), points(p.Value))
		case key == "table":
			for i, r := range elements(p.Value) {
				value := get(r, "points")
				if value == nil {
					value = get(r, "value")
				}
				m.add("bands", at(join(path, "table"), i), show(name), of, show(word(m.lang, "includes "+field(r, "includes"))), literal(get(r, "from")), literal(get(r, "to")), points(value))
			}
		}
	}
}

// points is a cell of points: a number, or under values a text; formulas are locked.
func points(n *document.Node) Cell {
	c := literal(n)
	if c.Kind == Locked && n != nil && n.Quoted() {
		return text(n)
	}
	return c
}

func flatOf(n *document.Node, key string) string {
	if v := get(n, key); v != nil {
		return flat(v)
	}
	return ""
}

func (m *maker) points(path, name string, n *document.Node) {
	for i, o := range pairs(get(n, "options")) {
		m.add("points", at(join(path, "options"), i), show(name), show(flatOf(n, "of")), text(o.Key), points(o.Value))
	}
}

func (m *maker) checklist(path, name string, owner *document.Node) {
	n := get(owner, "checklist")
	if n == nil {
		return
	}
	if most := get(owner, "count_at_most"); most != nil {
		m.add("checklists", join(path, "count_at_most"), show(name), show(word(m.lang, "at most counted")), show(""), literal(most))
	}
	for i, e := range elements(n) {
		m.add("checklists", at(path, i), show(name), shown(get(e, "if")), show(field(e, "title")), points(get(e, "points")))
	}
	list := pairs(n)
	if options := get(n, "options"); options != nil && get(n, "of") != nil {
		for i, o := range pairs(options) {
			m.add("checklists", at(join(path, "options"), i), show(name), text(o.Key), show(flatOf(n, "of")), points(o.Value))
		}
		return
	}
	for i, p := range list {
		m.add("checklists", at(path, i), show(name), shown(p.Key), show(""), points(p.Value))
	}
}

// matrix shows the lines of a table of two directions: the thresholds of its rows
// and columns, then its cells.
func (m *maker) matrix(path, name string, n *document.Node) {
	for _, side := range []string{"rows", "columns"} {
		axis := get(n, side)
		for _, p := range pairs(axis) {
			if !isThreshold(p.Key.Text) && p.Key.Text != "options" {
				continue
			}
			for i, t := range elements(p.Value) {
				cell := literal(t)
				if p.Key.Text == "options" {
					cell = shown(t)
				}
				m.add("matrices", at(join(join(path, side), p.Key.Text), i), show(name), show(word(m.lang, side)+" "+strconv.Itoa(i+1)), show(flatOf(axis, "of")+" "+word(m.lang, p.Key.Text)), cell)
			}
		}
	}
	m.cells(join(path, "cells"), name, word(m.lang, "cells"), get(n, "cells"))
}

func (m *maker) cells(path, name, place string, n *document.Node) {
	for i, e := range elements(n) {
		m.cells(at(path, i), name, place+" "+strconv.Itoa(i+1), e)
	}
	for _, p := range pairs(n) {
		m.cells(join(path, p.Key.Text), name, place+" "+p.Key.Text, p.Value)
	}
	if n != nil && n.Kind == document.Scalar {
		m.add("matrices", path, show(name), show(place), show(""), points(n))
	}
}

func (m *maker) judged(path, name string, n *document.Node) {
	for _, key := range []string{"step", "drop"} {
		if v := get(n, key); v != nil {
			m.add("matrices", join(path, key), show(name), show(word(m.lang, "judged "+key)), show(field(n, "input")), literal(v))
		}
	}
	m.between(join(path, "between"), name, word(m.lang, "between"), get(n, "between"), field(n, "input"))
}

func (m *maker) between(path, name, place string, n *document.Node, input string) {
	for i, e := range elements(n) {
		end := word(m.lang, []string{"lowest", "highest"}[min(i, 1)])
		if e.Kind == document.Scalar {
			m.add("matrices", at(path, i), show(name), show(place+" "+end), show(input), literal(e))
		}
	}
	for _, p := range pairs(n) {
		if p.Key.Text == "of" {
			continue
		}
		m.between(join(path, p.Key.Text), name, place+" "+word(m.lang, p.Key.Text), p.Value, input)
	}
}

// isText reports whether a key holds words for people.
func isText(key string) bool {
	switch key {
	case "title", "reason", "message", "help", "issuer", "description":
		return true
	}
	return false
}

// texts shows all words for people, wherever they stand.
func (m *maker) texts(n *document.Node, path string) {
	for _, p := range pairs(n) {
		here := join(path, p.Key.Text)
		switch {
		case p.Key.Text == "tests" || p.Key.Text == "fixtures" || p.Key.Text == "sources" || p.Key.Text == "cite":
		case isText(p.Key.Text) && p.Value.Kind == document.Scalar:
			m.add("texts", here, show(word(m.lang, p.Key.Text)), text(p.Value))
		case isText(p.Key.Text) && p.Value.Kind == document.Map:
			for _, side := range p.Value.Pairs {
				m.add("texts", join(here, side.Key.Text), show(word(m.lang, p.Key.Text)), text(side.Value))
			}
		default:
			m.texts(p.Value, here)
		}
	}
	for i, e := range elements(n) {
		m.texts(e, named(path, i, e))
	}
}
