package round

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// sheet is what one list needs to know of a candidate. A policy without pools has
// one list; beside pools the first sheet holds the rank keys of the programme and
// each pool has a sheet of its own.
type sheet struct {
	keys     []program.Value // rank keys
	where    []bool          // per quota of the policy
	each     []program.Value // per quota with `each`
	tiers    []int           // open tiers
	amount   []exact.Num     // parallel to tiers
	closed   Closed          // why no tier is open
	admitted bool            // of a pool: its `where` holds, and `each` has a share
	value    string          // of a pool with `each`
}

// sheet is the candidate's sheet of a list: 0 is that of the programme, 1 + i that
// of pool i.
func (e *Entrant) sheet(i int) *sheet {
	if i == 0 {
		return &e.placed
	}
	return &e.pooled[i-1]
}

// terms are those of the list that a sheet is of.
func (r *Round) terms(i int) *program.Terms {
	if i == 0 {
		return &r.Program.Allocation.Terms
	}
	return &r.Program.Allocation.Pools[i-1].Terms
}

// evaluate computes rank keys, pools, quota membership, open tiers and amounts of
// the entrant that f stands at. What cannot be known makes the candidate
// undetermined; an unknown rank key does not, it only keeps a class together.
func (r *Round) evaluate(f *program.Frame, e *Entrant) {
	a := r.Program.Allocation
	e.placed = sheet{}
	r.keys(f, e, 0)
	if len(a.Pools) == 0 {
		r.fill(f, e, 0)
		return
	}
	e.pooled = r.rooms.sheets.take(len(a.Pools))
	for i := range a.Pools {
		if !r.admit(f, e, i) {
			continue
		}
		r.fill(f, e, 1+i)
		if OwnRanking(a, &a.Pools[i].Terms) {
			r.keys(f, e, 1+i)
		} else {
			e.pooled[i].keys = e.placed.keys
		}
	}
}

// OwnRanking reports whether a pool ranks by other keys than the programme.
func OwnRanking(a *program.Allocation, t *program.Terms) bool {
	return !slices.EqualFunc(a.RankBy, t.RankBy, func(x, y program.RankKey) bool {
		return x.By == y.By && x.Asc == y.Asc && slices.Equal(x.Values, y.Values)
	})
}

func (r *Round) keys(f *program.Frame, e *Entrant, list int) {
	by, s := r.terms(list).RankBy, e.sheet(list)
	s.keys = r.rooms.values.take(len(by))
	for i := range by {
		v := f.Eval(by[i].By)
		s.keys[i] = v
		if v.State() == program.IsError {
			e.blame(v)
		}
	}
}

// admit reports whether a pool takes the entrant as far as its conditions go.
func (r *Round) admit(f *program.Frame, e *Entrant, pool int) bool {
	p, s := &r.Program.Allocation.Pools[pool], &e.pooled[pool]
	if p.Where != nil {
		v := f.Eval(p.Where)
		if e.need(v); v.State() != program.IsBool || !v.Bool() {
			return false
		}
	}
	if p.Each != nil {
		v := f.Eval(p.Each)
		if !e.need(v) {
			return false
		}
		s.value = program.Print(v, p.Each.Type, "")
		if !slices.ContainsFunc(p.Shares, func(x program.Share) bool { return x.Value == s.value }) {
			return false
		}
	}
	s.admitted = true
	return true
}

// fill evaluates what a list needs besides the ranking.
func (r *Round) fill(f *program.Frame, e *Entrant, list int) {
	t, s := r.terms(list), e.sheet(list)
	r.rooms.fill(s, t)
	s.closed = NoTier
	for i := range t.Quotas {
		e.placeQuota(f, &t.Quotas[i], s, i)
	}
	for i := range t.Tiers {
		if r.placeTier(f, e, list, i) {
			break
		}
	}
	if len(s.tiers) > 0 {
		s.closed = Opened
	}
}

func (e *Entrant) placeQuota(f *program.Frame, q *program.Quota, s *sheet, i int) {
	s.where[i] = true
	if q.Where != nil {
		v := f.Eval(q.Where)
		s.where[i] = v.State() == program.IsBool && v.Bool()
		e.need(v)
	}
	if q.Each != nil && s.where[i] {
		s.each[i] = f.Eval(q.Each)
		e.need(s.each[i])
	}
}

// placeTier looks at one tier and reports whether those after it are closed.
func (r *Round) placeTier(f *program.Frame, e *Entrant, list, i int) (last bool) {
	t, s := &r.terms(list).Tiers[i], e.sheet(list)
	if t.Qualify != nil {
		v := f.Eval(t.Qualify)
		e.need(v)
		if v.State() != program.IsBool || !v.Bool() {
			return false
		}
	}
	s.closed = NothingToPay
	amount, ok := r.amount(f, e, list, i)
	if !ok {
		return false
	}
	if r.terms(list).Paid && amount.Sign() <= 0 {
		return false
	}
	s.tiers = append(s.tiers, i)
	s.amount = append(s.amount, amount)
	return t.Out
}

// amount is what the tier pays: its amount, not above the cap, rounded by unit.
func (r *Round) amount(f *program.Frame, e *Entrant, list, tier int) (amount exact.Num, ok bool) {
	terms := r.terms(list)
	t, ceiling := &terms.Tiers[tier], r.caps[list][tier]
	capped := ceiling.State() == program.IsNumber
	switch {
	case t.Amount != nil:
		v := f.Eval(t.Amount)
		if !e.need(v) {
			return amount, false
		}
		amount = v.Num()
	case len(t.Parts) > 0:
		if amount, ok = partSum(f, e, t.Parts); !ok {
			return amount, false
		}
	case capped:
		return ceiling.Num(), true
	default:
		return amount, true
	}
	if capped && exact.Cmp(amount, ceiling.Num()) > 0 {
		amount = ceiling.Num()
	}
	return amount.RoundTo(terms.UnitTo, terms.UnitMode), true
}

// Cap is the cap of a pool's tier after rounding down to the unit; nil: none.
func (r *Round) Cap(p *Pool, tier int) *exact.Num {
	if v := r.caps[p.list][tier]; v.State() == program.IsNumber {
		x := v.Num()
		return &x
	}
	return nil
}

// partSum adds the parts that apply, each cut to its own cap.
func partSum(f *program.Frame, e *Entrant, parts []program.Part) (sum exact.Num, ok bool) {
	ok = true
	for i := range parts {
		v, applies := Part(f, &parts[i])
		if !applies {
			continue
		}
		if !e.need(v) {
			ok = false
			continue
		}
		sum = exact.Add(sum, v.Num())
	}
	return sum, ok
}

// Part is the value of one part of an amount after its cap, for the entrant that
// f stands at; applies is false when its `when` does not hold.
func Part(f *program.Frame, part *program.Part) (v program.Value, applies bool) {
	if part.When != nil {
		w := f.Eval(part.When)
		if unsettled(w) {
			return w, true
		}
		if !w.Bool() {
			return w, false
		}
	}
	v = f.Eval(part.Formula)
	if part.Cap == nil || v.State() != program.IsNumber {
		return v, true
	}
	ceiling := f.Eval(part.Cap)
	if ceiling.State() != program.IsNumber {
		return ceiling, true
	}
	return program.Num(exact.Min(v.Num(), ceiling.Num())), true
}

// need reports whether v is known; what is not makes the entrant undetermined.
func (e *Entrant) need(v program.Value) bool {
	switch v.State() {
	case program.IsUnknown:
		e.Status = program.Undetermined
		e.Decision.Status = program.Undetermined
		e.wait(v)
		return false
	case program.IsError, program.IsAbsent, program.IsNil:
		e.blame(v)
		return false
	}
	return true
}

// wait adds the inputs that v waits for to those missing.
func (e *Entrant) wait(v program.Value) {
	if v.Wait() == nil {
		return
	}
	for _, slot := range v.Wait().Slots {
		if !slices.Contains(e.Decision.Missing, int(slot)) {
			e.Decision.Missing = append(e.Decision.Missing, int(slot))
		}
	}
}

// blame makes the entrant undetermined because of an error, or of a value that
// nobody asked for.
func (e *Entrant) blame(v program.Value) {
	e.Status = program.Undetermined
	e.Decision.Status = program.Undetermined
	fault := v.Fault()
	if fault == nil {
		fault = &program.Fault{Code: "absent_value"}
	}
	e.Decision.Faults = append(e.Decision.Faults, fault)
}
