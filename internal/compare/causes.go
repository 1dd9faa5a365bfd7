package compare

import (
	"slices"

	"github.com/merit-rules/merit/internal/outcome"
)

// Effect is an applicant whom the two editions treat differently.
type Effect struct {
	ID, Name string
	Old, New *outcome.Applicant // nil: no applicant of that round
	Aspects  []string
	Through  []outcome.Cause
	Because  []Because
}

// Because says which changes one aspect of an effect comes from.
type Because struct {
	Aspect string
	// Sets are sets of changes by their numbers. The old edition with the changes of
	// any one of them has the new outcome in this aspect.
	Sets [][]int
	// Least reports that no smaller set was found although all were tried; without it
	// the set is one from which no change can be left out.
	Least bool
	// Data reports that the old edition itself has the new outcome with the new
	// applications: no change of the policy is behind it.
	Data bool
	// Open reports that nothing was found within the number of runs.
	Open bool
}

// Trier runs a policy that is part old and part new with the applications and terms
// of the new one; nil where it cannot be run.
type Trier func(*Edition) *outcome.Round

// Effects are the applicants whose outcome differs, in the order of the new round,
// then those who are in the old one only.
func Effects(before, after *outcome.Round) []Effect {
	var out []Effect
	for i := range after.Applicants {
		b := &after.Applicants[i]
		a := before.Find(b.ID)
		if aspects := a.Aspects(b); len(aspects) > 0 {
			out = append(out, Effect{ID: b.ID, Name: b.Name, Old: a, New: b, Aspects: aspects, Through: a.Through(b)})
		}
	}
	for i := range before.Applicants {
		if a := &before.Applicants[i]; after.Find(a.ID) == nil {
			out = append(out, Effect{ID: a.ID, Name: a.Name, Old: a, Aspects: a.Aspects(nil)})
		}
	}
	return out
}

// mostRuns bounds how many mixes are run to find causes.
const mostRuns = 400

// hunt is a search for causes.
type hunt struct {
	r     *Result
	try   Trier
	known map[string]*outcome.Round
	runs  int
	tests []int // the changes that may decide something
}

// Causes finds for each aspect of each effect the smallest sets of changes that
// bring it about: every change alone, then every two, then what is left of all when
// one after the other is left out.
func (r *Result) Causes(effects []Effect, try Trier) {
	h := &hunt{r: r, try: try, known: map[string]*outcome.Round{}}
	for i := range r.Changes {
		if c := &r.Changes[i]; !c.Words && c.Kind != Renamed && !slices.Contains(r.asked(), c.Number) {
			h.tests = append(h.tests, c.Number)
		}
	}
	for i := range effects {
		e := &effects[i]
		for _, aspect := range e.Aspects {
			e.Because = append(e.Because, h.because(e, aspect))
		}
	}
}

func (h *hunt) because(e *Effect, aspect string) Because {
	b := Because{Aspect: aspect}
	want := e.New.Of(aspect)
	if h.gives(nil, e.ID, aspect, want) {
		b.Data = true
		return b
	}
	for size := 1; size <= 2 && size <= len(h.tests); size++ {
		all := true
		for _, set := range subsets(h.tests, size) {
			if h.full() {
				all = false
				break
			}
			if h.gives(h.closed(set), e.ID, aspect, want) {
				b.Sets = append(b.Sets, h.closed(set))
			}
		}
		if len(b.Sets) > 0 {
			b.Sets, b.Least = slices.CompactFunc(b.Sets, slices.Equal), all
			return b
		}
	}
	if !h.gives(h.tests, e.ID, aspect, want) {
		b.Open = true
		return b
	}
	b.Sets = [][]int{h.reduced(h.tests, e.ID, aspect, want)}
	return b
}

// reduced leaves out one change after the other while the outcome stays.
func (h *hunt) reduced(set []int, id, aspect, want string) []int {
	set = slices.Clone(set)
	for i := 0; i < len(set) && !h.full(); {
		less := slices.Delete(slices.Clone(set), i, i+1)
		if h.gives(less, id, aspect, want) {
			set = less
		} else {
			i++
		}
	}
	return set
}

func (h *hunt) full() bool { return h.runs >= mostRuns }

// gives reports whether a mix has the outcome wanted.
func (h *hunt) gives(set []int, id, aspect, want string) bool {
	round := h.run(set)
	return round != nil && round.Find(id).Of(aspect) == want
}

func (h *hunt) run(set []int) *outcome.Round {
	name := setName(set)
	if round, ok := h.known[name]; ok {
		return round
	}
	h.runs++
	var round *outcome.Round
	if mix := h.r.Mix(set); mix != nil {
		round = h.try(mix)
	}
	h.known[name] = round
	return round
}

// closed is a set with the changes that it cannot do without: what its new side
// reads and another change adds, and whoever still reads what it removes.
func (h *hunt) closed(set []int) []int {
	out := slices.Clone(set)
	for i := 0; i < len(out); i++ {
		for _, need := range h.r.needs(out[i]) {
			if !slices.Contains(out, need) && slices.Contains(h.tests, need) {
				out = append(out, need)
			}
		}
	}
	slices.Sort(out)
	return out
}

func setName(set []int) string {
	var b []byte
	for _, n := range set {
		b = append(b, byte(n>>8), byte(n))
	}
	return string(b)
}

func subsets(list []int, size int) [][]int {
	var out [][]int
	for i, a := range list {
		if size == 1 {
			out = append(out, []int{a})
			continue
		}
		for _, b := range list[i+1:] {
			out = append(out, []int{a, b})
		}
	}
	return out
}
