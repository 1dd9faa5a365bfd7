package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// shape looks for parts that contradict one another. Nothing else is checked when
// it finds any, because the rest relies on it.
func (c *check) shape() bool {
	p, o := c.p, c.o
	if len(o.Seats) != len(p.Candidates) || len(o.Quotas) != len(p.Quotas) {
		c.add(Misshapen, "number of seats and quota reports")
		return false
	}
	before := len(c.findings)
	contested := c.contestKinds()
	for i := range o.Seats {
		c.seatShape(i, contested[i])
	}
	if o.Decided != (len(o.Contests) == 0) {
		c.add(Misshapen, "decided though something is contested, or the reverse")
	}
	return len(c.findings) == before
}

const uncontested = slate.ContestKind(255)

// contestKinds is the kind of contest that each candidate is in.
func (c *check) contestKinds() []slate.ContestKind {
	kinds := make([]slate.ContestKind, len(c.p.Candidates))
	for i := range kinds {
		kinds[i] = uncontested
	}
	last := -1
	for _, t := range c.o.Contests {
		if !c.contestShape(&t) {
			continue
		}
		at := 3*c.p.Candidates[t.Of[0]].Class + int(t.Kind)
		if at <= last {
			c.add(Misshapen, "contests out of order", t.Of...)
		}
		last = at
		for _, i := range t.Of {
			kinds[i] = t.Kind
		}
	}
	return kinds
}

func (c *check) contestShape(t *slate.Contest) bool {
	ok := len(t.Of) > 0 && slices.IsSorted(t.Of) && t.Kind <= slate.ContestAmount
	for k, i := range t.Of {
		ok = ok && i >= 0 && i < len(c.p.Candidates) && (k == 0 || t.Of[k-1] != i) &&
			c.p.Candidates[i].Class == c.p.Candidates[t.Of[0]].Class
	}
	if !ok {
		c.add(Misshapen, "contest of nobody, of strangers or of different classes")
		return false
	}
	if t.Places < 0 || t.Places > len(t.Of) || t.Kind != slate.ContestAmount && t.Places == len(t.Of) {
		c.add(Misshapen, "places of a contest", t.Of...).figures(len(t.Of), t.Places)
	}
	return true
}

// seatShape checks that state, tier, amount, code and contest of a seat agree.
func (c *check) seatShape(i int, contest slate.ContestKind) {
	s := &c.o.Seats[i]
	bad := false
	if s.State == slate.Certain {
		bad = s.Code != slate.Funded || len(s.Limits) > 0 || contest == slate.ContestFunded ||
			(s.Tier < 0) != (contest == slate.ContestTier) || s.ByQuota >= len(c.p.Quotas) ||
			s.Stretch && c.p.AtCut != slate.CutInclude || contest == uncontested && !s.Fixed ||
			contest == slate.ContestAmount && s.Fixed
	} else {
		bad = s.Code == slate.Funded || s.Tier >= 0 || s.Fixed || s.Amount.Sign() != 0 || s.Stretch || s.ByQuota >= 0 ||
			(s.State == slate.Contested) != (contest == slate.ContestFunded) ||
			(s.State == slate.Contested) != (s.Code == slate.TieUndecided) ||
			s.State > slate.Contested || contest != uncontested && contest != slate.ContestFunded ||
			s.Code == slate.TieExcluded && c.p.AtCut != slate.CutExclude
	}
	if bad {
		c.add(Misshapen, "seat contradicts itself or its contest", i)
	}
	if s.State == slate.Certain && s.Tier >= 0 && !slices.Contains(c.p.Candidates[i].Open, s.Tier) {
		c.add(TierClosed, "tier", i).about(slate.LimitTier, s.Tier)
	}
}
