package allocation

import (
	"context"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// group is what a budget in order looks at together: a tier, a class of equal
// rank, or everybody.
type group struct {
	first  int       // the seat that names the class
	need   exact.Num // what all of the group would be paid
	before exact.Num // what the groups before it need
}

// beforeBudget takes the list without its budget and its groups, by tier or class.
func (f *facts) beforeBudget(p *round.Pool, terms *round.Terms) {
	free := *p.Problem
	free.Budget = nil
	plan := search.Settle(&free, terms.Limits)
	if plan.Fault != nil {
		return
	}
	groups := map[int]*group{}
	order := []int{}
	for i := range plan.Seats {
		seat := &plan.Seats[i]
		if seat.State == slate.Out || seat.Tier < 0 {
			continue
		}
		key := groupKey(p.Problem, i, seat.Tier)
		if groups[key] == nil {
			groups[key] = &group{first: i}
			order = append(order, key)
		}
		full, _ := amountIn(&p.Problem.Candidates[i], seat.Tier)
		groups[key].need = exact.Add(groups[key].need, full)
		f.demand = exact.Add(f.demand, full)
	}
	for _, key := range order {
		for _, other := range order {
			if other < key {
				groups[key].before = exact.Add(groups[key].before, groups[other].need)
			}
		}
	}
	if plan.Decided {
		f.plan, f.groups = plan, groups
	}
}

// groupKey orders the groups of a budget.
func groupKey(p *slate.Problem, seat, tier int) int {
	switch p.Budget.By {
	case slate.ByTier:
		return tier
	case slate.ByClass:
		return p.Candidates[seat].Class
	}
	return 0
}

// budgeted says how the budget made an award what it is; "" where it is paid in
// full without further ado.
func (r *Result) budgeted(x *round.Entrant, seat *slate.Seat, full exact.Num, lang string) string {
	p := r.pool(x)
	b := p.Problem.Budget
	cut := exact.Cmp(full, seat.Amount) != 0
	switch {
	case b.Fits != nil:
		return r.fitted(x, seat, lang)
	case !cut:
		return ""
	case b.Mode == slate.ShortPartial:
		rest := exact.Add(p.Outcome.Left, seat.Amount)
		return message.Text(lang, "alloc-partial", args{"left": rest.String(), "full": full.String(), "amount": seat.Amount.String()})
	}
	g := r.facts[x.Pool].groups[groupKey(p.Problem, x.Seat, seat.Tier)]
	a := args{"budget": b.Max.String(), "amount": seat.Amount.String()}
	if g == nil || b.By == slate.ByAll {
		if g != nil {
			a["all"] = g.need.String()
		}
		return message.Text(lang, "alloc-scaled", a)
	}
	rest := exact.Sub(b.Max, g.before)
	a["group"], a["all"], a["left"] = r.groupName(x, seat.Tier, lang), g.need.String(), rest.String()
	a["line"] = scaledLine(p.Problem, full, rest, g.need, seat.Amount)
	return message.Text(lang, "alloc-scaled-group", a)
}

// scaledLine is the arithmetic of a scaled amount. The units left over by rounding
// go to the largest remainders, one each.
func scaledLine(p *slate.Problem, full, rest, need, amount exact.Num) string {
	line := full.String() + " × " + rest.String() + " / " + need.String()
	share, ok := exact.Div(exact.Mul(full, rest), need)
	if !ok {
		return amount.String()
	}
	down := share.RoundTo(p.Unit, exact.Floor)
	if exact.Cmp(share, down) != 0 {
		line = roundedLine(line, p.Unit, exact.Floor)
	}
	if exact.Cmp(down, amount) != 0 {
		line += " + " + exact.Sub(amount, down).String()
	}
	return line + " = " + amount.String()
}

// groupName is what a sentence calls a group: the tier, the class by its rank, or
// nothing where everybody is one.
func (r *Result) groupName(x *round.Entrant, tier int, lang string) string {
	p := r.pool(x)
	switch p.Problem.Budget.By {
	case slate.ByTier:
		return tierID(p, tier)
	case slate.ByClass:
		return message.Text(lang, "alloc-class", args{"rank": strconv.Itoa(r.rank(x))})
	}
	return ""
}

// walk is the way of the money down the ranking as it was before one candidate.
type walk struct {
	spent  exact.Num
	passed *slate.Candidate // the one with most points whom the money did not reach
	ended  *slate.Candidate // the first whom it did not reach
	after  exact.Num        // what was spent when it did not
}

// walkTo goes down the ranking to the class of a seat. It is false where equals
// share the money of a class in an order that is open.
func (r *Result) walkTo(p *round.Pool, seat int) (w walk, ok bool) {
	c := p.Problem.Candidates
	for i := range c {
		if c[i].Class == c[seat].Class && i != seat && p.Settled.Seats[i].State != slate.Out {
			return w, false
		}
		if c[i].Class >= c[seat].Class {
			continue
		}
		if s := &p.Settled.Seats[i]; s.State != slate.Out {
			w.spent = exact.Add(w.spent, s.Amount)
			continue
		}
		if fits(p.Problem, i, w.spent) {
			continue
		}
		if w.ended == nil {
			w.ended, w.after = &c[i], w.spent
		}
		if w.passed == nil || exact.Cmp(c[i].Points, w.passed.Points) > 0 {
			w.passed = &c[i]
		}
	}
	return w, true
}

// fits reports whether there is money for a candidate in some open tier.
func fits(p *slate.Problem, seat int, spent exact.Num) bool {
	b := p.Budget
	for _, amount := range p.Candidates[seat].Amounts {
		if b.Fits != nil && b.Fits(amount, spent) || b.Fits == nil && exact.Cmp(exact.Add(spent, amount), b.Max) <= 0 {
			return true
		}
	}
	return false
}

// fitted shows the condition under which a winner was paid.
func (r *Result) fitted(x *round.Entrant, seat *slate.Seat, lang string) string {
	p := r.pool(x)
	if exact.Cmp(p.Outcome.Amount, p.Problem.Budget.Max) <= 0 {
		return ""
	}
	w, ok := r.walkTo(p, x.Seat)
	if !ok {
		return ""
	}
	return message.Text(lang, "alloc-fits", args{"line": r.condition(p, seat.Amount, w.spent)})
}

// condition is a pool's test of money with its numbers.
func (r *Result) condition(p *round.Pool, amount, spent exact.Num) string {
	return r.round.FitsLine(context.Background(), p, amount, spent)
}
