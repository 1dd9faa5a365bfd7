package policytest_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

const coverHead = `merit: 1
policy: {id: p, title: 题, version: "1"}
inputs:
  分数: {type: number, min: 0, max: 100}
  区: {type: choice, options: [东, 西]}
  免: {type: bool, when: 分数 < 60}
`

// What the tests of a policy leave untried, as "line outcome text label".
func TestCoverage(t *testing.T) {
	tests := []struct {
		name, policy string
		met, all     int
		want         []string
	}{
		{"a rule of one condition needs one applicant on each side", `
eligibility: [{id: 线, require: 分数 >= 60}]
tests:
  - {name: 上, given: {分数: "60", 区: 东}, expect: {status: qualified}}
`, 2, 4, []string{"6 applies 分数 < 60", "8 fails 分数 >= 60"}},
		{"both sides, and the input that is asked below the line", `
eligibility: [{id: 线, require: 分数 >= 60}]
tests:
  - {name: 上, given: {分数: "60", 区: 东}, expect: {status: qualified}}
  - {name: 下, given: {分数: "59", 区: 东, 免: 否}, expect: {status: ineligible}}
`, 4, 4, nil},
		{"a rule of two needs each condition on both sides", `
eligibility: [{id: 线, require: 区 == "东" and 分数 >= 60}]
tests:
  - {name: 上, given: {分数: "60", 区: 东}, expect: {status: qualified}}
  - {name: 西, given: {分数: "60", 区: 西}, expect: {status: ineligible}}
`, 6, 8, []string{"6 applies 分数 < 60", "8 fails 分数 >= 60"}},
		{"an exemption spares the rule", `
eligibility: [{id: 线, require: 分数 >= 60, except: [{when: 免}]}]
tests:
  - {name: 免, given: {分数: "59", 区: 东, 免: 是}, expect: {status: qualified}}
`, 2, 6, []string{"6 spares 分数 < 60", "8 holds 分数 >= 60", "8 fails 分数 >= 60", "8 spares 免"}},
		{"bands, options and branches", `
scoring:
  max: 20
  indicators:
    - {id: 甲, max: 10, bands: {of: 分数, at_least: {90: 10, 60: 5}, else: 0}}
    - {id: 乙, max: 5, points: {of: 区, options: {东: 5, 西: 1}}}
    - {id: 丙, max: 5, formula: "分数 > 50 ? 5 : 0"}
tests:
  - {name: 一, given: {分数: "90", 区: 东}, expect: {total: "20"}}
`, 4, 9, []string{"6 applies 分数 < 60", "11 row 分数 ≥ 60", "11 row 分数 else", "12 row 区 西", "13 else 分数 > 50 ? 5 : 0"}},
		{"tiers and quotas", `
allocation:
  rank_by: [{by: 分数, order: desc}]
  tiers: [{id: 一档, max: 1, cap: 2}, {id: 二档, max: 1, cap: 1}]
  quotas: [{id: 西部, where: 区 == "西", at_least: 1}]
tests:
  - name: 一
    applications: [{id: A, given: {分数: "90", 区: 西}}, {id: B, given: {分数: "80", 区: 东}}]
    expect: {funded: [A, B]}
`, 6, 8, []string{"6 applies 分数 < 60", "11 binds 1"}},
		{"a test of money is tried as the money was handed out", `
allocation:
  rank_by: [{by: 分数, order: desc}]
  cap: 10
  budget: {max: 15, when_short: skip, fits: "spent + amount <= budget"}
tests:
  - name: 一
    applications: [{id: A, given: {分数: "90", 区: 西}}, {id: B, given: {分数: "80", 区: 东}}]
    expect: {funded: [A]}
`, 4, 6, []string{"6 applies 分数 < 60", "11 idle 15"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			policy, err := schema.Parse("p.yaml", []byte(coverHead+test.policy))
			require.NoError(t, err)
			m := coverage.Of(policy.Compiled().(*program.Program))
			for _, r := range policytest.Run(policy, policy.Tests(), nil, "zh", m) {
				require.True(t, r.Pass(), "%v", r)
			}
			var got []string
			m.Missing(func(p *coverage.Point, o *coverage.Outcome) {
				got = append(got, strings.TrimSpace(strconv.Itoa(p.Line)+" "+o.Kind.String()+" "+p.Text+" "+o.Label))
			})
			require.Equal(t, test.want, got)
			met, all := m.Tally()
			require.Equal(t, [2]int{test.met, test.all}, [2]int{met, all})
		})
	}
}
