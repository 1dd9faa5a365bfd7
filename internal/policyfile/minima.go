package policyfile

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// minimum is one constant guarantee.
type minimum struct {
	quota *program.Quota
	need  exact.Num
	node  *document.Node
}

// minima refuses constant guarantees that add up to more than the places, or the
// money: each alone, and those whose members are certainly others.
func (s *section) minima() {
	groups := map[string][]minimum{}
	for i, n := range s.quotas {
		q := &s.terms.Quotas[i]
		v, ok := constant(q.AtLeast)
		if !ok || v == nil || q.IfShort == "relax" {
			continue
		}
		key := strconv.Itoa(q.In) + strconv.FormatBool(q.LeastPct) + strconv.FormatBool(q.Of == "amount")
		groups[key] = append(groups[key], minimum{q, *v, n.Get("at_least")})
	}
	for _, key := range sortedKeys(groups) {
		s.minimaOf(groups[key])
	}
}

func (s *section) minimaOf(list []minimum) {
	first := list[0].quota
	limit, code := exact.Int(1), "policy-minima"
	if !first.LeastPct {
		var ok bool
		if limit, ok = s.limitOf(first); !ok {
			return
		}
		if first.Of == "amount" {
			code = "policy-minima-money"
		}
	}
	sum := exact.Int(0)
	var counted []minimum
	for _, m := range list {
		if less(limit, m.need) {
			if !m.quota.LeastPct {
				s.fault(m.node, code, "sum", m.need.String(), "places", limit.String())
			}
			continue
		}
		if m.quota.Each == nil && disjointFrom(m, counted) {
			counted = append(counted, m)
			sum = exact.Add(sum, m.need)
		}
	}
	if len(counted) > 1 && less(limit, sum) {
		last := counted[len(counted)-1]
		f := s.fault(last.node, code, "sum", printShare(sum, last.quota.LeastPct), "places", printShare(limit, last.quota.LeastPct))
		for _, m := range counted[:len(counted)-1] {
			f.Related = append(f.Related, document.Related{Place: m.node.Place(), Code: "related-limit", Args: document.Arg("name", s.limit("quota:"+m.quota.ID))})
		}
	}
}

func printShare(v exact.Num, percent bool) string {
	if percent {
		return v.Percent()
	}
	return v.String()
}

// limitOf is the constant maximum, of places or money, that a guarantee draws on.
// In a pool it holds what earlier pools may leave.
func (s *section) limitOf(q *program.Quota) (exact.Num, bool) {
	switch {
	case q.In >= 0:
		max := s.terms.Tiers[q.In].Max
		if q.Of == "amount" || max == nil || max.Elastic {
			return exact.Num{}, false
		}
		v, ok := constant(max.Max)
		if !ok || v == nil {
			return exact.Num{}, false
		}
		return v.Floor(), true
	case q.Of == "amount":
		return s.money.reach()
	case s.terms.Count != nil && s.terms.Count.Elastic:
		return exact.Num{}, false
	}
	return s.heads.reach()
}

// disjointFrom reports whether the members of a quota are certainly none of the
// others': different options of the same choice.
func disjointFrom(m minimum, others []minimum) bool {
	slot, options := membership(m.quota.Where)
	if slot < 0 {
		return false
	}
	for _, other := range others {
		s, o := membership(other.quota.Where)
		if s != slot || slices.ContainsFunc(o, func(x string) bool { return slices.Contains(options, x) }) {
			return false
		}
	}
	return true
}

// membership takes `x == "a"` and `x in ["a", "b"]` apart; slot is -1 for any
// other condition.
func membership(n *program.Node) (slot int, options []string) {
	if n == nil || len(n.Args) != 2 || n.Args[0].Op != program.OpSlot {
		return -1, nil
	}
	switch n.Op {
	case program.OpEq:
		if n.Args[1].Op == program.OpConst && n.Args[1].Const.State() == program.IsText {
			return n.Args[0].Slot, []string{n.Args[1].Const.Text()}
		}
	case program.OpIn:
		return n.Args[0].Slot, constantTexts(n.Args[1])
	}
	return -1, nil
}

func constantTexts(n *program.Node) []string {
	var out []string
	if n.Op == program.OpConst {
		for _, v := range n.Const.List() {
			out = append(out, v.Text())
		}
	}
	for _, a := range n.Args {
		if n.Op == program.OpList && a.Op == program.OpConst {
			out = append(out, a.Const.Text())
		}
	}
	return out
}
