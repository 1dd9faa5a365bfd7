package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// ending is a finished list, and one of those named beside it who gets what is left.
type ending struct {
	p     *pattern
	b     *bunch  // of those who could be the one; nil: nobody
	who   []int32 // of the bunch, who is not funded otherwise
	tier  int
	award exact.Num
}

// payPartly gives what is left to one more, where the best plans of the next length
// are those of this one and one more. Ties have been settled, for whom there was
// money in full; a tie for what is left is settled here.
func (r *result) payPartly() {
	if r.completion == nil {
		return
	}
	ends := r.endings()
	contested := lastContested(ends)
	switch {
	case len(contested) == 0:
	case r.f.p.AtCut == slate.CutLot && r.f.p.Lot != nil:
		ends = r.drawLast(ends, contested)
	case r.f.p.AtCut == slate.CutExclude:
		ends = r.refuseLast(ends, contested)
	}
	d := r.digest()
	some := false
	for i := range ends {
		some = some || ends[i].b != nil
		d.add(ends[i].finished(r.f))
	}
	if !some {
		return
	}
	if broken := d.close(); len(broken) > 0 {
		r.fault = &slate.Fault{Code: slate.TieBreaksLimit, About: broken}
	}
	r.seedless = r.seedless || r.f.p.AtCut == slate.CutLot && r.f.p.Lot == nil &&
		len(r.looks.where(outlook.contested)) > 0
}

// endings lists what the plans come to: each with every way to add one more, or as
// it is.
func (r *result) endings() (ends []ending) {
	known := map[string]bool{}
	for n, fc := range r.s.plans().faces {
		s := r.scene(fc)
		r.completion.counts(fc, func(counts []int64, in [][]int64) {
			all := r.completion.additions(counts)
			if len(all) == 0 {
				all = []addition{{-1, 0}}
			}
			for _, add := range all {
				key := []int64{int64(n), int64(add.atom + 1), int64(add.tier)}
				for _, g := range s.open {
					key = append(key, in[g]...)
				}
				if k := text(key); !known[k] && r.f.meter.spend(r.f.sweep()) {
					known[k] = true
					ends = append(ends, s.ending(in, add))
				}
			}
		})
	}
	return ends
}

// ending is one plan with what is left for one more.
func (s *scene) ending(in [][]int64, add addition) ending {
	f := s.r.f
	e := ending{p: s.pattern(in), tier: add.tier}
	if add.atom < 0 {
		return e
	}
	atom := s.r.completion.atoms[add.atom]
	left := exact.Sub(f.p.Budget.Max, cost(e.p.shares)).RoundTo(f.p.Unit, exact.Floor)
	e.award = exact.Min(left, f.amount(int(atom.who[0]), add.tier))
	if e.award.Sign() <= 0 || exact.Less(e.award, f.p.Budget.Least) {
		return e
	}
	for _, b := range e.p.bunches {
		if b.left > 0 && s.r.completion.of[b.who[0]] == add.atom {
			e.b = b
			return e
		}
	}
	for _, i := range atom.who {
		if !s.within[i] && s.fixed(int(i)) < 0 && !s.r.refused(i) {
			e.who = append(e.who, i)
		}
	}
	if len(e.who) > 0 {
		e.b = &bunch{atom: e.who[0], who: e.who, in: make([]int64, len(f.p.Tiers)), left: int64(len(e.who))}
		e.p.bunches = append(e.p.bunches, e.b)
	}
	return e
}

// refused reports whether a tie has refused the candidate.
func (r *result) refused(i int32) bool {
	return r.apart[i] && r.f.p.AtCut == slate.CutExclude
}

// finished is the list as it is paid.
func (e *ending) finished(f *field) *pattern {
	for i := range e.p.shares {
		e.p.shares[i].paid = e.p.shares[i].amount
	}
	if e.b != nil {
		e.b.in[e.tier]++
		e.b.left--
		e.p.shares = append(e.p.shares, share{who: e.b.who[0], bunch: e.b, n: 1, tier: e.tier,
			amount: f.amount(int(e.b.who[0]), e.tier), paid: e.award})
	}
	return e.p
}

// lastContested is who could get what is left and need not. Where a place is
// contested anyway it is nobody: then no tie is settled.
func lastContested(ends []ending) (contested map[int32]bool) {
	contested = map[int32]bool{}
	always := len(ends) > 0
	for i := range ends {
		e := &ends[i]
		for _, j := range e.who {
			contested[j] = true
		}
		always = always && len(e.who) == 1
	}
	if always && len(contested) == 1 {
		return nil
	}
	return contested
}

// drawLast keeps the lists in which the first of the lot gets what is left.
func (r *result) drawLast(ends []ending, contested map[int32]bool) (kept []ending) {
	first := int32(-1)
	for _, i := range r.f.p.Lot {
		if contested[int32(i)] {
			first = int32(i)
			break
		}
	}
	for _, e := range ends {
		if slices.Contains(e.who, first) {
			e.who = []int32{first}
			e.b.who, e.b.left = e.who, 1
			kept = append(kept, e)
		}
	}
	return kept
}

// refuseLast refuses all who could get what is left; it stays.
func (r *result) refuseLast(ends []ending, contested map[int32]bool) []ending {
	if r.apart == nil {
		r.apart = map[int32]bool{}
	}
	for i := range contested {
		r.apart[i] = true
		r.looks.of[i] = outlook{out: true}
	}
	for k := range ends {
		if e := &ends[k]; e.b != nil {
			e.p.bunches = e.p.bunches[:len(e.p.bunches)-1]
			e.b = nil
		}
	}
	return ends
}
