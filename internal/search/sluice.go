package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// sluice lets a class through party by party, where what may come of it can be told
// without the order: ways that have come to the same are one before the class ends.
// Each party becomes a stage of its own.
type sluice struct {
	w       *teller
	parties []*party
	gates   []*gate // by till
	drops   []*drop
	stages  []*stage
}

// drop is a till on its way through a class, and what those who stay behind claim of
// its end.
type drop struct {
	s      *till
	from   int
	claims []int64
}

// through takes a class through a sluice; false where that does not tell.
func (w *teller) through(class int, parties []*party) bool {
	x := &sluice{w: w, parties: parties}
	if !x.build() {
		return false
	}
	x.parties = x.byDue()
	if x.build(); !x.inOrder() {
		return false
	}
	for n, s := range w.tills {
		x.drops = append(x.drops, &drop{s: s.copied(), from: n, claims: make([]int64, 1+x.gates[n].signs)})
	}
	for g := range x.parties {
		x.pass(class, g)
	}
	x.end(class)
	return true
}

func (x *sluice) build() bool {
	x.gates = nil
	for _, s := range x.w.tills {
		g := x.w.gate(s, x.parties)
		if g == nil {
			return false
		}
		x.gates = append(x.gates, g)
	}
	return true
}

// byDue sorts the parties by what may be spent once they are paid, those who may be
// paid least first.
func (x *sluice) byDue() []*party {
	due := map[*party]exact.Num{}
	for _, g := range x.gates {
		for n := range g.due {
			if len(g.open[n]) > 0 {
				due[x.parties[n]] = g.due[n]
			}
		}
	}
	sorted := slices.Clone(x.parties)
	slices.SortStableFunc(sorted, func(a, b *party) int {
		if c := exact.Cmp(due[a], due[b]); c != 0 {
			return c
		}
		return exact.Cmp(slices.MinFunc(x.w.first(a).Amounts, exact.Cmp), slices.MinFunc(x.w.first(b).Amounts, exact.Cmp))
	})
	return sorted
}

// inOrder reports whether that is the order on every till.
func (x *sluice) inOrder() bool {
	for _, g := range x.gates {
		last := -1
		for n := range g.due {
			if len(g.open[n]) == 0 {
				continue
			}
			if last >= 0 && exact.Less(g.due[n], g.due[last]) {
				return false
			}
			last = n
		}
	}
	return true
}

func (w *teller) first(pt *party) *slate.Candidate { return &w.p.Candidates[pt.who[0]] }

// pass lets one party through.
func (x *sluice) pass(class, g int) {
	st := &stage{class: class, parties: []*party{x.parties[g]}}
	known, shared := map[string]int{}, map[string][][]int64{}
	var next []*drop
	for n, d := range x.drops {
		x.spread(d, g, func(then *drop, in []int64) {
			if !x.w.meter.spend(2+len(in)) || x.gates[d.from].hopeless(x, then, g) {
				return
			}
			key := text([]int64{int64(d.from)}) + text(then.claims) + x.w.state(then.s)
			to, ok := known[key]
			if !ok {
				to = len(next)
				known[key] = to
				next = append(next, &drop{s: then.s.copied(), from: d.from, claims: slices.Clone(then.claims)})
			}
			counts := text(in)
			if shared[counts] == nil {
				shared[counts] = [][]int64{slices.Clone(in)}
			}
			st.ways = append(st.ways, &way{from: n, to: to, in: shared[counts]})
		})
	}
	st.after = len(next)
	x.drops, x.stages = next, append(x.stages, st)
}

// spread visits what may become of a party; what is visited changes afterwards.
func (x *sluice) spread(d *drop, g int, visit func(*drop, []int64)) {
	gt, c := x.gates[d.from], x.w.first(x.parties[g])
	in := make([]int64, len(c.Open))
	then := &drop{from: d.from, claims: make([]int64, len(d.claims))}
	var fill func(s *till, mask int64, n int, left int64)
	fill = func(s *till, mask int64, n int, left int64) {
		if n == len(gt.open[g]) {
			over := s.over
			copy(then.claims, d.claims)
			if then.s, then.claims[0] = s, then.claims[0]|mask; left > 0 {
				x.stay(gt, then, g)
			}
			visit(then, in)
			s.over = over
			return
		}
		k := gt.open[g][n]
		for s = s.copied(); ; left-- {
			more := mask
			if left > 0 && gt.byTiers {
				more |= 1 << c.Open[k]
			}
			fill(s, more, n+1, left)
			if left == 0 || x.w.meter.out || !x.w.lawful(s, c, k, c.Open[k]) || !affordable(x.w.p.Budget, c.Amounts[k], s.spent) {
				break
			}
			x.w.take(s, c, k)
			in[k]++
		}
		in[k] = 0
	}
	fill(d.s.copied(), 0, 0, int64(len(x.parties[g].who)))
}

// stay leaves some of a party behind, who claim that there is no room for one more.
// Where it matters who is passed over it is the dearest of them who counts.
func (x *sluice) stay(gt *gate, d *drop, g int) {
	c := x.w.first(x.parties[g])
	stops := x.w.p.Budget.Mode == slate.ShortStop
	if gt.heed && !gt.byTiers && !stops && (gt.dear[g] || len(gt.open[g]) > 0) {
		x.w.passOver(d.s, c)
	}
	if gt.byTiers || len(gt.open[g]) == 0 {
		return
	}
	at := &d.claims[gt.like[g]]
	if *at > 0 {
		old := exact.Cmp(x.price(gt, int(*at)-1), x.price(gt, g))
		if old < 0 != stops {
			return
		}
	}
	*at = int64(g) + 1
}

// price is what one of the party costs.
func (x *sluice) price(gt *gate, g int) exact.Num {
	return x.w.first(x.parties[g]).Amounts[gt.open[g][0]]
}

// hopeless reports whether there will be money for somebody who stayed behind,
// whatever the parties after g cost.
func (gt *gate) hopeless(x *sluice, d *drop, g int) bool {
	if gt.byTiers || !gt.free || gt.anyDear() && x.w.p.Budget.Mode == slate.ShortStop {
		return false
	}
	spent := exact.Add(d.s.spent, gt.rest[g+1])
	for _, who := range d.claims {
		if who > 0 && x.w.allows(x.price(gt, int(who)-1), spent) {
			return true
		}
	}
	return false
}

func (gt *gate) anyDear() bool { return slices.Contains(gt.dear, true) }

// holds reports whether the claims are true at the end, and ends the walk where
// somebody is passed over under `stop`.
func (x *sluice) holds(d *drop) bool {
	gt, stops := x.gates[d.from], x.w.p.Budget.Mode == slate.ShortStop
	if gt.byTiers {
		for t := range x.w.tiers {
			if d.claims[0]&(1<<t) != 0 && d.s.tiers[t] != x.w.tiers[t] {
				return false
			}
		}
		return true
	}
	over := gt.anyDear()
	for _, who := range d.claims {
		if who == 0 || stops && over {
			continue
		}
		c, k := x.w.first(x.parties[who-1]), gt.open[who-1][0]
		switch {
		case !affordable(x.w.p.Budget, c.Amounts[k], d.s.spent):
			over = true
		case x.w.lawful(d.s, c, k, c.Open[k]):
			return false
		}
	}
	if stops && over {
		d.s.done = true
	}
	return true
}

// end keeps what leads to an end at which the claims hold.
func (x *sluice) end(class int) {
	w, last := x.w, len(x.stages)-1
	good := make([]bool, len(x.drops))
	for n, d := range x.drops {
		over := x.w.ended < 0 && !d.s.done
		if good[n] = x.holds(d); good[n] && over && d.s.done {
			w.ended = class
		}
	}
	for _, y := range x.stages[last].ways {
		y.s = x.drops[y.to].s
	}
	x.prune(good)
	w.tills = w.merged(x.stages[last].ways)
	x.stages[last].after = len(w.tills)
	w.stages = append(w.stages, x.stages...)
	for n := range x.gates {
		if !x.gates[n].free {
			w.blameAll(x.parties)
		}
	}
}

// prune drops the ways that lead to no good end, and numbers the drops between two
// stages anew.
func (x *sluice) prune(good []bool) {
	var later []*way
	for n := len(x.stages) - 1; n >= 0; n-- {
		st := x.stages[n]
		at := make([]int, len(good))
		st.after = 0
		for i := range good {
			if at[i] = st.after; good[i] {
				st.after++
			}
		}
		for _, y := range later {
			y.from = at[y.from]
		}
		st.ways = slices.DeleteFunc(st.ways, func(y *way) bool { return !good[y.to] })
		good = make([]bool, x.before(n))
		for _, y := range st.ways {
			y.to = at[y.to]
			good[y.from] = true
		}
		later = st.ways
	}
}

// before is how many drops a stage begins with.
func (x *sluice) before(n int) int {
	if n == 0 {
		return len(x.gates)
	}
	return x.stages[n-1].after
}
