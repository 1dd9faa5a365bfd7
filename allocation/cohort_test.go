package allocation_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

const cohortPolicy = `merit: 1
policy: {id: p, title: 测试}
inputs:
  数: {type: number, min: 0}
  区: {type: choice, options: [东, 西]}
  计入: {type: bool}
cohort:
  最高: {of: 数, take: max}
  本区最高: {of: 数, take: max, by: 区, where: 计入}
scoring:
  max: 10
  indicators: [{id: 得分, max: 10, formula: "FORMULA"}]
`

// TestFiguresThatAreHeldUp: while one applicant's part in a figure is unknown, it
// is unknown for all whom it may concern, and only who has not supplied an input
// is told that it is missing.
func TestFiguresThatAreHeldUp(t *testing.T) {
	type row map[string]any
	all := func(changes ...row) []row {
		rows := []row{
			{"id": "A", "数": 5, "区": "东", "计入": true},
			{"id": "B", "数": 4, "区": "西", "计入": true},
			{"id": "C", "数": 3, "区": "东", "计入": true},
		}
		for _, change := range changes {
			for i := range rows {
				if rows[i]["id"] == change["id"] {
					for k, v := range change {
						rows[i][k] = v
					}
				}
			}
		}
		return rows
	}
	const ofAll, ofGroup = "min(10, 最高)", "min(10, 本区最高)"
	tests := []struct {
		name, formula string
		rows          []row
		want          map[string][]string // id -> missing; nil: determined
	}{
		{"complete", ofAll, all(), map[string][]string{"A": nil, "B": nil, "C": nil}},
		{"of all", ofAll, all(row{"id": "C", "数": nil}), map[string][]string{"A": {}, "B": {}, "C": {"数"}}},
		{"of a group", ofGroup, all(row{"id": "C", "数": nil}), map[string][]string{"A": {}, "B": nil, "C": {"数"}}},
		{"whether it counts", ofGroup, all(row{"id": "C", "计入": nil}), map[string][]string{"A": {}, "B": nil, "C": {"计入"}}},
		{"in which group it counts", ofGroup, all(row{"id": "C", "区": nil}), map[string][]string{"A": {}, "B": {}, "C": {"区"}}},
		{"of an unknown group, but does not count", ofGroup, all(row{"id": "C", "区": nil, "计入": false}), map[string][]string{"A": nil, "B": nil}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := schema.Parse("p.yaml", []byte(strings.Replace(cohortPolicy, "FORMULA", test.formula, 1)))
			require.NoError(t, err)
			data, err := json.Marshal(test.rows)
			require.NoError(t, err)
			apps, err := p.ParseApplications("a.json", data)
			require.NoError(t, err)
			result, err := allocation.Run(p, apps, allocation.Round{})
			require.NoError(t, err)
			var got struct {
				Applicants []struct {
					ID, Status string
					Missing    []string
				}
			}
			require.NoError(t, json.Unmarshal(result.JSON(), &got))
			seen := map[string][]string{}
			for _, a := range got.Applicants {
				if _, asked := test.want[a.ID]; !asked {
					continue
				}
				switch {
				case a.Status != "undetermined":
					seen[a.ID] = nil
				case a.Missing == nil:
					seen[a.ID] = []string{}
				default:
					seen[a.ID] = a.Missing
				}
			}
			require.Equal(t, test.want, seen)
		})
	}
}

// TestWhatIsNotKnownIsAbsent: no null stands for what is unknown, also inside a list.
func TestWhatIsNotKnownIsAbsent(t *testing.T) {
	p, err := schema.Parse("p.yaml", []byte(`merit: 1
policy: {id: p, title: 测试}
inputs: {甲: {type: number}, 乙: {type: number, optional: true}}
values: {列: {formula: "[甲, 1]"}, 和: {formula: "[1, 2]"}, 无: {formula: 乙}}
`))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte(`[{"id":"A","乙":"无"}]`))
	require.NoError(t, err)
	result, err := allocation.Run(p, apps, allocation.Round{})
	require.NoError(t, err)
	require.Contains(t, string(result.JSON()), `"values":{"和":["1","2"]}`)
	require.NotContains(t, string(result.JSON()), "null")
}

// TestALimitIsNamedWhereItWasReached: all that comes after it fails too, and is
// not to blame.
func TestALimitIsNamedWhereItWasReached(t *testing.T) {
	p, err := schema.Parse("p.yaml", []byte(`merit: 1
policy: {id: p, title: 测试}
inputs: {甲: {type: number}}
values: {重: {formula: "sum(map(1..10000, sum(1..10000)))"}, 轻: {formula: 重 + 甲}}
scoring: {max: 5, indicators: [{id: 分, max: 5, formula: 甲}]}
`))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte(`[{"id":"A","甲":1}]`))
	require.NoError(t, err)
	result, err := allocation.Run(p, apps, allocation.Round{Language: "en"})
	require.NoError(t, err)
	require.Contains(t, string(result.JSON()), `"errors":["values.重“sum(1..10000)”: the work budget of 1000000 is used up"]`)
}
