package search

// Limits bounds the work of [Settle]. The zero value is right for every caller
// that has no reason of its own.
type Limits struct {
	// Steps is the most that one allocation may cost, counted in pivots and
	// branches of the search, a pivot of a large system as many; 0 stands for
	// 8,000,000, which are some seconds. Where it does not suffice the outcome is a
	// fault that names the quotas and the budget, never an approximate list.
	Steps int
}

const usualSteps = 8_000_000

// meter counts steps. Once it has run out every question is answered no, so that
// all loops end soon, and the answers are thrown away.
type meter struct {
	left int
	out  bool
}

func (l Limits) meter() *meter {
	if l.Steps <= 0 {
		return &meter{left: usualSteps}
	}
	return &meter{left: l.Steps}
}

// spend takes n steps and reports whether work may go on.
func (m *meter) spend(n int) bool {
	m.left -= n
	m.out = m.out || m.left < 0
	return !m.out
}
