package policytest

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/schema"
)

// Diff is one place where a result is not what a test expects. Key is the path.
type Diff struct{ Key, Got, Want string }

// comparer collects the differences between what is wanted and what came.
type comparer struct{ diffs []Diff }

func (c *comparer) add(key string, got *canon.Node, want *schema.Value) {
	c.diffs = append(c.diffs, Diff{key, printGot(got), printWant(want)})
}

// value compares any value. Maps are compared key by key, lists whole; a list of
// objects that have ids may be written as a map from the ids.
func (c *comparer) value(key string, want *schema.Value, got *canon.Node) {
	switch {
	case want.Null:
		if got != nil && got.Kind != canon.Null {
			c.add(key, got, want)
		}
	case got == nil:
		c.add(key, nil, want)
	case want.Kind == schema.Map && got.Kind == canon.Object:
		for _, p := range want.Map {
			c.value(key+"."+p.Key, p.Value, got.Get(p.Key))
		}
	case want.Kind == schema.Map && got.Kind == canon.Array:
		for _, p := range want.Map {
			c.value(key+"."+p.Key, p.Value, byID(got, p.Key))
		}
	case want.Kind == schema.List && got.Kind == canon.Array:
		c.list(key, want, got)
	case want.Kind == schema.Scalar && sameScalar(want.Text, got):
	default:
		c.add(key, got, want)
	}
}

// list compares lists whole and in order; an object stands for its id or rule
// where a bare text is wanted.
func (c *comparer) list(key string, want *schema.Value, got *canon.Node) {
	if len(want.List) != len(got.Items) {
		c.add(key, got, want)
		return
	}
	for i, w := range want.List {
		g := &got.Items[i]
		if w.Kind == schema.Scalar && g.Kind == canon.Object {
			g = identityOf(g)
		}
		var inner comparer
		inner.value(key+"["+strconv.Itoa(i)+"]", w, g)
		if len(inner.diffs) > 0 && w.Kind == schema.Scalar {
			c.add(key, got, want) // of plain texts the whole list tells more
			return
		}
		c.diffs = append(c.diffs, inner.diffs...)
	}
}

// set compares lists without regard to order.
func (c *comparer) set(key string, want *schema.Value, got *canon.Node) {
	left := slices.Clone(want.List)
	for i := range items(got) {
		at := slices.IndexFunc(left, func(w *schema.Value) bool { return matches(w, &got.Items[i]) })
		if at < 0 {
			c.add(key, got, want)
			return
		}
		left = slices.Delete(left, at, at+1)
	}
	if len(left) > 0 {
		c.add(key, got, want)
	}
}

func items(n *canon.Node) []canon.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func matches(want *schema.Value, got *canon.Node) bool {
	if want.Kind == schema.Scalar && got.Kind == canon.Object {
		got = identityOf(got)
	}
	var inner comparer
	inner.value("", want, got)
	return len(inner.diffs) == 0
}

// identityOf is what names an object in a list: its id, its rule, or the row.
func identityOf(n *canon.Node) *canon.Node {
	for _, key := range []string{"id", "rule", "applicant", "row"} {
		if v := n.Get(key); v != nil {
			return v
		}
	}
	return n
}

// byID is the element of a list that an id names.
func byID(list *canon.Node, id string) *canon.Node {
	for i := range list.Items {
		if list.Items[i].Kind == canon.Object && identityOf(&list.Items[i]).Text == id {
			return &list.Items[i]
		}
	}
	return nil
}

// sameScalar compares a text of a test with a value of a result: numbers by
// value in any way to write them, yes and no, everything else letter by letter.
func sameScalar(want string, got *canon.Node) bool {
	switch got.Kind {
	case canon.True:
		return want == "true" || want == "是"
	case canon.False:
		return want == "false" || want == "否"
	case canon.Null:
		return slices.Contains([]string{"无", "不适用", "—"}, want)
	case canon.String, canon.Numeral:
	default:
		return false
	}
	if want == got.Text {
		return true
	}
	g, ok := resultNumber(got.Text)
	if !ok {
		return false
	}
	w, ok := testNumber(want)
	return ok && exact.Equal(w, g)
}

// resultNumber reads a number as results write them: 0.7, -5, 307/18.
func resultNumber(s string) (exact.Num, bool) {
	over, under, fraction := strings.Cut(s, "/")
	a, err := exact.Parse(over)
	if err != nil || !fraction {
		return a, err == nil && a.String() == s
	}
	b, err := exact.Parse(under)
	if err != nil {
		return exact.Num{}, false
	}
	q, ok := exact.Div(a, b)
	return q, ok && q.String() == s
}

var units = []struct {
	suffix string
	scale  exact.Num
}{
	{"%", exact.Frac(1, 100)}, {"万元", exact.Int(10_000)}, {"亿元", exact.Int(100_000_000)},
	{"万", exact.Int(10_000)}, {"亿", exact.Int(100_000_000)}, {"元", exact.Int(1)},
}

// testNumber reads a number as a test may write it: 70%, 30万, 7/10, 4.50.
func testNumber(s string) (exact.Num, bool) {
	for _, u := range units {
		if body, ok := strings.CutSuffix(s, u.suffix); ok {
			a, ok := testNumber(body)
			return exact.Mul(a, u.scale), ok
		}
	}
	over, under, fraction := strings.Cut(s, "/")
	a, err := exact.Parse(over)
	if err != nil {
		return exact.Num{}, false
	}
	if !fraction {
		return a, true
	}
	b, err := exact.Parse(under)
	if err != nil {
		return exact.Num{}, false
	}
	return exact.Div(a, b)
}

func printGot(n *canon.Node) string {
	if n == nil {
		return ""
	}
	switch n.Kind {
	case canon.True:
		return "true"
	case canon.False:
		return "false"
	case canon.Null:
		return "无"
	case canon.Array:
		var parts []string
		for i := range n.Items {
			item := &n.Items[i]
			if item.Kind == canon.Object {
				item = identityOf(item)
			}
			if item.Kind == canon.Object {
				parts = append(parts, printGot(item))
				continue
			}
			parts = append(parts, item.Text)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case canon.Object:
		var parts []string
		for i := range n.Members {
			parts = append(parts, n.Members[i].Key+": "+printGot(&n.Members[i].Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return n.Text
}

func printWant(n *schema.Value) string {
	switch n.Kind {
	case schema.List:
		var parts []string
		for _, item := range n.List {
			parts = append(parts, printWant(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case schema.Map:
		var parts []string
		for _, p := range n.Map {
			parts = append(parts, p.Key+": "+printWant(p.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return n.Text
}
