package allocation

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// allocation writes the settled list, or why there is none.
func (e *encoder) allocation() {
	if !e.r.allocated() {
		return
	}
	e.w.Key("allocation")
	e.w.Object()
	if e.r.Failed() {
		e.fault()
	} else {
		e.settled()
	}
	e.w.EndObject()
}

func (e *encoder) fault() {
	code, about, why := e.r.fault(e.lang)
	e.w.Key("error")
	e.w.Object()
	e.text("code", code)
	e.w.Key("about")
	e.w.Strings(about)
	e.text("why", why)
	e.w.EndObject()
}

// settled writes the figures of all pools together, then each pool where the
// policy has any.
func (e *encoder) settled() {
	pools := e.r.round.Pools
	e.count("funded", e.r.round.Counts.Funded)
	if e.p.Allocation.Paid {
		e.num("amount", e.r.amount())
	}
	if left := e.r.left(); left != nil {
		e.num("left", *left)
	}
	if !e.r.pooled() {
		e.maxima(0)
		e.tiers(0)
	}
	e.quotas(pools, (*round.Pool).Named)
	e.contests(pools)
	if last := e.r.lastRun(); last != nil {
		e.ids("reserve", last, e.r.reserve(last))
	}
	if e.r.terms.Seed != "" {
		e.text("seed", e.r.terms.Seed)
	}
	e.changes()
	if !e.r.pooled() {
		return
	}
	e.w.Key("pools")
	e.w.Array()
	for i := range pools {
		e.pool(i)
	}
	e.w.EndArray()
}

// maxima are the limits of a list as they were computed, and what it would have
// cost where the money was scaled.
func (e *encoder) maxima(i int) {
	p := e.r.round.Pools[i].Problem
	if p.Count.Set {
		e.count("count", p.Count.N)
	}
	if p.Budget == nil {
		return
	}
	e.num("budget", p.Budget.Max)
	if d := e.r.facts[i].demand; exact.Less(e.r.round.Pools[i].Outcome.Amount, d) {
		e.num("demand", d)
	}
}

// changes writes who lost and gained against the earlier list, or the list with
// nobody withdrawn.
func (e *encoder) changes() {
	b := e.r.round.Baseline
	if b == nil {
		return
	}
	e.w.Key("lost")
	e.w.Strings(b.Lost)
	e.w.Key("gained")
	e.w.Strings(b.Gained)
	e.w.Key("moved")
	e.w.Array()
	for _, m := range b.Moved {
		e.w.Object()
		e.text("id", m.ID)
		e.text("from", place(m.From))
		e.text("to", place(m.To))
		e.w.EndObject()
	}
	e.w.EndArray()
}

// place is the tier of an award, with its pool where there is one.
func place(a round.Earlier) string {
	switch {
	case !a.HasPool:
		return a.Tier
	case a.Tier == "":
		return a.Pool
	}
	return a.Pool + "/" + a.Tier
}

func (e *encoder) pool(i int) {
	p := e.r.round.Pools[i]
	e.w.Object()
	e.text("id", p.ID)
	if p.Skipped {
		e.w.Key("skipped")
		e.w.Bool(true)
		e.w.EndObject()
		return
	}
	e.ids("funded", p, e.r.funded(p))
	if p.Problem.Paid {
		e.num("amount", p.Outcome.Amount)
	}
	if p.Problem.Budget != nil {
		e.num("left", p.Outcome.Left)
	}
	if p.Problem.Count.Set {
		e.count("count", p.Problem.Count.N)
	}
	if p.Problem.Budget != nil {
		e.num("budget", p.Problem.Budget.Max)
	}
	e.tiers(i)
	only := []*round.Pool{p}
	e.quotas(only, func(_ *round.Pool, id string) string { return id })
	e.contests(only)
	e.ids("reserve", p, e.r.reserve(p))
	e.w.EndObject()
}

func (e *encoder) tiers(pool int) {
	p := e.r.round.Pools[pool]
	tiers := p.Terms.Tiers
	if len(tiers) == 1 && tiers[0].ID == "" {
		return
	}
	e.w.Key("tiers")
	e.w.Array()
	for i := range tiers {
		e.w.Object()
		e.text("id", tiers[i].ID)
		e.count("funded", e.r.facts[pool].tiers[i].funded)
		if p.Problem.Paid {
			e.num("amount", e.r.facts[pool].tiers[i].amount)
		}
		if m := p.Problem.Tiers[i].Max; m.Set {
			e.count("max", m.N)
		}
		e.w.EndObject()
	}
	e.w.EndArray()
}

// quotas writes what the quotas of pools asked for, got and changed.
func (e *encoder) quotas(pools []*round.Pool, named func(*round.Pool, string) string) {
	open := false
	for _, p := range pools {
		if p.Outcome == nil {
			continue
		}
		for i := range p.Problem.Quotas {
			if !open {
				e.w.Key("quotas")
				e.w.Array()
				open = true
			}
			e.quota(p, i, named(p, quotaID(&p.Problem.Quotas[i])))
		}
	}
	if open {
		e.w.EndArray()
	}
}

func (e *encoder) quota(p *round.Pool, i int, id string) {
	q, report := &p.Problem.Quotas[i], &p.Outcome.Quotas[i]
	e.w.Object()
	e.text("id", id)
	if q.Least != nil {
		e.num("need", needOf(q, report))
	}
	if q.Most != nil {
		e.num("most", mostOf(q, report))
	}
	e.num("have", haveOf(q, report))
	e.num("by_merit", meritOf(q, report))
	e.ids("entered", p, report.Entered)
	e.ids("displaced", p, report.Displaced)
	if report.Short > 0 {
		e.num("short", exact.Int(int64(report.Short)))
		if report.TakenBy >= 0 {
			e.text("taken_by", p.Named("quota:"+quotaID(&p.Problem.Quotas[report.TakenBy])))
		}
	}
	e.w.EndObject()
}

// The figures of a quota count heads or money.

func needOf(q *slate.Quota, r *slate.QuotaReport) exact.Num { return either(q, r.Need, r.NeedSum) }

func haveOf(q *slate.Quota, r *slate.QuotaReport) exact.Num { return either(q, r.Have, r.HaveSum) }

func meritOf(q *slate.Quota, r *slate.QuotaReport) exact.Num { return either(q, r.ByMerit, r.MeritSum) }

func mostOf(q *slate.Quota, r *slate.QuotaReport) exact.Num {
	if q.Money && r.CeilingSum != nil {
		return *r.CeilingSum
	}
	return exact.Int(int64(r.Ceiling))
}

func either(q *slate.Quota, heads int, money exact.Num) exact.Num {
	if q.Money {
		return money
	}
	return exact.Int(int64(heads))
}

func (e *encoder) contests(pools []*round.Pool) {
	e.w.Key("contested")
	e.w.Array()
	for _, p := range pools {
		if p.Outcome == nil {
			continue
		}
		for i := range p.Outcome.Contests {
			e.contest(p, &p.Outcome.Contests[i])
		}
	}
	e.w.EndArray()
}

func (e *encoder) ids(key string, p *round.Pool, list []int) {
	e.w.Key(key)
	e.w.Strings(ids(p, list))
}
