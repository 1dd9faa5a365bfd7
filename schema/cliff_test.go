package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

const cliffPolicy = head + `inputs:
  负债率: {type: percent, min: 0%, max: 200%}
  投诉: {type: integer, min: 0, max: 50}
  员工: {type: integer, min: 0, max: 1000}
  投入: {type: money, min: 0, max: 1000万}
eligibility:
  - {id: 中小, require: 员工 <= 300}
scoring:
  max: 20
  indicators:
    - {id: 负债, max: 10, bands: {of: 负债率, at_most: {55%: 10, 75%: 5}, else: 0}}
    - {id: 服务, max: 10, formula: 10 - 投诉 / 5}
allocation:
  count: {max: 3}
  tiers:
    - {id: 大, qualify: 投入 > 100万, amount: 投入 * 10%}
    - {id: 小, amount: 投入 * 20%}
`

// TestCliffs holds the falls of a policy: a band, a line and a change of rates are some,
// what goes down evenly is none. Both sides are run as rounds.
func TestCliffs(t *testing.T) {
	policy, err := schema.Parse("p.yaml", []byte(cliffPolicy))
	require.NoError(t, err)
	found, looked := policy.Cliffs()
	require.True(t, looked)
	var said []string
	for _, d := range found {
		require.Equal(t, schema.Info, d.Severity)
		text, _, _ := strings.Cut(d.Message("zh"), "（")
		said = append(said, text)
	}
	require.ElementsMatch(t, []string{
		"“负债率”从55%到55.01%，总分由20变为15",
		"“负债率”从75%到75.01%，总分由15变为10",
		"“员工”从300到301，由可以支持变为不符合申报条件",
		"“投入”从1000000到1000001，支持金额由200000变为100000.1",
	}, unique(said))
	for _, d := range found {
		better := cliffSide(t, policy, d.Witness, nil)
		switch {
		case strings.Contains(d.Message("zh"), "员工"):
			require.Equal(t, "qualified", better.Status)
			require.Equal(t, "ineligible", cliffSide(t, policy, d.Witness, map[string]any{"员工": "301"}).Status)
		case strings.Contains(d.Message("zh"), "投入"):
			require.Equal(t, "200000", better.Award.Amount)
			require.Equal(t, "100000.1", cliffSide(t, policy, d.Witness, map[string]any{"投入": "1000001"}).Award.Amount)
		}
	}
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

type cliffOutcome struct {
	Status string
	Award  struct{ Amount string }
}

// cliffSide is what comes of an application with some answers changed.
func cliffSide(t *testing.T, policy *schema.Policy, witness string, changed map[string]any) cliffOutcome {
	var app map[string]any
	require.NoError(t, json.Unmarshal([]byte(witness), &app))
	for k, v := range changed {
		app[k] = v
	}
	data, err := json.Marshal([]any{app})
	require.NoError(t, err)
	apps, err := policy.ParseApplications("a.json", data)
	require.NoError(t, err)
	result, err := allocation.Run(policy, apps, allocation.Round{})
	require.NoError(t, err)
	one, ok := result.ApplicantJSON("witness")
	require.True(t, ok)
	var got cliffOutcome
	require.NoError(t, json.Unmarshal(one, &got))
	return got
}

// TestNoCliffsWhereNobodyIsFunded says that there was nobody to look at.
func TestNoCliffsWhereNobodyIsFunded(t *testing.T) {
	policy, err := schema.Parse("p.yaml", []byte(head+"inputs: {甲: {type: integer, min: 0, max: 9}}\neligibility: [{id: a, require: 甲 * 2 == 7}]\n"))
	require.NoError(t, err)
	found, looked := policy.Cliffs()
	require.False(t, looked)
	require.Empty(t, found)
}
