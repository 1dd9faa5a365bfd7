package policyfile

import (
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// besidePool are keys that are looked for in a pool, and where they stand instead.
var besidePool = map[string]string{
	"max": message.List("count", "budget"), "of": message.List("count", "budget"), "elastic": "count", "when_short": "budget", "by": "budget", "fits": "budget",
	"skip_within": "budget", "min_amount": "budget", "ties": "allocation", "prefer": "allocation", "reserve": "allocation",
	"vacancy": "allocation", "at_least": "quotas", "at_most": "quotas", "if_short": "quotas",
}

// pools reads set-asides. What stands beside them is inherited, or is what their
// percents are of; limits across pools are none of format 1.
func (r *reader) pools(all *section, a *program.Allocation) {
	for _, key := range []string{"tiers", "quotas", "qualify"} {
		if k := all.node.KeyOf(key); k != nil {
			r.fault(k, "policy-pool-beside", "key", key)
		}
	}
	all.rankBy(nil)
	all.count(nil)
	all.nameless(nil)
	all.unit(nil)
	all.budget(nil)
	r.totalsOnly(all)
	items := all.list("pools")
	if n := all.get("pools"); n.Kind == document.List && len(items) == 0 {
		r.fault(n, "policy-pools-none")
	}
	ids := map[string]*document.Node{}
	var list []*section
	for _, n := range items {
		p, ok := r.objectAmong(n, nil, "pools", poolKeys, besidePool)
		if !ok {
			continue
		}
		if s := r.pool(named(p, "pools"), all, ids); s != nil {
			list = append(list, s)
		}
	}
	r.poolsPaid(all, list)
	all.allot(list)
	for _, s := range list {
		s.combine(all.object, a)
		a.Pools = append(a.Pools, *s.pool)
	}
	r.admissions(list)
}

// totalsOnly refuses what a count or budget beside pools cannot say: they are only
// what percents refer to.
func (r *reader) totalsOnly(all *section) {
	for _, key := range []string{"fits", "skip_within"} {
		if b := all.get("budget"); b != nil && b.KeyOf(key) != nil {
			r.fault(b.KeyOf(key), "policy-pool-beside", "key", key)
		}
	}
	if c := all.get("count"); c != nil && c.KeyOf("elastic") != nil {
		r.fault(c.KeyOf("elastic"), "policy-pool-beside", "key", "elastic")
	}
}

// pool reads one set-aside; nil where it has no id.
func (r *reader) pool(o object, all *section, ids map[string]*document.Node) *section {
	id := o.need("id")
	if id == nil || !r.freshID(id, ids) {
		return nil
	}
	if strings.ContainsAny(id.Text, "/:") {
		r.fault(id, "policy-pool-id", "id", id.Text)
	}
	p := &program.Pool{ID: id.Text, Title: o.localized("title"), Cite: r.cites(o)}
	s := &section{object: o, terms: &p.Terms, pool: p}
	if n := o.get("where"); n != nil {
		p.Where = r.compile(n, o.path("where"), formula.Use{Want: formula.WantBool})
	}
	p.Out = o.word("losers") == "out"
	p.Lapse = o.word("leftover") == "lapse"
	s.shares(p)
	s.read(all)
	for _, key := range []string{"count", "budget"} {
		if all.has(key) && !o.has(key) {
			r.warn(id, "policy-pool-unlimited", "pool", p.ID, "key", key)
		}
	}
	return s
}

// poolsPaid wants an amount or cap for every pool or for none.
func (r *reader) poolsPaid(all *section, list []*section) {
	for _, s := range list {
		all.terms.Paid = all.terms.Paid || s.terms.Paid
	}
	for _, s := range list {
		if all.terms.Paid && !s.terms.Paid {
			r.fault(s.get("id"), "policy-pool-amount", "pool", s.pool.ID)
		}
	}
	for _, s := range append([]*section{all}, list...) {
		if b := s.node.KeyOf("budget"); b != nil && !all.terms.Paid {
			r.fault(b, "policy-budget-unpaid")
		}
	}
}

// shares reads by what a pool is divided: one pool for each value.
func (s *section) shares(p *program.Pool) {
	n, each := s.get("shares"), s.get("each")
	switch {
	case each == nil && n == nil:
		return
	case each == nil:
		s.fault(s.node.KeyOf("shares"), "policy-beside", "key", "shares", "form", "each")
		return
	case n == nil:
		s.fault(s.node.KeyOf("each"), "policy-missing-key", "key", "shares", "what", s.what)
	}
	p.Each = s.compile(each, s.path("each"), formula.Use{Want: formula.WantKey})
	if n == nil || p.Each == nil {
		return
	}
	legal := optionsOfType(p.Each.Type)
	var have []string
	sum, known := exact.Int(0), true
	for _, pair := range s.entries("shares") {
		have = append(have, pair.Key.Text)
		weight, v := s.weight(pair.Value)
		known = known && v != nil
		if v != nil {
			sum = exact.Add(sum, *v)
		}
		if s.legalOption(pair.Key, legal, s.path("shares")) {
			p.Shares = append(p.Shares, program.Share{Value: shareValue(pair.Key.Text, p.Each.Type), Weight: weight})
		}
	}
	if n.Kind != document.Map {
		return
	}
	s.uncovered(s.node.KeyOf("shares"), legal, have, s.path("shares"))
	if known && !exact.Equal(sum, exact.Int(1)) {
		s.fault(s.node.KeyOf("shares"), "policy-shares-sum", "pool", p.ID, "sum", sum.Percent())
	}
}

// weight compiles one share; v is its value where it is constant and a percent.
func (s *section) weight(n *document.Node) (node *program.Node, v *exact.Num) {
	node = s.compile(n, s.path("shares"), s.overRound(formula.WantNumber))
	if node == nil {
		return nil, nil
	}
	v, ok := constant(node)
	switch {
	case !ok:
		return node, nil
	case v.Sign() < 0:
		s.fault(n, "policy-positive", "what", s.path("shares"))
		return node, nil
	case node.Type.Kind != program.Percent:
		fix := n.Text + "%"
		if !less(exact.Int(1), *v) {
			fix = v.Percent()
		}
		f := s.fault(n, "policy-share-percent", "what", s.path("shares"), "got", n.Text, "fix", fix)
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
		return node, nil
	}
	return node, v
}

// shareValue is the text of a value as results print it.
func shareValue(text string, t *program.Type) string {
	switch {
	case t.Kind == program.Bool:
		return program.Print(program.Truth(text == "true"), t, "")
	case t.Numeric():
		if v, err := amount(text, t, ""); err == nil {
			return program.Print(program.Num(v), t, "")
		}
	}
	return text
}
