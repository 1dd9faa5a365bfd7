package search

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// auditor explains a run by others, each with one limit absent.
type auditor struct {
	f       *field
	r       *result
	limits  []slate.Limit
	absent  []*result // parallel to limits
	merit   *result   // with all minima left out; nil: there are none
	takenBy []int     // by quota
	blames  map[string][]slate.Limit
	members []int64   // by quota: candidates who count for it, or the most they can be paid
	lists   bool      // see isList
	outside [][]int32 // by kind: members whose outlook is not that of the kind; nil: not listed yet
	marked  []bool    // by candidate: the outlook is not that of the kind; nil: of all
	ordered bool      // every run funds the first of each kind, but for ties of the main one
}

func (f *field) auditor(t *terms, r *result) *auditor {
	a := &auditor{f: f, r: r, limits: setLimits(f.p), blames: map[string][]slate.Limit{}, members: make([]int64, len(f.scope))}
	for k := range f.kinds {
		kd := &f.kinds[k]
		for _, q := range kd.member {
			n := int64(len(kd.at))
			if f.coins[q] && kd.cost != nil {
				n *= slices.Max(kd.cost)
			}
			a.members[q] += n
		}
	}
	if len(r.looks.of) > 0 {
		a.marked = make([]bool, len(f.p.Candidates))
		for i := range r.looks.of {
			a.marked[i] = true
		}
	}
	a.lists = a.isList()
	for _, l := range a.limits {
		a.absent = append(a.absent, a.lift(t, l))
	}
	a.merit = a.leaveMinima(t)
	a.taken()
	a.ordered = r.s.fund.sure != nil && (a.merit == nil || a.merit.orderly())
	for _, other := range a.absent {
		a.ordered = a.ordered && other.orderly()
	}
	return a
}

// lift is the run with one limit absent. A limit that no refusal rests on is not
// worth a run: without it the same candidates are refused for the same reasons.
func (a *auditor) lift(t *terms, l slate.Limit) *result {
	switch {
	case a.idle(l):
		return a.r
	case l.Kind == slate.LimitBudget && a.f.skips(t):
		plain, _ := fieldOf(a.f.p, false, a.f.meter)
		return plain.quick().run(t.without(l))
	}
	return a.f.quick().run(t.without(l))
}

// leaveMinima is the run with all minima left out; nil if there are none.
func (a *auditor) leaveMinima(t *terms) *result {
	some, working, last := 0, 0, -1
	for k, l := range a.limits {
		if l.Kind == slate.LimitQuota && t.least[l.Index].set {
			some++
			if last = k; !a.idle(l) {
				working++
			}
		}
	}
	switch {
	case some == 0:
		return nil
	case working == 0:
		return a.r
	case some == 1 && !t.most[a.limits[last].Index].set:
		return a.absent[last]
	}
	return a.f.quick().run(t.withoutMinima())
}

// taken finds for each relaxed quota that is short the earlier one without which
// it would be less so.
func (a *auditor) taken() {
	a.takenBy = make([]int, len(a.f.p.Quotas))
	for q := range a.takenBy {
		a.takenBy[q] = -1
	}
	for k, l := range a.limits {
		if l.Kind != slate.LimitQuota || a.f.p.Quotas[l.Index].IfShort != slate.Relax || !a.absent[k].s.lawful() {
			continue
		}
		for q := l.Index + 1; q < len(a.takenBy); q++ {
			if a.takenBy[q] < 0 && a.absent[k].s.short[q] < a.r.s.short[q] {
				a.takenBy[q] = l.Index
			}
		}
	}
}

// byMerit reports whether a funded candidate needs no minimum.
func (a *auditor) byMerit(i int) bool { return a.merit == nil || a.merit.certain(i) }

// seats writes everyone's outcome, and reports whether anyone may be funded. What
// the runs say changes only at certain places of a kind, so it is worked out once
// for each stretch between two of them.
func (a *auditor) seats(o *slate.Outcome) (someone bool) {
	stretches := make([]stretch, len(a.f.kinds))
	if a.ordered {
		for k := range stretches {
			stretches[k].ends = a.places(k)
		}
	}
	for i := range o.Seats {
		s, st := &o.Seats[i], &stretches[a.f.kind[i]]
		like := st.at(int(a.f.pos[i]))
		special := a.special(int32(i))
		if like == nil || special {
			a.seat(i, s)
		} else if *s = *like; s.State == slate.Certain {
			a.paid(i, a.r.looks.look(i), s)
		}
		if like == nil && !special {
			st.like = s
		}
		someone = someone || s.State != slate.Out
		a.add(o, s)
	}
	return someone
}

// stretch is the part of a kind that is being written.
type stretch struct {
	ends []int       // of this part and of those to come; none: each member alone
	like *slate.Seat // of the part, once it is known
}

// at is the seat of the others in the part of a kind in which a place is.
func (st *stretch) at(place int) *slate.Seat {
	if len(st.ends) == 0 {
		return nil
	}
	for place >= st.ends[0] {
		st.ends, st.like = st.ends[1:], nil
	}
	return st.like
}

func (a *auditor) add(o *slate.Outcome, s *slate.Seat) {
	if s.State != slate.Certain {
		return
	}
	o.Funded++
	if s.Fixed {
		o.Amount = exact.Add(o.Amount, s.Amount)
	}
}

// special reports whether the candidate's outlook is not that of their kind.
func (a *auditor) special(i int32) bool {
	return a.marked != nil && a.marked[i]
}

// places lists the ends of the stretches of a kind in which all runs agree, where
// every run funds the first of the kind.
func (a *auditor) places(k int) (ends []int) {
	ends = insertSorted(ends, len(a.f.kinds[k].at))
	ends = insertSorted(ends, a.r.first(k))
	for _, r := range a.absent {
		ends = insertSorted(ends, r.first(k))
	}
	if a.merit != nil {
		ends = insertSorted(ends, a.merit.first(k))
	}
	return ends
}

func insertSorted(list []int, x int) []int {
	i := len(list)
	for i > 0 && list[i-1] > x {
		i--
	}
	if i > 0 && list[i-1] == x || x == 0 {
		return list
	}
	list = append(list, 0)
	copy(list[i+1:], list[i:])
	list[i] = x
	return list
}

// seat writes one candidate's outcome.
func (a *auditor) seat(i int, s *slate.Seat) {
	s.Tier, s.ByQuota = -1, -1
	look := a.r.looks.look(i)
	if look.certain() {
		a.funded(i, look, s)
		return
	}
	if look.in {
		s.State = slate.Contested
	}
	s.Limits = a.toBlame(i)
	s.Code = a.code(i, look, s.Limits)
}

func (a *auditor) funded(i int, look outlook, s *slate.Seat) {
	s.State = slate.Certain
	a.paid(i, look, s)
	s.Stretch = a.r.apart[int32(i)]
	if !a.byMerit(i) {
		s.ByQuota = a.broughtBy(i)
	}
}

// paid writes the tier and the amount, where they are certain.
func (a *auditor) paid(i int, look outlook, s *slate.Seat) {
	s.Tier, s.Fixed, s.Amount = -1, false, exact.Num{}
	if !look.ungraded() {
		s.Tier = look.highest()
	}
	if least, most := a.r.awards(i, look); exact.Equal(least, most) {
		s.Fixed, s.Amount = true, least
	}
}

// broughtBy is the first quota whose absence alone would leave the candidate not
// certainly funded; if none, the first they are a member of, else the first.
func (a *auditor) broughtBy(i int) int {
	for k, l := range a.limits {
		if l.Kind == slate.LimitQuota && a.absent[k] != a.r && !a.absent[k].certain(i) {
			return l.Index
		}
	}
	if m := a.f.p.Candidates[i].Member; len(m) > 0 {
		return m[0]
	}
	return 0
}

// toBlame lists each limit whose absence alone certainly funds the candidate. The
// lists are shared: most candidates have the same.
func (a *auditor) toBlame(i int) []slate.Limit {
	var key [64]byte
	n := 0
	for k := range a.limits {
		if a.absent[k] != a.r && a.absent[k].certain(i) {
			if n == len(key) || k >= 1<<16 {
				return a.blameList(i)
			}
			key[n], key[n+1] = byte(k), byte(k>>8)
			n += 2
		}
	}
	if n == 0 {
		return nil
	}
	list, ok := a.blames[string(key[:n])]
	if !ok {
		list = a.blameList(i)
		a.blames[string(key[:n])] = list
	}
	return list
}

func (a *auditor) blameList(i int) (list []slate.Limit) {
	for k, l := range a.limits {
		if a.absent[k] != a.r && a.absent[k].certain(i) {
			list = append(list, l)
		}
	}
	return list
}

func (a *auditor) code(i int, look outlook, limits []slate.Limit) slate.Code {
	switch {
	case a.r.apart[int32(i)] && a.f.p.AtCut == slate.CutExclude:
		return slate.TieExcluded
	case look.in:
		return slate.TieUndecided
	case a.r.starved[int32(i)]:
		return slate.BudgetCode
	}
	return codeOf(limits)
}

// codeOf is the code of a refusal by the limits that are to blame for it.
func codeOf(limits []slate.Limit) slate.Code {
	code := slate.BelowCut
	for _, l := range limits {
		switch l.Kind {
		case slate.LimitQuota:
			return slate.QuotaCode
		case slate.LimitBudget:
			code = slate.BudgetCode
		case slate.LimitTier:
			code = slate.TierFull
		}
	}
	return code
}
