package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// straight is the way of each till through a class, where the order decides nothing.
func (w *teller) straight(parties []*party) (ways []*way, ok bool) {
	for n, s := range w.tills {
		if !w.meter.spend(len(parties)) {
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
		case len(choices) == 0 || x.w.meter.out:
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
