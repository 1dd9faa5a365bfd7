package round

import (
	"slices"
	"sort"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/slate"
)

// quotas adds the quotas, those with `each` expanded by value, and returns the
// quotas that each of the admitted is a member of.
func (m *maker) quotas(p *Pool, s *slate.Problem) [][]int {
	members := make([][]int, len(p.Ranked))
	for i := range p.Terms.Quotas {
		q := &p.Terms.Quotas[i]
		if q.Each == nil {
			index := len(s.Quotas)
			s.Quotas = append(s.Quotas, m.quota(s, q, ""))
			for j, e := range p.Ranked {
				if e.sheet(p.list).where[i] {
					members[j] = append(m.room(p, members[j]), index)
				}
			}
			continue
		}
		m.eachQuota(p, s, i, members)
	}
	return members
}

// room is list with room for all quotas, when it has none yet.
func (m *maker) room(p *Pool, list []int) []int {
	if list != nil {
		return list
	}
	return m.rooms.ints.take(len(p.Terms.Quotas))[:0]
}

func (m *maker) eachQuota(p *Pool, s *slate.Problem, i int, members [][]int) {
	q := &p.Terms.Quotas[i]
	index := map[string]int{}
	for _, value := range eachValues(p, q, i) {
		index[value] = len(s.Quotas)
		s.Quotas = append(s.Quotas, m.quota(s, q, value))
	}
	for j, e := range p.Ranked {
		if x := e.sheet(p.list); x.where[i] {
			members[j] = append(m.room(p, members[j]), index[program.Print(x.each[i], q.Each.Type, "")])
		}
	}
}

// eachValues are the distinct values among the admitted, in the order of the
// input's options, else by code point.
func eachValues(p *Pool, q *program.Quota, i int) []string {
	seen := map[string]bool{}
	for _, e := range p.Ranked {
		if x := e.sheet(p.list); x.where[i] {
			seen[program.Print(x.each[i], q.Each.Type, "")] = true
		}
	}
	values := make([]string, 0, len(seen))
	for v := range seen {
		values = append(values, v)
	}
	options := q.Each.Type.Options
	sort.Slice(values, func(a, b int) bool {
		x, y := slices.Index(options, values[a]), slices.Index(options, values[b])
		if x >= 0 && y >= 0 {
			return x < y
		}
		return strings.Compare(values[a], values[b]) < 0
	})
	return values
}

func (m *maker) quota(s *slate.Problem, q *program.Quota, value string) slate.Quota {
	base := s.Count
	if q.In >= 0 {
		base = s.Tiers[q.In].Max
	}
	return slate.Quota{
		ID: q.ID, Value: value, Each: q.Each != nil, Tier: q.In, IfShort: gives[q.IfShort], Money: q.Of == "amount",
		Least: m.bound(q, q.AtLeast, q.LeastPct, base, exact.Ceiling),
		Most:  m.bound(q, q.AtMost, q.MostPct, base, exact.Floor),
	}
}

// bound is a minimum or maximum of members or of their money: a share of what is
// funded, or a number, or a percent of places turned into a number.
func (m *maker) bound(q *program.Quota, n *program.Node, percent bool, base slate.Max, mode exact.Mode) *slate.Bound {
	if n == nil {
		return nil
	}
	v, ok := m.figure(n)
	switch {
	case !ok:
		return nil
	case percent && q.Of != "places":
		return &slate.Bound{IsShare: true, Share: v, Round: rounds[q.Rounding]}
	case q.Of == "amount":
		return &slate.Bound{Sum: v}
	case !percent:
		return &slate.Bound{N: whole(v.Round(0, mode))}
	}
	switch rounds[q.Rounding] {
	case slate.RoundDown:
		mode = exact.Floor
	case slate.RoundHalfUp:
		mode = exact.HalfUp
	}
	return &slate.Bound{N: whole(exact.Mul(v, exact.Int(int64(base.N))).Round(0, mode))}
}
