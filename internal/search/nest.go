package search

// knot is a node of a tree under some terms. The number funded of it, given the
// bounds of the kinds, lies between lo and hi; these and the sums are those at the
// number funded in all that the nest looks at.
type knot struct {
	up               int32
	moves            bool  // a share counts here or further in
	stillLo, stillHi int64 // the sums over kinds and parts that do not move
	sumLo, sumHi     int64 // the sums over all parts
	floor, top       int64
	lo, hi           int64
	least, most      int64   // limits that are numbers
	floors, tops     []bound // limits that are shares
}

func (k *knot) floorAt(n int64) int64 {
	x := k.least
	for _, b := range k.floors {
		x = max(x, b.least(n))
	}
	return x
}

func (k *knot) topAt(n int64) int64 {
	x := k.most
	for _, b := range k.tops {
		x = min(x, b.most(n))
	}
	return x
}

// nest answers whether a lawful plan funds every kind within its bounds, if the
// limits form a tree.
type nest struct {
	tree   *tree
	knots  []knot
	lo, hi []int64 // by kind
	sum    int64   // of lo
	at     int64   // the number funded in all that the knots are about
	most   int64   // it cannot be more
	broken int     // knots without a number between lo and hi
	dead   int     // those of them that do not move: no other number mends them
	moving []int32 // the knots that move, inner ones first
	low    []int64 // scratch, by knot
	high   []int64
	meter  *meter
}

// nest is the question of all lawful plans under the terms; nil if the limits
// cross.
func (f *field) nest(t *terms) *nest {
	if t.gradesQuotas(f.scope) || f.countsMoney(t) || len(t.tiers) > 60 {
		return nil
	}
	tr := f.tree
	if tr == nil {
		tr = f.newTree(func(q int) bool { return t.least[q].set || t.most[q].set })
	}
	if tr == nil {
		return nil
	}
	s := &nest{tree: tr, meter: f.meter, most: min(t.count, int64(len(f.p.Candidates)))}
	s.limits(t)
	s.start(f)
	return s
}

// limits writes the limits to the knots.
func (s *nest) limits(t *terms) {
	n := len(s.tree.up)
	s.knots = make([]knot, n)
	for v := range s.knots {
		s.knots[v] = knot{up: s.tree.up[v], moves: v == 0, most: far}
	}
	for q, v := range s.tree.quota {
		if v < 0 {
			continue
		}
		k, least, most := &s.knots[v], t.least[q], t.most[q]
		switch {
		case least.isShare():
			k.floors, k.moves = append(k.floors, least), true
		case least.set:
			k.least = max(k.least, least.least(0))
		}
		switch {
		case most.isShare():
			k.tops, k.moves = append(k.tops, most), true
		case most.set:
			k.most = min(k.most, most.most(0))
		}
	}
	for _, h := range s.tree.full {
		places := int64(0)
		for i, max := range t.tiers {
			if h.tiers&(1<<i) != 0 {
				places = min(far, places+max)
			}
		}
		s.knots[h.node].most = min(s.knots[h.node].most, places)
	}
}

// start opens all kinds and looks at no number yet.
func (s *nest) start(f *field) {
	n := len(s.knots)
	counts := make([]int64, 2*len(f.kinds)+2*n)
	s.lo, s.hi = counts[:len(f.kinds)], counts[len(f.kinds):2*len(f.kinds)]
	s.low, s.high = counts[2*len(f.kinds):2*len(f.kinds)+n], counts[2*len(f.kinds)+n:]
	for k := range f.kinds {
		s.hi[k] = int64(len(f.kinds[k].at))
		s.knots[s.tree.leaf[k]].stillHi += s.hi[k]
	}
	for v := n - 1; v >= 0; v-- {
		k := &s.knots[v]
		if k.moves {
			s.moving = append(s.moving, int32(v))
			s.knots[k.up].moves = true
			continue
		}
		k.sumLo, k.sumHi, k.floor, k.top = k.stillLo, k.stillHi, k.least, k.most
		k.lo, k.hi = max(k.sumLo, k.floor), min(k.sumHi, k.top)
		if k.lo > k.hi {
			s.dead++
		}
		s.knots[k.up].stillLo += k.lo
		s.knots[k.up].stillHi += k.hi
	}
	s.most = min(s.most, s.knots[0].most)
	s.look(s.most)
}

// look turns the knots to another number funded in all.
func (s *nest) look(n int64) {
	s.at, s.broken = n, s.dead
	for _, v := range s.moving {
		k := &s.knots[v]
		k.sumLo, k.sumHi = k.stillLo, k.stillHi
	}
	for _, v := range s.moving {
		k := &s.knots[v]
		if k.floor, k.top = k.floorAt(n), k.topAt(n); v == 0 {
			k.floor, k.top = max(k.floor, n), min(k.top, n)
		}
		if k.lo, k.hi = max(k.sumLo, k.floor), min(k.sumHi, k.top); k.lo > k.hi {
			s.broken++
		}
		if v > 0 {
			s.knots[k.up].sumLo += k.lo
			s.knots[k.up].sumHi += k.hi
		}
	}
}

// fund bounds the number funded of a kind: only the knots around it change.
func (s *nest) fund(kind int, lo, hi int64) {
	dlo, dhi := lo-s.lo[kind], hi-s.hi[kind]
	s.lo[kind], s.hi[kind] = lo, hi
	s.sum += dlo
	still := true
	for v := s.tree.leaf[kind]; dlo != 0 || dhi != 0; {
		k := &s.knots[v]
		k.sumLo, k.sumHi = k.sumLo+dlo, k.sumHi+dhi
		if still {
			k.stillLo, k.stillHi = k.stillLo+dlo, k.stillHi+dhi
		}
		to, until := max(k.sumLo, k.floor), min(k.sumHi, k.top)
		s.count(k, -1)
		dlo, dhi, k.lo, k.hi = to-k.lo, until-k.hi, to, until
		s.count(k, 1)
		if v == 0 {
			return
		}
		v, still = k.up, still && !k.moves
	}
}

// count adds to the number of broken knots if the knot is.
func (s *nest) count(k *knot, by int) {
	if k.lo > k.hi {
		s.broken += by
		if !k.moves {
			s.dead += by
		}
	}
}

// possible reports whether a lawful plan keeps the bounds of all kinds, and looks
// at the number it funds; where none does the nest goes on looking where it did.
func (s *nest) possible() bool {
	return s.broken == 0 || s.dead == 0 && s.greatest()
}

// greatest looks at the greatest number of a lawful plan within the bounds.
func (s *nest) greatest() bool {
	was := s.at
	a, b := s.sum, s.most
	for a <= b && s.meter.spend(1+len(s.moving)/64) {
		if least, most := s.narrow(a, b); least > a || most < b {
			a, b = least, most
			continue
		}
		if s.look(b); s.broken == 0 {
			return true
		}
		b--
	}
	s.look(was)
	return false
}

// narrow takes from the numbers a to b at both ends what no plan can fund.
func (s *nest) narrow(a, b int64) (least, most int64) {
	least, most = a, b
	for _, v := range s.moving {
		s.low[v], s.high[v] = s.knots[v].stillLo, s.knots[v].stillHi
	}
	for _, v := range s.moving {
		k := &s.knots[v]
		lo, hi := max(s.low[v], k.floorAt(a)), min(s.high[v], k.topAt(b))
		if lo > hi {
			return b + 1, a
		}
		for _, f := range k.floors {
			most = min(most, f.baseUnder(hi))
		}
		for _, t := range k.tops {
			least = max(least, t.baseOver(lo))
		}
		if v > 0 {
			s.low[k.up] += lo
			s.high[k.up] += hi
		} else {
			least, most = max(least, lo), min(most, hi)
		}
	}
	return least, most
}
