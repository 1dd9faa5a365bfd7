package allocation

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// Need is what an applicant's total would have to be.
type Need struct {
	For string // "funded", or "tier:ID" for that tier or a better one; in a pool "POOL/tier:ID"
	// Total is the least, in steps of the scores' rounding, with which the applicant
	// is certain of it while nobody else's scores change; 0 where HasTotal is false.
	Total    decimal.Decimal
	HasTotal bool
	Warning  string // where some higher total would not do; else ""
	Why      string // where no total would do, or it was not worked out; else ""
}

// Needs says which total an applicant would need to be funded, and for each tier
// better than what they have, the nearest first. Whatever reads the total is looked
// at again with the other total (conditions, rank, tiers, amounts, quotas); single
// scores stay. For one who is funded it is how low the total may be.
//
// It is false for an unknown id, before the last stage, and for a policy without
// scores or without allocation.
func (r *Result) Needs(id string) ([]Need, bool) {
	x := r.entrant(id)
	if x == nil || !r.round.Last || r.program.Scoring == nil || r.program.Allocation == nil {
		return nil, false
	}
	if x.Withdrawn {
		return []Need{{For: funded, Why: message.Text(r.Language(), "alloc-withdrawn", nil)}}, true
	}
	n := needs{r: r, x: x, lang: r.Language(), out: r.round.Outlook(context.Background(), x)}
	list := []Need{n.need(goal{name: funded, tier: -1})}
	for _, g := range n.goals() {
		list = append(list, n.need(g))
	}
	return list, true
}

// NeedsJSON is [Result.Needs] as `explain` gives it.
func (r *Result) NeedsJSON(id string) ([]byte, bool) {
	list, ok := r.Needs(id)
	if !ok {
		return nil, false
	}
	w := canon.NewWriter(nil)
	w.Array()
	for _, n := range list {
		w.Object()
		for _, member := range [][2]string{{"for", n.For}, {"total", n.total()}, {"warning", n.Warning}, {"why", n.Why}} {
			if member[1] != "" {
				w.Key(member[0])
				w.String(member[1])
			}
		}
		w.EndObject()
	}
	w.EndArray()
	return w.Bytes(), true
}

func (n *Need) total() string {
	if !n.HasTotal {
		return ""
	}
	total, _ := decimals.From(n.Total)
	return total.String()
}

const funded = "funded"

// goal is what somebody may want to be certain of.
type goal struct {
	name string
	pool string
	tier int // -1: any award
	id   string
}

// reached reports whether a case is certain of the goal.
func (g *goal) reached(c *round.Case) bool {
	return c.Certain && (g.tier < 0 || c.Pool == g.pool && c.Tier <= g.tier)
}

// needs answers for one applicant.
type needs struct {
	r    *Result
	x    *round.Entrant
	lang string
	out  *round.Outlook
}

// goals are the tiers better than what the applicant has. The last tier is as good
// as any award.
func (n *needs) goals() (list []goal) {
	if p, tier := n.r.standing(n.x); p != nil {
		return tierGoals(p.ID, p.Named, tierIDs(p), tier)
	}
	seen := map[string]bool{}
	if !n.r.pooled() {
		p := &round.Pool{Terms: &n.r.program.Allocation.Terms}
		ids := tierIDs(p)
		return tierGoals("", p.Named, ids, len(ids)-1)
	}
	for i := range n.out.Cases {
		c := &n.out.Cases[i]
		if !c.Certain || seen[c.Pool] {
			continue
		}
		seen[c.Pool] = true
		p := &round.Pool{ID: c.Pool, Terms: c.Terms}
		ids := tierIDs(p)
		list = append(list, tierGoals(p.ID, p.Named, ids, len(ids)-1)...)
	}
	return list
}

func tierIDs(p *round.Pool) []string {
	ids := make([]string, len(p.Terms.Tiers))
	for i := range ids {
		ids[i] = p.Terms.Tiers[i].ID
	}
	return ids
}

// tierGoals are the tiers above one of a list.
func tierGoals(pool string, named func(string) string, ids []string, above int) (list []goal) {
	for t := above - 1; t >= 0; t-- {
		list = append(list, goal{name: named("tier:" + ids[t]), pool: pool, tier: t, id: ids[t]})
	}
	return list
}

// standing is the pool that certainly funds an entrant, and the tier; while that is
// contested, the last that is open. The pool is nil for whoever has no award.
func (r *Result) standing(x *round.Entrant) (p *round.Pool, tier int) {
	seat := r.seat(x)
	if seat == nil || seat.State != slate.Certain {
		return nil, 0
	}
	p = r.pool(x)
	if tier = seat.Tier; tier < 0 {
		open := p.Problem.Candidates[x.Seat].Open
		tier = open[len(open)-1]
	}
	return p, tier
}

// need finds the least total for a goal.
func (n *needs) need(g goal) Need {
	out := Need{For: g.name}
	if n.out.Halt != round.Whole {
		out.Why = n.halted()
		return out
	}
	at := slices.IndexFunc(n.out.Cases, func(c round.Case) bool { return g.reached(&c) })
	if at < 0 {
		out.Why = n.never(&g)
		return out
	}
	out.Total, _ = decimals.Near(n.out.Cases[at].From)
	out.HasTotal = true
	out.Warning = n.gaps(&g, n.out.Cases[at:])
	return out
}

// gaps warn of higher totals that would not do.
func (n *needs) gaps(g *goal, cases []round.Case) string {
	from := slices.IndexFunc(cases, func(c round.Case) bool { return !g.reached(&c) })
	if from < 0 {
		return ""
	}
	to := from
	for to+1 < len(cases) && !g.reached(&cases[to+1]) {
		to++
	}
	a := args{"from": n.points(cases[from].From), "tier": g.id}
	if exact.Cmp(cases[from].From, cases[to].To) != 0 {
		a["to"] = n.points(cases[to].To)
	}
	if slices.ContainsFunc(cases[to:], func(c round.Case) bool { return g.reached(&c) }) &&
		slices.ContainsFunc(cases[to+1:], func(c round.Case) bool { return !g.reached(&c) }) {
		a["more"] = "alloc-needs-gap-more"
	}
	return message.Text(n.lang, "alloc-needs-gap", a)
}

// points prints a total with the decimals of the steps.
func (n *needs) points(x exact.Num) string {
	text := x.String()
	_, decimals, _ := strings.Cut(text, ".")
	missing := n.out.Places - len(decimals)
	switch {
	case !x.IsDecimal() || missing <= 0:
		return text
	case decimals == "":
		text += "."
	}
	return text + strings.Repeat("0", missing)
}
