package proof

// grounds is what the refusals of a forest rest on: the quotas without which one of
// its answers would not follow. A quota that no refusal of a walk rests on changes
// nothing in the walk: without it what was lawful still is, and what was not is not.
type grounds struct {
	told         bool   // wanted
	hits         []int  // quotas, of the question at hand
	used         []bool // per quota: of all questions that were answered with no
	every        bool   // an answer may rest on any of them
	raised, cuts []bool // per set: its ends are its own, not those of the sets within
}

// tell begins to gather grounds.
func (f *forest) tell(quotas int) {
	f.grounds = grounds{told: true, used: make([]bool, quotas),
		raised: make([]bool, len(f.sets)), cuts: make([]bool, len(f.sets))}
}

// note says that the ends of a set are its own.
func (f *forest) note(v int, lo, hi bool) {
	if f.told {
		f.raised[v], f.cuts[v] = lo, hi
	}
}

// rest notes what the lower or the upper end of a set rests on: its own limit if it
// has moved that end, else those of the sets within.
func (f *forest) rest(v int, lo, hi bool) {
	if !f.told {
		return
	}
	if lo && f.raised[v] || hi && f.cuts[v] {
		f.use(v)
	}
	lo, hi = lo && !f.raised[v], hi && !f.cuts[v]
	if lo || hi {
		for _, k := range f.kids[v] {
			f.rest(k, lo, hi)
		}
	}
}

func (f *forest) use(v int) {
	if q := f.sets[v].quota; f.told && q >= 0 {
		f.hits = append(f.hits, q)
	}
}

// keep takes over the grounds of a question that was answered with no.
func (f *forest) keep() {
	for _, q := range f.hits {
		f.used[q] = true
	}
}
