package search

import (
	"maps"
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// face is a set of best plans that share the shape of their tiers: the whole
// numbers of a system, each standing for every way to choose that many of a group.
type face struct {
	f      *field
	sh     shape
	made   *system // by system
	groups []group
	within map[int32]int   // by candidate: its group; the others are fixed
	fixed  func(i int) int // the tier of a candidate in no group; -1: out
	spent  int64           // on the fixed, where money counts
}

// group is a part of a class whose members the plans of a face do not tell apart.
type group struct {
	class int
	block int
	who   []int32
	atom  int32 // the first of them, before a tie settles some by name
	sure  bool  // all of them are funded
}

// outlook is what may become of a candidate over a set of plans.
type outlook struct {
	in, out bool
	tiers   uint64
}

func (o outlook) or(p outlook) outlook {
	return outlook{o.in || p.in, o.out || p.out, o.tiers | p.tiers}
}

func (o outlook) certain() bool   { return o.in && !o.out }
func (o outlook) contested() bool { return o.in && o.out }

// faceOf makes the face of one grading. Classes without a choice are fixed; the
// members of the others become groups, by kind and, if priced, by amounts.
func (g *grader) faceOf(gr *grades, share [][]int, priced bool) *face {
	fc := &face{f: g.f, within: map[int32]int{}}
	b := &faceBuilder{g: g, gr: gr, fc: fc, priced: priced, mixed: map[int]bool{}}
	for _, t := range g.fund.ties {
		b.mixed[t.class] = true
	}
	for _, s := range gr.splits {
		b.mixed[s.class] = true
	}
	fc.fixed = b.fixed
	b.fixedBlocks()
	for _, c := range sorted(b.mixed) {
		b.groups(c)
	}
	b.equations(share)
	fc.sh = g.f.shape(g.t, b.blocks, b.eqs)
	fc.sh.graded = true
	return fc
}

// system is the system of the face, made when it is first asked.
func (fc *face) system() *system {
	if fc.made == nil {
		fc.made = fc.build()
	}
	return fc.made
}

// build makes a system of the face with more equations.
func (fc *face) build(more ...equation) *system {
	sh := fc.sh
	sh.blocks = append([]block(nil), fc.sh.blocks...)
	sh.equations = append(sh.equations[:len(sh.equations):len(sh.equations)], more...)
	return build(sh)
}

type faceBuilder struct {
	g      *grader
	gr     *grades
	fc     *face
	priced bool
	mixed  map[int]bool // classes with a choice
	blocks []block
	eqs    []equation
}

func (b *faceBuilder) fixed(i int) int {
	k := int(b.g.f.kind[i])
	if int(b.g.f.pos[i]) >= b.g.fund.sure[k] {
		return -1
	}
	r := b.g.of[k]
	if steps := b.gr.steps[r]; len(steps) == 1 {
		return steps[0].tier
	}
	return b.gr.tier(r, b.g.f.classOf(i))
}

// classOf is the number of a candidate's class, counted without gaps.
func (f *field) classOf(i int) int {
	lo, hi := 0, f.classes()
	for lo+1 < hi {
		if mid := (lo + hi) / 2; f.starts[mid] <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

func sorted(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }

// fixedBlocks adds a block for each kind, with those outside the mixed classes.
func (b *faceBuilder) fixedBlocks() {
	f := b.g.f
	for k := range f.kinds {
		r := b.g.of[k]
		in := make([]int64, len(b.g.t.tiers))
		steps := b.gr.steps[r]
		for i, s := range steps {
			end := f.classes()
			if i+1 < len(steps) {
				end = steps[i+1].class
			}
			in[s.tier] += int64(b.sure(k, end) - b.sure(k, s.class))
		}
		for c := range b.mixed {
			in[b.gr.tier(r, c)] -= int64(b.sure(k, c+1) - b.sure(k, c))
		}
		bl := f.block(k, 0, 0)
		for _, t := range bl.tiers {
			bl.least = append(bl.least, in[t])
			bl.lo += in[t]
		}
		if bl.hi = bl.lo; bl.lo > 0 {
			bl.cost = make([]int64, len(bl.tiers))
			b.blocks = append(b.blocks, bl)
		}
	}
}

// sure counts the certainly funded of a kind in the classes before c.
func (b *faceBuilder) sure(k, c int) int {
	return min(b.g.f.kinds[k].before(b.g.f.starts[c]), b.g.fund.sure[k])
}

// groups adds the groups of one mixed class: those certainly funded, and the
// cells of a tie.
func (b *faceBuilder) groups(c int) {
	f := b.g.f
	split := false
	for _, s := range b.gr.splits {
		split = split || s.class == c
	}
	for k := range f.kinds {
		from, to := b.sure(k, c), b.sure(k, c+1)
		b.group(c, k, from, to, split, true)
	}
	for _, t := range b.g.fund.ties {
		if t.class != c {
			continue
		}
		for _, cl := range t.cells {
			b.group(c, cl.kind, cl.from, cl.from+cl.size, split, false)
		}
	}
}

func (b *faceBuilder) group(c, k, from, to int, split, sure bool) {
	who := b.g.f.kinds[k].at[from:to]
	for len(who) > 0 {
		bl := b.g.f.block(k, 0, 0)
		if !split {
			bl.stay(b.gr.tier(b.g.of[k], c))
		}
		mine := who
		who = nil
		if b.priced {
			mine, who = b.alike(mine, &bl)
		}
		if bl.hi = int64(len(mine)); sure {
			bl.lo = bl.hi
		}
		for _, i := range mine {
			b.fc.within[i] = len(b.fc.groups)
		}
		b.fc.groups = append(b.fc.groups, group{class: c, block: len(b.blocks), who: mine, atom: mine[0], sure: sure})
		b.blocks = append(b.blocks, bl)
	}
}

// stay leaves a block one of its tiers.
func (bl *block) stay(tier int) {
	at := slices.Index(bl.tiers, tier)
	bl.tiers = bl.tiers[at : at+1]
	if bl.cost != nil {
		bl.cost, bl.price = bl.cost[at:at+1], bl.price[at:at+1]
	}
}

// alike divides candidates into those who would be paid as the first is, in every
// tier, and the rest, and writes to the block what they would be paid.
func (b *faceBuilder) alike(who []int32, bl *block) (mine, rest []int32) {
	f := b.g.f
	for _, i := range who {
		if f.paidAlike(who[0], i) {
			mine = append(mine, i)
		} else {
			rest = append(rest, i)
		}
	}
	bl.cost = make([]int64, len(bl.tiers))
	for n, t := range bl.tiers {
		bl.cost[n] = f.cost(int(who[0]), t)
	}
	return mine, rest
}

// paidAlike reports whether two of a kind would be paid the same in every tier.
func (f *field) paidAlike(i, j int32) bool {
	a, b := f.p.Candidates[i].Amounts, f.p.Candidates[j].Amounts
	for k := range a {
		if !exact.Equal(a[k], b[k]) {
			return false
		}
	}
	return true
}

// cost is what a candidate is paid in a tier, in whole parts of money.
func (f *field) cost(i, tier int) int64 {
	return f.money.whole(f.amount(i, tier))
}

// equations fixes the number funded of each tie, how it falls to the ranks, and
// the number in each tier of a split class.
func (b *faceBuilder) equations(share [][]int) {
	for i, t := range b.g.fund.ties {
		all := equation{tier: -1, lo: t.places, hi: t.places}
		by := make([]equation, len(b.g.ranks))
		for n, gp := range b.fc.groups {
			if gp.class == t.class && !gp.sure {
				all.parts = append(all.parts, gp.block)
				r := b.g.of[b.blocks[gp.block].kind]
				by[r].parts = append(by[r].parts, b.fc.groups[n].block)
			}
		}
		b.eqs = append(b.eqs, all)
		for r, e := range by {
			if n := len(e.parts); share != nil && n > 0 && n < len(all.parts) {
				e.tier, e.lo, e.hi = -1, int64(share[i][r]), int64(share[i][r])
				b.eqs = append(b.eqs, e)
			}
		}
	}
	for _, s := range b.gr.splits {
		for t, n := range s.in {
			e := equation{tier: t, lo: n, hi: n}
			for _, gp := range b.fc.groups {
				if gp.class == s.class {
					e.parts = append(e.parts, gp.block)
				}
			}
			b.eqs = append(b.eqs, e)
		}
	}
}
