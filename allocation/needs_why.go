package allocation

import (
	"slices"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// halted says why nothing was worked out.
func (n *needs) halted() string {
	switch n.out.Halt {
	case round.NoFigures:
		_, _, why := n.r.fault(n.lang)
		return why
	case round.ManyTotals:
		return message.Text(n.lang, "alloc-needs-many-totals", nil)
	}
	return message.Text(n.lang, "alloc-needs-many-lists", nil)
}

// never says why no total would do.
func (n *needs) never(g *goal) string {
	if n.out.Top == nil {
		return n.shut()
	}
	last := &n.out.Cases[len(n.out.Cases)-1]
	a := args{"points": n.points(last.To), "tier": g.id}
	if !n.certain() {
		a["why"] = n.refused()
		return message.Text(n.lang, "alloc-needs-never", a)
	}
	if n.closed(g) {
		return message.Text(n.lang, "alloc-needs-never-open", a)
	}
	top := n.out.Top
	if p := poolOf(top); p != nil {
		a["limits"] = n.r.series(limitNames(p, top.Without(n.r.round.Terms.Limits, g.tier)))
	}
	return message.Text(n.lang, "alloc-needs-never-tier", a)
}

// certain reports whether some total brings any award.
func (n *needs) certain() bool {
	return slices.ContainsFunc(n.out.Cases, func(c round.Case) bool { return c.Certain })
}

// closed reports whether the tier's own conditions hold with no total at all.
func (n *needs) closed(g *goal) bool {
	return !slices.ContainsFunc(n.out.Cases, func(c round.Case) bool {
		return slices.ContainsFunc(n.r.round.Tiers(c.Entrant, g.pool), func(t int) bool { return t <= g.tier })
	})
}

func poolOf(s *round.Stand) *round.Pool {
	if s.List.Fault != nil || s.Entrant.Pool < 0 || s.Entrant.Pool >= len(s.List.Pools) {
		return nil
	}
	if p := s.List.Pools[s.Entrant.Pool]; p.Outcome != nil && p.Outcome.Fault == nil && s.Entrant.Seat >= 0 {
		return p
	}
	return nil
}

// refused is the refusal with the highest total that takes part in the list.
func (n *needs) refused() string {
	top := n.out.Top
	ran := *n.r.round
	ran.List = top.List
	r := &Result{program: n.r.program, round: &ran, terms: n.r.terms, stage: n.r.stage, facts: gather(&ran)}
	if r.Failed() {
		_, _, why := r.fault(n.lang)
		return why
	}
	seat := r.seat(top.Entrant)
	code := r.code(top.Entrant, seat)
	if code == "" {
		return ""
	}
	return r.refusalWhy(top.Entrant, seat, code, n.lang)
}

// shut says why no total leads into the list.
func (n *needs) shut() string {
	first, last := n.out.Cases[0].Entrant, n.out.Last
	code := last.Status.String()
	e := *last
	switch {
	case last.Status == program.Qualified:
		code = [...]string{round.NoTier: "no_tier", round.NothingToPay: "nothing_to_pay", round.NotAdmitted: "no_pool"}[last.Closed]
		a := args{"points": n.points(n.out.Cases[len(n.out.Cases)-1].To), "why": n.r.refusalWhy(&e, nil, code, n.lang)}
		return message.Text(n.lang, "alloc-needs-never", a)
	case last.Status == program.Unqualified && first.Status == program.Unqualified:
		if always := n.always(); len(always) > 0 {
			e.Decision.Failures = always
		}
	}
	return message.Text(n.lang, "alloc-needs-shut", args{"why": n.r.refusalWhy(&e, nil, code, n.lang)})
}

// always are the rules that fail with every total.
func (n *needs) always() (list []program.Hit) {
	for _, h := range n.out.Last.Decision.Failures {
		fails := func(c round.Case) bool {
			return slices.ContainsFunc(c.Entrant.Decision.Failures, func(x program.Hit) bool { return x.Rule == h.Rule })
		}
		if !slices.ContainsFunc(n.out.Cases, func(c round.Case) bool { return !fails(c) }) {
			list = append(list, h)
		}
	}
	return list
}
