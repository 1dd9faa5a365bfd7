package search

import "slices"

// descent is the walk down the ranking where the limits form a tree. What it keeps
// of a class of several kinds that is funded in part is, for every number funded in
// all that is left, one way to fill its places: the others differ in nothing that
// later classes could notice.
type descent struct {
	f       *field
	t       *terms
	s       *nest
	next    []int64 // by kind: members passed
	shut    []bool  // by kind
	open    int
	ties    []tie
	lengths []length // once a class is divided: what is left; nil: any number
	now     *length  // the one whose places are filled
	in      []int64  // scratch, by kind: the members in a class
	grounds *grounds
	lost    bool // too many numbers are left to keep each
}

// descend finds who is funded in the best plans; false if the limits do not form a
// tree, or a class is divided while too many numbers are possible.
func (f *field) descend(t *terms) (*funding, bool) {
	s := f.nest(t)
	if s == nil {
		return nil, false
	}
	w := &descent{f: f, t: t, s: s, open: len(f.kinds), grounds: newGrounds(s),
		next: make([]int64, len(f.kinds)), in: make([]int64, len(f.kinds)), shut: make([]bool, len(f.kinds))}
	w.grounds.all = t.number || f.hurried
	w.keep()
	if s.dead > 0 || !s.greatest() {
		return &funding{}, true
	}
	if t.number {
		w.lengths = []length{{n: s.at}}
		w.now = &w.lengths[0]
	}
	w.walk()
	if w.lost {
		return nil, false
	}
	return w.result(), true
}

// keep settles the kinds that every lawful plan funds whole: nothing is open there.
func (w *descent) keep() {
	for k := range w.f.kinds {
		if n := w.f.kinds[k].least(); n > 0 {
			w.s.fund(k, n, n)
			w.close(k)
		}
	}
}

// steps is how many classes a kind are looked at one by one; a longer list is
// gone down in strides.
const steps = 1024

func (w *descent) walk() {
	long := w.f.classes() > steps*len(w.f.kinds)
	for c := 0; c < w.f.classes() && w.open > 0 && !w.lost; c++ {
		if w.s.sum == w.s.most {
			w.grounds.room()
			return
		}
		if long {
			if c = w.stride(c); c == w.f.classes() {
				return
			}
		}
		w.class(c)
	}
}

// possible reports whether a plan is left within the bounds of all kinds.
func (w *descent) possible() bool {
	switch {
	case w.s.meter.out:
		return false
	case w.s.broken == 0:
		return true
	case w.s.dead > 0:
		return false
	case w.now == nil:
		return w.s.greatest()
	}
	was := w.now
	for i := range w.lengths {
		if w.fill(&w.lengths[i]); w.s.broken == 0 {
			return true
		}
	}
	w.fill(was)
	return false
}

// more asks for so many more of a kind.
func (w *descent) more(k int, n int64) { w.s.fund(k, w.s.lo[k]+n, w.s.hi[k]) }

// upTo asks for all open kinds in the classes before c.
func (w *descent) upTo(c int) bool {
	for k := range w.f.kinds {
		if !w.shut[k] {
			to := int64(w.f.kinds[k].before(w.f.starts[c]))
			w.more(k, to-w.next[k])
			w.next[k] = to
		}
	}
	return w.possible()
}

// stride funds the classes from c on as far as they can be funded whole, by
// doubling the step and then halving it, and returns the first that cannot.
func (w *descent) stride(c int) int {
	lo, hi := c, w.f.classes()
	if w.upTo(hi) {
		return hi
	}
	for step := 1; lo+step < hi; step *= 2 {
		if !w.upTo(lo + step) {
			hi = lo + step
			break
		}
		lo += step
	}
	for lo+1 < hi {
		if mid := lo + (hi-lo)/2; w.upTo(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	w.upTo(lo)
	return lo
}

// class funds a class, whole if possible.
func (w *descent) class(c int) {
	cells := w.cells(c)
	if len(cells) == 0 || w.whole(cells) {
		w.pass(cells)
		return
	}
	left := cells[:0]
	refused := false
	for _, cl := range cells {
		if w.more(cl.kind, 1); w.possible() {
			w.more(cl.kind, -1)
			left = append(left, cl)
			continue
		}
		w.grounds.refusal(cl.kind)
		w.more(cl.kind, -1)
		w.close(cl.kind)
		refused = true
	}
	switch {
	case len(left) == 0 || refused && w.whole(left):
	case len(left) == 1:
		w.cut(c, left[0])
	default:
		w.part(c, left)
	}
	w.pass(left)
}

func (w *descent) pass(cells []cell) {
	for _, cl := range cells {
		w.next[cl.kind] += int64(cl.size)
	}
}

// cells lists the members of a class by kind, those of shut kinds left out.
func (w *descent) cells(c int) (cells []cell) {
	for i := w.f.starts[c]; i < w.f.starts[c+1]; i++ {
		k := int(w.f.kind[i])
		if w.shut[k] {
			continue
		}
		if w.in[k]++; w.in[k] == 1 {
			cells = append(cells, cell{kind: k, from: int(w.f.pos[i])})
		}
	}
	if len(cells) > 1 {
		slices.SortFunc(cells, func(a, b cell) int { return a.kind - b.kind })
	}
	for n := range cells {
		cells[n].size = int(w.in[cells[n].kind])
		w.in[cells[n].kind] = 0
	}
	return cells
}

// whole funds all cells, or none.
func (w *descent) whole(cells []cell) bool {
	for _, cl := range cells {
		w.more(cl.kind, int64(cl.size))
	}
	if w.possible() {
		return true
	}
	for _, cl := range cells {
		w.more(cl.kind, -int64(cl.size))
	}
	return false
}

func (w *descent) close(k int) {
	w.shut[k] = true
	w.open--
	w.s.fund(k, w.s.lo[k], w.s.lo[k])
}

// cut funds as many as possible of a class of one open kind, of which one can be
// funded and not all.
func (w *descent) cut(c int, one cell) {
	at := w.grow(one.kind, int64(one.size)-1, w.possible)
	w.more(one.kind, 1)
	w.grounds.refusal(one.kind)
	w.more(one.kind, -1)
	w.close(one.kind)
	w.ties = append(w.ties, tie{c, at, []cell{one}})
}

// grow funds as many more of a kind as the test allows, up to most.
func (w *descent) grow(k int, most int64, test func() bool) int64 {
	lo, hi := int64(0), most
	for lo < hi {
		mid := lo + (hi-lo+1)/2
		if w.more(k, mid-lo); test() {
			lo = mid
		} else {
			w.more(k, lo-mid)
			hi = mid - 1
		}
	}
	return lo
}

// result reads the walk's end.
func (w *descent) result() *funding {
	r := &funding{lawful: !w.s.meter.out, total: w.s.sum,
		split: len(w.ties) > 0, sure: make([]int, len(w.f.kinds))}
	if !w.f.hurried {
		r.blamed = w.grounds.limits(w.f.p)
	}
	for k := range w.f.kinds {
		w.s.fund(k, w.s.lo[k], w.s.lo[k])
		r.sure[k] = int(w.s.lo[k])
	}
	if w.now != nil {
		for _, x := range w.now.taken {
			r.sure[x.kind] -= int(x.some)
		}
	}
	for n, t := range w.ties {
		if len(t.cells) == 1 {
			r.sure[t.cells[0].kind] -= int(t.places)
		} else {
			t = w.narrowed(r, n)
		}
		if len(t.cells) > 0 {
			r.ties = append(r.ties, t)
		}
	}
	return r
}

// narrowed is a tie without the cells that are the same in every plan.
func (w *descent) narrowed(r *funding, n int) tie {
	t := w.ties[n]
	left := tie{class: t.class, places: t.places}
	base := make([]int64, len(t.cells))
	for i, cl := range t.cells {
		base[i] = w.s.lo[cl.kind] - w.taken(n, cl.kind)
		w.s.fund(cl.kind, base[i], base[i]+int64(cl.size))
	}
	can := func(i int, lo, hi int64) bool {
		k := t.cells[i].kind
		w.s.fund(k, base[i]+lo, base[i]+hi)
		ok := w.s.broken == 0
		w.s.fund(k, base[i], base[i]+int64(t.cells[i].size))
		return ok
	}
	for i, cl := range t.cells {
		switch size := int64(cl.size); {
		case !can(i, 0, size-1):
			r.sure[cl.kind] += cl.size
			left.places -= size
		case can(i, 1, size):
			left.cells = append(left.cells, cl)
		}
	}
	for i, cl := range t.cells {
		n := base[i] + w.taken(n, cl.kind)
		w.s.fund(cl.kind, n, n)
	}
	return left
}

// taken is how many of a kind fill places of a tie.
func (w *descent) taken(tie, kind int) int64 {
	for _, x := range w.now.taken {
		if x.tie == tie && x.kind == kind {
			return x.some
		}
	}
	return 0
}
