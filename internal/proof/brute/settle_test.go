package brute_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// field makes a problem of candidates A, B, C ... each given as its class and the
// quotas it counts for ("0 0,1" is of class 0 and counts for the first two), all
// open to every tier. The amounts of a tier are the same for everyone.
func field(amounts []int64, lines ...string) *slate.Problem {
	p := &slate.Problem{Paid: true, Unit: exact.Int(1)}
	for t := range amounts {
		p.Tiers = append(p.Tiers, slate.Tier{ID: fmt.Sprint("t", t)})
	}
	for i, line := range lines {
		c := slate.Candidate{ID: string(rune('A' + i))}
		class, quotas, _ := strings.Cut(line, " ")
		fmt.Sscan(class, &c.Class)
		for _, q := range strings.Split(quotas, ",") {
			var index int
			if n, _ := fmt.Sscan(q, &index); n == 1 {
				c.Member = append(c.Member, index)
			}
		}
		for t, a := range amounts {
			c.Open = append(c.Open, t)
			c.Amounts = append(c.Amounts, exact.Int(a))
		}
		p.Candidates = append(p.Candidates, c)
	}
	return p
}

// asking sets what each candidate is paid, in every tier.
func asking(p *slate.Problem, amounts ...int64) *slate.Problem {
	for i := range p.Candidates {
		for k := range p.Candidates[i].Amounts {
			p.Candidates[i].Amounts[k] = exact.Int(amounts[i])
		}
	}
	return p
}

func with(p *slate.Problem, changes ...func(*slate.Problem)) *slate.Problem {
	for _, change := range changes {
		change(p)
	}
	return p
}

func count(n int) func(*slate.Problem) {
	return func(p *slate.Problem) { p.Count = slate.Max{Set: true, N: n} }
}

func tierMax(t, n int) func(*slate.Problem) {
	return func(p *slate.Problem) { p.Tiers[t].Max = slate.Max{Set: true, N: n} }
}

func open(i int, tiers ...int) func(*slate.Problem) {
	return func(p *slate.Problem) {
		c := &p.Candidates[i]
		amounts := c.Amounts
		c.Open, c.Amounts = tiers, nil
		for _, t := range tiers {
			c.Amounts = append(c.Amounts, amounts[t])
		}
	}
}

func least(n int, short slate.IfShort) func(*slate.Problem) {
	return quota(slate.Quota{Tier: -1, Least: &slate.Bound{N: n}, IfShort: short})
}

func share(percent int64, short slate.IfShort) func(*slate.Problem) {
	return quota(slate.Quota{Tier: -1, IfShort: short,
		Least: &slate.Bound{IsShare: true, Share: exact.Frac(percent, 100)}})
}

func most(n int) func(*slate.Problem) {
	return quota(slate.Quota{Tier: -1, Most: &slate.Bound{N: n}})
}

func quota(q slate.Quota) func(*slate.Problem) {
	return func(p *slate.Problem) {
		q.ID = fmt.Sprint("q", len(p.Quotas))
		p.Quotas = append(p.Quotas, q)
	}
}

func budget(max int64, mode slate.Short) func(*slate.Problem) {
	return func(p *slate.Problem) { p.Budget = &slate.Budget{Max: exact.Int(max), Mode: mode} }
}

func ties(cut slate.AtCut, tier slate.AtTier, lot ...int) func(*slate.Problem) {
	return func(p *slate.Problem) {
		p.AtCut, p.AtTier, p.Lot = cut, tier, lot
		p.Count.Elastic = true
		for t := range p.Tiers {
			p.Tiers[t].Max.Elastic = true
		}
	}
}

func preferNumber(p *slate.Problem) { p.Prefer = slate.PreferNumber }

var limitNames = [...]string{"count", "tier", "quota", "budget"}
var codeNames = [...]string{"", "tie_excluded", "tie_undecided", "quota", "budget", "tier_full", "below_cut"}

// told writes an outcome in one line per fact, only what a reader would ask for.
func told(p *slate.Problem, o *slate.Outcome) (lines []string) {
	if o.Fault != nil {
		return []string{fmt.Sprintf("fault %d about %s reach %v with %d without %d",
			o.Fault.Code, limitText(o.Fault.About), o.Fault.Reach, o.Fault.With, o.Fault.Without)}
	}
	for i, s := range o.Seats {
		line := p.Candidates[i].ID
		if s.State == slate.Certain {
			line += fmt.Sprintf(" t%d", s.Tier)
			if s.Fixed {
				line += " " + s.Amount.String()
			}
			if s.ByQuota >= 0 {
				line += fmt.Sprintf(" by q%d", s.ByQuota)
			}
		} else {
			line += " " + codeNames[s.Code] + limitText(s.Limits)
		}
		lines = append(lines, line)
	}
	for _, c := range o.Contests {
		lines = append(lines, fmt.Sprintf("contest %d %s places %d stake %s", c.Kind, ids(p, c.Of), c.Places, c.Stake))
	}
	for q, r := range o.Quotas {
		if p.Quotas[q].Money {
			lines = append(lines, sumText(p, q, &r))
			continue
		}
		lines = append(lines, fmt.Sprintf("q%d need %d have %d by_merit %d entered %s displaced %s short %d",
			q, r.Need, r.Have, r.ByMerit, ids(p, r.Entered), ids(p, r.Displaced), r.Short))
	}
	if o.ByNumber != nil {
		lines = append(lines, fmt.Sprintf("number %d>%d enters %s leaves %s", o.ByNumber.ByNumber,
			o.ByNumber.ByRank, ids(p, o.ByNumber.Enters), ids(p, o.ByNumber.Leaves)))
	}
	if o.WantsSeed {
		lines = append(lines, "wants seed")
	}
	if o.Nobody {
		lines = append(lines, "nobody")
	}
	return append(lines, "sum "+o.Amount.String())
}

func sumText(p *slate.Problem, q int, r *slate.QuotaReport) string {
	most := "-"
	if r.CeilingSum != nil {
		most = r.CeilingSum.String()
	}
	return fmt.Sprintf("q%d sums need %s have %s by_merit %s most %s entered %s displaced %s",
		q, r.NeedSum, r.HaveSum, r.MeritSum, most, ids(p, r.Entered), ids(p, r.Displaced))
}

func limitText(limits []slate.Limit) (text string) {
	for _, l := range limits {
		text += " " + limitNames[l.Kind]
		if l.Kind == slate.LimitTier || l.Kind == slate.LimitQuota {
			text += fmt.Sprint(l.Index)
		}
	}
	return text
}

func ids(p *slate.Problem, of []int) string {
	var text strings.Builder
	for _, i := range of {
		text.WriteString(p.Candidates[i].ID)
	}
	if text.Len() == 0 {
		return "-"
	}
	return text.String()
}

func TestSettle(t *testing.T) {
	for _, tc := range cases() {
		t.Run(tc.name, func(t *testing.T) {
			o := brute.Settle(tc.in)
			require.Len(t, o.Quotas, len(tc.in.Quotas)*min(1, len(o.Seats)))
			if diff := cmp.Diff(strings.Split(tc.want, "; "), told(tc.in, o)); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}
