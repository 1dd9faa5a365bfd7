package search

// grader puts the funded into tiers: class by class the greatest number in the
// highest tier, then in the next. Candidates who differ only in quotas that do not
// count inside a tier are alike to it.
type grader struct {
	f     *field
	t     *terms
	fund  *funding
	ranks []rank  // kinds as the tiers see them
	of    []int   // by kind: its rank
	share [][]int // by tie, by rank: how many of the tie's cells are funded
	sys   *system
	// of the walk
	blocks []block
	eqs    []equation
	apart  []int64 // by rank: those who stand in cells
	grades *grades
}

// rank is a set of kinds that the tiers cannot tell apart, and how far its members
// have been placed: all up to class `done` stand, the next begin at `level`.
type rank struct {
	member []int
	tiers  []int
	price  []int64 // parallel to tiers, where a quota counts money
	kinds  []int
	placed []int64 // parallel to tiers
	done   int64
	level  int
}

// grades says in which tier the funded stand.
type grades struct {
	steps  [][]step // by rank: from a class on, the tier
	splits []split
}

type step struct{ class, tier int }

// split is a class whose funded members are not all in the tier that their rank
// had reached: of all of them together, so many are in each tier.
type split struct {
	class int
	in    []int64 // by tier
}

func (f *field) grader(t *terms, fund *funding) *grader {
	g := &grader{f: f, t: t, fund: fund, of: make([]int, len(f.kinds))}
	index := map[uint64][]int{}
	money := f.countsMoney(t)
	for k := range f.kinds {
		var member []int
		var price []int64
		for _, q := range f.kinds[k].member {
			if (f.scope[q] >= 0 || f.coins[q]) && (t.least[q].set || t.most[q].set) {
				member = append(member, q)
			}
		}
		if money {
			price = f.kinds[k].cost
		}
		g.of[k] = g.rank(index, rank{member: member, tiers: f.kinds[k].tiers, price: price})
		r := &g.ranks[g.of[k]]
		r.kinds = append(r.kinds, k)
	}
	return g
}

func (g *grader) rank(index map[uint64][]int, like rank) int {
	h := fingerprint(like.member, like.tiers)
	for _, x := range like.price {
		h = (h ^ uint64(x)) * 0x9e3779b97f4a7c15
	}
	for _, n := range index[h] {
		if r := &g.ranks[n]; same(r.member, like.member) && same(r.tiers, like.tiers) && same(r.price, like.price) {
			return n
		}
	}
	index[h] = append(index[h], len(g.ranks))
	g.ranks = append(g.ranks, like)
	return len(g.ranks) - 1
}

// before counts the funded of a rank in the classes before c.
func (g *grader) before(r, c int) (n int64) {
	for _, k := range g.ranks[r].kinds {
		n += int64(min(g.f.kinds[k].before(g.f.starts[c]), g.fund.sure[k]))
	}
	for i, t := range g.fund.ties {
		if t.class < c && g.share != nil {
			n += int64(g.share[i][r])
		}
	}
	return n
}

// grade places everyone, given how the places of each tie fall to the ranks.
func (g *grader) grade(share [][]int) *grades {
	g.share, g.blocks, g.eqs = share, nil, nil
	g.grades = &grades{steps: make([][]step, len(g.ranks))}
	g.apart = make([]int64, len(g.ranks))
	for i := range g.ranks {
		r := &g.ranks[i]
		r.placed, r.done, r.level = make([]int64, len(r.tiers)), 0, 0
		n := g.before(i, g.f.classes())
		g.blocks = append(g.blocks, block{kind: i, member: r.member, tiers: r.tiers, price: r.price, lo: n, hi: n})
		g.grades.steps[i] = []step{{0, r.tiers[0]}}
	}
	if g.f.coarse {
		return g.grades
	}
	g.rebuild()
	for c := 0; c < g.f.classes() && !g.f.meter.out; c++ {
		if c = g.stride(c); c < g.f.classes() {
			g.border(c)
		}
	}
	return g.grades
}

// rebuild makes the system of the tiers. Quotas on heads that count everywhere and
// the number of places depend on who is funded, and that is settled.
func (g *grader) rebuild() {
	inside := *g.t
	inside.count = far
	inside.least, inside.most = append([]bound(nil), g.t.least...), append([]bound(nil), g.t.most...)
	for q, tier := range g.f.scope {
		if tier < 0 && !g.f.coins[q] {
			inside.least[q], inside.most[q] = bound{}, bound{}
		}
	}
	sh := g.f.shape(&inside, g.blocks, g.eqs)
	sh.graded = true
	g.sys = build(sh)
	g.blocks = g.sys.blocks
}

// upTo reports whether all classes before c can stand at the level of their rank,
// with what was placed before.
func (g *grader) upTo(c int) bool {
	for i := range g.ranks {
		r := &g.ranks[i]
		g.place(i, r.level, r.placed[r.level]+g.before(i, c)-r.done)
	}
	return g.sys.solvable()
}

// place asks for at least n of a rank in its tier of the level.
func (g *grader) place(i, level int, n int64) {
	bl := &g.blocks[i]
	if len(bl.cols) == 1 {
		return // all of them stand there anyway
	}
	g.sys.bound(bl.cols[level], n, max(bl.hi, n))
}

// stride finds the first class from c on that cannot stand at the level.
func (g *grader) stride(c int) int {
	lo, hi := c, g.f.classes()
	if g.upTo(hi) {
		return hi
	}
	for step := 1; lo+step < hi; step *= 2 {
		if !g.upTo(lo + step) {
			hi = lo + step
			break
		}
		lo += step
	}
	for lo+1 < hi {
		if mid := lo + (hi-lo)/2; g.upTo(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// border settles a class that cannot stand at the level whole. A rank of which not
// even one fits goes down a tier; whoever of it comes later could be exchanged for
// one of the class, so nobody later fits either.
func (g *grader) border(c int) {
	for i := range g.ranks {
		r, n := &g.ranks[i], g.before(i, c)
		r.placed[r.level] += n - r.done
		r.done = n
	}
	g.upTo(c)
	var cells []int
	lowered := false
	for i := range g.ranks {
		if g.before(i, c+1) == g.ranks[i].done {
			continue
		}
		cells = append(cells, i)
		lowered = g.lower(i, c) || lowered
	}
	switch {
	case lowered && g.upTo(c+1):
	case len(cells) == 1:
		g.cut(c, cells[0])
	default:
		g.part(c, cells)
	}
}

// lower moves the level of a rank down to the first tier where one more fits.
func (g *grader) lower(i, c int) (lowered bool) {
	r := &g.ranks[i]
	for ; r.level < len(r.tiers)-1; r.level++ {
		v := g.blocks[i].cols[r.level]
		if g.sys.can(v, r.placed[r.level]+1, far) {
			break
		}
		lowered = true
	}
	if lowered {
		g.grades.steps[i] = append(g.grades.steps[i], step{c, r.tiers[r.level]})
	}
	return lowered
}

// cut divides a class of one rank among the tiers.
func (g *grader) cut(c, i int) {
	r := &g.ranks[i]
	left := g.before(i, c+1) - r.done
	r.done += left
	in := make([]int64, len(g.t.tiers))
	g.place(i, r.level, r.placed[r.level])
	for l := r.level; left > 0 && g.sys.solvable(); l++ {
		// Whoever comes later may stand there too, but not before them.
		n := min(g.sys.most(g.blocks[i].cols[l])-r.placed[l], left)
		in[r.tiers[l]] = n
		r.placed[l] += n
		left -= n
		g.place(i, l, r.placed[l])
		if n > 0 {
			r.level = l
		}
	}
	g.grades.splits = append(g.grades.splits, split{c, in})
	g.grades.steps[i] = append(g.grades.steps[i], step{c + 1, r.tiers[r.level]})
}

// part divides a class of several ranks among the tiers and leaves open who of
// them stands where.
func (g *grader) part(c int, cells []int) {
	var parts []int
	for _, i := range cells {
		r := &g.ranks[i]
		n := g.before(i, c+1) - r.done
		parts = append(parts, len(g.blocks))
		g.blocks[i].lo -= n
		g.blocks[i].hi -= n
		g.blocks = append(g.blocks, block{kind: i, member: r.member, tiers: r.tiers, price: r.price, lo: n, hi: n})
		r.done += n
	}
	first := len(g.eqs)
	for t := range g.t.tiers {
		g.eqs = append(g.eqs, equation{parts: parts, tier: t, hi: far})
	}
	for i := range g.ranks {
		g.blocks[i].least = g.ranks[i].placed
	}
	g.rebuild()
	in := make([]int64, len(g.t.tiers))
	for t := range in {
		if !g.sys.solvable() {
			return
		}
		v := g.sys.sums[first+t]
		in[t] = g.sys.most(v)
		g.eqs[first+t].lo, g.eqs[first+t].hi = in[t], in[t]
		g.sys.bound(v, in[t], in[t])
	}
	g.grades.splits = append(g.grades.splits, split{c, in})
}

// tier is the tier of a rank's funded member in a class that is not split.
func (s *grades) tier(rank, class int) int {
	steps := s.steps[rank]
	for i := len(steps) - 1; i > 0; i-- {
		if steps[i].class <= class {
			return steps[i].tier
		}
	}
	return steps[0].tier
}
