package allocation

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// tally checks what holds across the lists of a round: sums, what each pool had,
// who withdrew, and what became of earlier awards. It reads the result and adds up
// for itself; of the new run it takes the problems of the pools and nothing of
// their outcomes.
type tally struct {
	v      *verifier
	r      *Result
	list   *canon.Node // allocation
	awards []given     // in the order of the result
	status map[string]string
	places map[*round.Entrant]*round.Pool // nil: not gathered yet
}

// given is an award that a result shows.
type given struct {
	id, pool, tier string
	rank           int // in the pool
	amount         exact.Num
	fixed          bool
}

func (v *verifier) tally(r *Result) {
	t := tally{v: v, r: r, list: v.doc.Get("allocation"), status: map[string]string{}}
	t.read()
	t.counts()
	t.withdrawn()
	if t.list == nil || t.list.Get("error") != nil || r.Failed() || len(r.round.Pools) == 0 {
		t.failure()
		return
	}
	t.entitled()
	t.standings()
	t.whole()
	t.decided()
	maxima := newMaxima(r)
	for _, p := range r.round.Pools {
		list := listOf(v.doc, p)
		if list == nil || isTrue(list.Get("skipped")) != p.Skipped {
			t.differs(p, "skipped", strconv.FormatBool(p.Skipped), strconv.FormatBool(!p.Skipped))
			continue
		}
		if !p.Skipped {
			t.pool(p, list, maxima)
		}
	}
	t.changes()
}

// differs reports a figure that is not what it should be.
func (t *tally) differs(p *round.Pool, what, want, got string) {
	if p != nil && p.ID != "" {
		what = p.Named(what)
	}
	t.v.say("verify-sum", args{"what": what, "want": want, "got": got})
}

func (t *tally) number(p *round.Pool, what string, want exact.Num, got *canon.Node) {
	if got == nil || !exact.Equal(want, num(got)) {
		t.differs(p, what, want.String(), text(got))
	}
}

func (t *tally) count(p *round.Pool, what string, want int, got *canon.Node) {
	if n, ok := got.Int(); !ok || n != want {
		t.differs(p, what, strconv.Itoa(want), strconv.Itoa(n))
	}
}

// read takes the awards and statuses that a result shows.
func (t *tally) read() {
	for _, x := range items(t.v.doc.Get("applicants")) {
		id := text(x.Get("id"))
		t.status[id] = text(x.Get("status"))
		a := x.Get("award")
		if a == nil {
			continue
		}
		g := given{id: id, pool: text(a.Get("pool")), tier: text(a.Get("tier"))}
		g.rank, _ = cmp.Or(a.Get("pool_rank"), x.Get("rank")).Int()
		if amount := a.Get("amount"); amount != nil {
			g.amount, g.fixed = num(amount), true
		}
		t.awards = append(t.awards, g)
	}
}

// withdrawn checks that those who withdrew stand as withdrawn, and nobody else.
func (t *tally) withdrawn() {
	for _, x := range t.r.round.Entrants {
		if status := t.status[x.App.ID]; x.Withdrawn != (status == "withdrawn") {
			t.v.say("verify-withdrawn", args{"id": x.App.ID, "got": status})
		}
	}
}

// entitled checks that every award went to a candidate of the pool that gave it.
func (t *tally) entitled() {
	seated := make([]map[*round.Entrant]bool, len(t.r.round.Pools))
	for k, p := range t.r.round.Pools {
		seated[k] = make(map[*round.Entrant]bool, len(p.Seats))
		for _, x := range p.Seats {
			seated[k][x] = true
		}
	}
	for _, g := range t.awards {
		at := slices.IndexFunc(t.r.round.Pools, func(p *round.Pool) bool { return p.ID == g.pool && p.Problem != nil })
		if x := t.r.entrant(g.id); at < 0 || x == nil || x.Withdrawn || !seated[at][x] {
			t.v.say("verify-entitled", args{"id": g.id, "pool": g.pool})
		}
	}
}

// whole checks the figures of all pools together.
func (t *tally) whole() {
	sum := t.paid(func(given) bool { return true })
	t.count(nil, "funded", len(t.awards), t.list.Get("funded"))
	if t.r.program.Allocation.Paid {
		t.number(nil, "amount", sum, t.list.Get("amount"))
	}
	if total := t.total(); total != nil {
		t.number(nil, "left", exact.Sub(*total, sum), t.list.Get("left"))
	}
	if t.r.pooled() {
		t.united("quotas", true)
		t.united("contested", false)
		t.last()
	}
}

// total is the money of the programme; nil: it has no limit.
func (t *tally) total() *exact.Num {
	if !t.r.pooled() {
		if b := t.r.round.Pools[0].Problem.Budget; b != nil {
			return &b.Max
		}
		return nil
	}
	return t.r.round.Money()
}

// paid adds up awards.
func (t *tally) paid(counts func(given) bool) (sum exact.Num) {
	for _, g := range t.awards {
		if counts(g) {
			sum = exact.Add(sum, g.amount)
		}
	}
	return sum
}

// united checks that a list of the whole result is those of the pools one after
// the other, with the names of the pools before the ids where they have any.
func (t *tally) united(key string, named bool) {
	var want []string
	for _, pool := range items(t.list.Get("pools")) {
		for _, x := range items(pool.Get(key)) {
			if named {
				x = renamed(x, text(pool.Get("id"))+"/"+text(x.Get("id")))
			}
			want = append(want, string(canon.Encode(&x)))
		}
	}
	var got []string
	for _, x := range items(t.list.Get(key)) {
		got = append(got, string(canon.Encode(&x)))
	}
	if !slices.Equal(want, got) {
		t.differs(nil, key, t.r.series(want), t.r.series(got))
	}
}

// renamed is an object with another id.
func renamed(x canon.Node, id string) canon.Node {
	x.Members = slices.Clone(x.Members)
	for i := range x.Members {
		if x.Members[i].Key == "id" {
			x.Members[i].Value.Text = id
		}
	}
	return x
}

// last checks that the runners-up of the whole are those of the pool that was run
// last.
func (t *tally) last() {
	var want []string
	for _, pool := range items(t.list.Get("pools")) {
		if !isTrue(pool.Get("skipped")) {
			want = texts(pool.Get("reserve"))
		}
	}
	if got := texts(t.list.Get("reserve")); !slices.Equal(want, got) {
		t.differs(nil, "reserve", t.r.series(want), t.r.series(got))
	}
}

// decided checks that the list is called decided when nothing is contested and no
// pool waits, and only then.
func (t *tally) decided() {
	open := len(items(t.list.Get("contested"))) > 0
	for _, pool := range items(t.list.Get("pools")) {
		open = open || isTrue(pool.Get("skipped"))
	}
	if isTrue(t.v.doc.Get("decided")) == open {
		t.differs(nil, "decided", strconv.FormatBool(!open), strconv.FormatBool(open))
	}
}

// pool checks the figures of one list.
func (t *tally) pool(p *round.Pool, list *canon.Node, m *maxima) {
	here := func(g given) bool { return g.pool == p.ID }
	sum := t.paid(here)
	if t.r.pooled() {
		t.members(p, list)
	}
	if p.Problem.Paid {
		t.number(p, "amount", sum, list.Get("amount"))
	}
	t.most(p, list, m, sum)
	t.tiers(p, list)
	if t.r.pooled() || p.Struck() {
		t.reserve(p, list)
	}
}

// members checks whom a pool says that it funds.
func (t *tally) members(p *round.Pool, list *canon.Node) {
	var awards []given
	for _, g := range t.awards {
		if g.pool == p.ID {
			awards = append(awards, g)
		}
	}
	slices.SortStableFunc(awards, func(a, b given) int { return cmp.Or(a.rank-b.rank, cmp.Compare(a.id, b.id)) })
	want := make([]string, len(awards))
	for i := range awards {
		want[i] = awards[i].id
	}
	if got := texts(list.Get("funded")); !slices.Equal(want, got) {
		t.differs(p, "funded", t.r.series(want), t.r.series(got))
	}
}

func texts(n *canon.Node) []string {
	list := []string{}
	for _, x := range items(n) {
		list = append(list, text(&x))
	}
	return list
}

// most checks what a list had to give and what it left.
func (t *tally) most(p *round.Pool, list *canon.Node, m *maxima, sum exact.Num) {
	if t.r.pooled() {
		places, money := struckFrom(p)
		if want, ok := m.places.next(p, exact.Add(t.size(p.ID), places)); ok {
			t.number(p, "count", want, counted(list.Get("count")))
		}
		if want, ok := m.money.next(p, exact.Add(sum, money)); ok {
			t.number(p, "budget", want, list.Get("budget"))
		}
	}
	if !t.r.pooled() && p.Problem.Count.Set {
		t.count(p, "count", p.Problem.Count.N, list.Get("count"))
	}
	if !t.r.pooled() && p.Problem.Budget != nil {
		t.number(p, "budget", p.Problem.Budget.Max, list.Get("budget"))
	}
	if p.Problem.Count.Set != (list.Get("count") != nil) {
		t.differs(p, "count", "", "")
	}
	if p.Problem.Budget != nil {
		t.number(p, "left", exact.Sub(num(list.Get("budget")), sum), list.Get("left"))
	}
}

// struckFrom is what the withdrawn had in a pool while it was used.
func struckFrom(p *round.Pool) (places, money exact.Num) {
	for i, x := range p.Seats {
		if s := &p.Settled.Seats[i]; x.Withdrawn && s.State == slate.Certain {
			places, money = exact.Add(places, exact.Int(1)), exact.Add(money, s.Amount)
		}
	}
	return places, money
}

// counted is a whole number as a text.
func counted(n *canon.Node) *canon.Node {
	whole, ok := n.Int()
	if !ok {
		return nil
	}
	return &canon.Node{Kind: canon.String, Text: strconv.Itoa(whole)}
}

func (t *tally) size(pool string) exact.Num {
	n := 0
	for _, g := range t.awards {
		if g.pool == pool {
			n++
		}
	}
	return exact.Int(int64(n))
}

// reserve checks a pool's runners-up: those of its candidates, in its order, who
// are neither funded nor contested anywhere and did not withdraw.
func (t *tally) reserve(p *round.Pool, list *canon.Node) {
	taken := map[string]bool{}
	for _, g := range t.awards {
		taken[g.id] = true
	}
	for _, c := range items(t.list.Get("contested")) {
		for _, id := range texts(c.Get("of")) {
			taken[id] = true
		}
	}
	want := []string{}
	for i, c := range p.Problem.Candidates {
		if len(want) >= p.Problem.Reserve && (i == 0 || c.Class != p.Problem.Candidates[i-1].Class) {
			break
		}
		if !taken[c.ID] && t.status[c.ID] != "withdrawn" {
			want = append(want, c.ID)
		}
	}
	if got := texts(list.Get("reserve")); !slices.Equal(want, got) {
		t.differs(p, "reserve", t.r.series(want), t.r.series(got))
	}
}
