package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// reserve lists runners-up: neither funded nor contested, a class listed whole.
func (h *handout) reserve() (listed []int) {
	all := h.p.Candidates
	for i := range all {
		if len(listed) >= h.p.Reserve && (i == 0 || all[i].Class != all[i-1].Class) {
			break
		}
		if !h.look(i).in {
			listed = append(listed, i)
		}
	}
	return listed
}

// awards is the least and the most that a candidate may be paid.
func (h *handout) awards(i int) (least, most exact.Num) {
	look := h.look(i)
	first := !look.out
	for t := range h.p.Tiers {
		if look.tiers&(1<<t) == 0 {
			continue
		}
		x := h.amount(int32(i), t)
		if first {
			least, first = x, false
		}
		least, most = exact.Min(least, x), exact.Max(most, x)
	}
	return least, most
}

// contests lists what differs between the ways, class by class.
func (h *handout) contests() (all []slate.Contest) {
	for from := 0; from < len(h.w.stages); {
		to := from + 1
		for to < len(h.w.stages) && h.w.stages[to].class == h.w.stages[from].class {
			to++
		}
		stages := h.w.stages[from:to]
		for kind, test := range []func(outlook) bool{outlook.contested, outlook.ungraded} {
			if c := h.contest(stages, slate.ContestKind(kind), test); len(c.Of) > 0 {
				all = append(all, c)
			}
		}
		from = to
	}
	return all
}

func (h *handout) contest(stages []*stage, kind slate.ContestKind, test func(outlook) bool) slate.Contest {
	c := slate.Contest{Kind: kind}
	top := len(h.p.Tiers)
	for _, st := range stages {
		for _, pt := range st.parties {
			if !test(h.look(int(pt.who[0]))) {
				continue
			}
			for _, i := range pt.who {
				c.Of = append(c.Of, int(i))
			}
			top = min(top, h.look(int(pt.who[0])).highest())
			least, most := h.awards(int(pt.who[0]))
			c.Stake = exact.Max(c.Stake, exact.Sub(most, least))
		}
	}
	slices.Sort(c.Of)
	places := h.path(stages, false, func(pt *party, in []int64) (x exact.Num) {
		for k, n := range in {
			if test(h.look(int(pt.who[0]))) && (kind == slate.ContestFunded || h.p.Candidates[pt.who[0]].Open[k] == top) {
				x = exact.Add(x, exact.Int(n))
			}
		}
		return x
	})
	n, _ := places.Int64()
	c.Places = int(n)
	return c
}
