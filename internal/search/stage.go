package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// stage is a class, or a part of one, that may come out in several ways, or not the
// same for all who are alike.
type stage struct {
	class   int
	parties []*party
	ways    []*way
	after   int // the tills that the ways lead to
}

// party is a part of a class whose members the walk does not tell apart.
type party struct {
	who []int32
}

// way leads from one till to another and says how many of each party stand in each
// of their open tiers.
type way struct {
	from, to int
	in       [][]int64 // by party, parallel to the open tiers
	s        *till
}

// class takes one class in every order, on every till.
func (w *teller) class(lo, hi int) {
	parties := w.parties(lo, hi)
	w.trial = nil
	ways, straight := w.straight(parties)
	if !straight && w.through(w.p.Candidates[lo].Class, parties) {
		return
	}
	if !straight {
		ways = w.crossings(parties)
	}
	tills := w.merged(ways)
	plain := len(ways) == len(w.tills) && len(tills) == len(ways) && w.plain(parties, ways)
	w.tills = tills
	if plain {
		for g, pt := range parties {
			for _, i := range pt.who {
				w.tier[i] = w.standing(pt, ways[0].in[g])
			}
		}
		return
	}
	w.stages = append(w.stages, &stage{class: w.p.Candidates[lo].Class, parties: parties, ways: ways, after: len(w.tills)})
}

// merged are the tills that the ways lead to, each once.
func (w *teller) merged(ways []*way) (tills []*till) {
	known := map[string]int{}
	for _, y := range ways {
		w.close(y.s)
		key := w.key(y.s)
		n, ok := known[key]
		if !ok {
			n = len(tills)
			known[key], tills = n, append(tills, y.s)
		}
		y.to, y.s = n, nil
	}
	return tills
}

// plain reports whether all ways treat every member of a party alike, and the same.
func (w *teller) plain(parties []*party, ways []*way) bool {
	for _, y := range ways {
		for g, pt := range parties {
			if n := sum(y.in[g]); n != 0 && slices.Max(y.in[g]) != int64(len(pt.who)) ||
				w.standing(pt, y.in[g]) != w.standing(pt, ways[0].in[g]) {
				return false
			}
		}
	}
	return true
}

// standing is the tier of a party all of whom are treated alike; -1: out.
func (w *teller) standing(pt *party, in []int64) int8 {
	for k, n := range in {
		if n > 0 {
			return int8(w.p.Candidates[pt.who[0]].Open[k])
		}
	}
	return -1
}

// parties divides a class.
func (w *teller) parties(lo, hi int) (parties []*party) {
	known := map[uint64][]*party{}
	for i := lo; i < hi; i++ {
		c := &w.p.Candidates[i]
		h := w.fingerprint(c)
		n := slices.IndexFunc(known[h], func(pt *party) bool { return w.alike(c, &w.p.Candidates[pt.who[0]]) })
		if n < 0 {
			pt := &party{}
			parties, n = append(parties, pt), len(known[h])
			known[h] = append(known[h], pt)
		}
		known[h][n].who = append(known[h][n].who, int32(i))
	}
	return parties
}

func (w *teller) fingerprint(c *slate.Candidate) uint64 {
	h := fingerprint(c.Open)
	for _, q := range c.Member {
		if w.slot[q] >= 0 {
			h = (h ^ uint64(q+1)) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
	}
	for _, x := range c.Amounts {
		n, d, _ := x.Reduce().Small()
		h = (h ^ uint64(n) ^ uint64(d)<<32) * 0xbf58476d1ce4e5b9
		h ^= h >> 31
	}
	return h
}

// alike reports whether the walk cannot tell two candidates of a class apart.
func (w *teller) alike(a, b *slate.Candidate) bool {
	if !same(a.Open, b.Open) || w.p.Budget.Within != nil && !exact.Equal(a.Points, b.Points) {
		return false
	}
	for k := range a.Amounts {
		if !exact.Equal(a.Amounts[k], b.Amounts[k]) {
			return false
		}
	}
	return slices.Equal(w.members(a), w.members(b))
}

// members are the quotas of a candidate that might be reached.
func (w *teller) members(c *slate.Candidate) (live []int) {
	for _, q := range c.Member {
		if w.slot[q] >= 0 {
			live = append(live, q)
		}
	}
	return live
}
