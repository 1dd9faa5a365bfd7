package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// allotment is what a list may give out at most, places or money, as far as it is
// constant: what is computed in the round cannot be foretold.
type allotment struct {
	has   bool // there is a maximum
	known bool
	most  exact.Num
}

// reach is the maximum where there is one that is known.
func (a allotment) reach() (exact.Num, bool) { return a.most, a.has && a.known }

// plus is the allotment with what an earlier pool may leave.
func (a allotment) plus(left allotment) allotment {
	if !a.has || !left.has {
		return a
	}
	return allotment{has: true, known: a.known && left.known, most: exact.Add(a.most, left.most)}
}

// own is the allotment that a list's own maximum gives. total is the programme's.
func own(has bool, max *program.Node, percent bool, total allotment) allotment {
	v, ok := constant(max)
	if !has || !ok || v == nil {
		return allotment{has: has}
	}
	if percent {
		return allotment{has: true, known: total.known, most: exact.Mul(*v, total.most)}
	}
	return allotment{has: true, known: true, most: *v}
}

// allotments fills in the allotments of a list; all is nil for the allocation itself.
func (s *section) allotments(all *section) {
	var heads, money allotment
	if all != nil {
		heads, money = all.heads, all.money
	}
	if c := s.terms.Count; c != nil {
		s.heads = own(true, c.Max, c.Percent, heads)
		s.heads.most = s.heads.most.Floor()
	}
	if b := s.terms.Budget; b != nil {
		s.money = own(true, b.Max, b.Percent, money)
	}
}

// allot finds what each pool may give out at most, with what earlier ones leave,
// and refuses maxima that add up to more than the programme has.
func (s *section) allot(pools []*section) {
	s.allotments(nil)
	s.maxima(pools, "count", s.heads)
	s.maxima(pools, "budget", s.money)
	var heads, money allotment
	for _, p := range pools {
		p.allotments(s)
		p.heads, p.money = p.heads.plus(heads), p.money.plus(money)
		heads, money = p.heads, p.money
		if p.pool.Lapse {
			heads, money = allotment{}, allotment{}
		}
	}
}

// maxima refuses numbers and percents of the total that add up to more than the
// total. One of the rest is cut to what is left and counts for nothing.
func (s *section) maxima(pools []*section, key string, total allotment) {
	if !s.has(key) {
		return
	}
	whole, percents := exact.Int(0), exact.Int(0)
	for _, p := range pools {
		v, percent, ok := p.maximum(key)
		if !ok {
			continue
		}
		at := p.get(key).Get("max")
		if percent {
			percents = exact.Add(percents, v)
			if less(exact.Int(1), percents) {
				s.tooMuch(at, key, percents.Percent(), "100%")
				return
			}
			v = exact.Mul(v, total.most)
		}
		whole = exact.Add(whole, v)
		if total.known && less(total.most, whole) {
			s.tooMuch(at, key, whole.String(), total.most.String())
			return
		}
	}
}

// maximum is a pool's constant maximum that is no part of the rest.
func (s *section) maximum(key string) (v exact.Num, percent, ok bool) {
	var max *program.Node
	rest := false
	switch c, b := s.terms.Count, s.terms.Budget; {
	case key == "count" && c != nil:
		max, percent, rest = c.Max, c.Percent, c.Rest
	case key == "budget" && b != nil:
		max, percent, rest = b.Max, b.Percent, b.Rest
	}
	got, ok := constant(max)
	if max == nil || !ok || got == nil || rest {
		return v, percent, false
	}
	if key == "count" && !percent {
		return got.Floor(), false, true
	}
	return *got, percent, true
}

func (s *section) tooMuch(at *document.Node, key, sum, total string) {
	f := s.fault(at, "policy-pool-sum", "key", key, "sum", sum, "total", total)
	if max := s.get(key).Get("max"); max != nil {
		f.Related = []document.Related{{Place: max.Place(), Code: "related-limit", Args: document.Arg("name", "allocation."+key)}}
	}
}

// admissions warns of pools that nobody can get into.
func (r *reader) admissions(list []*section) {
	for i, s := range list {
		if where := s.pool.Where; where != nil {
			holds, known := r.decided(where)
			if where.Op == program.OpConst {
				holds, known = where.Const.Bool(), true
			}
			if known && !holds {
				r.warn(s.get("where"), "policy-pool-never", "pool", s.pool.ID)
				continue
			}
		}
		for _, before := range list[:i] {
			if before.pool.Out && covers(before.pool, s.pool) {
				f := r.warn(s.get("id"), "policy-pool-barred", "pool", s.pool.ID, "first", before.pool.ID)
				f.Related = []document.Related{{Place: before.get("losers").Place(), Code: "related-beside", Args: document.Arg("name", "losers: out")}}
				break
			}
		}
	}
}

// covers reports whether whoever a pool admits was certainly admitted by an
// earlier one.
func covers(earlier, later *program.Pool) bool {
	if earlier.Each != nil && earlier.Each.Type.Kind != program.Choice && earlier.Each.Type.Kind != program.Bool {
		return false
	}
	w := earlier.Where
	if w == nil || w.Op == program.OpConst && w.Const.Bool() {
		return true
	}
	slot, options := membership(w)
	in, some := membership(later.Where)
	if slot < 0 || in != slot {
		return false
	}
	return !slices.ContainsFunc(some, func(o string) bool { return !slices.Contains(options, o) })
}
