package policytest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

const policyText = `merit: 1
policy: {id: p-2025, programme: p, title: 政策, version: "1", year: 2025, timezone: Asia/Shanghai, currency: CNY, subject: 代码}
stages:
  - {id: plan, title: 申报, due: 2025-02-07}
  - {id: award, title: 支持}
parameters:
  线: {value: 60}
inputs:
  代码: {type: text}
  日期: {type: date}
  分: {type: number, min: 0, max: 100}
  造假: {type: bool, default: false}
  证书: {type: date, optional: true}
values:
  一半: {formula: 分 / 2}
eligibility:
  - {id: 按时, require: 日期 <= due.plan, stage: plan}
  - {id: 真实, require: not 造假, sanction: {bar: [0, 1], recover: paid}}
scoring:
  max: 100
  indicators:
    - {id: 得, max: 100, formula: 分}
qualification:
  - {id: 够, require: 总分 >= 线}
allocation:
  rank_by: [{by: 总分, order: desc}]
  ties: {at_cut: lot}
  count: {max: 1}
  tiers: [{id: 档, cap: 10万}]
fixtures:
  样本: {代码: X, 日期: 2025-02-07, 分: 80}
tests:
`

// reports runs tests, written as the items of the list.
func reports(t *testing.T, tests string, files Files) []Report {
	t.Helper()
	p, err := schema.Parse("p.yaml", []byte(policyText+tests))
	require.NoError(t, err)
	return Run(p, p.Tests(), files, "zh", nil)
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		name, test string
		diffs      []Diff
	}{
		{"a fixture", `{name: x, base: 样本, expect: {status: qualified, total: 80, scores: {得: 80}, failures: [], warnings: [], sanctions: [], award: {tier: 档, amount: 10万}, rank: 1}}`, nil},
		{"a value given over the fixture", `{name: x, base: 样本, given: {日期: 2025-02-08}, expect: {status: ineligible, failures: [按时]}}`, nil},
		{"a value taken away", `{name: x, base: 样本, given: {分: null}, expect: {status: undetermined, missing: [分], total: null}}`, nil},
		{"values of every kind", `{name: x, base: 样本, expect: {values: {一半: 40, 分: 80, 线: 60, 代码: X, 造假: 否}}}`, nil},
		{"a parameter set", `{name: x, base: 样本, set: {线: 81}, expect: {status: unqualified, failures: [够]}}`, nil},
		{"a stage", `{name: x, base: 样本, stage: plan, expect: {status: eligible}}`, nil},
		{"a data error", `{name: x, base: 样本, given: {分: 101}, expect: {status: refused}}`, nil},
		{"a data error that was not expected", `{name: x, base: 样本, given: {分: 101}, expect: {status: qualified}}`, []Diff{{"status", "refused", "qualified"}, {"refused", "第1行“分”：“101”大于上限 100。该行未计入，名单为暂定。", ""}}},
		{"a known none", `{name: x, base: 样本, given: {证书: 无}, expect: {values: {证书: 无}}}`, nil},
		{"a known none is not a date", `{name: x, base: 样本, given: {证书: —}, expect: {values: {证书: 2025-01-01}}}`, []Diff{{"values.证书", "无", "2025-01-01"}}},
		{"not given is no none", `{name: x, base: 样本, expect: {values: {证书: 无}}}`, []Diff{{"values.证书", "", "无"}}},
		{"a year and a ledger", `{name: x, base: 样本, year: 2026, ledger: [{event: sanction, year: 2025, policy: p-2025, subject: X, rule: 真实, bar_years: [2026]}], expect: {status: ineligible, failures: [barred]}}`, nil},
		{"recover", `{name: x, base: 样本, given: {造假: 是}, ledger: [{event: award, year: 2025, policy: p-2025, subject: X, amount: 10万}, {event: payment, year: 2025, policy: p-2025, subject: X, amount: 4万}], expect: {sanctions: [{rule: 真实, bar_years: [2025, 2026], recover: 40000, withheld: 60000}]}}`, nil},
		{"a round", `{name: x, applications: [{id: 甲, base: 样本}, {id: 乙, base: 样本, given: {分: 70}}, {id: 丙, given: {分: x}}], expect: {decided: true, provisional: true, funded: [甲], refused: [丙], counts: {rows: 3}, applicants: {乙: {rank: 2, refusal: {code: below_cut, limits: [count]}}, 丙: {status: refused}}, allocation: {amount: 10万}}}`, nil},
		{"a tie without a seed", `{name: x, applications: [{id: 甲, base: 样本}, {id: 乙, base: 样本}], expect: {decided: false, funded: []}}`, nil},
		{"a tie with a seed", `{name: x, seed: "7", applications: [{id: 甲, base: 样本}, {id: 乙, base: 样本}], expect: {decided: true}}`, nil},
		{"a file and some of its rows", `{name: x, applications: a.json, only: [B], expect: {counts: {rows: 1}, funded: [B]}}`, nil},
		{"what is wrong", `{name: x, base: 样本, expect: {total: 81, status: ineligible}}`, []Diff{{"total", "80", "81"}, {"status", "qualified", "ineligible"}}},
		{"an applicant that there is not", `{name: x, applications: [{id: 甲, base: 样本}], expect: {applicants: {乙: {rank: 1}}}}`, []Diff{{"applicants.乙", "", "{rank: 1}"}}},
		{"a file that there is not", `{name: x, applications: none.json, expect: {decided: true}}`, []Diff{{"", "no such file", ""}}},
		{"a parameter that there is not", `{name: x, base: 样本, set: {县: 1}, expect: {total: 1}}`, []Diff{{"", "set.县：没有参数“县”", ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := func(name string) ([]byte, error) {
				if name == "a.json" {
					return []byte(`[{"id":"A","代码":"1","日期":"2025-02-07","分":"90"},{"id":"B","代码":"2","日期":"2025-02-07","分":"80"}]`), nil
				}
				return nil, errors.New("no such file")
			}
			got := reports(t, "  - "+c.test+"\n", files)
			require.Len(t, got, 1)
			require.Equal(t, c.diffs, got[0].Diffs)
			require.Equal(t, len(c.diffs) == 0, got[0].Pass())
		})
	}
}

func TestJSON(t *testing.T) {
	got := JSON([]Report{{File: "f", Name: "a"}, {File: "f", Name: "b", Diffs: []Diff{{"k", "1", "2"}}}})
	require.Equal(t, `{"tests":[{"file":"f","name":"a","pass":true,"diffs":[]},{"file":"f","name":"b","pass":false,"diffs":[{"key":"k","got":"1","want":"2"}]}],"passed":1,"failed":1}`, string(got))
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want FileKind
	}{
		{"merit: 1\ntests: []", PolicyFile}, {"policy: p.yaml\ntests: []", TestFile}, {"a: 1", OtherFile}, {"- a", OtherFile}, {"", OtherFile}, {"{", OtherFile}, {`{"merit": 1}`, PolicyFile},
	} {
		require.Equal(t, c.want, KindOf("x", []byte(c.text)), c.text)
	}
}
