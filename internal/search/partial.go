package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// completion knows how one more may be added to the best plans of a length, where
// every best plan of the next length is one of them and one more. Both are sets of
// counts: how many of each atom stand in each tier.
type completion struct {
	tiers  int
	atoms  []atom
	of     map[int32]int // by candidate, of those whom plans treat differently
	longer map[string]bool
}

// atom is a part of a class whose members no plan tells apart.
type atom struct {
	kind int32
	who  []int32
}

// addition puts one more of an atom into a tier.
type addition struct{ atom, tier int }

// completion compares the plans that are settled with those of the next length; nil
// where these are not all some plan and one more.
func (f *field) completion(t *terms, s *settled) *completion {
	next := *t
	if next.count = s.t.count + 1; next.count > min(t.count, int64(len(f.p.Candidates))) {
		return nil
	}
	longer := f.relax(&next)
	if !longer.lawful() || longer.total() != s.total()+1 {
		return nil
	}
	c := f.atoms(append(slices.Clone(s.plans().faces), longer.plans().faces...))
	shorter := map[string]bool{}
	for _, fc := range s.plans().faces {
		c.counts(fc, func(n []int64, _ [][]int64) { shorter[text(n)] = true })
	}
	every := true
	for _, fc := range longer.plans().faces {
		c.counts(fc, func(n []int64, _ [][]int64) {
			c.longer[text(n)] = true
			every = every && c.oneLess(n, shorter)
		})
	}
	if !every {
		return nil
	}
	return c
}

// atoms finds those whom not all plans of the faces treat alike.
func (f *field) atoms(faces []*face) *completion {
	c := &completion{tiers: len(f.p.Tiers), of: map[int32]int{}, longer: map[string]bool{}}
	first := 0 // atom of the class
	for i := range f.p.Candidates {
		if i == 0 || f.p.Candidates[i].Class != f.p.Candidates[i-1].Class {
			first = len(c.atoms)
		}
		if !varies(faces, i) {
			continue
		}
		n := first
		for n < len(c.atoms) && !(c.atoms[n].kind == f.kind[i] && f.paidAlike(c.atoms[n].who[0], int32(i))) {
			n++
		}
		if n == len(c.atoms) {
			c.atoms = append(c.atoms, atom{kind: f.kind[i]})
		}
		c.atoms[n].who = append(c.atoms[n].who, int32(i))
		c.of[int32(i)] = n
	}
	f.meter.spend(len(faces) * f.sweep())
	return c
}

// varies reports whether the faces do not all fix the candidate in the same way.
func varies(faces []*face, i int) bool {
	first := faces[0].fixed(i)
	for _, fc := range faces {
		if _, grouped := fc.within[int32(i)]; grouped || fc.fixed(i) != first {
			return true
		}
	}
	return false
}

// counts visits every plan of a face as its counts, and as what it chooses of each
// group.
func (c *completion) counts(fc *face, visit func(n []int64, in [][]int64)) {
	still := make([]int64, len(c.atoms)*c.tiers)
	for i, a := range c.of {
		if _, grouped := fc.within[i]; !grouped {
			if t := fc.fixed(int(i)); t >= 0 {
				still[a*c.tiers+t]++
			}
		}
	}
	var open []int
	for g := range fc.groups {
		if len(fc.groups[g].who) > 0 {
			open = append(open, g)
		}
	}
	fc.forms(open, func(in [][]int64) {
		n := slices.Clone(still)
		for _, g := range open {
			a := c.of[fc.groups[g].who[0]]
			for col, t := range fc.sh.blocks[fc.groups[g].block].tiers {
				n[a*c.tiers+t] += in[g][col]
			}
		}
		visit(n, in)
	})
}

// oneLess reports whether one taken away leaves one of the plans given.
func (c *completion) oneLess(n []int64, plans map[string]bool) (found bool) {
	for k := range n {
		if n[k] > 0 && !found {
			n[k]--
			found = plans[text(n)]
			n[k]++
		}
	}
	return found
}

// additions lists how one more makes a longer plan of the counts.
func (c *completion) additions(n []int64) (all []addition) {
	for k := range n {
		n[k]++
		if c.longer[text(n)] {
			all = append(all, addition{k / c.tiers, k % c.tiers})
		}
		n[k]--
	}
	return all
}

// text is a list of counts as a key.
func text(n []int64) string {
	key := make([]byte, 0, 8*len(n))
	for _, x := range n {
		for ; x >= 0x80; x >>= 7 {
			key = append(key, byte(x)|0x80)
		}
		key = append(key, byte(x))
	}
	return string(key)
}

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
