package search

// skipper settles a budget that is a limit of plans. Here the tiers of a class are
// settled before the next class is looked at, so it walks class by class and keeps
// every way the classes above can have been settled.
type skipper struct {
	f      *field
	t      *terms
	ahead  bool    // a plan must be asked whether it can be completed
	total  int64   // the number funded, where it comes first; else -1
	trails []*trod // the ways down to here, all equal by the rules
}

// trod is one way in which the classes so far have been settled.
type trod struct {
	f      *field
	tier   []int8    // by candidate: their tier; -1: out, or in a group
	placed [][]int64 // by kind, parallel to its tiers
	behind []int64   // by kind: members of the classes so far
	used   room      // what the placed take up of the limits
	groups []stack
	key    string // how many of each group are funded
	sys    *system
}

// stack is a group and how many of it stand in each of its tiers.
type stack struct {
	cell  cell
	class int
	in    []int64
}

// skip finds the best plans under a budget that passes over who does not fit.
func (f *field) skip(t *terms) (*funding, *plans) {
	w := &skipper{f: f, t: t, total: -1, ahead: t.number || f.keeps}
	for q := range t.least {
		w.ahead = w.ahead || t.least[q].set || t.most[q].isShare()
	}
	if w.ahead {
		sys := build(f.everyone(t))
		if !sys.solvable() {
			return &funding{}, nil
		}
		if t.number {
			w.total = sys.most(sys.total)
		}
	}
	w.trails = []*trod{w.start()}
	for c := 0; c < f.classes() && !f.meter.out; c++ {
		w.class(c)
	}
	return w.result()
}

func (w *skipper) start() *trod {
	d := &trod{f: w.f, tier: make([]int8, len(w.f.p.Candidates)),
		placed: make([][]int64, len(w.f.kinds)), behind: make([]int64, len(w.f.kinds)),
		used: room{tiers: make([]int64, len(w.t.tiers)), most: make([]int64, len(w.f.scope))}}
	for i := range d.tier {
		d.tier[i] = -1
	}
	for k := range d.placed {
		d.placed[k] = make([]int64, len(w.f.kinds[k].tiers))
	}
	return d
}

// class settles one class on every trail and keeps the trails that fund the most
// of it, and of those that fund the same candidates the best graded.
func (w *skipper) class(c int) {
	cells := w.cells(c)
	if len(w.trails) == 1 && w.straight(w.trails[0], c, cells) {
		w.pass(w.trails[0], cells)
		return
	}
	w.trails = w.follow(w.widest(c, cells))
	for _, d := range w.trails {
		w.pass(d, cells)
	}
}

// widest are the trails that fund the most of a class.
func (w *skipper) widest(c int, cells []cell) (next []*branching) {
	most := int64(-1)
	for _, d := range w.trails {
		b := w.branching(d, c, cells)
		if b == nil || b.number < most {
			continue
		}
		if b.number > most {
			next, most = nil, b.number
		}
		next = append(next, b)
	}
	return next
}

// follow goes on from the best forks: among those that fund the same candidates,
// the best graded.
func (w *skipper) follow(next []*branching) (trails []*trod) {
	best := map[string][]*fork{}
	var keys []string
	for _, b := range next {
		for _, fk := range b.forks() {
			key := fk.key()
			if best[key] == nil {
				keys = append(keys, key)
			}
			best[key] = keepBest(best[key], fk)
		}
	}
	for _, key := range keys {
		for _, fk := range best[key] {
			if w.f.meter.spend(w.f.sweep()) {
				trails = append(trails, fk.follow())
			}
		}
	}
	return trails
}

func keepBest(kept []*fork, fk *fork) []*fork {
	if len(kept) > 0 {
		for t := range fk.grade {
			if fk.grade[t] != kept[0].grade[t] {
				if fk.grade[t] > kept[0].grade[t] {
					return []*fork{fk}
				}
				return kept
			}
		}
	}
	return append(kept, fk)
}

func (w *skipper) cells(c int) (cells []cell) {
	for i := w.f.starts[c]; i < w.f.starts[c+1]; i++ {
		k, found := int(w.f.kind[i]), false
		for n := range cells {
			if cells[n].kind == k {
				cells[n].size++
				found = true
				break
			}
		}
		if !found {
			cells = append(cells, cell{k, int(w.f.pos[i]), 1})
		}
	}
	return cells
}

func (w *skipper) pass(d *trod, cells []cell) {
	for _, cl := range cells {
		d.behind[cl.kind] += int64(cl.size)
	}
	if d.sys != nil {
		for _, cl := range cells {
			d.limit(cl.kind)
		}
	}
}

// limit sets what may still become of a kind: what is placed, and those to come.
func (d *trod) limit(k int) {
	n := int64(0)
	for i, x := range d.placed[k] {
		n += x
		if bl := &d.sys.blocks[k]; len(bl.cols) > 1 {
			d.sys.bound(bl.cols[i], x, int64(len(d.f.kinds[k].at)))
		}
	}
	ahead := int64(len(d.f.kinds[k].at)) - d.behind[k]
	d.sys.fund(k, n+min(ahead, d.f.kinds[k].least()), n+ahead)
}

// straight settles the common case: everyone of the class for whom there is a tier
// at all gets the best tier that they could get alone.
func (w *skipper) straight(d *trod, c int, cells []cell) bool {
	in := make([][]int64, len(cells))
	for n, cl := range cells {
		in[n] = make([]int64, len(w.f.kinds[cl.kind].tiers))
		for i := range in[n] {
			in[n][i] = 1
			if w.fits(d, cells[n:n+1], in[n:n+1]) {
				in[n][i] = int64(cl.size)
				break
			}
			in[n][i] = 0
		}
	}
	if !w.fits(d, cells, in) {
		return false
	}
	for n := range cells {
		d.settle(c, cells[n], in[n])
	}
	return true
}

// fits reports whether so many of each cell can be added to the trail.
func (w *skipper) fits(d *trod, cells []cell, in [][]int64) bool {
	if w.ahead {
		return w.completes(d, cells, in)
	}
	s := w.left(d)
	for n, cl := range cells {
		for i, x := range in[n] {
			s.add(w.f, cl.kind, i, -x)
		}
	}
	return s.sound()
}

// room is what limits leave, or what the funded take up of them.
type room struct {
	count, money int64
	tiers, most  []int64
}

// add adds n of a kind in its tier of the given level.
func (s *room) add(f *field, k, level int, n int64) {
	kd := &f.kinds[k]
	s.count += n
	s.money += n * kd.cost[level]
	s.tiers[kd.tiers[level]] += n
	for _, q := range kd.member {
		if tier := f.scope[q]; tier < 0 || tier == kd.tiers[level] {
			if f.coins[q] {
				s.most[q] += n * kd.cost[level]
				continue
			}
			s.most[q] += n
		}
	}
}

func (s *room) copied() room {
	c := *s
	c.tiers, c.most = append([]int64(nil), s.tiers...), append([]int64(nil), s.most...)
	return c
}

func (s *room) sound() bool {
	ok := s.count >= 0 && s.money >= 0
	for _, n := range s.tiers {
		ok = ok && n >= 0
	}
	for _, n := range s.most {
		ok = ok && n >= 0
	}
	return ok
}

// left is the room that a trail leaves, where every limit is a number.
func (w *skipper) left(d *trod) *room {
	s := d.used.copied()
	s.count = w.t.count - s.count
	s.money = w.f.money.of(*w.t.budget) - s.money
	for t := range s.tiers {
		s.tiers[t] = w.t.tiers[t] - s.tiers[t]
	}
	for q, b := range w.t.most {
		if s.most[q] = far; b.set {
			s.most[q] = b.most(0) - d.used.most[q]
		}
	}
	return &s
}

// completes asks whether a lawful plan has so many of each cell beside what the
// trail has placed.
func (w *skipper) completes(d *trod, cells []cell, in [][]int64) bool {
	s := w.system(d)
	mark := len(s.trail)
	for n, cl := range cells {
		bl := &s.blocks[cl.kind]
		for i, x := range in[n] {
			v := bl.cols[i]
			s.set(v, max(d.placed[cl.kind][i]+x, s.lo[v]), s.hi[v])
		}
	}
	ok := s.solvable()
	s.undo(mark)
	return ok
}

// system is the question whether the trail can be completed.
func (w *skipper) system(d *trod) *system {
	if d.sys == nil {
		d.sys = build(w.f.everyone(w.t))
		if w.total >= 0 {
			d.sys.bound(d.sys.total, w.total, w.total)
		}
		for k := range w.f.kinds {
			d.limit(k)
		}
	}
	return d.sys
}
