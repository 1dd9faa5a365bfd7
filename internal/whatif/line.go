package whatif

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/internal/program"
)

// line is one sweep with the second parameter at a value.
func (s *study) line(other program.Value, base *outcome.Round) (*Line, error) {
	sweep := &s.q.Sweeps[0]
	l := &Line{Other: other, Numeric: sweep.Numeric()}
	if !l.Numeric {
		return l, s.rows(l, nil, base)
	}
	d := dependenceOn(s.q.Policy.Compiled().(*program.Program), sweep.slot)
	probe, err := s.light(d, remembers(d), other)
	if err != nil {
		return nil, err
	}
	from, to := ends(sweep.Values)
	c := walk(from, to, probe)
	l.Complete, l.Open = c.complete(), c.open
	if !l.Complete {
		return l, s.enclosed(l, probe, base)
	}
	if err := s.rows(l, c, base); err != nil {
		return nil, err
	}
	return l, s.breaks(l, c)
}

func ends(list []program.Value) (from, to exact.Num) {
	from, to = list[0].Num(), list[0].Num()
	for _, v := range list {
		from, to = exact.Min(from, v.Num()), exact.Max(to, v.Num())
	}
	return from, to
}

// rows runs the steps. One that lies on the same stretch as the step before is the
// same list, and is not run again unless amounts depend on the parameter.
func (s *study) rows(l *Line, c *cover, before *outcome.Round) error {
	var last *stretch
	paid := c != nil && s.paysBy(dependenceOn(s.q.Policy.Compiled().(*program.Program), s.q.Sweeps[0].slot))
	for _, v := range s.q.Sweeps[0].Values {
		var here *stretch
		if c != nil {
			here = c.at(v.Num())
		}
		if here != nil && here == last && !paid {
			row := l.Rows[len(l.Rows)-1]
			row.Value, row.Changes, row.Reused = v, Changes{}, true
			l.Rows = append(l.Rows, row)
			continue
		}
		after, err := s.full(s.set(v, l.Other))
		if err != nil {
			return err
		}
		row := rowOf(after)
		row.Value, row.Changes = v, between(before, after)
		l.Rows = append(l.Rows, row)
		before, last = after, here
	}
	return nil
}

// breaks are the ends of stretches at which the list is another one.
func (s *study) breaks(l *Line, c *cover) error {
	list := c.stretches
	for i := range list {
		if !list[i].single() {
			continue
		}
		var below, above *stretch
		if i > 0 && exact.Equal(list[i-1].to, list[i].from) {
			below = &list[i-1]
		}
		if i+1 < len(list) && exact.Equal(list[i+1].from, list[i].to) {
			above = &list[i+1]
		}
		holds := side(below, &list[i], above)
		if holds == "" {
			continue
		}
		b := Break{Value: program.Num(list[i].from), Holds: holds}
		if err := s.sides(&b, l.Other, below, &list[i], above); err != nil {
			return err
		}
		l.Breaks = append(l.Breaks, b)
	}
	return nil
}

// side says to which side of a change its value belongs; "": there is no change.
func side(below, at, above *stretch) string {
	switch {
	case below != nil && above != nil && below.list == at.list && at.list == above.list:
		return ""
	case below == nil && above == nil:
		return ""
	case below == nil:
		return map[bool]string{false: "above", true: ""}[at.list == above.list]
	case above == nil:
		return map[bool]string{false: "at", true: ""}[at.list == below.list]
	case at.list == above.list:
		return "at"
	case at.list == below.list:
		return "above"
	}
	return "only"
}

// sides runs both sides of a change in full, for who moves and why.
func (s *study) sides(b *Break, other program.Value, below, at, above *stretch) error {
	first, second := below, above
	if below == nil {
		first = at
	} else {
		b.Below = program.Num(below.sample)
	}
	if above == nil || b.Holds == "at" {
		second = at
	}
	if above != nil {
		b.Above = program.Num(above.sample)
	}
	x, err := s.full(s.set(program.Num(first.sample), other))
	if err != nil {
		return err
	}
	y, err := s.full(s.set(program.Num(second.sample), other))
	if err != nil {
		return err
	}
	b.Changes = between(x, y)
	if b.Holds == "only" && below.list == above.list {
		if y, err = s.full(s.set(program.Num(at.sample), other)); err != nil {
			return err
		}
		b.Changes = between(x, y)
	}
	return nil
}

// halvings is how often an interval is cut, to at most three quarters, to enclose a
// change.
const halvings = 48

// enclosed runs the steps, and halves between two of them whose lists differ.
func (s *study) enclosed(l *Line, probe prober, base *outcome.Round) error {
	if err := s.rows(l, nil, base); err != nil {
		return err
	}
	var list []exact.Num
	for _, v := range s.q.Sweeps[0].Values {
		list = append(list, v.Num())
	}
	slices.SortFunc(list, exact.Cmp)
	for i := 1; i < len(list); i++ {
		lo, hi := list[i-1], list[i]
		a, _ := probe(lo, false)
		b, _ := probe(hi, false)
		if a == b || exact.Equal(lo, hi) {
			continue
		}
		for range halvings {
			quarter := exact.Mul(exact.Sub(hi, lo), exact.Frac(1, 4))
			m := Plain(exact.Add(lo, quarter), exact.Sub(hi, quarter))
			if list, _ := probe(m, false); list == a {
				lo = m
			} else {
				hi = m
			}
		}
		if err := s.encloses(l, lo, hi); err != nil {
			return err
		}
	}
	return nil
}

func (s *study) encloses(l *Line, lo, hi exact.Num) error {
	b := Break{Value: program.Num(Plain(lo, hi)), Holds: "near", Below: program.Num(lo), Above: program.Num(hi), Enclosed: true}
	x, err := s.full(s.set(b.Below, l.Other))
	if err != nil {
		return err
	}
	y, err := s.full(s.set(b.Above, l.Other))
	if err != nil {
		return err
	}
	b.Changes = between(x, y)
	l.Breaks = append(l.Breaks, b)
	return nil
}
