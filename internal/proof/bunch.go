package proof

// bunch is signatures of one set that no minimum tells apart: those next within it
// that are in no other set, and those of the sets next within it, if no set down
// there has a minimum. At least one more of them all is a minimum of a set that could
// stand between, so that a forest answers for all at once.
type bunch struct {
	set   int
	holds []bool // per set next within
	loose []int  // signatures
}

// closeBunch tries, once some signatures were closed one by one, whether all that are
// in a set with the last are closed with it.
func (w *trail) closeBunch(sig, hi int) {
	f := w.model.forest
	if w.denied++; f == nil || w.denied < w.bundle {
		return
	}
	for _, v := range f.chain(sig) {
		b, members := w.bunch(v)
		if len(members) < 2 {
			continue
		}
		q := w.question()
		q.more = b
		if w.ask(q) == no {
			for _, sig := range members {
				w.close(sig, hi)
			}
			w.bundle = w.denied + 2
			return
		}
	}
	w.bundle = 2 * w.denied
}

// chain is the sets that a signature is in, the largest first.
func (f *forest) chain(sig int) (sets []int) {
	for v := f.leaf[sig]; ; v = f.sets[v].up {
		sets = append([]int{v}, sets...)
		if v == len(f.sets)-1 {
			return sets
		}
	}
}

// bunch is that of a set, with the signatures in it that are still open.
func (w *trail) bunch(v int) (b *bunch, members []int) {
	f := w.model.forest
	b = &bunch{set: v, holds: make([]bool, len(f.sets))}
	for _, k := range f.kids[v] {
		b.holds[k] = !w.model.hasMinimum(k)
	}
	for sig, leaf := range f.leaf {
		if w.closed[sig] || w.model.sigs[sig].keep {
			continue
		}
		if leaf == v {
			b.loose = append(b.loose, sig)
			members = append(members, sig)
			continue
		}
		for k := leaf; k != len(f.sets)-1; k = f.sets[k].up {
			if f.sets[k].up == v {
				if b.holds[k] {
					members = append(members, sig)
				}
				break
			}
		}
	}
	return b, members
}

// hasMinimum reports whether a set or one within it has a minimum.
func (m *model) hasMinimum(v int) bool {
	if (orchard{m.forest, m}).bounds()[v].least != nil {
		return true
	}
	for _, k := range m.forest.kids[v] {
		if m.hasMinimum(k) {
			return true
		}
	}
	return false
}
