package jsonapi

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/canon"
)

// ask builds a request from pairs of keys and raw JSON values.
func ask(pairs ...string) []byte {
	var w canon.Writer
	w.Object()
	for i := 0; i+1 < len(pairs); i += 2 {
		w.Key(pairs[i])
		w.Raw([]byte(pairs[i+1]))
	}
	w.EndObject()
	return w.Bytes()
}

func quoted(s string) string { return string(canon.AppendString(nil, s)) }

func policyText(text string) string {
	return `{"name":"small.yaml","text":` + quoted(text) + `}`
}

const rows = `[{"id":"A","name":"甲","完成":"7","目标":"10","满意度":"90%"},{"id":"B","完成":"5","目标":"10","满意度":"80%"},{"id":"C","完成":"9","目标":"10"}]`

func applications(text string) string {
	return `[{"name":"a.json","text":` + quoted(text) + `}]`
}

func at(t *testing.T, answer []byte, path ...string) string {
	t.Helper()
	n, err := canon.Parse(answer)
	require.NoError(t, err, "%s", answer)
	for _, key := range path {
		if n.Kind == canon.Array {
			var found *canon.Node
			for i := range n.Items {
				if id := n.Items[i].Get("id"); id != nil && id.Text == key {
					found = &n.Items[i]
				}
			}
			n = found
		} else {
			n = n.Get(key)
		}
		require.NotNil(t, n, "%s in %s", key, answer)
	}
	if n.Text != "" {
		return n.Text
	}
	return string(canon.Encode(n))
}

func TestCall(t *testing.T) {
	policy := policyText(smallPolicy)
	t.Run("check", func(t *testing.T) {
		require.Equal(t, "0", at(t, Call(ask("call", `"check"`, "policy", policy)), "errors"))
		answer := Call(ask("call", `"check"`, "lang", `"en"`, "policy", policyText("merit: 1\npolicy: {id: x}\nvaluess: {}\n")))
		require.Contains(t, string(answer), `"line":3`)
		require.Contains(t, string(answer), `"suggestion":"values"`)
	})
	t.Run("run", func(t *testing.T) {
		answer := Call(ask("call", `"run"`, "policy", policy, "applications", applications(rows)))
		require.Equal(t, "16", at(t, answer, "applicants", "A", "score", "total"))
		require.Equal(t, "ineligible", at(t, answer, "applicants", "B", "status"))
		require.Equal(t, "undetermined", at(t, answer, "applicants", "C", "status"))
		sum, err := canon.Sum(answer, "sha256")
		require.NoError(t, err)
		require.Equal(t, sum, at(t, answer, "sha256"))
		verified := Call(ask("call", `"verify"`, "policy", policy, "applications", applications(rows), "result", quoted(string(answer))))
		require.Equal(t, "true", at(t, verified, "verified"), "%s", verified)
		answer[len(answer)/2] ^= 1
		verified = Call(ask("call", `"verify"`, "policy", policy, "applications", applications(rows), "result", quoted(string(answer))))
		require.Equal(t, "false", at(t, verified, "verified"))
	})
	t.Run("run with a parameter set", func(t *testing.T) {
		answer := Call(ask("call", `"run"`, "policy", policy, "applications", applications(rows), "set", `{"合格完成率":"50%"}`))
		require.Equal(t, "qualified", at(t, answer, "applicants", "B", "status"))
		require.Equal(t, "50%", at(t, answer, "set", "合格完成率"))
	})
	t.Run("explain", func(t *testing.T) {
		answer := Call(ask("call", `"explain"`, "policy", policy, "applications", applications(rows), "id", `"A"`))
		require.Equal(t, "90% × 10 = 9", at(t, answer, "applicant", "score", "items", "满意分", "why"))
		answer = Call(ask("call", `"explain"`, "policy", policy, "applications", applications(rows), "id", `"Z"`))
		require.Equal(t, "api-no-applicant", at(t, answer, "error", "code"))
	})
	t.Run("explain says which total would do", func(t *testing.T) {
		policy := policyText(smallPolicy + "allocation: {count: {max: 1}}\n")
		rows := applications(`[{"id":"A","完成":7,"目标":10,"满意度":"90%"},{"id":"B","完成":8,"目标":10,"满意度":"90%"}]`)
		answer := Call(ask("call", `"explain"`, "policy", policy, "applications", rows, "id", `"A"`))
		require.Equal(t, `[{"for":"funded","total":"17.01"}]`, at(t, answer, "needs"))
		answer = Call(ask("call", `"explain"`, "policy", policy, "applications", rows, "id", `"B"`))
		require.Equal(t, `[{"for":"funded","total":"16.01"}]`, at(t, answer, "needs"))
		answer = Call(ask("call", `"explain"`, "policy", policy, "applications", rows, "id", `"A"`, "withdraw", `["A"]`))
		require.Equal(t, `[{"for":"funded","why":"已退出。"}]`, at(t, answer, "needs"))
		answer = Call(ask("call", `"explain"`, "policy", policyText(smallPolicy), "applications", rows, "id", `"A"`))
		require.NotContains(t, string(answer), `"needs"`)
	})
	t.Run("score half a form", func(t *testing.T) {
		answer := Call(ask("call", `"score"`, "policy", policy, "application", `{"完成":"7","目标":"10"}`))
		require.Equal(t, "7", at(t, answer, "card", "low"))
		require.Equal(t, "17", at(t, answer, "card", "high"))
		require.Equal(t, `["满意度"]`, at(t, answer, "card", "missing"))
		require.Equal(t, "7", at(t, answer, "card", "items", "完成分", "score"))
	})
	t.Run("decide with a ledger", func(t *testing.T) {
		event := `[{"event":"payment","year":2025,"policy":"small","subject":"1","amount":"100"}]`
		answer := Call(ask("call", `"decide"`, "policy", policy, "application", `{"完成":5,"目标":10}`, "ledger", event))
		require.Equal(t, "ineligible", at(t, answer, "decision", "status"))
		require.Contains(t, string(answer), `"sanctions":[{"rule":"完成率合格","bar_years":[2026],"recover":"100","cite":{`)
	})
	t.Run("eval", func(t *testing.T) {
		require.Equal(t, `{"value":"307/18","approx":"17.06","type":"number"}`, string(Call(ask("call", `"eval"`, "expr", `"min(20, 7 / 9 * 20 + 3 * 0.5)"`))))
		require.Equal(t, "7/9", at(t, Call(ask("call", `"eval"`, "expr", `"完成率"`, "policy", policy, "set", `{"完成":"7","目标":"9"}`)), "value"))
	})
	t.Run("test", func(t *testing.T) {
		answer := Call(ask("call", `"test"`, "policy", policy))
		require.Equal(t, `{"tests":[{"file":"small.yaml","name":"七成","pass":true,"diffs":[]},{"file":"small.yaml","name":"错的","pass":false,"diffs":[{"key":"total","got":"16","want":"17"}]}],"passed":1,"failed":1}`, string(answer))
	})
}

func TestCallRefuses(t *testing.T) {
	policy := policyText(smallPolicy)
	for _, c := range []struct {
		name string
		in   []byte
		code string
	}{
		{"no JSON", []byte("{"), "json-truncated"},
		{"a key twice", []byte(`{"call":"eval","call":"run"}`), "json-duplicate-key"},
		{"a list", []byte(`[]`), "api-request"},
		{"no call", ask("lang", `"zh"`), "api-request"},
		{"unknown call", ask("call", `"fly"`), "api-request"},
		{"unknown key", ask("call", `"eval"`, "expr", `"1"`, "exprs", `"1"`), "api-request"},
		{"no policy", ask("call", `"run"`, "applications", `[]`), "api-request"},
		{"a broken policy", ask("call", `"run"`, "policy", policyText("merit: 2"), "applications", `[]`), "policy"},
		{"applications that are none", ask("call", `"run"`, "policy", policy, "applications", applications("{}x")), "request"},
		{"a stage that there is not", ask("call", `"run"`, "policy", policy, "applications", applications(rows), "stage", `"nie"`), "terms"},
		{"a value out of range", ask("call", `"score"`, "policy", policy, "application", `{"满意度":"95"}`), "data-percent-bare"},
		{"a ledger with a fault", ask("call", `"decide"`, "policy", policy, "application", `{}`, "ledger", `[{"event":"gift"}]`), "request"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := Call(c.in)
			require.Equal(t, c.code, at(t, answer, "error", "code"), "%s", answer)
			require.NotEmpty(t, at(t, answer, "error", "message"))
		})
	}
}

func TestBrokenPolicyBringsItsDiagnostics(t *testing.T) {
	answer := Call(ask("call", `"run"`, "lang", `"en"`, "policy", policyText("merit: 1\npolicyy: {}\n"), "applications", `[]`))
	require.Contains(t, string(answer), `"diagnostics":[{"code":`)
}

func FuzzCall(f *testing.F) {
	policy := policyText(smallPolicy)
	f.Add(ask("call", `"check"`, "policy", policy))
	f.Add(ask("call", `"run"`, "policy", policy, "applications", applications(rows), "explain", `"near"`))
	f.Add(ask("call", `"score"`, "policy", policy, "application", `{"完成":"7"}`))
	f.Add(ask("call", `"eval"`, "expr", `"1 / 0"`, "set", `{"a":"1"}`))
	f.Add(ask("call", `"test"`, "policy", policy))
	f.Add(ask("call", `"verify"`, "policy", policy, "applications", applications(rows), "result", `"{}"`))
	f.Fuzz(func(t *testing.T, request []byte) {
		answer := Call(request)
		if len(answer) > 0 && answer[0] == '{' {
			_, err := canon.Parse(answer)
			require.NoError(t, err, "%s", answer)
		}
	})
}
