package proof

import "slices"

// berths finds the tiers of the funded by itself: class by class the most in the
// highest tier, then in the next, all limits that look into tiers kept.
type berths struct {
	m      *model
	total  span
	fixed  []int   // per signature: funded
	free   []int   // per signature: may be funded beside
	placed [][]int // per signature and open tier: of the classes so far
	tier   []int   // per candidate; -1: not funded, or in one of several tiers
	seats  []int   // per tier
	parted bool    // equals stand in different tiers, and which of them is open
}

func (m *model) berths() *berths {
	b := &berths{m: m, total: span{0, len(m.of)}, fixed: make([]int, len(m.sigs)), free: make([]int, len(m.sigs)),
		tier: make([]int, len(m.of)), seats: make([]int, len(m.p.Tiers))}
	for i := range b.tier {
		b.tier[i] = -1
	}
	for sig := range m.sigs {
		b.placed = append(b.placed, make([]int, len(m.sigs[sig].open)))
	}
	return b
}

// mostPlaced is how many are given tiers where each is asked about.
const mostPlaced = 5_000

// place gives tiers to the funded. It is false where that cannot be told.
func (m *model) place(funded func(i int) bool) (*berths, bool) {
	if m.sameTiers() {
		return m.fillTiers(funded)
	}
	b := m.ofTiers().berths()
	for i, sig := range b.m.of {
		if funded(i) {
			b.fixed[sig]++
		}
	}
	n := 0
	for _, k := range b.fixed {
		n += k
	}
	if n*len(m.p.Tiers) > mostPlaced {
		return nil, false
	}
	for c := range m.classes() {
		var members []int
		for i := m.first(c); i < m.first(c+1); i++ {
			if funded(i) {
				members = append(members, i)
			}
		}
		if len(members) > 0 && !b.class(members) {
			return nil, false
		}
	}
	return b, true
}

// sameTiers reports whether all candidates have the same open tiers and no limit
// looks into them but their places.
func (m *model) sameTiers() bool {
	for s := range m.sigs {
		if !slices.Equal(m.sigs[s].open, m.sigs[0].open) {
			return false
		}
	}
	return !m.byTier
}

// fillTiers fills the tiers from the top, which is best where all have the same.
func (m *model) fillTiers(funded func(i int) bool) (*berths, bool) {
	b := m.berths()
	if len(m.sigs) == 0 {
		return b, true
	}
	open := m.sigs[0].open
	k := 0
	for c := range m.classes() {
		first := -1
		for i := m.first(c); i < m.first(c+1); i++ {
			if !funded(i) {
				continue
			}
			for k < len(open) && m.p.Tiers[open[k]].Max.Set && b.seats[open[k]] >= m.p.Tiers[open[k]].Max.N {
				k++
			}
			if k == len(open) {
				return nil, false
			}
			if first < 0 {
				first = open[k]
			}
			b.tier[i] = open[k]
			b.seats[open[k]]++
		}
		if first >= 0 && open[k] != first {
			b.parted = true
			for i := m.first(c); i < m.first(c+1); i++ {
				b.tier[i] = -1
			}
		}
	}
	return b, true
}

// class places equals, all of whom are funded and counted among the fixed.
func (b *berths) class(members []int) bool {
	g := &grade{members: members, in: make([]int, len(b.m.p.Tiers))}
	for _, i := range members {
		k := slices.Index(g.sigs, b.m.sig(i))
		if k < 0 {
			k = len(g.sigs)
			g.sigs, g.of = append(g.sigs, b.m.sig(i)), append(g.of, nil)
		}
		g.of[k] = append(g.of[k], i)
	}
	return b.place(g)
}

// place finds how many of a class stand in each tier.
func (b *berths) place(g *grade) bool {
	left := len(g.members)
	for t := range g.in {
		unsure := false
		if left > 0 && slices.ContainsFunc(g.sigs, func(sig int) bool { return slices.Contains(b.m.sigs[sig].open, t) }) {
			g.in[t] = lastTrue(1, left, func(n int) bool {
				a := b.m.ask(b.with(g, func(k int) (span, bool) {
					if k == t {
						return span{n, left}, true
					}
					return span{g.in[k], g.in[k]}, k < t
				}))
				unsure = unsure || a == unknown
				return a == yes
			})
		}
		if unsure {
			return false
		}
		left -= g.in[t]
	}
	return left == 0 && b.settle(g)
}

// with is the question of a class whose numbers in some tiers are held.
func (b *berths) with(g *grade, number func(tier int) (span, bool)) *question {
	r := rungs{m: b.m, funded: b.fixed, placed: b.placed, check: &check{p: b.m.p}}
	q := r.question(g, number)
	q.free, q.total = slices.Clone(b.free), b.total
	return q
}

// settle notes who of a class stands where, as far as that is certain.
func (b *berths) settle(g *grade) bool {
	for t, n := range g.in {
		b.seats[t] += n
	}
	if len(g.sigs) == 1 {
		b.seat(g.sigs[0], g.of[0], g.in)
		return true
	}
	for k, sig := range g.sigs {
		in := make([]int, len(g.in))
		for _, t := range b.m.sigs[sig].open {
			q := b.with(g, func(tier int) (span, bool) { return span{g.in[tier], g.in[tier]}, true })
			q.ties = append(q.ties, tie{[]int{k}, span{1, len(g.of[k])}, t})
			if g.in[t] == 0 {
				continue
			}
			switch b.m.ask(q) {
			case unknown:
				return false
			case yes:
				in[t] = len(g.of[k])
			}
		}
		if !b.only(in, len(g.of[k])) {
			return false
		}
		b.seat(sig, g.of[k], in)
	}
	return true
}

// only reports whether one tier alone is possible.
func (b *berths) only(in []int, n int) bool {
	sum := 0
	for _, k := range in {
		sum += k
	}
	return sum == n
}

func (b *berths) seat(sig int, members, in []int) {
	for t, n := range in {
		if n == 0 {
			continue
		}
		b.placed[sig][slices.Index(b.m.sigs[sig].open, t)] += n
		if n == len(members) {
			for _, i := range members {
				b.tier[i] = t
			}
			return
		}
		b.parted = true
	}
}
