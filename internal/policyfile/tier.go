package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

var tierKeys = []string{"id", "title", "qualify", "max", "amount", "cap", "overflow", "elastic", "cite"}

// tiers reads the grades of award; without them there is one nameless tier.
func (r *reader) tiers(o object, a *program.Allocation) {
	if !o.has("tiers") {
		t := program.Tier{}
		r.pay(o, &t)
		if n := o.get("qualify"); n != nil {
			t.Qualify = r.compile(n, o.path("qualify"), formula.Use{Want: formula.WantBool})
		}
		a.Tiers = []program.Tier{t}
		a.Paid = o.has("amount") || o.has("cap")
		return
	}
	for _, key := range []string{"amount", "cap", "qualify"} {
		if k := o.node.KeyOf(key); k != nil {
			r.fault(k, "policy-tier-beside", "key", key)
		}
	}
	ids := map[string]*document.Node{}
	for _, n := range o.list("tiers") {
		t, ok := r.object(n, nil, "allocation.tiers", tierKeys)
		if ok {
			r.tier(named(t, "allocation.tiers"), a, ids)
		}
	}
	if len(o.list("tiers")) == 0 {
		r.fault(o.get("tiers"), "policy-tiers-none")
		a.Tiers = []program.Tier{{}}
	}
	r.tierAmounts(o, a)
}

func (r *reader) tier(o object, a *program.Allocation, ids map[string]*document.Node) {
	id := o.need("id")
	if id == nil || !r.freshID(id, ids) {
		return
	}
	t := program.Tier{ID: id.Text, Title: o.localized("title"), Cite: r.cites(o)}
	if n := o.get("qualify"); n != nil {
		t.Qualify = r.compile(n, o.path("qualify"), formula.Use{Want: formula.WantBool})
	}
	if n := o.get("max"); n != nil {
		t.Max = &program.Most{Max: r.places(n, o.path("max")), Elastic: o.truth("elastic"), Cite: t.Cite}
	} else if k := o.node.KeyOf("elastic"); k != nil {
		r.fault(k, "policy-elastic-max")
	}
	r.pay(o, &t)
	t.Out = o.word("overflow", "next", "out") == "out"
	a.Tiers = append(a.Tiers, t)
	r.tierKeys = append(r.tierKeys, o.node)
}

// freshID enters an id that must not repeat in its list.
func (r *reader) freshID(id *document.Node, ids map[string]*document.Node) bool {
	if id.Kind != document.Scalar || id.Bad {
		return false
	}
	r.plainID(id)
	if first := ids[id.Text]; first != nil {
		f := r.fault(id, "policy-id-twice", "id", id.Text)
		f.Related = []document.Related{{Place: first.Place(), Code: "related-first", Args: document.Arg("name", id.Text)}}
		return false
	}
	ids[id.Text] = id
	return true
}

// pay reads amount and cap of a tier.
func (r *reader) pay(o object, t *program.Tier) {
	if n := o.get("cap"); n != nil {
		t.Cap = r.compile(n, o.path("cap"), r.overRound(formula.WantNumber))
	}
	n := o.get("amount")
	if n == nil || n.Bad {
		return
	}
	if n.Kind != document.List {
		t.Amount = r.compile(n, o.path("amount"), formula.Use{Want: formula.WantNumber})
		return
	}
	ids := map[string]*document.Node{}
	for _, item := range n.Items {
		p, ok := r.object(item, nil, o.path("amount"), []string{"id", "title", "when", "formula", "cap", "cite"})
		if ok {
			r.part(named(p, o.path("amount")), t, ids)
		}
	}
}

func (r *reader) part(o object, t *program.Tier, ids map[string]*document.Node) {
	id := o.need("id")
	if id == nil || !r.freshID(id, ids) {
		return
	}
	p := program.Part{ID: id.Text, Title: o.localized("title"), Cite: r.cites(o)}
	if n := o.get("when"); n != nil {
		p.When = r.compile(n, o.path("when"), formula.Use{Want: formula.WantBool})
	}
	if n := o.need("formula"); n != nil {
		p.Formula = r.compile(n, o.path("formula"), formula.Use{Want: formula.WantNumber})
	}
	if n := o.get("cap"); n != nil {
		p.Cap = r.compile(n, o.path("cap"), r.overRound(formula.WantNumber))
	}
	t.Parts = append(t.Parts, p)
}

// tierAmounts wants an amount or cap in every tier or in none.
func (r *reader) tierAmounts(o object, a *program.Allocation) {
	pays := func(n *document.Node) bool { return n.Get("amount") != nil || n.Get("cap") != nil }
	items := o.list("tiers")
	a.Paid = slices.ContainsFunc(items, pays)
	for _, n := range items {
		if a.Paid && n.Kind == document.Map && !pays(n) {
			at := n
			if id := n.Get("id"); id != nil {
				at = id
			}
			r.fault(at, "policy-tier-amount")
		}
	}
}
