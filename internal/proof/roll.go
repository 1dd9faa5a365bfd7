package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/slate"
)

// roll is the candidates, and their seats beside them, read once. All that is looked
// at afterwards is a number for each signature or each post, or a short number for
// each candidate: of a long list the reading is most of what a check costs.
type roll struct {
	sigs     []signature
	sizes    []int     // candidates per signature
	of       []int32   // signature of each candidate
	starts   []int32   // first candidate of each class, and one beyond the last
	marks    [][]int32 // per block of candidates: how many of each signature stand above it
	dense    bool      // there are marks
	keeps    bool      // an earlier award stands
	payAlike *bool     // everybody is paid the same in the same tier; nil: not looked at yet
	*posts             // nil where no seats were read
}

// block is how many candidates there are between two marks, and mostMarked how many
// signatures a mark tells apart at most.
const (
	block      = 1 << 10
	mostMarked = block / 2
)

// sig is the signature of a candidate.
func (r *roll) sig(i int) int { return int(r.of[i]) }

// classes is how many there are, class the candidates of one of them.
func (r *roll) classes() int { return len(r.starts) - 1 }

func (r *roll) class(c int) (lo, hi int) { return int(r.starts[c]), int(r.starts[c+1]) }

// first is the first candidate of a class, or one beyond the last.
func (r *roll) first(c int) int { return int(r.starts[c]) }

// classOf is the class that a candidate is in, from 0.
func (r *roll) classOf(i int) int {
	c, found := slices.BinarySearch(r.starts, int32(i))
	if !found {
		c--
	}
	return c
}

// readRoll reads the candidates, and the seats of an outcome that has one for each.
func readRoll(p *slate.Problem, o *slate.Outcome, purse *purse) *roll {
	n := len(p.Candidates)
	r := &roll{of: make([]int32, n), dense: true}
	if n > 0 {
		r.starts = make([]int32, 0, min(n, max(0, p.Candidates[n-1].Class-p.Candidates[0].Class)+1)+1)
	}
	if len(o.Seats) == n {
		r.posts = newPosts(p, o)
	}
	index := &sigIndex{roll: r, far: map[uint64][]int32{}}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		if i == 0 || c.Class != p.Candidates[i-1].Class {
			r.starts = append(r.starts, int32(i))
		}
		if i&(block-1) == 0 {
			r.mark()
		}
		var pay []int
		if purse != nil {
			pay = purse.pay(i, len(c.Open))
		}
		sig := index.find(c, pay)
		r.of[i] = int32(sig)
		r.sizes[sig]++
		if r.posts != nil {
			r.take(i, &r.sigs[sig], sig)
		}
	}
	r.starts = append(r.starts, int32(n))
	if r.posts != nil {
		r.settle()
	}
	return r
}

// mark notes how many of each signature there are so far.
func (r *roll) mark() {
	if len(r.sigs) > mostMarked {
		r.marks, r.dense = nil, false
	}
	if !r.dense {
		return
	}
	counts := make([]int32, len(r.sizes))
	for sig, n := range r.sizes {
		counts[sig] = int32(n)
	}
	r.marks = append(r.marks, counts)
}

// between adds to counts, times sign, how many of each signature stand from lo to hi.
func (r *roll) between(lo, hi int, add func(sig, n int)) {
	from, to := (lo+block-1)/block, hi/block
	if !r.dense || to <= from {
		for _, sig := range r.of[lo:hi] {
			add(int(sig), 1)
		}
		return
	}
	for _, sig := range r.of[lo : from*block] {
		add(int(sig), 1)
	}
	if to == len(r.marks) {
		to--
	}
	above := r.marks[from]
	for sig, n := range r.marks[to] {
		if sig < len(above) {
			n -= above[sig]
		}
		if n > 0 {
			add(sig, int(n))
		}
	}
	for _, sig := range r.of[to*block : hi] {
		add(int(sig), 1)
	}
}

// sigIndex finds signatures by hash; most are seen again soon.
type sigIndex struct {
	roll *roll
	near [256]struct {
		hash uint64
		sig  int32 // and one
	}
	far map[uint64][]int32
}

func (x *sigIndex) find(c *slate.Candidate, pay []int) int {
	s := signature{member: c.Member, open: c.Open, pay: pay, keep: c.Keep}
	h := s.hash()
	slot := &x.near[h>>32&255]
	if slot.hash == h && slot.sig > 0 && x.roll.sigs[slot.sig-1].is(&s) {
		return int(slot.sig - 1)
	}
	slot.hash = h
	for _, k := range x.far[h] {
		if x.roll.sigs[k].is(&s) {
			slot.sig = k + 1
			return int(k)
		}
	}
	r, k := x.roll, int32(len(x.roll.sigs))
	slot.sig = k + 1
	x.far[h] = append(x.far[h], k)
	r.sigs, r.sizes = append(r.sigs, s), append(r.sizes, 0)
	r.keeps = r.keeps || c.Keep
	if r.posts != nil {
		r.last = append(r.last, -1)
	}
	return int(k)
}

// merged is the roll in which only some quotas tell signatures apart.
func (r *roll) merged(counts func(quota int) bool) *roll {
	other := &roll{starts: r.starts, keeps: r.keeps, of: make([]int32, len(r.of))}
	place := make([]int32, len(r.sigs))
	index := &sigIndex{roll: other, far: map[uint64][]int32{}}
	for sig := range r.sigs {
		s := &r.sigs[sig]
		k := index.find(&slate.Candidate{Member: only(s.member, counts), Open: s.open, Keep: s.keep}, s.pay)
		place[sig] = int32(k)
		other.sizes[k] += r.sizes[sig]
	}
	for i, sig := range r.of {
		other.of[i] = place[sig]
	}
	return other
}
