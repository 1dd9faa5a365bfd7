package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// readTiers reads the grades of award; without them there is one nameless tier. A
// pool's amount and cap are those of the allocation unless it has its own.
func (s *section) readTiers(from *section) {
	if from != nil {
		s.terms.Paid = from.terms.Paid
	}
	if !s.has("tiers") {
		s.nameless(from)
		return
	}
	for _, key := range []string{"amount", "cap", "qualify"} {
		if k := s.node.KeyOf(key); k != nil {
			s.fault(k, "policy-tier-beside", "key", key)
		}
	}
	items := s.list("tiers")
	for _, n := range items {
		s.terms.Paid = s.terms.Paid || pays(n)
	}
	ids := map[string]*document.Node{}
	for _, n := range items {
		t, ok := s.object.object(n, nil, s.path("tiers"), tierKeys)
		if ok {
			s.tier(named(t, s.path("tiers")), from, ids)
		}
	}
	if len(items) == 0 {
		s.fault(s.get("tiers"), "policy-tiers-none")
	}
	if len(s.terms.Tiers) == 0 {
		s.terms.Tiers = []program.Tier{{}}
	}
	for _, n := range items {
		if s.terms.Paid && n.Kind == document.Map && !pays(n) && (from == nil || !from.terms.Paid) {
			s.fault(idOf(n), "policy-tier-amount")
		}
	}
}

// nameless reads the one tier of a list without tiers.
func (s *section) nameless(from *section) {
	t := program.Tier{}
	if from != nil {
		t = from.terms.Tiers[0]
	}
	s.pay(s.object, &t)
	if n := s.get("qualify"); n != nil {
		t.Qualify = s.compile(n, s.path("qualify"), formula.Use{Want: formula.WantBool})
	}
	s.terms.Tiers = []program.Tier{t}
	s.terms.Paid = s.terms.Paid || pays(s.node)
}

// pays reports whether a tier, or a list without tiers, says what is paid.
func pays(n *document.Node) bool { return n.Get("amount") != nil || n.Get("cap") != nil }

// idOf is the id of a map for what is wrong with the map, or the map.
func idOf(n *document.Node) *document.Node {
	if id := n.Get("id"); id != nil {
		return id
	}
	return n
}

func (s *section) tier(o object, from *section, ids map[string]*document.Node) {
	id := o.need("id")
	if id == nil || !s.freshID(id, ids) {
		return
	}
	t := program.Tier{ID: id.Text, Title: o.localized("title"), Cite: s.cites(o)}
	if n := o.get("qualify"); n != nil {
		t.Qualify = s.compile(n, o.path("qualify"), formula.Use{Want: formula.WantBool})
	}
	if n := o.get("max"); n != nil {
		t.Max = &program.Most{Max: s.places(n, o.path("max")), Elastic: o.truth("elastic"), Cite: t.Cite}
	} else if k := o.node.KeyOf("elastic"); k != nil {
		s.fault(k, "policy-elastic-max")
	}
	if from != nil {
		s.tierInherits(o, &t, from)
	}
	s.pay(o, &t)
	t.Out = o.word("overflow") == "out"
	s.terms.Tiers = append(s.terms.Tiers, t)
	s.tiers = append(s.tiers, o.node)
}

// tierInherits gives a pool's tier the amount and the cap of the allocation. One
// who reads the tier alone would take it for having none: that is worth a word.
func (s *section) tierInherits(o object, t *program.Tier, from *section) {
	all := from.terms.Tiers[0]
	for _, key := range []string{"amount", "cap"} {
		if from.has(key) && !o.has(key) {
			s.warn(idOf(o.node), "policy-tier-inherits", "tier", t.ID, "key", key)
		}
	}
	t.Amount, t.Parts, t.Cap = all.Amount, all.Parts, all.Cap
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

// pay reads amount and cap of a tier; what is not written stays as it is.
func (r *reader) pay(o object, t *program.Tier) {
	if n := o.get("cap"); n != nil {
		t.Cap = r.compile(n, o.path("cap"), r.overRound(formula.WantNumber))
	}
	n := o.get("amount")
	if n == nil || n.Bad {
		return
	}
	t.Amount, t.Parts = nil, nil
	if n.Kind != document.List {
		t.Amount = r.compile(n, o.path("amount"), formula.Use{Want: formula.WantNumber})
		return
	}
	ids := map[string]*document.Node{}
	for _, item := range n.Items {
		p, ok := r.object(item, nil, o.path("amount"), partKeys)
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
