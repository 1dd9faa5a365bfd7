package allocation

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// Warning is something about a round that its readers must know.
type Warning struct{ Code, Message string }

// warnings are those of the round, in a fixed order.
func (r *Result) warnings(lang string) []Warning {
	var list []Warning
	say := func(code string, a args) {
		list = append(list, Warning{code, message.Text(lang, code, a)})
	}
	for _, note := range r.round.Notes {
		list = append(list, Warning{note.Code, note.Message(lang)})
	}
	r.warnHeld(say)
	for _, torn := range r.round.Torn {
		ids := make([]string, len(torn.Entrants))
		for i, e := range torn.Entrants {
			ids[i] = e.App.ID
		}
		say("alloc-warn-torn", args{"ids": r.series(ids), "missing": r.waits(torn.Value)})
	}
	for _, x := range r.round.Entrants {
		for _, slot := range x.Ignored {
			say("alloc-ignored", args{"id": x.App.ID, "input": r.program.Slots[slot].Name})
		}
		for _, s := range x.Sanctions {
			if s.Fault != nil {
				say("alloc-warn-sanction", args{"id": x.App.ID, "rule": s.Rule.ID})
			}
		}
	}
	if r.Failed() {
		return list
	}
	for _, p := range r.round.Pools {
		if p.Outcome != nil {
			r.warnPool(p, func(code string, a args) {
				list = append(list, Warning{code, ofPool(p, lang) + message.Text(lang, code, a)})
			})
		}
	}
	r.warnWaiting(say)
	r.warnChanges(lang, say)
	return list
}

// waits are the names of the inputs that an unknown value waits for.
func (r *Result) waits(v program.Value) string {
	if v.Wait() == nil {
		return ""
	}
	var names []string
	for _, slot := range v.Wait().Slots {
		names = append(names, r.program.Slots[slot].Name)
	}
	return r.series(names)
}

func (r *Result) warnHeld(say func(string, args)) {
	for _, h := range r.round.Held {
		slot := &r.program.Slots[r.program.Figures[h.Figure].Slot]
		say("alloc-warn-held", args{"figure": slot.Name, "id": h.By.App.ID, "missing": r.waits(h.Value)})
	}
}

func (r *Result) warnPool(p *round.Pool, say func(string, args)) {
	o := p.Outcome
	if o.Nobody {
		say("alloc-warn-nobody", nil)
	}
	if o.WantsSeed {
		say("alloc-warn-seed", nil)
	}
	if alt := o.ByNumber; alt != nil {
		say("alloc-warn-number", args{
			"rank": strconv.Itoa(alt.ByRank), "number": strconv.Itoa(alt.ByNumber),
			"enters": r.series(ids(p, alt.Enters)), "leaves": r.series(ids(p, alt.Leaves)),
		})
	}
	for i := range o.Quotas {
		if o.Quotas[i].Short == 0 {
			continue
		}
		a := args{"quota": quotaID(&p.Problem.Quotas[i]), "short": strconv.Itoa(o.Quotas[i].Short)}
		if t := o.Quotas[i].TakenBy; t >= 0 {
			a["taken"] = quotaID(&p.Problem.Quotas[t])
		}
		say("alloc-warn-short", a)
	}
	warnBroken(p, say)
}

// warnBroken names the quotas that withdrawals leave broken.
func warnBroken(p *round.Pool, say func(string, args)) {
	for _, b := range p.Breaches() {
		say("alloc-warn-broken", args{"quota": quotaID(&p.Problem.Quotas[b.Quota]), "have": b.Have.String(), "want": b.Want.String()})
	}
}

// warnWaiting names the pools that wait for a tie of an earlier one.
func (r *Result) warnWaiting(say func(string, args)) {
	var waiting []string
	for _, p := range r.round.Pools {
		if p.Skipped {
			waiting = append(waiting, p.ID)
		}
	}
	if len(waiting) > 0 {
		say("alloc-warn-waiting", args{"pool": r.contestedPool(), "pools": r.series(waiting)})
	}
}

// warnChanges names those whose earlier award cannot stand, and those who lost
// one, with the reason.
func (r *Result) warnChanges(lang string, say func(string, args)) {
	for _, x := range r.round.Loose {
		say("alloc-warn-loose", args{"id": x.App.ID})
	}
	if r.round.Baseline == nil {
		return
	}
	for _, id := range r.round.Baseline.Lost {
		say("alloc-warn-lost", args{"id": id, "why": r.whyLost(id, lang)})
	}
}

// whyLost is why an applicant has no certain award any more.
func (r *Result) whyLost(id, lang string) string {
	x := r.entrant(id)
	if x == nil {
		return message.Text(lang, "alloc-no-application", nil)
	}
	seat := r.seat(x)
	return r.refusalWhy(x, seat, r.code(x, seat), lang)
}

var faultCodes = [...]string{
	slate.NoLawfulPlan: "no_lawful_plan", slate.QuotaStop: "quota_stop", slate.TieBreaksLimit: "tie_breaks_limit",
	slate.BudgetBreaksQuota: "budget_breaks_quota", slate.StepLimit: "step_limit",
}

// figureUnknown is the code of a list that waits for a number.
const figureUnknown = "figure_unknown"

// fault says why there is no list.
func (r *Result) fault(lang string) (code string, about []string, why string) {
	if f := r.round.Fault; f != nil {
		about = []string{}
		if p := r.round.About; p != nil && p.ID != "" {
			about, why = append(about, p.ID), ofPool(p, lang)
		}
		return figureUnknown, about, why + message.Text(lang, "alloc-figure", args{"reason": f.Message(lang)})
	}
	p := r.round.Pools[len(r.round.Pools)-1] // none is run after one without a list
	f := p.Outcome.Fault
	about = limitNames(p, f.About)
	return faultCodes[f.Code], about, ofPool(p, lang) + r.faultWhy(p, f, about, lang)
}

// ofPool is the beginning of a sentence about a pool.
func ofPool(p *round.Pool, lang string) string {
	if p.ID == "" {
		return ""
	}
	return message.Text(lang, "alloc-of-pool", args{"pool": p.ID})
}

func (r *Result) faultWhy(p *round.Pool, f *slate.Fault, about []string, lang string) string {
	a := args{"limits": r.series(about)}
	switch f.Code {
	case slate.NoLawfulPlan:
		a["reach"] = reach(p, f, lang)
		return message.Text(lang, "alloc-no-plan", a)
	case slate.QuotaStop:
		a["without"], a["with"] = strconv.Itoa(f.Without), strconv.Itoa(f.With)
		a["quota"] = r.series(about)
		return message.Text(lang, "alloc-quota-stop", a)
	case slate.TieBreaksLimit:
		return message.Text(lang, "alloc-tie-breaks", a)
	case slate.StepLimit:
		a["steps"] = strconv.Itoa(f.Steps)
		return message.Text(lang, "alloc-steps", a)
	}
	return message.Text(lang, "alloc-budget-breaks", a)
}

// reach says how much of each impossible minimum could be met.
func reach(p *round.Pool, f *slate.Fault, lang string) string {
	var parts []string
	for i, l := range f.About {
		if l.Kind != slate.LimitQuota || i >= len(f.Reach) || f.Reach[i] < 0 {
			continue
		}
		parts = append(parts, message.Text(lang, "alloc-reach", args{
			"quota": quotaID(&p.Problem.Quotas[l.Index]), "reach": strconv.Itoa(f.Reach[i]),
		}))
	}
	if lang == "en" {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, "；")
}
