package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// sized reports whether there is a seat for each candidate and a report for each
// quota. Nothing else is looked at where there is not.
func (c *check) sized() bool {
	if len(c.o.Seats) != len(c.p.Candidates) || len(c.o.Quotas) != len(c.p.Quotas) {
		c.add(Misshapen, "number of seats and quota reports")
		return false
	}
	return true
}

// shape looks for parts that contradict one another. Nothing else is checked when
// it finds any, because the rest relies on it.
func (c *check) shape() bool {
	before := len(c.findings)
	c.contestShapes()
	for k := range c.m.all {
		c.seatShape(k)
	}
	if len(c.m.idle) > 0 {
		c.add(Misshapen, "an amount without an award", c.m.idle...)
	}
	if c.o.Decided != (len(c.o.Contests) == 0) {
		c.add(Misshapen, "decided though something is contested, or the reverse")
	}
	return len(c.findings) == before
}

const uncontested = slate.ContestKind(255)

// contestKinds is the kind of contest that each candidate is in; nil where nothing
// is contested.
func contestKinds(p *slate.Problem, o *slate.Outcome) []slate.ContestKind {
	if len(o.Contests) == 0 {
		return nil
	}
	kinds := make([]slate.ContestKind, len(p.Candidates))
	for i := range kinds {
		kinds[i] = uncontested
	}
	for k := range o.Contests {
		if t := &o.Contests[k]; isContest(p, t) {
			for _, i := range t.Of {
				kinds[i] = t.Kind
			}
		}
	}
	return kinds
}

// isContest reports whether a contest is one between some of a class.
func isContest(p *slate.Problem, t *slate.Contest) bool {
	ok := len(t.Of) > 0 && slices.IsSorted(t.Of) && t.Kind <= slate.ContestAmount
	for k, i := range t.Of {
		ok = ok && i >= 0 && i < len(p.Candidates) && (k == 0 || t.Of[k-1] != i) &&
			p.Candidates[i].Class == p.Candidates[t.Of[0]].Class
	}
	return ok
}

// contestShapes checks the contests and their order.
func (c *check) contestShapes() {
	last := -1
	for k := range c.o.Contests {
		t := &c.o.Contests[k]
		if !isContest(c.p, t) {
			c.add(Misshapen, "contest of nobody, of strangers or of different classes")
			continue
		}
		if t.Places < 0 || t.Places > len(t.Of) || t.Kind != slate.ContestAmount && t.Places == len(t.Of) {
			c.add(Misshapen, "places of a contest", t.Of...).figures(len(t.Of), t.Places)
		}
		at := 3*c.p.Candidates[t.Of[0]].Class + int(t.Kind)
		if at <= last {
			c.add(Misshapen, "contests out of order", t.Of...)
		}
		last = at
	}
}

// seatShape checks that state, tier, code and contest of the seats at a post agree.
func (c *check) seatShape(k int) {
	t := &c.m.all[k]
	s, contest, bad := &t.seat, t.contest, false
	if s.State == slate.Certain {
		bad = s.Code != slate.Funded || len(s.Limits) > 0 || contest == slate.ContestFunded ||
			(s.Tier < 0) != (contest == slate.ContestTier) || s.ByQuota >= len(c.p.Quotas) ||
			s.Stretch && c.p.AtCut != slate.CutInclude || contest == uncontested && !s.Fixed ||
			contest == slate.ContestAmount && s.Fixed
	} else {
		bad = s.Code == slate.Funded || s.Tier >= 0 || s.Fixed || s.Stretch || s.ByQuota >= 0 ||
			(s.State == slate.Contested) != (contest == slate.ContestFunded) ||
			(s.State == slate.Contested) != (s.Code == slate.TieUndecided) ||
			s.State > slate.Contested || contest != uncontested && contest != slate.ContestFunded ||
			s.Code == slate.TieExcluded && c.p.AtCut != slate.CutExclude
	}
	if bad {
		c.add(Misshapen, "seat contradicts itself or its contest", c.m.standing(t)...)
	}
	if s.State == slate.Certain && s.Tier >= 0 && t.place < 0 {
		c.add(TierClosed, "tier", c.m.standing(t)...).about(slate.LimitTier, s.Tier)
	}
}
