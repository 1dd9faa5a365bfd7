package jsonapi

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A policy of several files comes with them under "files", by their paths from its
// folder.
func TestPoliciesOfSeveralFiles(t *testing.T) {
	policy := func(cap string) string {
		return `{"name":"x/v.yaml","text":` + quoted("extends: in/b.yaml\npolicy: {id: v}\nallocation: {cap: "+cap+"}\n") + `,"files":{` +
			`"in/b.yaml":` + quoted("merit: 1\npolicy: {id: b}\ninputs: {区: {type: choice, options: {file: r.csv}}, 额: {type: money}}\n"+
			"scoring: {max: 9, indicators: [{id: 分, max: 9, points: {of: 区, options: {东: 9, 西: 4}}}]}\nallocation: {count: {max: 1}, amount: 额}\n") +
			`,"in/r.csv":` + quoted("区\n东\n西\n") + `}}`
	}
	rows := applications(`[{"id":"A","区":"东","额":"500"},{"id":"B","区":"西","额":"500"}]`)
	run := Call(ask("call", `"run"`, "policy", policy("300"), "applications", rows))
	require.Equal(t, "300", at(t, run, "applicants", "A", "award", "amount"))
	verified := Call(ask("call", `"verify"`, "policy", policy("300"), "applications", rows, "result", quoted(string(run))))
	require.Equal(t, "true", at(t, verified, "verified"))
	explained := Call(ask("call", `"explain"`, "policy", policy("300"), "applications", rows, "id", `"B"`))
	require.Equal(t, "4", at(t, explained, "applicant", "score", "total"))
	decided := Call(ask("call", `"decide"`, "policy", policy("300"), "application", `{"区":"东","额":"1"}`))
	require.Equal(t, "eligible", at(t, decided, "decision", "status"))
	worth := Call(ask("call", `"eval"`, "policy", policy("300"), "expr", `"额 * 2"`, "set", `{"额":"4"}`))
	require.Equal(t, "8", at(t, worth, "value"))
	tested := Call(ask("call", `"test"`, "policy", policy("300"), "tests", `{"name":"t.yaml","text":`+
		quoted("policy: v.yaml\ntests: [{name: a, given: {区: 东, 额: 7}, expect: {total: 9}}]\n")+`}`))
	require.Equal(t, "1", at(t, tested, "passed"))

	faults := Call(ask("call", `"check"`, "policy", policy("额额")))
	require.Contains(t, string(faults), `"file":"x/v.yaml","line":3`)
	alone := Call(ask("call", `"run"`, "policy", `{"text":`+quoted("extends: b.yaml\npolicy: {id: v}\n")+`}`, "applications", rows))
	require.Contains(t, string(alone), `include-missing`)
}

// Forms whose numbers are in tables of files give what the numbers give that are
// written in their place.
func TestFormsOfFiles(t *testing.T) {
	const policy = `merit: 1
policy: {id: t}
inputs: {占比: {type: percent, min: 0%, max: 100%}, 地区: {type: choice, options: [城, 乡]}, 等级: {type: integer, min: 0, max: 9}, 评分: {type: number}}
values:
  折扣: {matrix: {rows: {of: 占比, at_least: {file: m.csv, columns: [share]}, else: true}, columns: {of: 地区, options: [乡, 城]}, cells: {file: m.csv}}}
  加点: {bands: {of: 等级, table: {file: r.csv}}}
  档: {bands: {of: 占比, more_than: {file: m.csv, columns: [share, 城]}}}
scoring:
  max: 10
  indicators: [{id: 分, max: 10, judged: {input: 评分, between: {of: 地区, options: {file: s.csv}}}}]
tests:
  - {name: a border of a row, given: {占比: 20%, 地区: 城, 等级: 4, 评分: 3}, expect: {values: {折扣: 50%, 加点: 2, 档: 40%}, total: 3}}
  - {name: what no row takes, given: {占比: 0%, 地区: 乡, 等级: 5, 评分: 5}, expect: {values: {折扣: 25%, 加点: 3, 档: 20%}, total: 5}}
  - {name: outside its span, given: {占比: 1%, 地区: 乡, 等级: 0, 评分: 4}, expect: {status: refused}}
`
	files := `,"files":{"m.csv":` + quoted("share,城,乡\n1%,40%,50%\n20%,50%,60%\nelse,20%,25%\n") +
		`,"r.csv":` + quoted("from,to,points,includes\n,4,1,\n4,4,2,both\n4,,3,neither\n") + `,"s.csv":` + quoted("地区,低,高\n城,0,3\n乡,5,10\n") + `}`
	tested := Call(ask("call", `"test"`, "policy", `{"name":"t.yaml","text":`+quoted(policy)+files+`}`))
	require.Equal(t, "3", at(t, tested, "passed"), "%s", tested)
}
