package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// budget reads the money of a list.
func (s *section) budget(from *section) {
	b, ok := s.maximal("budget", budgetKeys)
	if !ok {
		return
	}
	out := &program.Budget{Cite: s.cites(b)}
	s.terms.Budget = out
	out.Max, out.Percent = s.most(b, "policy-budget-percent")
	out.Rest = s.rest(b, out.Percent)
	if k := b.node.KeyOf("elastic"); k != nil {
		s.fault(k, "policy-budget-elastic")
	}
	if s.pool != nil {
		s.poolBudget(b, out, from)
	}
	s.whenShort(b, out, from)
	s.shortBy(b, out)
	s.least(b, out)
	s.oneByOne(b, out)
}

// poolBudget looks at what only the budget of a pool has.
func (s *section) poolBudget(b object, out *program.Budget, from *section) {
	max := b.get("max")
	if out.Percent && from.terms.Budget == nil {
		s.fault(max, "policy-pool-total", "what", b.what, "key", "budget")
	}
	v, ok := constant(out.Max)
	if !ok || v == nil || out.Percent {
		return
	}
	switch {
	case v.Sign() == 0:
		s.warn(max, "policy-pool-empty", "pool", s.pool.ID)
	case v.Sign() > 0 && less(*v, exact.Int(1)):
		s.warn(max, "policy-share-money", "what", b.path("max"), "got", max.Text, "fix", v.Percent())
	}
}

// whenShort reads what happens when the money does not suffice. A pool that does
// not say takes over what the allocation says, with what belongs to it.
func (s *section) whenShort(b object, out *program.Budget, from *section) {
	out.When = b.word("when_short")
	if s.pool == nil || b.has("when_short") || from.terms.Budget == nil {
		return
	}
	all := from.terms.Budget
	out.When, out.By, out.Least = all.When, all.By, all.Least
}

// shortBys are the orders in which money is cut, by mode, the default first.
var shortBys = map[string][]string{"scale": {"all", "tier", "class"}, "whole": {"tier", "class"}}

func (s *section) shortBy(b object, out *program.Budget) {
	legal := shortBys[out.When]
	k := b.node.KeyOf("by")
	switch {
	case k != nil && legal == nil:
		s.fault(k, "policy-beside", "key", "by", "form", "when_short: "+message.List("scale", "whole"))
	case k != nil:
		out.By = b.among("by", legal)
	case legal != nil && out.By == "":
		out.By = legal[0]
	}
	if out.When == "whole" && out.By == "tier" && k == nil && b.has("when_short") && !s.has("tiers") {
		s.warn(b.get("when_short"), "policy-whole-one")
	}
}

// least reads the smallest award that `partial` may leave somebody with.
func (s *section) least(b object, out *program.Budget) {
	n := b.get("min_amount")
	if n == nil {
		return
	}
	if out.When != "partial" {
		s.fault(b.node.KeyOf("min_amount"), "policy-beside", "key", "min_amount", "form", "when_short: partial")
	}
	out.Least = s.noPercent(n, b.path("min_amount"), "policy-money-percent")
}

// noPercent compiles a number of at least 0 that a percent cannot be.
func (r *reader) noPercent(n *document.Node, what, code string) *program.Node {
	node := r.compile(n, what, r.overRound(formula.WantNumber))
	if node == nil {
		return nil
	}
	if node.Type.Kind == program.Percent {
		r.fault(n, code, "what", what)
		return nil
	}
	if v, ok := constant(node); ok && v != nil {
		r.notNegative(n, what, *v)
	}
	return node
}

// fitsLocals are the names that only `fits` has.
var fitsLocals = []formula.Local{
	{Name: "amount", Type: &program.Type{Kind: program.Money}},
	{Name: "spent", Type: &program.Type{Kind: program.Money}},
	{Name: "budget", Type: &program.Type{Kind: program.Money}},
}

// oneByOne reads what hands out the money one candidate at a time.
func (s *section) oneByOne(b object, out *program.Budget) {
	if n := b.get("fits"); n != nil {
		s.onlyWhen(b, "fits", out.When, "stop", "skip")
		use := s.overRound(formula.WantBool)
		use.Locals = fitsLocals
		out.Fits = s.compile(n, b.path("fits"), use)
		if out.Fits != nil && !readsLocal(out.Fits, 0, 1) {
			s.warn(n, "policy-fits-constant", "got", short(n.Text))
		}
	}
	if n := b.get("skip_within"); n != nil {
		s.onlyWhen(b, "skip_within", out.When, "skip")
		out.Within = s.noPercent(n, b.path("skip_within"), "policy-points-percent")
	}
}

// onlyWhen refuses a key beside any mode but those given.
func (s *section) onlyWhen(b object, key, mode string, modes ...string) {
	if slices.Contains(modes, mode) {
		return
	}
	k := b.node.KeyOf(key)
	f := s.fault(k, "policy-beside", "key", key, "form", "when_short: "+message.List(modes...))
	if n := b.get("when_short"); n != nil {
		f.Related = []document.Related{{Place: n.Place(), Code: "related-beside", Args: document.Arg("name", "when_short: "+n.Text)}}
	}
}

// readsLocal reports whether an expression reads one of the locals.
func readsLocal(n *program.Node, locals ...int) bool {
	if n.Op == program.OpLocal && slices.Contains(locals, n.Slot) {
		return true
	}
	found := false
	n.Children(func(c *program.Node) { found = found || readsLocal(c, locals...) })
	return found
}
