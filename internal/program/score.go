package program

import "github.com/merit-rules/merit/internal/exact"

// score is what a step made of an indicator, or the total.
type score struct {
	state scoreState
	cut   bool
	value exact.Num
	raw   Value
	more  *doubt // nil while there is none
}

// doubt is what is known of a score that is open or faulty. Low and high are its
// range.
type doubt struct {
	loose     bool // the range is the item's limits, because its formula gives none
	unbounded bool // there is no range
	low, high exact.Num
	slots     []int32
	fault     *Fault
}

var noDoubt = &doubt{}

func (s *score) doubt() *doubt {
	if s.more == nil {
		return noDoubt
	}
	return s.more
}

type scoreState uint8

const (
	unscored scoreState = iota
	known
	open   // waits for inputs
	faulty // fault says why
	notApplicable
)

// limits are the ends of an item's score: a leaf without `min` stops at 0, an
// adjustment has only those that are written.
func (ind *Indicator) limits(adjustment bool) span {
	s := everything
	switch {
	case ind.HasMin:
		s.lo = end{x: ind.Min}
	case !adjustment:
		s.lo = end{}
	}
	if ind.HasMax {
		s.hi = end{x: ind.Max}
	}
	return s
}

func (f *Frame) score(ind *Indicator) {
	applies := Truth(true)
	if ind.When != nil {
		applies = f.condition(ind.When)
	}
	var s score
	switch {
	case applies.isFalse():
		s = score{state: notApplicable}
		f.skip(ind.Items)
	case applies.isTrue():
		s = f.scored(ind)
	case applies.State() == IsUnknown:
		s = f.scored(ind).orNothing(slotsOf(applies))
	default:
		s = f.failed(ind, ind.When, applies)
	}
	f.settle(ind, s)
}

// settle keeps a score, also as the value of the name that reads it.
func (f *Frame) settle(ind *Indicator, s score) {
	f.scores[ind.Index] = s
	f.slots[ind.Slot] = s.asValue()
}

// skip makes everything under a branch that does not apply not applicable too.
func (f *Frame) skip(items []*Indicator) {
	for _, item := range items {
		f.settle(item, score{state: notApplicable})
		f.skip(item.Items)
	}
}

func (f *Frame) scored(ind *Indicator) score {
	if ind.Form == nil {
		return f.branch(ind)
	}
	return f.leaf(ind)
}

// asValue is a score as formulas read it.
func (s *score) asValue() Value {
	switch s.state {
	case known, notApplicable:
		return Num(s.value)
	case faulty:
		return Failed(s.more.fault)
	case open:
		return s.span().unknown(s.more.slots)
	}
	return Value{}
}

func (s *score) span() span {
	if s.state == known || s.state == notApplicable {
		return point(s.value)
	}
	d := s.doubt()
	if d.unbounded {
		return everything
	}
	return span{lo: end{x: d.low}, hi: end{x: d.high}}
}

// leaf is a form's value, rounded and then cut, so that no rounding lifts a score
// over the maximum.
func (f *Frame) leaf(ind *Indicator) score {
	raw := f.eval(ind.Form)
	switch raw.State() {
	case IsNumber:
		return f.exactLeaf(ind, raw)
	case IsUnknown:
		return f.openLeaf(ind, raw)
	case IsNil:
		return f.failed(ind, ind.Form, f.fail(ind.Form, "nil_used"))
	case IsAbsent, IsError:
		return f.failed(ind, ind.Form, raw)
	}
	return f.failed(ind, ind.Form, f.wrong(ind.Form))
}

func (f *Frame) exactLeaf(ind *Indicator, raw Value) score {
	x := raw.Num()
	if ind.Strict && ind.HasMax && exact.Less(ind.Max, x) {
		fault := &Fault{Code: "over_max", Args: []string{x.String(), ind.Max.String()}, Node: ind.Form, Data: true, Seen: x.String()}
		return f.failed(ind, ind.Form, Failed(fault))
	}
	if r := f.rounding(ind); r != nil {
		x = r.apply(x)
	}
	y := f.clip(ind, x)
	return score{state: known, value: y, raw: raw, cut: !exact.Equal(x, y)}
}

// rounding is the rounding of an item: its own, else for a leaf the scorecard's.
func (f *Frame) rounding(ind *Indicator) *Rounding {
	if ind.Round != nil || ind.Form == nil {
		return ind.Round
	}
	return f.program.Scoring.Round
}

func (r *Rounding) apply(x exact.Num) exact.Num { return x.Round(r.Places, r.Mode) }

// clip cuts a number to the item's limits.
func (f *Frame) clip(ind *Indicator, x exact.Num) exact.Num {
	lim := ind.limits(f.isAdjustment(ind))
	if lim.lo.inf == 0 {
		x = exact.Max(x, lim.lo.x)
	}
	if lim.hi.inf == 0 {
		x = exact.Min(x, lim.hi.x)
	}
	return x
}

func (f *Frame) isAdjustment(ind *Indicator) bool {
	for _, a := range f.program.Scoring.Adjust {
		if a == ind {
			return true
		}
	}
	return false
}

// openLeaf is a leaf that waits. It is known all the same when nothing missing
// can change it.
func (f *Frame) openLeaf(ind *Indicator, raw Value) score {
	reach := spanOf(raw)
	if r := f.rounding(ind); r != nil {
		reach = reach.each(r.apply)
	}
	lim := ind.limits(f.isAdjustment(ind))
	loose := reach.lo.inf != 0 || reach.hi.inf != 0
	reach = reach.max(span{lo: lim.lo, hi: lim.lo}).min(span{lo: lim.hi, hi: lim.hi})
	s := openScore(reach, slotsOf(raw), loose)
	s.raw = raw
	return s
}

// openScore is a score of which a range is known; a range of one number is known.
func openScore(reach span, slots []int32, loose bool) score {
	if x, ok := reach.isPoint(); ok {
		return score{state: known, value: x}
	}
	d := reach.doubt()
	d.slots, d.loose = slots, loose
	return score{state: open, more: d}
}

func (s span) doubt() *doubt {
	return &doubt{low: s.lo.x, high: s.hi.x, unbounded: s.lo.inf != 0 || s.hi.inf != 0}
}

// orNothing is a score of which it is not known whether it applies. What may not
// be taken raises nothing: a faulty one can be anything within its limits.
func (s score) orNothing(slots []int32) score {
	d := s.doubt()
	o := openScore(s.span().hull(span{}), mergeSlots(slots, d.slots), d.loose)
	o.raw = s.raw
	if s.state == faulty {
		o.raw = Unknown(&Wait{Slots: slots})
	}
	return o
}

// failed is the score of an item that has an error, or needs what was not asked.
func (f *Frame) failed(ind *Indicator, n *Node, v Value) score {
	if v.State() == IsAbsent {
		v = f.needed(n, v)
	}
	if v.State() != IsError {
		v = f.fail(n, "nil_used")
	}
	d := ind.limits(f.isAdjustment(ind)).doubt()
	d.fault, d.loose = v.Fault(), true
	return score{state: faulty, more: d, raw: v}
}
