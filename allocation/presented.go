package allocation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

func number(n int) string { return strconv.Itoa(n) }

// presented reads the outcome of one pool that a result shows.
type presented struct {
	pool  *round.Pool
	p     *slate.Problem
	index map[string]int // candidate by id
	out   *slate.Outcome
}

// outcome is the list of a pool that a result shows, in the terms of its problem.
// What a result does not hold is taken from a new run: the other list of a warning,
// the class at which a budget stopped, and why a pool refused somebody who came to
// a later one.
func outcome(doc *canon.Node, pool *round.Pool) *slate.Outcome {
	p, again := pool.Problem, pool.Outcome
	r := presented{pool: pool, p: p, index: map[string]int{}, out: &slate.Outcome{
		Seats: make([]slate.Seat, len(p.Candidates)), ByNumber: again.ByNumber,
		WantsSeed: again.WantsSeed, Nobody: again.Nobody, StoppedAt: again.StoppedAt,
	}}
	for i := range p.Candidates {
		r.index[p.Candidates[i].ID] = i
		r.out.Seats[i] = slate.Seat{Tier: -1, ByQuota: -1}
	}
	r.seats(doc.Get("applicants"))
	r.sums(listOf(doc, pool))
	r.out.Decided = len(r.out.Contests) == 0
	if pool.ID != "" || pool.Struck() {
		r.out.Reserve = pool.Settled.Reserve // those of later pools are left out: see reserve
	}
	if pool.Struck() {
		r.restore()
	}
	return r.out
}

// listOf is what a result shows of a pool; nil: nothing.
func listOf(doc *canon.Node, pool *round.Pool) *canon.Node {
	settled := doc.Get("allocation")
	if pool.ID == "" {
		return settled
	}
	for _, x := range items(settled.Get("pools")) {
		if text(x.Get("id")) == pool.ID {
			return &x
		}
	}
	return nil
}

// items are the elements of a list; none of anything else.
func items(n *canon.Node) []canon.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func isTrue(n *canon.Node) bool { return n != nil && n.Kind == canon.True }

// presentedFault is the reason that a result gives for there being no list.
func presentedFault(doc *canon.Node, pool *round.Pool) *slate.Outcome {
	r := presented{pool: pool, p: pool.Problem}
	f := &slate.Fault{}
	if pool.Outcome.Fault != nil {
		*f = *pool.Outcome.Fault
	}
	said := doc.Get("allocation").Get("error")
	if i := slices.Index(faultCodes[:], text(said.Get("code"))); i >= 0 {
		f.Code = slate.FaultCode(i)
	}
	f.About = nil
	for _, name := range items(said.Get("about")) {
		if l, ok := r.limit(text(&name)); ok {
			f.About = append(f.About, l)
		}
	}
	return &slate.Outcome{Fault: f}
}

func (r *presented) seats(applicants *canon.Node) {
	for _, x := range items(applicants) {
		at, known := r.index[text(x.Get("id"))]
		if !known {
			continue
		}
		seat, again := &r.out.Seats[at], r.again(at)
		award, refusal := x.Get("award"), x.Get("refusal")
		switch {
		case award != nil && text(award.Get("pool")) == r.pool.ID:
			r.award(seat, award)
			seat.Stretch = again.Stretch
		case award == nil && text(refusal.Get("pool")) == r.pool.ID:
			if c := x.Get("contested"); c != nil && text(c.Get("kind")) == "funded" {
				seat.State = slate.Contested
			}
			r.refusal(seat, refusal)
		case again.State == slate.Out:
			seat.Code, seat.Limits = again.Code, again.Limits
		}
	}
}

// restore puts the withdrawn back whose seats were struck after the list was
// settled: the limits held with them.
func (r *presented) restore() {
	was, is := r.pool.Settled, r.pool.Outcome
	gone := func(seat int) bool { return r.pool.Seats[seat].Withdrawn }
	for i := range was.Seats {
		if !gone(i) {
			continue
		}
		r.out.Seats[i] = was.Seats[i]
		if was.Seats[i].State == slate.Certain {
			r.out.Funded++
			r.out.Amount = exact.Add(r.out.Amount, was.Seats[i].Amount)
		}
	}
	if r.p.Budget != nil {
		r.out.Left = exact.Sub(r.out.Left, exact.Sub(is.Left, was.Left))
	}
	for i := range r.out.Quotas {
		q, old, now := &r.out.Quotas[i], &was.Quotas[i], &is.Quotas[i]
		q.Have, q.ByMerit = q.Have+old.Have-now.Have, q.ByMerit+old.ByMerit-now.ByMerit
		q.HaveSum = exact.Add(q.HaveSum, exact.Sub(old.HaveSum, now.HaveSum))
		q.MeritSum = exact.Add(q.MeritSum, exact.Sub(old.MeritSum, now.MeritSum))
		q.Entered, q.Displaced = with(q.Entered, old.Entered, gone), with(q.Displaced, old.Displaced, gone)
	}
	r.restoreContests(gone)
	r.out.Decided = len(r.out.Contests) == 0
}

// with adds those who are gone to a list, in rank order.
func with(list, settled []int, gone func(int) bool) []int {
	out := slices.Clone(list)
	for _, seat := range settled {
		if gone(seat) {
			out = append(out, seat)
		}
	}
	slices.Sort(out)
	return out
}

func (r *presented) restoreContests(gone func(int) bool) {
	for _, c := range r.pool.Settled.Contests {
		left := slices.DeleteFunc(slices.Clone(c.Of), gone)
		if len(left) == 0 {
			r.out.Contests = append(r.out.Contests, c)
			continue
		}
		for i := range r.out.Contests {
			if x := &r.out.Contests[i]; x.Kind == c.Kind && slices.Equal(x.Of, left) {
				x.Of = c.Of
			}
		}
	}
	contestOrder(r.out.Contests)
}

// again is a seat as the new run has it.
func (r *presented) again(at int) slate.Seat {
	if r.pool.Outcome.Fault != nil {
		return slate.Seat{}
	}
	return r.pool.Outcome.Seats[at]
}

func (r *presented) award(seat *slate.Seat, award *canon.Node) {
	seat.State = slate.Certain
	seat.Tier = r.tier(award)
	if amount := award.Get("amount"); amount != nil {
		seat.Amount, seat.Fixed = num(amount), true
	} else if !r.p.Paid {
		seat.Fixed = true
	}
	if quota, ok := strings.CutPrefix(text(award.Get("by")), r.pool.Named("quota:")); ok {
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
	for _, name := range items(refusal.Get("limits")) {
		if l, ok := r.limit(text(&name)); ok {
			seat.Limits = append(seat.Limits, l)
		}
	}
}

func (r *presented) limit(name string) (slate.Limit, bool) {
	name, inside := strings.CutPrefix(name, r.pool.Named(""))
	if tier, ok := strings.CutPrefix(name, "tier:"); ok {
		i := slices.IndexFunc(r.p.Tiers, func(t slate.Tier) bool { return t.ID == tier })
		return slate.Limit{Kind: slate.LimitTier, Index: i}, inside && i >= 0
	}
	if quota, ok := strings.CutPrefix(name, "quota:"); ok {
		i := r.quota(quota)
		return slate.Limit{Kind: slate.LimitQuota, Index: i}, inside && i >= 0
	}
	if name == "budget" {
		return slate.Limit{Kind: slate.LimitBudget}, inside
	}
	return slate.Limit{Kind: slate.LimitCount}, inside && name == "count"
}

// sums reads the figures of the whole list. A pool lists whom it funds, a policy
// without pools says how many they are.
func (r *presented) sums(list *canon.Node) {
	if list == nil {
		return
	}
	r.out.Funded, _ = list.Get("funded").Int()
	if r.pool.ID != "" {
		r.out.Funded = len(items(list.Get("funded")))
	}
	r.out.Amount, r.out.Left = num(list.Get("amount")), num(list.Get("left"))
	r.out.Reserve = r.seatsOf(list.Get("reserve"))
	r.quotas(list.Get("quotas"))
	for _, c := range items(list.Get("contested")) {
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
	for _, q := range items(list) {
		if at := r.quota(text(q.Get("id"))); at >= 0 {
			r.out.Quotas[at] = r.report(&q, r.p.Quotas[at].Money)
		}
	}
}

func (r *presented) report(q *canon.Node, money bool) slate.QuotaReport {
	report := slate.QuotaReport{
		Short: whole(q.Get("short")), Ceiling: -1, TakenBy: -1,
		Entered: r.seatsOf(q.Get("entered")), Displaced: r.seatsOf(q.Get("displaced")),
	}
	if taken, ok := strings.CutPrefix(text(q.Get("taken_by")), r.pool.Named("quota:")); ok {
		report.TakenBy = r.quota(taken)
	}
	most := q.Get("most")
	if money {
		report.NeedSum, report.HaveSum, report.MeritSum = num(q.Get("need")), num(q.Get("have")), num(q.Get("by_merit"))
		if most != nil {
			sum := num(most)
			report.CeilingSum = &sum
		}
		return report
	}
	report.Need, report.Have, report.ByMerit = whole(q.Get("need")), whole(q.Get("have")), whole(q.Get("by_merit"))
	if most != nil {
		report.Ceiling = whole(most)
	}
	return report
}

func (r *presented) seatsOf(list *canon.Node) []int {
	var seats []int
	for _, x := range items(list) {
		if at, ok := r.index[text(&x)]; ok {
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
