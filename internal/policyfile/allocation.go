package policyfile

import (
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
