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
			o.Amount = exact.Sub(o.Amount, s.Amount)
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
				report.MeritSum = exact.Add(report.MeritSum, s.Amount)
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
				have[q].Have--
				have[q].HaveSum = exact.Sub(have[q].HaveSum, s.Amount)
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
