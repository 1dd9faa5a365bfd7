package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// gate is what a till leaves open to a class, where that and the end of the class
// are enough to tell what may come of it.
type gate struct {
	open    [][]int     // by party: tiers in which one could be funded, as places among the open ones
	dear    []bool      // by party: there is a tier, and no money from the start
	free    bool        // places and quotas have room for all
	single  bool        // nobody has more than one tier open
	byTiers bool        // nothing but the places of the tiers decides
	heed    bool        // it matters who is passed over for money
	like    []int       // by party: a number for the limits that it is subject to
	signs   int         // how many such numbers there are
	due     []exact.Num // by party: what may be spent at most once one of it is paid; nil if byTiers
	rest    []exact.Num // by party: what it and all after it may cost; one more for the end
}

// gate looks at a class from a till; nil where the order of its members may matter
// in other ways than these.
//
// Say that there is money for an amount until so much is spent, for a larger one no
// longer, as there is where money is added up. If everyone has one tier at most,
// those to be funded can be taken in some order if and only if they can be taken in
// the order of what may be spent once they are paid: two neighbours the other way
// round may change places. Whoever is left out can be looked at after them. So what
// the class may come to are the sets that can be taken in this order, at whose end
// nobody left out finds room. Under `stop` they are the sets at whose end somebody
// left out finds no money, if places and quotas have room for all.
//
// If only the places of tiers decide, take those in the first tier first, then those
// in the second: each of them finds the better tiers full if and only if these are
// full at the end.
func (w *teller) gate(s *till, parties []*party) *gate {
	n := len(parties)
	g := &gate{open: make([][]int, n), dear: make([]bool, n), like: make([]int, n), single: true}
	all := w.vacancy(s)
	signs := map[string]int{}
	for n, pt := range parties {
		usable := w.usable(s, w.first(pt))
		switch {
		case len(usable) == 0 || s.done:
		case w.bars(s, w.first(pt)):
			w.keepOff(pt)
		default:
			all.claim(w, pt, usable)
			g.admit(w, s, n, pt, usable, signs)
		}
	}
	g.signs, g.free = len(signs), all.tiers && all.others
	switch {
	case !w.p.Paid || !w.falls(parties):
		return nil
	case g.single && (g.free || !g.heed):
	case all.others && all.enough(w) && !(g.heed && g.anyDear()):
		g.byTiers = true
	default:
		return nil
	}
	if g.rest = w.costs(g, parties); !g.byTiers {
		for n := range parties {
			g.due = append(g.due, w.dueOf(g, parties, n))
		}
	}
	return g
}

// admit notes the tiers for which there is money.
func (g *gate) admit(w *teller, s *till, n int, pt *party, usable []int, signs map[string]int) {
	c := w.first(pt)
	for _, k := range usable {
		if affordable(w.p.Budget, c.Amounts[k], s.spent) {
			g.open[n] = append(g.open[n], k)
		}
	}
	g.dear[n] = len(g.open[n]) == 0
	g.heed = g.heed || w.heeds(s, c)
	g.single = g.single && len(g.open[n]) <= 1
	if !g.dear[n] && w.p.Budget.Mode != slate.ShortStop {
		g.like[n] = numbered(signs, w.sign(c, g.open[n][0]))
	}
}

// dueOf is what may be spent at most once one of a party is paid, if anyone is.
func (w *teller) dueOf(g *gate, parties []*party, n int) exact.Num {
	if len(g.open[n]) == 0 {
		return exact.Num{}
	}
	return w.due(w.first(parties[n]).Amounts[g.open[n][0]])
}

// usable are the tiers in which places and quotas leave room for a candidate.
func (w *teller) usable(s *till, c *slate.Candidate) (usable []int) {
	for k, t := range c.Open {
		if w.lawful(s, c, k, t) {
			usable = append(usable, k)
		}
	}
	return usable
}

// keepOff notes that a party stands too far below somebody passed over.
func (w *teller) keepOff(pt *party) {
	for _, i := range pt.who {
		w.far.add(int(i))
	}
}

// heeds reports whether it would matter if there were no money for the candidate.
func (w *teller) heeds(s *till, c *slate.Candidate) bool {
	b := w.p.Budget
	return b.Mode == slate.ShortStop || b.Within != nil && (s.bar == nil || exact.Less(*s.bar, c.Points))
}

// sign tells apart the limits that a candidate in a tier is subject to.
func (w *teller) sign(c *slate.Candidate, k int) string {
	n := []int64{int64(c.Open[k])}
	for _, q := range w.members(c) {
		n = append(n, int64(q))
	}
	return text(n)
}

func numbered(known map[string]int, key string) int {
	n, ok := known[key]
	if !ok {
		n = len(known)
		known[key] = n
	}
	return n
}

// costs sums what the parties from each on may cost.
func (w *teller) costs(g *gate, parties []*party) []exact.Num {
	rest := make([]exact.Num, len(parties)+1)
	for n := len(parties) - 1; n >= 0; n-- {
		rest[n] = rest[n+1]
		if len(g.open[n]) > 0 {
			each := w.first(parties[n]).Amounts[g.open[n][0]]
			rest[n] = exact.Add(rest[n], exact.Mul(each, exact.Int(int64(len(parties[n].who)))))
		}
	}
	return rest
}

// vacancy is whether the room that a till leaves suffices for all of a class.
type vacancy struct {
	s       *till // with all of them funded wherever they could be
	tiers   bool
	others  bool          // places in all, and quotas
	demands [][]exact.Num // by party: what one of them may be paid
}

func (w *teller) vacancy(s *till) *vacancy {
	return &vacancy{s: s.copied(), tiers: true, others: true}
}

// claim takes all the room that a party could, in each of its usable tiers.
func (v *vacancy) claim(w *teller, pt *party, usable []int) {
	c, n := w.first(pt), len(pt.who)
	var demand []exact.Num
	for _, k := range usable {
		t := c.Open[k]
		v.s.tiers[t] += n
		v.tiers = v.tiers && (w.tiers[t] < 0 || v.s.tiers[t] <= w.tiers[t])
		demand = append(demand, c.Amounts[k])
	}
	v.demands = append(v.demands, demand)
	most := exact.Mul(slices.MaxFunc(demand, exact.Cmp), exact.Int(int64(n)))
	v.s.count += n
	v.others = v.others && (w.count < 0 || v.s.count <= w.count)
	v.s.spent = exact.Add(v.s.spent, most)
	for _, q := range w.members(c) {
		slot, quota := w.slot[q], &w.p.Quotas[q]
		v.s.heads[slot] += n
		v.s.sums[slot] = exact.Add(v.s.sums[slot], most)
		if quota.Money && exact.Less(quota.Most.Sum, v.s.sums[slot]) || !quota.Money && v.s.heads[slot] > quota.Most.N {
			v.others = false
		}
	}
}

// enough reports whether there is money for everyone, whoever comes first.
func (v *vacancy) enough(w *teller) bool {
	for _, d := range v.demands {
		others := exact.Sub(v.s.spent, slices.MaxFunc(d, exact.Cmp))
		for _, x := range d {
			if !w.allows(x, others) {
				return false
			}
		}
	}
	return true
}

// blameAll notes every limit that a class may have come up against.
func (w *teller) blameAll(parties []*party) {
	w.blamed[0] = true
	for t := range w.tiers {
		w.blamed[1+t] = true
	}
	for _, pt := range parties {
		for _, q := range w.members(w.first(pt)) {
			w.blamed[1+len(w.tiers)+q] = true
		}
	}
}
