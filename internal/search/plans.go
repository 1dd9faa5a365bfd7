package search

// plans are all best plans under some terms.
type plans struct {
	f     *field
	t     *terms
	total int64 // funded in each
	faces []*face
}

// plans grades the funded in every way in which the places of ties can fall.
func (f *field) plans(t *terms, fund *funding, priced bool) *plans {
	p := &plans{f: f, t: t, total: fund.total}
	g := f.grader(t, fund)
	for _, share := range g.shares() {
		if !f.meter.spend(f.sweep()) {
			break
		}
		p.faces = append(p.faces, g.faceOf(g.grade(share), share, priced))
	}
	return p
}

// sweep is what it costs, in steps, to look at every candidate once.
func (f *field) sweep() int { return 1 + len(f.p.Candidates)/4 }

// shares lists how the places of the ties can fall to the ranks. Often there is
// one way: all cells of a tie are alike to the tiers.
func (g *grader) shares() [][][]int {
	if g.f.coarse || len(g.fund.ties) == 0 {
		return [][][]int{nil}
	}
	share := make([][]int, len(g.fund.ties))
	var open []variable
	sh := g.decided()
	for i, t := range g.fund.ties {
		share[i] = make([]int, len(g.ranks))
		by := map[int][]int{}
		for j, cl := range t.cells {
			by[g.of[cl.kind]] = append(by[g.of[cl.kind]], sh.equations[i].parts[j])
		}
		if len(by) == 1 {
			share[i][g.of[t.cells[0].kind]] = int(t.places)
			continue
		}
		for r := range g.ranks {
			if by[r] != nil {
				open = append(open, variable{i, r})
				sh.equations = append(sh.equations, equation{parts: by[r], tier: -1, hi: far})
			}
		}
	}
	if len(open) == 0 {
		return [][][]int{share}
	}
	e := &enumerator{sys: build(sh), open: open, ties: len(g.fund.ties)}
	e.walk(share)
	return e.found
}

// decided is the shape of the best plans as to who is funded.
func (g *grader) decided() shape {
	var blocks []block
	var eqs []equation
	for k := range g.f.kinds {
		if n := int64(g.fund.sure[k]); n > 0 {
			blocks = append(blocks, g.f.block(k, n, n))
		}
	}
	for _, t := range g.fund.ties {
		e := equation{tier: -1, lo: t.places, hi: t.places}
		for _, cl := range t.cells {
			e.parts = append(e.parts, len(blocks))
			blocks = append(blocks, g.f.block(cl.kind, 0, int64(cl.size)))
		}
		eqs = append(eqs, e)
	}
	return g.f.shape(g.t, blocks, eqs)
}

// variable is the number of places of a tie that fall to a rank.
type variable struct{ tie, rank int }

// enumerator lists all values that the variables can have together.
type enumerator struct {
	sys   *system
	open  []variable // the last equations of the system, in this order
	ties  int
	found [][][]int
}

func (e *enumerator) walk(share [][]int) {
	if !e.sys.solvable() {
		return
	}
	if len(e.open) == 0 {
		copied := make([][]int, len(share))
		for i := range share {
			copied[i] = append([]int(nil), share[i]...)
		}
		e.found = append(e.found, copied)
		return
	}
	v := e.sys.sums[len(e.sys.sums)-len(e.open)]
	lo := e.sys.least(v)
	hi := e.sys.most(v)
	first := e.open[0]
	e.open = e.open[1:]
	for n := lo; n <= hi && !e.sys.meter.out; n++ {
		mark := len(e.sys.trail)
		e.sys.set(v, n, n)
		share[first.tie][first.rank] = int(n)
		e.walk(share)
		e.sys.undo(mark)
	}
	share[first.tie][first.rank] = 0
	e.open = append([]variable{first}, e.open...)
}

// outlooks says for everyone in a group of some face what may become of them.
// Only those who are in no group of any face are left out; fixed tells of them,
// unless faces differ.
func (p *plans) outlooks() *outlooks {
	o := &outlooks{p: p, of: map[int32]outlook{}}
	for _, fc := range p.faces {
		for i, look := range fc.chances() {
			o.of[i] = o.of[i].or(look)
		}
	}
	if len(p.faces) > 1 {
		o.compare()
	}
	return o
}

// outlooks knows every candidate's outlook.
type outlooks struct {
	p  *plans
	of map[int32]outlook
}

// compare adds those whom some face fixes otherwise than the first.
func (o *outlooks) compare() {
	for i := range o.p.f.p.Candidates {
		look, differs := outlook{}, false
		for n, fc := range o.p.faces {
			if _, grouped := fc.within[int32(i)]; !grouped {
				one := fixedOutlook(fc.fixed(i))
				differs = differs || n > 0 && look.or(one) != look
				look = look.or(one)
			} else {
				differs = true
			}
		}
		if differs {
			o.of[int32(i)] = o.of[int32(i)].or(look)
		}
	}
}

func fixedOutlook(tier int) outlook {
	if tier < 0 {
		return outlook{out: true}
	}
	return outlook{in: true, tiers: 1 << tier}
}

// look is the outlook of one candidate.
func (o *outlooks) look(i int) outlook {
	if len(o.of) > 0 || len(o.p.faces) == 0 {
		if look, ok := o.of[int32(i)]; ok || len(o.p.faces) == 0 {
			return look
		}
	}
	return fixedOutlook(o.p.faces[0].fixed(i))
}

// chances asks the face what may become of the members of its groups.
func (fc *face) chances() map[int32]outlook {
	looks := make(map[int32]outlook, len(fc.within))
	for _, g := range fc.groups {
		bl := &fc.system().blocks[g.block]
		size := int64(len(g.who))
		look := outlook{out: fc.system().can(bl.sum, 0, size-1)}
		for n, v := range bl.cols {
			if fc.system().can(v, 1, size) {
				look.in, look.tiers = true, look.tiers|1<<bl.tiers[n]
			}
		}
		for _, i := range g.who {
			looks[i] = look
		}
	}
	return looks
}
