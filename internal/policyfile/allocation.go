package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

var allocationKeys = []string{"rank_by", "prefer", "ties", "count", "tiers", "quotas", "budget", "unit", "reserve",
	"vacancy", "pools", "amount", "cap", "qualify", "cite", "title"}

// allocation reads who is funded, in which tier and for how much.
func (r *reader) allocation(top object) {
	n := top.get("allocation")
	if n == nil {
		return
	}
	o, ok := r.object(n, top.node.KeyOf("allocation"), "allocation", allocationKeys)
	if !ok {
		return
	}
	a := &program.Allocation{Cite: r.cites(o)}
	r.prog.Allocation = a
	r.later(o)
	a.Number = o.word("prefer", "rank", "number") == "number"
	a.Reserve = o.whole("reserve", 0, 0)
	a.Vacancy = "rerun"
	a.AtCut, a.AtTier = r.ties(o)
	r.rankBy(o, a)
	a.Count = r.most(o, "count")
	r.tiers(o, a)
	r.unit(o, a)
	r.budget(o, a)
	r.quotas(o, a)
	r.checkAllocation(o, a)
}

// later refuses what this version knows and does not do yet.
func (r *reader) later(o object) {
	if k := o.node.KeyOf("pools"); k != nil {
		r.notYet(k, "pools")
		r.pools(o)
	}
	if n := o.scalar("vacancy"); n != nil && o.word("vacancy", "rerun", "keep", "empty") != "rerun" {
		r.notYet(n, "vacancy: "+n.Text)
	}
}

func (r *reader) notYet(n *document.Node, what string) {
	r.fault(n, "policy-not-yet", "what", what)
}

var poolKeys = []string{"id", "title", "where", "count", "budget", "tiers", "quotas", "losers", "leftover", "each",
	"shares", "rank_by", "amount", "cap", "unit", "when_short", "ties", "prefer", "cite"}

// pools looks at the keys of pools, so that a slip is found already.
func (r *reader) pools(o object) {
	for _, n := range o.list("pools") {
		p, ok := r.object(n, nil, "allocation.pools", poolKeys)
		if !ok {
			continue
		}
		p.word("losers", "stay", "out")
		p.word("leftover", "next", "lapse")
		r.cites(p)
	}
}

func (r *reader) ties(o object) (atCut, atTier string) {
	n := o.get("ties")
	if n == nil {
		return "ask", "ask"
	}
	t, ok := r.object(n, o.node.KeyOf("ties"), "allocation.ties", []string{"at_cut", "at_tier", "cite"})
	if !ok {
		return "ask", "ask"
	}
	r.cites(t)
	return t.word("at_cut", "ask", "lot", "exclude", "include"), t.word("at_tier", "ask", "lot", "higher", "lower")
}

// rankBy reads the keys of the ranking; without them the total decides.
func (r *reader) rankBy(o object, a *program.Allocation) {
	if !o.has("rank_by") {
		r.rankByTotal(o, a)
		return
	}
	items := o.list("rank_by")
	if n := o.get("rank_by"); n.Kind == document.List && len(items) == 0 {
		r.fault(n, "policy-rank-by", "what", "rank_by")
	}
	for _, n := range items {
		k, ok := r.object(n, nil, "allocation.rank_by", []string{"by", "order", "values", "cite", "title"})
		if !ok || k.need("by") == nil {
			continue
		}
		r.cites(k)
		key := program.RankKey{By: r.rankKey(k)}
		key.Asc = k.word("order", "desc", "asc") == "asc"
		r.rankValues(k, &key)
		if key.By != nil {
			a.RankBy = append(a.RankBy, key)
		}
	}
}

func (r *reader) rankByTotal(o object, a *program.Allocation) {
	slot := r.slotOf(program.NameTotal)
	if slot < 0 {
		if o.has("count") || o.has("tiers") || o.has("budget") || o.has("quotas") {
			r.fault(o.key, "policy-rank-by", "what", "allocation")
		}
		return
	}
	p := o.key.Place()
	a.RankBy = []program.RankKey{{By: &program.Node{
		Op: program.OpSlot, Slot: slot, Type: &program.Type{Kind: program.Number}, To: 2,
		Expr: &program.Expr{Text: program.NameTotal, File: r.file.Name, Line: p.Line, Column: p.Column, What: "allocation.rank_by"},
	}}}
}

// rankKey compiles a key. A bare indicator id that is no other name is its score:
// that is what its author wanted to rank by.
func (r *reader) rankKey(k object) *program.Node {
	n := k.get("by")
	use := formula.Use{Want: formula.WantAny}
	e := r.expr(n, "allocation.rank_by")
	if e == nil {
		return nil
	}
	if r.slotOf(n.Text) < 0 && r.slotOf("score."+n.Text) >= 0 {
		e.Text = "score." + n.Text
		node, _ := r.env.Compile(e, use)
		return node
	}
	node := r.compile(n, "allocation.rank_by", use)
	if node == nil {
		return nil
	}
	if t := node.Type; t.Kind == program.List || t.Kind == program.Record || t.Kind == program.Choices {
		r.fault(n, "policy-rank-type")
		return nil
	}
	return node
}

// rankValues reads the order of a choice, best first.
func (r *reader) rankValues(k object, key *program.RankKey) {
	if !k.has("values") {
		if key.By != nil && key.By.Type.Kind == program.Choice {
			r.fault(k.get("by"), "policy-rank-values", "options", list(key.By.Type.Options))
		}
		return
	}
	key.Values = k.texts("values")
	if key.By == nil {
		return
	}
	legal := optionsOfType(key.By.Type)
	for _, n := range k.list("values") {
		r.legalOption(n, legal, "allocation.rank_by")
	}
	r.uncovered(k.get("values"), legal, key.Values, "allocation.rank_by")
}

// overRound is the use of numbers in allocation: formulas over round figures.
func (r *reader) overRound(want formula.Want) formula.Use {
	return formula.Use{Want: want, Forbid: r.roundOnly()}
}

func (r *reader) roundOnly() func(string, int) *message.Problem {
	forbid := r.notPersonal()
	return func(name string, slot int) *message.Problem {
		if p := forbid(name, slot); p != nil {
			p.Code = "policy-round-only"
			return p
		}
		return nil
	}
}

// most reads {max, elastic}.
func (r *reader) most(o object, key string) *program.Most {
	n := o.get(key)
	if n == nil {
		return nil
	}
	what := o.path(key)
	m, ok := r.object(n, o.node.KeyOf(key), what, []string{"max", "elastic", "cite", "title", "of"})
	if !ok {
		return nil
	}
	if k := m.node.KeyOf("of"); k != nil {
		r.notYet(k, "of")
	}
	max := m.need("max")
	if max == nil {
		return nil
	}
	return &program.Most{Max: r.places(max, what+".max"), Elastic: m.truth("elastic"), Cite: r.cites(m)}
}

// places compiles a number of places.
func (r *reader) places(n *document.Node, what string) *program.Node {
	node := r.compile(n, what, r.overRound(formula.WantNumber))
	if node == nil {
		return nil
	}
	if node.Type.Kind == program.Percent {
		r.fault(n, "policy-places-percent", "what", what)
		return nil
	}
	if v, ok := constant(node); ok && v != nil && v.Sign() < 0 {
		r.fault(n, "policy-positive", "what", what)
	}
	return node
}

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

// unit reads what amounts are rounded to: 0.01 down unless written.
func (r *reader) unit(o object, a *program.Allocation) {
	a.UnitTo, a.UnitMode = exact.Frac(1, 100), exact.Down
	n := o.get("unit")
	if n == nil {
		return
	}
	u, ok := r.object(n, o.node.KeyOf("unit"), "allocation.unit", []string{"to", "mode", "cite"})
	if !ok {
		return
	}
	if v, ok := u.number("to"); ok {
		if v.Sign() <= 0 {
			r.fault(u.get("to"), "policy-positive", "what", "allocation.unit.to")
			return
		}
		a.UnitTo = v
	}
	a.UnitMode, _ = exact.ParseMode(u.word("mode", "down", "half_up", "half_even", "up", "ceiling", "floor"))
	r.cites(u)
}

// budget reads the money of the round.
func (r *reader) budget(o object, a *program.Allocation) {
	n := o.get("budget")
	if n == nil {
		return
	}
	b, ok := r.object(n, o.node.KeyOf("budget"), "allocation.budget",
		[]string{"max", "when_short", "by", "fits", "skip_within", "min_amount", "elastic", "cite", "title", "of"})
	if !ok {
		return
	}
	out := &program.Budget{Cite: r.cites(b)}
	if max := b.need("max"); max != nil {
		out.Max = r.compile(max, "allocation.budget.max", r.overRound(formula.WantNumber))
	}
	out.When = b.word("when_short", "stop", "partial", "skip", "scale", "whole")
	if out.When == "partial" || out.When == "whole" {
		r.notYet(b.get("when_short"), "when_short: "+out.When)
	}
	for _, key := range []string{"fits", "skip_within", "min_amount", "of", "elastic"} {
		if k := b.node.KeyOf(key); k != nil {
			r.notYet(k, "budget."+key)
		}
	}
	if k := b.get("by"); k != nil && b.word("by", "all", "tier", "class") != "all" {
		r.notYet(k, "by: "+k.Text)
	}
	if !a.Paid {
		r.fault(b.key, "policy-budget-unpaid")
	}
	a.Budget = out
}
