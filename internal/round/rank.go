package round

import (
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
	slices.SortFunc(candidates, func(a, b *Entrant) int {
		return compareKeys(keys, a, b)
	})
	classes = make([]int, len(candidates))
	r.split(candidates, keys, 0, classes, new(int))
	place := 0
	for i, e := range candidates {
		if i == 0 || classes[i] != classes[i-1] {
			place = i + 1
		}
		e.Rank = place
	}
	return classes
}

// compareKeys orders two candidates as far as both have known keys, then by id.
// With unknown keys it is no order of the whole list; split sorts such runs anew.
func compareKeys(keys []program.RankKey, a, b *Entrant) int {
	for k := range keys {
		x, y := a.placed.keys[k], b.placed.keys[k]
		if unsettled(x) || unsettled(y) {
			break
		}
		if c := compareKey(&keys[k], x, y); c != 0 {
			return c
		}
	}
	return strings.Compare(a.App.ID, b.App.ID)
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
	slices.SortFunc(run, func(a, b *Entrant) int { return strings.Compare(a.App.ID, b.App.ID) })
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
		return -boolOrder(x.Bool(), y.Bool())
	}
	return strings.Compare(x.Text(), y.Text())
}
