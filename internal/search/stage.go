package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// stage is a class, or a part of one, that may come out in several ways, or not the
// same for all who are alike.
type stage struct {
	class   int
	parties []*party
	ways    []*way
	after   int // the tills that the ways lead to
}

// party is a part of a class whose members the walk does not tell apart.
type party struct {
	who []int32
}

// way leads from one till to another and says how many of each party stand in each
// of their open tiers.
type way struct {
	from, to int
	in       [][]int64 // by party, parallel to the open tiers
	s        *till
}

// class takes one class in every order, on every till.
func (w *teller) class(lo, hi int) {
	parties := w.parties(lo, hi)
	w.trial = nil
	ways, straight := w.straight(parties)
	if !straight && w.through(w.p.Candidates[lo].Class, parties) {
		return
	}
	if !straight {
		ways = w.crossings(parties)
	}
	tills := w.merged(ways)
	plain := len(ways) == len(w.tills) && len(tills) == len(ways) && w.plain(parties, ways)
	w.tills = tills
	if plain {
		for g, pt := range parties {
			for _, i := range pt.who {
				w.tier[i] = w.standing(pt, ways[0].in[g])
			}
		}
		return
	}
	w.stages = append(w.stages, &stage{class: w.p.Candidates[lo].Class, parties: parties, ways: ways, after: len(w.tills)})
}

// straight is the way of each till through a class, where the order decides nothing.
func (w *teller) straight(parties []*party) (ways []*way, ok bool) {
	for n, s := range w.tills {
		if !w.meter.spend(1) {
			return nil, false
		}
		x := w.crossing(s, parties)
		if x.follow(x.open[0]); len(x.ways) == 0 {
			return nil, false
		}
		x.ways[0].from = n
		ways = append(ways, x.ways[0])
	}
	return ways, true
}

// crossings takes a class in every order, on every till.
func (w *teller) crossings(parties []*party) (ways []*way) {
	for n, s := range w.tills {
		x := w.crossing(s, parties)
		for len(x.open) > 0 && !w.meter.out {
			m := x.open[len(x.open)-1]
			x.open = x.open[:len(x.open)-1]
			x.follow(m)
		}
		for _, y := range x.ways {
			y.from = n
		}
		ways = append(ways, x.ways...)
	}
	return ways
}

// merged are the tills that the ways lead to, each once.
func (w *teller) merged(ways []*way) (tills []*till) {
	known := map[string]int{}
	for _, y := range ways {
		w.close(y.s)
		key := w.key(y.s)
		n, ok := known[key]
		if !ok {
			n = len(tills)
			known[key], tills = n, append(tills, y.s)
		}
		y.to, y.s = n, nil
	}
	return tills
}

// plain reports whether all ways treat every member of a party alike, and the same.
func (w *teller) plain(parties []*party, ways []*way) bool {
	for _, y := range ways {
		for g, pt := range parties {
			if n := sum(y.in[g]); n != 0 && slices.Max(y.in[g]) != int64(len(pt.who)) ||
				w.standing(pt, y.in[g]) != w.standing(pt, ways[0].in[g]) {
				return false
			}
		}
	}
	return true
}

// standing is the tier of a party all of whom are treated alike; -1: out.
func (w *teller) standing(pt *party, in []int64) int8 {
	for k, n := range in {
		if n > 0 {
			return int8(w.p.Candidates[pt.who[0]].Open[k])
		}
	}
	return -1
}

// parties divides a class.
func (w *teller) parties(lo, hi int) (parties []*party) {
	known := map[uint64][]*party{}
	for i := lo; i < hi; i++ {
		c := &w.p.Candidates[i]
		h := w.fingerprint(c)
		n := slices.IndexFunc(known[h], func(pt *party) bool { return w.alike(c, &w.p.Candidates[pt.who[0]]) })
		if n < 0 {
			pt := &party{}
			parties, n = append(parties, pt), len(known[h])
			known[h] = append(known[h], pt)
		}
		known[h][n].who = append(known[h][n].who, int32(i))
	}
	return parties
}

func (w *teller) fingerprint(c *slate.Candidate) uint64 {
	h := fingerprint(c.Open)
	for _, q := range c.Member {
		if w.slot[q] >= 0 {
			h = (h ^ uint64(q+1)) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
	}
	for _, x := range c.Amounts {
		n, d, _ := x.Reduce().Small()
		h = (h ^ uint64(n) ^ uint64(d)<<32) * 0xbf58476d1ce4e5b9
		h ^= h >> 31
	}
	return h
}

// alike reports whether the walk cannot tell two candidates of a class apart.
func (w *teller) alike(a, b *slate.Candidate) bool {
	if !same(a.Open, b.Open) || w.p.Budget.Within != nil && !exact.Equal(a.Points, b.Points) {
		return false
	}
	for k := range a.Amounts {
		if !exact.Equal(a.Amounts[k], b.Amounts[k]) {
			return false
		}
	}
	return slices.Equal(w.members(a), w.members(b))
}

// members are the quotas of a candidate that might be reached.
func (w *teller) members(c *slate.Candidate) (live []int) {
	for _, q := range c.Member {
		if w.slot[q] >= 0 {
			live = append(live, q)
		}
	}
	return live
}

// crossing is a class on its way through one till.
type crossing struct {
	w       *teller
	parties []*party
	first   []int // by party: its first count; one more for the end
	known   map[string]bool
	found   map[string]bool
	open    []*moment
	ways    []*way
}

// moment is a till and what has become of so many of each party: in each open tier,
// and then not funded.
type moment struct {
	s *till
	n []int64
}

// crossing begins at a till.
func (w *teller) crossing(s *till, parties []*party) *crossing {
	x := &crossing{w: w, parties: parties, known: map[string]bool{}, found: map[string]bool{}}
	counts := 0
	for _, pt := range parties {
		x.first = append(x.first, counts)
		counts += len(w.first(pt).Open) + 1
	}
	x.first = append(x.first, counts)
	x.open = []*moment{{s.copied(), make([]int64, counts)}}
	return x
}

// left is how many of a party have not been looked at.
func (x *crossing) left(m *moment, g int) int64 {
	return int64(len(x.parties[g].who)) - sum(m.n[x.first[g]:x.first[g+1]])
}

// follow goes on from a moment until the next depends on the order.
func (x *crossing) follow(m *moment) {
	for {
		var choices []choice
		if !m.s.done {
			choices = x.choices(m)
		}
		switch {
		case len(choices) == 0 || !x.w.meter.spend(1):
			x.finish(m)
			return
		case len(choices) == 1:
			x.next(m, choices[0])
		case x.w.falls(x.parties) && x.allFit(m, choices):
			x.finish(m)
			return
		default:
			x.branch(m, choices)
			return
		}
	}
}

// choice is a party of which one may be looked at next.
type choice struct {
	g, k int
	v    verdict
}

// choices are the parties of which the next matters. Who is refused by places or
// quotas, or for points, or for money where that is all that counts, will be so
// whoever comes first. None are left where nobody is awarded anything.
func (x *crossing) choices(m *moment) (choices []choice) {
	some := false
	for g, pt := range x.parties {
		if x.left(m, g) == 0 {
			continue
		}
		k, v := x.w.look(m.s, x.w.first(pt))
		switch {
		case v == distant:
			x.w.keepOff(pt)
			x.skip(m, g)
		case v == refused, v == dear && !x.w.heeds(m.s, x.w.first(pt)) && x.w.falls(x.parties):
			x.skip(m, g)
		default:
			some = some || v == awarded
			choices = append(choices, choice{g, k, v})
		}
	}
	if !some {
		for _, c := range choices {
			x.w.passOver(m.s, x.w.first(x.parties[c.g]))
		}
		return nil
	}
	return choices
}

// skip refuses all who are left of a party.
func (x *crossing) skip(m *moment, g int) {
	m.n[x.first[g+1]-1] += x.left(m, g)
}

// next looks at one of a party.
func (x *crossing) next(m *moment, c choice) {
	who := x.w.first(x.parties[c.g])
	if c.v == awarded {
		x.w.take(m.s, who, c.k)
		m.n[x.first[c.g]+c.k]++
		return
	}
	x.w.passOver(m.s, who)
	m.n[x.first[c.g+1]-1]++
}

// branch looks at one of each party, each in a way of its own.
func (x *crossing) branch(m *moment, choices []choice) {
	for _, c := range choices {
		then := &moment{m.s.copied(), slices.Clone(m.n)}
		x.next(then, c)
		key := text(then.n)
		if over := then.s.over; over != nil || then.s.done {
			key += x.w.key(then.s)
		}
		if !x.known[key] && x.w.meter.spend(len(m.n)) {
			x.known[key] = true
			x.open = append(x.open, then)
		}
	}
}

// allFit funds everyone at hand in the tier that they would get first, if all of
// them have room there together: then the order does not matter.
func (x *crossing) allFit(m *moment, choices []choice) bool {
	then := &moment{m.s.copied(), slices.Clone(m.n)}
	for _, c := range choices {
		for range x.left(then, c.g) {
			who := x.w.first(x.parties[c.g])
			t := who.Open[max(c.k, 0)]
			if c.v != awarded || then.s.done || !x.w.lawful(then.s, who, c.k, t) {
				return false
			}
			x.next(then, c)
		}
	}
	for _, c := range choices {
		who := x.w.first(x.parties[c.g])
		if !x.w.allows(who.Amounts[c.k], exact.Sub(then.s.spent, x.w.pays(who, c.k))) {
			return false
		}
	}
	*m = *then
	return true
}

// finish notes a way. Whoever was not looked at is not funded.
func (x *crossing) finish(m *moment) {
	for g := range x.parties {
		x.skip(m, g)
	}
	key := text(m.n) + x.w.key(m.s)
	if x.found[key] {
		return
	}
	x.found[key] = true
	y := &way{s: m.s}
	for g := range x.parties {
		y.in = append(y.in, m.n[x.first[g]:x.first[g+1]-1])
	}
	x.ways = append(x.ways, y)
}
