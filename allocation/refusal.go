package allocation

import (
	"slices"
	"strconv"
	"strings"

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
	switch x.Closed {
	case round.NoTier:
		return "no_tier"
	case round.NothingToPay:
		return "nothing_to_pay"
	}
	if seat == nil || seat.State == slate.Certain {
		return ""
	}
	return seatCodes[seat.Code]
}

var refusalSentences = map[string]string{
	"withdrawn": "alloc-withdrawn", "ineligible": "alloc-ineligible", "undetermined": "alloc-undetermined",
	"unqualified": "alloc-unqualified", "no_tier": "alloc-no-tier", "nothing_to_pay": "alloc-nothing-to-pay",
	"tie_excluded": "alloc-tie-excluded", "tie_undecided": "alloc-tie-undecided", "quota": "alloc-refused-quota",
	"budget": "alloc-refused-budget", "tier_full": "alloc-refused-tier", "below_cut": "alloc-refused-cut",
}

// refusalWhy is the sentence of a refusal, with its figures.
func (r *Result) refusalWhy(x *round.Entrant, seat *slate.Seat, code, lang string) string {
	a := r.base(x)
	switch code {
	case "ineligible", "unqualified":
		a["rules"] = r.ruleNames(x, lang)
	case "undetermined":
		r.undeterminedArgs(a, x, lang)
	case "tie_excluded", "tie_undecided":
		r.tieArgs(a, x)
	case "quota":
		r.quotaArgs(a, x, seat)
	case "budget":
		o := r.round.Outcome
		a["budget"], a["spent"], a["left"] = r.round.Problem.Budget.Max.String(), o.Amount.String(), o.Left.String()
	case "tier_full":
		a["tiers"] = r.fullTiers(x)
	case "below_cut":
		r.cutArgs(a, x, seat)
	}
	return message.Text(lang, refusalSentences[code], a)
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
	a["equals"] = strconv.Itoa(r.facts.equals[x.Rank])
	if c := r.contest(x.Seat, slate.ContestFunded); c != nil {
		a["equals"], a["places"] = strconv.Itoa(len(c.Of)), strconv.Itoa(c.Places)
	}
}

// contest is the contest of a kind that a seat takes part in; nil: none.
func (r *Result) contest(seat int, kind slate.ContestKind) *slate.Contest {
	for i := range r.round.Outcome.Contests {
		c := &r.round.Outcome.Contests[i]
		if c.Kind == kind && slices.Contains(c.Of, seat) {
			return c
		}
	}
	return nil
}

// quotaArgs name the first quota that alone stands in the way.
func (r *Result) quotaArgs(a args, x *round.Entrant, seat *slate.Seat) {
	for _, l := range seat.Limits {
		if l.Kind != slate.LimitQuota {
			continue
		}
		q, report := &r.round.Problem.Quotas[l.Index], &r.round.Outcome.Quotas[l.Index]
		a["quota"] = quotaID(q)
		if q.Least != nil && len(report.Entered) > 0 {
			a["need"] = strconv.Itoa(report.Need)
			a["entered"] = r.series(r.ids(report.Entered))
		}
		if q.Most != nil && slices.Contains(r.round.Problem.Candidates[x.Seat].Member, l.Index) {
			a["most"] = strconv.Itoa(report.Ceiling)
		}
		return
	}
}

func (r *Result) ids(seats []int) []string {
	list := make([]string, len(seats))
	for i, s := range seats {
		list[i] = r.round.Problem.Candidates[s].ID
	}
	return list
}

// fullTiers are the open tiers of x with their places: "一档 10/10".
func (r *Result) fullTiers(x *round.Entrant) string {
	var names []string
	for _, t := range r.round.Problem.Candidates[x.Seat].Open {
		tier := &r.round.Problem.Tiers[t]
		name := tier.ID + " " + strconv.Itoa(r.facts.tiers[t].funded)
		if tier.Max.Set {
			name += "/" + strconv.Itoa(tier.Max.N)
		}
		names = append(names, strings.TrimSpace(name))
	}
	return r.series(names)
}

// cutArgs say where the list ends by rank, and what besides decided.
func (r *Result) cutArgs(a args, x *round.Entrant, seat *slate.Seat) {
	a["funded"] = strconv.Itoa(r.round.Outcome.Funded)
	if m := r.round.Problem.Count; m.Set {
		a["max"] = strconv.Itoa(m.N)
	}
	last := r.facts.last
	if last == nil {
		return
	}
	switch {
	case last.Rank == x.Rank && r.round.Problem.AtCut == slate.CutLot:
		a["more"] = "alloc-cut-lot"
	case len(seat.Limits) == 0:
		a["more"] = "alloc-cut-several"
	}
	a["last"] = strconv.Itoa(last.Rank)
	if last.Total.State() == program.IsNumber {
		a["last_total"] = r.points(last.Total.Num())
	}
}
