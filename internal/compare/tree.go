package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// Edition is one edition of a policy, read for comparing.
type Edition struct {
	outline *policyfile.Outline
	root    *item
}

// Read reads an edition with the files that it names; nil where it has errors.
func Read(name string, text []byte, files map[string][]byte) *Edition {
	return edition(policyfile.OutlineOf(document.Read(name, text), policyfile.Files(files)))
}

func edition(o *policyfile.Outline) *Edition {
	if o.Program == nil {
		return nil
	}
	return &Edition{o, newBuilder(o, func(name string) string { return name }).policy()}
}

// Program is the compiled policy.
func (e *Edition) Program() *program.Program { return e.outline.Program }

// Outcome is what reading the edition gave, for those who make a policy of it.
func (e *Edition) Outcome() any { return e.outline.Result }

// item is a part of a policy in the form in which it is compared.
type item struct {
	name  string // in paths
	match string // what it is known by among its siblings
	key   *document.Node
	node  *document.Node
	kind  policyfile.Kind
	canon string // all of its meaning
	kids  []*item
	at    int // its place among its siblings
	leaf  bool
	seq   bool // the order of the kids is part of the meaning
	words bool // it decides nothing
}

// builder makes items of an outline. say is how names are written.
type builder struct {
	o    *policyfile.Outline
	f    speller
	say  func(string) string
	axes map[*document.Node]bool
}

func newBuilder(o *policyfile.Outline, say func(string) string) *builder {
	return &builder{o: o, f: speller{o.Program, say}, say: say, axes: axes(o)}
}

// apart are the keys of a policy that are about files and tests, not about it.
var apart = []string{"merit", "tests", "fixtures", "include", "extends", "drop"}

func (b *builder) policy() *item {
	root := &item{node: b.o.Root}
	for _, p := range b.o.Root.Pairs {
		if !slices.Contains(apart, p.Key.Text) {
			root.kids = append(root.kids, b.pair(b.o.Keys[b.o.Root], nil, p, false))
		}
	}
	return b.closed(root)
}

// wordKeys are keys that say something to people and decide nothing.
var wordKeys = []string{"title", "help", "reason", "message", "cite", "by", "issuer", "version", "sources", "issued", "skip"}

// pair is the item of an entry of a map. Among names that the author chose, the key
// above says what stands there.
func (b *builder) pair(keys *policyfile.Keys, above *policyfile.Key, p document.Pair, words bool) *item {
	name, match := b.entryName(keys, p.Key)
	k := above
	if keys != nil {
		k = keys.Of(p.Key.Text)
		words = words || k != nil && slices.Contains(wordKeys, k.Name) && !(k.Name == "by" && k.Kind != policyfile.Text)
	}
	it := b.item(p.Value, k, words)
	it.key, it.name, it.match = p.Key, name, match
	return it
}

// entryName is what an entry is called, and by what it is found.
func (b *builder) entryName(keys *policyfile.Keys, key *document.Node) (name, match string) {
	if keys != nil {
		return key.Text, key.Text
	}
	if n := b.o.Nodes[key]; n != nil {
		return strings.Join(strings.Fields(key.Text), " "), "x:" + b.f.expression(n)
	}
	if v, _, ok := policyfile.Numeral(key.Text); ok {
		return key.Text, "n:" + v
	}
	return key.Text, "t:" + b.say(key.Text)
}

// item is the item of a node that stands at a key.
func (b *builder) item(n *document.Node, k *policyfile.Key, words bool) *item {
	it := &item{node: n, words: words}
	if k != nil {
		it.kind = k.Kind
	}
	switch {
	case k != nil && k.Kind == policyfile.Citation:
		it.leaf, it.canon = true, b.citations(n)
	case k != nil && (k.Kind == policyfile.Label || k.Kind == policyfile.Template):
		it.leaf, it.canon = true, label(n)
	case n.Kind == document.Scalar:
		it.leaf, it.canon = true, b.scalar(n, k)
	case n.Kind == document.List:
		b.list(it, k)
	default:
		b.entries(it, k)
	}
	return b.closed(it)
}

// entries are the kids of a map.
func (b *builder) entries(it *item, k *policyfile.Key) {
	keys := b.o.Keys[it.node]
	for _, p := range it.node.Pairs {
		if keys != nil && usual(keys.Of(p.Key.Text), p.Value) {
			continue
		}
		kid := b.pair(keys, k, p, it.words)
		if keys != nil && keys.Path == "allocation" && kid.name == "rank_by" && kid.canon == b.byTotal() {
			continue
		}
		it.kids = append(it.kids, kid)
	}
	it.seq = keys == nil && it.kind == policyfile.Options && !b.fixedThresholds(it)
}

// byTotal is the ranking that holds where none is written.
func (b *builder) byTotal() string {
	by := &item{leaf: true, match: "by", canon: "x:" + b.say(program.NameTotal)}
	return b.closed(&item{seq: true, kids: []*item{b.closed(&item{kids: []*item{by}})}}).canon
}

// fixedThresholds reports whether all keys of a table are numbers or options. Of
// equal computed thresholds the one written first counts, so their order matters.
func (b *builder) fixedThresholds(it *item) bool {
	return !slices.ContainsFunc(it.kids, func(kid *item) bool {
		n := b.o.Nodes[kid.key]
		return n != nil && n.Op != program.OpConst && n.Type != nil && n.Type.Kind != program.Bool
	})
}

// usual reports whether a value is what holds where the key is left out.
func usual(k *policyfile.Key, n *document.Node) bool {
	if k == nil || n.Kind != document.Scalar || k.Name == "recover" {
		return false
	}
	want := k.Default
	if k.Kind == policyfile.Word && !k.Free && len(k.Words) > 0 && want == "" {
		want = k.Words[0]
	}
	return want != "" && n.Text == want
}

// sequences are the keys whose lists mean something by their order.
var sequences = []string{"stages", "tiers", "pools", "rank_by", "cells", "given", "values", "between", "length", "value"}

// list is the items of a list. Those with an id, or of a period, are known by it;
// the others by all that they say.
func (b *builder) list(it *item, k *policyfile.Key) {
	for i, n := range it.node.Items {
		kid := b.item(n, nil, it.words)
		if n.Kind == document.Scalar {
			kid.canon = b.scalar(n, k)
		}
		kid.name = "[" + strconv.Itoa(i+1) + "]"
		if known := knownBy(n); known != nil {
			kid.name, kid.match = known.Text, "id:"+b.say(known.Text)
		} else if n.Kind == document.Scalar {
			kid.name = "[" + n.Text + "]"
		}
		it.kids = append(it.kids, kid)
	}
	it.seq = k == nil || slices.Contains(sequences, k.Name) || k.Kind == policyfile.Options || k.Kind == policyfile.Data ||
		k.Kind == policyfile.Texts && k.Name != "options" && k.Name != "skip" || b.axes[it.node]
}

// axes are the lists that make the sides of matrices: cells stand in their order.
func axes(o *policyfile.Outline) map[*document.Node]bool {
	out := map[*document.Node]bool{}
	for n, keys := range o.Keys {
		if strings.HasPrefix(keys.Path, "matrix.rows") {
			for _, p := range n.Pairs {
				out[p.Value] = true
			}
		}
	}
	return out
}

// knownBy is the node that names an element of a list; nil: nothing does.
func knownBy(n *document.Node) *document.Node {
	if n.Kind != document.Map {
		return nil
	}
	for _, key := range []string{"id", "from"} {
		if v := n.Get(key); v != nil && v.Kind == document.Scalar && (key == "id" || n.Get("value") != nil && n.Get("to") == nil) {
			return v
		}
	}
	return nil
}

// scalar is what a scalar means.
func (b *builder) scalar(n *document.Node, k *policyfile.Key) string {
	if node := b.o.Nodes[n]; node != nil {
		return "x:" + b.f.expression(node)
	}
	kind := policyfile.Value
	if k != nil {
		kind = k.Kind
	}
	text := strings.Join(strings.Fields(n.Text), " ")
	switch kind {
	case policyfile.Text, policyfile.Word, policyfile.Bool, policyfile.Texts, policyfile.Citation:
		return "t:" + text
	case policyfile.Name:
		return "t:" + b.say(text)
	}
	if v, percent, ok := policyfile.Numeral(text); ok && percent {
		return "p:" + v
	} else if ok {
		return "x:" + v // as an expression that is this number
	}
	if d, err := civil.ParseDate(text); err == nil {
		return "d:" + d.String()
	}
	return "t:" + b.say(text)
}

// closed sets the meaning of a part that has kids, and what they are known by.
func (b *builder) closed(it *item) *item {
	if it.leaf {
		return it
	}
	parts := make([]string, len(it.kids))
	for i, kid := range it.kids {
		kid.at = i
		if kid.match == "" {
			kid.match = "=" + kid.canon
		}
		parts[i] = strconv.Quote(kid.match) + ":" + kid.canon
	}
	if !it.seq {
		slices.Sort(parts)
	}
	it.canon = "{" + strings.Join(parts, ",") + "}"
	return it
}

// label is a text in both languages.
func label(n *document.Node) string {
	if n.Kind != document.Map {
		return "zh:" + strings.Join(strings.Fields(n.Text), " ")
	}
	var out []string
	for _, key := range []string{"zh", "en"} {
		if v := n.Get(key); v != nil {
			out = append(out, key+":"+strings.Join(strings.Fields(v.Text), " "))
		}
	}
	return strings.Join(out, "|")
}

// citations are one or several cites, in any order.
func (b *builder) citations(n *document.Node) string {
	list := []*document.Node{n}
	if n.Kind == document.List {
		list = n.Items
	}
	var out []string
	for _, c := range list {
		one := ""
		for _, key := range []string{"source", "clause", "quote"} {
			if v := c.Get(key); v != nil {
				one += key + ":" + strings.Join(strings.Fields(v.Text), " ") + "|"
			}
		}
		out = append(out, one)
	}
	slices.Sort(out)
	return strings.Join(out, "&")
}

// File is the name of the file that the edition was read from.
func (e *Edition) File() string { return e.outline.Root.File() }
