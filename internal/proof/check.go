package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// Check says everything that is wrong with an outcome, and what about it could not
// be confirmed. An outcome with no finding at all is proved as far as doc.go says.
func Check(p *slate.Problem, o *slate.Outcome) []Finding {
	findings := checkAlone(p, o)
	open := slices.ContainsFunc(findings, func(f Finding) bool { return f.Code.Unconfirmed() })
	if n := plans(p); n <= fewPlans || open && n <= manyPlans {
		return enumerate(p, o, findings)
	}
	return findings
}

// checkAlone reasons about counts only, which it does for problems of any size.
func checkAlone(p *slate.Problem, o *slate.Outcome) []Finding {
	c := &check{p: p, o: o}
	if o.Fault != nil {
		c.fault()
		return c.findings
	}
	if !c.sized() {
		return c.findings
	}
	if c.m = newModel(p, o); !c.shape() {
		return c.findings
	}
	if c.p.Budget.Sequential() {
		c.byHand()
		return c.findings
	}
	c.cut = c.mayCut()
	t := c.count()
	c.limits(t)
	c.levelled(t)
	c.budget()
	c.amounts()
	c.totals(t)
	c.reports(t)
	c.blame()
	c.reserve()
	c.seed()
	c.together()
	c.stakes()
	c.order(t)
	c.tiers(t)
	c.confirm()
	c.absences()
	if n, open := t.planned(); open == 0 {
		c.byNumberAgain(n)
	}
	return c.findings
}
