//go:build !merit_preview

package program

import "github.com/merit-rules/merit/internal/exact"

// fastStep is a step in its fast form; nil functions: there is none.
type fastStep struct {
	value  valFn // of StepSlot
	input  *fastInput
	rule   *fastRule
	leaf   *fastLeaf
	branch *fastBranch
}

// fastInput is an input with a condition.
type fastInput struct {
	when   boolFn
	cost   int64
	absent Value
}

type fastRule struct {
	when, require boolFn
	except        []boolFn
	cost          int64 // of when
	requireCost   int64
	exceptCost    []int64
}

type fastLeaf struct {
	ind      *Indicator
	when     boolFn
	whenCost int64
	form     numFn
	cost     int64
	round    *Rounding
	lo, hi   exact.Num
	cutLow   bool
	cutHigh  bool
	strict   bool
}

// attempt runs a step in its fast form. It is false when the general evaluator has
// to do the step.
func (f *Frame) attempt(s *Step, fast *fastStep) bool {
	left, poll, stop := f.left, f.poll, f.stop
	f.gaveUp = false
	ok := false
	switch {
	case fast.value != nil:
		ok = f.fastValue(s.Index, fast.value)
	case fast.input != nil:
		ok = f.fastInput(s.Index, fast.input)
	case fast.rule != nil:
		ok = f.fastVerify(f.verdictOf(s), fast.rule)
	case fast.leaf != nil:
		ok = f.fastScore(fast.leaf)
	case fast.branch != nil:
		ok = f.fastSum(fast.branch)
	}
	if !ok || f.gaveUp || f.left <= f.poll {
		f.left, f.poll, f.stop = left, poll, stop
		return false
	}
	return true
}

// verdictOf is where the verdict of a step's rule is kept.
func (f *Frame) verdictOf(s *Step) int {
	switch s.Kind {
	case StepRule:
		return len(f.program.Checks) + s.Index
	case StepQualify:
		return len(f.program.Checks) + len(f.program.Eligibility) + s.Index
	}
	return s.Index
}

func (f *Frame) fastValue(slot int, fn valFn) bool {
	v := fn(f)
	if f.gaveUp {
		return false
	}
	if r := f.program.Slots[slot].Round; r != nil {
		n, d := f.small(&v)
		v = Num(exact.FromSmall(n, d).Round(r.Places, r.Mode))
	}
	f.slots[slot] = v
	return true
}

func (f *Frame) fastInput(slot int, in *fastInput) bool {
	f.left -= in.cost
	asked := in.when(f)
	if f.gaveUp || f.left <= f.poll {
		return false
	}
	if !asked {
		f.slots[slot] = in.absent
		if slot < len(f.app.Inputs) && f.app.Inputs[slot].State() != IsUnknown {
			f.ignored = append(f.ignored, slot)
		}
	}
	return true
}

var (
	valueTrue  = Value{n: 1, ref: boolBox}
	valueFalse = Value{ref: boolBox}
)

func (f *Frame) fastVerify(at int, r *fastRule) bool {
	if r.when != nil {
		f.left -= r.cost
		applies := r.when(f)
		if f.gaveUp {
			return false
		}
		if !applies {
			f.verdicts[at] = Value{ref: nilBox}
			return true
		}
	}
	f.left -= r.requireCost
	holds := r.require(f)
	for i := 0; i < len(r.except) && !holds && !f.gaveUp; i++ {
		f.left -= r.exceptCost[i]
		holds = r.except[i](f)
	}
	f.verdicts[at] = valueFalse
	if holds {
		f.verdicts[at] = valueTrue
	}
	return true
}

func (f *Frame) fastScore(l *fastLeaf) bool {
	s := &f.scores[l.ind.Index]
	if l.when != nil {
		f.left -= l.whenCost
		applies := l.when(f)
		if f.gaveUp {
			return false
		}
		if !applies {
			*s = score{state: notApplicable}
			f.slots[l.ind.Slot] = Int(0)
			return true
		}
	}
	f.left -= l.cost
	n, d := l.form(f)
	if f.gaveUp {
		return false
	}
	raw := Value{n: n, d: d}
	if l.strict && lessThanNum(l.hi, n, d) {
		return false
	}
	if l.round != nil && (d != 1 || l.round.Places < 0) {
		n, d = f.fromNum(exact.FromSmall(n, d).Round(l.round.Places, l.round.Mode))
	}
	x := exact.FromSmall(n, d)
	cut := false
	if l.cutLow && exact.Less(x, l.lo) {
		x, cut = l.lo, true
	}
	if l.cutHigh && exact.Less(l.hi, x) {
		x, cut = l.hi, true
	}
	s.state, s.cut, s.value, s.raw, s.more = known, cut, x, raw, nil
	f.slots[l.ind.Slot] = Num(x)
	return true
}

func lessThanNum(x exact.Num, n, d int64) bool { return exact.Less(x, exact.FromSmall(n, d)) }

// fastBranch is a branch, or the total, whose items are all known.
type fastBranch struct {
	ind   *Indicator // nil: the total
	items []*Indicator
	slot  int
}

func (f *Frame) fastSum(b *fastBranch) bool {
	var n, d int64 = 0, 1
	for _, item := range b.items {
		s := &f.scores[item.Index]
		if s.state != known && s.state != notApplicable {
			return false
		}
		xn, xd, ok := s.value.Small()
		if !ok {
			return false
		}
		if item.HasWeight {
			wn, wd, ok := item.Weight.Small()
			if !ok {
				return false
			}
			xn, xd = f.mul(xn, xd, wn, wd)
		}
		n, d = f.add(n, d, xn, xd)
	}
	if f.gaveUp {
		return false
	}
	s := &f.total
	if b.ind != nil {
		s = &f.scores[b.ind.Index]
	}
	s.state, s.cut, s.value, s.more = known, false, exact.FromSmall(n, d), nil
	if b.ind != nil {
		s.raw = Value{n: n, d: d}
	}
	f.slots[b.slot] = Value{n: n, d: d}
	return true
}
