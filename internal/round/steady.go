package round

import (
	"slices"

	"github.com/merit-rules/merit/internal/program"
)

// steady reports whether a candidate who moves up in the ranking, while everything
// else stays, can only fare better: funded stays funded, a tier becomes no worse.
//
// Let the lawful plans be the same wherever the candidate x stands, and v(P) the
// numbers funded class by class. Two moves make up every climb.
//
// From class C to a place of one's own just above it: if every best plan funds x,
// the greatest v funds m of C and x together, of which x is one. Alone above C, x
// can be funded, and then m-1 of C; so the best plans are the same ones.
//
// From just below class C into it: if x was funded beside the c of C, then c+1 of C
// and x together can be funded. A plan without x would have c+1 of C alone, more
// than the greatest number. So again the best plans are the same ones, all with x.
//
// Whoever is in no best plan leaves the list as it is without them. So along a
// climb x is out, then, at one place at most, contested, then certain; and in
// pools one after the other the same holds within the range in which the pools
// before are certain not to fund x.
//
// Tiers are compared between plans that fund the same candidates. Above C alone, x
// takes the best tier that a plan with those above unchanged allows, which is no
// worse than any that the comparison of C with x left. Into C from below with tier
// t: were x in a worse tier s in some plan that is left, the plan's numbers for C
// without x would beat those that were greatest before. So tiers only become better.
//
// A lot takes, of the same plans, the first in lot order whatever x's place; those
// whom `exclude` strikes are the same too.
//
// The plans are the same wherever x stands if no limit depends on the ranking: a
// minimum that gives way or stops the list does, and so does money where it is cut
// on the finished list or handed out one by one. A budget with `stop` settles each
// length by itself, and the argument holds for each; the cost of a plan must then
// be that of its candidates, as in a single tier.
func steady(a *program.Allocation) bool {
	lists := []*program.Terms{&a.Terms}
	if len(a.Pools) > 0 {
		lists = lists[:0]
		for i := range a.Pools {
			lists = append(lists, &a.Pools[i].Terms)
		}
	}
	for _, t := range lists {
		if !steadyMoney(t, len(a.Pools) > 0) || !steadyQuotas(t) || !steadyTies(a, t) {
			return false
		}
	}
	return true
}

// steadyMoney is about the budget of a list. Among pools one with `stop` is not
// steady: who is too dear to be funded can still end the list above themselves,
// and then more is left for the next pool.
func steadyMoney(t *program.Terms, pools bool) bool {
	b := t.Budget
	switch {
	case b == nil || !t.Paid:
		return true
	case b.Fits != nil || b.Within != nil || len(t.Tiers) > 1:
		return false
	}
	return b.When == "skip" || !pools && (b.When == "" || b.When == "stop")
}

func steadyQuotas(t *program.Terms) bool {
	return !slices.ContainsFunc(t.Quotas, func(q program.Quota) bool {
		return q.AtLeast != nil && q.IfShort != "" && q.IfShort != "shrink"
	})
}

// steadyTies is about rules for ties whose outcome is checked again: where the
// check looks at tiers or money, or at who else is let in, it can fail in one place
// and not in another.
func steadyTies(a *program.Allocation, t *program.Terms) bool {
	narrow := slices.ContainsFunc(t.Quotas, func(q program.Quota) bool { return q.In >= 0 || q.Of == "amount" })
	switch a.AtCut {
	case "exclude":
		if narrow || t.Budget != nil && len(t.Quotas) > 0 {
			return false
		}
	case "include":
		if len(t.Quotas) > 0 || t.Budget != nil || !elastic(t.Count) || !elasticTiers(t) {
			return false
		}
	}
	if len(t.Tiers) > 1 && (a.AtTier == "higher" || a.AtTier == "lower") {
		return !narrow && elasticTiers(t)
	}
	return true
}

func elastic(m *program.Most) bool { return m == nil || m.Elastic }

func elasticTiers(t *program.Terms) bool {
	return !slices.ContainsFunc(t.Tiers, func(x program.Tier) bool { return !elastic(x.Max) })
}
