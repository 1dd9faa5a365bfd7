package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// besideAllocation are keys that are looked for under allocation, and where they
// stand instead.
var besideAllocation = map[string]string{
	"max": "count", "elastic": "count", "at_cut": "ties", "at_tier": "ties", "where": message.List("qualification", "quotas", "pools"),
	"when_short": "budget", "by": "budget", "fits": "budget", "skip_within": "budget", "min_amount": "budget",
	"losers": "pools", "leftover": "pools", "shares": "pools", "at_least": "quotas", "at_most": "quotas", "if_short": "quotas",
}

// allocation reads who is funded, in which tier and for how much.
func (r *reader) allocation(top object) {
	n := top.get("allocation")
	if n == nil {
		return
	}
	o, ok := r.objectAmong(n, top.node.KeyOf("allocation"), "allocation", allocationKeys, besideAllocation)
	if !ok {
		return
	}
	a := &program.Allocation{Cite: r.cites(o)}
	r.prog.Allocation = a
	a.Number = o.word("prefer") == "number"
	a.Reserve = o.whole("reserve", 0, 0)
	a.Vacancy = o.word("vacancy")
	a.AtCut, a.AtTier = r.ties(o)
	all := &section{object: o, terms: &a.Terms}
	if o.has("pools") {
		r.pools(all, a)
		return
	}
	all.read(nil)
	all.allotments(nil)
	if all.has("budget") && !a.Paid {
		r.fault(o.node.KeyOf("budget"), "policy-budget-unpaid")
	}
	all.combine(o, a)
}

func (r *reader) ties(o object) (atCut, atTier string) {
	n := o.get("ties")
	if n == nil {
		return "ask", "ask"
	}
	t, ok := r.object(n, o.node.KeyOf("ties"), "allocation.ties", tieKeys)
	if !ok {
		return "ask", "ask"
	}
	r.cites(t)
	return t.word("at_cut"), t.word("at_tier")
}

// section is one list of awards as written: the allocation itself, or one of its
// pools.
type section struct {
	object
	terms  *program.Terms
	pool   *program.Pool    // nil: the allocation itself
	tiers  []*document.Node // of terms.Tiers, where there are any
	quotas []*document.Node // of terms.Quotas
	heads  allotment        // places
	money  allotment
}

// read reads what one list is made by. A pool inherits from the allocation.
func (s *section) read(from *section) {
	s.rankBy(from)
	s.count(from)
	s.readTiers(from)
	s.unit(from)
	s.budget(from)
	s.readQuotas()
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
