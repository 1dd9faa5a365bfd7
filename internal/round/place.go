package round

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// placed is what the allocation needs to know of one candidate.
type placed struct {
	keys   []program.Value // rank keys
	where  []bool          // per quota of the policy
	each   []program.Value // per quota with `each`
	tiers  []int           // open tiers
	amount []exact.Num     // parallel to tiers
	cut    []bool          // the amount was cut to the cap
}

// placement holds what the allocation fixes for the whole round.
type placement struct {
	caps []program.Value // per tier, rounded down to the unit; unset: none
	unit exact.Num
	mode exact.Mode
}

// evaluate computes rank keys, quota membership, open tiers and amounts of the
// entrant that f stands at. What cannot be known makes the candidate undetermined;
// an unknown rank key does not, it only keeps a class together.
func (r *Round) evaluate(f *program.Frame, e *Entrant) {
	a := r.Program.Allocation
	e.placed = r.pools.place(a)
	for i := range a.RankBy {
		v := f.Eval(a.RankBy[i].By)
		e.placed.keys[i] = v
		if v.State() == program.IsError {
			e.blame(v)
		}
	}
	for i := range a.Quotas {
		e.placeQuota(f, &a.Quotas[i], i)
	}
	for i := range a.Tiers {
		if r.placeTier(f, e, i) {
			break
		}
	}
	if len(e.placed.tiers) > 0 {
		e.Closed = Opened
	}
}

func (e *Entrant) placeQuota(f *program.Frame, q *program.Quota, i int) {
	e.placed.where[i] = true
	if q.Where != nil {
		v := f.Eval(q.Where)
		e.placed.where[i] = v.State() == program.IsBool && v.Bool()
		e.need(v)
	}
	if q.Each != nil && e.placed.where[i] {
		e.placed.each[i] = f.Eval(q.Each)
		e.need(e.placed.each[i])
	}
}

// placeTier looks at one tier and reports whether those after it are closed.
func (r *Round) placeTier(f *program.Frame, e *Entrant, i int) (last bool) {
	t := &r.Program.Allocation.Tiers[i]
	if t.Qualify != nil {
		v := f.Eval(t.Qualify)
		e.need(v)
		if v.State() != program.IsBool || !v.Bool() {
			return false
		}
	}
	e.Closed = NothingToPay
	amount, cut, ok := r.amount(f, e, i)
	if !ok {
		return false
	}
	if r.Program.Allocation.Paid && amount.Sign() <= 0 {
		return false
	}
	e.placed.tiers = append(e.placed.tiers, i)
	e.placed.amount = append(e.placed.amount, amount)
	e.placed.cut = append(e.placed.cut, cut)
	return t.Out
}

// amount is what the tier pays: its amount, not above the cap, rounded by unit.
func (r *Round) amount(f *program.Frame, e *Entrant, tier int) (amount exact.Num, cut, ok bool) {
	t := &r.Program.Allocation.Tiers[tier]
	ceiling := r.places.caps[tier]
	capped := ceiling.State() == program.IsNumber
	switch {
	case t.Amount != nil:
		v := f.Eval(t.Amount)
		if !e.need(v) {
			return amount, false, false
		}
		amount = v.Num()
	case len(t.Parts) > 0:
		if amount, ok = partSum(f, e, t.Parts); !ok {
			return amount, false, false
		}
	case capped:
		return ceiling.Num(), false, true
	default:
		return amount, false, true
	}
	if capped && exact.Cmp(amount, ceiling.Num()) > 0 {
		amount, cut = ceiling.Num(), true
	}
	return amount.RoundTo(r.places.unit, r.places.mode), cut, true
}

// Cap is a tier's cap after rounding down to the unit; nil: none.
func (r *Round) Cap(tier int) *exact.Num {
	if v := r.places.caps[tier]; v.State() == program.IsNumber {
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
		if !contains(e.Decision.Missing, int(slot)) {
			e.Decision.Missing = append(e.Decision.Missing, int(slot))
		}
	}
}

func contains(list []int, n int) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
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
