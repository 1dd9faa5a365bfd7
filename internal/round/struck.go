package round

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// struck is a settled outcome without the awards of those who withdrew. Nobody
// else's seat changes; what they would have had stays with the budget.
func (r *Round) struck(p *Pool) *slate.Outcome {
	o := *p.Settled
	gone := func(seat int) bool { return p.Seats[seat].Withdrawn }
	o.Seats = slices.Clone(o.Seats)
	for i := range o.Seats {
		if !gone(i) {
			continue
		}
		if s := &o.Seats[i]; s.State == slate.Certain {
			o.Funded--
			if s.Fixed {
				o.Amount = exact.Sub(o.Amount, s.Amount)
			}
		}
		o.Seats[i] = slate.Seat{Tier: -1, ByQuota: -1}
	}
	if p.Problem.Budget != nil {
		o.Left = exact.Sub(p.Problem.Budget.Max, o.Amount)
	}
	o.Reserve = slices.DeleteFunc(slices.Clone(o.Reserve), gone)
	o.Contests = nil
	for _, c := range p.Settled.Contests {
		if c.Of = slices.DeleteFunc(slices.Clone(c.Of), gone); len(c.Of) > 0 {
			o.Contests = append(o.Contests, c)
		}
	}
	o.Decided = len(o.Contests) == 0
	r.strikeQuotas(p, &o, gone)
	return &o
}

// Breach is a quota that does not hold any more once winners were struck.
type Breach struct {
	Quota      int
	Floor      bool // a minimum; else a ceiling
	Have, Want exact.Num
}

// Breaches are the quotas of a decided list that the withdrawn leave broken.
func (p *Pool) Breaches() []Breach {
	if !p.Struck() || !p.Outcome.Decided {
		return nil
	}
	var list []Breach
	for i := range p.Problem.Quotas {
		q, report := &p.Problem.Quotas[i], &p.Outcome.Quotas[i]
		have := exact.Int(int64(report.Have))
		if q.Money {
			have = report.HaveSum
		}
		if q.Least != nil {
			want := p.due(q, q.Least, exact.Ceiling)
			if report.Short > 0 {
				want = exact.Int(int64(report.Need))
			}
			if exact.Less(have, want) {
				list = append(list, Breach{i, true, have, want})
			}
		}
		if q.Most != nil {
			if want := p.due(q, q.Most, exact.Floor); exact.Less(want, have) {
				list = append(list, Breach{i, false, have, want})
			}
		}
	}
	return list
}

// due is a bound at what is awarded now, inside the quota's tier if it has one.
func (p *Pool) due(q *slate.Quota, b *slate.Bound, mode exact.Mode) exact.Num {
	if !b.IsShare {
		if q.Money {
			return b.Sum
		}
		return exact.Int(int64(b.N))
	}
	heads, money := 0, exact.Num{}
	for i := range p.Outcome.Seats {
		if s := &p.Outcome.Seats[i]; s.State == slate.Certain && (q.Tier < 0 || q.Tier == s.Tier) {
			heads, money = heads+1, exact.Add(money, s.Amount)
		}
	}
	if q.Money {
		return exact.Mul(b.Share, money)
	}
	switch b.Round {
	case slate.RoundDown:
		mode = exact.Floor
	case slate.RoundHalfUp:
		mode = exact.HalfUp
	}
	return exact.Mul(b.Share, exact.Int(int64(heads))).Round(0, mode)
}

// strikeQuotas takes the withdrawn out of what the quotas report.
func (r *Round) strikeQuotas(p *Pool, o *slate.Outcome, gone func(int) bool) {
	have := r.left(p, gone)
	o.Quotas = slices.Clone(o.Quotas)
	for q := range o.Quotas {
		report := &o.Quotas[q]
		report.Have, report.HaveSum = have[q].Have, have[q].HaveSum
		report.Entered = slices.DeleteFunc(slices.Clone(report.Entered), gone)
		report.Displaced = slices.DeleteFunc(slices.Clone(report.Displaced), gone)
		report.ByMerit, report.MeritSum = 0, exact.Num{}
		for i := range o.Seats {
			if s := &o.Seats[i]; s.State == slate.Certain && s.ByQuota < 0 && slices.Contains(p.Problem.Candidates[i].Member, q) {
				report.ByMerit++
				if p.Problem.Quotas[q].Money {
					report.MeritSum = exact.Add(report.MeritSum, s.Amount)
				}
			}
		}
	}
}

// left is what each quota still has. While a withdrawn candidate was contested it
// is not in the seats, so the same problem is settled once more beside twins of
// the quotas that ask for nothing and do not count the withdrawn.
func (r *Round) left(p *Pool, gone func(int) bool) []slate.QuotaReport {
	have := slices.Clone(p.Settled.Quotas)
	if len(have) == 0 {
		return have
	}
	for i := range p.Settled.Seats {
		s := &p.Settled.Seats[i]
		if !gone(i) || s.State == slate.Out {
			continue
		}
		if s.State == slate.Contested || s.Tier < 0 || !s.Fixed {
			if o := search.Settle(twin(p.Problem, gone), r.Terms.Limits); o.Fault == nil {
				return o.Quotas[len(have):]
			}
			return have
		}
		for _, q := range p.Problem.Candidates[i].Member {
			if t := p.Problem.Quotas[q].Tier; t < 0 || t == s.Tier {
				if p.Problem.Quotas[q].Money {
					have[q].HaveSum = exact.Sub(have[q].HaveSum, s.Amount)
				} else {
					have[q].Have--
				}
			}
		}
	}
	return have
}

// twin is a problem in which every quota has a twin without those who are gone,
// with a ceiling that nothing reaches.
func twin(p *slate.Problem, gone func(int) bool) *slate.Problem {
	t := *p
	n := len(p.Quotas)
	var all exact.Num
	t.Candidates = slices.Clone(p.Candidates)
	for i := range t.Candidates {
		c := &t.Candidates[i]
		for _, amount := range c.Amounts {
			all = exact.Add(all, amount)
		}
		if gone(i) {
			continue
		}
		member := slices.Clone(c.Member)
		for _, q := range c.Member {
			member = append(member, n+q)
		}
		c.Member = member
	}
	t.Quotas = slices.Clone(p.Quotas)
	for _, q := range p.Quotas {
		q.Least, q.IfShort, q.Most = nil, slate.Shrink, &slate.Bound{N: len(p.Candidates), Sum: all}
		t.Quotas = append(t.Quotas, q)
	}
	return &t
}
