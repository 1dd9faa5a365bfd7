package round

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// purse is what a programme has of one thing, places or money, while its pools
// take from it in their order.
//
// A pool may use its own maximum and what the pool before it left. What a formula
// let a pool overdraw is taken from later ones: a maximum that is a part of the
// rest is smaller by that already, any other is lowered until nothing is owed. Of a
// pool that is divided by shares both concern what is divided; between its values
// they go from one to the next.
type purse struct {
	unit   exact.Num
	total  exact.Num
	known  bool      // there is a total
	spent  exact.Num // by earlier pools
	lapsed exact.Num
	fixed  exact.Num // maxima that do not depend on the rest
	left   exact.Num // by the pool before, for the next one
	owed   exact.Num // overdrawn, not taken from a later pool yet

	of     *program.Pool // whose maximum was divided by shares
	pieces []exact.Num

	most exact.Num // of the present pool
	set  bool      // it has a maximum
}

// limit is a maximum as it is written.
type limit struct {
	name          string
	max           *program.Node
	percent, rest bool
}

// know fixes the total that percents refer to.
func (b *purse) know(m *maker, n *program.Node) {
	if v, ok := m.figure(n); ok {
		b.total, b.known = v.RoundTo(b.unit, exact.Floor), true
	}
}

// rest is the total less what earlier pools awarded or let lapse.
func (b *purse) rest() exact.Num {
	return exact.Max(exact.Num{}, exact.Sub(exact.Sub(b.total, b.spent), b.lapsed))
}

// open fixes the maximum of a pool; l is nil where it has none.
func (b *purse) open(m *maker, p *Pool, l *limit) {
	left := b.left
	b.set, b.most, b.left = l != nil, exact.Num{}, exact.Num{}
	switch {
	case l == nil:
	case p.share == 0:
		b.most = b.bounded(l, exact.Add(b.base(m, p, l), left))
	case b.of != p.Source:
		b.of = p.Source
		b.pieces = Divide(b.bounded(l, exact.Add(b.base(m, p, l), left)), m.weights(p), b.unit)
		b.most = b.pieces[p.share-1]
	default:
		b.most = b.bounded(l, exact.Add(b.pieces[p.share-1], left))
	}
}

// bounded is a maximum without what there is not: a part of the rest is cut to the
// rest, any other pays what is owed.
func (b *purse) bounded(l *limit, most exact.Num) exact.Num {
	if l.rest {
		return exact.Min(most, b.rest())
	}
	taken := exact.Min(b.owed, most)
	b.owed = exact.Sub(b.owed, taken)
	return exact.Sub(most, taken)
}

// base is a maximum as written.
func (b *purse) base(m *maker, p *Pool, l *limit) exact.Num {
	v, ok := m.figure(l.max)
	if !ok {
		return v
	}
	if (l.percent || l.rest) && !b.known {
		m.fail(&program.Fault{Code: "no_total", Args: []string{p.Named(l.name)}, Node: l.max})
		return v
	}
	whole := func(x exact.Num) exact.Num { return exact.Max(exact.Num{}, x.RoundTo(b.unit, exact.Floor)) }
	switch {
	case l.percent && l.rest:
		rest := b.rest()
		most := whole(exact.Mul(v, rest))
		unpaid := whole(exact.Mul(v, exact.Add(rest, b.owed)))
		b.owed = exact.Max(exact.Num{}, exact.Sub(b.owed, exact.Sub(unpaid, most)))
		return most
	case l.percent:
		v = exact.Mul(v, b.total)
	}
	if !l.rest && p.Source != nil {
		b.fixed = exact.Add(b.fixed, v)
		if b.known && exact.Cmp(b.fixed, b.total) > 0 {
			m.fail(&program.Fault{Code: "pools_exceed", Args: []string{b.fixed.String(), b.total.String(), l.name}, Node: l.max})
		}
	}
	return whole(v)
}

func (m *maker) fail(fault *program.Fault) {
	if m.out.Fault == nil {
		m.out.Fault = fault
	}
}

// close takes what a pool used. Only where a formula took the place of the test of
// money can that be more than it had and be owed by later pools.
func (b *purse) close(used exact.Num, lapse, free bool) {
	b.spent = exact.Add(b.spent, used)
	if !b.set {
		return
	}
	unused := exact.Sub(b.most, used)
	switch {
	case unused.Sign() < 0 && free:
		b.owed = exact.Add(b.owed, unused.Neg())
	case unused.Sign() <= 0:
	case lapse:
		b.lapsed = exact.Add(b.lapsed, unused)
	default:
		b.left = unused
	}
}

// Divide divides a sum by weights: exact shares rounded down to the unit, the
// units left over to the largest remainders, equal remainders in the order given.
func Divide(sum exact.Num, weights []exact.Num, unit exact.Num) []exact.Num {
	var all exact.Num
	for _, w := range weights {
		all = exact.Add(all, w)
	}
	pieces, rests := make([]exact.Num, len(weights)), make([]exact.Num, len(weights))
	if all.Sign() <= 0 {
		return pieces
	}
	left, order := sum, make([]int, len(weights))
	for i, w := range weights {
		share, _ := exact.Div(exact.Mul(sum, w), all)
		pieces[i] = share.RoundTo(unit, exact.Floor)
		rests[i], left, order[i] = exact.Sub(share, pieces[i]), exact.Sub(left, pieces[i]), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return exact.Cmp(rests[j], rests[i]) })
	for _, i := range order {
		if exact.Cmp(left, unit) < 0 || rests[i].Sign() == 0 {
			break
		}
		pieces[i], left = exact.Add(pieces[i], unit), exact.Sub(left, unit)
	}
	return pieces
}
