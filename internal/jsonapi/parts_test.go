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
