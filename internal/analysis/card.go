package analysis

import (
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// score is an indicator's score, as formulas read it.
func (p *Path) score(s *state, ind *program.Indicator) value {
	if v, ok := s.scores[ind]; ok {
		return v
	}
	v := p.scored(s, ind)
	if !p.Dead() {
		s.scores[ind] = v
	}
	return v
}

func (p *Path) scored(s *state, ind *program.Indicator) value {
	if ind.When != nil {
		when := p.condition(s, ind.When)
		switch {
		case when.kind == isFault:
			return when
		case when.kind == isAbsent:
			return fail(ind.When, "absent_needed")
		case !p.holds(when):
			return numeric(number{})
		}
	}
	if ind.Form == nil {
		return p.branch(s, ind)
	}
	v := p.eval(s, ind.Form)
	switch v.kind {
	case isFault:
		return v
	case isNil:
		return fail(ind.Form, "nil_used")
	case isAbsent:
		return fail(ind.Form, "absent_needed")
	case isNumber:
		return p.leaf(s, ind, v.num)
	}
	return p.within(s, ind)
}

// leaf is a form's value, rounded and then cut.
func (p *Path) leaf(s *state, ind *program.Indicator, x number) value {
	if ind.Strict && ind.HasMax && p.split(p.gap(x, plain(ind.Max)), linear.Above) {
		return blame(ind.Form, "over_max")
	}
	if r := rounding(s, ind); r != nil {
		x = p.round(x, r.Places, r.Mode)
	}
	if ind.HasMin {
		x = p.greater(x, plain(ind.Min))
	} else if !adjusts(s.prog, ind) {
		x = p.greater(x, number{})
	}
	if ind.HasMax {
		x = p.lesser(x, plain(ind.Max))
	}
	return numeric(x)
}

func rounding(s *state, ind *program.Indicator) *program.Rounding {
	if ind.Round != nil || ind.Form == nil {
		return ind.Round
	}
	return s.prog.Scoring.Round
}

func adjusts(p *program.Program, ind *program.Indicator) bool {
	for _, a := range p.Scoring.Adjust {
		if a == ind {
			return true
		}
	}
	return false
}

// within is the score of a leaf whose form is not followed: any within its limits.
func (p *Path) within(s *state, ind *program.Indicator) value {
	if p.Dead() {
		return value{}
	}
	p.loose = true
	x := linear.Variable(p.unknown("\x00score "+ind.ID, false))
	if ind.HasMin || !adjusts(s.prog, ind) {
		p.must(linear.Sub(x, linear.Constant(ind.Min)), linear.AtLeast)
	}
	if ind.HasMax {
		p.must(linear.Sub(x, linear.Constant(ind.Max)), linear.AtMost)
	}
	return numeric(number{n: x})
}

// branch is the weighted sum of the items, rounded and cut where that is declared.
func (p *Path) branch(s *state, ind *program.Indicator) value {
	v := p.sumUp(s, ind.Items)
	if v.kind != isNumber {
		return v
	}
	x := v.num
	if ind.Round != nil {
		x = p.round(x, ind.Round.Places, ind.Round.Mode)
	}
	if ind.HasMin {
		x = p.greater(x, plain(ind.Min))
	}
	if ind.Cap && ind.HasMax {
		x = p.lesser(x, plain(ind.Max))
	}
	return numeric(x)
}

func (p *Path) sumUp(s *state, items []*program.Indicator) value {
	var sum number
	for _, item := range items {
		v := p.score(s, item)
		if v.kind != isNumber {
			return v
		}
		if item.HasWeight {
			v.num = v.num.scale(item.Weight)
		}
		sum = p.add(sum, v.num)
	}
	return numeric(sum)
}

// total is the sum of the indicators and adjustments. It is not cut.
func (p *Path) total(s *state) value {
	scoring := s.prog.Scoring
	items := append(append([]*program.Indicator(nil), scoring.Items...), scoring.Adjust...)
	return p.sumUp(s, items)
}

// Outcome is what a rule comes to. The zero value is an error of the policy.
type Outcome uint8

// The outcomes.
const (
	Faulty Outcome = iota
	Fails
	Holds
	Idle // the rule does not apply
)

// rule is the verdict on a rule.
func (p *Path) rule(s *state, r *program.Rule) (Outcome, *program.Fault) {
	if r.When != nil {
		when := p.condition(s, r.When)
		switch {
		case when.kind == isFault:
			return Faulty, when.fault
		case when.kind == isAbsent:
			return Faulty, fail(r.When, "absent_needed").fault
		case !p.holds(when):
			return Idle, nil
		}
	}
	v := p.held(s, r)
	switch v.kind {
	case isFault:
		return Faulty, v.fault
	case isAbsent:
		return Faulty, fail(r.Require, "absent_needed").fault
	}
	if p.holds(v) {
		return Holds, nil
	}
	return Fails, nil
}

// held is `require` or one of the exemptions.
func (p *Path) held(s *state, r *program.Rule) value {
	v := p.condition(s, r.Require)
	if v.kind == isGuess {
		v = truth(p.holds(v))
	}
	for i := range r.Except {
		if v.isTrue() || v.kind == isFault {
			return v
		}
		w := p.condition(s, r.Except[i].When)
		if w.kind == isGuess {
			w = truth(p.holds(w))
		}
		if w.isTrue() || w.kind == isFault || v.isFalse() {
			v = w
		}
	}
	return v
}
