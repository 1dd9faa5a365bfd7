package round

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// rank sorts the candidates by the keys of the policy and numbers them 1, 2, 2, 4.
// It returns each candidate's class, starting at 0, in the order of the result.
//
// A key is looked at only among candidates equal in every key before it; where it
// is unknown for one of them the class stays together. Inside a class the order
// is by id, which decides nothing.
func (r *Round) rank(candidates []*Entrant) (classes []int) {
	keys := r.Program.Allocation.RankBy
	classes = make([]int, len(candidates))
	if slices.ContainsFunc(candidates, (*Entrant).torn) {
		r.split(candidates, keys, 0, classes, new(int))
	} else {
		order(candidates, keys, classes)
	}
	place := 0
	for i, e := range candidates {
		if i == 0 || classes[i] != classes[i-1] {
			place = i + 1
		}
		e.Rank = place
	}
	return classes
}

// torn reports whether a rank key is unknown.
func (e *Entrant) torn() bool { return slices.ContainsFunc(e.placed.keys, unsettled) }

// order sorts candidates whose keys are all known, and gives each its class.
func order(candidates []*Entrant, keys []program.RankKey, classes []int) {
	list := make([]ranked, len(candidates))
	for i, e := range candidates {
		list[i] = ranked{coarse(keys, e), e}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		if c := cmp.Compare(a.coarse, b.coarse); c != 0 {
			return c
		}
		if c := compareKeys(keys, a.entrant, b.entrant); c != 0 {
			return c
		}
		return byID(a.entrant, b.entrant)
	})
	for i, x := range list {
		candidates[i] = x.entrant
		if i == 0 {
			continue
		}
		classes[i] = classes[i-1]
		if x.coarse != list[i-1].coarse || compareKeys(keys, list[i-1].entrant, x.entrant) != 0 {
			classes[i]++
		}
	}
}

// ranked is a candidate with a whole number that never contradicts the first key:
// who has the smaller one ranks before, and equals must be compared exactly.
type ranked struct {
	coarse  int64
	entrant *Entrant
}

// coarse is the first key in millionths, rounded down, the best first; all other
// keys than numbers, and numbers beyond its range, go to an end of the range.
func coarse(keys []program.RankKey, e *Entrant) int64 {
	if len(keys) == 0 || len(keys[0].Values) > 0 {
		return 0
	}
	v := e.placed.keys[0]
	if empty(v) {
		return math.MaxInt64
	}
	if v.State() != program.IsNumber {
		return 0
	}
	n, ok := exact.Mul(v.Num(), exact.Int(1_000_000)).Floor().Int64()
	switch {
	case !ok && v.Num().Sign() < 0:
		n = math.MinInt64 + 2
	case !ok:
		n = math.MaxInt64 - 1
	}
	n = max(math.MinInt64+2, min(n, math.MaxInt64-1))
	if keys[0].Asc {
		return n
	}
	return -n
}

// compareKeys orders two candidates whose keys are all known.
func compareKeys(keys []program.RankKey, a, b *Entrant) int {
	for k := range keys {
		if c := compareKey(&keys[k], a.placed.keys[k], b.placed.keys[k]); c != 0 {
			return c
		}
	}
	return 0
}

// split divides candidates that are equal in the keys before `at` into classes.
func (r *Round) split(run []*Entrant, keys []program.RankKey, at int, classes []int, next *int) {
	if at == len(keys) || len(run) < 2 || slices.ContainsFunc(run, func(e *Entrant) bool { return unsettled(e.placed.keys[at]) }) {
		r.together(run, at, classes, *next)
		*next++
		return
	}
	key := &keys[at]
	sort.SliceStable(run, func(i, j int) bool {
		return compareKey(key, run[i].placed.keys[at], run[j].placed.keys[at]) < 0
	})
	for from := 0; from < len(run); {
		to := from + 1
		for to < len(run) && compareKey(key, run[from].placed.keys[at], run[to].placed.keys[at]) == 0 {
			to++
		}
		r.split(run[from:to], keys, at+1, classes[from:to], next)
		from = to
	}
}

// together makes one class of a run, in the order of the ids.
func (r *Round) together(run []*Entrant, at int, classes []int, class int) {
	slices.SortFunc(run, byID)
	for i, e := range run {
		classes[i] = class
		if len(run) > 1 && at < len(e.placed.keys) && unsettled(e.placed.keys[at]) {
			r.Torn = append(r.Torn, Torn{Entrants: run, Value: e.placed.keys[at]})
		}
	}
}

// compareKey is negative when x ranks before y. A candidate without a value (nil,
// or not asked) ranks last.
func compareKey(key *program.RankKey, x, y program.Value) int {
	xe, ye := empty(x), empty(y)
	if xe || ye {
		return boolOrder(xe, ye)
	}
	if len(key.Values) > 0 {
		return slices.Index(key.Values, x.Text()) - slices.Index(key.Values, y.Text())
	}
	c := compareValues(x, y)
	if key.Asc {
		return c
	}
	return -c
}

func empty(v program.Value) bool {
	return v.State() == program.IsNil || v.State() == program.IsAbsent
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareValues(x, y program.Value) int {
	switch x.State() {
	case program.IsNumber:
		return exact.Cmp(x.Num(), y.Num())
	case program.IsDate:
		return int(x.Date()) - int(y.Date())
	case program.IsTime:
		return x.Time().Instant.Compare(y.Time().Instant)
	case program.IsBool:
		return boolOrder(x.Bool(), y.Bool())
	}
	return strings.Compare(x.Text(), y.Text())
}
