package proof

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// post is all candidates of one signature whose seats say the same but for the
// amount. What follows from a seat and a signature is looked at once for them all.
type post struct {
	sig         int
	seat        slate.Seat // without an amount
	contest     slate.ContestKind
	place       int // of the seat's tier among the open ones; -1
	n           int
	first, last int // candidates
}

// certain reports whether those at the post are certainly funded.
func (t *post) certain() bool { return t.seat.State == slate.Certain }

// posts are those of an outcome, and what is noted of each candidate while reading.
type posts struct {
	p     *slate.Problem
	o     *slate.Outcome
	all   []post
	at    []int32 // post of each candidate
	last  []int32 // per signature: the post last met
	found map[uint64][]int32
	kinds []slate.ContestKind // per candidate; nil: nothing is contested

	amount exact.Num // certain awards in all
	run    exact.Num // and of those not yet added: each of them
	times  int64     // and how many
	odd    []int     // certain, and paid something else than their tier pays, or nothing certain
	idle   []int     // not certain, and yet with an amount
}

func newPosts(p *slate.Problem, o *slate.Outcome) *posts {
	return &posts{p: p, o: o, at: make([]int32, len(p.Candidates)), found: map[uint64][]int32{}, kinds: contestKinds(p, o)}
}

// take notes where candidate i stands.
func (t *posts) take(i int, s *signature, sig int) {
	seat, kind := &t.o.Seats[i], uncontested
	if t.kinds != nil {
		kind = t.kinds[i]
	}
	k := t.last[sig]
	if k < 0 || !t.all[k].says(seat, kind) {
		k = t.find(i, s, sig, kind)
		t.last[sig] = k
	}
	at := &t.all[k]
	t.at[i] = k
	at.n++
	at.last = i
	if seat.State != slate.Certain {
		if seat.Amount.Sign() != 0 {
			t.idle = append(t.idle, i)
		}
		return
	}
	if seat.Fixed {
		if t.times > 0 && t.run != seat.Amount {
			t.settle()
		}
		t.run = seat.Amount
		t.times++
	}
	if seat.Tier >= 0 && !t.paid(i, at.place, seat) {
		t.odd = append(t.odd, i)
	}
}

// paid reports whether a seat is paid what the tier at that place pays.
func (t *posts) paid(i, place int, seat *slate.Seat) bool {
	if !seat.Fixed {
		return false
	}
	if amounts := t.p.Candidates[i].Amounts; t.p.Paid && place >= 0 && place < len(amounts) {
		return amounts[place] == seat.Amount || exact.Equal(amounts[place], seat.Amount)
	}
	return seat.Amount.Sign() == 0
}

// settle adds the awards that are not yet.
func (t *posts) settle() {
	if t.times > 0 {
		t.amount = exact.Add(t.amount, exact.Mul(exact.Int(t.times), t.run))
		t.times = 0
	}
}

// says reports whether a seat says what those at the post say.
func (t *post) says(s *slate.Seat, kind slate.ContestKind) bool {
	u := &t.seat
	return u.State == s.State && u.Code == s.Code && u.Tier == s.Tier && u.ByQuota == s.ByQuota &&
		u.Fixed == s.Fixed && u.Stretch == s.Stretch && t.contest == kind && sameLimits(u.Limits, s.Limits)
}

func sameLimits(a, b []slate.Limit) bool {
	if len(a) != len(b) {
		return false
	}
	return len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b)
}

// find is the post at which a seat stands that is not the last of its signature.
func (t *posts) find(i int, s *signature, sig int, kind slate.ContestKind) int32 {
	seat := &t.o.Seats[i]
	h := uint64(sig)
	for _, x := range []int{int(seat.State), int(seat.Code), seat.Tier, seat.ByQuota, int(kind), len(seat.Limits)} {
		h = (h ^ uint64(x)) * 1099511628211
	}
	for _, l := range seat.Limits {
		h = (h ^ uint64(l.Index)<<8 ^ uint64(l.Kind)) * 1099511628211
	}
	for _, k := range t.found[h] {
		if t.all[k].sig == sig && t.all[k].says(seat, kind) {
			return k
		}
	}
	k := int32(len(t.all))
	t.found[h] = append(t.found[h], k)
	at := post{sig: sig, seat: *seat, contest: kind, place: slices.Index(s.open, seat.Tier), first: i}
	at.seat.Amount = exact.Num{}
	t.all = append(t.all, at)
	return k
}

// post is where candidate i stands.
func (t *posts) post(i int) *post { return &t.all[t.at[i]] }

// some reports whether there is a post like that, and so a candidate.
func (t *posts) some(like func(*post) bool) bool {
	for k := range t.all {
		if like(&t.all[k]) {
			return true
		}
	}
	return false
}

// those are the candidates at posts like that, in rank order.
func (t *posts) those(like func(*post) bool) (those []int) {
	wanted, any := make([]bool, len(t.all)), false
	for k := range t.all {
		wanted[k] = like(&t.all[k])
		any = any || wanted[k]
	}
	if !any {
		return nil
	}
	for i, k := range t.at {
		if wanted[k] {
			those = append(those, i)
		}
	}
	return those
}

// standing are the candidates at a post, as many as are named.
func (t *posts) standing(at *post) (those []int) {
	for i := at.first; i <= at.last && len(those) < mostNamed; i++ {
		if &t.all[t.at[i]] == at {
			those = append(those, i)
		}
	}
	return those
}

// lastCertain is the last who is certainly funded; -1: nobody is.
func (t *posts) lastCertain() int {
	last := -1
	for k := range t.all {
		if t.all[k].certain() {
			last = max(last, t.all[k].last)
		}
	}
	return last
}

// certain is how many of each signature are certainly funded.
func (r *roll) certain() []int {
	funded := make([]int, len(r.sigs))
	for k := range r.all {
		if r.all[k].certain() {
			funded[r.all[k].sig] += r.all[k].n
		}
	}
	return funded
}

// firsts is who is certainly funded, where that is the first so many of each
// signature; else nil.
func (r *roll) firsts() *firsts {
	f, last := &firsts{ends: make([]int, len(r.sigs)), n: r.certain()}, make([]int, len(r.sigs))
	for sig := range r.sigs {
		f.ends[sig], last[sig] = len(r.of), -1
	}
	for k := range r.all {
		if t := &r.all[k]; t.certain() {
			last[t.sig] = max(last[t.sig], t.last)
		} else {
			f.ends[t.sig] = min(f.ends[t.sig], t.first)
		}
	}
	for sig := range last {
		if last[sig] > f.ends[sig] {
			return nil
		}
	}
	return f
}
