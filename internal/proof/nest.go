package proof

// relation says how the members of two quotas lie to each other.
type relation uint8

const (
	disjoint relation = iota
	inside            // every member of the first is one of the second
	around
	crossing
)

// relation compares the members of two quotas.
func (m *model) relation(a, b int) relation {
	if m.relations == nil {
		m.relate()
	}
	return m.relations[a][b]
}

// relate compares the members of every two quotas.
func (m *model) relate() {
	m.relations = make([][]relation, len(m.p.Quotas))
	for a := range m.relations {
		m.relations[a] = make([]relation, len(m.p.Quotas))
		for b := range m.relations[a] {
			m.relations[a][b] = m.compare(a, b)
		}
	}
}

func (m *model) compare(a, b int) relation {
	both, onlyA, onlyB := false, false, false
	for sig := range m.sigs {
		inA, inB := m.sigs[sig].isMember(a), m.sigs[sig].isMember(b)
		both = both || inA && inB
		onlyA = onlyA || inA && !inB
		onlyB = onlyB || inB && !inA
	}
	switch {
	case !both:
		return disjoint
	case !onlyA:
		return inside
	case !onlyB:
		return around
	}
	return crossing
}

// within reports whether quota a lies inside quota b; of two with the same
// members the later lies inside the earlier.
func (m *model) within(a, b int) bool {
	switch m.relation(a, b) {
	case inside:
		return m.relation(b, a) != inside || a > b
	case around:
		return false
	}
	return false
}

// addNest ties quota outer (-1: the base) to the largest quotas that lie inside it
// and do not meet one another, and does the same inside each of them.
func (m *model) addNest(s *system, scope, counts []int, heads map[int]int, base, outer int) {
	var parts []int
	var taken []int
	for _, q := range scope {
		if q != outer && m.fits(q, outer, scope, taken) {
			taken = append(taken, q)
			parts = append(parts, heads[q])
		}
	}
	if len(taken) == 0 {
		return
	}
	rest, _ := m.sides(counts, func(sig *signature) bool {
		if outer >= 0 && !sig.isMember(outer) {
			return false
		}
		for _, q := range taken {
			if sig.isMember(q) {
				return false
			}
		}
		return true
	})
	whole := base
	if outer >= 0 {
		whole = heads[outer]
	}
	s.sums = append(s.sums, sum{whole, append(parts, s.total(rest))})
	for _, q := range taken {
		m.addNest(s, scope, counts, heads, base, q)
	}
}

// fits reports whether q is a largest quota inside outer that meets none of taken.
func (m *model) fits(q, outer int, scope, taken []int) bool {
	if outer >= 0 && !m.within(q, outer) {
		return false
	}
	for _, r := range scope {
		if r != q && r != outer && m.within(q, r) && (outer < 0 || m.within(r, outer)) {
			return false
		}
	}
	for _, r := range taken {
		if m.relation(q, r) != disjoint {
			return false
		}
	}
	return true
}
