package search

import "github.com/merit-rules/merit/internal/slate"

// funding says who is funded in the best plans, before tiers are looked at.
type funding struct {
	lawful bool                 // there is a lawful plan
	total  int64                // the number funded in every best plan
	blamed map[slate.Limit]bool // without any of the other limits the same are funded
	sure   []int                // by kind: so many from the top are funded in every best plan
	ties   []tie                // classes of which only a part is funded, in rank order
	split  bool                 // some class was divided, even if later classes settled how
}

// tie is a class of which every best plan funds the same number, not the same
// candidates.
type tie struct {
	class  int
	places int64
	cells  []cell
}

// cell is the part of a class that is of one kind, given by its places within it.
type cell struct {
	kind       int
	from, size int
}

// walker goes down the ranking and keeps, for every kind, how many are funded.
type walker struct {
	f      *field
	t      *terms
	sys    *system
	blocks []block // one by kind, then the cells of split classes
	eqs    []equation
	ties   []tie
	apart  []int64              // by kind: members that stand in cells
	shut   []bool               // by kind: nobody further is funded
	open   int                  // kinds not shut
	width  int                  // kinds not shut when the system was built
	fixed  int64                // the number funded, where it comes first; else -1
	blamed map[slate.Limit]bool // limits that a refusal rests on
	least  []int64              // scratch, by kind
}

// fund finds who is funded in the best plans under the terms.
func (f *field) fund(t *terms) *funding {
	if r, ok := f.descend(t); ok {
		return r
	}
	return f.walk(t)
}

// walk finds who is funded, whatever the limits.
func (f *field) walk(t *terms) *funding {
	w := &walker{f: f, t: t, fixed: -1, open: len(f.kinds), blamed: map[slate.Limit]bool{},
		apart: make([]int64, len(f.kinds)), shut: make([]bool, len(f.kinds)), least: make([]int64, len(f.kinds))}
	for k := range f.kinds {
		w.blocks = append(w.blocks, f.block(k, 0, int64(len(f.kinds[k].at))))
	}
	w.keep()
	w.rebuild()
	if !w.sys.solvable() {
		return &funding{}
	}
	if t.number {
		w.sys.blamed = w.blamed
		w.fixed = w.sys.most(w.sys.total)
		w.sys.bound(w.sys.total, w.fixed, w.fixed)
		w.sys.refuter = &refuter{}
	}
	for c := 0; c < f.classes() && w.open > 0; c++ {
		if c = w.stride(c); c < f.classes() {
			w.border(c)
		}
		if w.open+8 < w.width/2 {
			w.rebuild()
		}
	}
	return w.result()
}

// keep settles the kinds that every lawful plan funds whole: nothing is open there.
func (w *walker) keep() {
	for k := range w.f.kinds {
		if n := w.f.kinds[k].least(); n > 0 {
			w.shut[k], w.blocks[k].lo, w.blocks[k].settled = true, n, true
			w.open--
		}
	}
}

func (f *field) block(k int, lo, hi int64) block {
	kd := &f.kinds[k]
	return block{kind: k, member: kd.member, tiers: kd.tiers, cost: kd.cost, price: kd.cost, lo: lo, hi: hi}
}

// shape is a system under the terms, money aside.
func (f *field) shape(t *terms, blocks []block, eqs []equation) shape {
	return shape{blocks: blocks, equations: eqs, terms: t, scope: f.scope, coins: f.coins, watch: -1, money: far, meter: f.meter,
		graded: t.gradesQuotas(f.scope) || len(t.tiers) > 60 || !f.coarse && f.countsMoney(t)}
}

// countsMoney reports whether a quota of money is in force: then the tier in which
// somebody stands matters to who else is funded.
func (f *field) countsMoney(t *terms) bool {
	for q, coins := range f.coins {
		if coins && (t.least[q].set || t.most[q].set) {
			return true
		}
	}
	return false
}

// gradesQuotas reports whether a quota in force counts inside a tier.
func (t *terms) gradesQuotas(scope []int) bool {
	for q, tier := range scope {
		if tier >= 0 && (t.least[q].set || t.most[q].set) {
			return true
		}
	}
	return false
}

func (w *walker) rebuild() {
	w.sys = build(w.f.shape(w.t, w.blocks, w.eqs))
	w.blocks = w.sys.blocks
	w.width = w.open
	if w.fixed >= 0 {
		w.sys.bound(w.sys.total, w.fixed, w.fixed)
	}
	if w.fixed >= 0 || !w.t.number {
		w.sys.refuter = &refuter{}
	}
}

// upTo reports whether a lawful plan funds all open kinds in the classes before c,
// with what was settled before.
func (w *walker) upTo(c int) bool {
	w.sys.blamed = nil
	total := int64(0)
	for k := range w.f.kinds {
		total += w.blocks[k].lo
		if w.least[k] = w.blocks[k].lo; !w.shut[k] {
			w.least[k] = int64(w.f.kinds[k].before(w.f.starts[c])) - w.apart[k]
			total += w.least[k] - w.blocks[k].lo
		}
	}
	if total > w.sys.hi[w.sys.total] {
		return false
	}
	for k := range w.f.kinds {
		if !w.shut[k] {
			w.sys.fund(k, w.least[k], int64(len(w.f.kinds[k].at))-w.apart[k])
		}
	}
	return w.sys.solvable()
}

// stride finds the first class from c on that cannot be funded whole, by doubling
// the step and then halving it; all classes before it are funded.
func (w *walker) stride(c int) int {
	lo, hi := c, w.f.classes()
	if w.upTo(hi) {
		return hi
	}
	for step := 1; lo+step < hi; step *= 2 {
		if !w.upTo(lo + step) {
			hi = lo + step
			break
		}
		lo = max(lo+step, w.covered(hi))
	}
	for lo+1 < hi {
		if mid := lo + (hi-lo)/2; w.upTo(mid) {
			lo = max(mid, w.covered(hi))
		} else {
			hi = mid
		}
	}
	return lo
}

// covered is a class up to which the last solution itself funds all open kinds; it
// is before hi, of which that is known to be impossible.
func (w *walker) covered(hi int) int {
	first := w.f.starts[hi]
	for k := range w.f.kinds {
		if w.shut[k] {
			continue
		}
		kd := &w.f.kinds[k]
		if n := int(w.sys.point[w.blocks[k].sum] + w.apart[k]); n < len(kd.at) {
			first = min(first, int(kd.at[n]))
		}
	}
	if first == w.f.starts[hi] {
		return hi - 1
	}
	return w.f.classOf(first)
}

// border settles a class that cannot be funded whole. Kinds of which not even one
// fits are shut; if the rest fits, it is funded. Else the class is split.
func (w *walker) border(c int) {
	w.upTo(c)
	w.sys.blamed = w.blamed
	var cells []cell
	refused := false
	for k := range w.f.kinds {
		from := w.f.kinds[k].before(w.f.starts[c])
		size := w.f.kinds[k].before(w.f.starts[c+1]) - from
		if w.shut[k] || size == 0 {
			continue
		}
		bl := &w.blocks[k]
		if w.sys.can(bl.sum, bl.lo+1, bl.hi) {
			cells = append(cells, cell{k, from, size})
			continue
		}
		refused = true
		w.close(k, bl.lo)
	}
	if refused {
		w.bar(c)
	}
	switch {
	case len(cells) == 0 || refused && w.upTo(c+1):
	case len(cells) == 1:
		w.cut(c, cells[0])
	default:
		w.part(c, cells)
	}
}

// bar shuts the kinds of later classes too of which not one more fits for a reason
// that is known already: what is asked for later is only more.
func (w *walker) bar(c int) {
	for _, r := range w.sys.refuter.kept {
		slacks := w.sys.slacks(r)
		for k := range w.f.kinds {
			kd, bl := &w.f.kinds[k], &w.blocks[k]
			if w.shut[k] || len(bl.cols) != 1 || kd.before(w.f.starts[c]) < kd.before(w.f.starts[c+1]) || !r.bars(bl.sum, slacks) {
				continue
			}
			w.sys.blame(r.clash)
			w.close(k, bl.lo)
		}
	}
}

func (w *walker) close(k int, at int64) {
	w.shut[k] = true
	w.open--
	w.sys.fund(k, at, at)
	w.blocks[k].settled = true
}

// cut funds as many as possible of a class of one open kind. Whoever of the kind
// comes later is refused: they could be exchanged for one of the class.
func (w *walker) cut(c int, one cell) {
	w.upTo(c)
	w.sys.blamed = w.blamed
	bl := &w.blocks[one.kind]
	lo := bl.lo
	w.sys.fund(one.kind, lo, lo+int64(one.size))
	if !w.sys.solvable() {
		return
	}
	at := w.sys.most(bl.sum)
	w.close(one.kind, at)
	w.ties = append(w.ties, tie{c, at - lo, []cell{one}})
}

// part funds as many as possible of a class of several kinds. Its cells become
// blocks of their own and its number an equation, so that the choice stays open.
func (w *walker) part(c int, cells []cell) {
	eq := equation{tier: -1, hi: far}
	for _, cl := range cells {
		eq.parts = append(eq.parts, len(w.blocks))
		w.blocks = append(w.blocks, w.f.block(cl.kind, 0, int64(cl.size)))
		w.apart[cl.kind] += int64(cl.size)
	}
	w.eqs = append(w.eqs, eq)
	w.rebuild()
	if !w.upTo(c + 1) {
		return
	}
	w.sys.blamed = w.blamed
	last := &w.eqs[len(w.eqs)-1]
	v := w.sys.sums[len(w.eqs)-1]
	last.lo = w.sys.most(v)
	last.hi = last.lo
	w.sys.bound(v, last.lo, last.hi)
	w.ties = append(w.ties, tie{c, last.lo, cells})
}

// result reads the walk's end. A cell of a split class that the equations fill or
// empty in every plan is no longer part of a tie.
func (w *walker) result() *funding {
	r := &funding{blamed: w.blamed, split: len(w.ties) > 0, lawful: w.upTo(w.f.classes()), sure: make([]int, len(w.f.kinds))}
	if !r.lawful {
		return r
	}
	r.total = w.sys.point[w.sys.total]
	for k := range w.f.kinds {
		r.sure[k] = int(w.blocks[k].lo)
	}
	next := len(w.f.kinds)
	for _, t := range w.ties {
		if len(t.cells) == 1 {
			r.sure[t.cells[0].kind] -= int(t.places)
			r.ties = append(r.ties, t)
			continue
		}
		if t = w.narrowed(r, t, next); len(t.cells) > 0 {
			r.ties = append(r.ties, t)
		}
		next += len(w.eqs[0].parts)
		w.eqs = w.eqs[1:]
	}
	return r
}

// narrowed is a tie without the cells that are the same in every plan.
func (w *walker) narrowed(r *funding, t tie, block int) tie {
	left := tie{class: t.class, places: t.places}
	for i, cl := range t.cells {
		v, size := w.blocks[block+i].sum, int64(cl.size)
		switch {
		case !w.sys.can(v, 0, size-1):
			r.sure[cl.kind] += cl.size
			left.places -= size
		case w.sys.can(v, 1, size):
			left.cells = append(left.cells, cl)
		}
	}
	return left
}
