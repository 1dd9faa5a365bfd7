package search

import (
	"math/bits"

	"github.com/merit-rules/merit/internal/slate"
)

// where lists the candidates whose outlook satisfies the test, in rank order.
func (o *outlooks) where(test func(outlook) bool) (list []int) {
	set := map[int]bool{}
	for i, look := range o.of {
		if test(look) {
			set[int(i)] = true
		}
	}
	return sorted(set)
}

func (o outlook) ungraded() bool { return o.certain() && o.tiers&(o.tiers-1) != 0 }

// highest and lowest are the best and the worst tier of an outlook.
func (o outlook) highest() int { return bits.TrailingZeros64(o.tiers) }
func (o outlook) lowest() int  { return bits.Len64(o.tiers) - 1 }

// cutTies does what `at_cut` says with those funded in some best plans only.
func (r *result) cutTies() {
	contested := r.looks.where(outlook.contested)
	if len(contested) == 0 {
		return
	}
	switch r.f.p.AtCut {
	case slate.CutLot:
		if r.seedless = r.f.p.Lot == nil; !r.seedless {
			r.drawPlaces()
		}
	case slate.CutExclude:
		r.setApart(contested, func(outlook) outlook { return outlook{out: true} })
		r.recheck(false)
	case slate.CutInclude:
		r.setApart(contested, func(look outlook) outlook {
			return outlook{in: true, tiers: 1 << look.lowest()}
		})
		r.recheck(true)
	}
}

func (r *result) setApart(who []int, as func(outlook) outlook) {
	r.apart = map[int32]bool{}
	for _, i := range who {
		r.apart[int32(i)] = true
		r.looks.of[int32(i)] = as(r.looks.of[int32(i)])
	}
}

// drawPlaces keeps, for one contested candidate after the other in lot order, the
// plans that fund them, if there are any. Members of a group are interchangeable,
// so a group is filled by those of its members who come first.
func (r *result) drawPlaces() {
	p := r.s.plans()
	won := map[int32]bool{}
	for _, i := range r.f.p.Lot {
		if !r.looks.look(i).contested() {
			continue
		}
		kept := p.keep(func(fc *face) bool { return fc.wins(int32(i), won) })
		if won[int32(i)] = len(kept) > 0; len(kept) > 0 {
			p.faces = kept
		}
	}
	for _, fc := range p.faces {
		fc.leave(func(i int32) bool { return won[i] || r.looks.look(int(i)).certain() })
	}
	r.looks = p.outlooks()
}

func (p *plans) keep(test func(*face) bool) (kept []*face) {
	for _, fc := range p.faces {
		if test(fc) {
			kept = append(kept, fc)
		}
	}
	return kept
}

// wins reports whether plans of the face fund the candidate beside those of the
// same group who have won already, and keeps only such plans.
func (fc *face) wins(i int32, won map[int32]bool) bool {
	n, grouped := fc.within[i]
	if !grouped {
		return fc.fixed(int(i)) >= 0
	}
	size := int64(1)
	for _, j := range fc.groups[n].who {
		if won[j] {
			size++
		}
	}
	bl := &fc.system().blocks[fc.groups[n].block]
	if !fc.system().can(bl.sum, size, bl.hi) {
		return false
	}
	fc.fundGroup(n, size, bl.hi)
	return true
}

func (fc *face) fundGroup(n int, lo, hi int64) {
	b := fc.groups[n].block
	fc.system().fund(b, lo, hi)
	fc.sh.blocks[b].lo, fc.sh.blocks[b].hi = lo, hi
}

// leave takes from the groups whoever is not funded after all.
func (fc *face) leave(funded func(int32) bool) {
	for n := range fc.groups {
		g := &fc.groups[n]
		if g.sure {
			continue
		}
		var winners []int32
		for _, i := range g.who {
			if funded(i) {
				winners = append(winners, i)
			} else {
				delete(fc.within, i)
			}
		}
		g.who, g.sure = winners, true
		fc.fundGroup(n, int64(len(winners)), int64(len(winners)))
	}
}

// tierTies does what `at_tier` says, where no place is contested.
func (r *result) tierTies() {
	if len(r.looks.where(outlook.contested)) > 0 {
		return
	}
	ungraded := r.looks.where(outlook.ungraded)
	if len(ungraded) == 0 {
		return
	}
	switch r.f.p.AtTier {
	case slate.TierLot:
		if lot := r.f.p.Lot; lot == nil {
			r.seedless = true
		} else {
			r.drawTiers()
		}
	case slate.TierHigher, slate.TierLower:
		for _, i := range ungraded {
			look := r.looks.of[int32(i)]
			to := look.highest()
			if r.f.p.AtTier == slate.TierLower {
				to = look.lowest()
			}
			r.looks.of[int32(i)] = outlook{in: true, tiers: 1 << to}
		}
		r.recheck(true)
	}
}

// drawTiers keeps, for one candidate after the other in lot order, the plans that
// give them the highest tier.
func (r *result) drawTiers() {
	p := r.s.plans()
	drawn := map[int32]int{}
	for _, i := range r.f.p.Lot {
		look := r.looks.look(i)
		if !look.ungraded() {
			continue
		}
		for t := range r.s.t.tiers {
			if look.tiers&(1<<t) == 0 {
				continue
			}
			kept := p.keep(func(fc *face) bool { return fc.stands(int32(i), t, drawn) })
			if len(kept) > 0 {
				p.faces, drawn[int32(i)] = kept, t
				break
			}
		}
	}
	for i, t := range drawn {
		r.looks.of[i] = outlook{in: true, tiers: 1 << t}
	}
}

// stands reports whether plans of the face put the candidate into the tier beside
// those of the same group who are there already, and keeps only such plans.
func (fc *face) stands(i int32, tier int, drawn map[int32]int) bool {
	n, grouped := fc.within[i]
	if !grouped {
		return fc.fixed(int(i)) == tier
	}
	size := int64(1)
	for _, j := range fc.groups[n].who {
		if t, ok := drawn[j]; ok && t == tier {
			size++
		}
	}
	bl := &fc.system().blocks[fc.groups[n].block]
	for c, v := range bl.cols {
		if bl.tiers[c] == tier && fc.system().can(v, size, bl.hi) {
			fc.system().bound(v, max(size, fc.system().lo[v]), fc.system().hi[v])
			return true
		}
	}
	return false
}
