package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// measure is something that adds up over the funded: heads or money, inside a tier
// or everywhere, of all or of the members of a quota.
type measure struct {
	tier  int // -1: everywhere
	quota int // -1: of all
	money bool
}

func measureOf(q int, quota *slate.Quota) measure {
	return measure{tier: quota.Tier, quota: q, money: quota.Money}
}

// weight is what a candidate adds in a tier.
func (h *handout) weight(m measure, i int32, tier int) exact.Num {
	switch {
	case tier < 0 || m.tier >= 0 && m.tier != tier:
		return exact.Num{}
	case m.money:
		return h.amount(i, tier)
	}
	return exact.Int(1)
}

// amount is what a candidate is paid in a tier that is open to them.
func (h *handout) amount(i int32, tier int) exact.Num {
	c := &h.p.Candidates[i]
	for k, t := range c.Open {
		if t == tier && h.p.Paid {
			return c.Amounts[k]
		}
	}
	return exact.Num{}
}

// counts reports whether a candidate is one of those whom the measure is about.
func (h *handout) counts(m measure, i int32) bool {
	return m.quota < 0 || contains(h.p.Candidates[i].Member, m.quota)
}

// extreme is the most, or the least, that a measure comes to over all that may come
// to pass: what is settled, and beyond it the longest or the shortest path through
// the stages.
func (h *handout) extreme(m measure, most bool) exact.Num {
	var settled exact.Num
	for i := range h.p.Candidates {
		if look := h.look(i); look.in && look.definite() && h.counts(m, int32(i)) {
			settled = exact.Add(settled, h.weight(m, int32(i), look.highest()))
		}
	}
	return exact.Add(settled, h.path(h.w.stages, most, func(pt *party, in []int64) exact.Num {
		return h.share(m, pt, in, most)
	}))
}

// path is the longest or the shortest way through stages that follow each other,
// over the parties of whom anything is open.
func (h *handout) path(stages []*stage, most bool, length func(*party, []int64) exact.Num) (best exact.Num) {
	var at []*exact.Num // by till
	for n, st := range stages {
		next := make([]*exact.Num, st.after)
		for _, y := range st.ways {
			var x exact.Num
			if n > 0 {
				x = *at[y.from]
			}
			for g, pt := range st.parties {
				if !h.look(int(pt.who[0])).definite() {
					x = exact.Add(x, length(pt, y.in[g]))
				}
			}
			if old := next[y.to]; old == nil || exact.Less(*old, x) == most {
				next[y.to] = &x
			}
		}
		at = next
	}
	for n, x := range at {
		if n == 0 || exact.Less(best, *x) == most {
			best = *x
		}
	}
	return best
}

// share is the most or the least that a party adds of which so many stand in each
// tier: those who count take the dearest or the cheapest of these places.
func (h *handout) share(m measure, pt *party, in []int64, most bool) (total exact.Num) {
	left := int64(0)
	for _, i := range pt.who {
		if h.counts(m, i) {
			left++
		}
	}
	type places struct {
		n    int64
		each exact.Num
	}
	all := []places{{n: int64(len(pt.who)) - sum(in)}}
	for k, n := range in {
		all = append(all, places{n, h.weight(m, pt.who[0], h.p.Candidates[pt.who[0]].Open[k])})
	}
	slices.SortStableFunc(all, func(a, b places) int {
		if most {
			return exact.Cmp(b.each, a.each)
		}
		return exact.Cmp(a.each, b.each)
	})
	for _, pl := range all {
		n := min(left, pl.n)
		total = exact.Add(total, exact.Mul(pl.each, exact.Int(n)))
		left -= n
	}
	return total
}
