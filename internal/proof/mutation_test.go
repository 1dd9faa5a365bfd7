package proof_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// mutation changes one thing in a right outcome, and is false where there is
// nothing to change. What follows from the thing by counting is brought into line
// afterwards if launder is set, so that only the claim itself is wrong.
type mutation struct {
	name    string
	change  func(d *dice, p *slate.Problem, o *slate.Outcome) bool
	launder bool
}

func mutations() []mutation {
	return []mutation{
		{"swap two seats", swapSeats, true},
		{"drop one", dropOne, true},
		{"add one", addOne, true},
		{"one unit more", changeAmount(1), true},
		{"one unit less", changeAmount(-1), true},
		{"another tier", moveTier, true},
		{"decide a tie", decideTie, true},
		{"a tie that is none", inventTie, true},
		{"one place more in a contest", morePlaces, false},
		{"more at stake", moreAtStake, false},
		{"not decided", func(_ *dice, _ *slate.Problem, o *slate.Outcome) bool { o.Decided = !o.Decided; return true }, false},
		{"one funded more", func(_ *dice, _ *slate.Problem, o *slate.Outcome) bool { o.Funded++; return true }, false},
		{"a wrong sum", func(_ *dice, p *slate.Problem, o *slate.Outcome) bool {
			o.Amount = exact.Add(o.Amount, p.Unit)
			return true
		}, false},
		{"a wrong rest", func(_ *dice, p *slate.Problem, o *slate.Outcome) bool {
			o.Left = exact.Add(o.Left, p.Unit)
			return true
		}, false},
		{"one runner-up less", shortenReserve, false},
		{"a wrong need", quotaFigure(func(r *slate.QuotaReport) { r.Need++ }), false},
		{"a wrong have", quotaFigure(func(r *slate.QuotaReport) { r.Have++ }), false},
		{"a wrong ceiling", quotaFigure(func(r *slate.QuotaReport) { r.Ceiling++ }), false},
		{"a wrong by_merit", quotaFigure(func(r *slate.QuotaReport) { r.ByMerit++ }), false},
		{"a shortfall", quotaFigure(func(r *slate.QuotaReport) { r.Short++ }), false},
		{"one displaced more", quotaFigure(func(r *slate.QuotaReport) { r.Displaced = append(r.Displaced, 0) }), false},
		{"another code", changeCode, false},
	}
}

func TestCheckFindsEveryMutation(t *testing.T) {
	t.Parallel()
	tried := map[string]int{}
	for seed := uint64(1); seed <= problems/40; seed++ {
		p := randomProblem(seed)
		right := brute.Settle(p)
		if right.Fault != nil || len(proof.CheckAlone(p, right)) > 0 {
			continue
		}
		for _, m := range mutations() {
			d, o := dice(seed), copyOf(right)
			if !m.change(&d, p, o) {
				continue
			}
			if m.launder {
				launder(p, o)
			}
			if cmp.Equal(right, o, outcomes) {
				continue
			}
			tried[m.name]++
			if len(proof.CheckAlone(p, o)) == 0 {
				t.Fatalf("seed %d: %s was not found\n%s%s", seed, m.name, dump(p), cmp.Diff(right, o, outcomes))
			}
		}
	}
	for _, m := range mutations() {
		require.Greater(t, tried[m.name], problems/4000, m.name)
	}
}

func copyOf(o *slate.Outcome) *slate.Outcome {
	c := *o
	c.Seats = slices.Clone(o.Seats)
	c.Contests = slices.Clone(o.Contests)
	c.Quotas = slices.Clone(o.Quotas)
	c.Reserve = slices.Clone(o.Reserve)
	for q := range c.Quotas {
		c.Quotas[q].Displaced = slices.Clone(o.Quotas[q].Displaced)
		c.Quotas[q].Entered = slices.Clone(o.Quotas[q].Entered)
	}
	return &c
}

// pick chooses a candidate whose seat is in a state; -1 if there is none.
func (d *dice) pick(o *slate.Outcome, state slate.State) int {
	var those []int
	for i := range o.Seats {
		if o.Seats[i].State == state {
			those = append(those, i)
		}
	}
	if len(those) == 0 {
		return -1
	}
	return those[d.below(len(those))]
}

func seat(p *slate.Problem, i, k int) slate.Seat {
	c := &p.Candidates[i]
	return slate.Seat{State: slate.Certain, Tier: c.Open[k], Fixed: true, Amount: c.Amounts[k], ByQuota: -1}
}

func refusal() slate.Seat {
	return slate.Seat{Tier: -1, ByQuota: -1, Code: slate.BelowCut}
}

func swapSeats(d *dice, p *slate.Problem, o *slate.Outcome) bool {
	i, j := d.pick(o, slate.Certain), d.pick(o, slate.Out)
	if i < 0 || j < 0 || o.Seats[i].Tier < 0 {
		return false
	}
	k := slices.Index(p.Candidates[j].Open, o.Seats[i].Tier)
	if k < 0 {
		return false
	}
	o.Seats[i], o.Seats[j] = o.Seats[j], seat(p, j, k)
	return true
}

func dropOne(d *dice, _ *slate.Problem, o *slate.Outcome) bool {
	i := d.pick(o, slate.Certain)
	if i < 0 || o.Seats[i].Tier < 0 {
		return false
	}
	o.Seats[i] = refusal()
	return true
}

func addOne(d *dice, p *slate.Problem, o *slate.Outcome) bool {
	j := d.pick(o, slate.Out)
	if j < 0 {
		return false
	}
	o.Seats[j] = seat(p, j, d.below(len(p.Candidates[j].Open)))
	return true
}

func changeAmount(units int64) func(*dice, *slate.Problem, *slate.Outcome) bool {
	return func(d *dice, p *slate.Problem, o *slate.Outcome) bool {
		i := d.pick(o, slate.Certain)
		if i < 0 || !o.Seats[i].Fixed {
			return false
		}
		o.Seats[i].Amount = exact.Add(o.Seats[i].Amount, exact.Mul(exact.Int(units), p.Unit))
		return true
	}
}

func moveTier(d *dice, p *slate.Problem, o *slate.Outcome) bool {
	i := d.pick(o, slate.Certain)
	if i < 0 || o.Seats[i].Tier < 0 || len(p.Candidates[i].Open) < 2 {
		return false
	}
	by := o.Seats[i].ByQuota
	old := slices.Index(p.Candidates[i].Open, o.Seats[i].Tier)
	o.Seats[i] = seat(p, i, (old+1)%len(p.Candidates[i].Open))
	o.Seats[i].ByQuota = by
	return true
}

// decideTie funds and refuses the contested by hand, as many as there are places.
func decideTie(_ *dice, p *slate.Problem, o *slate.Outcome) bool {
	if len(o.Contests) == 0 || o.Contests[0].Kind != slate.ContestFunded {
		return false
	}
	for n, i := range o.Contests[0].Of {
		o.Seats[i] = refusal()
		if n < o.Contests[0].Places {
			o.Seats[i] = seat(p, i, 0)
		}
	}
	o.Contests = o.Contests[1:]
	o.Decided = len(o.Contests) == 0
	return true
}

// inventTie makes a funded and a refused one of a class contested.
func inventTie(_ *dice, p *slate.Problem, o *slate.Outcome) bool {
	if !o.Decided {
		return false
	}
	for i := range len(o.Seats) - 1 {
		a, b := &o.Seats[i], &o.Seats[i+1]
		if p.Candidates[i].Class == p.Candidates[i+1].Class && (a.State == slate.Certain) != (b.State == slate.Certain) {
			*a, *b = refusal(), refusal()
			a.State, a.Code, b.State, b.Code = slate.Contested, slate.TieUndecided, slate.Contested, slate.TieUndecided
			stake := p.Candidates[i].Amounts[0]
			o.Contests = []slate.Contest{{Places: 1, Of: []int{i, i + 1}, Stake: stake}}
			o.Decided = false
			return true
		}
	}
	return false
}

func morePlaces(_ *dice, _ *slate.Problem, o *slate.Outcome) bool {
	if len(o.Contests) == 0 || o.Contests[0].Kind == slate.ContestAmount {
		return false
	}
	o.Contests[0].Places++
	return true
}

func moreAtStake(_ *dice, _ *slate.Problem, o *slate.Outcome) bool {
	if len(o.Contests) == 0 {
		return false
	}
	o.Contests[0].Stake = exact.Add(o.Contests[0].Stake, exact.Int(100))
	return true
}

func shortenReserve(_ *dice, _ *slate.Problem, o *slate.Outcome) bool {
	if len(o.Reserve) == 0 {
		return false
	}
	o.Reserve = o.Reserve[1:]
	return true
}

func quotaFigure(change func(*slate.QuotaReport)) func(*dice, *slate.Problem, *slate.Outcome) bool {
	return func(d *dice, _ *slate.Problem, o *slate.Outcome) bool {
		if len(o.Quotas) == 0 || !o.Decided {
			return false
		}
		change(&o.Quotas[d.below(len(o.Quotas))])
		return true
	}
}

func changeCode(d *dice, _ *slate.Problem, o *slate.Outcome) bool {
	i := d.pick(o, slate.Out)
	if i < 0 {
		return false
	}
	o.Seats[i].Code = slate.TieUndecided + (o.Seats[i].Code-slate.TieUndecided+1)%5
	return true
}

// launder counts anew whatever can be counted off the seats.
func launder(p *slate.Problem, o *slate.Outcome) {
	o.Funded, o.Amount, o.Left, o.Reserve = 0, exact.Int(0), exact.Int(0), nil
	class := -1
	full := false
	for q := range o.Quotas {
		o.Quotas[q].Displaced, o.Quotas[q].ByMerit = nil, 0
	}
	for i := range o.Seats {
		s := &o.Seats[i]
		if k := p.Candidates[i].Class; k != class {
			class, full = k, len(o.Reserve) >= p.Reserve
		}
		switch s.State {
		case slate.Certain:
			o.Funded++
			o.Amount = exact.Add(o.Amount, s.Amount)
		case slate.Out:
			if !full {
				o.Reserve = append(o.Reserve, i)
			}
		}
		launderQuotas(p, o, i)
	}
	if p.Budget != nil {
		o.Left = exact.Sub(p.Budget.Max, o.Amount)
	}
	if o.Decided {
		launderFigures(p, o)
	}
}

func launderQuotas(p *slate.Problem, o *slate.Outcome, i int) {
	s := &o.Seats[i]
	for _, l := range s.Limits {
		if l.Kind == slate.LimitQuota {
			o.Quotas[l.Index].Displaced = append(o.Quotas[l.Index].Displaced, i)
		}
	}
	for _, q := range p.Candidates[i].Member {
		if s.State == slate.Certain && s.ByQuota < 0 {
			o.Quotas[q].ByMerit++
		}
	}
	for q := range o.Quotas {
		if s.State != slate.Certain {
			o.Quotas[q].Entered = slices.DeleteFunc(o.Quotas[q].Entered, func(j int) bool { return j == i })
		}
	}
}

func launderFigures(p *slate.Problem, o *slate.Outcome) {
	for q := range o.Quotas {
		base, have := 0, 0
		for i := range o.Seats {
			if s := &o.Seats[i]; s.State == slate.Certain && (p.Quotas[q].Tier < 0 || p.Quotas[q].Tier == s.Tier) {
				base++
				if slices.Contains(p.Candidates[i].Member, q) {
					have++
				}
			}
		}
		o.Quotas[q].Have = have
		if least := p.Quotas[q].Least; least != nil && p.Quotas[q].IfShort != slate.Relax {
			o.Quotas[q].Need = wholeOf(least, base, exact.Num.Ceil)
		}
		if most := p.Quotas[q].Most; most != nil {
			o.Quotas[q].Ceiling = wholeOf(most, base, exact.Num.Floor)
		}
	}
}

func wholeOf(b *slate.Bound, base int, exactly func(exact.Num) exact.Num) int {
	if !b.IsShare {
		return b.N
	}
	n := exact.Mul(b.Share, exact.Int(int64(base)))
	switch b.Round {
	case slate.RoundDown:
		n = n.Floor()
	case slate.RoundHalfUp:
		n = n.Round(0, exact.HalfUp)
	default:
		n = exactly(n)
	}
	whole, _ := n.Int64()
	return int(whole)
}
