package allocation_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// desk is the form that the small rounds of these tests fill in.
const desk = `merit: 1
policy: {id: desk, title: Desk, version: "1", year: 2025}
inputs:
  marks: {type: number, min: 0, max: 100}
  rural: {type: bool}
  area: {type: choice, options: [N, S, W]}
  ask: {type: money, min: 0}
scoring: {max: 100, indicators: [{id: points, max: 100, formula: marks}]}
parameters: {places: {value: 4}}
allocation:
`

// settled runs a small round, checks that the order of the applications does not
// matter and that the result verifies, and gives the result.
func settled(t *testing.T, rules, rows string, terms allocation.Round) (*allocation.Result, []byte) {
	t.Helper()
	policy, err := schema.Parse("policy.yaml", []byte(desk+indented(rules)))
	require.NoError(t, err)
	var text []byte
	var result *allocation.Result
	for turn := range 3 {
		apps, err := policy.ParseApplications("apps.csv", table(rows, turn))
		require.NoError(t, err)
		result, err = allocation.Run(policy, apps, terms)
		require.NoError(t, err)
		if turn == 0 {
			text = result.JSON()
		}
		require.Equal(t, string(text), string(result.JSON()))
		findings, err := allocation.Verify(policy, apps, terms, text)
		require.NoError(t, err)
		for _, f := range findings {
			t.Errorf("verify: %s", f.Message("en"))
		}
	}
	return result, text
}

func indented(rules string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(rules), "\n", "\n  ") + "\n"
}

// table is rows of "id marks rural area ask" as a file, turned so many times.
func table(rows string, turn int) []byte {
	lines := strings.Split(strings.TrimSpace(rows), "\n")
	at := turn * len(lines) / 3
	lines = append(slices.Clone(lines[at:]), lines[:at]...)
	text := "id,marks,rural,area,ask\n"
	for _, line := range lines {
		cells := strings.Fields(line)
		for i := range cells {
			cells[i] = strings.TrimPrefix(cells[i], "?")
		}
		text += strings.Join(cells, ",") + "\n"
	}
	return []byte(text)
}

// shown is what a result says of pools and of those without an award, one a line.
func shown(t *testing.T, text []byte) string {
	type entry struct {
		ID, Amount, Left, Budget string
		Funded, Reserve          []string
		Count                    int
		Skipped                  bool
		Contested                []struct{ Of []string }
	}
	var doc struct {
		Decided    bool
		Applicants []struct {
			ID      string
			Award   *struct{ Tier, Amount string }
			Refusal *struct {
				Pool, Code string
				Limits     []string
			}
		}
		Warnings   []struct{ Message string }
		Allocation struct {
			Error *struct {
				Code, Why string
				About     []string
			}
			Pools        []entry
			Lost, Gained []string
			Moved        []struct{ ID, From, To string }
		}
	}
	require.NoError(t, json.Unmarshal(text, &doc))
	var out strings.Builder
	if e := doc.Allocation.Error; e != nil {
		fmt.Fprintf(&out, "%s %v: %s\n", e.Code, e.About, e.Why)
	}
	for _, p := range doc.Allocation.Pools {
		if p.Skipped {
			fmt.Fprintf(&out, "%s skipped\n", p.ID)
			continue
		}
		fmt.Fprintf(&out, "%s %v", p.ID, p.Funded)
		if p.Count > 0 {
			fmt.Fprintf(&out, " of %d", p.Count)
		}
		if p.Budget != "" {
			fmt.Fprintf(&out, " for %s of %s left %s", p.Amount, p.Budget, p.Left)
		}
		for _, c := range p.Contested {
			fmt.Fprintf(&out, " contested %v", c.Of)
		}
		if len(p.Reserve) > 0 {
			fmt.Fprintf(&out, " next %v", p.Reserve)
		}
		out.WriteString("\n")
	}
	for _, a := range doc.Applicants {
		if w := a.Award; w != nil && len(doc.Allocation.Pools) == 0 {
			out.WriteString(strings.Join(strings.Fields(a.ID+" "+w.Tier+" "+w.Amount), " ") + "\n")
		}
		if r := a.Refusal; r != nil {
			fmt.Fprintf(&out, "%s %s %s\n", a.ID, strings.TrimSpace(r.Pool+" "+r.Code), strings.Join(r.Limits, " "))
		}
	}
	if doc.Allocation.Lost != nil {
		fmt.Fprintf(&out, "lost %v gained %v moved %v\n", doc.Allocation.Lost, doc.Allocation.Gained, doc.Allocation.Moved)
	}
	for _, w := range doc.Warnings {
		out.WriteString(w.Message + "\n")
	}
	return out.String()
}

const crowdOfTwelve = `
A 95 false N 100
B 94 true  S 100
C 93 false W 80
D 92 true  N 120
E 91 false N 50
F 90 false S 90
G 89 true  W 60
H 88 false N 70
I 87 false N 70
J 86 false S 70
K 85 false W 200
L 84 false W 10
`

// round is a small round and what it comes to, worked out by hand.
type round struct {
	name, rules, rows string
	terms             allocation.Round
	want              string
}

func TestPools(t *testing.T) {
	for _, tt := range rounds {
		t.Run(tt.name, func(t *testing.T) {
			_, text := settled(t, tt.rules, tt.rows, tt.terms)
			require.Equal(t, strings.TrimSpace(tt.want), strings.TrimSpace(shown(t, text)))
		})
	}
}

var rounds = []round{
	{
		// rural: two places of ten and 200; B and D cost 220, so the list ends
		// with B; a place and 100 go on and are divided with the rest: of 5 + 1 places
		// N has 3, S 1.8, W 1.2, the one left over goes to S; of 500 + 100 they have
		// 300, 180, 120. What the areas leave lapses: no place, and 30 + 20 + 40. The
		// rest is 10 - 7 places and 1000 - 610 - 90.
		name: "percents, shares, what is left",
		rules: `
amount: ask
count: {max: 10}
budget: {max: 1000}
reserve: 2
pools:
  - {id: rural, where: rural, count: {max: 25%}, budget: {max: 20%}}
  - {id: area, each: area, shares: {N: 50%, S: 30%, W: 20%}, count: {max: 5}, budget: {max: 500}, leftover: lapse}
  - {id: open, count: {max: 100%, of: rest}, budget: {max: 100%, of: rest, when_short: skip}, tiers: [{id: a, amount: ask, max: 1}, {id: b, amount: ask, cap: 60}]}`,
		rows: crowdOfTwelve,
		want: `
rural [B] of 2 for 100 of 200 left 100
area:N [A D E] of 3 for 270 of 300 left 30
area:S [F J] of 2 for 160 of 180 left 20
area:W [C] of 1 for 80 of 120 left 40 next [K L]
open [G H I] of 3 for 180 of 300 left 120 next [K L]
K open below_cut open/count
L open below_cut open/count`,
	},
	{
		// D needs no more than twice the 100 that rural has left: rural overdraws 20,
		// and of 500 - 20 the areas have 240, 144, 96. N stops before I and passes 20
		// on, S passes on 4.
		name: "shares of what an overdraft leaves",
		rules: `
amount: ask
budget: {max: 1000}
pools:
  - {id: rural, where: rural, budget: {max: 20%, fits: amount <= 2 * (budget - spent)}}
  - {id: area, each: area, shares: {N: 50%, S: 30%, W: 20%}, budget: {max: 500}}`,
		rows: crowdOfTwelve,
		want: `
rural [B D] for 220 of 200 left -20
area:N [A E H] for 220 of 240 left 20
area:S [F J] for 160 of 164 left 4
area:W [C] for 80 of 100 left 20
G area:W budget area:W/budget
I area:N budget area:N/budget
K area:W budget area:W/budget
L area:W budget area:W/budget`,
	},
	{
		// Who loses in the first pool is out of the second. That one could use the
		// three places left, but only five are: C to G lack the money alone, H and I
		// the place too.
		name: "losers are out",
		rules: `
amount: ask
count: {max: 6}
pools:
  - {id: rural, where: rural and marks > 89, count: {max: 4}, tiers: [{id: a, amount: ask, qualify: marks > 92}], losers: out}
  - {id: open, where: marks > 86, count: {max: 100%, of: rest}, budget: {max: 100}}`,
		rows: crowdOfTwelve,
		want: `
rural [B] of 4
open [A] of 5 for 100 of 100 left 0
C open budget open/budget
D rural no_tier 
E open budget open/budget
F open budget open/budget
G open budget open/budget
H open below_cut 
I open below_cut 
J no_pool 
K no_pool 
L no_pool `,
	},
	{
		// A tie for a place in the first pool: the second cannot be run. C and D wait
		// for a pool that would take them, E is not rural and high enough for none.
		name: "a tie keeps later pools waiting",
		rules: `
count: {max: 3}
pools:
  - {id: rural, where: rural, count: {max: 1}}
  - {id: open, where: marks > 80, count: {max: 2}}`,
		rows: `
A 90 true N 1
B 90 true N 1
C 88 false N 1
D 87 false N 1
E 70 false N 1
F 60 true N 1`,
		want: `
rural [] of 1 contested [A B]
open skipped
A rural tie_undecided rural/count
B rural tie_undecided rural/count
C pool_waiting 
D pool_waiting 
E no_pool 
F rural below_cut rural/count
A tie in rural is undecided; the pools after it were not run: open.`,
	},
	{
		// The lot is drawn in each pool by the same numbers: SHA-256 of seed, policy and
		// id begins 2f9d for A, 5be6 for C, a3d1 for D, bf9a for B.
		name: "a lot in each pool",
		rules: `
ties: {at_cut: lot}
pools:
  - {id: rural, where: rural, count: {max: 1}}
  - {id: open, count: {max: 2}}`,
		terms: allocation.Round{Seed: "7"},
		rows: `
A 90 true N 1
B 90 true N 1
C 90 false N 1
D 90 false N 1`,
		want: `
rural [A] of 1
open [C D] of 2
B open below_cut open/count`,
	},
	{
		// Nobody of a tie is funded, the place stays empty and goes to the next pool.
		name: "a tie is excluded in one pool and funded in the next",
		rules: `
ties: {at_cut: exclude}
pools:
  - {id: rural, where: rural, count: {max: 1}}
  - {id: open, count: {max: 1}}`,
		rows: `
A 90 true N 1
B 90 true N 1
C 80 false N 1`,
		want: `
rural [] of 1
open [A B] of 2
C open below_cut open/count`,
	},
	{
		// L and E ask for least; G is the second of W; H is before I and J by marks.
		// Without the ceiling G comes in, and there is no place for C and K still.
		name: "a pool that ranks by other keys",
		rules: `
amount: ask
pools:
  - {id: best, count: {max: 2}}
  - {id: cheap, rank_by: [{by: ask, order: asc}, {by: marks, order: desc}], count: {max: 3}, quotas: [{id: w, where: area == "W", at_most: 1}]}`,
		rows: crowdOfTwelve,
		want: `
best [A B] of 2
cheap [L E H] of 3
C cheap below_cut 
D cheap below_cut cheap/count
F cheap below_cut cheap/count
G cheap quota cheap/quota:w
I cheap below_cut cheap/count
J cheap below_cut cheap/count
K cheap below_cut `,
	},
	{
		// Of 200 rural awards 60 and lets 40 lapse: the half of the rest is 50. Then the
		// rest is 55, and the 5 that open left are part of it.
		name: "lapsed money is gone",
		rules: `
amount: ask
budget: {max: 200}
pools:
  - {id: rural, where: rural, budget: {max: 100}, leftover: lapse}
  - {id: open, budget: {max: 50%, of: rest}}
  - {id: last, budget: {max: 100%, of: rest}}`,
		rows: `
A 90 true N 60
B 80 false N 45
C 70 false N 30
D 60 false N 26`,
		want: `
rural [A] for 60 of 100 left 40
open [B] for 45 of 50 left 5
last [C] for 30 of 55 left 25
D last budget last/budget`,
	},
	{
		// The test of money lets B have 90 where 50 are left: 40 too much. north pays 30
		// of them, open the other 10. It leaves 20, which rest has beside 10% of the
		// 840 that are neither awarded nor lapsed.
		name: "what was overdrawn is taken from later pools",
		rules: `
amount: ask
budget: {max: 1000}
pools:
  - {id: rural, where: rural, budget: {max: 100, fits: spent < budget}}
  - {id: north, where: area == "N", budget: {max: 30}}
  - {id: open, budget: {max: 50}}
  - {id: rest, budget: {max: 10%, of: rest}}`,
		rows: `
A 90 true N 50
B 80 true N 90
C 70 false N 20
D 60 false W 40
E 50 false W 86`,
		want: `
rural [A B] for 140 of 100 left -40
north [] for 0 of 0 left 0
open [C] for 20 of 40 left 20
rest [D] for 40 of 104 left 64
E rest budget rest/budget`,
	},
	{
		// Numbers of the round may add up to more than there is.
		name: "more than there is",
		rules: `
count: {max: 7}
pools:
  - {id: rural, where: rural, count: {max: places}}
  - {id: open, count: {max: qualified_count}}`,
		rows: crowdOfTwelve,
		want: `
figure_unknown [open]: open: A number of the allocation cannot be computed: pools.open.count.max“qualified_count”: the pools' count adds up to 16, the programme has 7`,
	},
	{
		name: "no list in one pool",
		rules: `
pools:
  - {id: rural, where: rural, count: {max: 2}}
  - {id: open, count: {max: 2}, quotas: [{id: s, where: area == "S", at_least: 3}]}`,
		rows: strings.ReplaceAll(crowdOfTwelve, "J 86 false S", "J 86 false W"),
		want: `
no_lawful_plan [open/quota:s]: open: No list obeys all limits; any one of these alone is to blame: open/quota:s. s can reach 1 at most.`,
	},
	{
		// 33% of 100 is 30 in tens. Shares of 30 are 15 and 15, in tens 10 and 10; the
		// ten left over goes to N. B and C cost 30, which N has not; its 20 go on to S,
		// and 20 from there to W.
		name: "units and shares",
		rules: `
amount: ask
budget: {max: 100}
unit: {to: 10, mode: down}
pools:
  - {id: rural, where: rural, budget: {max: 33%}}
  - {id: half, each: area, shares: {N: 50%, S: 50%, W: 0%}, budget: {max: 30%}}`,
		rows: `
A 90 true N 35
B 80 true N 39
C 70 false N 30
D 60 false S 19
E 50 false W 10`,
		want: `
rural [A] for 30 of 30 left 0
half:N [] for 0 of 20 left 20
half:S [D] for 10 of 30 left 20
half:W [E] for 10 of 20 left 10
B half:N budget half:N/budget
C half:N budget half:N/budget`,
	},
}
