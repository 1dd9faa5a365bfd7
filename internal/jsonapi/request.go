package jsonapi

import (
	"slices"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

// refusal is why a request was not carried out; it becomes {"error": {...}}.
type refusal struct {
	code string
	args map[string]string
	text func(lang string) string // where the words come from elsewhere
}

func (r *refusal) Error() string { return r.Message("en") }

// Message says the refusal in a language.
func (r *refusal) Message(lang string) string {
	if r.text != nil {
		return r.text(lang)
	}
	return message.Text(lang, r.code, r.args)
}

func refuse(code string, args ...string) *refusal {
	r := &refusal{code: code, args: map[string]string{}}
	for i := 0; i+1 < len(args); i += 2 {
		r.args[args[i]] = args[i+1]
	}
	return r
}

// request reads the fields of a request; the first that is wrong is kept in err.
type request struct {
	host *Host
	root *canon.Node
	err  *refusal
}

func (r *request) wrong(key string) {
	if r.err == nil {
		r.err = refuse("api-request", "what", key)
	}
}

// keys refuses every key that the call does not have.
func (r *request) keys(n *canon.Node, legal ...string) {
	for i := range n.Members {
		if !slices.Contains(legal, n.Members[i].Key) {
			r.wrong(n.Members[i].Key)
		}
	}
}

func (r *request) text(n *canon.Node, key string, must bool) string {
	v := n.Get(key)
	switch {
	case v == nil && !must:
		return ""
	case v == nil || v.Kind != canon.String:
		r.wrong(key)
		return ""
	}
	return v.Text
}

func (r *request) number(n *canon.Node, key string) int {
	v := n.Get(key)
	if v == nil {
		return 0
	}
	i, ok := v.Int()
	if !ok {
		r.wrong(key)
	}
	return i
}

func (r *request) truth(key string) bool {
	v := r.root.Get(key)
	if v != nil && v.Kind != canon.True && v.Kind != canon.False {
		r.wrong(key)
	}
	return v != nil && v.Kind == canon.True
}

// texts reads an object of texts, in the order of the request.
func (r *request) texts(n *canon.Node, key string) []Setting {
	v := n.Get(key)
	if v == nil {
		return nil
	}
	if v.Kind != canon.Object {
		r.wrong(key)
		return nil
	}
	var out []Setting
	for i := range v.Members {
		m := &v.Members[i]
		if m.Value.Kind != canon.String && m.Value.Kind != canon.Numeral {
			r.wrong(key + "." + m.Key)
			continue
		}
		out = append(out, Setting{Name: m.Key, Text: m.Value.Text})
	}
	return out
}

// source is the policy of a request with the files that it names.
type source struct {
	name  string
	text  []byte
	files schema.Files
}

func (r *request) source() source {
	n := r.root.Get("policy")
	if n == nil || n.Kind != canon.Object {
		r.wrong("policy")
		return source{}
	}
	r.keys(n, "name", "text", "files")
	s := source{name: r.text(n, "name", false), text: []byte(r.text(n, "text", true))}
	if s.name == "" {
		s.name = "policy.yaml"
	}
	if n.Get("files") != nil {
		s.files = schema.Files{}
		for _, f := range r.texts(n, "files") {
			s.files[f.Name] = []byte(f.Text)
		}
	}
	return s
}

func (r *request) files() []schema.File {
	n := r.root.Get("applications")
	if n == nil || n.Kind != canon.Array {
		r.wrong("applications")
		return nil
	}
	var out []schema.File
	for i := range n.Items {
		r.keys(&n.Items[i], "name", "text")
		out = append(out, schema.File{Name: r.text(&n.Items[i], "name", true), Data: []byte(r.text(&n.Items[i], "text", true))})
	}
	return out
}

// terms are those of a round. The ledger is the text of its file, or a list of
// plain events.
func (r *request) terms() (allocation.Round, error) {
	n := r.root
	t := allocation.Round{
		AsOf: r.text(n, "as_of", false), Stage: r.text(n, "stage", false), Year: r.number(n, "year"),
		Seed: r.text(n, "seed", false), Language: r.text(n, "lang", false),
	}
	switch r.text(n, "explain", false) {
	case "", "all":
	case "near":
		t.Explain = allocation.ExplainNear
	case "none":
		t.Explain = allocation.ExplainNone
	default:
		r.wrong("explain")
	}
	for _, s := range r.texts(n, "set") {
		if t.Set == nil {
			t.Set = map[string]string{}
		}
		t.Set[s.Name] = s.Text
	}
	t.Withdraw, t.Previous = r.ids("withdraw"), r.previous()
	var err error
	t.Ledger, err = r.ledger()
	return t, err
}

func (r *request) ids(key string) []string {
	n := r.root.Get(key)
	if n == nil {
		return nil
	}
	if n.Kind != canon.Array {
		r.wrong(key)
		return nil
	}
	var out []string
	for i := range n.Items {
		if n.Items[i].Kind != canon.String {
			r.wrong(key)
			return nil
		}
		out = append(out, n.Items[i].Text)
	}
	return out
}

// previous is the earlier result: as the text of its file, or as it is.
func (r *request) previous() []byte {
	switch n := r.root.Get("previous"); {
	case n == nil:
		return nil
	case n.Kind == canon.String:
		return []byte(n.Text)
	case n.Kind == canon.Object:
		return canon.Encode(n)
	}
	r.wrong("previous")
	return nil
}

func (r *request) ledger() (*eligibility.Ledger, error) {
	switch n := r.root.Get("ledger"); {
	case n == nil:
		return nil, nil
	case n.Kind == canon.String:
		return eligibility.ParseLedger([]byte(n.Text))
	case n.Kind == canon.Array:
		return eligibility.ReadEvents(canon.Encode(n))
	}
	r.wrong("ledger")
	return nil, nil
}
