package search

import "strconv"

// branching is a class that cannot be settled in one way, seen from one trail.
type branching struct {
	d      *trod
	class  int
	cells  []cell
	sys    *system
	first  int   // the block of the first cell
	number int64 // the most that can be funded of the class
}

// fork is one way to settle a class: how many of each cell stand in each tier.
type fork struct {
	d     *trod
	class int
	cells []cell
	in    [][]int64
	grade []int64 // by tier
}

// branching finds the most that the trail can fund of a class; nil if the trail
// leads nowhere.
func (w *skipper) branching(d *trod, c int, cells []cell) *branching {
	b := &branching{d: d, class: c, cells: cells}
	sh := w.rest(d, cells)
	b.first = len(sh.blocks)
	all := equation{tier: -1, hi: far}
	for n, cl := range cells {
		all.parts = append(all.parts, b.first+n)
		size := int64(cl.size)
		sh.blocks = append(sh.blocks, w.f.block(cl.kind, min(size, w.f.kinds[cl.kind].least()), size))
	}
	sh.equations = append(sh.equations, all)
	for t := range w.t.tiers {
		sh.equations = append(sh.equations, equation{parts: all.parts, tier: t, hi: far})
	}
	b.sys = build(sh)
	if w.total >= 0 {
		b.sys.bound(b.sys.total, w.total, w.total)
	}
	if !b.sys.solvable() {
		return nil
	}
	v := b.sys.sums[0]
	b.number = b.sys.most(v)
	b.sys.bound(v, b.number, b.number)
	return b
}

// rest is the shape of what surrounds a class: all kinds where plans must be
// completed, else nothing but the room that is left.
func (w *skipper) rest(d *trod, cells []cell) shape {
	if w.ahead {
		sh := w.f.everyone(w.t)
		for k := range sh.blocks {
			bl := &sh.blocks[k]
			bl.least = d.placed[k]
			bl.lo, bl.hi = 0, int64(len(w.f.kinds[k].at))-d.behind[k]
			for _, cl := range cells {
				if cl.kind == k {
					bl.hi -= int64(cl.size)
				}
			}
			bl.lo = min(bl.hi, w.f.kinds[k].least())
			for _, n := range d.placed[k] {
				bl.lo += n
				bl.hi += n
			}
		}
		return sh
	}
	s := w.left(d)
	t := &terms{count: s.count, tiers: s.tiers, least: w.t.least, budget: w.t.budget}
	for _, n := range s.most {
		most := bound{}
		if n < far {
			most = number(n)
		}
		t.most = append(t.most, most)
	}
	sh := w.f.shape(t, nil, nil)
	sh.graded, sh.money = true, s.money
	return sh
}

// forks lists the best ways to settle the class: every way in which its number can
// fall to the cells, and for each of these every best grading.
func (b *branching) forks() (found []*fork) {
	f := &forker{b: b}
	for n := range b.cells {
		f.vars = append(f.vars, b.sys.blocks[b.first+n].sum)
	}
	f.done = func() {
		for _, fk := range b.gradings() {
			found = append(found, fk)
		}
	}
	f.walk(0)
	return found
}

// gradings lists the best ways to put the chosen numbers into tiers.
func (b *branching) gradings() (found []*fork) {
	mark := len(b.sys.trail)
	defer b.sys.undo(mark)
	var grade []int64
	for _, v := range b.sys.sums[1:] {
		if !b.sys.solvable() {
			return nil
		}
		n := b.sys.most(v)
		grade = append(grade, n)
		b.sys.set(v, n, n)
	}
	f := &forker{b: b}
	for n := range b.cells {
		f.vars = append(f.vars, b.sys.blocks[b.first+n].cols...)
	}
	f.done = func() { found = append(found, b.fork(grade)) }
	f.walk(0)
	return found
}

// fork reads the point at hand, at which every number of the class is fixed.
func (b *branching) fork(grade []int64) *fork {
	fk := &fork{d: b.d, class: b.class, cells: b.cells, grade: grade}
	for n := range b.cells {
		var in []int64
		for _, v := range b.sys.blocks[b.first+n].cols {
			in = append(in, b.sys.point[v])
		}
		fk.in = append(fk.in, in)
	}
	return fk
}

// forker goes through all values that some variables can have together.
type forker struct {
	b    *branching
	vars []int
	done func()
}

func (f *forker) walk(n int) {
	s := f.b.sys
	if !s.solvable() {
		return
	}
	if n == len(f.vars) {
		f.done()
		return
	}
	v := f.vars[n]
	lo := s.least(v)
	hi := s.most(v)
	for x := lo; x <= hi && !s.meter.out; x++ {
		mark := len(s.trail)
		s.set(v, x, x)
		f.walk(n + 1)
		s.undo(mark)
	}
}

// key tells apart whom the trail funds, but for the choice within a group.
func (fk *fork) key() string {
	key := fk.d.key
	for _, in := range fk.in {
		key += strconv.FormatInt(sum(in), 10) + " "
	}
	return key
}

func sum(list []int64) (n int64) {
	for _, x := range list {
		n += x
	}
	return n
}

// follow is the trail that goes on from the fork.
func (fk *fork) follow() *trod {
	d := *fk.d
	d.tier = append([]int8(nil), d.tier...)
	d.placed = make([][]int64, len(fk.d.placed))
	for k := range d.placed {
		d.placed[k] = append([]int64(nil), fk.d.placed[k]...)
	}
	d.behind = append([]int64(nil), d.behind...)
	d.used = fk.d.used.copied()
	d.groups = d.groups[:len(d.groups):len(d.groups)]
	d.key, d.sys = fk.key(), nil
	for n := range fk.cells {
		d.settle(fk.class, fk.cells[n], fk.in[n])
	}
	return &d
}

// settle places so many of a cell in each tier: by name if there is no choice.
func (d *trod) settle(c int, cl cell, in []int64) {
	kd := &d.f.kinds[cl.kind]
	whole := -1
	for i, n := range in {
		d.placed[cl.kind][i] += n
		d.used.add(d.f, cl.kind, i, n)
		if n == int64(cl.size) {
			whole = i
		}
	}
	switch {
	case whole >= 0:
		for _, i := range kd.at[cl.from : cl.from+cl.size] {
			d.tier[i] = int8(kd.tiers[whole])
		}
	case sum(in) > 0:
		d.groups = append(d.groups, stack{cl, c, in})
	}
}

// result makes a face of every trail.
func (w *skipper) result() (*funding, *plans) {
	if len(w.trails) == 0 || w.f.meter.out {
		return &funding{}, nil
	}
	p := &plans{f: w.f, t: w.t, total: w.trails[0].used.count}
	for _, d := range w.trails {
		p.faces = append(p.faces, w.face(d))
	}
	return &funding{lawful: true, total: p.total}, p
}

// face is the one plan of a trail, with the choice of members within its groups.
// Its numbers are settled, so no limit stands in its system.
func (w *skipper) face(d *trod) *face {
	fc := &face{f: w.f, within: map[int32]int{}, fixed: func(i int) int { return int(d.tier[i]) }}
	free := &terms{count: far, tiers: make([]int64, len(w.t.tiers)),
		least: make([]bound, len(w.f.scope)), most: make([]bound, len(w.f.scope))}
	for t := range free.tiers {
		free.tiers[t] = far
	}
	var blocks []block
	left := make([][]int64, len(w.f.kinds))
	for k := range left {
		left[k] = append([]int64(nil), d.placed[k]...)
	}
	for n, g := range d.groups {
		bl := w.f.block(g.cell.kind, sum(g.in), sum(g.in))
		bl.least = g.in
		who := w.f.kinds[g.cell.kind].at[g.cell.from : g.cell.from+g.cell.size]
		for i, x := range g.in {
			left[g.cell.kind][i] -= x
		}
		for _, i := range who {
			fc.within[i] = n
		}
		fc.groups = append(fc.groups, group{class: g.class, block: len(blocks), who: who, atom: who[0], sure: bl.lo == int64(len(who))})
		blocks = append(blocks, bl)
	}
	for k := range left {
		if n := sum(left[k]); n > 0 {
			bl := w.f.block(k, n, n)
			bl.least, bl.cost = left[k], make([]int64, len(bl.tiers))
			blocks = append(blocks, bl)
		}
	}
	fc.sh = w.f.shape(free, blocks, nil)
	fc.sh.graded = true
	return fc
}
