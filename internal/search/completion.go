package search

import "slices"

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
