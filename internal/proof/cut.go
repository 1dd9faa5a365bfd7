package proof

import (
	"cmp"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// share is one award of a list that a budget may cut.
type share struct {
	i, tier    int
	full, paid exact.Num
	rest       exact.Num // of the exact share
}

// cutAwards pays one group after the other while the money lasts. The first that
// does not fit is scaled to what is left or gets nothing, and those after it get
// nothing.
func cutAwards(p *slate.Problem, shares []share) {
	left, short := p.Budget.Max, false
	for _, group := range groupsOf(p, shares) {
		var total exact.Num
		for _, k := range group {
			total = exact.Add(total, shares[k].full)
			shares[k].paid = exact.Int(0)
		}
		switch {
		case short:
		case exact.Cmp(total, left) <= 0:
			for _, k := range group {
				shares[k].paid = shares[k].full
			}
			left = exact.Sub(left, total)
		default:
			if short = true; p.Budget.Mode == slate.ShortScale {
				divide(p, shares, group, total, left)
			}
		}
	}
}

// groupsOf are the shares in the order in which they are paid.
func groupsOf(p *slate.Problem, shares []share) (groups [][]int) {
	at := func(k int) int {
		switch p.Budget.By {
		case slate.ByTier:
			return shares[k].tier
		case slate.ByClass:
			return p.Candidates[shares[k].i].Class
		}
		return 0
	}
	order := from(0, len(shares))
	slices.SortStableFunc(order, func(a, b int) int { return at(a) - at(b) })
	for j, k := range order {
		if j == 0 || at(k) != at(order[j-1]) {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], k)
	}
	return groups
}

// divide gives a group its exact shares of the money, rounded down to the unit, and
// the units left over to the largest remainders, then by rank, then by id.
func divide(p *slate.Problem, shares []share, group []int, total, money exact.Num) {
	left := money
	for _, k := range group {
		s := &shares[k]
		portion, _ := exact.Div(exact.Mul(s.full, money), total)
		s.paid = portion.RoundTo(p.Unit, exact.Down)
		s.rest = exact.Sub(portion, s.paid)
		left = exact.Sub(left, s.paid)
	}
	slices.SortFunc(group, func(j, k int) int {
		a, b := &shares[j], &shares[k]
		ca, cb := &p.Candidates[a.i], &p.Candidates[b.i]
		return cmp.Or(exact.Cmp(b.rest, a.rest), cmp.Compare(ca.Class, cb.Class), strings.Compare(ca.ID, cb.ID))
	})
	for _, k := range group {
		if exact.Cmp(left, p.Unit) < 0 {
			break
		}
		shares[k].paid = exact.Add(shares[k].paid, p.Unit)
		left = exact.Sub(left, p.Unit)
	}
}
