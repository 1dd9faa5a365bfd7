package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// Of a problem with no more plans than fewPlans all are listed and the outcome is
// compared with what they say; with up to manyPlans only if something could not be
// confirmed otherwise.
const (
	fewPlans  = 3_000
	manyPlans = 60_000
)

// plans is the number of plans of a problem, lawful or not, or more than manyPlans.
func plans(p *slate.Problem) int {
	if len(p.Candidates) > brute.MaxCandidates || len(p.Tiers) > brute.MaxTiers {
		return manyPlans + 1
	}
	n := 1
	for i := range p.Candidates {
		if n *= 1 + len(p.Candidates[i].Open); n > manyPlans {
			break
		}
	}
	return n
}

// enumerate compares an outcome with that of the enumeration, which answers every
// open question: what could not be confirmed is so now, or it differs.
func enumerate(p *slate.Problem, o *slate.Outcome, findings []Finding) []Finding {
	c := &check{p: p, o: o, findings: slices.DeleteFunc(findings, func(f Finding) bool { return f.Code.Unconfirmed() })}
	want := brute.Settle(p)
	if want.Fault != nil || o.Fault != nil {
		c.sameFault(want.Fault, o.Fault)
		return c.findings
	}
	c.sameSeats(want)
	c.sameContests(want)
	c.sameReports(want)
	if o.WantsSeed != want.WantsSeed || o.Nobody != want.Nobody || o.StoppedAt != want.StoppedAt {
		c.add(Differs, "seed, nobody or stopped").figures(
			[]any{want.WantsSeed, want.Nobody, want.StoppedAt}, []any{o.WantsSeed, o.Nobody, o.StoppedAt})
	}
	if a, b := want.ByNumber, o.ByNumber; (a == nil) != (b == nil) || a != nil && !sameAlternative(a, b) {
		c.add(Differs, "the list by number")
	}
	return c.findings
}

func (c *check) sameFault(want, got *slate.Fault) {
	switch {
	case want == nil || got == nil:
		c.add(FaultFalse, "no list can be made").figures(want != nil, got != nil)
	case want.Code != got.Code || !slices.Equal(want.About, got.About) || !slices.Equal(want.Reach, got.Reach) ||
		want.With != got.With || want.Without != got.Without:
		c.add(FaultFalse, "why no list can be made").figures(*want, *got)
	}
}

func (c *check) sameSeats(want *slate.Outcome) {
	var differ []int
	for i := range c.p.Candidates {
		if i >= len(c.o.Seats) || !sameSeat(&want.Seats[i], &c.o.Seats[i]) {
			differ = append(differ, i)
		}
	}
	if len(differ) > 0 {
		c.add(Differs, "seats", differ...)
	}
}

func sameSeat(a, b *slate.Seat) bool {
	return a.State == b.State && a.Tier == b.Tier && a.Fixed == b.Fixed && exact.Cmp(a.Amount, b.Amount) == 0 &&
		a.ByQuota == b.ByQuota && a.Code == b.Code && slices.Equal(a.Limits, b.Limits) && a.Stretch == b.Stretch
}

func (c *check) sameContests(want *slate.Outcome) {
	if !slices.EqualFunc(want.Contests, c.o.Contests, func(a, b slate.Contest) bool {
		return a.Kind == b.Kind && a.Places == b.Places && slices.Equal(a.Of, b.Of) && exact.Cmp(a.Stake, b.Stake) == 0
	}) {
		c.add(Differs, "contests").figures(want.Contests, c.o.Contests)
	}
}

func (c *check) sameReports(want *slate.Outcome) {
	for q := range want.Quotas {
		if q >= len(c.o.Quotas) || !sameReport(&want.Quotas[q], &c.o.Quotas[q]) {
			c.add(Differs, "quota report").about(slate.LimitQuota, q)
		}
	}
}

func sameReport(a, b *slate.QuotaReport) bool {
	return a.Need == b.Need && a.Have == b.Have && a.Ceiling == b.Ceiling && a.ByMerit == b.ByMerit &&
		slices.Equal(a.Entered, b.Entered) && slices.Equal(a.Displaced, b.Displaced) &&
		a.Short == b.Short && a.TakenBy == b.TakenBy && exact.Cmp(a.NeedSum, b.NeedSum) == 0 &&
		exact.Cmp(a.HaveSum, b.HaveSum) == 0 && exact.Cmp(a.MeritSum, b.MeritSum) == 0 &&
		(a.CeilingSum == nil) == (b.CeilingSum == nil) &&
		(a.CeilingSum == nil || exact.Cmp(*a.CeilingSum, *b.CeilingSum) == 0)
}

func sameAlternative(a, b *slate.Alternative) bool {
	return a.ByRank == b.ByRank && a.ByNumber == b.ByNumber &&
		slices.Equal(a.Enters, b.Enters) && slices.Equal(a.Leaves, b.Leaves)
}
