package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// step is one way to complete a plan: candidate who in a tier, or nobody.
type step struct{ who, tier int }

var nobody = step{who: -1}

// complete gives each plan every way to make one of the longer plans of it. It
// does so only where every longer plan is some plan and one more.
func complete(plans, longer []plan) {
	next := make([][]step, len(plans))
	for k := range longer {
		extends := false
		for i := range plans {
			if s, ok := oneMore(&plans[i], &longer[k]); ok {
				next[i], extends = append(next[i], s), true
			}
		}
		if !extends {
			return
		}
	}
	for i := range plans {
		plans[i].next = next[i]
	}
}

// oneMore reports whether the longer plan is the shorter one and one candidate.
func oneMore(short, long *plan) (s step, ok bool) {
	more := long.all &^ short.all
	if short.all&^long.all != 0 || more.size() != 1 {
		return nobody, false
	}
	for t := range short.in {
		if short.in[t]&^long.in[t] != 0 {
			return nobody, false
		}
	}
	who := more.list()[0]
	return step{who, long.tier(who)}, true
}

// steps is every way to complete the plan, as it is where there is none.
func (pl *plan) steps() []step {
	if len(pl.next) == 0 {
		return []step{nobody}
	}
	return pl.next
}

// completed is every result that a plan comes to: the one more gets what is left,
// unless that is nothing or less than the least award. One who is funded or was
// refused by a tie completes nothing.
func completed(p *slate.Problem, pl *plan, barred set) (results []result) {
	for _, s := range pl.steps() {
		res := whole(p, pl)
		if s != nobody && !pl.all.has(s.who) && !barred.has(s.who) {
			left := exact.Sub(p.Budget.Max, pl.cost).RoundTo(p.Unit, exact.Floor)
			award := exact.Min(left, amount(p, s.who, s.tier))
			if award.Sign() > 0 && !exact.Less(award, p.Budget.Least) {
				res.plan = pl.place(s.who, s.tier, award)
				res.paid[s.who] = award
			}
		}
		results = append(results, res)
	}
	return results
}

// lastTies does what `at_cut` says with a contested partial award.
func (r *run) lastTies(p *slate.Problem) {
	contested := r.possible() &^ r.certain()
	if contested == 0 {
		return
	}
	switch p.AtCut {
	case slate.CutLot:
		r.drawLast(p, contested)
	case slate.CutExclude:
		r.excluded |= contested
		for k := range r.results {
			r.results[k] = r.results[k].refuse(p, contested)
		}
	}
}

// drawLast keeps the results that fund the first of the lot, then the second.
func (r *run) drawLast(p *slate.Problem, contested set) {
	if p.Lot == nil {
		r.wantsSeed = true
		return
	}
	for _, i := range p.Lot {
		if !contested.has(i) {
			continue
		}
		var funding []result
		for k := range r.results {
			if r.results[k].all.has(i) {
				funding = append(funding, r.results[k])
			}
		}
		if len(funding) > 0 {
			r.results = funding
		}
	}
}

// refuse returns the result without the candidates of s.
func (res *result) refuse(p *slate.Problem, s set) result {
	left := result{plan: res.strike(p, s), paid: make([]exact.Num, len(res.paid)), starved: res.starved}
	for _, i := range left.all.list() {
		left.paid[i] = res.paid[i]
	}
	return left
}
