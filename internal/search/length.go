package search

// length is a number funded in all and how the places of the classes divided so
// far are filled.
type length struct {
	n     int64
	taken []taking
}

// taking fills places of a tie by members of a kind.
type taking struct {
	kind, tie    int
	some, passed int64
}

// mostLengths is how many numbers funded a descent will keep apart.
const mostLengths = 4096

// fill looks at another number and fills the divided classes as it wants them.
func (w *descent) fill(l *length) {
	if l == w.now || !w.s.meter.spend(1) {
		return
	}
	if w.now != nil {
		for _, x := range w.now.taken {
			w.s.fund(x.kind, w.s.lo[x.kind]-x.some, w.s.hi[x.kind]+x.passed)
		}
	}
	w.now = l
	w.s.look(l.n)
	for _, x := range l.taken {
		w.s.fund(x.kind, w.s.lo[x.kind]+x.some, w.s.hi[x.kind]-x.passed)
	}
}

// part divides a class of several kinds: of the numbers funded in all it keeps
// those with which most of it can be funded.
func (w *descent) part(c int, cells []cell) {
	var kept []length
	most := int64(0)
	n := len(w.ties)
	for _, l := range w.left() {
		w.fill(&l)
		if w.s.broken > 0 {
			continue
		}
		sum := int64(0)
		added := l.taken[:len(l.taken):len(l.taken)]
		for _, cl := range cells {
			some := w.grow(cl.kind, int64(cl.size), func() bool { return w.s.broken == 0 })
			added = append(added, taking{cl.kind, n, some, int64(cl.size) - some})
			sum += some
		}
		for _, x := range added[len(l.taken):] {
			w.more(x.kind, -x.some)
		}
		if sum > most {
			most, kept = sum, kept[:0]
		}
		if sum == most {
			kept = append(kept, length{l.n, added})
		}
	}
	if w.lost || len(kept) == 0 {
		w.lost = true
		return
	}
	w.grounds.all = true
	w.lengths = kept
	w.fill(&w.lengths[0])
	w.ties = append(w.ties, tie{c, most, cells})
}

// left lists the numbers funded in all that are still possible, and some that are
// not.
func (w *descent) left() []length {
	if w.now != nil {
		return w.lengths
	}
	a, b := w.s.sum, w.s.most
	for {
		least, most := w.s.narrow(a, b)
		if least <= a && most >= b {
			break
		}
		a, b = least, most
	}
	if b-a >= mostLengths {
		w.lost = true
		return nil
	}
	var all []length
	for n := a; n <= b; n++ {
		all = append(all, length{n: n})
	}
	w.now = &length{n: w.s.at}
	return all
}
