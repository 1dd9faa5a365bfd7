package search

import "slices"

// pattern is a set of outcomes that differ only in who of a bunch is who. Outcomes
// are so many where equals are many; patterns are few.
type pattern struct {
	shares  []share // the funded: one candidate each, or so many of a bunch
	bunches []*bunch
	gone    map[int32]bool // candidates in no bunch whom the cut left with nothing
	fixed   func(i int) int
}

// bunch is a part of a class whose members no plan tells apart.
type bunch struct {
	atom int32 // the first of all who are alike, some of whom a tie may have settled
	who  []int32
	in   []int64 // by tier: how many of them
	left int64   // how many are not funded
}

// fund is the number of the bunch in a tier; -1: in any.
func (b *bunch) fund(tier int) (n int64) {
	if tier >= 0 {
		return b.in[tier]
	}
	return sum(b.in)
}

// fewest is the least number of the marked candidates that an outcome funds, in the
// tier if one is named. What a bunch gives to others it does not give to them.
func (p *pattern) fewest(of []int, tier int) (n int) {
	left := make(map[int32]bool, len(of))
	for _, i := range of {
		left[int32(i)] = true
	}
	for _, b := range p.bunches {
		others := int64(len(b.who))
		for _, i := range b.who {
			if left[i] {
				delete(left, i)
				others--
			}
		}
		n += int(max(0, b.fund(tier)-others))
	}
	for i := range left {
		if t := p.fixed(int(i)); t >= 0 && (tier < 0 || t == tier) && !p.gone[i] {
			n++
		}
	}
	return n
}

// scene is how the ties left the plans of a face: who stands where by name, and
// the groups in which anything is open.
type scene struct {
	r      *result
	fc     *face
	open   []int // groups
	within map[int32]bool
}

func (r *result) scene(fc *face) *scene {
	s := &scene{r: r, fc: fc, within: map[int32]bool{}}
	for n, g := range fc.groups {
		if len(g.who) == 0 || r.looks.look(int(g.who[0])).definite() {
			continue
		}
		s.open = append(s.open, n)
		for _, i := range g.who {
			s.within[i] = true
		}
	}
	return s
}

// definite reports whether all plans agree on the candidate.
func (o outlook) definite() bool { return !o.in || !o.out && !o.ungraded() }

// fixed is the tier of a candidate in no open group; -1: out.
func (s *scene) fixed(i int) int {
	if look := s.r.looks.look(i); !look.definite() {
		return s.fc.fixed(i)
	} else if look.in {
		return look.highest()
	}
	return -1
}

// pattern puts so many of each group, given by its columns, into the scene.
func (s *scene) pattern(in [][]int64) *pattern {
	f := s.r.f
	p := &pattern{fixed: s.fixed, gone: map[int32]bool{}}
	for i := range f.p.Candidates {
		if s.within[int32(i)] {
			continue
		}
		if t := s.fixed(i); t >= 0 {
			p.shares = append(p.shares, share{who: int32(i), n: 1, tier: t, amount: f.amount(i, t)})
		}
	}
	for _, n := range s.open {
		g := &s.fc.groups[n]
		b := &bunch{atom: g.atom, who: g.who, in: make([]int64, len(s.r.s.t.tiers))}
		for c, t := range s.fc.sh.blocks[g.block].tiers {
			b.in[t] += in[n][c]
		}
		b.left = int64(len(g.who)) - sum(b.in)
		p.bunches = append(p.bunches, b)
	}
	p.share(f)
	return p
}

// share lists what the bunches take, after everyone else.
func (p *pattern) share(f *field) {
	for _, b := range p.bunches {
		for t, n := range b.in {
			if n > 0 {
				p.shares = append(p.shares, share{who: b.who[0], bunch: b, n: n, tier: t, amount: f.amount(int(b.who[0]), t)})
			}
		}
	}
	slices.SortStableFunc(p.shares, func(a, b share) int { return int(a.who) - int(b.who) })
}

// forms visits every way to choose numbers for the groups of a face that some of
// its plans have.
func (fc *face) forms(groups []int, visit func(in [][]int64)) {
	s := fc.system()
	in := make([][]int64, len(fc.groups))
	for n := range in {
		in[n] = make([]int64, len(s.blocks[fc.groups[n].block].cols))
	}
	var walk func(n, c int)
	walk = func(n, c int) {
		switch {
		case !s.solvable():
		case n == len(groups):
			visit(in)
		case c == len(in[groups[n]]):
			walk(n+1, 0)
		default:
			v := s.blocks[fc.groups[groups[n]].block].cols[c]
			lo := s.least(v)
			for x, hi := lo, s.most(v); x <= hi && !s.meter.out; x++ {
				mark := len(s.trail)
				s.set(v, x, x)
				in[groups[n]][c] = x
				walk(n, c+1)
				s.undo(mark)
			}
		}
	}
	walk(0, 0)
}
