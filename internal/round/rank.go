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

// ranking orders candidates by the keys of one list.
type ranking struct {
	keys []program.RankKey
	list int // the sheet that holds the values
	torn []Torn
}

// rank sorts the candidates and returns each one's class, starting at 0, in the
// order of the result.
//
// A key is looked at only among candidates equal in every key before it; where it
// is unknown for one of them the class stays together. Inside a class the order
// is by id, which decides nothing.
func (r *ranking) rank(candidates []*Entrant) (classes []int) {
	classes = make([]int, len(candidates))
	if slices.ContainsFunc(candidates, r.open) {
		r.split(candidates, 0, classes, new(int))
	} else {
		r.order(candidates, classes)
	}
	return classes
}

// place numbers ranked candidates 1, 2, 2, 4.
func place(classes []int, i, last int) int {
	if i == 0 || classes[i] != classes[i-1] {
		return i + 1
	}
	return last
}

func (r *ranking) values(e *Entrant) []program.Value { return e.sheet(r.list).keys }

// open reports whether a rank key is unknown.
func (r *ranking) open(e *Entrant) bool { return slices.ContainsFunc(r.values(e), unsettled) }

// order sorts candidates whose keys are all known, and gives each its class.
func (r *ranking) order(candidates []*Entrant, classes []int) {
	list := make([]ranked, len(candidates))
	for i, e := range candidates {
		list[i] = ranked{r.coarse(e), e}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		if c := cmp.Compare(a.coarse, b.coarse); c != 0 {
			return c
		}
		if c := r.compare(a.entrant, b.entrant); c != 0 {
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
		if x.coarse != list[i-1].coarse || r.compare(list[i-1].entrant, x.entrant) != 0 {
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
func (r *ranking) coarse(e *Entrant) int64 {
	if len(r.keys) == 0 || len(r.keys[0].Values) > 0 {
		return 0
	}
	v := r.values(e)[0]
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
	if r.keys[0].Asc {
		return n
	}
	return -n
}

// compare orders two candidates whose keys are all known.
func (r *ranking) compare(a, b *Entrant) int {
	x, y := r.values(a), r.values(b)
	for k := range r.keys {
		if c := compareKey(&r.keys[k], x[k], y[k]); c != 0 {
			return c
		}
	}
	return 0
}

// split divides candidates that are equal in the keys before `at` into classes.
func (r *ranking) split(run []*Entrant, at int, classes []int, next *int) {
	if at == len(r.keys) || len(run) < 2 || slices.ContainsFunc(run, func(e *Entrant) bool { return unsettled(r.values(e)[at]) }) {
		r.together(run, at, classes, *next)
		*next++
		return
	}
	key := &r.keys[at]
	sort.SliceStable(run, func(i, j int) bool {
		return compareKey(key, r.values(run[i])[at], r.values(run[j])[at]) < 0
	})
	for from := 0; from < len(run); {
		to := from + 1
		for to < len(run) && compareKey(key, r.values(run[from])[at], r.values(run[to])[at]) == 0 {
			to++
		}
		r.split(run[from:to], at+1, classes[from:to], next)
		from = to
	}
}

// together makes one class of a run, in the order of the ids.
func (r *ranking) together(run []*Entrant, at int, classes []int, class int) {
	slices.SortFunc(run, byID)
	for i, e := range run {
		classes[i] = class
		if len(run) > 1 && at < len(r.keys) && unsettled(r.values(e)[at]) {
			r.torn = append(r.torn, Torn{Entrants: run, Value: r.values(e)[at]})
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
