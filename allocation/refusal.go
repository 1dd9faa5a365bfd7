package allocation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

var seatCodes = [...]string{
	slate.TieExcluded: "tie_excluded", slate.TieUndecided: "tie_undecided", slate.QuotaCode: "quota",
	slate.BudgetCode: "budget", slate.TierFull: "tier_full", slate.BelowCut: "below_cut",
}

// code is why an entrant has no certain award, the first that applies; "" for
// whoever could still be funded if there were a list.
func (r *Result) code(x *round.Entrant, seat *slate.Seat) string {
	switch x.Status {
	case program.Withdrawn, program.Ineligible, program.Undetermined, program.Unqualified:
		return x.Status.String()
	}
	if r.Failed() && r.pooled() || !r.allocated() {
		return "" // a pool that was not reached might have funded them
	}
	switch {
	case x.Waiting:
		return "pool_waiting"
	case x.Pool < 0 && r.pooled():
		return "no_pool"
	case x.Closed == round.NoTier:
		return "no_tier"
	case x.Closed == round.NothingToPay:
		return "nothing_to_pay"
	}
	if seat == nil || seat.State == slate.Certain {
		return ""
	}
	return seatCodes[seat.Code]
}

var refusalSentences = map[string]string{
	"withdrawn": "alloc-withdrawn", "ineligible": "alloc-ineligible", "undetermined": "alloc-undetermined",
	"unqualified": "alloc-unqualified", "no_pool": "alloc-no-pool", "pool_waiting": "alloc-pool-waiting",
	"no_tier": "alloc-no-tier", "nothing_to_pay": "alloc-nothing-to-pay",
	"tie_excluded": "alloc-tie-excluded", "tie_undecided": "alloc-tie-undecided", "quota": "alloc-refused-quota",
	"budget": "alloc-refused-budget", "tier_full": "alloc-refused-tier", "below_cut": "alloc-refused-cut",
}

// refusalWhy is the sentence of a refusal, with its figures.
func (r *Result) refusalWhy(x *round.Entrant, seat *slate.Seat, code, lang string) string {
	a, sentence := r.base(x), refusalSentences[code]
	switch code {
	case "withdrawn":
		if p := r.pool(x); p != nil && x.Seat >= 0 && p.Settled != nil && p.Settled.Fault == nil && p.Settled.Seats[x.Seat].State == slate.Certain {
			sentence = "alloc-struck"
		}
	case "ineligible", "unqualified":
		a["rules"] = r.ruleNames(x, lang)
	case "undetermined":
		r.undeterminedArgs(a, x, lang)
	case "pool_waiting":
		a["pool"] = r.contestedPool()
	case "tie_excluded", "tie_undecided":
		r.tieArgs(a, x)
	case "quota":
		r.quotaArgs(a, x, seat)
	case "budget":
		sentence = r.budgetArgs(a, x, lang)
	case "tier_full":
		a["tiers"] = r.fullTiers(x)
	case "below_cut":
		r.cutArgs(a, x, seat)
	}
	if seat == nil && code != "no_tier" && code != "nothing_to_pay" {
		return message.Text(lang, sentence, a)
	}
	return r.inPool(r.pool(x), lang) + message.Text(lang, sentence, a)
}

// contestedPool is the pool that those after it wait for.
func (r *Result) contestedPool() string {
	for _, p := range r.round.Pools {
		if p.Outcome != nil && !p.Outcome.Decided {
			return p.ID
		}
	}
	return ""
}

func (r *Result) ruleNames(x *round.Entrant, lang string) string {
	var names []string
	for i := range x.Decision.Failures {
		if x.Decision.Failures[i].Bar != nil {
			names = append(names, message.Text(lang, "alloc-barred-short", nil))
			continue
		}
		names = append(names, x.Decision.Failures[i].Rule.ID)
	}
	return r.series(names)
}

func (r *Result) undeterminedArgs(a args, x *round.Entrant, lang string) {
	var missing, errors []string
	for _, slot := range x.Decision.Missing {
		missing = append(missing, r.program.Slots[slot].Name)
	}
	for _, f := range x.Decision.Faults {
		errors = append(errors, f.Message(lang))
	}
	a["missing"], a["errors"] = r.series(missing), strings.Join(errors, "；")
}

// tieArgs say how many equals stand for how many places.
func (r *Result) tieArgs(a args, x *round.Entrant) {
	p := r.pool(x)
	a["equals"] = strconv.Itoa(r.facts[x.Pool].equals[p.Problem.Candidates[x.Seat].Class])
	if c := contestOf(p, x.Seat, slate.ContestFunded); c != nil {
		a["equals"], a["places"] = strconv.Itoa(len(c.Of)), strconv.Itoa(c.Places)
	}
}

// contestOf is the contest of a kind that a seat takes part in; nil: none.
func contestOf(p *round.Pool, seat int, kind slate.ContestKind) *slate.Contest {
	for i := range p.Outcome.Contests {
		c := &p.Outcome.Contests[i]
		if c.Kind == kind && slices.Contains(c.Of, seat) {
			return c
		}
	}
	return nil
}

// quotaArgs name the first quota that alone stands in the way.
func (r *Result) quotaArgs(a args, x *round.Entrant, seat *slate.Seat) {
	p := r.pool(x)
	for _, l := range seat.Limits {
		if l.Kind != slate.LimitQuota {
			continue
		}
		q, report := &p.Problem.Quotas[l.Index], &p.Outcome.Quotas[l.Index]
		a["quota"] = quotaID(q)
		if q.Least != nil && len(report.Entered) > 0 {
			a["need"] = needOf(q, report).String()
			a["entered"] = r.series(ids(p, report.Entered))
		}
		if q.Most != nil && slices.Contains(p.Problem.Candidates[x.Seat].Member, l.Index) {
			r.ceilingArgs(a, q, report)
		}
		return
	}
}

// ceilingArgs say how full a quota is.
func (r *Result) ceilingArgs(a args, q *slate.Quota, report *slate.QuotaReport) {
	if q.Money {
		a["sum"], a["awarded"] = mostOf(q, report).String(), report.HaveSum.String()
		return
	}
	a["most"] = mostOf(q, report).String()
}

// budgetArgs say how the money came to an end before x, and which sentence fits.
func (r *Result) budgetArgs(a args, x *round.Entrant, lang string) (sentence string) {
	p := r.pool(x)
	b, o := p.Problem.Budget, p.Outcome
	a["budget"], a["spent"], a["left"] = b.Max.String(), o.Amount.String(), o.Left.String()
	switch {
	case b.Sequential():
		return r.walkArgs(a, x, lang)
	case b.Mode == slate.ShortScale || b.Mode == slate.ShortWhole:
		return r.groupArgs(a, x, lang)
	}
	return "alloc-refused-budget"
}

// groupArgs name the group at which the money ended.
func (r *Result) groupArgs(a args, x *round.Entrant, lang string) string {
	p, f := r.pool(x), &r.facts[x.Pool]
	if f.plan == nil || f.plan.Seats[x.Seat].Tier < 0 {
		return "alloc-refused-budget"
	}
	own := groupKey(p.Problem, x.Seat, f.plan.Seats[x.Seat].Tier)
	at := own
	for key, g := range f.groups {
		if key < at && exact.Cmp(exact.Add(g.before, g.need), p.Problem.Budget.Max) > 0 {
			at = key
		}
	}
	g := f.groups[at]
	first := p.Seats[g.first]
	a["group"] = r.groupName(first, f.plan.Seats[g.first].Tier, lang)
	a["need"], a["left"] = g.need.String(), exact.Sub(p.Problem.Budget.Max, g.before).String()
	switch {
	case at < own:
		return "alloc-refused-after"
	case p.Problem.Budget.Mode == slate.ShortWhole:
		return "alloc-refused-whole"
	}
	full, _ := amountIn(&p.Problem.Candidates[x.Seat], f.plan.Seats[x.Seat].Tier)
	a["line"] = scaledLine(p.Problem, full, exact.Sub(p.Problem.Budget.Max, g.before), g.need, exact.Num{})
	return "alloc-refused-scaled"
}

// walkArgs say what the test of money said when it was the turn of x, or of the
// one above at whom it ended.
func (r *Result) walkArgs(a args, x *round.Entrant, lang string) string {
	p := r.pool(x)
	w, ok := r.walkTo(p, x.Seat)
	if !ok {
		return "alloc-refused-budget"
	}
	c, b := &p.Problem.Candidates[x.Seat], p.Problem.Budget
	a["spent"] = w.spent.String()
	switch {
	case b.Mode == slate.ShortStop && w.ended != nil:
		at := p.Seats[slices.IndexFunc(p.Problem.Candidates, func(c slate.Candidate) bool { return c.ID == w.ended.ID })]
		a["last"] = strconv.Itoa(r.rank(at))
		a["line"] = r.condition(p, w.ended.Amounts[len(w.ended.Amounts)-1], w.after)
		return "alloc-refused-ended"
	case b.Within != nil && w.passed != nil && fits(p.Problem, x.Seat, w.spent):
		line := exact.Sub(w.passed.Points, *b.Within)
		a["passed"], a["line"] = w.passed.ID, w.passed.Points.String()+" − "+b.Within.String()+" = "+line.String()
		return "alloc-refused-within"
	}
	a["line"] = r.condition(p, c.Amounts[len(c.Amounts)-1], w.spent)
	return "alloc-refused-fits"
}

// fullTiers are the open tiers of x with their places: "一档 10/10".
func (r *Result) fullTiers(x *round.Entrant) string {
	p := r.pool(x)
	var names []string
	for _, t := range p.Problem.Candidates[x.Seat].Open {
		tier := &p.Problem.Tiers[t]
		name := tier.ID + " " + strconv.Itoa(r.facts[x.Pool].tiers[t].funded)
		if tier.Max.Set {
			name += "/" + strconv.Itoa(tier.Max.N)
		}
		names = append(names, strings.TrimSpace(name))
	}
	return r.series(names)
}

// cutArgs say where the list ends by rank, and what besides decided.
func (r *Result) cutArgs(a args, x *round.Entrant, seat *slate.Seat) {
	p := r.pool(x)
	a["funded"] = strconv.Itoa(p.Outcome.Funded)
	if m := p.Problem.Count; m.Set {
		a["max"] = strconv.Itoa(m.N)
	}
	last := r.facts[x.Pool].last
	if last == nil {
		return
	}
	c := p.Problem.Candidates
	switch {
	case c[last.Seat].Class == c[x.Seat].Class && p.Problem.AtCut == slate.CutLot:
		a["more"] = "alloc-cut-lot"
	case len(seat.Limits) == 0:
		a["more"] = "alloc-cut-several"
	}
	a["last"] = strconv.Itoa(r.rank(last))
	if last.Total.State() == program.IsNumber {
		a["last_total"] = r.points(last.Total.Num())
	}
}
