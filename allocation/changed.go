package allocation

import (
	"cmp"
	"slices"

	"github.com/merit-rules/merit/internal/round"
)

// changes checks what a result says about earlier awards, from the awards that it
// shows and those of the earlier list.
func (t *tally) changes() {
	b := t.r.round.Baseline
	if b == nil {
		for _, key := range []string{"lost", "gained", "moved"} {
			if t.list.Get(key) != nil {
				t.v.say("verify-previous", args{"what": key})
			}
		}
		return
	}
	now := map[string]given{}
	for _, g := range t.awards {
		now[g.id] = g
	}
	var lost, gained, moved []string
	for id := range b.Before {
		if _, kept := now[id]; !kept && !slices.Contains(t.r.terms.Withdraw, id) {
			lost = append(lost, id)
		}
	}
	for id, g := range now {
		if was, had := b.Before[id]; !had {
			gained = append(gained, id)
		} else if t.moved(was, g) {
			moved = append(moved, id)
		}
	}
	t.named("lost", lost, texts(t.list.Get("lost")))
	t.named("gained", gained, texts(t.list.Get("gained")))
	var got []string
	for _, x := range items(t.list.Get("moved")) {
		id := text(x.Get("id"))
		got = append(got, id)
		is := now[id]
		if from, to := text(x.Get("from")), text(x.Get("to")); from != place(b.Before[id]) || to != place(round.Earlier{Pool: is.pool, Tier: is.tier, HasPool: is.pool != ""}) {
			t.differs(nil, "moved "+id, place(b.Before[id]), from)
		}
	}
	t.named("moved", moved, got)
}

// moved reports whether an award is another than it was.
func (t *tally) moved(was round.Earlier, g given) bool {
	if !was.HasTier || g.tier == "" && t.r.tiered(g.pool) {
		return false // contested then or now
	}
	return was.Tier != g.tier || was.HasPool && g.pool != "" && was.Pool != g.pool
}

// tiered reports whether the tiers of a pool have names.
func (r *Result) tiered(pool string) bool {
	for _, p := range r.round.Pools {
		if p.ID == pool {
			return tierID(p, 0) != ""
		}
	}
	return false
}

// named checks a list of ids: by rank where there is one, the others by id.
func (t *tally) named(what string, want, got []string) {
	rank := map[string]int{}
	for _, x := range t.r.round.Ranked {
		rank[x.App.ID] = x.Rank
	}
	last := len(t.r.round.Ranked) + 1
	slices.SortFunc(want, func(a, b string) int {
		return cmp.Or(cmp.Or(rank[a], last)-cmp.Or(rank[b], last), cmp.Compare(a, b))
	})
	if !slices.Equal(want, got) {
		t.differs(nil, what, t.r.series(want), t.r.series(got))
	}
}
