package proof

// addTiers adds the limits of tiers and quotas on the numbers per signature.
func (m *model) addTiers(s *system, heads []int, total int) (members map[int]int) {
	if m.byTier {
		return m.addSeats(s, heads, total)
	}
	if m.hasShare(-1) {
		s.first = append(s.first, total)
	}
	for _, u := range m.unions {
		if places, limited := m.capacity(u); limited {
			var within, outside []int
			for sig, v := range heads {
				if setOf(m.sigs[sig].open)&^u == 0 {
					within = append(within, v)
				} else {
					outside = append(outside, v)
				}
			}
			s.atMost(s.split(total, within, outside), places)
		}
	}
	return m.addQuotas(s, heads, total, -1)
}

// addSeats splits every signature by tier, which quotas inside a tier need.
func (m *model) addSeats(s *system, heads []int, total int) (members map[int]int) {
	if m.hasShare(-1) {
		s.first = append(s.first, total)
	}
	members = m.addQuotas(s, heads, total, -1)
	seats := make([][]int, len(m.p.Tiers)) // per tier and signature; -1: not open
	for t := range seats {
		seats[t] = filled(len(m.sigs), -1)
	}
	for sig, v := range heads {
		var parts []int
		for _, t := range m.sigs[sig].open {
			seats[t][sig] = s.number(0, s.hi[v])
			parts = append(parts, seats[t][sig])
		}
		s.sums = append(s.sums, sum{v, parts})
	}
	bases := make([]int, len(seats))
	for t := range seats {
		bases[t] = m.addBase(s, t, seats[t])
	}
	s.sums = append(s.sums, sum{total, bases})
	return members
}

// addBase adds one tier: its maximum, and the quotas that count inside it.
func (m *model) addBase(s *system, t int, seats []int) (base int) {
	var open []int
	for _, v := range seats {
		if v >= 0 {
			open = append(open, v)
		}
	}
	base = s.total(open)
	if tier := &m.p.Tiers[t]; tier.Max.Set {
		s.atMost(base, tier.Max.N)
	}
	if m.hasShare(t) {
		s.first = append(s.first, base)
	}
	m.addQuotas(s, seats, base, t)
	return base
}

func filled(n, v int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = v
	}
	return all
}

// hasShare reports whether a quota that counts in tier t is a share.
func (m *model) hasShare(t int) bool {
	for q := range m.p.Quotas {
		if m.p.Quotas[q].Tier == t &&
			(m.least[q] != nil && m.least[q].share || m.most[q] != nil && m.most[q].share) {
			return true
		}
	}
	return false
}

// split adds the number that the parts come to, and ties the rest of the whole to
// it, so that what the rest cannot hold falls on the parts.
func (s *system) split(whole int, parts, rest []int) int {
	v := s.total(parts)
	s.sums = append(s.sums, sum{whole, []int{v, s.total(rest)}})
	return v
}

// addQuotas adds the quotas that count in tier t (-1: everywhere) on numbers per
// signature (-1: none of that signature can be there), and gives the members of each.
func (m *model) addQuotas(s *system, counts []int, base, t int) map[int]int {
	var scope []int
	for q := range m.p.Quotas {
		if m.p.Quotas[q].Tier == t && (m.least[q] != nil || m.most[q] != nil) {
			scope = append(scope, q)
		}
	}
	heads := map[int]int{}
	for _, q := range scope {
		in, out := m.sides(counts, func(sig *signature) bool { return sig.isMember(q) })
		heads[q] = s.split(base, in, out)
		m.addBounds(s, q, heads[q], base)
	}
	m.addRegions(s, scope, counts, heads, base)
	return heads
}

func (m *model) addBounds(s *system, q, of, base int) {
	if m.least[q] != nil {
		s.bounds = append(s.bounds, bound{of: of, base: base, measure: *m.least[q]})
	}
	if m.most[q] != nil {
		s.bounds = append(s.bounds, bound{of: of, base: base, measure: *m.most[q], ceiling: true})
	}
}

// sides parts the counts by a property of their signature.
func (m *model) sides(counts []int, holds func(*signature) bool) (in, out []int) {
	for sig, v := range counts {
		switch {
		case v < 0:
		case holds(&m.sigs[sig]):
			in = append(in, v)
		default:
			out = append(out, v)
		}
	}
	return in, out
}

// addRegions makes the search see where quotas meet: for disjoint and nested ones
// the base as the sum of the outermost, each as the sum of those inside it and the
// rest (then narrowing alone is the closed form: see doc.go), and for each pair
// that overlaps the four parts it makes.
func (m *model) addRegions(s *system, scope, counts []int, heads map[int]int, base int) {
	if len(scope) > 1 && len(scope) <= 16 {
		m.addNest(s, scope, counts, heads, base, -1)
	}
	for i, a := range scope {
		for _, b := range scope[:i] {
			if m.relation(a, b) != crossing {
				continue
			}
			m.addPair(s, a, b, counts, heads, base)
		}
	}
}

func (m *model) addPair(s *system, a, b int, counts []int, heads map[int]int, base int) {
	var parts [4][]int
	for sig, v := range counts {
		if v >= 0 {
			k := 0
			if m.sigs[sig].isMember(a) {
				k |= 1
			}
			if m.sigs[sig].isMember(b) {
				k |= 2
			}
			parts[k] = append(parts[k], v)
		}
	}
	none, only, other, both := s.total(parts[0]), s.total(parts[1]), s.total(parts[2]), s.total(parts[3])
	s.first = append(s.first, both)
	s.sums = append(s.sums, sum{heads[a], []int{only, both}}, sum{heads[b], []int{other, both}},
		sum{base, []int{heads[a], other, none}}, sum{base, []int{heads[b], only, none}},
		sum{base, []int{none, only, other, both}})
}
