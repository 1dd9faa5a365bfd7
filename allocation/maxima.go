package allocation

import (
	"context"
	"slices"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// maxima says how many places and how much money each pool has, from what the
// pools before it used according to a result.
type maxima struct{ places, money account }

// account follows one thing down the pools.
type account struct {
	eval  func(*program.Node) exact.Num
	limit func(*program.Terms) *bound
	total exact.Num
	unit  func(*program.Terms) exact.Num

	before   []spent
	debt     exact.Num // overdrawn by a test of money, not made up for yet
	division map[*program.Pool][]exact.Num
}

// bound is a maximum as it is written.
type bound struct {
	max           *program.Node
	percent, rest bool
	free          bool // a test of the policy's own decides, which may exceed it
}

// spent is what a pool had and used.
type spent struct {
	had, used   exact.Num
	limited     bool
	lapse, free bool
}

func newMaxima(r *Result) *maxima {
	f := r.round.Frame(context.Background())
	r.round.Stand(f)
	eval := func(n *program.Node) exact.Num { return f.Eval(n).Num() }
	m := &maxima{}
	m.places = account{eval: eval, limit: placesOf, division: map[*program.Pool][]exact.Num{}, unit: func(*program.Terms) exact.Num { return exact.Int(1) }}
	m.money = account{eval: eval, limit: moneyOf, division: map[*program.Pool][]exact.Num{}, unit: func(t *program.Terms) exact.Num { return t.UnitTo }}
	top := &r.program.Allocation.Terms
	for _, a := range []*account{&m.places, &m.money} {
		if b := a.limit(top); b != nil {
			a.total = eval(b.max).RoundTo(a.unit(top), exact.Floor)
		}
	}
	return m
}

func placesOf(t *program.Terms) *bound {
	if t.Count == nil {
		return nil
	}
	return &bound{max: t.Count.Max, percent: t.Count.Percent, rest: t.Count.Rest}
}

func moneyOf(t *program.Terms) *bound {
	if t.Budget == nil || !t.Paid {
		return nil
	}
	return &bound{max: t.Budget.Max, percent: t.Budget.Percent, rest: t.Budget.Rest, free: t.Budget.Fits != nil}
}

// next is what a pool had, given what it used; false where it has no maximum. The
// pools are asked in their order.
func (a *account) next(p *round.Pool, used exact.Num) (had exact.Num, limited bool) {
	b := a.limit(p.Terms)
	now := spent{used: used, lapse: p.Source.Lapse}
	if b != nil {
		now.limited, now.free = true, b.free
		now.had = a.had(p, b)
		if over := exact.Sub(used, now.had); b.free && over.Sign() > 0 {
			a.debt = exact.Add(a.debt, over)
		}
	}
	a.before = append(a.before, now)
	return now.had, now.limited
}

// had is what a pool may use. What came before it concerns the whole of a pool that
// is divided, and is divided with it.
func (a *account) had(p *round.Pool, b *bound) exact.Num {
	if p.Source.Each == nil {
		return a.within(b, exact.Add(a.written(p, b), a.carried()))
	}
	at := slices.IndexFunc(p.Source.Shares, func(s program.Share) bool { return s.Value == p.Value })
	if parts := a.division[p.Source]; parts != nil {
		return a.within(b, exact.Add(parts[at], a.carried()))
	}
	a.division[p.Source] = a.divided(p, a.within(b, exact.Add(a.written(p, b), a.carried())))
	return a.division[p.Source][at]
}

// within cuts a part of the rest to it; any other makes up for debts.
func (a *account) within(b *bound, own exact.Num) exact.Num {
	if b.rest {
		return exact.Min(own, a.rest())
	}
	made := exact.Min(own, a.debt)
	a.debt = exact.Sub(a.debt, made)
	return exact.Sub(own, made)
}

// written is the pool's maximum as it is written.
func (a *account) written(p *round.Pool, b *bound) exact.Num {
	unit, v := a.unit(p.Terms), a.eval(b.max)
	floor := func(x exact.Num) exact.Num { return exact.Max(exact.Num{}, x.RoundTo(unit, exact.Floor)) }
	switch {
	case !b.percent:
		return floor(v)
	case !b.rest:
		return floor(exact.Mul(v, a.total))
	}
	part := floor(exact.Mul(v, a.rest()))
	missing := exact.Sub(floor(exact.Mul(v, exact.Add(a.rest(), a.debt))), part)
	a.debt = exact.Max(exact.Num{}, exact.Sub(a.debt, missing))
	return part
}

// divided gives every unit in turn to the share that is furthest behind what it
// should exactly have, once the whole units of all shares are given.
func (a *account) divided(p *round.Pool, sum exact.Num) []exact.Num {
	unit, shares := a.unit(p.Terms), p.Source.Shares
	var weights exact.Num
	for i := range shares {
		weights = exact.Add(weights, a.eval(shares[i].Weight))
	}
	parts, due := make([]exact.Num, len(shares)), make([]exact.Num, len(shares))
	rest := sum
	for i := range shares {
		due[i], _ = exact.Div(exact.Mul(sum, a.eval(shares[i].Weight)), weights)
		parts[i] = due[i].RoundTo(unit, exact.Floor)
		rest = exact.Sub(rest, parts[i])
	}
	for exact.Cmp(rest, unit) >= 0 {
		first := 0
		for i := range parts {
			if exact.Less(exact.Sub(due[first], parts[first]), exact.Sub(due[i], parts[i])) {
				first = i
			}
		}
		parts[first], rest = exact.Add(parts[first], unit), exact.Sub(rest, unit)
	}
	return parts
}

// rest is the total less what earlier pools awarded or let lapse.
func (a *account) rest() exact.Num {
	left := a.total
	for _, s := range a.before {
		left = exact.Sub(left, s.used)
		if s.limited && s.lapse {
			left = exact.Sub(left, exact.Max(exact.Num{}, exact.Sub(s.had, s.used)))
		}
	}
	return exact.Max(exact.Num{}, left)
}

// carried is what the pool before leaves to this one.
func (a *account) carried() exact.Num {
	if len(a.before) == 0 {
		return exact.Num{}
	}
	s := a.before[len(a.before)-1]
	if !s.limited || s.lapse {
		return exact.Num{}
	}
	return exact.Max(exact.Num{}, exact.Sub(s.had, s.used))
}
