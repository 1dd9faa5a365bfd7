package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// list finds the signatures of each set.
func (f *forest) list() {
	if f.in != nil {
		return
	}
	f.in = make([][]int, len(f.sets))
	for sig, v := range f.leaf {
		for ; ; v = f.sets[v].up {
			f.in[v] = append(f.in[v], sig)
			if v == len(f.sets)-1 {
				break
			}
		}
	}
}

// atMost is what a set holds at most whatever is funded in all.
func (m *model) atMost(v int) int {
	s := &m.forest.sets[v]
	places := s.places
	if v == len(m.forest.sets)-1 {
		places = min(places, m.places)
	}
	if s.quota >= 0 {
		if b := m.most[s.quota]; b != nil && !b.share {
			places = min(places, b.fixed)
		}
	}
	return places
}

// overfull is the smallest set that one more of a signature would make larger than it
// may be, counting nobody but those already funded; -1: none. Where the places of one
// set refuse somebody, nothing beside that set matters.
func (w *trail) overfull(sig int) int {
	f := w.model.forest
	if f == nil || w.model.keeps {
		return -1
	}
	f.list()
	for v := f.leaf[sig]; ; v = f.sets[v].up {
		if most := w.model.atMost(v); most < len(w.model.of) {
			held := 1
			for _, other := range f.in[v] {
				held += w.fixed[other]
			}
			if held > most {
				w.local[sig] = v
				if q := f.sets[v].quota; f.told && q >= 0 {
					f.used[q] = true
				}
				return v
			}
		}
		if v == len(f.sets)-1 {
			return -1
		}
	}
}

// manySets is in how many sets it is worth to look for a refusal candidate by candidate.
const manySets = 32

func (w *trail) skims() bool {
	return w.model.forest != nil && len(w.model.forest.sets) >= manySets && !w.model.keeps
}

// skim is the first class from c on and before another in which the places of some
// set alone refuse somebody who has no equal, if all above are funded; else the other.
func (w *trail) skim(c, to int) int {
	m, f := w.model, w.model.forest
	if !w.skims() {
		return to
	}
	f.list()
	left, last := make([]int, len(f.sets)), len(f.sets)-1
	for v := range f.sets {
		left[v] = m.atMost(v)
		for _, sig := range f.in[v] {
			left[v] -= w.fixed[sig]
		}
	}
	for ; c < to; c++ {
		lo, hi := m.class(c)
		for i := lo; i < hi; i++ {
			sig := m.sig(i)
			if w.closed[sig] {
				continue
			}
			for v := f.leaf[sig]; ; v = f.sets[v].up {
				if left[v]--; left[v] < 0 && hi == lo+1 {
					return c
				}
				if v == last {
					break
				}
			}
		}
	}
	return to
}

// claimed is the list without a limit as the outcome tells it: the list at hand less
// who entered by it, where it is a quota, and with those who name it; nil where that
// is not the first so many of each signature.
func (c *check) claimed(l slate.Limit, now *firsts) (f *firsts, changed []int) {
	f = &firsts{ends: slices.Clone(now.ends), n: slices.Clone(now.n)}
	if l.Kind == slate.LimitQuota {
		for _, i := range c.o.Quotas[l.Index].Entered {
			if i < 0 || i >= len(c.m.of) || !c.certain(i) {
				return nil, nil
			}
			sig := c.m.sig(i)
			f.ends[sig] = min(f.ends[sig], i)
			f.n[sig]--
			changed = append(changed, sig)
		}
	}
	for k := range c.m.all {
		if at := &c.m.all[k]; slices.Contains(at.seat.Limits, l) {
			f.ends[at.sig] = max(f.ends[at.sig], at.last+1)
			f.n[at.sig] += at.n
			changed = append(changed, at.sig)
		}
	}
	slices.Sort(changed)
	changed = slices.Compact(changed)
	for _, sig := range changed {
		if c.m.rank(sig, f.ends[sig]) != f.n[sig] {
			return nil, nil
		}
		f.ends[sig] = c.m.from(sig, f.ends[sig])
	}
	return f, changed
}

// rank is how many of a signature stand above candidate i.
func (r *roll) rank(sig, i int) (n int) {
	lo := 0
	if b := i / block; r.dense && b < len(r.marks) {
		if lo = b * block; sig < len(r.marks[b]) {
			n = int(r.marks[b][sig])
		}
	}
	for _, other := range r.of[lo:i] {
		if int(other) == sig {
			n++
		}
	}
	return n
}

// from is the first of a signature from candidate i on, or one beyond the last of all.
func (r *roll) from(sig, i int) int {
	for ; i < len(r.of) && r.sig(i) != sig; i++ {
		if b := i / block; r.dense && i%block == 0 && b+1 < len(r.marks) && !r.standsIn(sig, b) {
			i += block - 1
		}
	}
	return i
}

// standsIn reports whether somebody of a signature stands in a block, not the last.
func (r *roll) standsIn(sig, b int) bool {
	count := func(b int) int32 {
		if sig < len(r.marks[b]) {
			return r.marks[b][sig]
		}
		return 0
	}
	return count(b+1) > count(b)
}

// traced is the list without a limit, where what the outcome tells of it can be proven
// without another walk. What one set alone has refused on the list at hand it refuses
// again, if that set is not the quota's and holds nobody whose signature fares
// otherwise: of these as many stand above as did. The others are asked about one by
// one, and in the end whether the list is lawful as a whole, so that every class above
// a refusal can be funded as it is.
func (c *check) traced(l slate.Limit, same *other) *other {
	if same.first == nil || !c.plain() {
		return nil
	}
	f, changed := c.claimed(l, same.first)
	if f == nil {
		return nil
	}
	t := c.m.lacking(l).tracer(f)
	if !t.refuses(t.asked(c, l, changed)) || !t.lawful() {
		return nil
	}
	o := &other{first: f, list: true, made: true, short: make([]int, len(c.p.Quotas))}
	for _, n := range f.n {
		o.n += n
	}
	o.in = func(i int) bool { return i < f.ends[c.m.sig(i)] }
	o.some = o.n > 0
	return o
}

// plain reports whether who is certainly funded follows from the ranking and from
// limits alone, as long as nothing is contested.
func (c *check) plain() bool {
	for q := range c.p.Quotas {
		if b := &c.p.Quotas[q]; b.Money || b.Least != nil && b.IfShort != slate.Shrink {
			return false
		}
	}
	return c.p.Budget == nil && !c.m.keeps && c.p.Prefer == slate.PreferRank &&
		(len(c.p.Tiers) == 1 || c.p.AtTier < slate.TierHigher)
}

// asked are the signatures whose refusal on a list does not follow from that on the
// list at hand.
func (t *tracer) asked(c *check, l slate.Limit, changed []int) (sigs []int) {
	follows := func(int) bool { return false }
	if c.local != nil && l.Kind != slate.LimitTier {
		touched := t.around(changed)
		follows = func(sig int) bool {
			v := c.local[sig]
			return v >= 0 && !touched[v] && (l.Kind != slate.LimitQuota || t.model.forest.sets[v].quota != l.Index) &&
				(l.Kind != slate.LimitCount || v != len(t.model.forest.sets)-1)
		}
	}
	for sig, end := range t.first.ends {
		if end < len(t.model.of) && !follows(sig) {
			sigs = append(sigs, sig)
		}
	}
	return sigs
}

// tracer follows a list that is claimed down the ranking.
type tracer struct {
	trail
	first *firsts
	at    int   // the candidate that it has come to
	above []int // per signature: how many stand above that one
}

func (m *model) tracer(f *firsts) *tracer {
	return &tracer{trail: m.trail(span{0, len(m.of)}), first: f, above: make([]int, len(m.sigs))}
}

// around are the sets that hold some of these signatures.
func (t *tracer) around(sigs []int) []bool {
	f := t.model.forest
	touched := make([]bool, len(f.sets))
	for _, sig := range sigs {
		for v := f.leaf[sig]; !touched[v]; v = f.sets[v].up {
			touched[v] = true
		}
	}
	return touched
}

// refuses reports whether no plan funds more of some signatures where the list ends
// them.
func (t *tracer) refuses(sigs []int) bool {
	slices.SortFunc(sigs, func(a, b int) int { return t.first.ends[a] - t.first.ends[b] })
	for _, sig := range sigs {
		if t.closed[sig] {
			continue
		}
		i := t.first.ends[sig]
		if lo, hi := t.model.class(t.model.classOf(i)); hi-lo > 1 {
			return false
		}
		t.reach(i)
		if t.overfull(sig) < 0 {
			if t.ask(t.withClass([]cell{{sig, span{0, 1}}}, span{1, 1})) != no {
				return false
			}
			t.close(sig, i)
			t.closeBunch(sig, i)
		}
	}
	return true
}

// reach goes down to a candidate, who is no more among the later ones.
func (t *tracer) reach(i int) {
	m := t.model
	m.between(t.at, i, func(sig, n int) { t.above[sig] += n })
	t.at = i
	for sig, n := range t.above {
		t.fixed[sig] = min(n, t.first.n[sig])
		t.later[sig] = m.sizes[sig] - n
		if t.first.ends[sig] < i {
			t.close(sig, i)
		}
	}
	t.later[m.sig(i)]--
}

// lawful reports whether the list is.
func (t *tracer) lawful() bool {
	q := &question{fixed: t.first.n, free: make([]int, len(t.first.n)), total: t.bound}
	return t.model.ask(q) == yes
}
