package tables

import "github.com/merit-rules/merit/internal/document"

// pairs are the entries of a map; none for anything else.
func pairs(n *document.Node) []document.Pair {
	if n == nil || n.Kind != document.Map {
		return nil
	}
	return n.Pairs
}

// elements are those of a list; none for anything else.
func elements(n *document.Node) []*document.Node {
	if n == nil || n.Kind != document.List {
		return nil
	}
	return n.Items
}

// get is the value of a key of a map, nil for anything else.
func get(n *document.Node, key string) *document.Node {
	if n == nil || n.Kind != document.Map {
		return nil
	}
	return n.Get(key)
}

// head are the dates of the policy.
func (m *maker) head(root *document.Node) {
	period := get(get(root, "policy"), "period")
	for _, key := range []string{"from", "to"} {
		if n := get(period, key); n != nil {
			m.add("dates", "policy.period."+key, show(word(m.lang, "period "+key)), literal(n), law(get(root, "policy")))
		}
	}
	for i, s := range elements(get(root, "stages")) {
		name := field(s, "title")
		if name == "" {
			name = field(s, "id")
		}
		if n := get(s, "due"); n != nil {
			m.add("dates", join(named("stages", i, s), "due"), show(name), literal(n), law(s))
		}
	}
}

func (m *maker) parameters(n *document.Node) {
	for _, p := range pairs(n) {
		path := join("parameters", p.Key.Text)
		for i, dated := range elements(p.Value) {
			here := at(path, i)
			if from := get(dated, "from"); from != nil {
				m.add("parameters", join(here, "from"), show(p.Key.Text), show(word(m.lang, "since")), literal(from), show(field(dated, "unit")), law(dated))
			}
			m.parameter(p.Key.Text, field(dated, "from"), join(here, "value"), get(dated, "value"), dated)
		}
		if p.Value.Kind == document.Map {
			m.parameter(p.Key.Text, "", join(path, "value"), p.Value.Get("value"), p.Value)
		}
	}
}

// parameter adds what a value consists of: itself, or the entries of a table.
func (m *maker) parameter(name, item, path string, v, owner *document.Node) {
	if v == nil {
		return
	}
	inner := func(step string) string {
		if item == "" {
			return step
		}
		return item + " " + step
	}
	switch v.Kind {
	case document.Map:
		for _, p := range v.Pairs {
			m.parameter(name, inner(p.Key.Text), join(path, p.Key.Text), p.Value, owner)
		}
	case document.List:
		for i, e := range v.Items {
			m.parameter(name, inner(at("", i)), at(path, i), e, owner)
		}
	default:
		value := literal(v)
		if value.Kind == Locked {
			value = text(v)
		}
		m.add("parameters", path, show(name), show(item), value, show(field(owner, "unit")), law(owner))
	}
}

// scorecard shows every indicator with its maximum, weight and formula.
func (m *maker) scorecard(n *document.Node) {
	if v := get(n, "max"); v != nil {
		m.add("scorecard", "scoring", show(word(m.lang, "total")), show(""), literal(v), show(""), show(""), literal(get(get(n, "round"), "places")), show(""), law(n))
	}
	m.indicators("scoring.indicators", "", get(n, "indicators"))
	m.indicators("scoring.adjust", "", get(n, "adjust"))
}

func (m *maker) indicators(path, indent string, list *document.Node) {
	for i, n := range elements(list) {
		here := named(path, i, n)
		how := shown(get(n, "formula"))
		if how.Text == "" {
			how = show(word(m.lang, "form "+formOf(n)))
		}
		m.add("scorecard", here, show(indent+field(n, "id")), show(field(n, "title")), literal(get(n, "max")), literal(get(n, "min")),
			literal(get(n, "weight")), literal(get(get(n, "round"), "places")), how, law(n))
		m.indicators(join(here, "items"), indent+"　", get(n, "items"))
	}
}

// formOf names the form of a leaf.
func formOf(n *document.Node) string {
	for _, form := range []string{"bands", "points", "checklist", "matrix", "judged", "best"} {
		if get(n, form) != nil {
			return form
		}
	}
	return ""
}

// inputs shows the limits and options of the form.
func (m *maker) inputs(n *document.Node) {
	for _, p := range pairs(n) {
		m.input(join("inputs", p.Key.Text), p.Key.Text, p.Value)
	}
}

func (m *maker) input(path, name string, n *document.Node) {
	if n == nil || n.Kind != document.Map {
		return
	}
	m.add("inputs", path, show(name), shown(get(n, "type")), show(field(n, "unit")), literal(get(n, "min")), literal(get(n, "max")), literal(get(n, "step")), literal(get(n, "default")), law(n))
	for i, o := range elements(get(n, "options")) {
		m.add("options", at(join(path, "options"), i), show(name), text(o))
	}
	of := get(n, "of")
	if of == nil || of.Kind != document.Map {
		return
	}
	if of.Get("type") != nil && of.Get("type").Kind == document.Scalar {
		m.input(join(path, "of"), name+"[]", of)
		return
	}
	for _, f := range of.Pairs {
		m.input(join(join(path, "of"), f.Key.Text), name+"."+f.Key.Text, f.Value)
	}
}

// allocation shows every number and formula of it.
func (m *maker) allocation(n *document.Node) { m.leaves("allocation", n) }

func (m *maker) leaves(path string, n *document.Node) {
	for _, p := range pairs(n) {
		if p.Key.Text == "cite" || isText(p.Key.Text) || p.Key.Text == "id" {
			continue
		}
		m.leaf(join(path, p.Key.Text), p.Value, n)
	}
}

func (m *maker) leaf(path string, v, owner *document.Node) {
	switch v.Kind {
	case document.Map:
		m.leaves(path, v)
	case document.List:
		for i, e := range v.Items {
			here := named(path, i, e)
			if e.Kind == document.Map {
				m.leaves(here, e)
				continue
			}
			m.leaf(here, e, owner)
		}
	default:
		m.add("allocation", path, literal(v), law(owner))
	}
}

// rules shows conditions and formulas, which are not edited here.
func (m *maker) rules(root *document.Node) {
	for _, section := range []string{"eligibility", "qualification", "checks"} {
		for i, n := range elements(root.Get(section)) {
			here := named(section, i, n)
			m.add("rules", here, show(word(m.lang, section)), show(field(n, "id")), shown(get(n, "when")), shown(get(n, "require")), law(n))
			for j, e := range elements(get(n, "except")) {
				m.add("rules", at(join(here, "except"), j), show(word(m.lang, "except")), show(field(n, "id")), shown(get(e, "when")), show(""), law(e))
			}
		}
	}
	for _, p := range pairs(root.Get("values")) {
		if f := get(p.Value, "formula"); f != nil {
			m.add("rules", join("values", p.Key.Text), show(word(m.lang, "values")), show(p.Key.Text), show(""), shown(f), law(p.Value))
		}
	}
	for _, p := range pairs(root.Get("cohort")) {
		m.add("rules", join("cohort", p.Key.Text), show(word(m.lang, "cohort")), show(p.Key.Text), show(""), shown(p.Value), law(p.Value))
	}
}
