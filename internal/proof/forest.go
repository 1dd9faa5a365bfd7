package proof

import (
	"math"
	"slices"
)

// forest answers questions where any two limits on heads are about disjoint sets of
// signatures, or about sets of which one lies in the other.
type forest struct {
	sets  []nested // smaller sets first; the last is everybody
	leaf  []int    // per signature: the smallest set that holds it
	kids  [][]int  // per set: those next within
	in    [][]int  // per set: signatures; nil: not gathered yet
	low   []int    // scratch, per set
	high  []int
	ends  []span
	bunch *bunch // of the question at hand
	grounds
}

// nested is a set of signatures: the members of a quota, or those who can stand in
// certain tiers only.
type nested struct {
	up     int // the next larger set
	quota  int // -1: none
	places int
}

// orchard is a forest under the limits of one model.
type orchard struct {
	*forest
	m *model
}

// plant makes the forest of all limits; nil if two of them cross. The sets that a
// signature is in form a chain, by size. If every set comes after the same set in
// all chains, it lies in that set, and two sets that share a signature are in one
// chain: so no two cross.
func (m *model) plant() *forest {
	if m.byTier || m.tight {
		return nil
	}
	sizes := make([]int, len(m.p.Quotas)+len(m.unions))
	chains := make([][]int, len(m.sigs))
	for sig := range m.sigs {
		chain := slices.Clone(m.sigs[sig].member)
		for u, set := range m.unions {
			if setOf(m.sigs[sig].open)&^set == 0 {
				chain = append(chain, len(m.p.Quotas)+u)
			}
		}
		for _, k := range chain {
			sizes[k]++
		}
		chains[sig] = chain
	}
	order := from(0, len(sizes))
	slices.SortStableFunc(order, func(a, b int) int { return sizes[a] - sizes[b] })
	place := make([]int, len(sizes))
	for i, k := range order {
		place[k] = i
	}
	f := &forest{sets: make([]nested, len(sizes)+1), leaf: make([]int, len(m.sigs)),
		low: make([]int, len(sizes)+1), high: make([]int, len(sizes)+1), ends: make([]span, len(sizes)+1)}
	if !f.link(chains, place) {
		return nil
	}
	f.kids = make([][]int, len(f.sets))
	for v := range f.sets[:len(f.sets)-1] {
		f.kids[f.sets[v].up] = append(f.kids[f.sets[v].up], v)
	}
	for q := range m.p.Quotas {
		f.sets[place[q]].quota = q
	}
	for u, set := range m.unions {
		if places, limited := m.capacity(set); limited {
			f.sets[place[len(m.p.Quotas)+u]].places = places
		}
	}
	return f
}

// link finds the set that each set lies in; false if some cross.
func (f *forest) link(chains [][]int, place []int) bool {
	last := len(f.sets) - 1
	known := make([]bool, len(f.sets))
	for v := range f.sets {
		f.sets[v] = nested{up: last, quota: -1, places: math.MaxInt}
	}
	for sig, chain := range chains {
		slices.SortFunc(chain, func(a, b int) int { return place[a] - place[b] })
		f.leaf[sig] = last
		if len(chain) > 0 {
			f.leaf[sig] = place[chain[0]]
		}
		for i, k := range chain {
			v, up := place[k], last
			if i+1 < len(chain) {
				up = place[chain[i+1]]
			}
			if known[v] && f.sets[v].up != up {
				return false
			}
			f.sets[v].up, known[v] = up, true
		}
	}
	return true
}

// bushel is what a question asks for of each signature, and of each set by those in
// no smaller one.
type bushel struct {
	lo, hi    []int
	low, high []int // per set
}

// gathers the bushel of a question.
func (f *forest) bushel(q *question) *bushel {
	n, m := len(q.fixed), len(f.sets)
	all := make([]int, 2*n+2*m)
	b := &bushel{lo: all[:n], hi: all[n : 2*n], low: all[2*n : 2*n+m], high: all[2*n+m:]}
	for sig, n := range q.fixed {
		b.lo[sig], b.hi[sig] = n, n+q.free[sig]
	}
	for _, c := range q.cells {
		b.lo[c.sig] += c.span.lo
		b.hi[c.sig] += c.span.hi
	}
	for sig, v := range f.leaf {
		b.low[v] += b.lo[sig]
		b.high[v] += b.hi[sig]
	}
	return b
}

// answer decides a question by the closed form, for one number funded after the
// other. It is unknown where ties are held at less than a plan could fund, or when
// the effort is spent.
func (f orchard) answer(q *question) answer {
	f.bunch = q.more
	b := f.bushel(q)
	total := span{q.total.lo, min(q.total.hi, f.m.places)}
	result, allowed, hits := no, *f.m.effort-mostForOne, len(f.hits)
	if total.lo <= total.hi && f.at(q, b, total.hi) == yes {
		f.m.shown = total.hi
		return yes
	}
	f.hits = f.hits[:hits]
	for total.lo <= total.hi {
		if *f.m.effort < max(allowed, 0) {
			return unknown
		}
		if closer := f.narrow(b, total); closer != total {
			total = closer
			continue
		}
		switch f.at(q, b, total.hi) {
		case yes:
			if f.m.shown = total.hi; result == unknown {
				f.m.shown = q.total.hi // lengths above may be lawful too
			}
			return yes
		case unknown:
			result = unknown
		}
		total.hi--
	}
	return result
}

// narrow takes from the numbers funded in all, at both ends, what no plan funds.
// Needs and ceilings rise with that number, so over an interval of it a set holds
// no fewer than it must at the lower end and no more than it may at the upper.
func (f orchard) narrow(b *bushel, total span) span {
	*f.m.effort -= len(f.sets)
	copy(f.low, b.low)
	copy(f.high, b.high)
	closer, last := total, len(f.sets)-1
	bounds := f.bounds()
	for v := range f.sets {
		s := &f.sets[v]
		if f.bunch != nil && v == f.bunch.set && f.crowd(b) {
			return span{1, 0}
		}
		lo, hi := f.low[v], min(f.high[v], s.places)
		least, most := bounds[v].least, bounds[v].most
		if least != nil {
			lo = max(lo, least.at(total.lo))
		}
		if most != nil {
			hi = min(hi, most.at(total.hi))
		}
		f.ends[v] = span{lo, hi}
		f.note(v, lo > f.low[v], hi < f.high[v])
		if lo > hi {
			f.rest(v, true, true)
			return span{1, 0}
		}
		if least != nil && least.share && least.at(total.hi) > hi {
			closer.hi = min(closer.hi, lastTrue(total.lo, total.hi, func(n int) bool { return least.at(n) <= hi }))
			f.rest(v, false, true)
			f.use(v)
		}
		if most != nil && most.share && most.at(total.lo) < lo {
			closer.lo = max(closer.lo, 1+lastTrue(total.lo, total.hi, func(n int) bool { return most.at(n) < lo }))
			f.rest(v, true, false)
			f.use(v)
		}
		if v == last {
			f.rest(v, lo > closer.lo, hi < closer.hi)
			return span{max(closer.lo, lo), min(closer.hi, hi)}
		}
		f.low[s.up] += lo
		f.high[s.up] += hi
	}
	return closer
}

// crowd asks for one more of the bunch than it must hold; it is true where there is
// none.
func (f orchard) crowd(b *bushel) (none bool) {
	v, room := f.bunch.set, 0
	for _, sig := range f.bunch.loose {
		room += b.hi[sig] - b.lo[sig]
	}
	for _, k := range f.kids[v] {
		if f.bunch.holds[k] {
			room += f.ends[k].hi - f.ends[k].lo
		}
	}
	if f.low[v]++; room > 0 {
		return false
	}
	f.note(v, false, false)
	f.rest(v, false, true)
	return true
}

// setBounds are the bounds of the quota of a set, nil where there is none.
type setBounds struct{ least, most *measure }

// bounds are those of all sets under the limits of the model.
func (f orchard) bounds() []setBounds {
	if f.m.bounds == nil {
		f.m.bounds = make([]setBounds, len(f.sets))
		for v := range f.sets {
			if q := f.sets[v].quota; q >= 0 {
				f.m.bounds[v] = setBounds{f.m.least[q], f.m.most[q]}
			}
		}
	}
	return f.m.bounds
}

func (f orchard) fits(b *bushel, n int) bool {
	return f.narrow(b, span{n, n}) == span{n, n}
}

// at decides a question for one number funded in all. The plans of that number are
// the bases of a matroid, so filling one tie after the other as far as it goes
// finds the most of each beside the most of those before it.
func (f orchard) at(q *question, b *bushel, n int) answer {
	if !f.fits(b, n) {
		return no
	}
	if len(q.ties) == 0 {
		return yes
	}
	b = &bushel{lo: slices.Clone(b.lo), hi: b.hi, low: slices.Clone(b.low), high: b.high}
	sure := no
	for _, t := range q.ties {
		sum := 0
		for _, k := range t.cells {
			c := &q.cells[k]
			sum += c.span.lo + f.fill(b, c.sig, c.span.hi-c.span.lo, n)
		}
		switch {
		case sum < t.span.lo:
			return sure
		case sum > t.span.hi:
			return unknown
		case t.span.lo < t.span.hi:
			sure = unknown // with less of this tie there might be more of the next
		}
	}
	return yes
}

// fill funds as many more of a signature as it can and returns how many.
func (f orchard) fill(b *bushel, sig, most, n int) int {
	had, told, v := b.lo[sig], f.told, f.leaf[sig]
	put := func(x int) {
		b.low[v] += had + x - b.lo[sig]
		b.lo[sig] = had + x
	}
	f.told = false
	more := lastTrue(1, most, func(x int) bool {
		put(x)
		return f.fits(b, n)
	})
	if f.told = told; told && more < most {
		put(more + 1)
		f.fits(b, n)
	}
	put(more)
	return more
}
