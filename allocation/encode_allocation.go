package allocation

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// allocation writes the settled list, or why there is none.
func (e *encoder) allocation() {
	o := e.r.round.Outcome
	if o == nil && e.r.round.Fault == nil {
		return
	}
	e.w.Key("allocation")
	e.w.Object()
	if o == nil || o.Fault != nil {
		e.fault()
	} else {
		e.settled(o)
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

func (e *encoder) settled(o *slate.Outcome) {
	e.count("funded", o.Funded)
	if e.p.Allocation.Paid {
		e.num("amount", o.Amount)
	}
	if e.p.Allocation.Budget != nil {
		e.num("left", o.Left)
	}
	e.maxima(o)
	e.tiers()
	e.quotas(o)
	e.w.Key("contested")
	e.w.Array()
	for i := range o.Contests {
		e.contest(&o.Contests[i])
	}
	e.w.EndArray()
	e.w.Key("reserve")
	e.w.Array()
	for _, i := range o.Reserve {
		e.w.String(e.r.round.Problem.Candidates[i].ID)
	}
	e.w.EndArray()
	if e.r.terms.Seed != "" {
		e.text("seed", e.r.terms.Seed)
	}
}

// maxima are the limits of the list as they were computed, and what it would have
// cost where the money was scaled.
func (e *encoder) maxima(o *slate.Outcome) {
	p := e.r.round.Problem
	if p.Count.Set {
		e.count("count", p.Count.N)
	}
	if p.Budget == nil {
		return
	}
	e.num("budget", p.Budget.Max)
	if p.Budget.Mode == slate.ShortScale && exact.Less(o.Amount, e.r.facts.demand) {
		e.num("demand", e.r.facts.demand)
	}
}

func (e *encoder) tiers() {
	tiers := e.p.Allocation.Tiers
	if len(tiers) == 1 && tiers[0].ID == "" {
		return
	}
	e.w.Key("tiers")
	e.w.Array()
	for i := range tiers {
		e.w.Object()
		e.text("id", tiers[i].ID)
		e.count("funded", e.r.facts.tiers[i].funded)
		if e.p.Allocation.Paid {
			e.num("amount", e.r.facts.tiers[i].amount)
		}
		if m := e.r.round.Problem.Tiers[i].Max; m.Set {
			e.count("max", m.N)
		}
		e.w.EndObject()
	}
	e.w.EndArray()
}

func (e *encoder) quotas(o *slate.Outcome) {
	if len(e.r.round.Problem.Quotas) == 0 {
		return
	}
	e.w.Key("quotas")
	e.w.Array()
	for i := range o.Quotas {
		e.quota(&e.r.round.Problem.Quotas[i], &o.Quotas[i])
	}
	e.w.EndArray()
}

func (e *encoder) quota(q *slate.Quota, report *slate.QuotaReport) {
	e.w.Object()
	e.text("id", quotaID(q))
	if q.Least != nil {
		e.figure("need", report.Need)
	}
	if q.Most != nil {
		e.figure("most", report.Ceiling)
	}
	e.figure("have", report.Have)
	e.figure("by_merit", report.ByMerit)
	e.ids("entered", report.Entered)
	e.ids("displaced", report.Displaced)
	if report.Short > 0 {
		e.figure("short", report.Short)
		if report.TakenBy >= 0 {
			e.text("taken_by", "quota:"+quotaID(&e.r.round.Problem.Quotas[report.TakenBy]))
		}
	}
	e.w.EndObject()
}

func (e *encoder) figure(key string, n int) { e.num(key, exact.Int(int64(n))) }

func (e *encoder) ids(key string, list []int) {
	e.w.Key(key)
	e.w.Array()
	for _, i := range list {
		e.w.String(e.r.round.Problem.Candidates[i].ID)
	}
	e.w.EndArray()
}
