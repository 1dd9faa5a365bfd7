package proof

// question asks whether a lawful plan exists that funds given numbers: of each
// signature so many for certain and so many more at will, and of some classes
// that hold several signatures a number in all.
type question struct {
	fixed []int // per signature: funded
	free  []int // per signature: may be funded, beside the cells
	cells []cell
	ties  []tie
	total span // number funded
}

// cell is the members of one signature in one class.
type cell struct {
	sig  int
	span span
}

// tie holds a number for the sum of some cells.
type tie struct {
	cells []int // indexes into the question's cells
	span  span
}

// span is a closed interval of whole numbers.
type span struct{ lo, hi int }

// What may be done for a single question, and for all about one outcome, counted
// in numbers looked at: a fraction of a second, and a few seconds.
const (
	mostForOne = 20_000_000
	mostForAll = 400_000_000
)

// solve spends no more than what is left for the outcome.
func (m *model) solve(s *system) answer {
	allowed := max(0, min(mostForOne, *m.effort))
	a, left := s.solve(allowed)
	*m.effort -= allowed - left + 10*s.size // writing the system down counts too
	return a
}

// ask answers a question.
func (m *model) ask(q *question) answer {
	if m.tight {
		return unknown
	}
	if m.forest != nil {
		if a := (orchard{m.forest, m}).answer(q); a != unknown {
			return a
		}
	}
	s := &system{}
	l := m.layOut(s, q)
	total := s.total(l.heads)
	s.atLeast(total, q.total.lo)
	s.atMost(total, min(q.total.hi, m.places))
	members := m.addTiers(s, l.heads, total)
	if len(q.ties) > 0 {
		m.addTies(s, q, l, total, members)
	}
	return m.solve(s)
}

// layout is where the numbers of a question stand in the system.
type layout struct {
	heads []int // per signature: funded
	frees []int // per signature: funded outside the cells
	cells []int // per cell
}

func (m *model) layOut(s *system, q *question) *layout {
	n := len(m.sigs)
	l := &layout{heads: make([]int, n), frees: make([]int, n), cells: make([]int, len(q.cells))}
	parts := make([][]int, n)
	for k, c := range q.cells {
		l.cells[k] = s.number(c.span.lo, c.span.hi)
		parts[c.sig] = append(parts[c.sig], l.cells[k])
	}
	for sig := range m.sigs {
		l.frees[sig] = s.number(q.fixed[sig], q.fixed[sig]+q.free[sig])
		if l.heads[sig] = l.frees[sig]; len(parts[sig]) > 0 {
			l.heads[sig] = s.total(append(parts[sig], l.frees[sig]))
		}
	}
	return l
}

// addTies holds the sums of some cells, and splits the total, and the members of
// every quota, into what is in each of the sums and the rest.
func (m *model) addTies(s *system, q *question, l *layout, total int, members map[int]int) {
	loose := append([]int(nil), l.cells...)
	inTies := map[int][]int{}
	whole := make([]int, 0, len(q.ties)+1)
	for _, t := range q.ties {
		counts := filled(len(m.sigs), -1)
		parts := make([]int, len(t.cells))
		for k, c := range t.cells {
			parts[k], counts[q.cells[c].sig], loose[c] = l.cells[c], l.cells[c], -1
		}
		v := s.total(parts)
		s.atLeast(v, t.span.lo)
		s.atMost(v, t.span.hi)
		whole = append(whole, v)
		for k := range m.p.Quotas { // not the map's order
			if _, counted := members[k]; !counted {
				continue
			}
			in, out := m.sides(counts, func(sig *signature) bool { return sig.isMember(k) })
			inTies[k] = append(inTies[k], s.split(v, in, out))
		}
	}
	s.sums = append(s.sums, sum{total, append(whole, s.total(m.outside(q, l, loose, -1)))})
	for k := range m.p.Quotas {
		if v, counted := members[k]; counted {
			s.sums = append(s.sums, sum{v, append(inTies[k], s.total(m.outside(q, l, loose, k)))})
			s.first = append(s.first, inTies[k]...)
		}
	}
}

// outside lists the numbers of members of a quota (-1: of all) outside the sums.
func (m *model) outside(q *question, l *layout, loose []int, quota int) (rest []int) {
	for k, v := range loose {
		if v >= 0 && (quota < 0 || m.sigs[q.cells[k].sig].isMember(quota)) {
			rest = append(rest, v)
		}
	}
	for sig, v := range l.frees {
		if quota < 0 || m.sigs[sig].isMember(quota) {
			rest = append(rest, v)
		}
	}
	return rest
}
