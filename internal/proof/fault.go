package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// fault checks the claim that no list can be made, and what is said to be the reason.
func (c *check) fault() {
	o := c.o
	if len(o.Seats)+len(o.Contests)+len(o.Quotas)+len(o.Reserve)+o.Funded+o.StoppedAt != 0 || o.Decided || o.WantsSeed ||
		o.Nobody || o.ByNumber != nil || o.Amount.Sign() != 0 || o.Left.Sign() != 0 {
		c.add(Misshapen, "a list beside the reason why there is none")
	}
	if o.Fault.Code == slate.StepLimit {
		c.once(FaultUnconfirmed, "the search gave up")
		return
	}
	want, known := c.ownFault()
	switch {
	case !known:
		c.once(FaultUnconfirmed, "no list can be made")
	case want == nil:
		c.add(FaultFalse, "a list can be made")
	case want.Code != o.Fault.Code, want.With != o.Fault.With, want.Without != o.Fault.Without,
		want.Code != slate.NoLawfulPlan && !slices.Equal(want.About, o.Fault.About):
		c.add(FaultFalse, "why no list can be made").figures(*want, *o.Fault)
	case want.Code == slate.NoLawfulPlan:
		c.toBlame()
	}
}

// ownFault is the reason why the proof makes no list itself; nil if it makes one.
func (c *check) ownFault() (*slate.Fault, bool) {
	c.m = newModel(c.p, &slate.Outcome{Quotas: make([]slate.QuotaReport, len(c.p.Quotas))})
	if c.p.Budget.Sequential() {
		s, known := handOut(c.p)
		if !known || len(s.broken) == 0 {
			return nil, known
		}
		return &slate.Fault{Code: slate.TieBreaksLimit, About: s.broken}, true
	}
	r, known := c.m.rerun()
	if !known {
		return nil, false
	}
	return r.fault, true
}

// toBlame checks which limits are named: each whose absence alone makes a plan
// possible. Places are named only where an earlier award stands.
func (c *check) toBlame() {
	f, k := c.o.Fault, 0
	for _, l := range limitsOf(c.p) {
		if !c.m.keeps && l.Kind != slate.LimitQuota && l.Kind != slate.LimitBudget {
			continue
		}
		named := k < len(f.About) && f.About[k] == l
		if named {
			k++
		}
		_, a := c.m.lacking(l).payable()
		switch {
		case a == unknown:
			c.once(FaultUnconfirmed, "which limit is to blame")
		case named != (a == yes):
			c.add(FaultFalse, "to blame").figures(a == yes, named).about(l.Kind, l.Index)
		case named && k <= len(f.Reach):
			c.reach(l, f.Reach[k-1])
		}
	}
	if k != len(f.About) || len(f.Reach) != len(f.About) {
		c.add(FaultFalse, "what is to blame")
	}
}

// mostReach is how many numbers are tried where no halving will do.
const mostReach = 50

// reach checks the greatest number that could stand in the place of a minimum.
func (c *check) reach(l slate.Limit, got int) {
	want := -1
	if b := c.leastOf(l); b != nil {
		sure := true
		can := func(n int) bool {
			_, a := c.m.asking(l.Index, n).payable()
			sure = sure && a != unknown
			return a == yes
		}
		if b := c.p.Budget; b == nil || b.Mode != slate.ShortStop && b.Mode != slate.ShortPartial {
			want = lastTrue(0, c.p.Quotas[l.Index].Least.N-1, can)
		} else if want = c.p.Quotas[l.Index].Least.N - 1; want > mostReach {
			sure = false
		} else {
			for want >= 0 && sure && !can(want) {
				want--
			}
		}
		if !sure {
			c.once(FaultUnconfirmed, "the greatest number that could be met")
			return
		}
	}
	if want != got {
		c.add(FaultFalse, "the greatest number that could be met").figures(want, got).about(l.Kind, l.Index)
	}
}

// leastOf is a minimum in a number of heads; nil where the limit is none.
func (c *check) leastOf(l slate.Limit) *slate.Bound {
	if l.Kind != slate.LimitQuota || c.p.Quotas[l.Index].Money {
		return nil
	}
	if b := c.p.Quotas[l.Index].Least; b != nil && !b.IsShare {
		return b
	}
	return nil
}
