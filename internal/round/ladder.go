package round

import (
	"slices"
	"sort"
)

// ladder is the ranking of all candidates but one, to find where the one would
// stand.
type ladder struct {
	ranking
	first []*Entrant // of each class
	depth []int      // how many keys set a class apart: fewer where it is torn
}

// span is a place in a ladder: from == to stands between two classes, before the
// class `from`; else the classes from .. to-1 become one with the candidate.
type span struct{ from, to int }

// height orders places: the smaller one ranks before.
func (s span) height() int { return s.from + s.to }

// torn reports whether the candidate would tear classes that stand apart without.
func (s span) torn() bool { return s.to > s.from+1 }

func newLadder(by ranking, ranked []*Entrant, classes []int) *ladder {
	l := &ladder{ranking: by}
	for i, e := range ranked {
		if i == 0 || classes[i] != classes[i-1] {
			l.first, l.depth = append(l.first, e), append(l.depth, len(by.keys))
		}
		last := len(l.depth) - 1
		l.depth[last] = min(l.depth[last], l.known(e))
	}
	return l
}

// known is how many keys of a candidate are known before the first that is not.
func (l *ladder) known(e *Entrant) int {
	if at := slices.IndexFunc(l.values(e), unsettled); at >= 0 {
		return at
	}
	return len(l.keys)
}

// find is where a candidate stands.
func (l *ladder) find(x *Entrant) span {
	known := l.known(x)
	before := func(i int) int {
		for k := range min(known, l.depth[i]) {
			if c := compareKey(&l.keys[k], l.values(l.first[i])[k], l.values(x)[k]); c != 0 {
				return c
			}
		}
		return 0
	}
	return span{
		from: sort.Search(len(l.first), func(i int) bool { return before(i) >= 0 }),
		to:   sort.Search(len(l.first), func(i int) bool { return before(i) > 0 }),
	}
}

// insert is a ranking with one more candidate in their place.
func insert(ranked []*Entrant, classes []int, x *Entrant, at span) ([]*Entrant, []int) {
	list, out := make([]*Entrant, 0, len(ranked)+1), make([]int, 0, len(ranked)+1)
	from := sort.SearchInts(classes, at.from)
	to := sort.SearchInts(classes, at.to)
	list = append(append(append(list, ranked[:from]...), x), ranked[from:]...)
	slices.SortFunc(list[from:to+1], byID)
	out = append(out, classes[:from]...)
	for range to + 1 - from {
		out = append(out, at.from)
	}
	for _, c := range classes[to:] {
		out = append(out, c-at.to+at.from+1)
	}
	return list, out
}
