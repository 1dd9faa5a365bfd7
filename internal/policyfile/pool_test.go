package policyfile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

const pooled = `merit: 1
policy: {id: a}
inputs: {甲: {type: number}, 额: {type: money}, 区: {type: choice, options: [东, 西]}, 农: {type: bool}}
allocation:
  rank_by: [{by: 甲}]
  amount: 额
  cap: 100
  unit: {to: 10, mode: half_up}
  count: {max: 20}
  budget: {max: 1000, when_short: scale, by: class}
  pools:
    - {id: 承, count: {max: 10%}, budget: {max: 10%, of: rest}}
    - {id: 自, rank_by: [{by: 额, order: asc}], cap: 5, unit: {to: 1}, count: {max: 3}, budget: {max: 5, when_short: partial, min_amount: 2}, losers: out, leftover: lapse}
    - {id: 分, each: 区, shares: {西: 60%, 东: 40%}, count: {max: 2}, budget: {max: 3, when_short: whole, by: tier}}
    - {id: 农, each: 农, shares: {true: 30%, false: 70%}, count: {max: 2}, budget: {max: 3}}
`

// A pool is complete in itself: what it does not say it has from the allocation.
func TestPoolsInherit(t *testing.T) {
	res := policyfile.Read(document.Read("p.yaml", []byte(pooled)), nil)
	require.NotNil(t, res.Program, "%v", res.Findings)
	a := res.Program.Allocation
	require.True(t, a.Paid)
	require.Len(t, a.Pools, 4)
	text := func(n *program.Node) string { return n.Expr.Text }

	p := a.Pools[0]
	require.Equal(t, "甲", text(p.RankBy[0].By))
	require.Equal(t, []string{"额", "100", "10"}, []string{text(p.Tiers[0].Amount), text(p.Tiers[0].Cap), p.UnitTo.String()})
	require.True(t, p.Count.Percent && !p.Count.Rest && p.Budget.Percent && p.Budget.Rest && p.Paid)
	require.Equal(t, []string{"scale", "class"}, []string{p.Budget.When, p.Budget.By})

	p = a.Pools[1]
	require.Equal(t, "额", text(p.RankBy[0].By))
	require.True(t, p.RankBy[0].Asc && p.Out && p.Lapse && !p.Budget.Percent)
	require.Equal(t, []string{"额", "5", "1"}, []string{text(p.Tiers[0].Amount), text(p.Tiers[0].Cap), p.UnitTo.String()})
	require.Equal(t, []string{"partial", "", "2"}, []string{p.Budget.When, p.Budget.By, text(p.Budget.Least)})

	p = a.Pools[2]
	require.Equal(t, []string{"西", "东"}, []string{p.Shares[0].Value, p.Shares[1].Value}, "in the order written")
	require.Equal(t, []string{"whole", "tier"}, []string{p.Budget.When, p.Budget.By})

	p = a.Pools[3]
	truth := func(b bool) string { return program.Print(program.Truth(b), p.Each.Type, "") }
	require.Equal(t, []string{truth(true), truth(false)}, []string{p.Shares[0].Value, p.Shares[1].Value})
}

// fits reads amount, spent and budget, its first three locals in this order.
func TestFitsHasLocals(t *testing.T) {
	text := "merit: 1\npolicy: {id: a}\ninputs: {额: {type: money}}\nallocation: {rank_by: [{by: 额}], amount: 额, budget: {max: 10, fits: 100 * amount + 10 * spent + budget > 0}}\n"
	res := policyfile.Read(document.Read("p.yaml", []byte(text)), nil)
	require.NotNil(t, res.Program, "%v", res.Findings)
	fits := res.Program.Allocation.Budget.Fits
	seen := map[int]bool{}
	var walk func(*program.Node)
	walk = func(n *program.Node) {
		if n.Op == program.OpLocal {
			seen[n.Slot] = true
		}
		n.Children(walk)
	}
	walk(fits)
	require.Equal(t, map[int]bool{0: true, 1: true, 2: true}, seen)
	require.GreaterOrEqual(t, fits.Expr.Locals, 3)
}
