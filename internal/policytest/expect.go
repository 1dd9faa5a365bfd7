package policytest

import (
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// outcome is what a test's round came to, opened for comparing.
type outcome struct {
	result *canon.Node
	// value is a named input, value, parameter or figure as one applicant sees
	// it ("" for none), in the JSON of results; nil: it has none.
	value func(id, name string) *canon.Node
}

func (o *outcome) applicants() []canon.Node { return items(o.result.Get("applicants")) }

func (o *outcome) applicant(id string) *canon.Node {
	for i := range o.applicants() {
		if o.applicants()[i].Get("id").Text == id {
			return &o.applicants()[i]
		}
	}
	return nil
}

// sole compares a test of one applicant: its keys are those of the applicant,
// then those of the round.
func (o *outcome) sole(want *schema.Value) []Diff {
	var c comparer
	var a *canon.Node
	if list := o.applicants(); len(list) > 0 {
		a = &list[0]
	}
	for _, p := range want.Map {
		if ofRound(p.Key) {
			o.roundKey(&c, p)
			continue
		}
		o.applicantKey(&c, "", a, p)
	}
	return c.diffs
}

// round compares a test of a whole round.
func (o *outcome) round(want *schema.Value) []Diff {
	var c comparer
	for _, p := range want.Map {
		o.roundKey(&c, p)
	}
	return c.diffs
}

func ofRound(key string) bool {
	switch key {
	case "decided", "provisional", "counts", "figures", "applicants", "allocation", "refused", "funded", "stage", "as_of",
		"pools", "lost", "gained", "moved", "reserve":
		return true
	}
	return false
}

func (o *outcome) roundKey(c *comparer, p schema.Entry) {
	key, want := p.Key, p.Value
	switch key {
	case "funded":
		c.value(key, want, o.funded())
	case "refused":
		c.set(key, want, o.result.Get(key))
	case "applicants":
		for _, a := range want.Map {
			o.applicantKeys(c, "applicants."+a.Key, a)
		}
	case "quotas", "tiers", "contested", "reserve", "amount", "left", "pools", "lost", "gained", "moved", "error":
		c.value(key, want, o.result.Get("allocation").Get(key))
	default:
		c.value(key, want, o.result.Get(key))
	}
}

// funded are the ids with an award, in the order of the result.
func (o *outcome) funded() *canon.Node {
	n := &canon.Node{Kind: canon.Array}
	for i := range o.applicants() {
		if a := &o.applicants()[i]; a.Get("award") != nil {
			n.Items = append(n.Items, *a.Get("id"))
		}
	}
	return n
}

func (o *outcome) applicantKeys(c *comparer, path string, want schema.Entry) {
	a := o.applicant(want.Key)
	if a == nil && refusedRow(o.result, want.Key) == nil {
		c.add(path, nil, want.Value)
		return
	}
	for _, p := range want.Value.Map {
		o.applicantKey(c, path+".", a, p)
	}
}

func refusedRow(result *canon.Node, id string) *canon.Node {
	for i := range items(result.Get("refused")) {
		if r := &result.Get("refused").Items[i]; r.Get("id") != nil && r.Get("id").Text == id {
			return r
		}
	}
	return nil
}

// applicantKey compares one key of an applicant; a is nil for a refused row.
func (o *outcome) applicantKey(c *comparer, path string, a *canon.Node, p schema.Entry) {
	key, want := p.Key, p.Value
	full := path + key
	switch key {
	case "status":
		before := len(c.diffs)
		c.value(full, want, status(a))
		if a == nil && len(c.diffs) > before {
			o.refusals(c, strings.TrimSuffix(path, "."))
		}
	case "total":
		c.value(full, want, a.Get("score").Get("total"))
	case "scores":
		for _, s := range want.Map {
			c.value(full+"."+s.Key, s.Value, score(a.Get("score"), s.Key))
		}
	case "values":
		for _, v := range want.Map {
			c.value(full+"."+v.Key, v.Value, o.named(a, v.Key))
		}
	case "missing":
		c.set(full, want, a.Get(key))
	case "failures", "warnings":
		c.value(full, want, orNone(a.Get(key)))
	case "sanctions":
		c.value(full, want, o.sanctions(a))
	case "award":
		before := len(c.diffs)
		c.value(full, want, a.Get(key))
		if len(c.diffs) > before && a.Get(key) == nil {
			c.diffs = append(c.diffs[:before], Diff{full, o.whyNot(a), printWant(want)})
		}
	default:
		c.value(full, want, a.Get(key))
	}
}

// refusals say why rows were refused that should not have been: those of the
// applicant whom the path names, or all.
func (o *outcome) refusals(c *comparer, path string) {
	id, one := strings.CutPrefix(path, "applicants.")
	for i := range items(o.result.Get("refused")) {
		r := &o.result.Get("refused").Items[i]
		if !one || r.Get("id") != nil && r.Get("id").Text == id {
			c.diffs = append(c.diffs, Diff{Key: "refused", Got: r.Get("message").Text})
		}
	}
}

// whyNot is why an applicant has no award: the refusal's sentence where the result
// has one, else its code with the limits, or why there is no list.
func (o *outcome) whyNot(a *canon.Node) string {
	if why := o.result.Get("allocation").Get("error").Get("why"); why != nil {
		return why.Text
	}
	refusal := a.Get("refusal")
	if refusal == nil {
		return ""
	}
	if why := refusal.Get("why"); why != nil {
		return why.Text
	}
	return printGot(refusal)
}

func status(a *canon.Node) *canon.Node {
	if a == nil {
		return &canon.Node{Kind: canon.String, Text: "refused"}
	}
	return a.Get("status")
}

func orNone(n *canon.Node) *canon.Node {
	if n == nil {
		return &canon.Node{Kind: canon.Array}
	}
	return n
}

func (o *outcome) named(a *canon.Node, name string) *canon.Node {
	id := ""
	if a != nil {
		if v := a.Get("values").Get(name); v != nil {
			return v
		}
		id = a.Get("id").Text
	}
	return o.value(id, name)
}

// score finds an indicator's or adjustment's score in the card; where none can
// be known, there is none.
func score(n *canon.Node, id string) *canon.Node {
	for _, list := range []string{"items", "adjust"} {
		for i := range items(n.Get(list)) {
			item := &n.Get(list).Items[i]
			if item.Get("id").Text == id {
				return item.Get("score")
			}
			if s := score(item, id); s != nil {
				return s
			}
		}
	}
	return nil
}

// sanctions are those of one applicant, in the order of the result.
func (o *outcome) sanctions(a *canon.Node) *canon.Node {
	n := &canon.Node{Kind: canon.Array}
	for i := range items(o.result.Get("sanctions")) {
		s := &o.result.Get("sanctions").Items[i]
		if a != nil && s.Get("applicant").Text == a.Get("id").Text {
			n.Items = append(n.Items, *s)
		}
	}
	return n
}
