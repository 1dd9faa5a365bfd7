package report

import "github.com/merit-rules/merit/internal/canon"

// limits is the chapter on tiers, quotas, pools, money, ties and sanctions.
func (b *drafting) limits() Chapter {
	a := b.r.Get("allocation")
	c := Chapter{Name: b.word("limits"), Title: b.word("limits of the round")}
	add := func(title string, g Block) {
		if len(g.Rows) > 0 {
			g.Title = b.word(title)
			c.Blocks = append(c.Blocks, g)
		}
	}
	add("money", b.purse(a))
	add("tiers", b.block(a, "tiers", "id", "funded", "max", "amount"))
	add("quotas", b.block(a, "quotas", "id", "need", "most", "have", "by_merit", "entered", "displaced", "short"))
	add("pools", b.block(a, "pools", "id", "count", "amount", "budget", "left", "funded"))
	add("ties", b.block(a, "contested", "kind", "of", "places", "stake"))
	add("reserve", b.line(a, "reserve"))
	add("sanctions", b.block(b.r.head, "sanctions", "applicant", "rule", "bar_years", "recover", "withheld", "cite"))
	add("figures", b.pairs(b.r.Get("figures")))
	add("set", b.pairs(b.r.Get("set")))
	add("warnings", b.notes())
	return c
}

// purse are the sums of the round.
func (b *drafting) purse(a *canon.Node) Block {
	g := Block{Head: b.names("entry", "value")}
	if b.r.Get("allocation") == nil {
		return g
	}
	for _, key := range []string{"funded", "count", "amount", "budget", "left", "demand"} {
		if v := text(a, key); v != "" {
			kind := Money
			if key == "funded" || key == "count" {
				kind = Whole
			}
			g.Rows = append(g.Rows, []Datum{{Text: b.word("round " + key)}, {v, kind}})
		}
	}
	return g
}

// kindsOf are those of the columns that are no words.
var kindsOf = map[string]DatumKind{
	"funded": Whole, "max": Whole, "count": Whole, "places": Whole, "need": Figure, "most": Figure, "have": Figure, "by_merit": Figure, "short": Figure,
	"amount": Money, "budget": Money, "left": Money, "stake": Money, "recover": Money, "withheld": Money,
}

// block is an array of objects as a table; columns that nobody has are left out.
func (b *drafting) block(n *canon.Node, array string, keys ...string) Block {
	list := items(n, array)
	var used []string
	for _, k := range keys {
		for i := range list {
			if list[i].Get(k) != nil {
				used = append(used, k)
				break
			}
		}
	}
	g := Block{}
	for _, k := range used {
		g.Head = append(g.Head, b.word("column "+k))
	}
	for i := range list {
		var row []Datum
		for _, k := range used {
			row = append(row, b.datum(&list[i], k))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (b *drafting) datum(n *canon.Node, key string) Datum {
	v := n.Get(key)
	switch {
	case v == nil:
		return Datum{}
	case key == "cite":
		return Datum{Text: b.lawOf(n)}
	case key == "kind":
		return Datum{Text: b.word("kind_" + v.Text)}
	case v.Kind == canon.Array:
		return Datum{Text: b.page.list(n, key)}
	}
	return Datum{v.Text, kindsOf[key]}
}

// line is a list of ids as a table of one column, in order.
func (b *drafting) line(n *canon.Node, key string) Block {
	g := Block{Head: b.names("place", "id")}
	for i, id := range texts(n, key) {
		g.Rows = append(g.Rows, []Datum{counted(i + 1), {Text: id}})
	}
	return g
}

func (b *drafting) pairs(n *canon.Node) Block {
	g := Block{Head: b.names("name", "value")}
	if n == nil {
		return g
	}
	for i := range n.Members {
		m := &n.Members[i]
		g.Rows = append(g.Rows, []Datum{{Text: m.Key}, {plainValue(&m.Value), Figure}})
	}
	return g
}

func (b *drafting) notes() Block {
	g := Block{Head: b.names("warnings")}
	for i := range items(b.r.head, "warnings") {
		g.Rows = append(g.Rows, plainly(note(&items(b.r.head, "warnings")[i])))
	}
	return g
}
