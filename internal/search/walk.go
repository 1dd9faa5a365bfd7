package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// handout is one run in which money is handed out one candidate at a time: who may
// be funded, and what the ties leave open.
type handout struct {
	p        *slate.Problem
	desk     *desk
	w        *teller
	looks    map[int32]outlook // of those in a stage, or treated apart
	apart    map[int32]bool    // treated by `exclude` or `include`
	fault    *slate.Fault
	seedless bool
	ended    int    // the class in which `stop` first ended a way
	blamed   []bool // limits that might matter, see teller
}

// handOut hands the money of a problem out and settles the ties.
func handOut(p *slate.Problem, d *desk, m *meter) *handout {
	h := &handout{p: p, desk: d, w: newTeller(p, d, false, m)}
	h.w.walk()
	h.ended, h.blamed = h.w.ended, h.w.blamed
	h.looks = h.w.outlooks()
	h.cutTies()
	if h.fault == nil {
		h.tierTies()
	}
	return h
}

// outlooks says of everyone in a stage what may become of them.
func (w *teller) outlooks() map[int32]outlook {
	looks := map[int32]outlook{}
	for _, st := range w.stages {
		for g, pt := range st.parties {
			look := outlook{}
			open := w.p.Candidates[pt.who[0]].Open
			for _, y := range st.ways {
				look.out = look.out || sum(y.in[g]) < int64(len(pt.who))
				for k, n := range y.in[g] {
					if n > 0 {
						look.in, look.tiers = true, look.tiers|1<<open[k]
					}
				}
			}
			for _, i := range pt.who {
				looks[i] = look
			}
		}
	}
	return looks
}

func (h *handout) look(i int) outlook {
	if len(h.looks) > 0 {
		if look, ok := h.looks[int32(i)]; ok {
			return look
		}
	}
	return fixedOutlook(int(h.w.tier[i]))
}

func (h *handout) certain(i int) bool { return h.fault == nil && h.look(i).certain() }

// where lists the candidates whose outlook satisfies the test, in rank order.
func (h *handout) where(test func(outlook) bool) []int {
	return (&outlooks{of: h.looks}).where(test)
}

// draw takes every class in the order of the lot. Then nothing is open.
func (h *handout) draw() {
	h.w = newTeller(h.p, h.desk, true, h.w.meter)
	h.w.walk()
	h.looks = map[int32]outlook{}
}

// cutTies does what `at_cut` says with those funded in some ways only.
func (h *handout) cutTies() {
	contested := h.where(outlook.contested)
	if len(contested) == 0 {
		return
	}
	switch h.p.AtCut {
	case slate.CutLot:
		if h.seedless = h.p.Lot == nil; !h.seedless {
			h.draw()
		}
	case slate.CutExclude:
		h.setApart(contested, func(outlook) outlook { return outlook{out: true} })
	case slate.CutInclude:
		h.setApart(contested, func(look outlook) outlook {
			return outlook{in: true, tiers: 1 << look.lowest()}
		})
		h.recheck()
	}
}

func (h *handout) setApart(who []int, as func(outlook) outlook) {
	h.apart = map[int32]bool{}
	for _, i := range who {
		h.apart[int32(i)] = true
		h.looks[int32(i)] = as(h.looks[int32(i)])
	}
}

// tierTies does what `at_tier` says, where no place is contested. A lot leaves what
// a tie for places came to as it is.
func (h *handout) tierTies() {
	ungraded := h.where(outlook.ungraded)
	if len(ungraded) == 0 || len(h.where(outlook.contested)) > 0 {
		return
	}
	switch h.p.AtTier {
	case slate.TierLot:
		if h.p.Lot == nil {
			h.seedless = true
			return
		}
		looks := h.looks
		h.draw()
		for i := range h.apart {
			h.looks[i] = looks[i]
		}
	case slate.TierHigher, slate.TierLower:
		for _, i := range ungraded {
			look := h.looks[int32(i)]
			to := look.highest()
			if h.p.AtTier == slate.TierLower {
				to = look.lowest()
			}
			h.looks[int32(i)] = outlook{in: true, tiers: 1 << to}
		}
		h.recheck()
	}
}

// recheck looks at the limits again after a tie has funded more, or in other tiers.
// A test of its own for each candidate is not one of the list.
func (h *handout) recheck() {
	var broken []slate.Limit
	note := func(l slate.Limit, m measure, most exact.Num) {
		if exact.Less(most, h.extreme(m, true)) {
			broken = append(broken, l)
		}
	}
	if m := h.p.Count; m.Set && !m.Elastic {
		note(slate.Limit{Kind: slate.LimitCount}, measure{tier: -1, quota: -1}, exact.Int(int64(m.N)))
	}
	for t := range h.p.Tiers {
		if m := h.p.Tiers[t].Max; m.Set && !m.Elastic {
			note(slate.Limit{Kind: slate.LimitTier, Index: t}, measure{tier: t, quota: -1}, exact.Int(int64(m.N)))
		}
	}
	for q := range h.p.Quotas {
		quota := &h.p.Quotas[q]
		switch l := (slate.Limit{Kind: slate.LimitQuota, Index: q}); {
		case quota.Most == nil:
		case quota.Money:
			note(l, measureOf(q, quota), quota.Most.Sum)
		default:
			note(l, measureOf(q, quota), exact.Int(int64(quota.Most.N)))
		}
	}
	if h.p.Budget.Fits == nil {
		note(slate.Limit{Kind: slate.LimitBudget}, measure{tier: -1, quota: -1, money: true}, h.p.Budget.Max)
	}
	if len(broken) > 0 {
		h.fault = &slate.Fault{Code: slate.TieBreaksLimit, About: broken}
	}
}
