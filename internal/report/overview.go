package report

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// Overview is what a list came to, drawn together for whoever it concerns: how
// many met the conditions, where the cut fell, what each quota changed.
type Overview struct {
	r       *Result
	policy  *schema.Policy
	list    *schema.Allocation // nil: the policy funds nobody
	ranked  []person           // in rank order
	failed  []tally            // rules that were not met, in the order of the policy
	waiting []person
	gone    []string
	byID    map[string]int // in ranked
}

// person is what the page tells of an applicant.
type person struct {
	id, name, points  string
	rank              int
	funded, contested bool
	tier, by, pool    string
	code, why         string
	limits, missing   []string
	errors            string
}

// tally is a rule and those who did not meet it.
type tally struct {
	rule   string
	title  schema.Text
	who    []string
	clause string
}

// Draw reads a result that the policy gave.
func Draw(r *Result, p *schema.Policy) (*Overview, error) {
	o := &Overview{r: r, policy: p, list: p.Allocation(), byID: map[string]int{}}
	counts := map[string][]string{}
	err := r.Each(func(a *canon.Node) bool {
		o.take(a, counts)
		return true
	})
	o.failed = append(o.failed, tally{rule: "barred", who: counts["barred"]})
	for _, rule := range append(p.Eligibility(), p.Qualification()...) {
		o.failed = append(o.failed, tally{rule.ID, rule.Title, counts[rule.ID], o.clauses(rule.Citations)})
	}
	return o, err
}

// take notes one applicant.
func (o *Overview) take(a *canon.Node, counts map[string][]string) {
	x := person{
		id: text(a, "id"), name: text(a, "name"), points: total(a), funded: a.Get("award") != nil, contested: a.Get("contested") != nil,
		tier: text(a, "award", "tier"), by: text(a, "award", "by"), pool: text(a, "award", "pool"),
		code: text(a, "refusal", "code"), why: text(a, "refusal", "why"),
		limits: texts(a, "refusal", "limits"), missing: texts(a, "missing"), errors: list(a, "errors"),
	}
	x.rank, _ = a.Get("rank").Int()
	for i := range items(a, "failures") {
		rule := text(&items(a, "failures")[i], "rule")
		counts[rule] = append(counts[rule], x.id)
	}
	switch status := text(a, "status"); {
	case x.rank > 0:
		o.byID[x.id] = len(o.ranked)
		o.ranked = append(o.ranked, x)
	case status == "undetermined":
		o.waiting = append(o.waiting, x)
	case status == "withdrawn":
		o.gone = append(o.gone, x.id)
	}
}

// last is the last one in by rank; nil: nobody is in.
func (o *Overview) last() *person {
	for i := len(o.ranked) - 1; i >= 0; i-- {
		if o.ranked[i].funded && o.ranked[i].by == "merit" {
			return &o.ranked[i]
		}
	}
	return nil
}

// out is the best-ranked of those not funded; nil: all are.
func (o *Overview) out() *person {
	for i := range o.ranked {
		if !o.ranked[i].funded && !o.ranked[i].contested {
			return &o.ranked[i]
		}
	}
	return nil
}

// refused are those refused with a code, in rank order.
func (o *Overview) refused(code string) []string {
	var ids []string
	for i := range o.ranked {
		if o.ranked[i].code == code {
			ids = append(ids, o.ranked[i].id)
		}
	}
	return ids
}

// span is where the awards of a tier begin and end in the ranking.
func (o *Overview) span(tier, pool string) (first, last *person) {
	for i := range o.ranked {
		x := &o.ranked[i]
		if !x.funded || x.tier != tier || x.pool != pool {
			continue
		}
		if first == nil {
			first = x
		}
		last = x
	}
	return first, last
}

func texts(n *canon.Node, path ...string) []string {
	var out []string
	for _, item := range items(n, path...) {
		out = append(out, item.Text)
	}
	return out
}

// clauses names the clauses of citations, each once, with their source where the
// policy has several.
func (o *Overview) clauses(cites []schema.Citation) string {
	several := len(o.policy.Sources()) > 1
	var out []string
	for _, c := range cites {
		clause := c.Clause
		if several && c.Source != "" && clause != "" {
			clause = c.Source + " " + clause
		}
		if clause != "" && !slices.Contains(out, clause) {
			out = append(out, clause)
		}
	}
	return strings.Join(out, "、")
}

// titled is the title of a tier, quota or rule, or its id where it has none.
func titled(id string, title schema.Text, lang string) string {
	if t := title.In(lang); t != "" {
		return t
	}
	return id
}

// quotaOf finds what the policy says of a quota as results name it: ID, ID:VALUE,
// POOL/ID or POOL:VALUE/ID.
func (o *Overview) quotaOf(id string) (q schema.Quota, prefix, value string) {
	list := o.policy.Quotas()
	rest := id
	if pool, inside, ok := strings.Cut(id, "/"); ok && o.list != nil {
		for i := range o.list.Pools {
			p := &o.list.Pools[i]
			if pool == p.ID || strings.HasPrefix(pool, p.ID+":") {
				list, prefix, rest = p.Quotas, pool+"/", inside
				break
			}
		}
	}
	for _, q := range list {
		if q.ID == rest {
			return q, prefix, ""
		}
		if v, ok := strings.CutPrefix(rest, q.ID+":"); ok && q.Each {
			return q, prefix, v
		}
	}
	return schema.Quota{ID: rest}, prefix, ""
}

func (o *Overview) tierOf(id string) schema.Tier {
	for _, t := range o.policy.Tiers() {
		if t.ID == id {
			return t
		}
	}
	return schema.Tier{ID: id}
}

func (o *Overview) count(key string) string {
	if n := text(o.r.head, "counts", key); n != "0" {
		return n
	}
	return ""
}
