package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// JSON is the page as data: what the result says of the whole list, with the
// conditions that were not met, the cut, the clauses, and how to check a lot; and
// the page itself as `lines`, in the language.
func (o *Overview) JSON(lang string) []byte {
	w := &canon.Writer{}
	w.Object()
	for _, key := range []string{"policy", "as_of", "stage", "year", "set", "inputs_sha256", "decided", "provisional", "counts"} {
		if n := o.r.Get(key); n != nil {
			w.Key(key)
			w.Node(n)
		}
	}
	w.Key("title")
	w.String(o.policy.Title(lang))
	o.writeFailures(w, lang)
	o.writeCut(w)
	if a := o.r.Get("allocation"); a != nil {
		w.Key("allocation")
		w.Node(a)
		o.writeClauses(w)
		o.writeLot(w)
	}
	for _, key := range []string{"sanctions", "refused", "warnings"} {
		if n := o.r.Get(key); n != nil {
			w.Key(key)
			w.Node(n)
		}
	}
	w.Key("lines")
	w.Strings(strings.Split(strings.TrimSuffix(o.Text(Style{Lang: lang}), "\n"), "\n"))
	w.EndObject()
	return w.Bytes()
}

func (o *Overview) writeFailures(w *canon.Writer, lang string) {
	w.Key("failures")
	w.Array()
	for _, f := range o.failed {
		if len(f.who) == 0 {
			continue
		}
		w.Object()
		w.Key("rule")
		w.String(f.rule)
		if title := f.title.In(lang); title != "" {
			w.Key("title")
			w.String(title)
		}
		w.Key("count")
		w.Int(len(f.who))
		w.Key("applicants")
		w.Strings(f.who)
		if f.clause != "" {
			w.Key("clause")
			w.String(f.clause)
		}
		w.EndObject()
	}
	w.EndArray()
}

// writeCut writes the last one in by rank and the best-ranked who is not.
func (o *Overview) writeCut(w *canon.Writer) {
	if len(o.ranked) == 0 {
		return
	}
	w.Key("cut")
	w.Object()
	for _, end := range []struct {
		key string
		x   *person
	}{{"last_in", o.last()}, {"first_out", o.out()}} {
		if end.x == nil {
			continue
		}
		w.Key(end.key)
		w.Object()
		w.Key("id")
		w.String(end.x.id)
		w.Key("rank")
		w.Int(end.x.rank)
		if end.x.points != "" {
			w.Key("total")
			w.String(end.x.points)
		}
		if end.x.code != "" {
			w.Key("code")
			w.String(end.x.code)
			w.Key("limits")
			w.Strings(end.x.limits)
		}
		w.EndObject()
	}
	w.EndObject()
}

// writeClauses writes where the limits stand, by their names in a result.
func (o *Overview) writeClauses(w *canon.Writer) {
	w.Key("clauses")
	w.Object()
	add := func(name string, cites []schema.Citation) {
		if c := o.clauses(cites); c != "" {
			w.Key(name)
			w.String(c)
		}
	}
	add("count", o.list.Count)
	for _, t := range o.policy.Tiers() {
		add("tier:"+t.ID, t.Citations)
	}
	for _, q := range o.policy.Quotas() {
		add("quota:"+q.ID, q.Citations)
	}
	if o.list.Budget != nil {
		add("budget", o.list.Budget.Citations)
	}
	w.EndObject()
}

func (o *Overview) writeLot(w *canon.Writer) {
	lots := o.lots()
	if len(lots) == 0 {
		return
	}
	seed, policy := text(o.r.Get("allocation"), "seed"), text(o.r.head, "policy", "id")
	w.Key("lot")
	w.Object()
	w.Key("seed")
	w.String(seed)
	w.Key("policy")
	w.String(policy)
	w.Key("order")
	w.Array()
	var ids []string
	for _, l := range lots {
		for _, x := range l.order {
			w.Object()
			w.Key("rank")
			w.Int(l.rank)
			w.Key("id")
			w.String(x.id)
			w.Key("key")
			w.String(x.key)
			w.EndObject()
			ids = append(ids, x.id)
		}
	}
	w.EndArray()
	w.Key("recipe")
	w.Strings(newRecipe(seed, policy, ids).lines())
	w.EndObject()
}

// Ticket is what one applicant's sheet says of a lot: the number, its place among
// the equals, and how anyone works it out; "" where no lot concerned them.
func (o *Overview) Ticket(id string, s Style) string {
	for _, l := range o.lots() {
		for at, x := range l.order {
			if x.id != id {
				continue
			}
			t := &sheet{page{Style: s, r: o.r}, o}
			t.title("ties")
			t.tell("page-lot-one", "key", x.key, "n", strconv.Itoa(len(l.order)), "at", strconv.Itoa(at+1))
			var ids []string
			for _, y := range l.order {
				ids = append(ids, y.id)
			}
			t.recipe("page-lot-check", newRecipe(text(o.r.Get("allocation"), "seed"), text(o.r.head, "policy", "id"), ids))
			return t.out.String()
		}
	}
	return ""
}
