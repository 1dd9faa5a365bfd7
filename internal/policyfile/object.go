package policyfile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// object is a map of the document whose keys the format fixes. what names it in
// messages ("inputs.满意度"); key is the node to blame for what is missing.
type object struct {
	*reader
	node *document.Node
	key  *document.Node
	what string
	keys *Keys
}

// object takes a node for a map with these keys and reports all others.
func (r *reader) object(n, key *document.Node, what string, keys *Keys) (object, bool) {
	return r.objectAmong(n, key, what, keys, nil)
}

// objectAmong is object for a map whose keys are often taken for those of its
// surroundings: beside says where such a key stands instead.
func (r *reader) objectAmong(n, key *document.Node, what string, keys *Keys, beside map[string]string) (object, bool) {
	o := object{r, n, key, what, keys}
	if key == nil {
		o.key = n
	}
	if n.Bad {
		return o, false
	}
	if n.Kind != document.Map {
		r.fault(n, "policy-map", "what", what, "keys", message.List(keys.names...))
		return o, false
	}
	if o.key == n && len(n.Pairs) > 0 {
		o.key = n.Pairs[0].Key
	}
	if r.uses != nil {
		r.uses(keys, n)
	}
	for _, p := range n.Pairs {
		if place := beside[p.Key.Text]; place != "" {
			r.fault(p.Key, "policy-key-place", "key", p.Key.Text, "what", what, "place", place)
		} else if !slices.Contains(keys.names, p.Key.Text) {
			r.unknownKey(p, what, keys.names)
		}
	}
	return o, true
}

// unknownKey reports a key that the format does not have.
func (r *reader) unknownKey(p document.Pair, what string, keys []string) {
	near, ok := spell.Nearest(p.Key.Text, keys)
	if !ok {
		near, ok = alike(p.Key.Text, keys)
	}
	comma := ""
	if p.Value.Empty() {
		comma = "hint-comma"
	}
	f := r.fault(p.Key, "policy-unknown-key", "key", p.Key.Text, "what", what, "near", near, "comma", comma, "keys", message.List(keys...))
	if ok {
		f.Fix = &document.Fix{Place: p.Key.Place(), Text: near}
	}
}

// alike finds the key that a word is a form of: conditions for condition.
func alike(word string, keys []string) (string, bool) {
	for _, k := range keys {
		if len(k) > 3 && (strings.HasPrefix(word, k) || strings.HasPrefix(k, word) && len(word) > 2) {
			return k, true
		}
	}
	return "", false
}

func (o object) get(key string) *document.Node { return o.node.Get(key) }

func (o object) has(key string) bool { return o.node.Get(key) != nil }

// need is the node under a key that must be there.
func (o object) need(key string) *document.Node {
	n := o.get(key)
	if n == nil {
		o.fault(o.key, "policy-missing-key", "key", key, "what", o.what)
	}
	return n
}

// path is the name of a part for messages.
func (o object) path(key string) string { return o.what + "." + key }

// scalar is the scalar under a key; nil when there is none or it is no scalar.
func (o object) scalar(key string) *document.Node {
	n := o.get(key)
	if n == nil || n.Bad {
		return nil
	}
	if n.Kind != document.Scalar {
		o.fault(n, "policy-scalar", "what", o.path(key))
		return nil
	}
	return n
}

// text is the text under a key, "" when there is none.
func (o object) text(key string) string {
	n := o.scalar(key)
	if n == nil {
		return ""
	}
	if n.Text == "" && !n.Quoted() {
		o.fault(n, "policy-empty", "what", o.path(key))
	}
	return n.Text
}

// localized is a text, or a map {zh, en}.
func (o object) localized(key string) program.Text {
	n := o.get(key)
	if n == nil || n.Bad {
		return program.Text{}
	}
	if n.Kind == document.Scalar {
		return program.Text{ZH: o.text(key)}
	}
	both, ok := o.object(n, nil, o.path(key), textKeys)
	if !ok {
		return program.Text{}
	}
	return program.Text{ZH: both.text("zh"), EN: both.text("en")}
}

// truth is a bool under a key, false when there is none.
func (o object) truth(key string) bool {
	n := o.scalar(key)
	if n == nil {
		return false
	}
	switch n.Text {
	case "true":
		return true
	case "false":
		return false
	}
	fix := boolWord(n.Text)
	f := o.fault(n, "policy-bool", "what", o.path(key), "got", n.Text, "fix", fix)
	if fix != "" {
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
	}
	return false
}

// boolWord is what other languages' words for yes and no are written as here.
func boolWord(word string) string {
	switch strings.ToLower(word) {
	case "yes", "y", "on", "是", "真", "1":
		return "true"
	case "no", "n", "off", "否", "假", "0":
		return "false"
	}
	return ""
}

// word is one of the words of the key's table; the first when there is none.
func (o object) word(key string) string { return o.among(key, o.keys.words(key)) }

// among is one of these words under a key; the first when there is none.
func (o object) among(key string, legal []string) string {
	n := o.scalar(key)
	if n == nil {
		return legal[0]
	}
	if !slices.Contains(legal, n.Text) {
		o.suggest(n, "policy-word", legal, "what", o.path(key))
		return legal[0]
	}
	return n.Text
}

// whole is a whole number of at least low under a key.
func (o object) whole(key string, low, otherwise int) int {
	n := o.scalar(key)
	if n == nil {
		return otherwise
	}
	v, err := strconv.Atoi(n.Text)
	if err != nil || n.Text != strconv.Itoa(v) || v < low || v > 1<<30 {
		o.fault(n, "policy-whole", "what", o.path(key), "got", n.Text, "low", strconv.Itoa(low))
		return otherwise
	}
	return v
}

// list is the items under a key; nil when there is none or it is no list.
func (o object) list(key string) []*document.Node {
	n := o.get(key)
	if n == nil || n.Bad {
		return nil
	}
	if n.Kind != document.List {
		o.fault(n, "policy-list", "what", o.path(key))
		return nil
	}
	return n.Items
}

// entries is the pairs of the map under a key; nil when there is none.
func (o object) entries(key string) []document.Pair {
	n := o.get(key)
	if n == nil || n.Bad {
		return nil
	}
	if n.Kind != document.Map {
		o.fault(n, "policy-map", "what", o.path(key), "keys", "")
		return nil
	}
	return n.Pairs
}

// texts is a list of texts under a key.
func (o object) texts(key string) []string {
	var out []string
	for _, n := range o.list(key) {
		if n.Kind != document.Scalar || n.Text == "" {
			o.fault(n, "policy-scalar", "what", o.path(key))
			continue
		}
		out = append(out, n.Text)
	}
	return out
}
