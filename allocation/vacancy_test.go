package allocation_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

const four = `
A 90 true N 40
B 89 true S 30
C 88 true N 20
D 87 true S 10
E 86 true S 5`

func withdrawn(ids ...string) allocation.Round { return allocation.Round{Withdraw: ids} }

func after(previous string, ids ...string) allocation.Round {
	return allocation.Round{Withdraw: ids, Previous: []byte(previous)}
}

const halfNorth = `
amount: ask
count: {max: 4}
reserve: 1
quotas: [{id: n, where: area == "N", at_least: 50%%, if_short: IFSHORT}]
vacancy: VACANCY`

func half(short, vacancy string) string {
	return strings.NewReplacer("%%", "%", "IFSHORT", short, "VACANCY", vacancy).Replace(halfNorth)
}

const earlierFour = `{"applicants": [{"id": "A", "award": {}}, {"id": "B", "award": {}}, {"id": "C", "award": {}}, {"id": "D", "award": {}}]}`

const twoTiers = `
tiers: [{id: high, qualify: marks >= 88, max: 1, cap: 20}, {id: low, max: 2, cap: 10}]
vacancy: keep`

// Every result here was worked out by hand.
var vacancies = []round{
	{
		// Two of four are of the north. Without C one is, so two may be funded: D loses
		// through no fault of its own.
		name: "rerun: a share shortens the list", rules: half("shrink", "rerun"), rows: four, terms: withdrawn("C"),
		want: `
A 40
B 30
D quota quota:n
E quota quota:n
C withdrawn 
lost [D] gained [] moved []
D has no award any more: Total 87. Rank 3. Without n there would be an award.`,
	},
	{
		name: "rerun: somebody comes in", rules: half("relax", "rerun"), rows: four, terms: withdrawn("B"),
		want: `
A 40
C 20
D 10
E 5
B withdrawn 
lost [] gained [E] moved []`,
	},
	{
		// One of three is not half.
		name: "keep: no list", rules: half("shrink", "keep"), rows: four, terms: after(earlierFour, "C"),
		want: `
no_lawful_plan [quota:n]: No list obeys all limits; any one of these alone is to blame: quota:n.
C withdrawn `,
	},
	{
		// The quota gives way: 1 of 4 as with A, B, D and E; two of four were asked for.
		name: "keep: the quota gives way", rules: half("relax", "keep"), rows: four, terms: after(earlierFour, "C"),
		want: `
A 40
B 30
D 10
E 5
C withdrawn 
lost [] gained [E] moved []
n falls short by 1.`,
	},
	{
		// A was high, B low. B may stay or rise, and rises; then C and D have low. E was
		// low by a list that nobody can explain, and keeps it: D has no place, though it
		// would if high took C too.
		name: "keep: at its tier or better", rules: twoTiers, rows: four,
		terms: after(`{"applicants": [{"id": "A", "award": {"tier": "high"}}, {"id": "B", "award": {"tier": "low"}}, {"id": "E", "award": {"tier": "low"}}]}`, "A"),
		want: `
B high 20
C low 10
D tier_full tier:high tier:low
E low 10
A withdrawn 
lost [] gained [C] moved [{B low high}]`,
	},
	{
		// D was high, which its marks do not allow any more; X did not apply this time.
		name: "keep: what cannot be kept", rules: twoTiers, rows: four,
		terms: after(`{"applicants": [{"id": "D", "award": {"tier": "high"}}, {"id": "E", "award": {"tier": "low"}}, {"id": "X", "award": {"tier": "low"}}]}`),
		want: `
A high 20
B low 10
C tier_full tier:high tier:low
D tier_full tier:high tier:low
E low 10
lost [D X] gained [A B] moved []
D: the earlier award cannot stand, neither its tier nor a better one is open now; the applicant competes as anybody else.
D has no award any more: Total 87. Rank 4. Every open tier is full: low 2/2.
X has no award any more: There is no such application.`,
	},
	{
		// The list is A, B, C, D; then C is struck. One of three is not half.
		name: "empty: the place stays empty", rules: half("shrink", "empty"), rows: four, terms: withdrawn("C"),
		want: `
A 40
B 30
D 10
E below_cut 
C withdrawn 
lost [] gained [] moved []
After a withdrawal n is not met any more: 1 instead of 2.`,
	},
	{
		// B and C are equal for the one place beside A. Without B it is still contested.
		name: "empty: one of a tie withdraws",
		rules: `
count: {max: 2}
reserve: 3
quotas: [{id: s, where: area == "S", at_least: 0}]
vacancy: empty`,
		rows: `
A 90 true N 1
B 89 true S 1
C 89 true S 1
D 89 true N 1
E 80 true S 1`,
		terms: withdrawn("B"),
		want: `
A
C tie_undecided count
D tie_undecided count
E below_cut count
B withdrawn 
lost [] gained [] moved []`,
	},
	{
		name: "an earlier list to compare with", rules: "amount: ask\ncount: {max: 2}", rows: four,
		terms: after(`{"applicants": [{"id": "C", "award": {}}, {"id": "B", "award": {}}, {"id": "D"}]}`),
		want: `
A 40
B 30
C below_cut count
D below_cut count
E below_cut count
lost [C] gained [A] moved []
C has no award any more: Total 88. Rank 3. 2 are funded (at most 2); the last one in by rank stands at 2 with 89.`,
	},
	{
		// E stays in the pool of the south; without that B would have had the place.
		name: "keep: in its pool",
		rules: `
pools:
  - {id: south, where: area == "S", count: {max: 1}}
  - {id: open, count: {max: 2}}
vacancy: keep`,
		rows:  four,
		terms: after(`{"applicants": [{"id": "E", "award": {"pool": "south"}}, {"id": "A", "award": {"pool": "open"}}, {"id": "D", "award": {"pool": "open"}}]}`, "D"),
		want: `
south [E] of 1
open [A B] of 2
C open below_cut open/count
D withdrawn 
lost [] gained [B] moved []`,
	},
	{
		// The pool of the south counts on B until the list is settled: open has 70, not
		// 100.
		name: "empty: in a pool",
		rules: `
amount: ask
budget: {max: 100}
reserve: 2
pools:
  - {id: south, where: area == "S", budget: {max: 32}}
  - {id: open, budget: {max: 100%, of: rest}}
vacancy: empty`,
		rows:  four,
		terms: withdrawn("B"),
		want: `
south [] for 0 of 32 left 32 next [E]
open [A C D] for 70 of 70 left 0 next [E]
E open budget open/budget
B withdrawn 
lost [] gained [] moved []`,
	},
}

func TestVacancies(t *testing.T) {
	for _, tt := range vacancies {
		t.Run(tt.name, func(t *testing.T) {
			_, text := settled(t, tt.rules, tt.rows, tt.terms)
			require.Equal(t, strings.TrimSpace(tt.want), strings.TrimSpace(shown(t, text)))
		})
	}
}

func TestTermsAfterTheAward(t *testing.T) {
	policy, err := schema.Parse("policy.yaml", []byte(desk+indented(twoTiers)))
	require.NoError(t, err)
	apps, err := policy.ParseApplications("apps.csv", table(four, 0))
	require.NoError(t, err)
	tests := []struct {
		name  string
		terms allocation.Round
		want  string
	}{
		{"nobody of that id", withdrawn("a"), "a is said to have withdrawn and is no applicant."},
		{"keep without the earlier list", withdrawn("A"), "vacancy: keep keeps the earlier awards when somebody withdraws: give the earlier result (--previous)."},
		{"no JSON", after("id,tier\nA,high\n"), "The earlier result cannot be read: line 1, column 1: this is not JSON."},
		{"another form", after(`{"A": "high"}`), `The earlier result must be one of ours, or of the form {"applicants": [{"id": "A01", "award": {"tier": "一档"}}]}.`},
		{"a key that is none", after(`{"applicants": [{"id": "A", "tier": "high"}]}`), "An earlier result has no key tier."},
		{"a tier that is none", after(`{"applicants": [{"id": "A", "award": {"tier": "hihg"}}]}`), "The policy has no tier hihg, which A has in the earlier result (did you mean high?)."},
		{"twice", after(`{"applicants": [{"id": "A"}, {"id": "A"}]}`), "A stands twice in the earlier result."},
		{"an award that is a text", after(`{"applicants": [{"id": "A", "award": "high"}]}`), `The earlier result must be one of ours, or of the form {"applicants": [{"id": "A01", "award": {"tier": "一档"}}]}.`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := allocation.Run(policy, apps, tt.terms)
			var term *allocation.TermError
			require.ErrorAs(t, err, &term)
			require.Equal(t, tt.want, term.Error())
		})
	}
}

// An earlier list is a text from anywhere: it is read, or refused with a reason.
func FuzzPrevious(f *testing.F) {
	policy, err := schema.Parse("policy.yaml", []byte(desk+indented(twoTiers)))
	require.NoError(f, err)
	apps, err := policy.ParseApplications("apps.csv", table(four, 0))
	require.NoError(f, err)
	result, err := allocation.Run(policy, apps, allocation.Round{})
	require.NoError(f, err)
	f.Add(result.JSON())
	f.Add([]byte(earlierFour))
	f.Add([]byte(`{"applicants": [{"id": "A", "award": {"tier": "low", "pool": "x:y"}}, {"id": "", "award": null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := allocation.Run(policy, apps, allocation.Round{Previous: data})
		if err != nil {
			var term *allocation.TermError
			require.ErrorAs(t, err, &term)
			require.NotEmpty(t, term.Message("zh"))
			return
		}
		require.NotEmpty(t, result.JSON())
	})
}
