package allocation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

func number(n int) string { return strconv.Itoa(n) }

// presented reads the outcome that a result shows.
type presented struct {
	p     *slate.Problem
	index map[string]int // candidate by id
	out   *slate.Outcome
}

// outcome is the list that a result shows, in the terms of the problem. What a
// result does not hold (the other list of a warning, the class at which a budget
// stopped) is taken from a new run.
func outcome(doc *canon.Node, p *slate.Problem, again *slate.Outcome) *slate.Outcome {
	settled := doc.Get("allocation")
	if settled == nil || settled.Get("error") != nil {
		return &slate.Outcome{Fault: presentedFault(settled, p, again)}
	}
	r := presented{p: p, index: map[string]int{}, out: &slate.Outcome{
		Seats: make([]slate.Seat, len(p.Candidates)), ByNumber: again.ByNumber,
		WantsSeed: again.WantsSeed, Nobody: again.Nobody, StoppedAt: again.StoppedAt,
	}}
	for i := range p.Candidates {
		r.index[p.Candidates[i].ID] = i
		r.out.Seats[i] = slate.Seat{Tier: -1, ByQuota: -1}
	}
	r.out.Decided = doc.Get("decided") != nil && doc.Get("decided").Kind == canon.True
	r.seats(doc.Get("applicants"), again)
	r.sums(settled)
	return r.out
}

func presentedFault(settled *canon.Node, p *slate.Problem, again *slate.Outcome) *slate.Fault {
	f := &slate.Fault{}
	if again.Fault != nil {
		*f = *again.Fault
	}
	code := text(settled.Get("error").Get("code"))
	if i := slices.Index(faultCodes[:], code); i >= 0 {
		f.Code = slate.FaultCode(i)
	}
	return f
}

func (r *presented) seats(applicants *canon.Node, again *slate.Outcome) {
	if applicants == nil {
		return
	}
	for i := range applicants.Items {
		x := &applicants.Items[i]
		at, known := r.index[text(x.Get("id"))]
		if !known {
			continue
		}
		seat := &r.out.Seats[at]
		if award := x.Get("award"); award != nil {
			r.award(seat, award)
			if again.Fault == nil {
				seat.Stretch = again.Seats[at].Stretch
			}
			continue
		}
		if c := x.Get("contested"); c != nil && text(c.Get("kind")) == "funded" {
			seat.State = slate.Contested
		}
		r.refusal(seat, x.Get("refusal"))
	}
}

func (r *presented) award(seat *slate.Seat, award *canon.Node) {
	seat.State = slate.Certain
	seat.Tier = r.tier(award)
	if amount := award.Get("amount"); amount != nil {
		seat.Amount, seat.Fixed = num(amount), true
	} else if !r.p.Paid {
		seat.Fixed = true
	}
	if quota, ok := strings.CutPrefix(text(award.Get("by")), "quota:"); ok {
		seat.ByQuota = r.quota(quota)
	}
}

// tier is the tier of an award; the nameless one has no key.
func (r *presented) tier(award *canon.Node) int {
	name := award.Get("tier")
	if name == nil {
		if len(r.p.Tiers) == 1 && r.p.Tiers[0].ID == "" {
			return 0
		}
		return -1
	}
	return slices.IndexFunc(r.p.Tiers, func(t slate.Tier) bool { return t.ID == text(name) })
}

func (r *presented) quota(name string) int {
	return slices.IndexFunc(r.p.Quotas, func(q slate.Quota) bool { return quotaID(&q) == name })
}

func (r *presented) refusal(seat *slate.Seat, refusal *canon.Node) {
	if i := slices.Index(seatCodes[:], text(refusal.Get("code"))); i > 0 {
		seat.Code = slate.Code(i)
	}
	limits := refusal.Get("limits")
	if limits == nil {
		return
	}
	for i := range limits.Items {
		if l, ok := r.limit(text(&limits.Items[i])); ok {
			seat.Limits = append(seat.Limits, l)
		}
	}
}

func (r *presented) limit(name string) (slate.Limit, bool) {
	if tier, ok := strings.CutPrefix(name, "tier:"); ok {
		i := slices.IndexFunc(r.p.Tiers, func(t slate.Tier) bool { return t.ID == tier })
		return slate.Limit{Kind: slate.LimitTier, Index: i}, i >= 0
	}
	if quota, ok := strings.CutPrefix(name, "quota:"); ok {
		i := r.quota(quota)
		return slate.Limit{Kind: slate.LimitQuota, Index: i}, i >= 0
	}
	if name == "budget" {
		return slate.Limit{Kind: slate.LimitBudget}, true
	}
	return slate.Limit{Kind: slate.LimitCount}, name == "count"
}

// sums reads the figures of the whole list.
func (r *presented) sums(settled *canon.Node) {
	r.out.Funded, _ = settled.Get("funded").Int()
	r.out.Amount, r.out.Left = num(settled.Get("amount")), num(settled.Get("left"))
	r.out.Reserve = r.seatsOf(settled.Get("reserve"))
	r.quotas(settled.Get("quotas"))
	contests := settled.Get("contested")
	if contests == nil {
		return
	}
	for i := range contests.Items {
		c := &contests.Items[i]
		places, _ := c.Get("places").Int()
		of := r.seatsOf(c.Get("of"))
		slices.Sort(of)
		kind := slices.Index(contestKinds[:], text(c.Get("kind")))
		if kind < 0 || len(of) == 0 {
			continue
		}
		r.out.Contests = append(r.out.Contests, slate.Contest{Kind: slate.ContestKind(kind), Places: places, Of: of, Stake: num(c.Get("stake"))})
	}
	contestOrder(r.out.Contests)
}

func (r *presented) quotas(list *canon.Node) {
	r.out.Quotas = make([]slate.QuotaReport, len(r.p.Quotas))
	if list == nil {
		return
	}
	for i := range list.Items {
		q := &list.Items[i]
		at := r.quota(text(q.Get("id")))
		if at < 0 {
			continue
		}
		report := slate.QuotaReport{
			Need: whole(q.Get("need")), Have: whole(q.Get("have")), ByMerit: whole(q.Get("by_merit")), Short: whole(q.Get("short")),
			Entered: r.seatsOf(q.Get("entered")), Displaced: r.seatsOf(q.Get("displaced")), Ceiling: -1, TakenBy: -1,
		}
		if q.Get("most") != nil {
			report.Ceiling = whole(q.Get("most"))
		}
		if taken, ok := strings.CutPrefix(text(q.Get("taken_by")), "quota:"); ok {
			report.TakenBy = r.quota(taken)
		}
		r.out.Quotas[at] = report
	}
}

func (r *presented) seatsOf(list *canon.Node) []int {
	if list == nil {
		return nil
	}
	var seats []int
	for i := range list.Items {
		if at, ok := r.index[text(&list.Items[i])]; ok {
			seats = append(seats, at)
		}
	}
	return seats
}

// num is an exact number written as a text; 0 for anything else, which the checks
// that follow will not miss.
func num(n *canon.Node) exact.Num {
	x, err := exact.Parse(text(n))
	if err != nil {
		return exact.Num{}
	}
	return x
}

func whole(n *canon.Node) int {
	v, _ := num(n).Int64()
	return int(v)
}
