package brute

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// way is how a walk down the ranking has gone so far, where money is handed out
// one candidate at a time.
type way struct {
	in    [MaxTiers]set // funded, by tier
	seen  set           // looked at
	over  set           // passed over for money
	far   set           // too many points below one passed over
	ended int           // the class in which `stop` ended the walk; -1 while it goes on
}

func (w *way) plan(p *slate.Problem) *plan {
	pl := plan{far: w.far}
	for t := range w.in {
		for _, i := range w.in[t].list() {
			pl = pl.place(i, t, amount(p, i, t))
		}
	}
	return &pl
}

// walk takes the classes in order, and the members of a class in every order; with
// a lot, in its order only.
func (b *book) walk(p *slate.Problem, lot []int) *settled {
	l := limitsOf(p, len(p.Candidates))
	ways := []way{{ended: -1}}
	for _, class := range b.classes {
		for range class.size() {
			ways = b.further(l, ways, class, lot)
		}
	}
	s := &settled{limits: l, short: make([]int, len(p.Quotas)), ended: -1}
	for i := range ways {
		s.plans = append(s.plans, *ways[i].plan(p))
		if c := ways[i].ended; c >= 0 && (s.ended < 0 || c < s.ended) {
			s.ended = c
		}
	}
	return s
}

// further takes every way one candidate of the class further, those that have come
// to the same once only.
func (b *book) further(l *limits, ways []way, class set, lot []int) (next []way) {
	known := map[way]bool{}
	for _, w := range ways {
		for _, i := range first(class&^w.seen, lot) {
			if f := b.look(l, w, i); !known[f] {
				known[f] = true
				next = append(next, f)
			}
		}
	}
	return next
}

// first is who of a class may come next: any of them, or the first of the lot.
func first(left set, lot []int) []int {
	for _, i := range lot {
		if left.has(i) {
			return []int{i}
		}
	}
	return left.list()
}

// look funds candidate i in the best tier still open to them, or says why not.
func (b *book) look(l *limits, w way, i int) way {
	w.seen |= one(i)
	if w.ended >= 0 {
		return w
	}
	p, c, pl := l.p, &l.p.Candidates[i], w.plan(l.p)
	near, dear, far := near(p, &w, i), false, false
	for k, t := range c.Open {
		more := pl.place(i, t, amount(p, i, t))
		switch {
		case !b.lawful(l, &more):
		case !near:
			far = true
		case !affordable(p.Budget, c.Amounts[k], pl.cost):
			dear = true
		default:
			w.in[t] |= one(i)
			return w
		}
	}
	if far {
		w.far |= one(i)
	}
	if dear {
		w.over |= one(i)
		if p.Budget.Mode == slate.ShortStop {
			w.ended = c.Class
		}
	}
	return w
}

// near reports whether candidate i stands few enough points below everyone above
// who was passed over for money.
func near(p *slate.Problem, w *way, i int) bool {
	c := &p.Candidates[i]
	for _, j := range w.over.list() {
		above := &p.Candidates[j]
		if p.Budget.Within != nil && above.Class < c.Class &&
			exact.Less(c.Points, exact.Sub(above.Points, *p.Budget.Within)) {
			return false
		}
	}
	return true
}

// affordable reports whether there is money for one more amount.
func affordable(budget *slate.Budget, amount, spent exact.Num) bool {
	if budget.Fits != nil {
		return budget.Fits(amount, spent)
	}
	return exact.Cmp(exact.Add(spent, amount), budget.Max) <= 0
}
