package program

import "github.com/merit-rules/merit/internal/exact"

// branch is the weighted sum of the items, rounded and cut where that is declared.
func (f *Frame) branch(ind *Indicator) score {
	s := f.sumUp(ind.Items)
	if s.state == faulty {
		return s
	}
	if s.state == known {
		s.raw = Num(s.value)
	}
	reach := s.span()
	if r := ind.Round; r != nil {
		reach = reach.each(r.apply)
	}
	before := reach
	if ind.HasMin {
		reach = reach.max(point(ind.Min))
	}
	if ind.Cap && ind.HasMax {
		reach = reach.min(point(ind.Max))
	}
	o := openScore(reach, s.doubt().slots, s.doubt().loose)
	o.raw = s.raw
	if s.state == known {
		o.cut = !exact.Equal(before.lo.x, reach.lo.x)
	}
	return o
}

// sumUp adds items, each times its weight. An error in one is the sum's.
func (f *Frame) sumUp(items []*Indicator) score {
	sum := doubt{}
	reach := point(exact.Num{})
	for _, item := range items {
		s := &f.scores[item.Index]
		d := s.doubt()
		if d.fault != nil && sum.fault == nil {
			sum.fault = d.fault
		}
		sum.loose = sum.loose || d.loose
		sum.slots = mergeSlots(sum.slots, d.slots)
		part := s.span()
		if item.HasWeight {
			part = part.mul(point(item.Weight))
		}
		reach = reach.add(part)
	}
	if sum.fault != nil {
		d := reach.doubt()
		d.fault, d.loose = sum.fault, true
		return score{state: faulty, more: d, raw: Failed(sum.fault)}
	}
	return openScore(reach, sum.slots, sum.loose)
}

// addUp is the total: the indicators and the adjustments. It is not cut.
func (f *Frame) addUp() {
	scoring := f.program.Scoring
	items := scoring.Items
	if len(scoring.Adjust) > 0 {
		items = append(items[:len(items):len(items)], scoring.Adjust...)
	}
	f.total = f.sumUp(items)
	f.slots[scoring.Total] = f.total.asValue()
}
